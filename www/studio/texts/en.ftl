# What the authors' page says, in English.

page-title = Selfcheck: write rules
browser-old = This browser cannot run this page: it needs WebAssembly. A browser of the last years can.
close = Close
cancel = Cancel
loading = Loading …
try-again = Try again
save = Save
create = Create
print = Print
missing = missing
nothing-found = Nothing found.

## The bar on top

package = Package
undo = Undo
redo = Redo
download = Download
rule-sheet = Rule sheet
help = Help
interface-language = Language of this page
kept-nothing = Nothing changed yet
kept-here = Kept in this browser
keeping = Keeping …
kept-failed-full = Not kept: this browser has no room left. Download your work.
kept-failed-private = Not kept: this browser does not allow it, perhaps a private window. Download your work.
kept-failed-deleted = Not kept any more: you deleted it. It is kept again when you edit it.
kept-by-itself = Your work is kept by itself.
kept-gone = The kept work was deleted. What is open stays, and is kept again when you edit it.
changes = { $count ->
    [one] 1 change not downloaded yet
   *[other] { $count } changes not downloaded yet
}
opened = Opened: { $name }
downloaded = { $name } was downloaded.
downloaded-broken = { $name } was downloaded, with { $count ->
    [one] 1 error
   *[other] { $count } errors
}.
not-downloaded = Nothing was downloaded: the part of this page that makes a zip could not be loaded. Try again when you are connected.
state-downloaded = Downloaded
state-downloaded-broken = Downloaded with { $count ->
    [one] 1 error
   *[other] { $count } errors
}
open-elsewhere = This work is open in another window too. What is written there and here overwrites each other: go on in one of them.
undo-done = Undone, in { $path }
redo-done = Redone, in { $path }
undo-nothing = There is nothing to undo.
redo-nothing = There is nothing to redo.
no-such-file = There is no file { $path } any more.

## Parts of the page

parts = Parts of the page
part-contents = Contents
part-middle = Edit
part-checks = Checks
part-preview = Preview
separator-preview = Width of the preview
separator-checks = Height of the checks
compiler-slow = The rules are not checked yet: what checks them is still being loaded. You can write meanwhile.
compiler-not-loaded = What checks the rules could not be loaded. You can write, and your work is kept; nothing is checked and there is no preview.
compiler-stopped = What checks the rules broke down and was started again with the same files. Nothing you wrote is lost.
package-not-loaded = The package { $name } could not be loaded.

## The menu of the package

new-package = New package
open-zip = Open a zip
open-folder = Open a folder
drop-hint = You can also drop a zip or a folder anywhere on this page. It stays in this browser.
shipped-packages = Packages that come with this page
shipped-egypt = Egypt: Takaful and Karama
shipped-russia = Russia: the unified benefit
shipped-usa = United States: SNAP, WIC, food boxes, school meals
shipped-country-template = A country for examples
kept-packages = Kept in this browser
kept-none = Nothing yet. What you edit is kept here by itself.
kept-not = This browser does not let the page keep anything.
kept-on = { $date }
open-now = open now
delete-kept = Delete
delete-kept-of = Delete the kept work { $name }
delete-kept-sure = Delete what is kept of “{ $name }”? It cannot be brought back.
kept-not-deleted = “{ $name }” could not be deleted: this browser did not let the page do it.
not-opened = This cannot be opened
not-kept = Your work is not kept
not-kept-sure = What you changed is neither kept nor downloaded. It is lost if you open something else.
open-anyway = Open anyway
refused-large = It is larger than 20 MB. A package is much smaller: open the folder of the package alone.
refused-zip = The file is not a zip, or it is damaged.
refused-no-package = There is no file package.toml in it. A package is a folder with that file.
refused-utf8 = The file { $path } is not text in UTF-8. Save it as UTF-8 and open the package again.
refused-reading = It could not be read: { $message }

## A new package

