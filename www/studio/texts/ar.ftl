# ما تقوله صفحة كتابة القواعد، بالعربية.

page-title = ‏Selfcheck: كتابة القواعد
browser-old = لا يستطيع هذا المتصفح تشغيل الصفحة: ينقصه WebAssembly. يكفي أي متصفح من السنوات الأخيرة.
close = إغلاق
cancel = إلغاء
loading = جارٍ التحميل…
try-again = المحاولة مرة أخرى
save = حفظ
create = إنشاء
print = طباعة
missing = ناقص
nothing-found = لا توجد نتائج.

## الشريط العلوي

package = الحزمة
undo = تراجع
redo = إعادة
download = تنزيل
rule-sheet = بيان القواعد
help = مساعدة
interface-language = لغة هذه الصفحة
kept-nothing = لا تغييرات بعد
kept-here = محفوظ في هذا المتصفح
keeping = جارٍ الحفظ…
kept-failed-full = لم يُحفظ: لا مساحة باقية في هذا المتصفح. يُنصح بتنزيل العمل.
kept-failed-private = لم يُحفظ: المتصفح لا يسمح بذلك، ربما لأن النافذة خاصة. يُنصح بتنزيل العمل.
kept-failed-deleted = لم يعد محفوظًا: حُذف المحفوظ. يُحفظ من جديد عند أي تعديل.
kept-by-itself = يُحفظ العمل تلقائيًا.
kept-gone = حُذف العمل المحفوظ. يبقى المفتوح، ويُحفظ من جديد عند أي تعديل.
changes = { $count ->
    [one] تغيير واحد لم يُنزَّل بعد
    [two] تغييران لم يُنزَّلا بعد
    [few] { $count } تغييرات لم تُنزَّل بعد
    [many] { $count } تغييرًا لم تُنزَّل بعد
   *[other] { $count } تغيير لم تُنزَّل بعد
}
opened = فُتحت: { $name }
downloaded = نُزِّل الملف { $name }.
downloaded-broken = نُزِّل الملف { $name }، وفيه { $count ->
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
   *[other] { $count } خطأ
}.
not-downloaded = لم يُنزَّل شيء: تعذّر تحميل جزء الصفحة الذي ينشئ ملف zip. يمكن المحاولة مرة أخرى عند عودة الاتصال.
state-downloaded = تم التنزيل
state-downloaded-broken = تم التنزيل مع { $count ->
    [one] خطأ واحد
    [two] خطأين
    [few] { $count } أخطاء
   *[other] { $count } خطأ
}
open-elsewhere = هذا العمل مفتوح في نافذة أخرى أيضًا. ما يُكتب هناك وما يُكتب هنا يحل كل منهما محل الآخر: يُستحسن المتابعة في نافذة واحدة.
undo-done = تم التراجع في { $path }
redo-done = تمت الإعادة في { $path }
undo-nothing = لا شيء للتراجع عنه.
redo-nothing = لا شيء لإعادته.
no-such-file = لم يعد الملف { $path } موجودًا.

## أجزاء الصفحة

parts = أجزاء الصفحة
part-contents = المحتويات
part-middle = التحرير
part-checks = الفحص
part-preview = المعاينة
separator-preview = عرض المعاينة
separator-checks = ارتفاع الفحص
compiler-slow = لم تُفحص القواعد بعد: ما زال الفاحص قيد التحميل. يمكن الكتابة في هذه الأثناء.
compiler-not-loaded = تعذّر تحميل فاحص القواعد. يمكن الكتابة، والعمل محفوظ، لكن بلا فحص ولا معاينة.
compiler-stopped = توقف فاحص القواعد وبدأ من جديد بالملفات نفسها. لم يُفقد شيء مما كُتب.
package-not-loaded = تعذّر تحميل الحزمة { $name }.

## قائمة الحزمة

