# Step 6 of 7. What people read, in English: questions and common words. Those of the program stand beside its rules.
# Speak of answers and rules, never of the person, and say "now": answers can change.
# Where words differ by whom they are for, they stand one below the other: for whoever answers about
# themselves, then about somebody else
# { $form -> [you] *[other] }
# and for whoever helps somebody, then for everybody else
# { $reader -> [helper] *[other] }
# Say "this person": who it is stands above the question.

authority-ministry = The ministry
not-checked-other_help = Other help
topic-people = The people
topic-income = Income
unit-family = The family

fact-relation = { $reader ->
    [helper] Who is this person to the one you help?
   *[other] Who is this person to you?
}
fact-birth_date = { $form ->
    [you] When were you born?
   *[other] When was this person born?
}
    .hint = The year or the age is enough.
fact-income = { $reader ->
    [helper] How much does the family of this person have a month?
   *[other] How much does your family have a month?
}
    .hint = Wages, pensions and everything else, before taxes.
    .why = The program has a limit of income.

option-relation-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
option-relation-husband = Husband
option-relation-wife = Wife
option-relation-child = Child
option-relation-parent = Parent
option-relation-sibling = Brother or sister
option-relation-other = Somebody else

label-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
label-husband = Husband
label-wife = Wife
label-child = Child { $number }
label-parent = Parent { $number }
label-sibling = Brother or sister { $number }
label-other = Person { $number }

document-birth_certificates = Birth certificates of the children
document-income_papers = Papers that show the income
instead-ask_office = Ask at the office: there are other ways to show it.
way-office = At the office, in person
after-by_phone = The office's telephone number
