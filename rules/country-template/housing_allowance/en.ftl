### What a citizen reads about the housing allowance. English.

title = Housing allowance
summary = Money each month that pays back a part of the rent. It ended in November 2016.

amount-monthly = Each month for the household

rule-rent = Rent is paid for the home
    .met = By the answers, rent is paid for the home.
    .unmet = By the answers, no rent is paid for the home now.
    .open = Whether rent is paid for the home is not known yet.
