"""Joins the web fonts of `static/fonts/` into the TrueType files of `src/render/fonts/`.

Cards and covers are drawn, and books are read, with fonts of one file a weight: Arabic and Latin
together, no variation axis. Needs fontTools with brotli. Run it from the repository's root after a
change of the web fonts; the same fonts and the same fontTools give the same bytes.
"""

import os
import tempfile

from fontTools import merge
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FROM, TO = "static/fonts", "src/render/fonts"
FILES = [
    # name, parts, weight (None: not variable), family, style
    ("naskh-400", "naskh-arabic-400 naskh-arabic-more-400 naskh-digits-400 naskh-latin-400", None, "Noto Naskh Arabic", 400),
    ("naskh-700", "naskh-arabic-700 naskh-arabic-more-700 naskh-digits-700 naskh-latin-400", None, "Noto Naskh Arabic", 700),
    ("cairo-600", "cairo-arabic cairo-arabic-more cairo-digits cairo-latin", 600, "Cairo", 600),
    ("cairo-700", "cairo-arabic cairo-arabic-more cairo-digits cairo-latin", 700, "Cairo", 700),
]
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}


def plain(name, weight, folder):
    """One web font as TrueType at one weight."""
    font = TTFont(os.path.join(FROM, name + ".woff2"))
    font.flavor = None
    if weight:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    out = os.path.join(folder, f"{name}-{weight}.ttf")
    font.save(out)
    return out


def rename(font, family, weight):
    names = font["name"]
    keep = {0, 13, 14}
    names.names = [n for n in names.names if n.nameID in keep]
    style = STYLES[weight]
    own = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for key, words in own.items():
        names.setName(words, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def main():
    os.makedirs(TO, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, parts, axis, family, weight in FILES:
            parts = parts.split()
            font = merge.Merger().merge([plain(part, axis, folder) for part in parts])
            rename(font, family, weight)
            made = TTFont(os.path.join(FROM, parts[0] + ".woff2"))["head"].created
            font["head"].created = font["head"].modified = made
            font.recalcTimestamp = False
            font.save(os.path.join(TO, name + ".ttf"))


main()
