### Questions and words that the programs of this package share. English.
### Style: at most fifteen words a sentence, one idea each; about answers and rules, not about people.

authority-moss = Ministry of Social Solidarity

## Headings over the questions

topic-people = The people at home
topic-family = The family
topic-care = Health and care
topic-school = School
topic-work = Work
topic-payments = Other payments
topic-belongings = Belongings
topic-citizenship = Citizenship

## Units and people

unit-family = The family: the couple and their children

label-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
label-husband = Husband
label-wife = Wife { $number }
label-child = Child { $number }
label-parent = Parent { $number }
label-sibling = Brother or sister { $number }
label-other = Other person { $number }

## The people

fact-relation = { $reader ->
    [helper] Who is this, to the person you help?
   *[other] Who is this person to you?
}
    .hint = Include a husband or wife who lives at another address.
    .why = Takaful is for a family. Karama is for one person.

option-relation-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
option-relation-husband = Husband
option-relation-wife = Wife
option-relation-child = Son or daughter
option-relation-parent = Mother or father, also of the husband or wife
option-relation-sibling = Brother or sister
option-relation-other = Someone else

fact-birth_date = { $form ->
    [you] When were you born?
   *[other] When was this person born?
}
    .hint = The year or the age is enough.
    .why = Each program has rules about age.

## The family

fact-kind = Which of these is closest to the family?
    .hint = Family here means a couple, or one parent, with their children.
    .why = Takaful is for certain kinds of family.

option-kind-couple_with_children = Husband and wife with children in their care, even at two addresses
option-kind-supported = Children brought up by one person, after a death, divorce or separation
option-kind-inmate = The person who supports the family is in prison
option-kind-conscript = The person who supports the family is doing military service
option-kind-abandoned = The person who supported the family has left
option-kind-abandoned_student = A student past school, whose supporter has left
option-kind-other = Something else

## Health and care

fact-situations = Does any of these fit someone at home?
    .hint = Anyone counts, young or old.
    .why = Karama covers these situations.

option-situations-disability = A disability
option-situations-chronic_illness = A severe long-term illness
option-situations-orphan = A child or young person without parents' care
option-situations-aftercare = Someone who has left a children's home
option-situations-veteran = A veteran artist, writer or athlete

fact-disability = Who has a disability?
    .hint = A medical commission certifies the disability.
    .why = Karama has a place for people with a disability.

fact-disability_degree = { $form ->
    [you] What is the degree of your disability, in per cent?
   *[other] What is the degree of this person's disability, in per cent?
}
    .hint = The commission's certificate shows it, from 0 to 100.
    .why = The rule counts from a certain degree upward.

fact-chronic_illness = Who has a severe long-term illness?
    .hint = A report of the medical commission shows it.
    .why = Karama has a place for people with a severe illness.

fact-orphan = Who lives without the care of mother and father?
    .hint = This is about children and young people.
    .why = Karama has a place for orphans.

fact-fixed_income = { $form ->
    [you] Do you have a fixed income?
   *[other] Does this person have a fixed income?
}
    .hint = A fixed income comes every month and is always the same.
    .why = The rule for orphans looks at it.

fact-aftercare = Who has left a children's home?
    .why = The law covers young people after care.

fact-veteran = Who is a veteran artist, writer or athlete?
    .hint = Other conditions apply too. The office looks at them.
    .why = The law covers veterans of the arts and sports.

fact-female = Who of these is a woman?
    .why = Some groups of Karama are for women only.

fact-marital = { $form ->
    [you] Are you married now, or were you before?
   *[other] Is this person married now, or before?
}
    .why = Karama covers some women who live alone.

option-marital-never_married = Never married
option-marital-married = Married
option-marital-separated = Living apart, without a divorce
option-marital-divorced = Divorced
option-marital-widowed = Widowed

fact-dependants = { $form ->
    [you] Do you care for children or other relatives?
   *[other] Does this person care for children or other relatives?
}
    .why = Two texts of the law differ about this.

## School

fact-school = What stage of school is this child in now?
    .why = School is part of the rules. The amount depends on it too.

option-school-none = Not in school
option-school-nursery = Nursery or kindergarten
option-school-primary = Primary
option-school-preparatory = Preparatory
option-school-secondary = Secondary
option-school-higher = University or another study after school

## Work

fact-work = { $form ->
    [you] What work do you do now?
   *[other] What work does this person do now?
}
    .hint = Choose the main work.
    .why = The ministry's lists have rules about some kinds of work.

