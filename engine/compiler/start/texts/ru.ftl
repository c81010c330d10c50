# Шаг 6 из 7. Что читают люди по-русски: вопросы и общие слова. Тексты программы лежат рядом с её правилами.
# Говорите об ответах и правилах, а не о человеке, и говорите «сейчас»: ответы могут измениться.
# Если слова зависят от того, для кого они, варианты стоят один под другим: кто отвечает о себе, затем
# о другом
# { $form -> [you] *[other] }
# и кто помогает другому, затем для остальных
# { $reader -> [helper] *[other] }
# Пишите «этот человек»: кто это, написано над вопросом.

authority-ministry = Министерство
not-checked-other_help = Другая помощь
topic-people = Люди
topic-income = Доход
unit-family = Семья

fact-relation = { $reader ->
    [helper] Кем этот человек приходится тому, кому вы помогаете?
   *[other] Кем вам приходится этот человек?
}
fact-birth_date = { $form ->
    [you] Когда вы родились?
   *[other] Когда родился этот человек?
}
    .hint = Хватит и года рождения или возраста.
fact-income = Какой доход у семьи в месяц?
    .hint = Заработок, пенсии и всё остальное, до налогов.
    .why = В программе есть предел дохода.

option-relation-applicant = { $reader ->
    [helper] Человек, которому вы помогаете
   *[other] Вы
}
option-relation-husband = Муж
option-relation-wife = Жена
option-relation-child = Сын или дочь
option-relation-parent = Мать или отец
option-relation-sibling = Брат или сестра
option-relation-other = Кто-то другой

label-applicant = { $reader ->
    [helper] Человек, которому вы помогаете
   *[other] Вы
}
label-husband = Муж
label-wife = Жена { $number }
label-child = Ребёнок { $number }
label-parent = Родитель { $number }
label-sibling = Брат или сестра { $number }
label-other = Другой человек { $number }

document-birth_certificates = Свидетельства о рождении детей
document-income_papers = Справки о доходе
instead-ask_office = Спросите в отделении, чем ещё это можно подтвердить.
way-office = Лично в отделении
after-by_phone = По телефону отделения
