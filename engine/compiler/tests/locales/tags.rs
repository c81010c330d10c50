//! Which locales the table holds. A region that is not listed has the tables of the locale it
//! falls back to (`texts::locale::fallback`), so only those that differ are listed.

/// Languages, and regions whose tables differ from their language's.
pub const TAGS: &str = "\
    af am ar ar-BH ar-DJ ar-DZ ar-EG ar-ER ar-IL ar-IQ ar-JO ar-KM ar-KW ar-LB ar-LY ar-MA ar-MR ar-OM \
    ar-PS ar-QA ar-SA ar-SD ar-SO ar-SS ar-SY ar-TD ar-TN ar-YE as az be bg bn bn-IN bs ca ckb cs \
    cy da de de-AT de-CH de-LI el en en-001 en-AU en-BE en-BW en-CA en-CH en-DE en-DK en-FI en-GU \
    en-IN en-JM en-KE en-MT en-MY en-NG en-NL en-NZ en-PH en-PK en-PR en-SE en-SG en-TZ en-UG en-US en-ZA es \
    es-419 es-AR es-BO es-CL es-CO es-CR es-CU es-DO es-EC es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US \
    es-UY es-VE et eu fa fa-AF fi fil fr fr-CA fr-CH fr-DZ fr-LU fr-MA fr-TN ga gl gu ha he hi hr hu \
    hy id ig is it it-CH ja ka kk km kn ko ky lo lt lv mk ml mn mr ms ms-BN ms-SG mt my nb ne nl no or \
    pa pl ps pt pt-AO pt-MZ pt-PT ro ro-MD ru ru-KG ru-KZ ru-UA sd si sk sl so sq sr sr-Latn sv sv-FI sw sw-CD sw-KE \
    ta ta-LK ta-MY ta-SG te tg th tk tr uk ur ur-IN uz vi wo xh yo zh zh-HK zh-Hant zh-MO zh-SG zu";
