### أسئلة وكلمات تشترك فيها برامج هذه الحزمة. العربية (مصر).
### الأسلوب: جمل قصيرة، فكرة واحدة في الجملة، وصيغة تناسب الجميع. الكلام عن الإجابات والقواعد.

authority-moss = وزارة التضامن الاجتماعي

## عناوين الأسئلة

topic-people = الناس في البيت
topic-family = الأسرة
topic-care = الصحة والرعاية
topic-school = الدراسة
topic-work = العمل
topic-payments = مبالغ أخرى
topic-belongings = الممتلكات
topic-citizenship = الجنسية

## الوحدات والأشخاص

unit-family = الأسرة: الزوجان والأبناء

label-applicant = { $reader ->
    [helper] صاحب الطلب
   *[other] أنت
}
label-husband = الزوج
label-wife = الزوجة { $number }
label-child = الابن أو الابنة { $number }
label-parent = { $sex ->
    [female] الوالدة { $number }
    [male] الوالد { $number }
   *[other] الوالد أو الوالدة { $number }
}
label-sibling = { $sex ->
    [female] الأخت { $number }
    [male] الأخ { $number }
   *[other] الأخ أو الأخت { $number }
}
label-other = شخص آخر { $number }

## الناس

fact-relation = { $reader ->
    [helper] ما صلة هذا الشخص بصاحب الطلب؟
   *[other] ما صلة هذا الشخص بك؟
}
    .hint = يُذكر هنا أيضًا زوج أو زوجة في عنوان آخر.
    .why = تكافل للأسرة. وكرامة لكل شخص وحده.

option-relation-applicant = { $reader ->
    [helper] صاحب الطلب
   *[other] أنت
}
option-relation-husband = الزوج
option-relation-wife = الزوجة
option-relation-child = ابن أو ابنة
option-relation-parent = الأم أو الأب، ومعهما والدا الزوج أو الزوجة
option-relation-sibling = أخ أو أخت
option-relation-other = شخص آخر

fact-birth_date = { $form ->
    [you] ما تاريخ ميلادك؟
   *[other] ما تاريخ ميلاد هذا الشخص؟
}
    .hint = تكفي السنة أو العمر.
    .why = في كل برنامج قواعد عن العمر.

## الأسرة

fact-kind = أي وصف هو الأقرب إلى الأسرة؟
    .hint = الأسرة هنا: الزوجان أو أحدهما، والأبناء.
    .why = تكافل لأنواع محددة من الأسر.

option-kind-couple_with_children = زوج وزوجة مع أبناء في رعايتهما، حتى في عنوانين مختلفين
option-kind-supported = أبناء يربيهم شخص واحد، بعد وفاة أو طلاق أو انفصال
option-kind-inmate = من ينفق على الأسرة في السجن
option-kind-conscript = من ينفق على الأسرة في التجنيد
option-kind-abandoned = من كان ينفق على الأسرة تركها
option-kind-abandoned_student = دراسة بعد المدرسة، ومن كان ينفق ترك الأسرة
option-kind-other = وصف آخر

## الصحة والرعاية

fact-situations = هل ينطبق شيء من هذا على أحد في البيت؟
    .hint = المقصود أي شخص، الصغير والكبير.
    .why = برنامج كرامة يشمل هذه الحالات.

option-situations-disability = إعاقة
option-situations-chronic_illness = مرض شديد يستمر طويلًا
option-situations-orphan = طفل أو شاب بلا رعاية الوالدين
option-situations-aftercare = خروج من دار رعاية أطفال
option-situations-veteran = من قدامى أهل الفن أو الأدب أو الرياضة

fact-disability = من لديه إعاقة؟
    .hint = تثبت الإعاقة بشهادة من اللجنة الطبية.
    .why = برنامج كرامة يشمل ذوي الإعاقة.

fact-disability_degree = { $form ->
    [you] ما درجة إعاقتك في المئة؟
   *[other] { $sex ->
        [female] ما درجة إعاقتها في المئة؟
        [male] ما درجة إعاقته في المئة؟
       *[other] ما درجة إعاقة هذا الشخص في المئة؟
    }
}
    .hint = الدرجة في شهادة اللجنة الطبية، من صفر إلى ١٠٠.
    .why = القاعدة تحسب من درجة معينة فأكثر.

fact-chronic_illness = من لديه مرض شديد يستمر طويلًا؟
    .hint = يثبت المرض بتقرير من اللجنة الطبية.
    .why = برنامج كرامة يشمل المرض المزمن الشديد.

fact-orphan = من يعيش بلا رعاية الأم والأب؟
    .hint = السؤال عن الأطفال والشباب.
    .why = برنامج كرامة يشمل الأيتام.