option-work-none = No paid work now
option-work-irregular = Day work or odd jobs, without a fixed employer
option-work-private_employer = A job with a private employer, insured or not
option-work-government = A government job
option-work-public_company = A job in a public sector company
option-work-army_police = Army, police, or a body of that kind
option-work-abroad = Work outside Egypt

fact-insured_wage = { $form ->
    [you] What monthly wage is written in your social insurance?
   *[other] What monthly wage is written in this person's social insurance?
}
    .hint = Without insurance, the answer is 0.
    .why = One list has a limit for this wage.

## Other payments

fact-payments = Does someone at home get any of these?
    .why = The rules look at other pensions of the same person.

option-payments-insurance_pension = A pension from social insurance, the army or the police
option-payments-old_assistance = The old social security pension

fact-insurance_pension = Who gets a pension from social insurance?
    .hint = Pensions after a death count too. So do army and police pensions.
    .why = Takaful and Karama are for people outside social insurance.

fact-old_assistance = Who gets the old social security pension?
    .hint = The social unit paid it before Takaful and Karama.
    .why = One list asks about it.

## Belongings

fact-belongings = Does someone at home have any of these?
    .hint = Only what belongs to one person counts for that person.
    .why = The ministry's list has rules about these things.

option-belongings-vehicle = A car, taxi, goods vehicle or tractor
option-belongings-business = A trade or business
option-belongings-other_property = Property besides the home
option-belongings-farmland = Farmland
option-belongings-livestock = Livestock
option-belongings-private_school = A child in a private school

fact-has_vehicle = Who owns a car, taxi, goods vehicle or tractor?
    .why = The list names these vehicles.

fact-has_business = Who owns a trade or business?
    .why = The list names businesses.

fact-has_property = Who owns property besides the home?
    .hint = For example a second flat, or a shop for rent.
    .why = The list names property besides the home.

fact-has_farmland = Who has farmland?
    .hint = This means an agricultural holding.
    .why = The list has a limit for farmland.

fact-land_area = { $form ->
    [you] How many feddans of farmland do you have?
   *[other] How many feddans of farmland does this person have?
}
    .hint = 12 qirats are 0.5 feddan. 6 qirats are 0.25.
    .why = The list has a limit for farmland.

fact-has_livestock = Who owns livestock?
    .why = The list has a limit for livestock.

fact-livestock_heads = { $form ->
    [you] How many animals do you own?
   *[other] How many animals does this person own?
}
    .hint = Count cattle, buffaloes, sheep and goats.
    .why = The list has a limit for livestock.

fact-private_school = Who goes to a private school?
    .why = The list has a limit for private school fees.

fact-school_fee = What are the school fees for one year?
    .hint = Only the fees of this child count here.
    .why = The list has a limit for private school fees.

## Citizenship

fact-other_citizen = Who is not an Egyptian citizen?
    .why = The law speaks of Egyptian citizens.

## Papers

document-national_id = National ID card
    .help = For everyone over 15 at the current address.
document-birth_certificates = Birth certificates
    .help = Computer-printed, for everyone under 15.
document-marital_paper = Marriage or divorce contract, or the spouse's death certificate
    .help = The one that shows the situation now.
document-ration_card = Ration card
    .help = Only if there is one.
document-school_enrolment = Proof of enrolment
    .help = From the school, institute or university.
document-electricity_bill = Electricity bill
    .help = For the home where the family lives.
document-medical_certificate = Certificate of the medical commission
    .help = For a disability or a severe illness.
document-disability_code = Code of the disability examination
    .help = The medical committees give it.
document-prison_certificate = Certificate from the prison
    .help = Only if a parent is in prison.

instead-ask_unit = Ask the social unit which other paper it accepts.
instead-only_if_any = It is not needed where there is none.
instead-ask_school = Ask the school or university to print one.
instead-ask_commission = Ask the social unit how to reach the medical commission.

## Applying and after

way-social_unit = Go to the social unit for the home address. Fill in the form there. Someone from the office then visits the home.

after-sms_or_site = The answer comes by text message. The program's enquiry site shows it too.
after-hotline = The ministry's hotline takes complaints.
after-program_site = An appeal can be made on the program's site, with the national ID number.

## What these rules do not check

not-checked-home_contents = How the home is furnished. The visiting office looks at that.
not-checked-health_insurance = Health insurance
not-checked-state_treatment = Treatment paid by the state
not-checked-school_fee_exemption = Freedom from school fees
not-checked-services_card = The integrated services card for people with a disability
