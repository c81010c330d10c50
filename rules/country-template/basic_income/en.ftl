### What a citizen reads about the basic income. English.

title = Basic income
summary = The same money each month for every adult.

amount-monthly = Each month for this person

rule-adult = Old enough to be an adult
    .met = By the answers, this person is old enough.
    .unmet = By the answers, this person is too young now.
    .open = The age of this person is not known yet.

rule-salary = No pay from work (asked until November 2016)
    .met = The answers fit the rule about pay from work.
    .unmet = The answers name pay from work. The rule asks for none now.
    .open = Whether this person earns pay from work is not known yet.
