"""A workbook being written: sheets of text, numbers and merged cells, the same bytes for the same content.

Whatever a text looks like (``=1+1``, ``0123``, ``https://…``), it is written as text: a spreadsheet never computes,
follows or reads as a number what somebody typed into a report. Text longer than a cell holds ends with a mark, and
stands whole on a sheet of its own at the end. Rows and columns are counted from 0, as XlsxWriter counts them.

>>> import io
>>> stream = io.BytesIO()
>>> with Book(stream, title="Contoh") as book:
...     sheet = book.sheet("Capaian [2024]")
...     sheet.text(0, 0, "=1+1")
...     sheet.number(0, 1, 88, "persen")
True
>>> sheet.name
'Capaian (2024)'
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from sakip import wording
from sakip.errors import MissingExtraError, SakipError
from sakip.exports.archives import BEGINNING
from sakip.exports.excel import numerals
from sakip.exports.excel.printing import print_on
from sakip.exports.excel.style import FONT, PLAIN, SIZE, Style
from sakip.exports.excel.texts import LONGEST_TEXT, pieces, sheet_name, shortened, stored, units
from sakip.exports.texts import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType
    from typing import BinaryIO, Self

    from sakip.exports.targets import Target
    from sakip.papers.sizes import Size


LAST_ROW: Final = 1_048_576
"""How many rows a sheet has."""
LAST_COLUMN: Final = 16_384
"""How many columns a sheet has."""

_MM_PER_INCH = 25.4
_DOTS_PER_INCH = 96
_LEAST_PARTS = 2
_OPTIONS = MappingProxyType(
    {
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
)


class CellError(SakipError, ValueError):
    """A cell that cannot be written: one that no sheet has, or one of a row that was already written out."""

    code = "cell"


class Book:
    """A workbook for a path or a binary stream, as a context; it is written when the context ends without an error.

    ``title`` stands in the properties of the file, ``lang`` is the language of what the workbook itself says and of
    numbers written as text. With ``streaming`` each row is written out as soon as the next begins, in little memory:
    rows must then come in order, each with its height before its cells, and no cell takes several of them.

    Raises:
        MissingExtraError: when XlsxWriter (extra ``excel``) is not installed.
        OSError: on leaving the context, when the file cannot be written.
    """

    def __init__(self, target: Target, *, title: str = "", lang: str = "id", streaming: bool = False) -> None:
        try:
            import xlsxwriter  # noqa: PLC0415  # only workbooks need it
        except ImportError:
            raise MissingExtraError.needing("writing a workbook", "excel") from None
        self.lang = wording.language(lang)
        font = {"font_name": FONT, "font_size": SIZE}  # of this book alone: XlsxWriter writes into it
        options = _OPTIONS | {
            "default_format_properties": font,
            "constant_memory": streaming,
            "in_memory": not streaming,
        }
        self.raw: Any = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, options)
        self.raw.set_properties({"title": visible(title), "author": "", "created": BEGINNING.replace(tzinfo=None)})
        self.raw.set_calc_mode("auto")
        self._formats: dict[tuple[Style, str], Any] = {}
        self._names: list[str] = []
        self._long: list[tuple[str, str]] = []
        self._long_sheet = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._abandon()

    def close(self) -> None:
        """Write the file. Leaving the context does it."""
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415  # only workbooks need it

        self._write_long_texts()
        try:
            self.raw.close()
        except FileCreateError as error:
            self._abandon()
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from None
        except BaseException:
            self._abandon()
            raise

    def _abandon(self) -> None:
        """Write nothing, not even when the workbook is thrown away."""
        self.raw.fileclosed = True
        for sheet in self.raw.worksheets():
            if sheet.constant_memory:
                sheet._opt_close()  # noqa: SLF001  # what closing would do; a file would stay open otherwise

    def sheet(self, name: str) -> Sheet:
        """Begin a sheet, named as near to ``name`` as Excel allows and no other sheet is named."""
        return Sheet(self, self.raw.add_worksheet(self._reserved(name)))

    def _reserved(self, wanted: str) -> str:
        name = sheet_name(wanted, self._names)
        self._names.append(name)
        return name

    def format(self, style: Style, number_format: str = "") -> Any:
        """Return the format of XlsxWriter for a style, the same one for the same style."""
        key = (style, number_format)
        if key not in self._formats:
            self._formats[key] = self.raw.add_format(style.properties(number_format))
        return self._formats[key]

    def fitting(self, text: str, where: Callable[[], str]) -> str:
        """Return a text as a cell holds it; what is too long is kept for the sheet of long texts, and says so."""
        said = visible(text)
        held = stored(said)
        if len(held) <= LONGEST_TEXT // 2 or units(held) <= LONGEST_TEXT:
            return held
        if not self._long_sheet:
            self._long_sheet = self._reserved(wording.term("excel-long-texts", self.lang))
        self._long.append((where(), said))
        row = wording.writer(self.lang)(len(self._long) + 1)
        whole = wording.term("excel-continued", self.lang).format(sheet=self._long_sheet, row=row)
        return shortened(said, whole)

    def _write_long_texts(self) -> None:
        if not self._long:
            return
        sheet = Sheet(self, self.raw.add_worksheet(self._long_sheet))
        heading = Style(bold=True, border=True, fill="#E7EEF5")
        for column, code in enumerate(("excel-cell", "excel-text")):
            sheet.text(0, column, wording.term(code, self.lang), heading)
        sheet.width(0, 0, 40)
        sheet.width(1, 1, 140)
        for row, (where, text) in enumerate(self._long, 1):
            sheet.text(row, 0, where)
            for column, piece in enumerate(pieces(text, LONGEST_TEXT // 2), 1):
                sheet.text(row, column, piece, evolve(PLAIN, wrap=False))


class Sheet:
    """A sheet of a :class:`Book`; ``raw`` is XlsxWriter's own, for what is not offered here.

    Rows and columns are counted from 0. Whatever writes a cell raises a :class:`CellError` for one that no sheet has,
    or of a row that was already written out.
    """

    def __init__(self, book: Book, raw: Any) -> None:
        self.book = book
        self.raw = raw
        self._streaming = bool(raw.constant_memory)
        self._row = 0

    @property
    def name(self) -> str:
        """What it is called, as it came out legal and unique."""
        return str(self.raw.name)

    def text(self, row: int, column: int, text: str, style: Style = PLAIN) -> None:
        """Write a text, which stays one whatever it looks like; an empty one leaves the cell blank."""
        if not text:
            self.blank(row, column, style)
            return
        self._check(row, column)
        shown = self.book.fitting(text, lambda: self._cell(row, column))
        self.raw.write_string(row, column, shown, self.book.format(style))

    def rich(self, row: int, column: int, parts: Sequence[tuple[str, bool]], style: Style = PLAIN) -> None:
        """Write a text of several parts, each with whether it is printed heavily."""
        whole = "".join(text for text, _ in parts)
        said = [(visible(text), bold) for text, bold in parts if text]
        room = LONGEST_TEXT // 8  # what Excel counts of a text with parts is its XML
        if len(said) < _LEAST_PARTS or units(whole) > room:
            self.text(row, column, whole, evolve(style, bold=bool(said) and all(bold for _, bold in said)))
            return
        self._check(row, column)
        pairs = ((self.book.format(evolve(style, bold=bold)), text) for text, bold in said)
        self.raw.write_rich_string(row, column, *(one for pair in pairs for one in pair), self.book.format(style))

    def number(  # noqa: PLR0913  # where, what, and how it is shown
        self,
        row: int,
        column: int,
        value: numerals.Value,
        unit: str = "",
        *,
        places: int | None = None,
        style: Style = PLAIN,
        mark: str = "",
    ) -> bool:
        """Write a number exactly: as a number, or as text where no cell would keep its digits; tell whether as number.

        ``unit`` is shown beside it as :func:`sakip.units.written` does, ``mark`` after it; ``places`` are the decimals
        shown, by default all it has. A percentage is stored as spreadsheets have it, 88,31% as 0.8831; a number of more
        than 15 digits is stored as text, with all of them.
        """
        self._check(row, column)
        style = evolve(style, align=style.align or "right")
        kept = numerals.store(value, unit, places, mark=mark, lang=self.book.lang)
        if kept is None:
            said = numerals.text(value, unit, places, self.book.lang) + mark
            self.text(row, column, said, evolve(style, shrink=False))
            return False
        # LibreOffice forgets the right indent of most numbers, so the format holds the room of it: as wide as an m
        room = "_m" * style.indent if style.align == "right" else ""
        plain = evolve(style, wrap=False, indent=0 if room else style.indent)
        self.raw.write_number(row, column, kept.number, self.book.format(plain, kept.number_format + room))
        return True

    def blank(self, row: int, column: int, style: Style = PLAIN, number_format: str = "") -> None:
        """Leave a cell empty, in a style; ``number_format`` is how a number typed into it is shown."""
        self._check(row, column)
        self.raw.write_blank(row, column, None, self.book.format(style, number_format))

    def link(self, row: int, column: int, text: str, sheet: str, style: Style = PLAIN) -> None:
        """Write a text that leads to another sheet of the workbook, by its name as it came out."""
        self._check(row, column)
        quoted = sheet.replace("'", "''")
        shown = self.book.fitting(text, lambda: self._cell(row, column))
        self.raw.write_url(row, column, f"internal:'{quoted}'!A1", self.book.format(style), shown)

    def merge(self, top: int, left: int, bottom: int, right: int, style: Style = PLAIN) -> None:
        """Make one cell of several, in a style; what it holds is written into the first afterwards.

        Raises:
            CellError: for cells of several rows where rows are written out one by one.
        """
        self._check(top, left)
        self._check(bottom, right)
        if self._streaming and bottom > top:
            raise CellError(
                f"cells of sheet {self.name!r} cannot be merged over rows {top + 1} to {bottom + 1} row by row",
                "Merge cells of one row, or write the workbook without streaming.",
                row=top,
                column=left,
            )
        if (top, left) != (bottom, right):
            self.raw.merge_range(top, left, bottom, right, "", self.book.format(style))

    def width(self, first: int, last: int, millimetres: float) -> None:
        """Make the columns from ``first`` to ``last`` so wide."""
        self.raw.set_column_pixels(first, last, round(millimetres / _MM_PER_INCH * _DOTS_PER_INCH))

    def height(self, row: int, points: float) -> None:
        """Make a row so high."""
        self._check(row, 0)
        self.raw.set_row(row, points)

    def freeze(self, rows: int, columns: int = 0) -> None:
        """Keep so many rows and columns in sight."""
        self.raw.freeze_panes(rows, columns)

    def print_on(self, size: Size, *, landscape: bool = False, repeat: tuple[int, int] | None = None) -> None:
        """Set up printing: the paper, one page wide, the rows of ``repeat`` on every page, page numbers below.

        Raises:
            UnknownNameError: for another size of paper.
        """
        print_on(self.raw, size, self.book.lang, landscape=landscape, repeat=repeat)

    def new_page(self, row: int) -> None:
        """Let a page begin with a row; those before stay."""
        self.raw.set_h_pagebreaks([*self.raw.hbreaks, row])

    def picture(self, row: int, column: int, content: BinaryIO, *, alt: str) -> None:
        """Place a picture with its corner in a cell; ``alt`` is what is said to whoever does not see it."""
        self._check(row, column)
        said = {"image_data": content, "description": visible(alt), "object_position": 1}
        self.raw.insert_image(row, column, "picture.png", said)

    def _cell(self, row: int, column: int) -> str:
        from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415  # only workbooks need it

        return f"{self.name}!{xl_rowcol_to_cell(row, column)}"

    def _check(self, row: int, column: int) -> None:
        if not (0 <= row < LAST_ROW and 0 <= column < LAST_COLUMN):
            raise CellError(
                f"sheet {self.name!r} has no row {row + 1} with a column {column + 1}",
                f"A sheet has {LAST_ROW} rows and {LAST_COLUMN} columns: begin another one.",
                row=row,
                column=column,
            )
        if self._streaming and row < self._row:
            raise CellError(
                f"row {row + 1} of sheet {self.name!r} was written out when row {self._row + 1} began",
                "Write the rows of a streaming workbook in order.",
                row=row,
                column=column,
            )
        self._row = row
