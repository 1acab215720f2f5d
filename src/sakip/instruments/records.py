"""Records in a CSV file, read in a stream: a file of any length takes the memory of a few thousand rows.

The header row names the columns and shows how they are separated: by semicolons, tabs or commas. A row of another
length is named and left out, and hides no other.
"""

from __future__ import annotations

import codecs
import csv
from collections import deque
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sakip.errors import RecordsError
from sakip.findings import Finding, Place
from sakip.intake.table import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

LONGEST_HEADER: Final = 65_536
"""How many characters the header row may have."""
MOST_NAMED: Final = 1_000
"""How many rows that are left out are named one by one; further ones are counted."""
LONGEST_LINE: Final = 1_048_576
"""How many characters a line may have; of a longer one nothing is kept, and its row is left out."""
MOST_LINES: Final = 1_000
"""How many lines a row may have, which it has by quotes around cells with line ends."""

# how many lines more than the file has are read again because of quotes that their rows do not close; when they are
# spent, each line is a row
_MOST_AGAIN = 100_000
# how many empty rows there may be to each row that is read: a spreadsheet writes those it has formatted
_EMPTY_TO_ONE = 5
_SEPARATORS: Final = (";", "\t", ",")
_MOST_LINES = 100
_MOST_ABOVE = 20
_TOO_LONG = "…"
_LONGEST_FIELD = 128 * 1024  # as the csv module has it, until another package raises that for the whole process
_LOOKED_AT = 4_096
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods are zip files; xls


class _OverlongError(Exception):
    """Ends the reading of a row that takes more lines than a row may have."""