begin-hint = You get a small package that works: one program, two rules, an amount. Then you make it yours, step by step.
new-package-name = What is the package called?
new-package-name-hint = Often the country or the ministry.
new-program-name = What is its first program called? ({ $language })
new-program-name-hint = What people can apply for, such as “Support for families”.
new-program-folder = Folder of the program
new-program-folder-hint = Made from its name. It can be changed.
folder-wrong = Write small letters a to z, digits and _, a letter first.
names-made = In files: { $package }
name-missing = Write a name with letters.
names-alike = The program needs another name than the package.
new-language = First language
new-language-hint = With its region: dates and digits follow it.
new-second-language = Second language
no-second-language = None
languages-alike = Choose another language than the first.
new-currency = Currency
tour = First steps
tour-at = First steps: { $step } of { $of }
tour-back = Previous
tour-next = Next
tour-end = Hide
tour-hidden = Hidden. Help and the menu of the package show the first steps again.
tour-show = Show the first steps
tour-done = done
tour-problems = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
tour-still = Still as it began: { $text }
tour-sources = Name your sources
tour-sources-how = Write who publishes the rules, and under [sources] every law they come from, each with a short name. Lines that begin with # are notes.
tour-facts = Say what is asked
tour-facts-how = Write each question with its kind and its limits, in the order of asking. How it is worded comes in step { 6 }.
tour-figures = Write the figures, with their days
tour-figures-how = This is the table. Open a figure to write its values, each with its day and its source. “File” shows the same as text.
tour-program = Say whom the program is for
tour-program-how = Write who it is for, since when, with which papers, and where to apply.
tour-rules = Write the rules
tour-rules-how = Write each rule with its condition, its law and its proof. Hover a word and it is explained; Ctrl + Space suggests.
tour-texts = Write what people read
tour-texts-how = In each language: here the program’s name, its summary and the sentences of its rules; the questions stand with all texts.
tour-cases = Say what must come out
tour-cases-how = Write cases that you can decide with the law in your hand. The quickest way: answer in the preview, then “Save this household as a case”.
tour-last = Try it, and take it along
tour-last-how = In the preview, go through each language, and take an older day too. Then download the package.

## Contents

contents = Contents
about-package = About the package
questions = Questions
figures = Figures
all-texts = All texts
texts = Texts
named-results = Named results
results-facts = About the named results
places = Where to apply
notes = Notes
rules = Rules
program-facts = About the program
cases = Cases
cases-of = Cases: { $name }
program-texts = Texts of this program
table = Table
file = File
no-programs = There is no program yet. A program is a folder with a file program.toml.
rules-by-name = { $count ->
    [one] 1 rule by name
   *[other] { $count } rules by name
}
errors-here = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
all-files = All files
add-file = Add a file
rename-file = Rename
delete-file = Delete the file
delete-file-sure = Delete { $path }? You can undo it.
file-name = Name, with its folder
file-name-hint = Such as support/cases.toml. It ends in .toml, .rhai, .ftl, .csv or .md.
file-name-wrong = Use letters a to z, digits, - and _, and one of the endings .toml .rhai .ftl .csv .md.
file-name-taken = There is a file of that name.
verb-category = category
verb-require = required
verb-exclude = excludes
verb-office = office
verb-priority = priority
verb-keep = keep
verb-amount = amount

## The editor

shown-as = Shown as
as-table = Table
as-file = File
side-by-side = Side by side
editor-of = Editor: { $path }
editor-help = Tab leaves the editor. Ctrl + Space suggests, Ctrl + I explains, Ctrl + F searches.
nothing-explained = There is nothing to explain here.
unseen-true = No case has seen this be true: { $text }
unseen-false = No case has seen this be false: { $text }
unseen-both = No case has seen this, true or false: { $text }
help-marks = Marks beside the rules
mark-false = no case has seen the condition be false
mark-true = no case has seen the condition be true
mark-both = no case has come to the condition, or conditions of the line differ
mended = Mended.
mend-gone = The file has changed: look at what is found now.
phrase-find = Find
phrase-replace = Replace
phrase-next = next
phrase-previous = previous
phrase-all = all
phrase-match-case = match case
phrase-by-word = whole words
phrase-regexp = pattern
phrase-replace-one = replace
phrase-replace-all = replace all
phrase-close = close
phrase-current-match = current match
phrase-replaced-matches = replaced $ matches
phrase-replaced-match = replaced match on line $
phrase-on-line = on line
phrase-go-to-line = Go to line
phrase-go = go
phrase-completions = Suggestions
phrase-diagnostics = Findings
phrase-no-diagnostics = No findings
phrase-selection-deleted = Selection deleted
phrase-control-character = Control character