fact-fixed_income = { $form ->
    [you] هل لديك دخل ثابت؟
   *[other] هل لدى هذا الشخص دخل ثابت؟
}
    .hint = الدخل الثابت يصل كل شهر بالمبلغ نفسه.
    .why = قاعدة الأيتام تنظر إلى الدخل الثابت.

fact-aftercare = من خرج من دار رعاية أطفال؟
    .why = القانون يشمل الشباب بعد دور الرعاية.

fact-veteran = من كان من قدامى أهل الفن أو الأدب أو الرياضة؟
    .hint = توجد شروط أخرى ينظر فيها المكتب.
    .why = القانون يشمل قدامى أهل الفن والأدب والرياضة.

fact-female = من النساء بين هؤلاء؟
    .why = بعض فئات كرامة للنساء فقط.

fact-marital = { $form ->
    [you] ما حالتك الاجتماعية الآن؟
   *[other] { $sex ->
        [female] ما حالتها الاجتماعية الآن؟
       *[other] ما الحالة الاجتماعية لهذا الشخص الآن؟
    }
}
    .why = برنامج كرامة يشمل بعض النساء دون زوج.

option-marital-never_married = لم يسبق الزواج
option-marital-married = زواج قائم
option-marital-separated = انفصال دون طلاق
option-marital-divorced = طلاق
option-marital-widowed = وفاة الزوج

fact-dependants = { $form ->
    [you] هل لديك أبناء أو أقارب في رعايتك؟
   *[other] { $sex ->
        [female] هل لديها أبناء أو أقارب في رعايتها؟
       *[other] هل لدى هذا الشخص أبناء أو أقارب في رعايته؟
    }
}
    .why = نصان من القانون يختلفان في هذه النقطة.

## الدراسة

fact-school = ما مرحلة الدراسة الآن؟
    .why = الدراسة من القواعد، والمبلغ يتغير معها.

option-school-none = خارج الدراسة
option-school-nursery = حضانة أو رياض أطفال
option-school-primary = ابتدائي
option-school-preparatory = إعدادي
option-school-secondary = ثانوي
option-school-higher = جامعة أو دراسة أخرى بعد المدرسة

## العمل

fact-work = { $form ->
    [you] ما عملك الآن؟
   *[other] { $sex ->
        [female] ما عملها الآن؟
        [male] ما عمله الآن؟
       *[other] ما عمل هذا الشخص الآن؟
    }
}
    .hint = المقصود العمل الأساسي.
    .why = في قوائم الوزارة قواعد عن بعض أنواع العمل.

option-work-none = لا عمل الآن
option-work-irregular = عمل باليومية أو من وقت لآخر
option-work-private_employer = وظيفة عند صاحب عمل خاص، بتأمين أو دونه
option-work-government = وظيفة في الحكومة
option-work-public_company = وظيفة في شركة قطاع عام
option-work-army_police = الجيش أو الشرطة أو جهة مثلهما
option-work-abroad = عمل خارج مصر

fact-insured_wage = { $form ->
    [you] ما أجرك المكتوب في التأمينات كل شهر؟
   *[other] { $sex ->
        [female] ما أجرها المكتوب في التأمينات كل شهر؟
        [male] ما أجره المكتوب في التأمينات كل شهر؟
       *[other] ما أجر هذا الشخص المكتوب في التأمينات كل شهر؟
    }
}
    .hint = دون تأمين تكون الإجابة صفرًا.
    .why = في إحدى القوائم حد لهذا الأجر.

## مبالغ أخرى

fact-payments = هل يصل إلى أحد في البيت مبلغ من هذه؟
    .why = القواعد تنظر إلى المعاشات الأخرى للشخص نفسه.

option-payments-insurance_pension = معاش من التأمينات أو الجيش أو الشرطة
option-payments-old_assistance = معاش الضمان الاجتماعي القديم

fact-insurance_pension = من يصل إليه معاش من التأمينات؟
    .hint = يُحسب أيضًا المعاش بعد وفاة، ومعاش الجيش والشرطة.
    .why = تكافل وكرامة لمن هم خارج التأمينات.

fact-old_assistance = من يصل إليه معاش الضمان الاجتماعي القديم؟
    .hint = كانت الوحدة الاجتماعية تصرفه قبل تكافل وكرامة.
    .why = إحدى القوائم تسأل عنه.

## الممتلكات

fact-belongings = هل لدى أحد في البيت شيء من هذا؟
    .hint = ما يملكه شخص يُحسب لهذا الشخص فقط.
    .why = في قائمة الوزارة قواعد عن هذه الأشياء.