new-package = حزمة جديدة
open-zip = فتح ملف zip
open-folder = فتح مجلد
drop-hint = يمكن أيضًا إفلات ملف zip أو مجلد في أي موضع من هذه الصفحة. يبقى كل شيء في هذا المتصفح.
shipped-packages = حزم مرفقة بهذه الصفحة
shipped-egypt = مصر: تكافل وكرامة
shipped-russia = روسيا: الإعانة الموحدة
shipped-usa = الولايات المتحدة: المعونة الغذائية والوجبات المدرسية
shipped-country-template = بلد للأمثلة
kept-packages = محفوظ في هذا المتصفح
kept-none = لا شيء بعد. ما يُعدَّل يُحفظ هنا تلقائيًا.
kept-not = هذا المتصفح لا يسمح للصفحة بحفظ شيء.
kept-on = { $date }
open-now = مفتوحة الآن
delete-kept = حذف
delete-kept-of = حذف العمل المحفوظ { $name }
delete-kept-sure = هل يُحذف المحفوظ من «{ $name }»؟ لا يمكن استرجاعه.
kept-not-deleted = تعذّر حذف «{ $name }»: لم يسمح المتصفح بذلك.
not-opened = لا يمكن فتح هذا
not-kept = العمل غير محفوظ
not-kept-sure = التغييرات غير محفوظة ولم تُنزَّل. تضيع إذا فُتح شيء آخر.
open-anyway = فتح على أي حال
refused-large = الحجم أكبر من { 20 } ميغابايت. الحزمة أصغر من ذلك بكثير: يُفتح مجلد الحزمة وحده.
refused-zip = الملف ليس zip، أو هو تالف.
refused-no-package = لا يوجد فيه ملف package.toml. الحزمة مجلد فيه هذا الملف.
refused-utf8 = الملف { $path } ليس نصًا بترميز UTF-8. يُحفظ بهذا الترميز ثم تُفتح الحزمة من جديد.
refused-reading = تعذّرت القراءة: { $message }

## حزمة جديدة

begin-hint = البداية حزمة صغيرة تعمل: برنامج واحد وقاعدتان ومبلغ. ثم تُعدَّل خطوة خطوة.
new-package-name = ما اسم الحزمة؟
new-package-name-hint = غالبًا اسم البلد أو الوزارة.
new-program-name = ما اسم أول برنامج فيها؟ ({ $language })
new-program-name-hint = ما يمكن للناس التقدم إليه، مثل «دعم الأسر».
new-program-folder = مجلد البرنامج
new-program-folder-hint = مأخوذ من اسمه، ويمكن تغييره.
folder-wrong = تُستعمل الحروف الصغيرة من a إلى z والأرقام و _، وأولها حرف.
names-made = في الملفات: { $package }
name-missing = يلزم اسم فيه حروف.
names-alike = يلزم للبرنامج اسم غير اسم الحزمة.
new-language = اللغة الأولى
new-language-hint = مع البلد: تتبعه صيغة التواريخ والأرقام.
new-second-language = اللغة الثانية
no-second-language = لا توجد
languages-alike = تُختار لغة غير الأولى.
new-currency = العملة
tour = الخطوات الأولى
tour-at = الخطوات الأولى: { $step } من { $of }
tour-back = السابق
tour-next = التالي
tour-end = إخفاء
tour-hidden = أُخفيت. تظهر الخطوات الأولى من جديد من المساعدة أو من قائمة الحزمة.
tour-show = إظهار الخطوات الأولى
tour-done = تم
tour-problems = { $count ->
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $count } مشكلات
   *[other] { $count } مشكلة
}
tour-still = ما زال كما بدأ: { $text }
tour-sources = تسمية المصادر
tour-sources-how = يُكتب من ينشر القواعد، وتحت [sources] كل قانون جاءت منه، ولكل منها اسم قصير. الأسطر التي تبدأ بالعلامة # ملاحظات.
tour-facts = ما يُسأل عنه
tour-facts-how = يُكتب كل سؤال بنوعه وحدوده، بترتيب طرحه. أما صياغته ففي الخطوة { 6 }.
tour-figures = الأرقام وتواريخها
tour-figures-how = هذا هو الجدول. يُفتح الرقم لتُكتب قيمه، ولكل قيمة يومها ومصدرها. «ملف» يعرض الأرقام نفسها نصًا.
tour-program = لمن البرنامج
tour-program-how = يُكتب لمن البرنامج، ومنذ متى، وبأي أوراق، وأين يكون التقديم.
tour-rules = كتابة القواعد
tour-rules-how = تُكتب كل قاعدة بشرطها وقانونها وإثباتها. بالوقوف على كلمة يظهر شرحها، و Ctrl + Space للاقتراحات.
tour-texts = كتابة ما يقرؤه الناس
tour-texts-how = بكل لغة: هنا اسم البرنامج وملخصه وجمل قواعده، أما الأسئلة ففي كل النصوص.
tour-cases = ما الذي يجب أن ينتج
tour-cases-how = تُكتب حالات يمكن الحكم فيها والقانون في اليد. وأسرع طريقة: الإجابة في المعاينة ثم «حفظ هذه الأسرة كحالة».
tour-last = تجربة ثم تنزيل
tour-last-how = تُجرَّب المعاينة بكل لغة، وبيوم أقدم أيضًا. ثم تُنزَّل الحزمة.

