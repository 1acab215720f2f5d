"""A form to fill in, as a workbook: a sheet of lines, and one that says how they are filled in.

What is filled in is yellow, framed and open; everything else is locked, without a password, so that nobody changes by
mistake what the lines are found by. A list offers the states; a day is a date that is shown in words, so that the fifth
of January is not the first of May; numbers stay as they are typed (see :mod:`sakip.forms.typed`). Nothing reads the
clock, and the same set makes the same bytes.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from sakip import wording
from sakip.errors import DefinitionError
from sakip.exports.excel import metrics
from sakip.exports.excel.book import Book
from sakip.exports.excel.style import Style
from sakip.exports.excel.texts import units
from sakip.forms.columns import COLUMNS, FILLED_IN, heading
from sakip.forms.entries import FIRST_DAY, LAST_DAY, texts_of
from sakip.forms.lines import lines
from sakip.forms.marks import identity
from sakip.indicators import State
from sakip.interpreters.explain import symbolic
from sakip.ledger import Ledger
from sakip.wording import term
from sakip.workbooks import letter
from sakip.workbooks.model import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.exports.excel.book import Sheet
    from sakip.exports.targets import Target
    from sakip.forms.lines import Line
    from sakip.periods import Period
    from sakip.sets import IndicatorSet

MOST_LINES: Final = MOST_ROWS - 100
"""How many lines a form may have, so that it can be read again with some rows of one's own."""

_HEADING_ROW: Final = 3
_FROZEN_COLUMNS: Final = 4
_WIDTHS: Final = MappingProxyType({
    "indicator": 32, "name": 58, "period": 36, "component": 32, "meaning": 56, "unit": 24, "target": 24, "value": 32,
    "document": 52, "recorded": 32, "status": 26, "note": 44,
})  # fmt: skip
_GUIDE: Final = (46, 150)
_AROUND: Final = 3  # points that a row is higher than its texts need
_MOST_LINES_SHOWN: Final = 6
_LONGEST_MEANING: Final = 160
_DAY_FORMATS: Final = MappingProxyType({"id": "[$-421]d mmmm yyyy", "en": "[$-409]d mmmm yyyy"})
_AS_TYPED: Final = "@"
_LONGEST_LIST: Final = 250  # letters of a list that a cell offers; Excel holds 255
_RULES: Final = ("blank", "numbers", "percent", "rupiah", "dates", "correct", "delete")

_HEAD = Style(
    bold=True, border=True, fill="#1F4E79", colour="#FFFFFF", valign="middle", border_colour="#1F4E79", indent=1
)
_OPEN_HEAD = evolve(_HEAD, fill="#B45F06", border_colour="#B45F06")
_GIVEN = Style(border=True, border_colour="#BFBFBF", fill="#F7F7F7", valign="middle", indent=1)
_REPEATED = evolve(_GIVEN, colour="#8A8A8A")
_OPEN = Style(border=True, border_colour="#B45F06", fill="#FFF8DC", valign="middle", unlocked=True, indent=1)
_NAMED = Style(bold=True, border=True, border_colour="#BFBFBF", valign="middle", indent=1)
_SAID = evolve(_NAMED, bold=False)
_TITLE = Style(bold=True, size=14, wrap=False, colour="#1F4E79")
_QUIET = Style(wrap=False, colour="#595959")


def write(
    office: IndicatorSet,
    target: Target,
    *,
    periods: Iterable[Period | str | int] | None = None,
    lang: str = "id",
) -> None:
    """Write the form of a set into a file or a binary stream: a row for each number that is asked for.

    Without ``periods`` it asks for the year of the set, and for the quarters and other parts of it that a target or a
    realisation names. What the set holds already is filled in, and where it stands so when the form comes back it is
    still that record, with all that a form does not show.

    Raises:
        PeriodError: when one of ``periods`` is no period.
        DefinitionError: when there is neither a period nor a year, nothing to ask for, or too much for one form.
        MissingExtraError: when XlsxWriter (extra ``excel``) is not installed.
        OSError: when the file cannot be written.
    """
    asked = lines(office, periods)
    if not asked:
        raise DefinitionError(f"set {office.code!r} has no number to report", "Its indicators take all from others.")
    if len(asked) > MOST_LINES:
        raise DefinitionError(
            f"the form of set {office.code!r} would have {len(asked)} lines, and {MOST_LINES} can be read",
            "Write one for each period: periods=['2024-Q1'].",
        )
    lang = wording.language(lang)
    with Book(target, title=_title(office, lang), lang=lang) as book:
        guide = heading("guide", lang)
        _Form(book, office, asked, lang).write(guide)
        _Guide(book, office, asked, lang).write(guide)