## A rule

close-rule = Show the whole file
rule-sentences = What citizens read
rule-no-texts = What citizens read about it is shown here once the rules compile.
sentence-title = Title
sentence-met = If met
sentence-unmet = If not met
sentence-open = If open
sentence-doubt = The doubt
sentence-more = More
said-law = Law
said-proof = Proof
said-doubt = Doubt
add-law = Add a law
add-proof = Add a proof
add-doubt = Add a doubt
remove-law = Remove the law { $value }
remove-proof = Remove the proof { $value }
remove-doubt = Remove the doubt { $value }

## Figures

search-figures = Search figures
figures-hint = Open a figure to see its history and edit it here; the file is written by itself. A new figure from a day on is a new line: the old one stays.
figures-none = There is no figure yet, or the file cannot be read as a table.
show-in-file = Show in the file
figure-table = a table
figure-limits = Between { $min } and { $max }
figure-shape = This figure has one value for each case of something. It is edited in its file.
confidential = confidential
sources-differ = sources differ
values-of = Values of { $name }
value-from = From
value-value = Value
value-high = To, where sources differ
value-source = Source
value-note = Note
value-remove = Remove
value-true = yes
value-false = no
value-of-from = { $name }: from, { $date }
value-of-value = { $name }: value from { $date }
value-of-high = { $name }: highest value from { $date }
value-of-source = { $name }: source of the value from { $date }
value-of-note = { $name }: note on the value from { $date }
remove-value = Remove the value from { $date }
add-value = Add a dated value
value-added = A value was added.
value-removed = The value was removed.
number-wanted = Write a number, such as 400.50.
value-wanted = A figure needs a value.
date-wanted = Choose a day.

## Texts

search-texts = Search texts
missing-only = Missing only
texts-none = Texts are shown here once the package can be read.
texts-count = { $all } texts, { $missing } missing
text-in = { $key } in { $language }
text-missing = Missing: write it here
text-no-place = This text has no place in the files any more. What was typed is in no file: { $text }
unused = nothing uses it
texts-unused = { $count ->
    [one] 1 that nothing uses
   *[other] { $count } that nothing uses
}
delete-text = Delete
delete-text-of = Delete the text { $key }
text-deleted = The text { $key } was deleted.
what-title = the title
what-summary = what it is, in a sentence
what-not-checked = what the rules do not look at
what-fact = a question
what-option = an answer to choose
what-label = what a person is called
what-group = a list of things
what-unit = a unit of people
what-topic = a topic of questions
what-document = a paper to bring
what-instead = without a paper
what-way = a way to apply
what-after = after applying
what-authority = who publishes or decides
what-rule = a rule
what-amount = an amount
what-doubt = a doubt
what-ui = a word of the check
text-optional = May stay empty

## What was found

checks = Checks
problems = Problems
fold = Fold
severity-error = Error
severity-warning = Warning
at-line = line { $line }
no-errors = none
errors-count = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
warnings-count = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
no-problems = Nothing is wrong with the rules.
more-problems = { $count } more are not shown.
checking = Checking …

## Cases

