"""What holds of an output, whoever wrote what is in it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
from injection.texts import LINE_ENDS, OBEYED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_NUMBER: Final = re.compile(r"-[0-9.,]+(/[0-9]+)?%?")
_FORMULA: Final = re.compile(r"[=+@＝＋－＠-][^;]*[(|!（｜！]")  # the wide signs are meant


def printed(text: str) -> None:
    """See that a terminal obeys nothing of what is printed."""
    found = OBEYED.search(text)
    assert found is None, text[max(0, found.start() - 60) : found.end() + 30]


def lines(text: str) -> int:
    """Count the lines, whichever program counts them."""
    return len(LINE_ENDS.split(text))


def cells(text: str) -> None:
    """See that no cell of CSV is a formula, however a spreadsheet parts them."""
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert cell[:1] not in {*"=+-@\t\r＝＋－＠"} or _NUMBER.fullmatch(cell), cell  # as above
            for part in re.split(r"[;\t\r\n]", cell):
                assert not _FORMULA.match(part), cell


def values(text: str) -> None:
    """See that it is JSON."""
    for line in [text] if text.startswith("{\n") else text.splitlines():
        json.loads(line)


class Elements(HTMLParser):
    """What a page is made of: its elements with their attributes, and all its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.made: Counter[tuple[str, tuple[tuple[str, str | None], ...]]] = Counter()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element; a mark of mathematics stands in one without attributes."""
        if (tag, attrs) != ("span", []):
            self.made[tag, tuple((name, "" if name == "aria-label" else value) for name, value in attrs)] += 1

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment


def page(file: Path, twin: Path) -> None:
    """See that a page has the elements, attributes and addresses that it has of a text without meaning."""
    made, other = (Elements(one.read_text(encoding="utf-8")) for one in (file, twin))
    printed(made.text)
    assert made.made == other.made


def _parts(file: Path) -> dict[str, ET.Element]:
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: ET.fromstring(archive.read(name)) for name in names}  # noqa: S314  # ours: what cannot be read fails


def _tags(root: ET.Element) -> set[tuple[str, tuple[str, ...]]]:
    return {(one.tag, tuple(sorted(one.attrib))) for one in root.iter()}


def _related(parts: Mapping[str, ET.Element]) -> Counter[tuple[str, str, str]]:
    """Count what the parts of a file refer to outside of themselves, and what is run when it is opened."""
    return Counter(
        (name, one.get("Type", ""), one.get("TargetMode", ""))
        for name, root in parts.items()
        if name.endswith(".rels")
        for one in root
    )


def workbook(file: Path, twin: Path) -> None:
    """See that a text is a text in every cell: no formula, no link, no rule and no name is made of it."""
    parts, others = _parts(file), _parts(twin)
    assert _related(parts) == _related(others)
    assert not [name for name in parts if "externalLink" in name or "vba" in name]
    book, other = openpyxl.load_workbook(file), openpyxl.load_workbook(twin)
    assert len(book.sheetnames) == len(other.sheetnames)
    assert sorted(book.defined_names) == sorted(other.defined_names)
    for sheet, same in zip(book.worksheets, other.worksheets, strict=True):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert same[cell.coordinate].value == cell.value or re.fullmatch(
                        r"=[A-Z]+\([A-Z]+[0-9]+(:[A-Z]+[0-9]+)?\)", str(cell.value)
                    ), cell.value
                link = cell.hyperlink
                assert link is None or link.target is None, link
        rules = [Counter(rule.type for rule in one.data_validations.dataValidation) for one in (sheet, same)]
        assert rules[0] == rules[1]


def document(file: Path, twin: Path) -> None:
    """See that a document has no element, field or link that it has not of a text without meaning.

    A foot with the number of the page is there when it has several, and a line end is one.
    """
    parts, others = _parts(file), _parts(twin)
    feet = {name for name in parts if name.startswith("word/footer")}
    assert set(parts) - feet <= set(others)
    new = set(_related(parts)) - set(_related(others))
    assert {kind.rpartition("/")[2] for _, kind, _ in new} <= {"footer"}
    assert {mode for _, _, mode in new} <= {""}
    for name in set(parts) - feet:
        tags = {tag for tag, _ in _tags(parts[name])} - {tag for tag, _ in _tags(others[name])}
        assert {tag.rpartition("}")[2] for tag in tags} <= {"br", "Override", "footerReference"}, (name, tags)
    for name in feet:
        fields = [value for one in parts[name].iter() for key, value in one.attrib.items() if key.endswith("}instr")]
        assert set(fields) == {" PAGE ", " NUMPAGES "}


def drawing(file: Path, twin: Path) -> None:
    """See that a picture holds shapes and words, and nothing that is run or fetched."""
    made, other = (ET.fromstring(one.read_bytes()) for one in (file, twin))  # noqa: S314  # ours: what cannot be read fails
    assert {one.tag for one in made.iter()} == {one.tag for one in other.iter()}
    names = [{name for one in root.iter() for name in one.attrib} for root in (made, other)]
    assert names[0] == names[1]
    for one in made.iter():
        for name, value in one.attrib.items():
            assert not name.endswith("href") or value.startswith("#"), value
    printed("".join(made.itertext()))


def results(file: Path, twin: Path) -> None:
    """See that XML has the elements and attributes that it has of a text without meaning, and no comment of a text."""
    made, other = (ET.fromstring(one.read_bytes()) for one in (file, twin))  # noqa: S314  # ours: what cannot be read fails
    assert Counter(one.tag for one in made.iter()) == Counter(one.tag for one in other.iter())
    assert _tags(made) == _tags(other)


def package(file: Path, _: Path) -> None:
    """See that every table of a data package is one, and that its entries have the names of ours."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            assert re.fullmatch(r"[a-z-]+\.(csv|json)", name), name
            text = archive.read(name).decode()
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", text), name
            cells(text) if name.endswith(".csv") else values(text)


def _of_text(check: Callable[[str], None]) -> Callable[[Path, Path], None]:
    return lambda file, _: check(file.read_bytes().decode("utf-8-sig"))


FILES: Final[Mapping[str, Callable[[Path, Path], Any]]] = {
    ".csv": _of_text(cells),
    ".json": _of_text(values),
    ".html": page,
    ".xlsx": workbook,
    ".docx": document,
    ".svg": drawing,
    ".xml": results,
    ".zip": package,
}
"""What holds of a file, beside the one of texts without meaning."""
