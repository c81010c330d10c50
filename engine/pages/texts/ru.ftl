### Слова интерфейса: кнопки, заголовки, что нужно исправить. Русский.
### Они добавляются к текстам каждого пакета. Слова самого пакета лежат в его папке.

## Вокруг страницы

ui-continue = Продолжить
ui-back = Назад
ui-change = Изменить
ui-remove = Убрать
ui-yes = Да
ui-no = Нет
ui-unknown = Не знаю
ui-none-of-these = Ничего из этого
ui-nobody = Никто
ui-why-asked = Зачем этот вопрос
ui-errors = Нужно кое-что исправить

## Начало

ui-start = Какая помощь может подойти?
ui-start-intro = Сначала короткие вопросы. Потом ответ: что может подойти, почему и как подать заявление. Здесь проверяется:
ui-start-device = Ответы остаются на этом устройстве. Ничего не отправляется. Это бесплатно.
ui-start-whom = Для кого эта проверка?
ui-start-me = Для меня
ui-start-family = Для меня и моей семьи
ui-start-helper = Помогаю другому человеку
ui-begin = Начать
ui-error-start = Выберите, для кого эта проверка.
ui-part = Часть { $part } из { $parts }: { $topic }

## Что может устройство

ui-speak = Прочитать вслух
ui-print = Распечатать
ui-share = Отправить этот результат
ui-copied = Скопировано. Можно вставить в сообщение.
ui-save = Сохранить ответы на этом устройстве
ui-saved = Ответы сохранены на этом устройстве, пока их не удалят.
ui-clear = Удалить мои ответы
ui-next-person = Удалить ответы и помочь следующему
ui-leave = Быстро уйти с этой страницы

## Люди

ui-you = Вы
ui-person = Человек { $number }
ui-rest = Остальные в доме
ui-people-first = { $reader ->
    [helper] Живёт ли с этим человеком кто-нибудь ещё?
   *[other] Живёт ли с вами кто-нибудь ещё?
}
ui-people-more = Есть ли кто-нибудь ещё?
ui-people-described = Кто уже в списке
ui-people-full = { $count ->
    [one] Эти правила смотрят не больше чем на { $count } человека.
    [few] Эти правила смотрят не больше чем на { $count } человек.
    [many] Эти правила смотрят не больше чем на { $count } человек.
   *[other] Эти правила смотрят не больше чем на { $count } человека.
}
ui-name = Имя, если хотите
ui-name-hint = Только чтобы различать людей здесь. Оно не сохраняется.
ui-people-change = Добавить человека
ui-person-change = Об этом человеке
ui-add-person = Добавить этого человека
ui-nobody-else = { $reader ->
    [helper] Больше там никто не живёт
   *[other] Со мной никто не живёт
}
ui-no-more-people = Больше никого нет
ui-remove-person = Убрать этого человека из списка
ui-age-unknown = Не знаю возраст

## Даты и возраст

ui-day = День
ui-month = Месяц
ui-year = Год
ui-only-year = Год рождения
ui-age = Сколько полных лет
ui-aged = Возраст: { $age }
ui-form-date = Указать полную дату
ui-form-year = Указать только год
ui-form-age = Указать возраст
ui-range = От { $low } до { $high }
ui-at-least = { $low } или больше
ui-at-most = { $high } или меньше
ui-one-of = Одно из этого: { $options }
ui-more = Есть ли ещё: { $group }?
ui-unit-year = лет
ui-unit-month = месяцев
ui-unit-day = дней
ui-per-day = { $amount } в день
ui-per-week = { $amount } в неделю
ui-per-month = { $amount } в месяц
ui-per-quarter = { $amount } в квартал
ui-per-year = { $amount } в год
ui-per-once = { $amount } один раз

## Что нужно исправить

ui-error-choose = Выберите ответ. «Не знаю» — тоже ответ.
ui-error-which = Выберите, что подходит. Если ничего не подходит, выберите «Ничего из этого».
ui-error-who = Выберите, кто. Если никто, выберите «Никто».
ui-error-apart = «{ $choice }» не сочетается с другими ответами. Оставьте что-то одно.
ui-error-relation = Выберите, кем приходится этот человек.
ui-error-number-empty = Напишите число или выберите «Не знаю».
ui-error-number = Напишите ответ цифрами, например 1200.
ui-error-places = { $places ->
    [0] Напишите целое число.
    [one] После запятой может быть не больше { $places } цифры.
    [few] После запятой может быть не больше { $places } цифр.
    [many] После запятой может быть не больше { $places } цифр.
   *[other] После запятой может быть не больше { $places } цифры.
}
ui-error-low = Число должно быть { $limit } или больше.
ui-error-high = Число должно быть { $limit } или меньше.
ui-error-date-missing = Напишите день, месяц и год.
ui-error-day-missing = Напишите день.
ui-error-month-missing = Напишите месяц.
ui-error-year-missing = Напишите год.
ui-error-day-digits = Напишите день цифрами.
ui-error-month-digits = Напишите месяц цифрами, от 1 до 12.
ui-error-year-digits = Напишите год цифрами.
ui-error-day = Дня { $typed } не бывает. Напишите число от 1 до 31.
ui-error-month = Месяца { $typed } не бывает. Напишите число от 1 до 12.
ui-error-year = Напишите год четырьмя цифрами, например 1985.
ui-error-no-such-day = В этом месяце нет дня { $typed }.
ui-error-date-early = Самая ранняя дата: { $limit }.
ui-error-date-late = Самая поздняя дата: { $limit }.
ui-error-age = Напишите возраст в годах цифрами, например 34.

