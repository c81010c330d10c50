### What a citizen reads about school meals. English.

title = Free or cheaper school meals
summary = Breakfast and lunch at school, for free or for little money.

amount-yearly = Worth of the meals in a school year, for all pupils at home

rule-pupil = A pupil at home
    .met = Someone at home is of school age.
    .unmet = By the answers, nobody at home is of school age now.
    .open = Whether someone is of school age is not known yet.

rule-free_income = Income within the limit for free meals
    .met = The income is within the limit for free meals.
    .unmet = The income is above the limit for free meals now.
    .open = The income, or its limit on this day, is not known yet.

rule-reduced_income = Income within the limit for cheaper meals
    .met = The income is within the limit for cheaper meals.
    .unmet = The income is above the limit for cheaper meals now.
    .open = The income, or its limit on this day, is not known yet.

rule-other_help = Other help or a special situation
    .met = Other help or a special situation brings free meals.
    .unmet = The answers name no help or situation that brings free meals.
    .open = Whether other help or a situation brings free meals is not known yet.

rule-every_pupil = Free meals for every pupil of the state
    .met = In this state, every pupil eats free.
    .unmet = In this state, not every pupil eats free now.
    .open = The state, or its rule on this day, is not known yet.
