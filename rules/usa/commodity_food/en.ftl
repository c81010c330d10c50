### What a citizen reads about the Commodity Supplemental Food Program. English.

title = Food boxes for older people (CSFP)
summary = A box of food each month for people of 60 or more.

amount-yearly = Worth of the food in a year, as an estimate

rule-age = Old enough
    .met = The answers say: 60 or older.
    .unmet = The answers say: younger than 60 now.
    .open = The age is not known yet.

rule-income = Income of the home within the limit
    .met = The income of the home is within the limit.
    .unmet = The income of the home is above the limit now.
    .open = The income, or its limit on this day, is not known yet.

rule-place = The program runs there
    .met = The program runs in the whole state, or in this county.
    .unmet = The program does not run in this county now.
    .open = In this state the program runs only in some counties. The office knows.
