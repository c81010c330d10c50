### Questions and common words. English.
### Style: at most fifteen words a sentence, one idea each; about answers and rules, not about people.

authority-sfr = Social Fund of Russia

## Headings over the questions

topic-people = People
topic-place = Region
topic-pregnancy = Pregnancy
topic-income = Income
topic-belongings = Belongings
topic-citizenship = Citizenship

## The family and people

unit-family = The family: parents and children

label-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
label-husband = Husband
label-wife = Wife
label-child = Child { $number }
label-parent = Parent { $number }
label-sibling = Brother or sister { $number }
label-other = Other person { $number }

fact-relation = { $reader ->
    [helper] Who is this, to the person you help?
   *[other] Who is this person to you?
}
    .hint = Include a husband or wife who lives at another address.
    .why = The rules look at the family: parents and children.

option-relation-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
option-relation-husband = Husband
option-relation-wife = Wife
option-relation-child = Son, daughter or a child in guardianship
option-relation-parent = Mother or father, also of the husband or wife
option-relation-sibling = Brother or sister
option-relation-other = Someone else

fact-birth_date = { $form ->
    [you] When were you born?
   *[other] When was this person born?
}
    .hint = The year or the age is enough.
    .why = The benefit is paid for children under 17.

fact-adult_student = Which of the children of 18 or older studies full-time and is not married?
    .hint = Full-time means day classes.
    .why = Such children belong to the family until they are 23.

## Region

fact-region = In which region does the family live?
    .hint = If the region is not here, choose “Another region”.
    .why = Each region has its own subsistence minimum. The benefit depends on it.

option-region-moscow = Moscow
option-region-moscow_oblast = Moscow oblast
option-region-saint_petersburg = Saint Petersburg
option-region-leningrad_oblast = Leningrad oblast
option-region-astrakhan_oblast = Astrakhan oblast
option-region-kamchatka_krai = Kamchatka krai
option-region-magadan_oblast = Magadan oblast
option-region-murmansk_oblast = Murmansk oblast
option-region-nenets_okrug = Nenets okrug
option-region-omsk_oblast = Omsk oblast
option-region-saratov_oblast = Saratov oblast
option-region-sakhalin_oblast = Sakhalin oblast
option-region-stavropol_krai = Stavropol krai
option-region-tatarstan = Tatarstan
option-region-chukotka = Chukotka
option-region-yakutia = Yakutia
option-region-yamal_nenets_okrug = Yamal-Nenets okrug
option-region-other = Another region

## Pregnancy

fact-pregnant = Who is expecting a child now?
    .why = There is a benefit during pregnancy too.

fact-pregnancy_weeks = How many full weeks has the pregnancy lasted?
    .hint = The doctor can tell.
    .why = One can apply from the 12th week on.

fact-registered_early = Was the first visit to the doctor before the 12th week?
    .hint = The day counts on which the doctor registered the pregnancy.
    .why = The rule asks for registration before 12 weeks.

## Income

fact-worked = Who earned money in the last 12 months?
    .hint = Wages, a business, self-employment and sick pay all count.
    .why = The rules look at what each adult of the family earned.

fact-earnings = { $form ->
    [you] How much did you earn in 12 months?
   *[other] How much did this person earn in 12 months?
}
    .hint = Before tax. Leave out last month. For example, in March count from last year’s February to January.
    .why = The rules look at these 12 months.

fact-other_income = What other money did the family get in the same 12 months?
    .hint = Add up pensions, alimony, stipends, benefits, rent, interest. Leave out the unified benefit itself.
    .why = All income is divided by the number of people in the family.

fact-renewal = Is this a renewal of the unified benefit?
    .hint = The old payment ends this month, or ended in the last three months.
    .why = At renewal the income of a large family may be a little higher.

fact-reason = { $form ->
    [you] Which of these was true of you in the same 12 months?
   *[other] Which of these was true of this person in the same 12 months?
}
    .hint = If several fit, choose “Another reason, or several”.
    .why = For some reasons one may earn less.

option-reason-sole_parent = The only parent
option-reason-care = Care of a child under 3, or of someone disabled or over 80
option-reason-study_or_illness = Full-time study under the age of 23, or a long illness
option-reason-service = Military conscription, prison, or the three months after
option-reason-pregnancy = Pregnancy: now 12 weeks or more, or earlier for 6 months
option-reason-unemployed = Registered as unemployed
option-reason-pension = A pension
option-reason-other = Another reason, or several
option-reason-none = None of these

fact-reason_months = For how many of these 12 months was it so?
    .hint = Write a number from 0 to 12.
    .why = The longer it lasted, the less one has to earn.

## Belongings

fact-property = Does the family have any of these?
    .hint = Leave out small shares, and what belongs to children in guardianship.
    .why = The rules look at what the family has on the day of applying.

option-property-two_flats = Two flats or more
option-property-two_houses = Two houses or more
option-property-two_dachas = Two dachas or more
option-property-much_land = Land above 0.25 hectares in town, or above 1 in the country
option-property-two_rooms = Several non-residential rooms, besides sheds and shared ones
option-property-two_vehicles = Two cars, two motorcycles, two garages, or more
option-property-powerful_car = A car under 5 years old with more than 250 horsepower
option-property-two_machines = Several tractors or harvesters
option-property-two_boats = Several boats under 5 years old
option-property-big_interest = Bank interest in a year above one month’s subsistence minimum

fact-flats_area = How many square metres do all the flats have together?
    .hint = Add up the area of all flats.
    .why = Several flats are allowed where each person has little room.

fact-houses_area = How many square metres do all the houses have together?
    .hint = Add up the area of all houses.
    .why = Several houses are allowed where each person has little room.

fact-three_vehicles = Are there three or more of one kind?
    .hint = Three cars, three motorcycles or three garages. Leave out a car from social services.
    .why = Some families may have two of a kind. None may have three.

fact-disability = Is there someone with a disability, or a car from social services?
    .why = Then two cars, two motorcycles and two garages are allowed.

## Citizenship

fact-not_citizen = Who is not a citizen of Russia?
    .why = The rules speak of citizens of Russia.

fact-lives_abroad = Who lives abroad permanently?
    .hint = Trips do not count.
    .why = The benefit is for people who live in Russia permanently.

## Papers

document-reason_papers = A paper that shows why the earnings were lower
    .help = Only if the earnings are too low. For example, from the employment service.
document-income_papers = A paper about income that is in no register
    .help = Only if there is, for example, income from another country.
document-study_paper = A paper about full-time study
    .help = Only if there is a student under 23 in the family.
document-pregnancy_card = The doctor’s paper about the pregnancy
    .help = Only during pregnancy. It shows the day of registration.

instead-ask_office = Ask the Social Fund which paper will do.
instead-ask_school = Ask for one at the place of study.
instead-ask_clinic = Ask the clinic. It often sends the data itself.

## Applying

way-gosuslugi = Online: the Gosuslugi portal.
way-mfc = At a public service centre (MFC).
way-sfr_office = At an office of the Social Fund.

after-where_applied = Ask where the application was made.

## What these rules do not check

not-checked-maternity_capital = Maternity capital
not-checked-housing_subsidy = The subsidy for housing and utility costs
not-checked-family_tax_payment = The family tax payment
not-checked-state_care = Whether a child lives in full state care