## المحتويات

contents = المحتويات
about-package = عن الحزمة
questions = الأسئلة
figures = الأرقام
all-texts = كل النصوص
texts = النصوص
named-results = نتائج مسماة
results-facts = عن النتائج المسماة
places = أين يكون التقديم
notes = ملاحظات
rules = القواعد
program-facts = بيانات البرنامج
cases = الحالات
cases-of = الحالات: { $name }
program-texts = نصوص هذا البرنامج
table = جدول
file = ملف
no-programs = لا يوجد برنامج بعد. البرنامج مجلد فيه ملف program.toml.
rules-by-name = { $count ->
    [one] قاعدة واحدة بالاسم
    [two] قاعدتان بالاسم
    [few] { $count } قواعد بالاسم
   *[other] { $count } قاعدة بالاسم
}
errors-here = { $count ->
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
   *[other] { $count } خطأ
}
all-files = كل الملفات
add-file = إضافة ملف
rename-file = تغيير الاسم
delete-file = حذف الملف
delete-file-sure = هل يُحذف { $path }؟ يمكن التراجع عن ذلك.
file-name = الاسم مع المجلد
file-name-hint = مثل support/cases.toml. ينتهي الاسم بإحدى هذه: ‎.toml‎ أو ‎.rhai‎ أو ‎.ftl‎ أو ‎.csv‎ أو ‎.md‎
file-name-wrong = تُستعمل الحروف من a إلى z والأرقام و - و _ وإحدى هذه النهايات: ‎.toml .rhai .ftl .csv .md‎
file-name-taken = يوجد ملف بهذا الاسم.
verb-category = فئة
verb-require = شرط
verb-exclude = مانع
verb-office = للمكتب
verb-priority = أولوية
verb-keep = التزام
verb-amount = مبلغ

## المحرر

