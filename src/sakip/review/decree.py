"""The text of a decree held against itself: its numbering, its dates, what is printed twice, who signed.

>>> from sakip.sets import Decree, Dictum
>>> from sakip.review.decree import gaps
>>> points = tuple(Dictum(number, "") for number in ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KEENAM"))
>>> [dict(remark.facts) for remark in gaps(Decree(dictum=points))]
[{'before': 'KEEMPAT', 'after': 'KEENAM', 'missing': ('KELIMA',)}]
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.review.check import Remark, check
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.sets import Decree, IndicatorSet

_UNITS: Final = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")
_ITSELF: Final = "Keselarasan naskah dengan dirinya sendiri."
_FORM: Final = "Bentuk keputusan: nomor, tanggal, dan penanda tangan."
_SHORTEST_REPETITION, _LONGEST_REPETITION = 4, 60
_MOST_WORDS: Final = 14


def _ordinals() -> tuple[str, ...]:
    """KESATU to KESEMBILAN PULUH SEMBILAN."""
    teens = ("SEPULUH", "SEBELAS", *(f"{unit} BELAS" for unit in _UNITS[1:]))
    tens = (f"{ten} PULUH{unit}" for ten in _UNITS[1:] for unit in ("", *(f" {unit}" for unit in _UNITS)))
    return tuple(f"KE{number}" for number in (*_UNITS, *teens, *tens))


ORDINALS: Final = _ordinals()
"""The ordinals of a dictum, in their order."""

_PLACE_OF: Final = MappingProxyType(
    {name.replace(" ", ""): place for place, name in enumerate(ORDINALS, 1)} | {"PERTAMA": 1}
)
_REFERENCE: Final = re.compile(r"\bdi[ck]tum\s+(ke\w+(?:\s+(?:belas|puluh)(?:\s+\w+)?)?)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![-–/0-9])\b(20[0-9]{2})\b(?!\s*[-–/]\s*[0-9])")
_CITED: Final = re.compile(r"(?:Nomor|No\.?)\s*[^\s,;]+\s+Tahun\s+20[0-9]{2}|[0-9A-Z./]+/20[0-9]{2}", re.IGNORECASE)
_PAST: Final = re.compile(r"evaluasi|realisasi|capaian|hasil|laporan|sebelum|mencabut|dicabut|tanggal", re.IGNORECASE)
_ACTING: Final = re.compile(r"\b(?:plt|plh|pjs?|pj\.?s|pelaksana (?:tugas|harian)|penjabat)\b", re.IGNORECASE)


def place_of(number: str) -> int | None:
    """Return which point of a dictum an ordinal names, or None when it is none: ``"KEDUA BELAS"`` is 12."""
    return _PLACE_OF.get("".join(number.split()).strip(".:").upper())


# --- the dictum -------------------------------------------------------------------------------------------------------


@check("dictum-gap", about="decree", basis=_ITSELF, confidence="C")
def dictum_gap(decree: Decree) -> Iterator[Remark]:
    """Ordinals with a hole, or that do not begin with the first."""
    yield from gaps(decree)


def gaps(decree: Decree) -> Iterator[Remark]:
    """Yield each hole in the ordinals of a dictum."""
    every = {place for _, _, place in _numbered(decree)}
    before = 0
    for index, number, place in _numbered(decree):
        missing = tuple(ORDINALS[hole - 1] for hole in range(before + 1, place) if hole not in every)
        if missing:
            earlier: Any = ORDINALS[before - 1] if before else Word("beginning")
            yield Remark(
                {"before": earlier, "after": number, "missing": missing}, ("decree", "dictum", index, "number")
            )
        before = max(before, place)


@check("dictum-repeated", about="decree", basis=_ITSELF, confidence="C")
def dictum_repeated(decree: Decree) -> Iterator[Remark]:
    """One ordinal for two points."""
    seen: set[int] = set()
    for index, number, place in _numbered(decree):
        if place in seen:
            yield Remark({"number": number}, ("decree", "dictum", index, "number"))
        seen.add(place)


@check("dictum-out-of-order", about="decree", basis=_ITSELF, confidence="C")
def dictum_out_of_order(decree: Decree) -> Iterator[Remark]:
    """A point that stands behind a later one."""
    highest, seen = 0, set[int]()
    for index, number, place in _numbered(decree):
        if place < highest and place not in seen:
            yield Remark({"number": number, "before": ORDINALS[highest - 1]}, ("decree", "dictum", index, "number"))
        seen.add(place)
        highest = max(highest, place)


@check("dictum-unknown-reference", about="decree", basis=_ITSELF, confidence="C")
def dictum_unknown_reference(decree: Decree) -> Iterator[Remark]:
    """A point that refers to another there is not."""
    every = {place for _, _, place in _numbered(decree)}
    for index, point in enumerate(decree.dictum):
        for match in _REFERENCE.finditer(point.text):
            place = place_of(match[1]) or place_of(match[1].split()[0])
            if every and place is not None and place not in every:
                facts = {"number": point.number, "name": ORDINALS[place - 1]}
                yield Remark(facts, ("decree", "dictum", index, "text"))


def _numbered(decree: Decree) -> list[tuple[int, str, int]]:
    """Return index, ordinal and place of each point; nothing when the points are numbered in a way of their own."""
    places = [(index, point.number, place_of(point.number)) for index, point in enumerate(decree.dictum)]
    return (
        [] if any(place is None for *_, place in places) else [(i, number, place or 0) for i, number, place in places]
    )


# --- the text ---------------------------------------------------------------------------------------------------------


@check("text-repeated", about="decree", basis=_ITSELF, confidence="C")
def text_repeated(decree: Decree) -> Iterator[Remark]:
    """Words that are printed twice in a row, as where a page was joined to the next."""
    for path, text in _texts(decree):
        words = _repeated(text)
        if words:
            yield Remark({"words": words}, path)


@check("clause-repeated", about="decree", basis=_ITSELF, confidence="C")
def clause_repeated(decree: Decree) -> Iterator[Remark]:
    """A whole consideration, legal basis or point that reads like another."""
    first: dict[str, str] = {}
    for path, text in _texts(decree):
        plain = " ".join(re.findall(r"\w+", text.casefold()))
        if plain in first:
            yield Remark({"other": first[plain]}, path)
        elif plain:
            first[plain] = _called(decree, str(path[1]), int(path[2]))


@check("decree-stale-year", about="decree", basis=_ITSELF, confidence="C")
def decree_stale_year(decree: Decree) -> Iterator[Remark]:
    """A year before that of the decree in what it decides; results, repeals and dates may be of the past."""
    if decree.date is None:
        return
    for index, point in enumerate(decree.dictum):
        bare = _CITED.sub(lambda cited: " " * len(cited[0]), point.text)
        for match in _YEAR.finditer(bare):
            around = bare[: match.end()].split()[-_MOST_WORDS:]
            if int(match[0]) < decree.date.year and not _PAST.search(" ".join(around)):
                facts = {"year": str(decree.date.year), "stale": match[0], "words": " ".join(around)}
                yield Remark(facts, ("decree", "dictum", index, "text"))


def _texts(decree: Decree) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in ("considering", "basis"):
        yield from ((("decree", name, index), text) for index, text in enumerate(getattr(decree, name)))
    yield from ((("decree", "dictum", index, "text"), point.text) for index, point in enumerate(decree.dictum))


def _called(decree: Decree, part: str, index: int) -> str:
    """Name a part of a decree as its readers do."""
    if part == "dictum":
        return f"diktum {decree.dictum[index].number}"
    return f"{'Menimbang' if part == 'considering' else 'Mengingat'} {index + 1}"


def _repeated(text: str) -> str:
    """Return the longest run of words that is followed by itself, of four to sixty."""
    words = text.split()
    plain = [re.sub(r"\W+", "", word).casefold() for word in words]
    for length in range(min(_LONGEST_REPETITION, len(words) // 2), _SHORTEST_REPETITION - 1, -1):
        agreeing = 0
        for place in range(len(plain) - length):
            agreeing = agreeing + 1 if plain[place] and plain[place] == plain[place + length] else 0
            if agreeing == length:
                start = place - length + 1
                return " ".join(words[start : start + min(length, _MOST_WORDS)]) + " …" * (length > _MOST_WORDS)
    return ""


# --- its form ---------------------------------------------------------------------------------------------------------


@check("decree-without-number", about="decree", basis=_FORM, confidence="M")
def decree_without_number(decree: Decree) -> Iterator[Remark]:
    """A decree without a number."""
    if not decree.number.strip():
        yield Remark({}, ("decree",))


@check("decree-without-date", about="decree", basis=_FORM, confidence="M")
def decree_without_date(decree: Decree) -> Iterator[Remark]:
    """A decree without a date."""
    if decree.date is None:
        yield Remark({}, ("decree",))


@check("signed-by-acting", about="decree", basis=_FORM, confidence="M")
def signed_by_acting(decree: Decree) -> Iterator[Remark]:
    """A decree that a Plt., Plh. or Pj. signed."""
    if _ACTING.search(decree.signed_by):
        yield Remark({"signed_by": decree.signed_by}, ("decree", "signed_by"))


@check("iku-and-pk-mixed", basis="Target bukan kolom penetapan IKU; tempatnya Perjanjian Kinerja.", confidence="M")
def iku_and_pk_mixed(office: IndicatorSet) -> Iterator[Remark]:
    """A decree on indicators that prints the targets of a performance agreement, which is no document of its own."""
    decree = office.decree
    if decree is None or "indikator kinerja utama" not in decree.title.casefold():
        return
    declared = {str(document) for document in office.documents}
    inside = [
        target
        for target in office.targets
        if target.document not in declared
        and target.document.casefold().startswith("perjanjian kinerja")
        and target.issued == decree.date
    ]
    if inside:
        first = inside[0]
        facts = {"count": len(inside), "document": first.document}
        yield Remark(facts, ("target", first.indicator, str(first.period)))