cases-waiting = Cases run when the rules compile.
cases-running = Cases that have run
cases-none = There are no cases.
cases-none-short = none
cases-empty = There are no cases yet. Go through the preview and save a household as a case.
cases-summary = { $total } cases: { $passed } as expected, { $failed } not, { $changed } changed
cases-total = { $count }
cases-old = { $count }, before the error
cases-old-summary = Before the error: { $total } cases, { $passed } as expected, { $failed } not
cases-failed = { $count } not as expected
cases-changed = { $count } changed
uncovered = { $count ->
    [one] 1 condition of this script that no case has seen both true and false
   *[other] { $count } conditions of this script that no case has seen both true and false
}
search-cases = Search cases
show-cases = Which cases
show-all = All
show-changed = Changed
show-failing = Not as expected
compare-here = Compare from here
compare-hint = From now on, changed means: different from how it is now
case-passed = as expected
case-failed = not as expected
case-differences = { $count ->
    [one] 1 difference
   *[other] { $count } differences
}
expected = expected
got = came out
became = now
not-accepted = answers not accepted
person-rest = the rest
status-closed = closed
status-unchecked = not checked
status-ineligible = not eligible
status-eligible = eligible
status-open = open
status-unsure = unsure
status-office = office decides
amount-range = { $low } to { $high }

## Preview

preview = Preview
preview-frame = Preview: what citizens see
preview-width = Width of the preview
preview-phone = Phone
preview-desk = Desk
preview-language = Language
preview-date = Day
preview-theme = Colours
light = Light
dark = Dark
start-again = Start again
preview-waiting = The preview comes as soon as the rules are checked.
preview-before = The preview shows the rules as they were before the error in line { $line } of { $path }.
preview-none = There is no preview yet: line { $line } of { $path } has an error.
preview-left = The citizen left the check. Nothing is kept.
go-there = Go there
save-case = Save this household as a case
save-case-hint = What you answered, with what comes out now.
save-case-nothing = Nothing was answered yet. Go through the preview first.
case-program = Program
case-name = What does the case show?
case-name-hint = Such as “a child, and an income that is exactly the limit”.
case-saved = Saved as a case: { $name }

## Rule sheet

sheet-not = There is a rule sheet as soon as the rules compile.
sheet-failed = There is no rule sheet now:
download-sheet = Download

## Help

help-about = Here you write the rules of a program and see at once what citizens see. On the left is what the package is made of; in the middle you edit; on the right is the check itself, as citizens get it; below is what was found, and how every case comes out.
help-views = Figures are a table and texts stand side by side. Both write the files, which can be edited by themselves too.
help-private = Nothing you write leaves this browser. There is no account and no server.
help-keep = Each change is kept in this browser within a second. To pass the work on, download it as a zip.
help-preview = While something is broken, the preview shows the last rules that worked.
help-tour = The first steps guide through a new package: press the name of the package, then “New package”.
help-keys = Keys
help-verbs = Words that rules begin with
key-tab = Tab, Shift + Tab
key-tab-does = goes on and back, also out of the editor (Esc first closes what is open)
key-hover = Pointer on a word
key-hover-does = explains it
key-explain = Ctrl + I
key-explain-does = explains the word at the cursor
key-complete = Ctrl + Space
key-complete-does = suggests what can stand here
key-search = Ctrl + F
key-search-does = searches in the file
key-next-problem = F8
key-next-problem-does = goes to the next problem of the file
key-undo = Ctrl + Z, Ctrl + Y
key-undo-does = undoes and redoes, through all files in the order of the edits
key-fold = ← → ↑ ↓
key-fold-does = moves a line between two parts, when it has focus
verb-category-does = one of these groups is needed
verb-require-does = all of these are needed
verb-exclude-does = any of these stands in the way
verb-office-does = only the office can say
verb-priority-does = who comes first
verb-keep-does = what has to be kept up later
verb-amount-does = how much it is

kind-bool = yes or no
kind-integer = whole number
kind-decimal = decimal number
kind-date = date
kind-choice = a choice
kind-money-day = money a day
kind-money-week = money a week
kind-money-month = money a month
kind-money-year = money a year
kind-money-once = money, once
kind-year = years
kind-month = months
kind-week = weeks
kind-day = days
