### Questions and words that the programs of this package share. English.
### Style: at most fifteen words a sentence, one idea each; about answers and rules, not about people.

authority-usda = United States Department of Agriculture, with the office of the state

## Headings over the questions

topic-people = The people at home
topic-place = Where the home is
topic-situation = What fits the people at home
topic-work = Work
topic-income = Money that comes in
topic-costs = Money that goes out
topic-help = Help that comes already

## People

label-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
label-spouse = Husband or wife
label-child = Child { $number }
label-parent = Parent { $number }
label-sibling = Brother or sister { $number }
label-other = Other person { $number }

## The people

fact-relation = { $reader ->
    [helper] Who is this, to the person you help?
   *[other] Who is this person to you?
}
    .hint = Count everyone who buys food and cooks together.
    .why = The rules look at everyone who shares food.

option-relation-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
option-relation-spouse = Husband or wife
option-relation-child = Son or daughter, also of the husband or wife
option-relation-parent = Mother or father, also of the husband or wife
option-relation-sibling = Brother or sister
option-relation-other = Someone else

fact-birth_date = { $form ->
    [you] When were you born?
   *[other] When was this person born?
}
    .hint = The year or the age is enough. For a baby, give the date.
    .why = Many rules look at age.

fact-all_citizens = Is everyone at home a citizen of the United States?
    .hint = A citizen has a US passport or could get one.
    .why = If yes, there are no more questions about this.

fact-immigration_status = { $form ->
    [you] Which of these is your status in the United States?
   *[other] Which of these is this person's status in the United States?
}
    .hint = Papers from the government show it. The answer stays on this device.
    .why = Food help depends on the status. Others at home may still get it.

option-immigration_status-CITIZEN = Citizen of the United States
option-immigration_status-LEGAL_PERMANENT_RESIDENT = Green card: allowed to live here for good
option-immigration_status-REFUGEE = Refugee: brought here because home was not safe
option-immigration_status-ASYLEE = Asylum was granted: allowed to stay because home is not safe
option-immigration_status-DEPORTATION_WITHHELD = A judge decided: may not be sent back home
option-immigration_status-CUBAN_HAITIAN_ENTRANT = Came from Cuba or Haiti, with papers as an entrant
option-immigration_status-CONDITIONAL_ENTRANT = Conditional entrant: let in before 1980 under an old refugee law
option-immigration_status-PAROLED_ONE_YEAR = Parole: let in for at least one year
option-immigration_status-UNDOCUMENTED = No papers now
option-immigration_status-DACA = DACA: came as a child and may stay for now
option-immigration_status-TPS = TPS: may stay for now because of war or disaster at home

## Where the home is

fact-state_code = { $reader ->
    [helper] Where does the person you help live?
   *[other] Where do you live?
}
    .hint = Choose the state, district or territory.
    .why = Each state has some rules and amounts of its own.

option-state_code-AA = Armed Forces, the Americas
option-state_code-AE = Armed Forces, Europe
option-state_code-AK = Alaska
option-state_code-AL = Alabama
option-state_code-AP = Armed Forces, the Pacific
option-state_code-AR = Arkansas
option-state_code-AZ = Arizona
option-state_code-CA = California
option-state_code-CO = Colorado
option-state_code-CT = Connecticut
option-state_code-DC = Washington, District of Columbia
option-state_code-DE = Delaware
option-state_code-FL = Florida
option-state_code-GA = Georgia
option-state_code-GU = Guam
option-state_code-HI = Hawaii
option-state_code-IA = Iowa
option-state_code-ID = Idaho
option-state_code-IL = Illinois
option-state_code-IN = Indiana
option-state_code-KS = Kansas
option-state_code-KY = Kentucky
option-state_code-LA = Louisiana
option-state_code-MA = Massachusetts
option-state_code-MD = Maryland
option-state_code-ME = Maine
option-state_code-MI = Michigan
option-state_code-MN = Minnesota
option-state_code-MO = Missouri
option-state_code-MP = Northern Mariana Islands
option-state_code-MS = Mississippi
option-state_code-MT = Montana
option-state_code-NC = North Carolina
option-state_code-ND = North Dakota
option-state_code-NE = Nebraska
option-state_code-NH = New Hampshire
option-state_code-NJ = New Jersey
option-state_code-NM = New Mexico
option-state_code-NV = Nevada
option-state_code-NY = New York
option-state_code-OH = Ohio
option-state_code-OK = Oklahoma
option-state_code-OR = Oregon
option-state_code-PA = Pennsylvania
option-state_code-PR = Puerto Rico
option-state_code-PW = Palau
option-state_code-RI = Rhode Island
option-state_code-SC = South Carolina
option-state_code-SD = South Dakota
option-state_code-TN = Tennessee
option-state_code-TX = Texas
option-state_code-UT = Utah
option-state_code-VA = Virginia
option-state_code-VI = US Virgin Islands
option-state_code-VT = Vermont
option-state_code-WA = Washington State
option-state_code-WI = Wisconsin
option-state_code-WV = West Virginia
option-state_code-WY = Wyoming