option-belongings-vehicle = سيارة أو تاكسي أو سيارة نقل أو جرار
option-belongings-business = نشاط تجاري أو مشروع
option-belongings-other_property = عقار آخر غير البيت
option-belongings-farmland = أرض زراعية
option-belongings-livestock = ماشية
option-belongings-private_school = طفل في مدرسة خاصة

fact-has_vehicle = من لديه سيارة أو تاكسي أو سيارة نقل أو جرار؟
    .why = القائمة تذكر هذه المركبات.

fact-has_business = من لديه نشاط تجاري أو مشروع؟
    .why = القائمة تذكر الأنشطة التجارية.

fact-has_property = من لديه عقار آخر غير البيت؟
    .hint = مثل شقة ثانية أو محل للإيجار.
    .why = القائمة تذكر العقارات غير البيت.

fact-has_farmland = من لديه أرض زراعية؟
    .hint = المقصود الحيازة الزراعية.
    .why = في القائمة حد للأرض الزراعية.

fact-land_area = { $form ->
    [you] كم فدانًا لديك من الأرض الزراعية؟
   *[other] كم فدانًا لدى هذا الشخص من الأرض الزراعية؟
}
    .hint = ١٢ قيراطًا هي ٠٫٥ فدان، و٦ قراريط هي ٠٫٢٥.
    .why = في القائمة حد للأرض الزراعية.

fact-has_livestock = من لديه ماشية؟
    .why = في القائمة حد للماشية.

fact-livestock_heads = { $form ->
    [you] كم رأس ماشية لديك؟
   *[other] كم رأس ماشية لدى هذا الشخص؟
}
    .hint = يُحسب البقر والجاموس والغنم والماعز.
    .why = في القائمة حد للماشية.

fact-private_school = من يدرس في مدرسة خاصة؟
    .why = في القائمة حد لمصروفات المدارس الخاصة.

fact-school_fee = ما مصروفات المدرسة في السنة؟
    .hint = المقصود مصروفات هذا الطفل وحده.
    .why = في القائمة حد لمصروفات المدارس الخاصة.

## الجنسية

fact-other_citizen = من ليست لديه الجنسية المصرية؟
    .why = القانون يتحدث عن المواطنين المصريين.

## الأوراق

document-national_id = بطاقة الرقم القومي
    .help = لكل من فوق ١٥ سنة، بالعنوان الحالي.
document-birth_certificates = شهادات الميلاد
    .help = مطبوعة بالكمبيوتر، لكل من تحت ١٥ سنة.
document-marital_paper = عقد الزواج أو الطلاق، أو شهادة وفاة الزوج أو الزوجة
    .help = الورقة التي تبين الحال الآن.
document-ration_card = بطاقة التموين
    .help = عند وجودها فقط.
document-school_enrolment = إثبات القيد في الدراسة
    .help = من المدرسة أو المعهد أو الجامعة.
document-electricity_bill = إيصال الكهرباء
    .help = للبيت الذي تسكن فيه الأسرة.
document-medical_certificate = شهادة اللجنة الطبية
    .help = للإعاقة أو المرض الشديد.
document-disability_code = كود فحص الإعاقة
    .help = تعطيه اللجان الطبية.
document-prison_certificate = شهادة من السجن
    .help = عند وجود أحد الوالدين في السجن فقط.

instead-ask_unit = تجيب الوحدة الاجتماعية عن الورقة البديلة.
instead-only_if_any = لا حاجة إليها عند عدم وجودها.
instead-ask_school = تطبعها المدرسة أو الجامعة عند الطلب.
instead-ask_commission = تدل الوحدة الاجتماعية على اللجنة الطبية.

## التقديم وما بعده

way-social_unit = التقديم في الوحدة الاجتماعية التابعة لعنوان البيت. هناك تُملأ الاستمارة. بعد ذلك تأتي زيارة إلى البيت.

after-sms_or_site = يصل الرد برسالة على الهاتف. ويظهر أيضًا في موقع الاستعلام.
after-hotline = الخط الساخن للوزارة يستقبل الشكاوى.
after-program_site = يمكن تقديم تظلم في موقع البرنامج بالرقم القومي.

## ما لا تراجعه هذه القواعد

not-checked-home_contents = أثاث البيت وتجهيزه. ينظر فيه المكتب عند الزيارة.
not-checked-health_insurance = التأمين الصحي
not-checked-state_treatment = العلاج على نفقة الدولة
not-checked-school_fee_exemption = الإعفاء من مصروفات المدارس
not-checked-services_card = بطاقة الخدمات المتكاملة لذوي الإعاقة
