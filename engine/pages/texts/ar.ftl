### كلمات الواجهة: الأزرار والعناوين وما يلزم تصحيحه. العربية، بصياغة محايدة.
### تُضاف إلى نصوص كل حزمة. أما كلمات الحزمة نفسها ففي مجلدها.

## حول الصفحة

ui-continue = متابعة
ui-back = رجوع
ui-change = تغيير
ui-remove = حذف
ui-yes = نعم
ui-no = لا
ui-unknown = لا أعرف
ui-none-of-these = لا شيء مما سبق
ui-nobody = لا أحد
ui-why-asked = سبب السؤال
ui-errors = هناك ما يلزم تصحيحه

## البداية

ui-start = أي دعم قد يناسب؟
ui-start-intro = أسئلة قصيرة، ثم يظهر ما قد يناسب، ولماذا، وكيف يكون التقديم. تشمل هذه المراجعة:
ui-start-device = تبقى الإجابات على هذا الجهاز، ولا يُرسل شيء. الخدمة مجانية.
ui-start-whom = لمن هذه المراجعة؟
ui-start-me = لي
ui-start-family = لي ولأسرتي
ui-start-helper = أساعد شخصًا آخر
ui-begin = البدء
ui-error-start = يلزم اختيار لمن هذه المراجعة.
ui-part = الجزء { $part } من { $parts }: { $topic }

## ما يستطيعه الجهاز

ui-speak = قراءة بصوت
ui-print = طباعة
ui-share = إرسال هذه النتيجة
ui-copied = نُسخت النتيجة، ويمكن لصقها في رسالة.
ui-save = حفظ الإجابات على هذا الجهاز
ui-saved = الإجابات محفوظة على هذا الجهاز إلى أن تُمسح.
ui-clear = مسح الإجابات
ui-next-person = مسح الإجابات لمساعدة شخص آخر
ui-leave = مغادرة الصفحة بسرعة

## الأشخاص

ui-you = أنت
ui-person = الشخص { $number }
ui-rest = بقية من في البيت
ui-people-first = { $reader ->
    [helper] هل يعيش أحد مع صاحب الطلب؟
   *[other] هل يعيش معك أحد؟
}
ui-people-more = هل هناك شخص آخر؟
ui-people-described = الأشخاص حتى الآن
ui-people-full = { $count ->
    [zero] تنظر هذه القواعد في عدد محدود من الأشخاص.
    [one] تنظر هذه القواعد في شخص واحد على الأكثر.
    [two] تنظر هذه القواعد في شخصين على الأكثر.
    [few] تنظر هذه القواعد في { $count } أشخاص على الأكثر.
    [many] تنظر هذه القواعد في { $count } شخصًا على الأكثر.
   *[other] تنظر هذه القواعد في { $count } شخص على الأكثر.
}
ui-name = الاسم، لمن أراد
ui-name-hint = للتمييز بين الأشخاص هنا فقط، ولا يُحفظ.
ui-people-change = إضافة شخص
ui-person-change = عن هذا الشخص
ui-add-person = إضافة هذا الشخص
ui-nobody-else = { $reader ->
    [helper] لا أحد غيره في البيت
   *[other] أعيش وحدي
}
ui-no-more-people = لا يوجد غيرهم
ui-remove-person = حذف هذا الشخص من القائمة
ui-age-unknown = لا أعرف العمر

## التواريخ والأعمار

ui-day = اليوم
ui-month = الشهر
ui-year = السنة
ui-only-year = سنة الميلاد
ui-age = العمر بالسنوات
ui-aged = العمر: { $age }
ui-form-date = كتابة التاريخ كاملًا
ui-form-year = كتابة السنة فقط
ui-form-age = كتابة العمر
ui-range = من { $low } إلى { $high }
ui-at-least = { $low } أو أكثر
ui-at-most = { $high } أو أقل
ui-one-of = واحد مما يلي: { $options }
ui-more = هل يوجد المزيد من هذا: { $group }؟
ui-unit-year = سنة
ui-unit-month = شهر
ui-unit-day = يوم
ui-per-day = { $amount } في اليوم
ui-per-week = { $amount } في الأسبوع
ui-per-month = { $amount } في الشهر
ui-per-quarter = { $amount } كل ثلاثة أشهر
ui-per-year = { $amount } في السنة
ui-per-once = { $amount } مرة واحدة

