### What a citizen reads about WIC. English.

title = WIC
summary = Healthy food and advice in pregnancy, for new mothers and for children under five.

amount-monthly = Worth of the food each month, as an estimate

rule-who = Pregnancy, a new baby, or a child under five
    .met = The answers describe someone WIC is for.
    .unmet = WIC is for pregnancy, new mothers and children under five.
    .open = Whether this person belongs to those groups is not known yet.

rule-income = Income of the home within the limit
    .met = The income of the home is within the limit.
    .unmet = The income of the home is above the limit now.
    .open = The income, or its limit on this day, is not known yet.

rule-other_help = Other help opens the door
    .met = SNAP, cash help for families or Medicaid opens the door to WIC.
    .unmet = The answers name no other help that opens the door now.
    .open = Whether other help opens the door is not known yet.

rule-nutritional_risk = Check of health and food
    .met = The WIC clinic checks weight, blood and food.
    .unmet = The WIC clinic checks weight, blood and food.
    .open = Only the WIC clinic can do this short check. It is free.
