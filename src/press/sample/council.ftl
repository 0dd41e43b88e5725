# What they call things.
meeting = اجتماع
# A review.
review = مراجعة
# An IRO.
iro = المراجع
# A council.
council = المجلس
# To lead.
lead = قيادة
# How soon.
record-within = ٢٠ يوما
# Where they try first.
reach-first = المدرسة
# Whom to ring.
contact-out-of-hours =
    .name = فريق الليل
    .about = في أي وقت.
# Whom to ring.
contact-team =
    .name = الفريق
    .about = في ساعات العمل.
# The advocacy provider.
advocate =
    .about = مجانا.
    .run-by = جمعية خيرية
# An officer.
person-sam =
    .role = مراجع
    .letter = مرحبا.
# An officer.
person-priya =
    .role = مراجعة
# On duty.
person-dee =
    .role = رئيسة
# On duty.
person-dan =
    .role = مناوب
# In charge.
person-maya =
    .role = مديرة
# In charge.
person-mo =
    .role = نائب