## ما يلزم تصحيحه

ui-error-choose = يلزم اختيار إجابة. «لا أعرف» إجابة أيضًا.
ui-error-which = يلزم اختيار ما ينطبق. إذا لم ينطبق شيء فالاختيار «لا شيء مما سبق».
ui-error-who = يلزم اختيار شخص. إذا لم يكن أحد فالاختيار «لا أحد».
ui-error-apart = «{ $choice }» لا تجتمع مع إجابات أخرى. يلزم اختيار أحد الأمرين.
ui-error-relation = يلزم اختيار صلة هذا الشخص.
ui-error-number-empty = يلزم كتابة رقم، أو اختيار «لا أعرف».
ui-error-number = تُكتب الإجابة بالأرقام، مثل ١٢٠٠.
ui-error-places = { $places ->
    [0] يلزم كتابة عدد بلا كسور.
    [zero] يلزم كتابة عدد بلا كسور.
    [one] يُكتب بعد الفاصلة رقم واحد على الأكثر.
    [two] يُكتب بعد الفاصلة رقمان على الأكثر.
    [few] يُكتب بعد الفاصلة { $places } أرقام على الأكثر.
    [many] يُكتب بعد الفاصلة { $places } رقمًا على الأكثر.
   *[other] يُكتب بعد الفاصلة { $places } رقم على الأكثر.
}
ui-error-low = يجب أن يكون الرقم { $limit } أو أكثر.
ui-error-high = يجب أن يكون الرقم { $limit } أو أقل.
ui-error-date-missing = يلزم كتابة اليوم والشهر والسنة.
ui-error-day-missing = يلزم كتابة اليوم.
ui-error-month-missing = يلزم كتابة الشهر.
ui-error-year-missing = يلزم كتابة السنة.
ui-error-day-digits = يُكتب اليوم بالأرقام.
ui-error-month-digits = يُكتب الشهر بالأرقام، من ١ إلى ١٢.
ui-error-year-digits = تُكتب السنة بالأرقام.
ui-error-day = لا يوجد يوم رقمه { $typed }. يُكتب رقم من ١ إلى ٣١.
ui-error-month = لا يوجد شهر رقمه { $typed }. يُكتب رقم من ١ إلى ١٢.
ui-error-year = تُكتب السنة بأربعة أرقام، مثل ١٩٨٥.
ui-error-no-such-day = ليس في هذا الشهر يوم رقمه { $typed }.
ui-error-date-early = يجب أن يكون التاريخ { $limit } أو بعده.
ui-error-date-late = يجب أن يكون التاريخ { $limit } أو قبله.
ui-error-age = يُكتب العمر بالسنوات وبالأرقام، مثل ٣٤.

## كل الإجابات

ui-answers = مراجعة الإجابات
ui-answers-hint = يمكن تغيير كل إجابة.
ui-answers-given = الإجابات
ui-see-results = عرض النتيجة

## النتيجة

