"""Workbooks that unfold, lie about their sizes, hold a cell at the last corner, or more parts than anybody reads."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Final

import openpyxl  # type: ignore[import-untyped]  # noqa: F401  # imported before the fork, as the library is

from limits.measuring import LEGAL_SECONDS, MOST_SECONDS, Case
from sakip import workbooks
from sakip.workbooks import WorkbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sakip.errors import SakipError

_MEBI: Final = 1_048_576
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF_DOCUMENTS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_PACKAGES: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_SHEET: Final = "xl/worksheets/sheet1.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_BOOK: Final = "xl/workbook.xml"
_ONE: Final = '<row r="1"><c r="A1"><v>1</v></c></row>'


def _sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'{_XML}<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def _book(sheets: int = 1, names: str = "") -> str:
    listed = "".join(f'<sheet name="S{place}" sheetId="{place}" r:id="r{place}"/>' for place in range(1, sheets + 1))
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OF_DOCUMENTS}"><sheets>{listed}</sheets>{names}</workbook>'


def _parts(sheets: int = 1) -> dict[str, str]:
    """The parts of a small workbook."""
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for place in range(1, sheets + 1)
    )
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{_OF_DOCUMENTS}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, sheets + 1)
    )
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_OF_PACKAGES}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{_BOOK}" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/{_STYLES}" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/{_STRINGS}" ContentType="{_KIND}.sharedStrings+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_OF_PACKAGES}/relationships">'
        f'<Relationship Id="r1" Type="{_OF_DOCUMENTS}/officeDocument" Target="{_BOOK}"/></Relationships>',
        _BOOK: _book(sheets),
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_OF_PACKAGES}/relationships">{relations}'
        f'<Relationship Id="a" Type="{_OF_DOCUMENTS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="b" Type="{_OF_DOCUMENTS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        _STYLES: _styles('<xf numFmtId="0"/>'),
        _STRINGS: f'{_XML}<sst xmlns="{_MAIN}"><si><t>x</t></si></sst>',
        **{f"xl/worksheets/sheet{place}.xml": _sheet(_ONE) for place in range(1, sheets + 1)},
    }


def _styles(formats: str, numbers: str = "") -> str:
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}">{numbers}<fonts><font/></fonts><fills><fill><patternFill/></fill></fills>'
        f"<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{formats}</cellXfs></styleSheet>"
    )


def _zip(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _shown(path: Path) -> str:
    found = workbooks.read(path)
    cells = sum(len(row.cells) for sheet in found.sheets for row in sheet.rows)
    return f"{cells} cells; " + ", ".join(sorted({finding.code for finding in found.findings}))


def _of(name: str, make: Callable[[], bytes], ends: type[SakipError] | str = WorkbookError, seconds: float = 0) -> Case:
    """A workbook; one that is read, and not refused, may be as large as is legal."""

    def made(folder: Path) -> Path:
        path = folder / "isian.xlsx"
        path.write_bytes(make())
        return path

    most = seconds or (LEGAL_SECONDS if isinstance(ends, str) else MOST_SECONDS)
    return Case(name, ends, made, _shown, most)


def _changed(
    name: str, change: Callable[[], Mapping[str, str | bytes]], ends: type[SakipError] | str = WorkbookError
) -> Case:
    return _of(name, lambda: _zip(_parts() | dict(change())), ends)


def _within(rows: str) -> Callable[[], Mapping[str, str | bytes]]:
    return lambda: {_SHEET: _sheet(rows)}


def _overlapping() -> bytes:
    """An archive of 60 entries that are one and the same megabyte, each named in the directory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts().items():
            archive.writestr(name, content)
        archive.writestr("xl/media/0", b" " * _MEBI)
        for number in range(1, 60):
            again = zipfile.ZipInfo(f"xl/media/{number}")
            first = archive.getinfo("xl/media/0")
            again.compress_type, again.CRC = first.compress_type, first.CRC
            again.compress_size, again.file_size = first.compress_size, first.file_size
            again.header_offset = first.header_offset
            archive.filelist.append(again)
    return stream.getvalue()


def _lying() -> bytes:
    """An archive that declares one byte of a sheet of 256 MiB."""
    whole = _zip(_parts() | {_SHEET: b" " * (256 * _MEBI)})
    return whole.replace(struct.pack("<L", 256 * _MEBI), struct.pack("<L", 1))


def _billion() -> str:
    entities = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet xmlns="{_MAIN}">&a9;</worksheet>'


def _quadratic() -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]><worksheet xmlns="{_MAIN}">{"&a;" * 100_000}</worksheet>'


def _external() -> str:
    return f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet xmlns="{_MAIN}">&a;</worksheet>'


_CORNER: Final = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_WIDE_ROWS: Final = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 4_000))
_MANY_CELLS: Final = "".join(f'<row r="{n}">' + '<c t="s"><v>0</v></c>' * 26 + "</row>" for n in range(1, 5_001))


