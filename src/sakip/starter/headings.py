"""The words of the headings of the tables kecamatan fill in, however they are worded.

Two decrees and the Perjanjian Kinerja name the same things differently: *Formulasi Perhitungan dan Penjelasan
Indikator* is one column in one annex and two in another. A heading is made of the words of headings alone, which is
how a row of them is told from a row of an indicator that happens to be about a target. What was reached, what it
started from and what it costs stand beside targets under much the same words, and are no targets.

>>> recognised("Formulasi Perhitungan dan Penjelasan Indikator"), recognised("Target Tahun 2025")
('formula-and-definition', 'target')
>>> recognised("Jumlah indikator program yang tercapai"), recognised("Capaian Target 2024")
('', '')
>>> period(["Target", "Triwulan", "II"]), period(["Target Kinerja pada Tahun ke-", "2026"])
(Span(year=None, part='Q2', clear=True), Span(year=2026, part='', clear=True))
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

# what tells a heading, the first that fits; within one, all words of a part have to be there
_RULES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("target", ("target",)),
    ("responsible", ("penanggung", "penanggungjawab", "pj")),
    ("data_sources", ("sumber",)),
    ("reason", ("alasan",)),
    ("polarity", ("polaritas", "polarisasi", "arah")),
    ("unit", ("satuan",)),
    ("formula-and-definition", ("formulasi penjelasan", "formula penjelasan", "rumus penjelasan", "formulasi definisi",
                                "perhitungan penjelasan", "pengukuran penjelasan", "rumus definisi")),
    ("formula_text", ("formulasi", "formula", "rumus", "perhitungan", "menghitung", "pengukuran", "mengukur")),
    ("definition", ("penjelasan", "definisi")),
    ("indicator", ("indikator", "iku")),
    ("sasaran", ("sasaran", "kinerja utama")),
    ("tujuan", ("tujuan",)),
    ("year", ("tahun",)),
    ("number", ("no", "nomor")),
    ("note", ("keterangan", "ket", "catatan")),
    ("program", ("program",)),
)  # fmt: skip
_VOCABULARY: Final = frozenset(re.findall("[a-z]+", """
sasaran strategis indikator kinerja utama iku formulasi formula perhitungan dan penjelasan penanggung jawab
penanggungjawab pj sumber data target satuan alasan definisi operasional polaritas polarisasi arah tahun no nomor rumus
cara menghitung pengukuran mengukur metode keterangan ket catatan program kegiatan tujuan atau pemilihan uraian dokumen
pk perjanjian daerah opd pd perangkat kecamatan tw triwulan semester smt capaian nilai pada ke th tahunan setahun
kondisi awal akhir baseline realisasi anggaran pagu rp perubahan murni i ii iii iv jangka menengah
"""))  # fmt: skip
_OF_TABLES: Final = frozenset({"target", "indicator", "sasaran", "tujuan", "year", "number", "note", "program", "unit"})
# of what these columns hold nothing was promised, wherever the word stands, or where it stands before "target"
_NEVER_PROMISED: Final = frozenset({"realisasi", "anggaran", "pagu", "rp", "serapan", "baseline"})
_RESULTS_BEFORE: Final = frozenset({"capaian", "kondisi"})
_LEVELS: Final = ("tujuan", "sasaran", "program")
_SUB: Final = frozenset(re.findall("[a-z]+", """
target realisasi capaian kinerja rp k kondisi awal akhir anggaran pagu keuangan fisik baseline persen murni perubahan
"""))  # fmt: skip
_LONGEST_HEADING = 80
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_PLACES: Final = MappingProxyType({"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4})
_PARTS: Final = MappingProxyType({"tw": "Q", "triwulan": "Q", "semester": "S", "smt": "S"})
_SEMESTERS = 2
_COUNTED: Final = frozenset({"tahun", "th", "ke", "pada", *_PARTS})


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, marks and blanks left out."""
    return re.findall(r"[^\W_]+", text.casefold())


def years_in(text: str) -> list[int]:
    """Return the years a text names, each once."""
    return sorted({int(year) for year in _YEAR.findall(text)})


def year_in(text: str) -> int | None:
    """Return the one year a text names."""
    years = years_in(text)
    return years[0] if len(years) == 1 else None


def recognised(heading: str) -> str:
    """Return what a column of this heading holds, ``""`` when the words of headings do not tell."""
    found = words(heading)
    if len(heading) > _LONGEST_HEADING or not all(word in _VOCABULARY or word.isdigit() for word in found):
        return ""
    for name, parts in _RULES:
        if any(set(part.split()) <= set(found) for part in parts):
            return "" if name in _OF_TABLES and is_result(heading) else name
    return ""


def is_result(heading: str) -> bool:
    """Whether a heading speaks of what was reached, what it started from, or what it costs: of no target."""
    found = words(heading)
    upto = found.index("target") if "target" in found else len(found)
    # "target capaian" is a target, "capaian target" is none; "indikator capaian" is an indicator
    if {"indikator", "iku"} & set(found[:1]):
        return False
    return bool(_NEVER_PROMISED & set(found) or _RESULTS_BEFORE & set(found[:upto]))


def level(heading: str) -> str:
    """Return the level of the plan a heading speaks of, ``""`` for none."""
    found = words(heading)
    return next((name for name in _LEVELS if name in found), "")


@frozen
class Span:
    """The period that the headings of a column say: a year, a part of one, and whether that is clear."""

    year: int | None = None
    part: str = ""
    clear: bool = True


def period(stack: Sequence[str]) -> Span:
    """Return the period said by the headings of a column, from the top one down."""
    year: int | None = None
    part, clear = "", True
    counting: set[str] = set()
    for heading in stack:
        found, named = words(heading), years_in(heading)
        if named:
            year, clear = (named[0], True) if len(named) == 1 else (None, False)
        for place, word in enumerate(found):
            if word in _PARTS:
                part = _PARTS[word] + _place(found[place + 1 : place + 2], _PARTS[word])
        alone = found[0] if len(found) == 1 else ""
        if alone in _PLACES:
            if part in {"Q", "S"}:
                part += _place([alone], part)
            elif "ke" in counting or "tahun" in counting or not counting & _COUNTED:
                clear = False  # which year is the first of a plan is not said
        elif "akhir" in found or (not named and not part and _COUNTED & set(found) and _PLACES.keys() & set(found)):
            clear = False
        counting |= set(found)
    if part in {"Q", "S"}:
        return Span(year, "", clear=False)
    return Span(year, part, clear)


def _place(found: Sequence[str], part: str) -> str:
    place = _PLACES.get(found[0], 0) if found else 0
    return str(place) if place and not (part == "S" and place > _SEMESTERS) else ""


def is_period(heading: str, above: str = "") -> bool:
    """Whether a heading only says of which period its column is, under the one above it."""
    found = words(heading)
    if not found or len(heading) > _LONGEST_HEADING:
        return False
    if len(found) == 1 and found[0].isascii() and (found[0] in _PLACES or re.fullmatch("[5-9]|v", found[0])):
        over = set(words(above))
        return (bool(_COUNTED & over) and not _PLACES.keys() & over) or (
            recognised(above) == "target" and not found[0].isdigit()
        )
    said = set(found) - _PLACES.keys() - {str(year) for year in years_in(heading)}
    return said <= _COUNTED and (len(said) < len(set(found)))


def is_below(heading: str, above: str) -> bool:
    """Whether a cell in the row below a heading says more of that heading."""
    found = set(words(heading))
    return is_period(heading, above) or (bool(found) and found <= _SUB | {"tahun"} | set(map(str, years_in(heading))))
