### What a citizen reads about the parenting allowance. English.

title = Parenting allowance
summary = Money each month for homes with little pay and a young child.

amount-monthly = Each month for the household

## Which homes

rule-young_child = A young child at home
    .met = By the answers, there is a child who is young enough.
    .unmet = By the answers, no child is young enough for this now.
    .open = Whether a child is young enough is not known yet.

rule-one_adult = One adult alone with a young child
    .met = By the answers, one adult lives with a child who is young enough.
    .unmet = By the answers, there are more adults, or no child young enough now.
    .open = How many adults and how young the children are is not known yet.

## What is needed

rule-income = Little pay from work
    .met = All pay in the home together is within the limit.
    .unmet = All pay in the home together is above the limit now.
    .open = How much people in the home earn together is not known yet.