fact-utility_area = Which part of the state is it?
    .hint = A letter to this home can show the name of the county.
    .why = In Alaska and New York, the amount for bills differs by area.

option-utility_area-new_york_city = New York City: Bronx, Brooklyn, Manhattan, Queens or Staten Island
option-utility_area-long_island = Long Island: Nassau or Suffolk
option-utility_area-alaska_north = Northern Alaska: for example Fairbanks, Denali or North Slope
option-utility_area-alaska_northwest = Northwest Alaska: Nome or Northwest Arctic
option-utility_area-alaska_southcentral = Kenai, Kodiak, Chugach or the Aleutians
option-utility_area-alaska_southeast = Southeast Alaska: for example Juneau, Sitka or Ketchikan
option-utility_area-alaska_southwest = Southwest Alaska: for example Bethel, Dillingham or Bristol Bay
option-utility_area-elsewhere = Somewhere else, for example Anchorage, Buffalo or Albany

fact-is_homeless = { $reader ->
    [helper] Is the person you help without a fixed home at night?
   *[other] Are you without a fixed home at night?
}
    .hint = A shelter, a car or a friend's sofa is not a fixed home.
    .why = Some rules help people without a home.

## Situations

fact-situations = Does any of these fit someone at home?
    .hint = Anyone counts, young or old.
    .why = Some rules and some programs are for these people.

option-situations-pregnant = Someone is pregnant
option-situations-baby = Someone breastfeeds a baby, or gave birth in the last six months
option-situations-disability = Someone has a disability
option-situations-college = Someone goes to college or job school after high school
option-situations-foster = Someone is in foster care, or was at age 18
option-situations-runaway = A child ran away from home and lives here
option-situations-migrant = A child moves because of farm or fishing work in the family

fact-pregnant = Who is pregnant?
    .why = Some programs are for pregnant people. Some rules spare them.

fact-expected_babies = { $form ->
    [you] How many babies are you expecting?
   *[other] How many babies is this person expecting?
}
    .hint = One baby is 1. Twins are 2.
    .why = Each baby counts for the income limit of WIC.

fact-breastfeeding = Who breastfeeds a baby?
    .hint = Breastfeeding now and then counts too.
    .why = WIC has food for people who breastfeed.

fact-gave_birth = Who gave birth in the last six months?
    .why = WIC has food for the months after a birth.

fact-feeding = How is this baby fed?
    .hint = Think of milk only, not of other food.
    .why = WIC has a different package for each way.

option-feeding-formula = With formula only
option-feeding-both = With formula and breast milk
option-feeding-breast = With breast milk only

fact-disability = Who has a disability?
    .hint = It makes work or daily life hard for a long time.
    .why = Some rules about work and study spare people with a disability.

fact-college = { $form ->
    [you] Do you go to college, and how much?
   *[other] Does this person go to college, and how much?
}
    .hint = The school tells who is full-time. Any school after high school counts.
    .why = There are extra rules for college students.

option-college-none = No college now
option-college-part_time = Yes, less than full-time
option-college-full_time = Yes, full-time

fact-student_work = { $form ->
    [you] Does any of these fit you as a student?
   *[other] Does any of these fit this student?
}
    .hint = The college's aid office knows about work-study.
    .why = These students can get food help more easily.