shown-as = طريقة العرض
as-table = جدول
as-file = ملف
side-by-side = جنبًا إلى جنب
editor-of = المحرر: { $path }
editor-help = مفتاح Tab يخرج من المحرر. ‏Ctrl + Space للاقتراحات، و Ctrl + I للشرح، و Ctrl + F للبحث.
nothing-explained = لا شيء يُشرح هنا.
unseen-true = لم تر أي حالة هذا الشرط صحيحًا: { $text }
unseen-false = لم تر أي حالة هذا الشرط غير صحيح: { $text }
unseen-both = لم تصل أي حالة إلى هذا الشرط: { $text }
help-marks = علامات بجانب القواعد
mark-false = لم تر أي حالة الشرط غير صحيح
mark-true = لم تر أي حالة الشرط صحيحًا
mark-both = لم تصل أي حالة إلى الشرط، أو تختلف شروط السطر
mended = تم الإصلاح.
mend-gone = تغير الملف: يُنظر في ما وُجد الآن.
phrase-find = بحث
phrase-replace = استبدال
phrase-next = التالي
phrase-previous = السابق
phrase-all = الكل
phrase-match-case = مطابقة حالة الأحرف
phrase-by-word = كلمات كاملة
phrase-regexp = نمط
phrase-replace-one = استبدال
phrase-replace-all = استبدال الكل
phrase-close = إغلاق
phrase-current-match = النتيجة الحالية
phrase-replaced-matches = تم استبدال $
phrase-replaced-match = تم الاستبدال في السطر $
phrase-on-line = في السطر
phrase-go-to-line = الانتقال إلى السطر
phrase-go = انتقال
phrase-completions = اقتراحات
phrase-diagnostics = الملاحظات
phrase-no-diagnostics = لا ملاحظات
phrase-selection-deleted = حُذف المحدد
phrase-control-character = حرف تحكم

## القاعدة

close-rule = عرض الملف كله
rule-sentences = ما يقرؤه المواطنون
rule-no-texts = يظهر هنا ما يقرؤه المواطنون عنها عندما تصح القواعد.
sentence-title = العنوان
sentence-met = إذا تحققت
sentence-unmet = إذا لم تتحقق
sentence-open = إذا لم تُعرف
sentence-doubt = الشك
sentence-more = غير ذلك
said-law = القانون
said-proof = الإثبات
said-doubt = الشك
add-law = إضافة قانون
add-proof = إضافة إثبات
add-doubt = إضافة شك
remove-law = حذف القانون { $value }
remove-proof = حذف الإثبات { $value }
remove-doubt = حذف الشك { $value }

## الأرقام

search-figures = بحث في الأرقام
figures-hint = يُفتح الرقم ليظهر تاريخه ويُعدَّل هنا، والملف يُكتب تلقائيًا. الرقم الجديد من يوم معين سطر جديد، ويبقى القديم.
figures-none = لا أرقام بعد، أو لا يمكن عرض الملف كجدول.
show-in-file = عرض في الملف
figure-table = جدول
figure-limits = بين { $min } و{ $max }
figure-shape = لهذا الرقم قيمة لكل حالة من شيء ما. يُعدَّل في ملفه.
confidential = سري
sources-differ = المصادر مختلفة
values-of = قيم { $name }
value-from = من
value-value = القيمة
value-high = إلى، حيث تختلف المصادر
value-source = المصدر
value-note = ملاحظة
value-remove = حذف
value-true = نعم
value-false = لا
value-of-from = { $name }: من { $date }
value-of-value = { $name }: القيمة من { $date }
value-of-high = { $name }: أعلى قيمة من { $date }
value-of-source = { $name }: مصدر القيمة من { $date }
value-of-note = { $name }: ملاحظة على القيمة من { $date }
remove-value = حذف القيمة من { $date }
add-value = إضافة قيمة بتاريخ
value-added = أُضيفت قيمة.
value-removed = حُذفت القيمة.
number-wanted = يلزم رقم، مثل 400.50.
value-wanted = يلزم للرقم قيمة.
date-wanted = يلزم اختيار يوم.

## النصوص

