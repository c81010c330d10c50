### What a citizen reads about SNAP. English.

title = SNAP (food stamps)
summary = Money on a card each month to buy food. The amount shown is an estimate.

amount-monthly = Each month for food

rule-member = At least one person counts
    .met = By the answers, at least one person at home counts for SNAP.
    .unmet = By the answers, no person at home counts for SNAP now.
    .open = Whether someone counts is not known yet. Study, status and work matter.

rule-gross = Income before deductions within the limit
    .met = The income is within the first limit, or the limit does not apply.
    .unmet = The income before deductions is above the limit now.
    .open = The income, or how many people count, is not known yet.

rule-net = Income after deductions within the limit
    .met = The income after deductions is within the limit, or the limit does not apply.
    .unmet = The income after deductions is above the limit now.
    .open = The income, the costs or who counts is not known yet.

rule-savings = Savings within the limit
    .met = The savings are within the limit, or the limit does not apply.
    .unmet = The savings are above the limit now.
    .open = The savings are not known yet, or the state may not look at them.
