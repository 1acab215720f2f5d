"""The headings of the tables kecamatan fill in, wherever they stand and however they are worded.

Two decrees and the Perjanjian Kinerja name the same things differently: *Formulasi Perhitungan dan Penjelasan
Indikator* is one column in one annex and two in another. A heading is made of the words of headings alone, which is
how a row of them is told from a row of an indicator that happens to be about a target.

>>> recognised("Formulasi Perhitungan dan Penjelasan Indikator"), recognised("Target Tahun 2025")
('formula-and-definition', 'target')
>>> recognised("Jumlah indikator program yang tercapai")
''
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from sakip.workbooks import Row

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
    ("year", ("tahun",)),
    ("number", ("no", "nomor")),
    ("note", ("keterangan", "ket", "catatan")),
)  # fmt: skip
_VOCABULARY: Final = frozenset(re.findall("[a-z]+", """
sasaran strategis indikator kinerja utama iku formulasi formula perhitungan dan penjelasan penanggung jawab
penanggungjawab pj sumber data target satuan alasan definisi operasional polaritas polarisasi arah tahun no nomor rumus
cara menghitung pengukuran mengukur metode keterangan ket catatan program kegiatan tujuan atau pemilihan uraian dokumen
pk perjanjian daerah opd pd perangkat kecamatan tw triwulan capaian nilai pada
"""))  # fmt: skip
_LONGEST_HEADING = 80
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, marks and blanks left out."""
    return re.findall(r"[^\W_]+", text.casefold())


def year_in(text: str) -> int | None:
    """Return the one year a text names."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def recognised(heading: str) -> str:
    """Return what a column of this heading holds, ``""`` when the words of headings do not tell."""
    found = words(heading)
    if len(heading) > _LONGEST_HEADING or not all(word in _VOCABULARY or word.isdigit() for word in found):
        return ""
    for name, parts in _RULES:
        if any(set(part.split()) <= set(found) for part in parts):
            return name
    return ""


@frozen
class Header:
    """The headings of a table: what each column holds, as it is headed, and the year where one is named."""

    row: int
    columns: Mapping[int, str]
    headings: Mapping[int, str] = field(factory=dict)
    years: Mapping[int, int] = field(factory=dict)

    @property
    def is_iku(self) -> bool:
        """Whether its indicators are called the key ones (*indikator kinerja utama*)."""
        heading = next(self.headings[place] for place, name in self.columns.items() if name == "indicator")
        return "iku" in words(heading) or "utama" in words(heading)

    def with_years(self, row: Row) -> Header | None:
        """Return the header with the years of a row below it, None when the row is none of years."""
        years = {place: year_in(cell.text) for place, cell in row.cells.items() if _YEAR.fullmatch(cell.text)}
        if not years or len(years) < len(row.cells):
            return None
        first = next((place for place, name in self.columns.items() if name == "target"), None)
        if first is None or min(years) < first:
            return None
        columns = {**self.columns, **dict.fromkeys(years, "target")}
        headings = {place: self.headings.get(place, f"Target {year}") for place, year in years.items()}
        found = {place: year for place, year in years.items() if year is not None}
        return Header(row.number, columns, {**self.headings, **headings}, {**self.years, **found})


def header(row: Row) -> Header | None:
    """Return the header a row is, None when it is none: it names the indicator and one thing more."""
    columns: dict[int, str] = {}
    for place, cell in row.cells.items():
        name = recognised(cell.text)
        # a second column of the same name holds something else, except targets, which there may be several of
        if name == "target" or name not in columns.values():
            columns[place] = name
        else:
            columns[place] = ""
    told = {name for name in columns.values() if name} - {"number"}
    if "indicator" not in told or len(told) < 2:
        return None
    headings = {place: " ".join(cell.text.split()) for place, cell in row.cells.items()}
    years = {place: year for place, text in headings.items() if (year := year_in(text)) is not None}
    return Header(row.number, columns, headings, years)


def is_numbering(row: Row) -> bool:
    """Tell whether a row only numbers the columns: ``(1) (2) (3)``."""
    numbers = [re.fullmatch(r"\(?([0-9]{1,2})\)?", cell.text) for cell in row.cells.values()]
    found = [int(number[1]) for number in numbers if number is not None]
    return len(found) == len(numbers) >= 2 and found == list(range(found[0], found[0] + len(found)))