search-texts = بحث في النصوص
missing-only = الناقص فقط
texts-none = تظهر النصوص هنا عندما تمكن قراءة الحزمة.
texts-count = { $all } من النصوص، منها { $missing } ناقصة
text-in = { $key } باللغة { $language }
text-missing = ناقص: يُكتب هنا
text-no-place = لم يعد لهذا النص مكان في الملفات. ما كُتب ليس في أي ملف: { $text }
unused = لا شيء يستعمله
texts-unused = { $count ->
    [one] نص واحد لا شيء يستعمله
    [two] نصان لا شيء يستعملهما
    [few] { $count } نصوص لا شيء يستعملها
   *[other] { $count } نصًا لا شيء يستعملها
}
delete-text = حذف
delete-text-of = حذف النص { $key }
text-deleted = حُذف النص { $key }.
what-title = العنوان
what-summary = التعريف في جملة
what-not-checked = ما لا تنظر إليه القواعد
what-fact = سؤال
what-option = إجابة للاختيار
what-label = ما يُسمى به الشخص
what-group = قائمة أشياء
what-unit = وحدة من الناس
what-topic = موضوع للأسئلة
what-document = ورقة مطلوبة
what-instead = من ليست لديه الورقة
what-way = طريقة للتقديم
what-after = بعد التقديم
what-authority = الجهة
what-rule = قاعدة
what-amount = مبلغ
what-doubt = شك
what-ui = كلمة من المراجعة
text-optional = يمكن تركه فارغًا

## ما وُجد

checks = الفحص
problems = المشكلات
fold = طي
severity-error = خطأ
severity-warning = تنبيه
at-line = السطر { $line }
no-errors = لا شيء
errors-count = { $count ->
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
   *[other] { $count } خطأ
}
warnings-count = { $count ->
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
   *[other] { $count } تنبيهًا
}
no-problems = لا خطأ في القواعد.
more-problems = { $count } أخرى غير معروضة.
checking = جارٍ الفحص…

## الحالات

cases-waiting = تُحسب الحالات عندما تصح القواعد.
cases-running = الحالات المحسوبة
cases-none = لا توجد حالات.
cases-none-short = لا شيء
cases-empty = لا توجد حالات بعد. يمكن إكمال المعاينة ثم حفظ الأسرة كحالة.
cases-summary = { $total ->
    [one] حالة واحدة
    [two] حالتان
    [few] { $total } حالات
   *[other] { $total } حالة
}: { $passed } كما هو متوقع، و{ $failed } خلاف ذلك، و{ $changed } تغيّرت
cases-total = { $count }
cases-old = { $count }، قبل الخطأ
cases-old-summary = قبل الخطأ: عدد الحالات { $total }، منها { $passed } كما هو متوقع و{ $failed } خلاف ذلك
cases-failed = { $count } خلاف المتوقع
cases-changed = { $count } تغيّرت
uncovered = { $count ->
    [one] شرط واحد في هذه القواعد لم تره الحالات صحيحًا وغير صحيح
    [two] شرطان في هذه القواعد لم ترهما الحالات صحيحين وغير صحيحين
    [few] { $count } شروط في هذه القواعد لم ترها الحالات صحيحة وغير صحيحة
    [many] { $count } شرطًا في هذه القواعد لم ترها الحالات صحيحة وغير صحيحة
   *[other] { $count } شرط في هذه القواعد لم ترها الحالات صحيحة وغير صحيحة
}
search-cases = بحث في الحالات
show-cases = أي الحالات
show-all = الكل
show-changed = ما تغيّر
show-failing = خلاف المتوقع
compare-here = المقارنة من هنا
compare-hint = من الآن، «تغيّرت» تعني: اختلفت عما هي عليه الآن
case-passed = كما هو متوقع
case-failed = خلاف المتوقع
case-differences = { $count ->
    [one] فرق واحد
    [two] فرقان
    [few] { $count } فروق
   *[other] { $count } فرقًا
}
expected = المتوقع
got = الناتج
became = الآن
not-accepted = الإجابات غير مقبولة
person-rest = الباقون
status-closed = مغلق
status-unchecked = لم يُفحص
status-ineligible = غير مستحق
status-eligible = مستحق
status-open = غير محسوم
status-unsure = غير مؤكد
status-office = القرار للمكتب
amount-range = { $low } إلى { $high }

## المعاينة