option-student_work-none = None of these
option-student_work-work_study = A work-study job paid by the federal government
option-student_work-training = A place at this school through a job training program
option-student_work-work_incentive = A place at this school through a work incentive program

fact-foster_care = Who is in foster care, or was at age 18?
    .why = It can bring free school meals. Some work rules spare them too.

fact-runaway = Who ran away from home?
    .hint = This is about children who live in this home now.
    .why = It can bring free school meals.

fact-migrant = Whose family moves for farm or fishing work?
    .hint = This is about children. The school calls them migrant students.
    .why = It can bring free school meals.

## Help that comes already

fact-helps = Which of these does someone at home get already?
    .hint = Choose all that fit.
    .why = Some help opens the door to other help.

option-helps-snap = SNAP (food stamps)
option-helps-wic = WIC
option-helps-medicaid = Medicaid
option-helps-head_start = Head Start, or a place in it
option-helps-fdpir = Food boxes on an Indian reservation (FDPIR)

fact-gets_wic = Who gets WIC already?
    .why = Whoever gets it sees how to keep it.

fact-medicaid = Who has Medicaid?
    .hint = Medicaid is health insurance from the state.
    .why = Medicaid can open the door to WIC.

fact-head_start = Who is in Head Start, or has a place in it?
    .hint = Head Start is a preschool program.
    .why = It can bring free school meals.

## Work

fact-work_hours = { $form ->
    [you] How many hours do you work in a usual week?
   *[other] How many hours does this person work in a usual week?
}
    .hint = Count paid work of every kind. No work is 0.
    .why = Some adults must work a number of hours to get food help.

fact-exemptions = Does any of these fit someone at home?
    .hint = Choose all that fit.
    .why = They change the rules about work.

option-exemptions-needs_care = Someone cannot look after themselves
option-exemptions-treatment = Someone is in treatment for drugs or alcohol
option-exemptions-applied_unemployment = Someone asked for unemployment pay
option-exemptions-work_program = Someone is in a work or job training program
option-exemptions-workfare = Someone works unpaid in return for food help
option-exemptions-tribal_member = Someone is American Indian or Alaska Native

fact-needs_care = Who cannot look after themselves?
    .hint = They need help from others every day.
    .why = A person who cares for them may be spared from work rules.

fact-in_treatment = Who is in treatment for drugs or alcohol?
    .hint = A regular program counts, also without staying overnight.
    .why = People in treatment may be spared from work rules.

fact-applied_unemployment = Who asked for unemployment pay?
    .hint = An application that is still open counts.
    .why = It may spare them from work rules.

fact-work_program = Who is in a work or job training program?
    .hint = For example, the job training program of the SNAP office.
    .why = Its hours count like hours of work.

fact-program_hours = { $form ->
    [you] How many hours a week do you spend in this program?
   *[other] How many hours a week does this person spend in this program?
}
    .hint = Take a usual week.
    .why = These hours are added to hours of work.

fact-workfare = Who works unpaid in return for food help?
    .hint = This is called workfare.
    .why = It counts as work.

fact-tribal_member = Who is American Indian or Alaska Native?
    .hint = Members of a tribe count. Ask the office about others.
    .why = The law of 2025 spares them from the time limit.

## Income

fact-incomes = Which of these does someone at home get?
    .hint = Choose all that fit. Amounts come on the next pages.
    .why = The rules look at the money of the whole home.

option-incomes-wages = Wages from a job
option-incomes-business = Money from a business of one's own or odd jobs
option-incomes-retirement = Social Security for retirement, or after a death in the family
option-incomes-disability = Social Security for a disability (SSDI)
option-incomes-ssi = Supplemental Security Income (SSI)
option-incomes-unemployment = Unemployment pay
option-incomes-support = Child support from a parent who lives elsewhere
option-incomes-tanf = Cash help for families (TANF)
option-incomes-veteran = Payments for veterans or their families
option-incomes-other = Other money, such as pensions, rents, interest, alimony or workers' compensation

fact-earns_wages = Who earns wages from a job?
    .hint = Tips and sick pay count too.
    .why = It counts as income. The amount is asked only of them.

fact-wages = { $form ->
    [you] How much do you earn from jobs each month?
   *[other] How much does this person earn from jobs each month?
}
    .hint = Before taxes and before anything is taken off.
    .why = The rules look at pay before taxes.