def _disguised() -> Mapping[str, str | bytes]:
    """A workbook called otherwise than workbooks are, whose root says that it is what is read cell by cell."""
    names = "<definedNames>" + '<definedName name="a">S1!A1</definedName>' * 100_000 + "</definedNames>"
    whole = _book(names=names).replace("<workbook", "<worksheet").replace("</workbook", "</worksheet")
    renamed = {name: _parts()[name].replace(_BOOK, "xl/chart.xml") for name in ("[Content_Types].xml", "_rels/.rels")}
    return renamed | {"xl/_rels/chart.xml.rels": _parts()["xl/_rels/workbook.xml.rels"], "xl/chart.xml": whole}


CASES: Final = (
    _changed("100,000 names in a workbook that says it is a sheet", _disguised),
    _changed(
        "14,900 names",
        lambda: {
            _BOOK: _book(
                names="<definedNames>" + '<definedName name="a">S1!A1</definedName>' * 14_900 + "</definedNames>"
            )
        },
        "1 cells; ",
    ),
    _changed("29,900 fonts", lambda: {_STYLES: _styles("<xf/>").replace("<font/>", "<font/>" * 29_900)}, "1 cells; "),
    _changed("29,900 xf", lambda: {_STYLES: _styles("<xf/>" * 29_900)}, "1 cells; "),
    _changed(
        "29,900 borders", lambda: {_STYLES: _styles("<xf/>").replace("<border/>", "<border/>" * 29_900)}, "1 cells; "
    ),
    _changed("240,000 blank cells", _within("<row>" + ("<c/>" * 16_000 + "</row><row>") * 15 + "</row>"), "0 cells; "),
    _changed(
        "62,000 strings",
        lambda: {_STRINGS: f'<sst xmlns="{_MAIN}">' + "<si><t>x</t></si>" * 62_000 + "</sst>"},
        "1 cells; ",
    ),
    _changed("240,000 empty rows", _within("<row/>" * 240_000), "0 cells; "),
    _changed("a comment of 30 MiB", lambda: {_SHEET: _sheet("<!--" + "<a " * (10 * _MEBI) + "-->")}),
    _changed("a small workbook", dict, "1 cells; "),
    _of("nothing but zeros, 11 MiB", lambda: b"\0" * (11 * _MEBI)),
    _changed("one entry that unfolds to 65 MiB", lambda: {_SHEET: b" " * (65 * _MEBI)}),
    _changed("one entry that unfolds to 1 GiB", lambda: {_SHEET: b" " * (1024 * _MEBI)}),
    _of("an entry that says less than it holds", _lying),
    _of("entries that are one another, 60 MiB", _overlapping),
    _of("2,000 entries", lambda: _zip({"[Content_Types].xml": "", **{f"{n:x}": "" for n in range(2_000)}})),
    _of("90,000 entries", lambda: _zip({"[Content_Types].xml": "", **{f"{n:x}": "" for n in range(90_000)}})),
    _changed("an archive in an archive, 63 MiB", lambda: {"xl/media/0": _zip({"0": b" " * (63 * _MEBI)})}, "1 cells; "),
    _of("parts packed by bzip2", lambda: _zip(_parts(), zipfile.ZIP_BZIP2)),
    _of("parts packed by LZMA", lambda: _zip(_parts(), zipfile.ZIP_LZMA)),
    _changed("entities of entities", lambda: {_SHEET: _billion()}),
    _changed("an entity 100,000 times", lambda: {_SHEET: _quadratic()}),
    _changed("an entity of another file", lambda: {_SHEET: _external()}),
    _changed(
        "entities of entities, UTF-16",
        lambda: {_SHEET: _billion().replace('<?xml version="1.0"?>', "").encode("utf-16")},
    ),
    _changed("entities of entities in the strings", lambda: {_STRINGS: _billion()}),
    _changed("entities of entities in the styles", lambda: {_STYLES: _billion()}),
    _changed("100,000 elements in one another", _within("<row>" * 100_000 + "</row>" * 100_000), "0 cells; "),
    _changed("2,000,000 elements in one another", lambda: {_STYLES: "<a>" * 2_000_000}),
    _changed(
        "an element of 100,000 attributes",
        lambda: {_SHEET: _sheet("<row " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>")},
    ),
    _changed("an attribute of 30 MiB", lambda: {_SHEET: _sheet(f'<row r="{"1" * (30 * _MEBI)}"/>')}),
    _changed("an attribute of 257 KiB", lambda: {_SHEET: _sheet(f'<row r="1" x="{"1" * (257 * 1024)}"/>')}),
    _changed("a cell at XFD1048576", _within(_CORNER), "1 cells; "),
    _of(
        "a row numbered 10**18",
        lambda: _zip(_parts() | {_SHEET: _sheet(f'<row r="{10**18}"><c r="A{10**18}"><v>1</v></c></row>')}),
        seconds=LEGAL_SECONDS,
    ),
    _of(
        "900 sheets of a cell in the last row",
        lambda: _zip(_parts(900) | {f"xl/worksheets/sheet{n}.xml": _sheet(_CORNER) for n in range(1, 901)}),
        seconds=LEGAL_SECONDS,  # blank rows are looked through as far as is legal
    ),
    _changed("a cell of column ZZZZZZZ", _within('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>')),
    _changed("cells of 3,999 rows in column XFD", _within(_WIDE_ROWS)),
    _changed("130,000 filled cells", _within(_MANY_CELLS)),
    _changed("400,000 empty cells", _within("<row>" + "<c/>" * 400_000 + "</row>")),
    _changed("1,000,000 empty rows", _within("<row/>" * 1_000_000)),
    _changed("8,000,000 empty rows", _within("<row/>" * 8_000_000)),
    _changed("rows that go back", _within('<row r="9"/><row r="1"/>' * 20_000), "0 cells; "),
    _changed(
        "a dimension of everything",
        lambda: {_SHEET: _sheet(_ONE, before='<dimension ref="A1:XFD1048576"/>')},
        "1 cells; ",
    ),
    _changed(
        "a merge of everything",
        lambda: {_SHEET: _sheet(_ONE, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')},
        "1 cells; ",
    ),
    _changed(
        "500,000 merges",
        lambda: {
            _SHEET: _sheet(_ONE, after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 500_000 + "</mergeCells>")
        },
    ),
    _changed(
        "100,000 hidden columns, again and again",
        lambda: {_SHEET: _sheet(_ONE, before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * 100_000 + "</cols>")},
        "1 cells; ",
    ),
    _changed(
        "1,000,000 shared strings",
        lambda: {_STRINGS: f'<sst xmlns="{_MAIN}">' + "<si><t>x</t></si>" * 1_000_000 + "</sst>"},
    ),
    _changed(
        "a shared string of 30 MiB",
        lambda: {_STRINGS: f'<sst xmlns="{_MAIN}"><si><t>{"x" * (30 * _MEBI)}</t></si></sst>'},
    ),
    _changed(
        "a shared string of 1 MiB in 5,000 cells",
        lambda: {
            _STRINGS: f'<sst xmlns="{_MAIN}"><si><t>{"x" * _MEBI}</t></si></sst>',
            _SHEET: _sheet('<row><c t="s"><v>0</v></c></row>' * 5_000),
        },
    ),
    _changed("1,000,000 formats", lambda: {_STYLES: _styles('<xf numFmtId="0"/>' * 1_000_000)}),
    _changed("1,000,000 fonts", lambda: {_STYLES: _styles("<xf/>").replace("<font/>", "<font/>" * 1_000_000)}),
    _changed(
        "200,000 number formats",
        lambda: {
            _STYLES: _styles("<xf/>", "<numFmts>" + '<numFmt numFmtId="200" formatCode="0"/>' * 200_000 + "</numFmts>")
        },
    ),
    _changed(
        "a number format of 10 MiB",
        lambda: {
            _STYLES: _styles(
                '<xf numFmtId="200"/>', f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * (10 * _MEBI)}"/></numFmts>'
            )
        },
    ),
    _changed(
        "200,000 names",
        lambda: {
            _BOOK: _book(
                names="<definedNames>" + '<definedName name="a">S1!A1</definedName>' * 200_000 + "</definedNames>"
            )
        },
    ),
    _of("900 sheets", lambda: _zip(_parts(900)), "900 cells; "),
    _changed(
        "300,000 sheets of one part",
        lambda: {
            _BOOK: _book(1).replace("</sheets>", '<sheet name="S" sheetId="1" r:id="r1"/>' * 300_000 + "</sheets>")
        },
    ),
    _changed(
        "29,000 sheets of one part",
        lambda: {
            _BOOK: _book(1).replace("</sheets>", '<sheet name="S" sheetId="1" r:id="r1"/>' * 28_999 + "</sheets>")
        },
    ),
    _changed(
        "1,001 sheets of one part",
        lambda: {_BOOK: _book(1).replace("</sheets>", '<sheet name="S" sheetId="1" r:id="r1"/>' * 1_000 + "</sheets>")},
    ),
    _changed(
        "300,000 relations",
        lambda: {
            "xl/_rels/workbook.xml.rels": _parts()["xl/_rels/workbook.xml.rels"].replace(
                "</Relationships>",
                f'<Relationship Id="z" Type="{_OF_DOCUMENTS}/worksheet" Target="worksheets/sheet1.xml"/>' * 300_000
                + "</Relationships>",
            )
        },
    ),
    _changed("a number of 1e999999999", _within("<row><c><v>1e999999999</v></c></row>"), "1 cells; sheet-number"),
    _changed("a number of 100,000 digits", _within(f"<row><c><v>{'9' * 100_000}</v></c></row>")),
    _changed(
        "a date of the year 10**9",
        lambda: {
            _STYLES: _styles('<xf numFmtId="14"/>'),
            _SHEET: _sheet('<row><c s="0"><v>999999999999</v></c></row>'),
        },
        "0 cells; sheet-error",
    ),
    _changed("a date in words of 1 MiB", _within(f'<row><c t="d"><v>{"9" * _MEBI}</v></c></row>')),
    _changed(
        "a formula of 5 MiB without a value",
        _within(f"<row><c><f>{'1+' * (5 * _MEBI // 2)}</f></c></row>"),
        WorkbookError,
    ),
    _changed("a string beyond the table of strings", _within(f'<row><c t="s"><v>{"9" * 1_000}</v></c></row>')),
)