def _title(office: IndicatorSet, lang: str) -> str:
    return term("form-title", lang).format(office=office.office_name or office.code)


class _Form:
    """The sheet that is filled in."""

    def __init__(self, book: Book, office: IndicatorSet, asked: Sequence[Line], lang: str) -> None:
        self._book = book
        self._office = office
        self._asked = asked
        self._lang = lang
        self._sheet: Sheet = book.sheet(heading("sheet", lang))
        self._ledger = Ledger(office.targets, ())

    def write(self, guide: str) -> None:
        sheet = self._sheet
        sheet.text(0, 0, _title(self._office, self._lang), _TITLE)
        sheet.height(0, 22)
        sheet.text(1, 0, term("form-how", self._lang).format(sheet=guide), _QUIET)
        self._headings()
        before: Line | None = None
        for row, line in enumerate(self._asked, _HEADING_ROW + 1):
            self._row(row, line, repeated=before is not None and before.indicator.code == line.indicator.code)
            before = line
        last = _HEADING_ROW + len(self._asked)
        self._checks(_HEADING_ROW + 1, last)
        self._protect(last)

    def _headings(self) -> None:
        for column, name in enumerate(COLUMNS):
            is_open = name in FILLED_IN
            self._sheet.text(_HEADING_ROW, column, heading(name, self._lang), _OPEN_HEAD if is_open else _HEAD)
            self._sheet.width(column, column, _WIDTHS[name])
        self._sheet.height(_HEADING_ROW, 30)

    def _row(self, row: int, line: Line, *, repeated: bool) -> None:
        given = self._given(line)
        for name, text in given.items():
            style = _REPEATED if repeated and name in {"indicator", "name"} else _GIVEN
            if name == "target":
                style = evolve(style, align="right")
            self._sheet.text(row, COLUMNS.index(name), text, style)
        texts = texts_of(line)
        texts["status"] = self._state(line)
        for name in FILLED_IN:
            self._open(row, name, texts[name], line)
        texts |= given
        count = max(_lines(text, _WIDTHS[name]) for name, text in texts.items())
        self._sheet.height(row, _AROUND + metrics.height(min(count, _MOST_LINES_SHOWN)))

    def _given(self, line: Line) -> dict[str, str]:
        promised, _ = self._ledger.target(line.indicator.code, line.period)
        return {
            "indicator": line.indicator.code,
            "name": line.indicator.name,
            "period": line.period.label("id") if self._lang == "id" else str(line.period),
            "component": line.component.name,
            "meaning": meaning(line, self._lang),
            "unit": line.unit,
            "target": "" if promised is None else promised.text(self._lang, line.indicator.unit),
        }

    def _state(self, line: Line) -> str:
        if not line.applicable:
            return term("not-applicable", self._lang)
        return "" if line.state is None else line.state.label(self._lang)

    def _open(self, row: int, name: str, text: str, line: Line) -> None:
        """Write a cell that is filled in, with what there is already."""
        column = COLUMNS.index(name)
        style = evolve(_OPEN, align="right", bold=True) if name == "value" else _OPEN
        day = line.recorded
        raw: Any = self._sheet.raw
        if name == "recorded" and (day is None or FIRST_DAY <= day <= LAST_DAY):
            kept = self._book.format(evolve(style, align="left"), _DAY_FORMATS[self._lang])
            if day is None:
                raw.write_blank(row, column, None, kept)
            else:
                raw.write_datetime(row, column, day, kept)
            return
        kept = self._book.format(style, _AS_TYPED)
        if text.strip():
            raw.write_string(row, column, self._book.fitting(text, lambda: f"{self._sheet.name} {row + 1}"), kept)
        else:
            raw.write_blank(row, column, None, kept)

    def _checks(self, first: int, last: int) -> None:
        """Offer what a cell may hold, and say what goes into it; another content is asked about, not refused."""
        lang = self._lang
        states = [*(state.label(lang) for state in State), term("not-applicable", lang)]
        place = COLUMNS.index
        raw: Any = self._sheet.raw
        warn = {"ignore_blank": True, "error_type": "warning"}
        raw.data_validation(first, place("status"), last, place("status"), warn | {
            "validate": "list", "source": states,
            "error_title": heading("status", lang), "error_message": term("form-check-status", lang),
        })  # fmt: skip
        raw.data_validation(first, place("recorded"), last, place("recorded"), warn | {
            "validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY,
            "input_title": heading("recorded", lang), "input_message": term("form-hint-recorded", lang),
            "error_title": heading("recorded", lang), "error_message": term("form-check-recorded", lang),
        })  # fmt: skip
        raw.data_validation(first, place("value"), last, place("value"), {
            "validate": "any", "input_title": heading("value", lang), "input_message": term("form-hint-value", lang),
        })  # fmt: skip
        for row, line in enumerate(self._asked, first):
            if _can_be_offered(line.indicator.predicates):
                raw.data_validation(row, place("value"), row, place("value"), {
                    "validate": "list", "source": list(line.indicator.predicates), "error_type": "warning",
                })  # fmt: skip

    def _protect(self, last: int) -> None:
        raw: Any = self._sheet.raw
        raw.autofilter(_HEADING_ROW, 0, last, len(COLUMNS) - 1)
        raw.ignore_errors({"number_stored_as_text": f"A1:{letter(len(COLUMNS))}{last + 1}"})
        allowed = ("autofilter", "sort", "format_columns", "format_rows", "insert_columns")
        raw.protect("", dict.fromkeys(allowed, True))
        self._sheet.freeze(_HEADING_ROW + 1, _FROZEN_COLUMNS)
        self._sheet.print_on("F4", landscape=True, repeat=(_HEADING_ROW, _HEADING_ROW))
        raw.set_selection(_HEADING_ROW + 1, COLUMNS.index("value"), _HEADING_ROW + 1, COLUMNS.index("value"))


