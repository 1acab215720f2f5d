"""The tables and keys of a set file, as its JSON Schema has them, and the limits of a file."""

from __future__ import annotations

from typing import Final

from generated import _schema
from generated._writing import blocks, chosen, code, codes, heading, plain, table
from sakip.bands.scale import MOST_BANDS
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS
from sakip.formulas.expression import LONGEST_EXPRESSION
from sakip.periods import FIRST_YEAR, LAST_YEAR
from sakip.toml.text import DEEPEST_KEY, LARGEST_FILE
from sakip.tree import DEEPEST_TREE, LARGEST_TREE
from sakip.units import all_units

FORMULAS: Final = ("formula", "value", "predicate")
"""What is no table of the file: formulas have a page of their own, and the others are values."""

_HEAD: Final = ("Kunci paling atas", "Keys at the top")


def tables(lang: str = "en") -> list[str]:
    """Return the names of the tables, in the order of the schema."""
    return [name for name in _schema.whole(lang)["$defs"] if name not in FORMULAS]


def markdown(lang: str = "en") -> str:
    """Write all parts, each table under its heading."""
    made = []
    for name, text in parts(lang).items():
        is_list = _schema.whole(lang)["properties"].get(name, {}).get("type") == "array"
        title = {"top": _HEAD, "units": ("Satuan", "Units"), "limits": ("Batas", "Limits")}.get(name)
        made += [heading(2, chosen(title, lang) if title else code(f"[[{name}]]" if is_list else f"[{name}]")), text]
    return blocks(*made)


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part: the keys at the top, each table, the units, the limits."""
    return {
        "top": _top(lang),
        **{name: _table(name, lang) for name in tables(lang)},
        "units": blocks(codes(all_units())),
        "limits": _limits(lang),
    }


def _top(lang: str) -> str:
    properties = _schema.whole(lang)["properties"]
    keys = {name: held for name, held in properties.items() if name not in tables(lang)}
    return blocks(_schema.keys(keys, set(_schema.whole(lang)["then"]["required"]), lang))


def _table(name: str, lang: str) -> str:
    about = plain(_schema.whole(lang)["properties"][name].get("description", ""))
    properties = _schema.definition(name, lang)["properties"]
    needed = _schema.required(name, lang)
    same = {
        key: held
        for key, held in properties.items()
        if held == _schema.definition("indicator", lang)["properties"].get(key)
        or held == {"$ref": f"#/$defs/indicator/properties/{key}"}
    }
    shortened = name in {"defaults", "definition"}
    if name == "defaults":
        indicator = _schema.definition("indicator", lang)["properties"]
        same = {key: held for key, held in properties.items() if key in indicator}
    if not shortened:
        return blocks(about, _schema.keys(properties, needed, lang))
    own = {key: held for key, held in properties.items() if key not in same}
    said = chosen(("Kunci lain sama dengan kunci `[[indicator]]`: {keys}.", "As in `[[indicator]]`: {keys}."), lang)
    return blocks(about, _schema.keys(own, needed, lang), said.format(keys=codes(same)))


def _limits(lang: str) -> str:
    rows = [
        (("Besar berkas, byte", "Size of a file, in bytes"), LARGEST_FILE),
        (("Tingkat kunci yang bersarang", "Levels of nested keys"), DEEPEST_KEY),
        (("Angka di depan koma", "Digits before the point"), INTEGER_DIGITS),
        (("Angka di belakang koma", "Digits behind the point"), FRACTION_DIGITS),
        (("Tahun", "Years"), f"{FIRST_YEAR}–{LAST_YEAR}"),
        (("Kelas sebuah skala", "Bands of a scale"), MOST_BANDS),
        (("Tanda dalam sebuah expression", "Characters of an expression"), LONGEST_EXPRESSION),
        (("Simpul sebuah rumus", "Nodes of a formula"), LARGEST_TREE),
        (("Tingkat sebuah rumus", "Levels of a formula"), DEEPEST_TREE),
    ]
    heads = chosen(("Yang dibatasi", "What is limited"), lang), chosen(("Paling banyak", "At most"), lang)
    return blocks(table(heads, [(chosen(pair, lang), str(limit)) for pair, limit in rows]))