fact-has_business = Who has a business of their own, or odd jobs?
    .hint = Driving, cleaning or selling things counts too.
    .why = It counts as income. The amount is asked only of them.

fact-business_income = { $form ->
    [you] How much does your own business bring in each month?
   *[other] How much does this person's own business bring in each month?
}
    .hint = Before costs and taxes. Odd jobs count too.
    .why = A part of it is taken off for costs.

fact-business_costs = What do these businesses cost each month, all together?
    .hint = For example goods, tools, fuel or the rent of a shop.
    .why = Some states take the real costs off.

fact-gets_retirement = Who gets Social Security for retirement?
    .hint = Payments after the death of a husband, wife or parent count too.
    .why = It counts as income. The amount is asked only of them.

fact-retirement_income = { $form ->
    [you] How much Social Security for retirement do you get each month?
   *[other] How much Social Security for retirement does this person get each month?
}
    .hint = Take the amount before anything is taken off.
    .why = It counts as income.

fact-gets_disability_pay = Who gets Social Security for a disability?
    .hint = This is SSDI, not SSI.
    .why = It counts as income. The amount is asked only of them.

fact-disability_income = { $form ->
    [you] How much Social Security for a disability do you get each month?
   *[other] How much Social Security for a disability does this person get each month?
}
    .hint = This is SSDI, not SSI.
    .why = It counts as income. It also shows a disability.

fact-gets_ssi = Who gets SSI?
    .hint = SSI is Supplemental Security Income.
    .why = It counts as income. The amount is asked only of them.

fact-ssi_income = { $form ->
    [you] How much SSI do you get each month?
   *[other] How much SSI does this person get each month?
}
    .hint = SSI is Supplemental Security Income. None is 0.
    .why = It counts as income. It can also open the door to food help.

fact-gets_unemployment = Who gets unemployment pay?
    .why = It counts as income. The amount is asked only of them.

fact-unemployment_income = { $form ->
    [you] How much unemployment pay do you get each month?
   *[other] How much unemployment pay does this person get each month?
}
    .hint = Four weeks and a bit make a month.
    .why = It counts as income.

fact-gets_support = For whom does child support come in?
    .hint = Choose the children, or the adult who gets it.
    .why = It counts as income. The amount is asked only of them.

fact-support_income = { $form ->
    [you] How much child support do you get each month?
   *[other] How much child support does this person get each month?
}
    .hint = Only what is really paid counts.
    .why = It counts as income.

fact-tanf_income = How much cash help for families comes each month?
    .hint = The state pays it. It is called TANF. None is 0.
    .why = It counts as income. It can also open the door to food help.

fact-gets_veteran_pay = Who gets payments from Veterans Affairs?
    .why = It counts as income. The amount is asked only of them.

fact-veteran_income = { $form ->
    [you] How much do you get each month from Veterans Affairs?
   *[other] How much does this person get each month from Veterans Affairs?
}
    .hint = None is 0.
    .why = It counts as income.

fact-veteran_payment = { $form ->
    [you] What is your payment from Veterans Affairs for?
   *[other] What is this person's payment from Veterans Affairs for?
}
    .hint = The letter from Veterans Affairs says it.
    .why = Some of these payments show a disability.

option-veteran_payment-none = No such payment
option-veteran_payment-total_disability = A total disability of this person
option-veteran_payment-surviving_spouse = The husband or wife was a veteran with a disability, and died
option-veteran_payment-surviving_child = A parent was a veteran with a disability, and died
option-veteran_payment-other = Something else

fact-gets_other_income = Who gets other money?
    .hint = For example a pension, rent, interest or alimony.
    .why = It counts as income. The amount is asked only of them.

fact-other_income = { $form ->
    [you] How much other money do you get each month?
   *[other] How much other money does this person get each month?
}
    .hint = For example a pension, rent, interest or alimony. Before taxes.
    .why = It counts as income.

fact-savings = How much money do all people at home have in banks, stocks and bonds?
    .hint = Do not count the home, cars or retirement accounts.
    .why = There is a limit for savings.

## Costs