## Все ответы

ui-answers = Проверьте ответы
ui-answers-hint = Каждый ответ можно изменить.
ui-answers-given = Ваши ответы
ui-see-results = Посмотреть результат

## Результат

ui-results = Что следует из ответов
ui-not-a-decision = Это не решение. Оно не меняет того, что вы получаете сейчас.
ui-device = Ваши ответы остались на этом устройстве.
ui-status-eligible = { $reader ->
    [helper] Похоже, эта помощь положена
   *[other] Похоже, эта помощь вам положена
}
ui-status-eligible-hint = Всё, что можно проверить здесь, подходит.
ui-status-office = Можно подать заявление. Решит ведомство
ui-status-office-hint = То, что можно проверить здесь, подходит. Остальное скажет ведомство.
ui-status-unsure = Пока нельзя сказать
ui-status-unsure-hint = Не хватает ответа. Заявление всё равно можно подать.
ui-status-receiving = { $reader ->
    [helper] Это уже получают
   *[other] Вы это уже получаете
}
ui-status-receiving-hint = Вот как это сохранить.
ui-status-closed = Сейчас заявления не принимают
ui-status-closed-hint = Сейчас подать заявление нельзя никому.
ui-status-unchecked = Эту программу проверить не удалось
ui-status-unchecked-hint = Эта страница не может прочесть её правила. Заявление можно подать.
ui-status-ineligible = Сейчас не подходит по вашим ответам
ui-status-ineligible-hint = Ответ можно изменить. Заявление всё равно можно подать.
ui-nothing-fits = По этим ответам сейчас ничего не подходит. Может подойти другая помощь. Ответы тоже могут измениться.
ui-amount-range = Точная сумма неизвестна.
ui-rounded = Округлено с точностью до { $unit }.
ui-rounded-down = Округлено вниз с точностью до { $unit }.
ui-rounded-up = Округлено вверх с точностью до { $unit }.
ui-why = Почему
ui-why-not = Что сейчас не подходит
ui-no-category = Это для определённых групп. По ответам сейчас не подходит ни одна.
ui-categories = Какие это группы
ui-not-known = Что неизвестно
ui-only-office = Что может сказать только ведомство
ui-doubts = Где источники расходятся
ui-priority = Это может дать преимущество
ui-also-checked = Что не мешает
ui-keep = Как это сохранить
ui-margin-above = Это на { $difference } выше предела.
ui-margin-below = Это на { $difference } ниже предела.
ui-next = Как подать заявление
ui-places = Куда обратиться и где спросить
ui-area = { $reader ->
    [helper] Где живёт этот человек?
   *[other] Где вы живёте?
}
ui-area-hint = Только чтобы показать места поблизости. Ответ не сохраняется и ничего не меняет в результатах.
ui-area-none = Не хочу говорить
ui-choose = Выбрать
ui-documents = Какие нужны документы и что делать без них
ui-after = После подачи
ui-after-track = Как узнать, что с заявлением
ui-after-complain = Как пожаловаться
ui-after-appeal = Как обжаловать
ui-sources = Кто решает и откуда это известно
ui-decides = Кто решает: { $authority }
ui-closed-not-yet = Правила начнут действовать: { $date }.
ui-closed-no-longer = Правила перестали действовать: { $date }.
ui-closed-opens = Приём заявлений начнётся: { $date }.
ui-closed-ended = Приём заявлений закончился: { $date }.
ui-closes = Заявление можно подать до { $date } включительно.
ui-calendar = Добавить в календарь
ui-information = Полезно знать
ui-not-checked = На что эта проверка не смотрит
ui-about = Об этой проверке
ui-about-authority = Ведомство
ui-about-day = Проверено на день
ui-about-reviewed = Правила сверены с источниками
ui-about-version = Версия правил
ui-about-hash = Отпечаток правил
ui-narrow = Ответить ещё, чтобы уточнить сумму
ui-change-answers = Посмотреть или изменить ответы
