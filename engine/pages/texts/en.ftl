### Words of the interface: buttons, headings, what has to be put right. English.
### They are merged into every package's texts. A package's own words are in its folder.

## Around a page

ui-continue = Continue
ui-back = Back
ui-change = Change
ui-remove = Remove
ui-yes = Yes
ui-no = No
ui-unknown = I don’t know
ui-none-of-these = None of these
ui-nobody = Nobody
ui-why-asked = Why we ask
ui-errors = Something has to be put right

## The start

ui-start = Which support may fit?
ui-start-intro = Short questions. Then you see what may fit, why, and how to apply. This check looks at:
ui-start-device = Your answers stay on this device. Nothing is sent. It is free.
ui-start-whom = Who is this check for?
ui-start-me = For me
ui-start-family = For me and my family
ui-start-helper = I am helping someone else
ui-begin = Start
ui-error-start = Choose who this check is for.
ui-part = Part { $part } of { $parts }: { $topic }

## What the device can do

ui-speak = Read aloud
ui-print = Print
ui-share = Send this result to someone
ui-copied = Copied. It can be pasted into a message.
ui-save = Keep my answers on this device
ui-saved = The answers are kept on this device until they are cleared.
ui-clear = Clear my answers
ui-next-person = Clear, and help the next person
ui-leave = Leave this page quickly

## The people

ui-you = You
ui-person = Person { $number }
ui-rest = Others at home
ui-people-first = { $reader ->
    [helper] Does anyone else live with this person?
   *[other] Does anyone else live with you?
}
ui-people-more = Is there anyone else?
ui-people-described = People so far
ui-people-full = These rules look at { $count } people at most.
ui-name = Name, if you like
ui-name-hint = Only to tell people apart here. It is not kept.
ui-people-change = Add a person
ui-person-change = About this person
ui-add-person = Add this person
ui-nobody-else = { $reader ->
    [helper] Nobody else lives there
   *[other] I live alone
}
ui-no-more-people = No more people
ui-remove-person = Take this person off the list
ui-age-unknown = I don’t know the age

## Dates and ages

ui-day = Day
ui-month = Month
ui-year = Year
ui-only-year = Year of birth
ui-age = Age in years
ui-aged = Age { $age }
ui-form-date = Give the full date
ui-form-year = Give only the year
ui-form-age = Give the age
ui-range = From { $low } to { $high }
ui-at-least = { $low } or more
ui-at-most = { $high } or less
ui-one-of = One of these: { $options }
ui-more = Is there one more of these: { $group }?
ui-unit-year = years
ui-unit-month = months
ui-unit-day = days
ui-per-day = { $amount } a day
ui-per-week = { $amount } a week
ui-per-month = { $amount } a month
ui-per-quarter = { $amount } every three months
ui-per-year = { $amount } a year
ui-per-once = { $amount }, once

## What has to be put right

ui-error-choose = Choose an answer. “I don’t know” is an answer too.
ui-error-which = Choose what fits. If nothing fits, choose “None of these”.
ui-error-who = Choose who. If it is nobody, choose “Nobody”.
ui-error-apart = “{ $choice }” cannot stand beside other answers. Keep one or the other.
ui-error-relation = Choose how this person is related.
ui-error-number-empty = Write a number, or choose “I don’t know”.
ui-error-number = Write the answer in digits, for example 1200.
ui-error-places = { $places ->
    [0] Write a whole number.
    [one] Write at most { $places } digit after the decimal point.
   *[other] Write at most { $places } digits after the decimal point.
}
ui-error-low = The number must be { $limit } or more.
ui-error-high = The number must be { $limit } or less.
ui-error-date-missing = Write the day, the month and the year.
ui-error-day-missing = Write the day.
ui-error-month-missing = Write the month.
ui-error-year-missing = Write the year.
ui-error-day-digits = Write the day in digits.
ui-error-month-digits = Write the month in digits, from 1 to 12.
ui-error-year-digits = Write the year in digits.
ui-error-day = There is no day { $typed }. Write a number from 1 to 31.
ui-error-month = There is no month { $typed }. Write a number from 1 to 12.
ui-error-year = Write the year with four digits, for example 1985.
ui-error-no-such-day = This month has no day { $typed }.
ui-error-date-early = The date must be { $limit } or later.
ui-error-date-late = The date must be { $limit } or earlier.
ui-error-age = Write the age in years, in digits, for example 34.

## All answers

ui-answers = Check your answers
ui-answers-hint = Each answer can be changed.
ui-answers-given = Your answers
ui-see-results = See the results

## The results

ui-results = What the answers say
ui-not-a-decision = This is not a decision. It changes nothing that is paid now.
ui-device = Your answers stayed on this device.
ui-status-eligible = { $reader ->
    [helper] It looks like they can get this
   *[other] It looks like you can get this
}
ui-status-eligible-hint = All that can be checked here fits.
ui-status-office = { $reader ->
    [helper] They can apply. The office decides
   *[other] You can apply. The office decides
}
ui-status-office-hint = What can be checked here fits. Some things only the office can say.
ui-status-unsure = We cannot tell yet
ui-status-unsure-hint = An answer is missing. One can still apply.
ui-status-receiving = { $reader ->
    [helper] They get this already
   *[other] You get this already
}
ui-status-receiving-hint = This is how to keep it.
ui-status-closed = Not open now
ui-status-closed-hint = Nobody can apply at the moment.
ui-status-unchecked = We could not check this one
ui-status-unchecked-hint = This page cannot read its rules. You can still apply.
ui-status-ineligible = Does not fit your answers now
ui-status-ineligible-hint = An answer can be changed. You can still apply.
ui-nothing-fits = Nothing here fits the answers now. There may be other help, and answers change.
ui-amount-range = The exact amount is not certain.
ui-rounded = Rounded to the nearest { $unit }.
ui-rounded-down = Rounded down to { $unit }.
ui-rounded-up = Rounded up to { $unit }.
ui-why = Why
ui-why-not = What does not fit now
ui-no-category = It is for certain groups. By the answers, none of them fits now.
ui-categories = Which groups
ui-not-known = What is not known
ui-only-office = What only the office can say
ui-doubts = Where the sources differ
ui-priority = This may put you first
ui-also-checked = What does not stand in the way
ui-keep = How to keep it
ui-margin-above = That is { $difference } above the limit.
ui-margin-below = That is { $difference } below the limit.
ui-next = How to apply
ui-places = Where to apply, whom to ask
ui-area = { $reader ->
    [helper] Where does this person live?
   *[other] Where do you live?
}
ui-area-hint = Only to show places nearby. It is not kept, and changes nothing in the results.
ui-area-none = I’d rather not say
ui-choose = Choose
ui-documents = Papers to bring, and what to do without them
ui-after = After applying
ui-after-track = How to follow it
ui-after-complain = How to complain
ui-after-appeal = How to appeal
ui-sources = Who decides, and the sources
ui-decides = Who decides: { $authority }
ui-closed-not-yet = Its rules begin on { $date }.
ui-closed-no-longer = Its rules ended on { $date }.
ui-closed-opens = Applications open on { $date }.
ui-closed-ended = Applications ended on { $date }.
ui-closes = Apply by { $date }.
ui-calendar = Put it in your calendar
ui-information = Good to know
ui-not-checked = What this check does not look at
ui-about = About this check
ui-about-authority = Authority
ui-about-day = Checked for
ui-about-reviewed = Rules compared with their sources
ui-about-version = Version of the rules
ui-about-hash = Fingerprint of the rules
ui-narrow = Answer more, for a closer amount
ui-change-answers = See or change your answers