fact-costs = Which of these do the people at home pay for?
    .hint = Choose all that fit. Amounts come on the next pages.
    .why = Some costs can be taken off the income.

option-costs-rent = Rent
option-costs-mortgage = A home loan
option-costs-property_tax = Property tax
option-costs-home_insurance = Insurance of the home
option-costs-association_fees = Fees of a homeowners association
option-costs-childcare = Care for a child
option-costs-adult_care = Care for an adult who needs help
option-costs-medical = Medical costs of someone who is 60 or disabled
option-costs-child_support = Child support for a child who lives elsewhere

fact-rent_paid = How much rent is paid each month?
    .hint = Only what the people at home pay. Leave out heat and electricity that are paid apart.
    .why = High housing costs can raise the amount.

fact-mortgage_paid = How much is paid for the home loan each month?
    .why = High housing costs can raise the amount.

fact-property_tax_paid = How much property tax is paid, by the month?
    .hint = Divide a yearly bill by 12. Leave out what the loan payment covers.
    .why = High housing costs can raise the amount.

fact-home_insurance_paid = How much is the insurance of the home, by the month?
    .hint = Divide a yearly bill by 12. Leave out what the loan payment covers.
    .why = High housing costs can raise the amount.

fact-association_fees_paid = How much are the fees of the homeowners association, by the month?
    .why = High housing costs can raise the amount.

fact-childcare_paid = How much is paid for child care each month?
    .hint = Only what the people at home pay counts.
    .why = Costs of care are taken off the income.

fact-adult_care_paid = How much is paid for the care of an adult each month?
    .hint = Only what the people at home pay counts.
    .why = Costs of care are taken off the income.

fact-pays_medical = Who of 60 or with a disability has medical costs?
    .hint = Insurance, medicine and visits to the doctor count.
    .why = It can raise the amount. What it comes to is asked only of them.

fact-medical_paid = { $form ->
    [you] How much do you pay for medical costs each month?
   *[other] How much is paid each month for this person's medical costs?
}
    .hint = Count insurance too. Leave out what someone else pays back.
    .why = For people of 60 or with a disability, it can raise the amount.

fact-pays_child_support = Who pays child support?
    .hint = This is for children who live elsewhere.
    .why = It can raise the amount. What it comes to is asked only of them.

fact-child_support_paid = { $form ->
    [you] How much child support do you pay each month?
   *[other] How much child support does this person pay each month?
}
    .hint = Only what a court or agency ordered, and what is really paid.
    .why = It is taken off the income.

fact-utilities = Which of these bills do the people at home pay?
    .hint = Leave out what the rent includes. Amounts are not needed.
    .why = The state adds a set amount for such bills.

option-utilities-heating_cooling = Heating or air conditioning
option-utilities-electricity = Electricity
option-utilities-gas = Gas or other fuel
option-utilities-water = Water
option-utilities-sewage = Sewer
option-utilities-phone = Phone
option-utilities-trash = Trash

## Papers

document-identity = A paper that shows who applies
    .help = For example a driver's license, state ID or passport.
document-income_proof = Proof of income
    .help = For example pay stubs of the last 30 days, or letters about payments.
document-housing_costs = Proof of housing costs
    .help = For example the lease, a rent receipt or a bill for heat.

document-address_proof = Proof of address
    .help = For example a bill or a letter with the address.

instead-ask_office = Ask the office which other paper it accepts.
instead-only_if_any = It is not needed where there is none.

## Applying and after

way-state_office = Apply at the SNAP office of the state: online, by mail or there. A talk with the office follows.

way-wic_clinic = Call a WIC clinic nearby and make an appointment. Bring the children too.
way-food_bank = Ask a food bank nearby about CSFP boxes. It knows where to sign up.
way-school = Ask the school for the form for school meals. One form serves all children at home.

after-state_office = Ask the office where the application was made.
after-wic_clinic = Ask the WIC clinic.
after-food_bank = Ask the place that gives out the boxes.
after-school = Ask the school or the school district.
after-fair_hearing = Whoever applied can ask for a fair hearing. The letter from the office says how.

## What these rules do not check

not-checked-state_programs = Programs that a state pays by itself
not-checked-time_limit_used = How many months of the time limit were used already
not-checked-drug_conviction = Rules of some states after a drug conviction