def _can_be_offered(words: Sequence[str]) -> bool:
    """Tell whether a cell can offer words: its list is one text in quotes, in which a comma parts them."""
    listed = ",".join(words)
    plain = listed.isprintable() and '"' not in listed and listed.count(",") == len(words) - 1
    return bool(words) and plain and units(listed) <= _LONGEST_LIST


def _lines(text: str, millimetres: float, *, bold: bool = False) -> int:
    return metrics.lines(text, millimetres - metrics.INDENT, bold=bold)


class _Guide:
    """The sheet that says how the form is filled in."""

    def __init__(self, book: Book, office: IndicatorSet, asked: Sequence[Line], lang: str) -> None:
        self._office = office
        self._asked = asked
        self._lang = lang
        self._book = book
        self._row = 0

    def write(self, name: str) -> None:
        sheet = self._book.sheet(name)
        for place, width in enumerate(_GUIDE):
            sheet.width(place, place, width)
        sheet.text(0, 0, term("form-guide-title", self._lang), _TITLE)
        sheet.height(0, 24)
        self._row = 2
        for number, code in enumerate(_RULES, 1):
            rule = term(f"form-rule-{code}", self._lang)
            self._pair(sheet, f"{number}. {rule}", term(f"form-say-{code}", self._lang))
        self._row += 1
        for column in COLUMNS:
            style = _OPEN_HEAD if column in FILLED_IN else _HEAD
            self._pair(sheet, heading(column, self._lang), term(f"form-about-{column}", self._lang), style)
        self._row += 1
        marked = identity(self._office, sorted({line.period for line in self._asked}), len(self._asked))
        self._pair(sheet, term("form-made-for", self._lang), self._office.title or self._office.code)
        self._pair(sheet, term("form-identity", self._lang), str(marked))
        raw: Any = sheet.raw
        raw.protect("", {"format_columns": True, "format_rows": True})
        raw.hide_gridlines(2)
        sheet.print_on("F4")

    def _pair(self, sheet: Sheet, left: str, right: str, style: Style = _NAMED) -> None:
        named, said = _GUIDE
        count = max(_lines(left, named, bold=style.bold), _lines(right, said))
        sheet.height(self._row, _AROUND + metrics.height(count))
        sheet.text(self._row, 0, left, style)
        sheet.text(self._row, 1, right, _SAID)
        self._row += 1


def meaning(line: Line, lang: str = "id") -> str:
    """Say what a component is, as far as its formula tells."""
    formula = line.indicator.formula
    if formula.kind == "external_score":
        said = term("form-means-score", lang).format(**formula.details)
    elif formula.kind == "count":
        said = term("form-means-count", lang)
    else:
        names = [component.name for component in formula.components]
        code = "part"
        if formula.kind == "ratio" and len(names) == 2:
            code = "numerator" if line.component.name == names[0] else "denominator"
        said = term(f"form-means-{code}", lang).format(formula=symbolic(formula.tree, lang))
    return said if len(said) <= _LONGEST_MEANING else f"{said[:_LONGEST_MEANING]}…"
