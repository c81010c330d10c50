### What a citizen reads about the taxes. English.

title = Taxes
summary = People pay income tax and a social security contribution each month. Owners and tenants pay housing tax each year.