class Records:
    """The rows below the header of a CSV file; a context manager that closes the file.

    ``columns`` are the headings as written, ``line`` is the last one of the header. Iterating yields each row with its
    line; ``findings`` and ``left_out`` grow while it does.
    """

    def __init__(
        self, path: str | Path, *, is_header: Callable[[Sequence[str]], bool] | None = None, most: int | None = None
    ) -> None:
        """Open the file and read its header; iterating stops with an error behind ``most`` rows, where that is said.

        An empty row is none of them; of empty ones there may be five times as many.

        ``is_header`` tells a header from the title above a table: where the first row is none by it, the next 20 are
        looked at for one that is, with a finding; if none is, the first row is the header all the same.

        Raises:
            RecordsError: when there is no header row, or the file is no text.
            OSError: when the file cannot be read.
        """
        self.file = str(path)
        self.size = Path(path).stat().st_size
        self.findings: list[Finding] = []
        self.left_out = 0
        self._ahead: deque[str] = deque()
        self._taken: list[str] = []
        self._again = self._read = 0
        self._most = most
        self._counted = {True: 0, False: 0}
        self._bytes = Path(path).open("rb")  # noqa: SIM115  # closed by __exit__
        self._refuse_binary()
        utf_16 = self._bytes.peek(2)[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
        # bytes that are no UTF-8 become surrogates, which are told apart and read as Windows writes them
        encoding, errors = ("utf-16", "replace") if utf_16 else ("utf-8-sig", "surrogateescape")
        self._stream = TextIOWrapper(self._bytes, encoding, errors, newline="")
        try:
            header = self._header()
        except RecordsError:
            self._stream.close()
            raise
        if is_header is not None and not is_header(_headings(header)):
            header = self._header_below(is_header) or header
        self.separator = _separator(header)
        self.columns = _headings(header)

    def _refuse_binary(self) -> None:
        """Refuse what a spreadsheet saves when it is not told to save text."""
        start = self._bytes.peek(_LOOKED_AT)[:_LOOKED_AT]
        utf_16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        if start.startswith(_SPREADSHEETS):
            code = "spreadsheet-file"
        elif b"\0" in start and not utf_16:
            code = "binary-file"
        else:
            return
        self._bytes.close()
        raise RecordsError.of(self.file, [Finding(code, {}, Place(self.file))])

    def _header_below(self, is_header: Callable[[Sequence[str]], bool]) -> str:
        """Return the first row below the first one that is a header, ``""`` where none is."""
        lines = [*self._ahead]
        while len(lines) < _MOST_LINES and (line := self._line()):
            lines.append(line)
        self._ahead = deque(lines)
        rows = [place for place, line in enumerate(lines) if _is_written(line)][:_MOST_ABOVE]
        for place in rows:
            header, after = lines[place], place + 1
            while _is_open(header) and after < len(lines):
                header += lines[after]
                after += 1
            if is_header(_headings(header)):
                self.findings.append(
                    Finding("header-found", {"line": self.line + place + 1}, Place(self.file, self.line + place + 1))
                )
                self.line += after
                self._ahead = deque(lines[after:])
                return header
        return ""

    def _header(self) -> str:
        self.line = 0
        while line := self._stream.readline(LONGEST_HEADER):
            self.line += 1
            if len(line) >= LONGEST_HEADER:
                break
            if _is_written(line):
                return self._whole(line)
        raise RecordsError.of(self.file, [Finding("no-header", {}, Place(self.file, self.line or None))])

    def _whole(self, header: str) -> str:
        """Return the header with the lines that belong to it, because a heading has line ends in its quotes."""
        whole = header
        while _is_open(whole) and len(self._ahead) < _MOST_LINES:
            line = self._stream.readline(LONGEST_HEADER)
            self._ahead.append(line)
            whole += line
            if not line or len(whole) > LONGEST_HEADER:
                return header
        if _is_open(whole):
            return header
        self.line += len(self._ahead)
        self._ahead.clear()
        return whole

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        expected = len(self.columns)
        guessed = False
        for line, cells in self._rows():
            if len(cells) != expected:
                if not cells or cells == [""]:
                    continue  # a blank line
                if not any(cells):
                    yield line, [""] * expected  # an empty row, as spreadsheets write them
                    continue
                while len(cells) > expected and not cells[-1].strip():
                    cells.pop()
                if len(cells) != expected:
                    self._leave_out(line, given=len(cells))
                    continue
            if not "".join(cells).isprintable():  # surrogates are not printable, and nearly everything else is
                legible = [_legible(cell) for cell in cells]
                if legible != cells and not guessed:
                    guessed = True
                    self.findings.append(Finding("encoding-guessed", place=Place(self.file, line)))
                yield line, legible
            else:
                yield line, cells
        beyond = self.left_out - MOST_NAMED
        if beyond > 0:
            self.findings.append(Finding("rows-more", {"count": beyond, "named": MOST_NAMED}, Place(self.file)))

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its first line. A quote that its row does not close spoils that row and no other."""
        reader = csv.reader(self._lines(), delimiter=self.separator)
        after, taken = self.line + 1, self._taken
        while True:
            taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:  # a field of more than 128 KiB
                cells = [_TOO_LONG]
            except _OverlongError:
                cells = []
                reader = csv.reader(self._lines(), delimiter=self.separator)
            if len(taken) > 1 or len(taken[0]) > _LONGEST_FIELD:
                cells = _bounded(cells)
            if not cells and taken[0].strip("\r\n"):
                cells = _cells(taken[0], self.separator) if len(taken) == 1 else [_TOO_LONG]
            if len(taken) > 1 and self._swallowed(cells):
                self._again += len(taken) - 1
                self._ahead.extendleft(reversed(taken[1:]))
                del taken[1:]
                cells = _cells(taken[0], self.separator)
                reader = csv.reader(self._lines(), delimiter=self.separator)
            line, after = after, after + len(taken)
            if self._most is not None:
                self._count(cells, self._most)
            yield line, cells

    def _count(self, cells: Sequence[str], most: int) -> None:
        """Refuse a file with more rows than ``most`` that hold anything, or with very many that do not."""
        is_filled = any(map(str.strip, cells))
        self._counted[is_filled] += 1
        limit = most if is_filled else most * _EMPTY_TO_ONE
        if self._counted[is_filled] > limit:
            raise RecordsError.of(self.file, [Finding("records-too-many", {"limit": limit}, Place(self.file))])

    def _swallowed(self, cells: list[str]) -> bool:
        """Tell whether a row of several lines is one with a quote that it does not close, and rows behind that quote.

        It has too many cells or too few, or is not quoted as it has to be (RFC 4180): a cell begins with its quote and
        ends with it, and every quote within is doubled.
        """
        return len(cells) != len(self.columns) or not _is_quoted(self._taken, self.separator)

    def _lines(self) -> Iterator[str]:
        while True:
            if len(self._taken) >= (MOST_LINES if self._again < _MOST_AGAIN + self._read else 1):
                raise _OverlongError
            line = self._ahead.popleft() if self._ahead else self._line()
            if not line:
                return
            self._taken.append(line)
            yield line

    def _line(self) -> str:
        """Read a line, however long it is, in the memory of the longest there may be."""
        self._read += 1
        line = self._stream.readline(LONGEST_LINE)
        if len(line) < LONGEST_LINE or line.endswith(("\n", "\r")):
            return line
        while (more := self._stream.readline(LONGEST_LINE)) and not more.endswith(("\n", "\r")):
            pass
        return f"{_TOO_LONG}\n"

    def _leave_out(self, line: int, *, given: int) -> None:
        self.left_out += 1
        if self.left_out > MOST_NAMED:
            return
        facts = {"given": given, "expected": len(self.columns)}
        self.findings.append(Finding("row-shape", facts, Place(self.file, line)))

    def place(self, line: int, column: str = "") -> Place:
        """Return the place of a row, or of one cell of it."""
        return Place(self.file, line, cut(column))

    def position(self) -> int:
        """Return how many bytes were read so far, for a progress bar; a little more than was looked at."""
        return self._bytes.tell()


def _is_written(line: str) -> bool:
    """Tell whether a line holds anything, other than the separator that Excel is told there."""
    return line.strip("".join(_SEPARATORS) + ' "\r\n').casefold() not in {"", "sep="}


def _headings(header: str) -> tuple[str, ...]:
    return tuple(_legible(cell.strip()) for cell in _cells(header, _separator(header)))


def _cells(text: str, separator: str) -> list[str]:
    try:
        return _bounded(next(csv.reader([text], delimiter=separator), []))
    except csv.Error:  # a field of more than 128 KiB
        return [_TOO_LONG]


def _bounded(cells: list[str]) -> list[str]:
    """Refuse what the reader itself refuses as long as nobody raised its limit."""
    return [_TOO_LONG] if any(len(cell) > _LONGEST_FIELD for cell in cells) else cells


def _is_quoted(lines: Sequence[str], separator: str) -> bool:
    """Tell whether every quote has a partner, and nothing stands between one that closes and the next cell."""
    if "".join(lines).count('"') % 2 == 1:
        return False
    try:
        return sum(1 for _ in csv.reader(lines, delimiter=separator, strict=True)) == 1
    except csv.Error:
        return False


def _separator(header: str) -> str:
    """Return what makes the most headings; what stands in quotes separates nothing."""
    return max(_SEPARATORS, key=lambda separator: len(_cells(header, separator)))


def _is_open(text: str) -> bool:
    """Tell whether the last heading begins with a quote that is not closed."""
    return _cells(text, _separator(text))[-1].endswith(("\n", "\r"))


def _legible(cell: str) -> str:
    return cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if cell.isprintable() else _windows(cell)


def _windows(cell: str) -> str:
    raw = cell.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
