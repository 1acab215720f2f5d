"""Metadata of statistical indicators (MS-Ind), the form of Statistics Indonesia, filled in as far as a set knows it.

Who publishes a statistical indicator in Satu Data Indonesia (Perpres 39/2019) describes it on a form of Peraturan BPS
5/2020: a header (nama kegiatan, kode kegiatan, penyelenggara) and thirteen fields, of which *ukuran* (jumlah, persen,
indeks, rasio) is another thing than *satuan* (orang, %, dokumen). A decree on IKU knows some of it. What it does not
know stays blank, with a finding for each blank: nothing is made up. What an office knows besides, it gives::

    msind.write(office, "msind.xlsx", head={"nama_kegiatan": "Survei Kepuasan Masyarakat"},
                given={"ikm": {"konsep": "Kepuasan masyarakat"}})

How the fields are filled, where it takes a reading:

- *Interpretasi* follows from the polarity; without one it stays blank.
- *Metode/Rumus* is the formula as printed, else the one computed with, else who gives the score in which document.
- *Ukuran* follows from the unit (persen), then from the kind of formula (a count is a jumlah), then from the first word
  of the name ("Indeks …") or the unit (nilai).
- *Indikator komposit* is ya where the formula takes other indicators or is an index by weights. How a score of somebody
  else is made up, the set does not know: it stays blank.
- *Level estimasi* is that of the region code of the office, and kecamatan without one.
- *Kegiatan penghasil* stays blank: the data sources a decree prints are no statistical activities. They are told in the
  finding.

>>> import sakip
>>> made = rows(sakip.load("mojosari-2024"))[4]
>>> made["nama_indikator"], made["ukuran"], made["satuan"], made["indikator_komposit"], made["konsep"]
('Persentase Realisasi Anggaran Perangkat Daerah', 'persen', 'persen', 'tidak', '')
>>> made["variabel_pembangun_nama"].splitlines()
['realisasi', 'pagu']
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from attrs import evolve, frozen

from sakip import wording
from sakip.errors import UnknownNameError
from sakip.exports.excel import metrics
from sakip.exports.excel.style import PLAIN, Style
from sakip.exports.targets import opened, suffix
from sakip.exports.texts import visible
from sakip.findings import Finding
from sakip.indicators import Indicator
from sakip.interpreters.explain import symbolic
from sakip.sets.relations import sources_of
from sakip.tabular import harmless
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.exports.excel import Sheet
    from sakip.exports.targets import Target
    from sakip.sets import IndicatorSet

Format = Literal["csv", "xlsx"]
"""What the forms are written as."""

HEAD: Final = ("nama_kegiatan", "kode_kegiatan", "penyelenggara")
"""The fields of the header, the same for every indicator of a set."""

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nama_indikator": "1",
        "konsep": "2",
        "definisi": "3",
        "interpretasi": "4",
        "metode": "5",
        "ukuran": "6",
        "satuan": "7",
        "klasifikasi_penyajian": "8",
        "indikator_komposit": "9",
        "indikator_pembangun_publikasi": "10",
        "indikator_pembangun_nama": "10",
        "variabel_pembangun_kegiatan": "11",
        "variabel_pembangun_kode": "11",
        "variabel_pembangun_nama": "11",
        "level_estimasi": "12",
        "akses_umum": "13",
    }
)
"""The fields of the form in its order, with their numbers."""

_IF_COMPOSITE: Final = frozenset(name for name, number in FIELDS.items() if number == "10")
_IF_NOT: Final = frozenset(name for name, number in FIELDS.items() if number == "11")
_MEASURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "jumlah": "jumlah",
        "persentase": "persen",
        "indeks": "indeks",
        "rasio": "rasio",
        "rata-rata": "rata-rata",
        "nilai": "nilai",
        "predikat": "predikat",
    }
)
_BY_KIND: Final = MappingProxyType({"count": "jumlah", "index": "indeks", "average": "rata-rata", "ratio": "rasio"})
_BY_UNIT: Final = MappingProxyType({"persen": "persen", "indeks": "indeks", "nilai": "nilai", "predikat": "predikat"})
_LEVELS: Final = MappingProxyType({1: "msind-province", 2: "msind-regency", 3: "msind-district", 4: "msind-village"})
_WIDTHS: Final = (11, 62, 103)
_TO_FILL: Final = "#FFF8DC"
_NOT_ASKED: Final = "#EDEDED"
_HEADING: Final = evolve(PLAIN, bold=True, border=True, fill="#E7EEF5")
_CELL: Final = evolve(PLAIN, border=True)


@frozen
class _Form:
    """The form of one indicator: what stands in each field, and which of the fields are asked."""

    indicator: Indicator
    values: Mapping[str, str]

    @property
    def asked(self) -> tuple[str, ...]:
        composite = self.values["indikator_komposit"].strip().casefold()
        left = {"ya": _IF_NOT, "tidak": _IF_COMPOSITE, "": _IF_NOT | _IF_COMPOSITE}.get(composite, frozenset())
        return tuple(name for name in FIELDS if name not in left)


def rows(
    office: IndicatorSet,
    lang: str = "id",
    *,
    head: Mapping[str, str] | None = None,
    given: Mapping[str, Mapping[str, str]] | None = None,
) -> list[dict[str, str]]:
    """Return a record an indicator: the header and the fields of the form in its order, blank where nothing is known.

    ``head`` fills fields of the header, ``given`` fields of an indicator by its code; they go before what the set says.
    Several names in a field stand a line each. *Ya* and *tidak* are the words of the form in every language.

    Raises:
        UnknownNameError: for a field or an indicator that does not exist, or a language without sentences.
    """
    header = _header(office, head)
    return [{**header, **form.values} for form in _forms(office, lang, given)]


def findings(
    office: IndicatorSet,
    *,
    head: Mapping[str, str] | None = None,
    given: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[Finding, ...]:
    """Return a finding for each field that is asked and stays blank.

    Raises:
        UnknownNameError: as :func:`rows` does.
    """
    return tuple(_gaps(office, _header(office, head), _forms(office, "id", given)))


def headings(lang: str = "id") -> dict[str, str]:
    """Return what the form calls each field."""
    return {name: wording.term(f"msind-{name.replace('_', '-')}", lang) for name in (*HEAD, *FIELDS)}


def write(  # noqa: PLR0913  # the set, the file, and what the office adds, by keyword
    office: IndicatorSet,
    target: Target,
    *,
    format: Format | None = None,  # noqa: A002  # what every writer calls it
    lang: str = "id",
    head: Mapping[str, str] | None = None,
    given: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[Finding, ...]:
    """Write the forms of a set to a path or a binary stream; return what stays blank, as :func:`findings` does.

    ``format`` is told by the name of a file unless it is given: ``"csv"`` is a table in UTF-8, a row an indicator,
    which no spreadsheet takes for formulas; ``"xlsx"`` the forms one below the other, to be printed, what is to be
    filled in marked and listed on a second sheet.

    Raises:
        UnknownNameError: for another format, and as :func:`rows` does.
        MissingExtraError: for a workbook, when XlsxWriter (extra ``excel``) is not installed.
        OSError: when the file cannot be written.
    """
    form = format or suffix(target).removeprefix(".")
    if form not in get_args(Format):
        raise UnknownNameError.among("format of MS-Ind", form, get_args(Format))
    header, forms, named = _header(office, head), _forms(office, lang, given), headings(lang)
    gaps = tuple(_gaps(office, header, forms))
    if form == "xlsx":
        _write_workbook(target, office, header, forms, gaps, lang)
        return gaps
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(named.values())
    for made in forms:
        record = {**header, **made.values}
        table.writerow([harmless(visible(record[name])) for name in named])
    with opened(target) as stream:
        stream.write(text.getvalue().encode(errors="backslashreplace"))
    return gaps


# --- what a set knows -------------------------------------------------------------------------------------------------


def _header(office: IndicatorSet, head: Mapping[str, str] | None) -> dict[str, str]:
    known = dict.fromkeys(HEAD, "") | {"penyelenggara": office.office_name}
    return known | _checked(head or {}, HEAD)


def _forms(office: IndicatorSet, lang: str, given: Mapping[str, Mapping[str, str]] | None) -> list[_Form]:
    wording.language(lang)
    added = {office[code].code: _checked(fields, FIELDS) for code, fields in (given or {}).items()}
    return [_Form(one, _values(one, office, lang) | added.get(one.code, {})) for one in office]


def _checked(given: Mapping[str, str], fields: Any) -> dict[str, str]:
    for name in given:
        if name not in fields:
            raise UnknownNameError.among("field of MS-Ind", name, fields)
    return dict(given)


def _values(one: Indicator, office: IndicatorSet, lang: str) -> dict[str, str]:
    parts = list(_parts(one, office))
    composite = _composite(one)
    return dict.fromkeys(FIELDS, "") | {
        "nama_indikator": one.name,
        "definisi": one.definition,
        "interpretasi": "" if one.rule is None else wording.term(f"msind-better-{one.rule.better}", lang),
        "metode": _method(one, lang),
        "ukuran": _measure(one),
        "satuan": one.unit,
        "indikator_komposit": composite,
        "indikator_pembangun_nama": "\n".join(parts) if composite == "ya" else "",
        "variabel_pembangun_nama": "\n".join(parts) if composite == "tidak" else "",
        "level_estimasi": wording.term(_level(office), lang),
    }


def _composite(one: Indicator) -> str:
    if any(component.source is not None for component in one.formula.components) or one.formula.kind == "index":
        return "ya"
    return "" if one.formula.kind == "external_score" else "tidak"


def _parts(one: Indicator, office: IndicatorSet) -> Iterator[str]:
    """Yield what it is built of: other indicators by their names, then components that are reported."""
    known = {each.code: each for each in office}
    for code in dict.fromkeys(sources_of(one, known)):
        yield " ".join(known[code].name.split())
    for component in one.formula.components:
        if component.source is None:
            yield component.name.replace("_", " ")


def _method(one: Indicator, lang: str) -> str:
    if one.formula_text:
        return one.formula_text
    if one.formula.kind == "external_score":
        return wording.term("msind-given-by", lang).format(**one.formula.details)
    written = symbolic(one.formula.tree, lang)
    if one.formula.kind == "count":
        return wording.term("msind-counted", lang).format(name=written, unit=one.unit)
    return written


def _measure(one: Indicator) -> str:
    if one.unit == "persen":
        return "persen"
    word = one.name.split()[0].casefold().strip(".,:;") if one.name.split() else ""
    return _BY_KIND.get(one.formula.kind) or _MEASURES.get(word) or _BY_UNIT.get(one.unit, "")


def _level(office: IndicatorSet) -> str:
    code = office.office.region_code if office.office is not None else ""
    return _LEVELS.get(len(code.split(".")) if code else 3, "msind-district")


def _gaps(office: IndicatorSet, header: Mapping[str, str], forms: list[_Form]) -> Iterator[Finding]:
    for name in HEAD:
        if not header[name].strip():
            yield Finding("msind-blank-head", {"field": _word(name)}, office.place("office"))
    for form in forms:
        one = form.indicator
        place = office.place("indicator", one.code)
        facts = {"indicator": one.name}
        for name in form.asked:
            if form.values[name].strip():
                continue
            if name == "indikator_komposit":
                yield Finding("msind-composite", facts, place)
            elif name == "variabel_pembangun_kegiatan" and one.data_sources:
                yield Finding("msind-activity", facts | {"sources": one.data_sources}, place)
            else:
                yield Finding("msind-blank", facts | {"field": _word(name)}, place)


def _word(name: str) -> Word:
    return Word(f"msind-{name.replace('_', '-')}")


# --- the workbook -----------------------------------------------------------------------------------------------------


def _write_workbook(  # noqa: PLR0913, PLR0917  # all that a workbook shows
    target: Target,
    office: IndicatorSet,
    header: Mapping[str, str],
    forms: list[_Form],
    gaps: tuple[Finding, ...],
    lang: str,
) -> None:
    from sakip.exports.excel import Book  # noqa: PLC0415  # CSV needs none

    title = wording.term("msind-title", lang)
    with Book(target, title=f"{title}: {office.office_name}", lang=lang) as book:
        sheet = book.sheet("MS-Ind")
        for column, millimetres in enumerate(_WIDTHS):
            sheet.width(column, column, millimetres)
        sheet.text(0, 0, title, evolve(PLAIN, bold=True, size=13, wrap=False))
        sheet.text(1, 0, wording.term("msind-basis", lang), evolve(PLAIN, wrap=False, colour="#595959"))
        row = 3
        named = headings(lang)
        for name in HEAD:
            _line(sheet, row, "", named[name], header[name])
            row += 1
        for place, form in enumerate(forms):
            if place:
                sheet.new_page(row + 1)
            row = _form(sheet, row + 1, form, named)
        sheet.print_on("F4")
        if gaps:
            _list_gaps(book.sheet(wording.term("msind-to-fill", lang)), gaps, lang)


def _form(sheet: Sheet, row: int, form: _Form, named: Mapping[str, str]) -> int:
    """Write the form of an indicator from a row on and return the row after it."""
    asked, above = form.asked, ""
    for name, number in FIELDS.items():
        style = _HEADING if name == "nama_indikator" else _CELL
        shown = "" if number == above else number
        value = _numbered(form.values[name]) if name in _IF_COMPOSITE | _IF_NOT else form.values[name]
        if name in asked:
            _line(sheet, row, shown, named[name], value, style=style)
        else:
            grey = evolve(_CELL, fill=_NOT_ASKED, colour="#7F7F7F")
            _line(sheet, row, shown, named[name], value, style=grey, to_fill=_NOT_ASKED)
        above, row = number, row + 1
    return row


def _numbered(value: str) -> str:
    lines = value.split("\n")
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)) if len(lines) > 1 else value


def _line(  # noqa: PLR0913  # the three cells of a row, and how they look
    sheet: Sheet, row: int, number: str, name: str, value: str, *, style: Style = _CELL, to_fill: str = _TO_FILL
) -> None:
    _high(sheet, row, {1: name, 2: value}, bold=style.bold)
    sheet.text(row, 0, number, evolve(style, align="centre"))
    sheet.text(row, 1, name, style)
    if value.strip():
        sheet.text(row, 2, value, style)
    else:
        sheet.blank(row, 2, evolve(style, fill=to_fill, unlocked=True))


def _high(sheet: Sheet, row: int, texts: Mapping[int, str], *, bold: bool = False) -> None:
    """Make a row as high as its texts need: not every program does so when it opens a file."""
    most = max(metrics.lines(text, _WIDTHS[column], bold=bold) for column, text in texts.items())
    sheet.height(row, min(metrics.height(most), metrics.TALLEST))


def _list_gaps(sheet: Sheet, gaps: tuple[Finding, ...], lang: str) -> None:
    sheet.width(0, 0, sum(_WIDTHS))
    sheet.text(0, 0, wording.term("msind-to-fill", lang), _HEADING)
    for row, gap in enumerate(gaps, 1):
        said = f"{gap.message(lang)} {gap.remedy(lang)}".strip()
        sheet.height(row, min(metrics.height(metrics.lines(said, sum(_WIDTHS))), metrics.TALLEST))
        sheet.text(row, 0, said, _CELL)
    sheet.freeze(1)
    sheet.print_on("F4", repeat=(0, 0))
