#!/usr/bin/env python3
"""Joins the hand-kept lists of this folder into src/lexicon/data/{given,surnames}.tsv.

Each `*.txt` line is `m:`, `f:`, `u:` (given names, by gender) or `s:` (family names), then names
set apart by spaces:
    *    after a name: it is also a word, a place or (for a family name) a given name
    _    a space that may be missing: `عبد_الله`
    +    a space that is always there
    ()   letters that may be missing
    []   one of these letters, or of the parts between slashes
    G    short for the letters ghain and jeem, the two usual ways to write a foreign g
`also-words.txt` lists words that make any name spelled like them ambiguous.

Run with `--check` to compare with the committed tables instead of writing them.
"""

import re
import sys
import unicodedata
from itertools import product
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "src" / "lexicon" / "data"
# Lists of names that no Arab bears.
FOREIGN = {"given-western-1", "given-western-2", "given-western-3", "given-world-1", "given-world-2", "east-slavic", "caucasus", "africa-asia", "hebrew"}
NOT_LISTS = {"also-words.txt", "NOTICE.txt"}
# Tables of common words: the columns to read and what stands between the words of a cell.
WORD_TABLES = {"stopwords.tsv": [0], "months.tsv": [3], "weekdays.tsv": [2], "numbers.tsv": [2],
               "titles.tsv": [0], "counted.tsv": [2], "reporting.tsv": [2], "triggers.tsv": [4]}

FOLDS = str.maketrans("أإآىئةؤپچژڤگکی", "ااايي" + "هوبجزفككي")


def fold(name):
    """The form under which the program compares names; see `src/text/fold.rs`."""
    bare = "".join(c for c in name if unicodedata.category(c) != "Mn" and c != "ـ")
    return " ".join(bare.translate(FOLDS).replace("-", " ").split())


def spellings(pattern):
    """Every spelling of one pattern, the fullest first: `د(ي)متري` → ديمتري, دمتري."""
    pattern = pattern.replace("G", "[غج]").replace("_", "[+/]").replace("(", "[").replace(")", "/]")
    choices = []
    for part in re.findall(r"\[[^\]]*\]|[^\[]+", pattern):
        if not part.startswith("["):
            choices.append([part])
        elif "/" in part:
            choices.append(part[1:-1].split("/"))
        else:
            choices.append(list(part[1:-1]))
    return ["".join(c).replace("+", " ") for c in product(*choices)]


def entries():
    """(name, kind, marked, foreign) of every list, in the order of files and lines."""
    for path in sorted(HERE.glob("*.txt")):
        if path.name in NOT_LISTS:
            continue
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            kind, _, names = line.partition(":")
            if kind not in ("m", "f", "u", "s"):
                sys.exit(f"{path.name}:{n}: expected `m:`, `f:`, `u:` or `s:`")
            for pattern in names.split():
                for name in spellings(pattern.rstrip("*")):
                    if not re.fullmatch(r"[ء-غف-يپچژڤگ]+([ -][ء-غف-يپچژڤگ]+)*", name):
                        sys.exit(f"{path.name}:{n}: not a name in Arabic letters: {name!r}")
                    yield name, kind, pattern.endswith("*"), path.stem in FOREIGN


def common_words():
    """Folded words that are more than names."""
    words = set()
    for line in (HERE / "also-words.txt").read_text(encoding="utf-8").splitlines():
        words.update(fold(w.replace("_", " ")) for w in line.split("#")[0].split())
    for table, columns in WORD_TABLES.items():
        for line in (DATA / table).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("#"):
                continue
            for column in columns:
                if column < len(cells):
                    words.update(fold(w) for w in cells[column].split("|"))
    return words


def collect():
    """The two tables: folded name → [name, gender, origin, ambiguous] and → [name, ambiguous]."""
    words = common_words()
    given, surnames = {}, {}
    native = {fold(n) for n, kind, _, foreign in entries() if kind != "s" and not foreign}
    for name, kind, marked, foreign in entries():
        key = fold(name)
        marked = marked or key in words
        if kind == "s":
            row = surnames.setdefault(key, [name, False])
            row[1] = row[1] or marked
            continue
        origin = "foreign" if foreign and key not in native else ""
        row = given.setdefault(key, [name, kind, origin, False])
        row[1] = row[1] if row[1] == kind else "u"
        row[3] = row[3] or marked
    for key, row in surnames.items():
        row[1] = row[1] or key in given
    return given, surnames


def table(header, rows):
    """The text of a table, sorted by code point."""
    lines = ["\t".join([*row[:-1], "1" if row[-1] else "0"]) for row in sorted(rows)]
    return "\n".join([header, *lines]) + "\n"


def main():
    given, surnames = collect()
    tables = {
        "given.tsv": table("# name\tgender\torigin\tambiguous", given.values()),
        "surnames.tsv": table("# name\tambiguous", surnames.values()),
    }
    for name, text in tables.items():
        path = DATA / name
        if "--check" in sys.argv:
            if path.read_bytes() != text.encode("utf-8"):
                sys.exit(f"{name} is not what the lists say: run build.py")
        else:
            path.write_bytes(text.encode("utf-8"))
        ambiguous = sum(line.endswith("\t1") for line in text.splitlines())
        print(f"{name}: {text.count(chr(10)) - 1} names, {ambiguous} ambiguous")


if __name__ == "__main__":
    main()
