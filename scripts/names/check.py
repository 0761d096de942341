#!/usr/bin/env python3
"""Looks for mistakes in src/lexicon/data/{names,nationalities}.tsv; exits 1 on an error.

Errors: double keys, unknown kinds, classes, cues or countries, bare names that are common words of
the tables beside them, too short names. Reported only: names two things share, names that read as
a proclitic before another name.
"""

import collections
import re
import sys

from build import DATA, fold

KINDS = {"place", "organization", "media", "group", "person", "other"}
CUES = {"", "head", "cap"}
CLITICS = ["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"]
ENDINGS = ["", "ا", "ه", "ان", "تان", "تين", "ون", "ين", "ات"]
# Names and adjectives that are also words of a table and are wanted all the same.
ALLOWED = {fold(word) for word in "الكنيست الكونغرس المسلمين طالبان سوريا".split()}
ADJECTIVES = "عراقي إسرائيلي فلسطيني سوري أفريقي آسيوي أوروبي خليجي كردي سوفيتي".split()
ALLOWED |= {fold(stem) + ending for stem in ADJECTIVES for ending in ENDINGS}


def table(name):
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def common_words():
    """Folded single words of the word tables -> the table that has them."""
    words = {}
    columns = {
        "stopwords.tsv": [0], "reporting.tsv": [0, 2], "triggers.tsv": [0, 4], "counted.tsv": [0, 2],
        "measures.tsv": [1], "titles.tsv": [0], "placeheads.tsv": [0], "orgheads.tsv": [0],
        "common.tsv": [1, 2], "months.tsv": [3], "weekdays.tsv": [2], "numbers.tsv": [2],
    }
    for name, cells in columns.items():
        for row in table(name):
            for ix in cells:
                for form in (row[ix] if ix < len(row) else "").split("|"):
                    form = fold(form)
                    if form and " " not in form:
                        words.setdefault(form, name)
                        if name not in ("common.tsv", "reporting.tsv", "triggers.tsv"):
                            words.setdefault("ال" + form, name)
    return words


def main():
    errors, notes = [], []
    names, peoples = list(table("names.tsv")), list(table("nationalities.tsv"))
    keys = collections.Counter(row[0] for row in names)
    errors += [f"double key {key}" for key, count in keys.items() if count > 1]
    countries = {row[0] for row in names if row[2] == "country"}
    common = common_words()
    owners = collections.defaultdict(list)
    for row in names:
        key, kind, klass, country, lat, lon, name, aliases, cue = (row + [""] * 9)[:9]
        letters = r"\w" if kind == "person" else "[a-z0-9]"
        if not re.fullmatch(f"{letters}+(-{letters}+)*", key):
            errors.append(f"{key}: not a key")
        if kind not in KINDS or cue not in CUES or not (klass or kind == "person") or len(row) > 9:
            errors.append(f"{key}: kind {kind}, class {klass}, cue {cue}")
        if country and country not in countries:
            errors.append(f"{key}: no country {country}")
        if bool(lat) != bool(lon) or (lat and not (abs(float(lat)) <= 90 and abs(float(lon)) <= 180)):
            errors.append(f"{key}: coordinates {lat},{lon}")
        if not name:
            errors.append(f"{key}: no name")
        for alias in [name, *aliases.split("|")]:
            if not alias:
                continue
            if not re.fullmatch(r"[\w .&'+/\u200c\u064b-\u0652-]+", alias):
                errors.append(f"{key}: odd characters in «{alias}»")
            form = fold(alias)
            owners[form].append((key, cue))
            if cue:
                continue
            if len(form) < 3:
                errors.append(f"{key}: «{alias}» is too short")
            if form in common and form not in ALLOWED:
                errors.append(f"{key}: «{alias}» is a word of {common[form]}")
    for form, owned in sorted(owners.items()):
        if len({key for key, _ in owned}) > 1 and sum(1 for _, cue in owned if not cue) > 1:
            notes.append(f"shared: {form}: {', '.join(key for key, _ in owned)}")
    nisbas = {}
    for key, stems, collectives in ((row + ["", ""])[:3] for row in peoples):
        if key not in keys:
            errors.append(f"{key}: nationality without a name")
        for stem in filter(None, stems.split("|")):
            for ending in ENDINGS:
                form = fold(stem) + ending
                nisbas.setdefault(form, set()).add(key)
                if form in common and form not in ALLOWED:
                    errors.append(f"{key}: adjective {form} is a word of {common[form]}")
        for word in filter(None, collectives.split("|")):
            nisbas.setdefault(fold(word), set()).add(key)
            if fold(word) in common:
                errors.append(f"{key}: collective {word} is a word of {common[fold(word)]}")
    for form, held in sorted(nisbas.items()):
        if len(held) > 1 and form.endswith("ي"):
            notes.append(f"adjective of several: {form}: {', '.join(sorted(held))}")
        if form in owners and not {key for key, _ in owners[form]} & held:
            notes.append(f"name and adjective: {form}: {owners[form][0][0]}, {', '.join(sorted(held))}")
    known = set(owners) | set(nisbas)
    for form, owned in sorted(owners.items()):
        for clitic in CLITICS:
            rest = form.removeprefix(clitic)
            if rest != form and len(rest) >= 3 and rest in known and not all(cue for _, cue in owned):
                notes.append(f"reads as {clitic} + {rest}: {owned[0][0]}")
            article = "ال" + form.removeprefix(clitic + "ل")
            if clitic.endswith("ل") and form.startswith(clitic + "ل") and article in known:
                notes.append(f"reads as {clitic} + {article}: {owned[0][0]}")
    kinds = collections.Counter(row[1] for row in names)
    print(*notes, *errors, sep="\n")
    print(f"{len(names)} names {dict(sorted(kinds.items()))}, {len(peoples)} peoples, {len(notes)} notes, {len(errors)} errors")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
