### Questions and words that the programs of this package share. English.
### Style: at most fifteen words a sentence, one idea each; about answers and rules, not about people.

authority-example_country = Example country

## Headings over the questions

topic-people = The people at home
topic-money = Money each month
topic-home = The home
topic-reforms = Other things

## The people

label-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
label-adult = Adult { $number }
label-child = Child { $number }

fact-relation = Is this person an adult or a child?
    .hint = Tell us about everyone who lives in the home.
    .why = Some rules count the adults in the home.

option-relation-applicant = { $reader ->
    [helper] The person you help
   *[other] You
}
option-relation-adult = An adult
option-relation-child = A child

fact-birth = { $form ->
    [you] When were you born?
   *[other] When was this person born?
}
    .hint = The year or the age is a good start. The full date is best.
    .why = Each program has a rule about age.

## Money each month

fact-salary = { $form ->
    [you] How much do you earn from work each month?
   *[other] How much does this person earn from work each month?
}
    .hint = Write 0 for no pay. For yearly pay, divide by twelve.
    .why = Some rules look at how much people at home earn.

fact-capital_returns = { $form ->
    [you] How much do your savings and shares bring you each month?
   *[other] How much do this person's savings and shares bring each month?
}
    .hint = Write 0 for nothing. Use a minus sign for a loss.
    .why = The income tax counts this money too.

## The home

fact-housing_occupancy_status = Which of these is true of the home?
    .why = The housing tax is for people who own or rent their home.

option-housing_occupancy_status-owner = The people at home own it
option-housing_occupancy_status-tenant = The people at home rent it
option-housing_occupancy_status-free_lodger = The people at home live there for free
option-housing_occupancy_status-homeless = There is no home now

fact-accommodation_size = How big is the home, in square metres?
    .hint = Add up all rooms. Write 0 for no home.
    .why = The housing tax grows with the size of the home.

fact-rent = How much rent is paid each month?
    .hint = Write 0 for no rent.
    .why = The housing allowance pays back a part of the rent.

fact-postal_code = What is the postal code of the home?
    .hint = It is the number in the address.
    .why = It says where the home is. No rule looks at it now.

## Other things

fact-has_car = Who of these has a car?
    .why = One planned tax is for people with a car.

fact-goes_to_school = Who of these goes to school?
    .why = One plan asks this. No rule looks at it now.
