# الخطوة ٦ من ٧: ما يقرؤه الناس بالعربية: الأسئلة والكلمات المشتركة. نصوص البرنامج بجانب قواعده.
# الحديث عن الإجابات والقواعد لا عن الشخص، مع كلمة «الآن»: الإجابات قد تتغير.
# إذا اختلفت الصيغة باختلاف المقصود وُضعت الصيغ واحدة تحت الأخرى، لمن يجيب عن نفسه ثم لغيره:
# { $form -> [you] *[other] }
# ولمن يساعد غيره ثم لسواه:
# { $reader -> [helper] *[other] }
# يكفي «هذا الشخص»: من هو مكتوب فوق السؤال.

authority-ministry = الوزارة
not-checked-other_help = مساعدات أخرى
topic-people = الناس
topic-income = الدخل
unit-family = الأسرة

fact-relation = { $reader ->
    [helper] ما صلة هذا الشخص بصاحب الطلب؟
   *[other] ما صلة هذا الشخص بك؟
}
fact-birth_date = { $form ->
    [you] ما تاريخ ميلادك؟
   *[other] ما تاريخ ميلاد هذا الشخص؟
}
    .hint = تكفي السنة أو العمر.
fact-income = كم دخل الأسرة في الشهر؟
    .hint = الأجور والمعاشات وكل ما عداها، قبل الضرائب.
    .why = للبرنامج حد للدخل.

option-relation-applicant = { $reader ->
    [helper] صاحب الطلب
   *[other] أنت
}
option-relation-husband = الزوج
option-relation-wife = الزوجة
option-relation-child = ابن أو ابنة
option-relation-parent = الأم أو الأب
option-relation-sibling = أخ أو أخت
option-relation-other = شخص آخر

label-applicant = { $reader ->
    [helper] صاحب الطلب
   *[other] أنت
}
label-husband = الزوج
label-wife = الزوجة { $number }
label-child = الابن أو الابنة { $number }
label-parent = الأم أو الأب { $number }
label-sibling = الأخ أو الأخت { $number }
label-other = شخص آخر { $number }

document-birth_certificates = شهادات ميلاد الأبناء
document-income_papers = أوراق تثبت الدخل
instead-ask_office = يمكن سؤال المكتب عن طريقة أخرى للإثبات.
way-office = في المكتب
after-by_phone = هاتف المكتب