ui-results = ماذا تقول الإجابات
ui-not-a-decision = هذا ليس قرارًا، ولا يغيّر شيئًا من الدعم الحالي.
ui-device = بقيت الإجابات على هذا الجهاز.
ui-status-eligible = { $reader ->
    [helper] يبدو أن هذا الدعم من حق صاحب الطلب
   *[other] يبدو أن هذا الدعم من حقك
}
ui-status-eligible-hint = كل ما تمكن مراجعته هنا مطابق.
ui-status-office = { $reader ->
    [helper] يمكن التقديم، والقرار للمكتب المختص
   *[other] يمكنك التقديم، والقرار للمكتب المختص
}
ui-status-office-hint = ما تمكن مراجعته هنا مطابق. وهناك أمور لا يقولها إلا المكتب.
ui-status-unsure = لا نستطيع أن نعرف بعد
ui-status-unsure-hint = تنقص إجابة. ويبقى التقديم ممكنًا.
ui-status-receiving = { $reader ->
    [helper] هذا الدعم يصل الآن
   *[other] هذا الدعم يصلك الآن
}
ui-status-receiving-hint = هكذا يستمر.
ui-status-closed = التقديم غير متاح الآن
ui-status-closed-hint = لا يمكن لأحد التقديم في الوقت الحالي.
ui-status-unchecked = لم نتمكن من مراجعة هذا البرنامج
ui-status-unchecked-hint = لا تستطيع هذه الصفحة قراءة قواعده. ويبقى التقديم ممكنًا.
ui-status-ineligible = لا يطابق إجاباتك الآن
ui-status-ineligible-hint = يمكن تغيير أي إجابة. ويبقى التقديم ممكنًا.
ui-nothing-fits = لا شيء هنا يطابق الإجابات الآن. قد يوجد دعم آخر، والإجابات تتغير.
ui-amount-range = المبلغ الدقيق غير مؤكد.
ui-rounded = مُقرَّب إلى أقرب { $unit }.
ui-rounded-down = مُقرَّب إلى الأقل حتى { $unit }.
ui-rounded-up = مُقرَّب إلى الأعلى حتى { $unit }.
ui-why = السبب
ui-why-not = ما لا يطابق الآن
ui-no-category = هذا البرنامج لفئات محددة. بحسب الإجابات، لا تنطبق أي فئة منها الآن.
ui-categories = ما هذه الفئات
ui-not-known = ما ليس معروفًا
ui-only-office = ما لا يقوله إلا المكتب
ui-doubts = حيث تختلف المصادر
ui-priority = قد يعطي هذا أولوية
ui-also-checked = ما لا يقف عائقًا
ui-keep = كيف يستمر الدعم
ui-margin-above = أي أعلى من الحد بمقدار { $difference }.
ui-margin-below = أي أقل من الحد بمقدار { $difference }.
ui-next = طريقة التقديم
ui-places = أين يكون التقديم والسؤال
ui-area = { $reader ->
    [helper] أين يسكن صاحب الطلب؟
   *[other] أين تسكن الأسرة؟
}
ui-area-hint = فقط لعرض الأماكن القريبة. لا تُحفظ الإجابة، ولا تغيّر شيئًا في النتيجة.
ui-area-none = أفضّل عدم الإجابة
ui-choose = اختيار
ui-documents = الأوراق المطلوبة، وماذا عند عدم توفرها
ui-after = بعد التقديم
ui-after-track = متابعة الطلب
ui-after-complain = تقديم شكوى
ui-after-appeal = التظلم من القرار
ui-sources = صاحب القرار والمصادر
ui-decides = صاحب القرار: { $authority }
ui-closed-not-yet = تبدأ قواعده في { $date }.
ui-closed-no-longer = انتهت قواعده في { $date }.
ui-closed-opens = يُفتح التقديم في { $date }.
ui-closed-ended = انتهى التقديم في { $date }.
ui-closes = آخر يوم للتقديم: { $date }.
ui-calendar = إضافته إلى التقويم
ui-information = معلومات مفيدة
ui-not-checked = ما لا تنظر فيه هذه المراجعة
ui-about = عن هذه المراجعة
ui-about-authority = الجهة
ui-about-day = روجعت ليوم
ui-about-reviewed = آخر مقارنة للقواعد بمصادرها
ui-about-version = إصدار القواعد
ui-about-hash = بصمة القواعد
ui-narrow = أسئلة أخرى، لمبلغ أدق
ui-change-answers = عرض الإجابات أو تغييرها
