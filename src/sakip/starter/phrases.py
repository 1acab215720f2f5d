"""What the texts of a sheet say: formulas, counts, evaluators, polarities and units, where they say it clearly.

>>> found = quotient("Jumlah aduan yang diselesaikan / Jumlah aduan yang masuk x 100%")
>>> found.numerator, found.denominator, found.unit
('diselesaikan', 'masuk', 'aduan')
>>> evaluator("Laporan Hasil Evaluasi Inspektorat")
'Inspektorat'
>>> quotient("(A - B) / C x 100%") is None
True
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from sakip.errors import SakipError
from sakip.starter import names
from sakip.starter.headings import words
from sakip.units import all_units, canonical

_HUNDRED = r"(?:[x×*]|\b(?:di)?kali(?:kan)?(?:\s+dengan)?)\s*100(?:\s*(?:%|persen))?"
# no formula has more characters
_LONGEST = 5_000
_TIMES_100 = re.compile(rf"{_HUNDRED}[\s).]*$", re.IGNORECASE)
# a line drawn below the numerator, which may have the times 100 behind it
_FRACTION_LINE = re.compile(rf"\n[^\S\n]*[-–—_=─━]{{3,}}[^\S\n]*({_HUNDRED})?[^\S\n]*\n", re.IGNORECASE)
_COLON = re.compile(r"\s*:\s+|\s+:")
_FREE_COLON = re.compile(r"\s:\s")
_TITLE = re.compile(
    r"\W*(?:capaian|nilai|skor|indeks|tingkat|angka|rasio|keterangan|catatan|penjelasan)\b", re.IGNORECASE
)
_AMOUNT = re.compile(r"(?:jumlah|jml|banyaknya|total|realisasi|pagu|anggaran)\b", re.IGNORECASE)
_SPACED_SLASH = re.compile(r"\s/\s|÷|\s(?:dibagi|dibandingkan)\s(?:dengan\s)?", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:rumus|formula|formulasi|cara (?:menghitung|perhitungan))\s*[:=]\s*", re.IGNORECASE)
_NAMED = re.compile(r"^[^=:/÷+0-9\n]+=\s*")
_OPERATOR = re.compile(r"[+×÷*=<>%]|\s[-–x]\s|[0-9]")
_COUNTED = re.compile(r"\W*(?:jumlah|jml|banyaknya)\s+(\w+)", re.IGNORECASE)
_PERCENTAGE = re.compile(r"\b(?:per[sc]entase|pr[eo]sentase|cakupan)\b|%", re.IGNORECASE)
_MONEY = frozenset(re.findall("[a-z]+", "anggaran pagu rupiah belanja apbd apbdes dana biaya pendapatan"))
_WHOLE = frozenset({"jumlah", "jml", "total"})
# what is not one thing over another: a mean, one for each of several kinds, a yes or no
_MEAN = re.compile(r"\W*(?:rata ?-? ?rata|rerata|rataan)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:masing ?- ?masing|(?:per|tiap|setiap) jenis)\b", re.IGNORECASE)
_NEGATED = re.compile(r"(?:tidak|belum|bukan)\s+", re.IGNORECASE)
_FILLING = frozenset(
    re.findall("[a-z]+", "jumlah jml total banyaknya yang yg ber dan di ke dari pada dengan untuk dalam oleh atau")
)
_MOST_WORDS = 2
_MOST_LINES = 4

_EVALUATORS: Final = (
    (re.compile(r"\binspektorat\b", re.IGNORECASE), "Inspektorat"),
    (re.compile(r"\bbkpsdm\b", re.IGNORECASE), "BKPSDM"),
    (re.compile(r"\bbkd\b", re.IGNORECASE), "BKD"),
    (re.compile(r"\be-?\s?sukma\b|\bsukma-?e\b", re.IGNORECASE), "e-SUKMA"),
    (re.compile(r"\bombudsman\b", re.IGNORECASE), "Ombudsman"),
    (re.compile(r"\bbpk\b", re.IGNORECASE), "BPK"),
    (re.compile(r"\bbagian organisasi\b", re.IGNORECASE), "Bagian Organisasi"),
)
_EVALUATOR_OF = re.compile(r"\bevaluator(?:\s+(?:Kabupaten|Kota|Provinsi)\s+[A-Z]\w+)?")

_BETTER = re.compile(
    r"\b(?:se)?makin\s+(?:tinggi|besar|naik|banyak|rendah|kecil|turun|sedikit|cepat)\b[^.;\n]{0,30}?\b(?:se)?makin\s+baik\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(\s*(%|[a-z]+)\s*\)\s*$")

_HIGHER: Final = frozenset(
    {"naik", "positif", "maksimal", "maximize", "maksimum", "tinggi", "besar", "banyak", "higher", "up"}
)
_LOWER: Final = frozenset(
    {"turun", "negatif", "minimal", "minimize", "minimum", "rendah", "kecil", "sedikit", "lower", "down"}
)


@frozen
class Quotient:
    """A formula that divides one thing by another, times 100 when it says so."""

    text: str
    numerator: str
    denominator: str
    unit: str
    percent: bool


def quotient(text: str) -> Quotient | None:
    """Return the quotient a text is, None when it is not clearly one."""
    if len(text) > _LONGEST:
        return None
    # patterns that look for blanks about a sign take the square of the blanks there are
    tidy = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    hundred = _TIMES_100.search(tidy)
    inner = _NAMED.sub("", _LABEL.sub("", tidy[: hundred.start()] if hundred else tidy)).strip().rstrip(".")
    sides, above_all = _sides(inner, percent=hundred is not None)
    if len(sides) != 2:
        return None
    above, below = (side.strip(" \n\t().;:") for side in sides)
    if not above or not below or _OPERATOR.search(above) or _OPERATOR.search(below):
        return None
    if _MEAN.match(above) or _EACH.search(inner) or _NEGATED.sub("", below).casefold() == above.casefold():
        return None
    numerator, denominator = _components(words(above), words(below))
    if not numerator or not denominator or numerator == denominator:
        return None
    return Quotient(text, numerator, denominator, _unit_of(words(above), words(below)), above_all)


def _sides(inner: str, *, percent: bool) -> tuple[list[str], bool]:
    """Return the parts a formula divides, and whether it says times 100: behind it, on its line, above its line."""
    drawn = list(_FRACTION_LINE.finditer(inner))
    if drawn:
        sides = [inner[: drawn[0].start()], inner[drawn[0].end() :]] if len(drawn) == 1 else []
        return sides, percent or drawn[0][1] is not None
    for divided in (_SPACED_SLASH.split(inner), inner.split("/")):
        if len(divided) > 1:
            return divided, percent
    # a colon divides and a line stands below another, but only where they cannot mean anything else
    bracketed = inner.startswith("(") and inner.endswith(")")
    divided = _COLON.split(inner)
    free = percent and _FREE_COLON.search(inner) and not (is_percentage(divided[0]) or _TITLE.match(divided[0]))
    if len(divided) == 2 and (bracketed or free or all(map(_AMOUNT.match, divided))):
        return divided, percent
    lines = [line.strip() for line in inner.splitlines() if line.strip()]
    above = _TIMES_100.sub("", lines[0]) if lines else ""
    percent = percent or (bool(lines) and above != lines[0])
    if len(lines) == 2 and percent and _AMOUNT.match(above) and _AMOUNT.match(lines[1]):
        return [above, lines[1]], percent
    return [inner], percent


def quotient_within(text: str) -> tuple[Quotient | None, str]:
    """Return the quotient a text ends with or is, and what stands before it."""
    lines = [line for line in text.splitlines() if line.strip()]
    whole = quotient(text)
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        tail = "\n".join(lines[-count:])
        found = quotient(tail)
        if found is not None and found.percent:
            return found, "\n".join(lines[:-count])
    return (whole, "") if whole is not None and whole.percent else (None, text)


def _components(above: list[str], below: list[str]) -> tuple[str, str]:
    """Return a name for either side, of the words that the other does not have."""

    def named(own: list[str], other: list[str]) -> str:
        plain = [names.slug(word, "_") for word in own if word not in _FILLING]
        whole = [word for word in own if word in _WHOLE]  # terlayani / total
        telling = [names.slug(word, "_") for word in own if word not in _FILLING and word not in other]
        return names.component([word for word in telling or plain or whole if word][:_MOST_WORDS])

    return named(above, below), named(below, above)


def _unit_of(above: list[str], below: list[str]) -> str:
    if _MONEY & set(above) and _MONEY & set(below):
        return "rupiah"
    known = set(all_units())
    return next((word for word in above if word in known and word in below), "")


def counted(text: str) -> str | None:
    """Return the unit a text begins to count, ``""`` when it counts something the library has no unit for."""
    found = _COUNTED.match(text)
    if found is None:
        return None
    word = found[1].casefold()
    return word if word in all_units() else ""


def is_percentage(name: str) -> bool:
    """Whether a name says that it is a share of a whole."""
    return _PERCENTAGE.search(name) is not None


def score_unit(name: str) -> str:
    """Return the unit of a name that begins with Nilai or Indeks, ``""`` for others."""
    first = next(iter(words(name)), "")
    return {"nilai": "nilai", "skor": "nilai", "indeks": "poin", "ikm": "poin"}.get(first, "")


def evaluator(text: str) -> str:
    """Return who a text says gives a score, ``""`` when it names nobody."""
    for pattern, name in _EVALUATORS:
        if pattern.search(text):
            return name
    found = _EVALUATOR_OF.search(text)
    return found[0] if found else ""


def unit(text: str) -> tuple[str, bool]:
    """Return a unit in the library's spelling, and whether a set has to declare it.

    Raises:
        UnitError: when it can be none.
    """
    plain = text.partition("(")[0].strip() or text  # Persen (%)
    for given in (text, plain):
        try:
            return canonical(given), False
        except SakipError:
            continue
    name = " ".join(plain.casefold().split())
    return canonical(name, (name,)), True


def polarity(text: str) -> str | None:
    """Return what a text says of the better way: ``higher``, ``lower``, or None."""
    said = set(words(text))
    if said & _HIGHER and not said & _LOWER:
        return "higher"
    return "lower" if said & _LOWER and not said & _HIGHER else None


def achievement_rule(text: str) -> str:
    """Return the rule whose formula a text prints for less being better, ``""`` where it prints neither.

    >>> achievement_rule("makin rendah makin baik, (2T-R)/T"), achievement_rule("T/R x 100%")
    ('lower-mirror', 'lower-inverse')
    >>> achievement_rule("1 + (1 - Realisasi/Target) x 100")
    'lower-mirror'
    """
    plain = re.sub(r"target", "t", re.sub(r"realisasi", "r", text.casefold()))
    plain = re.sub(r"[\s()×x*]", "", plain)
    if re.search(r"(?:2t[-–−]r|t[-–−]r[-–−]t)[/:÷]t|1\+1[-–−]r[/:÷]t", plain):
        return "lower-mirror"
    return "lower-inverse" if re.search(r"(?<![a-z])t[/:÷]r|baikt[/:÷]r", plain) else ""


def polarity_said(text: str) -> str:
    """Return the words in a longer text that say which way is better: ``makin rendah makin baik``."""
    found = _BETTER.search(text)
    return "" if found is None else " ".join(found[0].split())


def unit_in_name(name: str) -> str:
    """Return the unit in brackets at the end of a name, ``""`` when it is none the library has."""
    found = _IN_BRACKETS.search(name)
    said = found[1].casefold() if found is not None else ""
    try:
        return canonical({"angka": "bilangan"}.get(said, said)) if said else ""
    except SakipError:
        return ""
