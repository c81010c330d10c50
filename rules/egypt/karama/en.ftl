### What a citizen reads about Karama. English.

title = Karama
summary = A monthly payment for one person. It is for old age, disability, illness, orphans and others.

amount-monthly = Each month for this person

## Which groups

rule-elderly = Age
    .met = The age reaches the age of the rule.
    .unmet = The age is below the age of the rule now.
    .open = The age is not known exactly yet.

rule-disability = Disability
    .met = The degree of disability reaches the degree of the rule.
    .unmet = By the answers, the degree of disability is below the rule now.
    .open = The degree of disability is not known yet.

rule-chronic_illness = Severe long-term illness
    .met = The answers name a severe long-term illness.
    .unmet = The answers name no severe long-term illness.
    .open = Whether this group is covered on this day is not known yet.

rule-orphan = Orphan without a fixed income
    .met = The answers describe an orphan without a fixed income.
    .unmet = The answers describe another situation.
    .open = Whether the age for this group fits is for the office to say.

rule-unmarried = Woman who never married
    .met = The answers describe a woman of this age who never married.
    .unmet = The answers describe another situation.
    .open = Whether this group fits is not known yet.

rule-woman_alone = Widowed or divorced woman
    .met = The answers describe a widowed or divorced woman.
    .unmet = The answers describe another situation.
    .open = Whether this group fits is not known yet.

rule-aftercare = After a children's home
    .met = The answers describe someone who has left a children's home.
    .unmet = The answers describe another situation.
    .open = Whether this group fits is not known yet.

rule-veteran = Veteran of the arts or sports
    .met = The answers describe a veteran of the arts or sports.
    .unmet = The answers describe another situation.
    .open = Whether this group fits is not known yet.

## What is needed

rule-citizen = Egyptian citizen
    .met = The answers say: an Egyptian citizen.
    .unmet = The rule speaks of Egyptian citizens. The answers name another citizenship.
    .open = The citizenship is not known yet.

rule-no_pension = No pension from social insurance
    .met = The answers name no such pension.
    .unmet = The answers name such a pension. The rule asks for none now.
    .open = Whether there is such a pension is not known yet.

rule-no_dependants = Woman without dependants
    .met = Nothing in this rule stands in the way.
    .unmet = The answers name dependants. One text of the law asks for none.
    .open = Whether dependants stand in the way is not certain.

## What stands in the way

rule-state_work = No job with the state
    .met = The answers name no state job.
    .unmet = The answers name a state job. The list does not allow it now.
    .open = The work is not known yet.

rule-special_body = No work in the army, police or the like
    .met = The answers name no such work.
    .unmet = The answers name such work. The list does not allow it now.
    .open = The work is not known yet.

rule-works_abroad = No work outside Egypt
    .met = The answers name no work outside Egypt.
    .unmet = The answers name work outside Egypt. The list does not allow it now.
    .open = The work is not known yet.

rule-high_wage = Insured wage within the limit
    .met = No insured wage is above the limit.
    .unmet = The insured wage is above the limit now.
    .open = The insured wage, or its limit on this day, is not known.

rule-private_work = No job with a private employer
    .met = The answers name no such job.
    .unmet = The answers name such a job. One of two lists does not allow it.
    .open = Whether a private job stands in the way is not certain.

rule-vehicle = No car, taxi, goods vehicle or tractor
    .met = The answers name no such vehicle of this person.
    .unmet = The answers name such a vehicle. The list does not allow it now.
    .open = Whether this person owns such a vehicle is not known yet.

rule-business = No trade or business
    .met = The answers name no business of this person.
    .unmet = The answers name a business. The list does not allow it now.
    .open = Whether this person owns a business is not known yet.

rule-other_property = No property besides the home
    .met = The answers name no other property of this person.
    .unmet = The answers name other property. The list does not allow it now.
    .open = Whether this person owns other property is not known yet.

rule-land = Farmland within the limit
    .met = This person's farmland is within the limit.
    .unmet = This person's farmland is above the limit now.
    .open = The farmland lies between two limits, or is not known yet.

rule-livestock = Livestock below the limit
    .met = This person's livestock is below the limit.
    .unmet = This person's livestock reaches the limit now.
    .open = Whether this livestock stands in the way is not certain.

rule-school_fees = Private school fees within the limit
    .met = No private school fees are above the limit.
    .unmet = The private school fees of a child are above the limit now.
    .open = Whether these fees stand in the way is not certain.

## What only the office can say

rule-living_standard = Living standard below the line
    .met = The office looks at this person's living standard.
    .unmet = The office looks at this person's living standard.
    .open = Only the office can measure this. Its formula is not public.

rule-veteran_terms = Further conditions for veterans
    .met = The office looks at the further conditions for veterans.
    .unmet = This is for veterans of the arts and sports.
    .open = Only the office knows the further conditions for veterans.

## Who comes first

rule-first_disability = Disability
    .met = When money is short, the severest disability comes first of all.
    .unmet = This place in the queue is for people with a disability.
    .open = Whether this place in the queue fits is not known yet.

rule-first_illness = Severe long-term illness
    .met = When money is short, severe illness comes second.
    .unmet = This place in the queue is for people with a severe illness.
    .open = Whether this place in the queue fits is not known yet.

rule-first_elderly = Age
    .met = When money is short, older people come third.
    .unmet = This place in the queue is for older people.
    .open = Whether this place in the queue fits is not known yet.

rule-first_orphan = Orphan
    .met = When money is short, orphans come fourth.
    .unmet = This place in the queue is for orphans.
    .open = Whether this place in the queue fits is not known yet.

rule-first_woman_leads = Woman with dependants
    .met = When money is short, women who support others come fifth.
    .unmet = This place in the queue is for women who support others.
    .open = Whether this place in the queue fits is not known yet.

rule-first_woman_alone = Woman without dependants
    .met = When money is short, women without dependants come seventh.
    .unmet = This place in the queue is for women without dependants.
    .open = Whether this place in the queue fits is not known yet.

rule-first_unmarried = Woman who never married
    .met = When money is short, women who never married come eighth.
    .unmet = This place in the queue is for women who never married.
    .open = Whether this place in the queue fits is not known yet.

## What keeps the payment going

rule-offered_work = Someone who can work accepts work that the office offers.
rule-collect = Draw the money every month. After two missed months the office checks.
rule-honest_data = The data given at the start must be true.
rule-conduct = A final judgment for certain offences stops the payment. Begging is one.
rule-review = The office looks at the living standard again every three years.

## Doubts

doubt-women_texts_differ = One text of the law asks for no dependants. Another names women who support others.
doubt-work_lists_differ = Two lists of the ministry differ. One allows a low insured wage, one no private job.
doubt-livestock_for_trade = One copy of the list counts only livestock for trade. Another counts all.
doubt-fees_of_whom = The list speaks of any child. The law looks at one person's own situation.
