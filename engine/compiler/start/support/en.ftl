title = Support for families
summary = A monthly sum for each child.
amount-monthly = Support for the children

rule-child = A child
    .met = The answers say: there is a child young enough.
    .unmet = The answers say: there is no child young enough now.
    .open = The ages of the children are not known yet.
rule-income = Income
    .met = The answers say: the income is within the limit.
    .unmet = The answers say: the income is above the limit now.
    .open = The income is not known yet.
