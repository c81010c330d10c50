### What a citizen reads about Takaful. English.

title = Takaful
summary = A monthly payment for families that bring up children. The amount shown is an estimate.

amount-monthly = Each month for the family

## Which families

rule-couple = Husband and wife with children
    .met = The answers describe a husband and wife with children.
    .unmet = The answers describe another kind of family.
    .open = The kind of family is not known yet.

rule-supported = Children brought up by one person
    .met = The answers describe children brought up by one person.
    .unmet = The answers describe another kind of family.
    .open = The kind of family is not known yet.

rule-inmate = Family of someone in prison
    .met = The answers describe the family of someone in prison.
    .unmet = The answers describe another kind of family.
    .open = The kind of family is not known yet, or the date matters.

rule-conscript = Family of someone in military service
    .met = The answers describe the family of someone in military service.
    .unmet = The answers describe another kind of family.
    .open = The kind of family is not known yet, or the date matters.

rule-abandoned = Family left by the person who supported it
    .met = The answers describe a family left by its supporter.
    .unmet = The answers describe another kind of family.
    .open = The kind of family is not known yet, or the date matters.

rule-abandoned_student = Student left by the person who supported the family
    .met = The answers describe a student left without a supporter.
    .unmet = The answers describe another situation.
    .open = A decree of 2023 names such students. The office knows more.

## What is needed

rule-citizen = Egyptian citizen
    .met = The answers say: an Egyptian citizen applies.
    .unmet = The rule speaks of Egyptian citizens. The answers name another citizenship.
    .open = The citizenship of the person who applies is not known yet.

rule-child = A child who counts
    .met = At least one child is of an age that counts.
    .unmet = The answers name no child of an age that counts now.
    .open = Whether a child's age counts is not certain yet.

rule-no_pension = No pension from social insurance
    .met = The answers name no such pension for the parents.
    .unmet = The answers name such a pension. The rule asks for none now.
    .open = Whether a parent gets such a pension is not known yet.

rule-no_old_assistance = No old social security pension
    .met = The answers name no such pension for the parents.
    .unmet = The answers name the old pension. One list asks for none now.
    .open = Whether this pension stands in the way is not certain.

rule-enrolled = Children of school age are in school
    .met = By the answers, every child of school age is enrolled.
    .unmet = By the answers, a child of school age is out of school now.
    .open = Whether every child is in school, or must be, is not certain.

## What stands in the way

rule-state_work = No job with the state
    .met = The answers name no state job for the parents.
    .unmet = The answers name a state job. The list does not allow it now.
    .open = The work of the parents is not known yet.

rule-special_body = No work in the army, police or the like
    .met = The answers name no such work for the parents.
    .unmet = The answers name such work. The list does not allow it now.
    .open = The work of the parents is not known yet.

rule-works_abroad = No work outside Egypt
    .met = The answers name no work outside Egypt for the parents.
    .unmet = The answers name work outside Egypt. The list does not allow it now.
    .open = The work of the parents is not known yet.

rule-high_wage = Insured wage within the limit
    .met = No insured wage of the parents is above the limit.
    .unmet = An insured wage is above the limit now.
    .open = The insured wage, or its limit on this day, is not known.

rule-private_work = No job with a private employer
    .met = The answers name no such job for the parents.
    .unmet = The answers name such a job. One of two lists does not allow it.
    .open = Whether a private job stands in the way is not certain.

rule-vehicle = No car, taxi, goods vehicle or tractor
    .met = The answers name no such vehicle for the parents.
    .unmet = The answers name such a vehicle. The list does not allow it now.
    .open = Whether a parent owns such a vehicle is not known yet.

rule-business = No trade or business
    .met = The answers name no business for the parents.
    .unmet = The answers name a business. The list does not allow it now.
    .open = Whether a parent owns a business is not known yet.

rule-other_property = No property besides the home
    .met = The answers name no other property for the parents.
    .unmet = The answers name other property. The list does not allow it now.
    .open = Whether a parent owns other property is not known yet.

rule-land = Farmland within the limit
    .met = The farmland of each parent is within the limit.
    .unmet = The farmland of one parent is above the limit now.
    .open = The farmland lies between two limits, or is not known yet.

rule-land_together = Farmland of both parents together
    .met = The farmland of the parents together is within the limit.
    .unmet = Added up, the farmland of the parents is above the limit now.
    .open = Whether this land stands in the way is not certain.

rule-livestock = Livestock below the limit
    .met = The livestock of the parents is below the limit.
    .unmet = The livestock of the parents reaches the limit now.
    .open = Whether this livestock stands in the way is not certain.

rule-school_fees = Private school fees within the limit
    .met = No child's private school fees are above the limit.
    .unmet = The private school fees of a child are above the limit now.
    .open = The private school fees, or their limit on this day, are not known.

## What only the office can say

rule-living_standard = Living standard below the line
    .met = The office looks at the living standard of the family.
    .unmet = The office looks at the living standard of the family.
    .open = Only the office can measure this. Its formula is not public.

## Who comes first

rule-first_woman = A woman who carries the family
    .met = When money is short, families led by women come early.
    .unmet = This place in the queue is for families led by women.
    .open = Whether this place in the queue fits is not known yet.

rule-first_inmate = Family of someone in prison
    .met = When money is short, families of inmates have a place in the queue.
    .unmet = This place in the queue is for families of inmates.
    .open = Whether this place in the queue fits is not known yet.

rule-first_abandoned = Family left by its supporter
    .met = When money is short, families left alone have a place in the queue.
    .unmet = This place in the queue is for families left alone.
    .open = Whether this place in the queue fits is not known yet.

rule-first_conscript = Family of someone in military service
    .met = When money is short, conscripts' families have a place in the queue.
    .unmet = This place in the queue is for conscripts' families.
    .open = Whether this place in the queue fits is not known yet.

## What keeps the payment going

rule-health = Take children under school age to growth checks and vaccinations.
rule-pregnancy = During pregnancy and nursing, follow the clinic's program.
rule-attendance = Children attend at least 80 of every 100 school days each term.
rule-pass_year = Students pass each year of study.
rule-offered_work = Someone who can work accepts work that the office offers.
rule-collect = Draw the money every month. After two missed months the office checks.
rule-honest_data = The data given at the start must be true.
rule-conduct = A final judgment for certain offences stops the payment. Early marriage is one.
rule-review = The office looks at the living standard again every three years.

## Doubts

doubt-old_assistance_moving = One list asks for no old pension. But old cases are being moved into this program.
doubt-entry_or_after = One list asks for school before the first payment. The law asks for it afterwards.
doubt-work_lists_differ = Two lists of the ministry differ. One allows a low insured wage, one no private job.
doubt-land_together = The list does not say whether the land of both parents is added up.
doubt-livestock_for_trade = One copy of the list counts only livestock for trade. Another counts all.
