### What a citizen reads about the unified benefit. English.

title = Unified benefit (единое пособие)
summary = Money each month for children under 17 and during pregnancy. The amount here is an estimate.

amount-monthly = Each month for the whole family

## Whom it is for

rule-child = A child under 17
    .met = There is a child for whom the benefit is paid.
    .unmet = By the answers there is no child now for whom it is paid.
    .open = Whether there is such a child is not known yet.

rule-pregnancy = Pregnancy, registered early
    .met = The week and the day of registration fit.
    .unmet = It needs week 12 or later, and registration before 12 weeks.
    .open = Whether the week or the registration fits is not certain yet.

## What is needed

rule-citizen = Citizenship, and a home in Russia
    .met = The adult who is a citizen and lives here applies.
    .unmet = By the answers, no adult both is a citizen and lives here.
    .open = Citizenship, or who lives in Russia, is not known yet.

rule-income = Income of each person within the subsistence minimum
    .met = The family’s income is within what the rules allow.
    .unmet = The family’s income is above what the rules allow now.
    .open = The income, or the subsistence minimum of the region, is not known exactly.

rule-earned = Earnings of the adults, or a good reason
    .met = The adults earned enough, or there is a reason.
    .unmet = One of the adults earned less than the rules expect now.
    .open = Whether the earnings and the reason are enough is not certain.

## What stands in the way

rule-flats = The area of several flats
    .met = The flats are not larger than allowed.
    .unmet = The flats are larger than allowed now.
    .open = Whether these flats stand in the way is not certain.

rule-houses = The area of several houses
    .met = The houses are not larger than allowed.
    .unmet = The houses are larger than allowed now.
    .open = Whether these houses stand in the way is not certain.

rule-dachas = No more than one dacha
    .met = There is no second dacha.
    .unmet = The answers name a second dacha. The rules allow one.
    .open = How many dachas the family has is not known yet.

rule-land = Plots of land
    .met = There is no more land than the rules allow.
    .unmet = There is more land now than the rules allow.
    .open = Whether this land stands in the way is not certain.

rule-rooms = No more than one non-residential room
    .met = There is no second non-residential room.
    .unmet = The answers name a second non-residential room. The rules allow one.
    .open = How many such rooms the family has is not known yet.

rule-vehicles = Number of cars, motorcycles and garages
    .met = There are no more cars, motorcycles and garages than allowed.
    .unmet = There are more cars, motorcycles or garages now than allowed.
    .open = How many of these the family has is not known yet.

rule-powerful_car = No new powerful car
    .met = A new powerful car does not stand in the way.
    .unmet = A new powerful car is allowed for families with four children.
    .open = Whether there is a new powerful car is not known yet.

rule-machines = No more than one tractor or harvester
    .met = There is no second tractor or harvester.
    .unmet = The answers name a second such machine.
    .open = Whether a second such machine stands in the way is not certain.

rule-boats = No more than one new boat
    .met = There is no second new boat.
    .unmet = The answers name a second new boat. The rules allow one.
    .open = How many new boats the family has is not known yet.

rule-interest = Bank interest
    .met = Bank interest does not stand in the way.
    .unmet = Bank interest is above the subsistence minimum now.
    .open = Whether bank interest stands in the way is not certain.

## What only the office can say

rule-reason = Why the earnings were lower
    .met = The Social Fund checks the reason.
    .unmet = The Social Fund checks the reason.
    .open = Whether the reason is enough, the Social Fund decides.

rule-once = A little more income at renewal
    .met = This is allowed once. The Social Fund checks it.
    .unmet = This is allowed once. The Social Fund checks it.
    .open = This is allowed only once. The Social Fund checks it.

## What keeps it going

rule-renew = The benefit is given for 12 months. Then apply again.
rule-age = The benefit is paid until the child is 17.
rule-doctor = See the doctor in weeks 10–14, 18–22 and 30–32.

## Where the sources differ

doubt-shares = Small shares and some plots do not count. The sources do not say which.
doubt-support_measure = A second such machine is allowed if it was given as help.
doubt-earlier_rules = The rules of an earlier benefit limit interest. No such rule was found for this one.