preview = المعاينة
preview-frame = المعاينة: ما يراه المواطنون
preview-width = عرض المعاينة
preview-phone = هاتف
preview-desk = مكتب
preview-language = اللغة
preview-date = اليوم
preview-theme = الألوان
light = فاتحة
dark = داكنة
start-again = من البداية
preview-waiting = تظهر المعاينة بعد فحص القواعد.
preview-before = تعرض المعاينة القواعد كما كانت قبل الخطأ في السطر { $line } من { $path }.
preview-none = لا معاينة بعد: في السطر { $line } من { $path } خطأ.
preview-left = خرج المواطن من المراجعة. لا يُحفظ شيء.
go-there = الانتقال إليه
save-case = حفظ هذه الأسرة كحالة
save-case-hint = الإجابات مع ما ينتج عنها الآن.
save-case-nothing = لا إجابات بعد. تُكمل المعاينة أولًا.
case-program = البرنامج
case-name = ماذا تُظهر الحالة؟
case-name-hint = مثل «ابن واحد ودخل يساوي الحد تمامًا».
case-saved = حُفظت كحالة: { $name }

## بيان القواعد

sheet-not = يظهر بيان القواعد عندما تصح القواعد.
sheet-failed = لا بيان للقواعد الآن:
download-sheet = تنزيل

## مساعدة

help-about = هنا تُكتب قواعد برنامج ويظهر فورًا ما يراه المواطنون. على الجانب الأول محتويات الحزمة، وفي الوسط التحرير، وعلى الجانب الآخر المراجعة نفسها كما تصل إلى المواطنين، وفي الأسفل ما وُجد ونتيجة كل حالة.
help-views = الأرقام في جدول والنصوص جنبًا إلى جنب. وكلاهما يكتب الملفات، ويمكن تعديلها مباشرة أيضًا.
help-private = لا يخرج شيء مما يُكتب من هذا المتصفح. لا حساب ولا خادم.
help-keep = يُحفظ كل تغيير في هذا المتصفح خلال ثانية. ولتسليم العمل يُنزَّل ملف zip.
help-preview = ما دام هناك خطأ، تعرض المعاينة آخر قواعد صحيحة.
help-tour = الخطوات الأولى ترافق كل حزمة جديدة: من اسم الحزمة، ثم «حزمة جديدة».
help-keys = المفاتيح
help-verbs = الكلمات التي تبدأ بها القواعد
key-tab = Tab, Shift + Tab
key-tab-does = إلى الأمام وإلى الخلف، وكذلك إلى خارج المحرر (مفتاح Esc يغلق أولًا ما هو مفتوح)
key-hover = المؤشر على كلمة
key-hover-does = يشرحها
key-explain = Ctrl + I
key-explain-does = يشرح الكلمة التي عندها المؤشر النصي
key-complete = Ctrl + Space
key-complete-does = يقترح ما يمكن أن يُكتب هنا
key-search = Ctrl + F
key-search-does = يبحث في الملف
key-next-problem = F8
key-next-problem-does = ينتقل إلى المشكلة التالية في الملف
key-undo = Ctrl + Z, Ctrl + Y
key-undo-does = تراجع وإعادة عبر كل الملفات بترتيب التعديلات
key-fold = ← → ↑ ↓
key-fold-does = يحرك الخط بين جزأين عندما يكون التركيز عليه
verb-category-does = تلزم واحدة من هذه الفئات
verb-require-does = تلزم كلها
verb-exclude-does = يمنع أي منها
verb-office-does = لا يحكم فيها إلا المكتب
verb-priority-does = من له الأولوية
verb-keep-does = ما يجب الالتزام به لاحقًا
verb-amount-does = كم المبلغ

kind-bool = نعم أو لا
kind-integer = عدد صحيح
kind-decimal = عدد عشري
kind-date = تاريخ
kind-choice = اختيار
kind-money-day = مبلغ في اليوم
kind-money-week = مبلغ في الأسبوع
kind-money-month = مبلغ في الشهر
kind-money-year = مبلغ في السنة
kind-money-once = مبلغ مرة واحدة
kind-year = بالسنوات
kind-month = بالأشهر
kind-week = بالأسابيع
kind-day = بالأيام
