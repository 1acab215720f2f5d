"""Damage done to valid input, by its form: lines and keys of TOML, cells of CSV, values of JSON, parts of a workbook.

Bytes flipped at random rarely get past the first look of a parser. What is damaged here mostly still parses, and is
wrong further inside. Everything is drawn from one :class:`random.Random`, so that a seed gives the same damage again.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from random import Random
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Mutator: TypeAlias = "Callable[[bytes, Random, Sequence[str]], bytes]"
"""Returns damaged input; the texts are words its reader may know."""

NUMBERS: Final = (
    "0", "-0", "1", "-1", "100", "0.1", "1.234", "1.234,56", "87,5%", "Rp 1.500.000", "Rp1.500,-", "1/9", "1/0", "0,11",
    "999999999999999999", "9999999999999999999", "0.123456789", "0.1234567891", "1e5", "1E+999999", "1_000", "0x1F",
    "NaN", "inf", "-inf", "2024", "1944", "3000", "00", "+5", "--5", "1.2.3", ".5", "5.", ",", "9" * 400, "9" * 5000,
    "4294967296", "1" + "0" * 70,
)  # fmt: skip
"""Numbers as people, programs and nobody writes them."""

ODD: Final = (
    "", " ", "\t", "\r", "\n", "\r\n", "\0", "\ufeff", "\u00a0", "\u202f", "\u200b", "\u2028", "\x1b[31m", "\x85",
    "\x1c", "\u202e", "\x9b2J",
    "\u0661\u0662", "\uff11", "\u00b2", "\u2155", "\u0967", "\u2212", "\u2013", "\u2014", "\u0130", "\u017f", "\u212a",
    "\udcff", "\ud800", "\U0001f600", "\u0301", "=1+1", "@SUM(A1)", "<b>", "&amp;", "{0}", "{x}", "%s", "'", '"', '"""',
    "\\", "\\u0000", "\\ud800", "#", "[", "]", "[[", "{", "}", "=", ".", ",", ";", ":", "|", "/", "..", "../x.toml",
)  # fmt: skip
"""Texts that mean something to a format, a terminal or a sheet, or look like something they are not."""

PERIODS: Final = (
    "2024", "2024-S1", "2024-Q2", "2024-05", "TW II 2024", "Triwulan IV Tahun 2024", "Mei 2024", "2024-Q5", "2024-13",
    "Tahun 1945", "2999", "2024-12-31", "31/12/2024", "30 Februari 2024", "31 Desember 2024", "2024-02-30",
)  # fmt: skip
"""Periods and days, some of which no calendar has."""

_WORD = re.compile(r"[\w.,-]+")
_LONGEST: Final = 1 << 20


def drawing(seed: int | None) -> Random:
    """Return what damage is drawn from."""
    return Random(seed)  # noqa: S311  # nothing is kept secret by it


def decoded(data: bytes) -> str:
    """Return input as text; bytes that are none become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """Return text as input again, what stands for a byte as that byte."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for none
        return text.encode("utf-8", "surrogatepass")


# --- any bytes and texts ----------------------------------------------------------------------------------------------


def in_bytes(data: bytes, random: Random, _: Sequence[str] = ()) -> bytes:
    """Flip, cut, copy or insert bytes."""
    made = bytearray(data)
    at, other = sorted((random.randint(0, len(made)), random.randint(0, len(made))))
    match random.randrange(6):
        case 0 if made:
            made[random.randrange(len(made))] ^= 1 << random.randrange(8)
        case 1:
            del made[at:other]
        case 2:
            made[at:at] = made[at:other]
        case 3:
            made[at:at] = encoded(random.choice(ODD))
        case 4:
            made[at:at] = random.randbytes(random.randint(1, 4))
        case _:
            del made[at:]
    return bytes(made)


def in_text(data: bytes, random: Random, words: Sequence[str]) -> bytes:
    """Replace, insert, copy or move words and pieces of a text."""
    return encoded(_damaged(decoded(data), random, words))


def _damaged(text: str, random: Random, words: Sequence[str]) -> str:
    at, other = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    found = [match.span() for match in _WORD.finditer(text[:20_000])]
    match random.randrange(7):
        case 0 if found:
            start, end = random.choice(found)
            return text[:start] + word(random, words) + text[end:]
        case 1:
            return text[:at] + word(random, words) + text[at:]
        case 2:
            return text[:at] + text[other:]
        case 3:
            return text[:at] + text[at:other] * random.choice((2, 2, 3, 50)) + text[other:]
        case 4:
            return text[other:] + text[at:other] + text[:at]
        case 5:
            return text[:at] + random.choice(ODD) + text[at:]
        case _:
            return text[:at] + random.choice((str.upper, str.lower, str.swapcase))(text[at:other]) + text[other:]


def word(random: Random, words: Sequence[str]) -> str:
    """Draw a word that a reader knows, or one that it should not."""
    known = words or NUMBERS
    return random.choice((random.choice(known), random.choice(known), *map(random.choice, (NUMBERS, ODD, PERIODS))))


# --- lines ------------------------------------------------------------------------------------------------------------


def in_lines(data: bytes, random: Random, words: Sequence[str]) -> bytes:
    """Damage a text of lines, ``key = value`` among them."""
    lines = decoded(data).split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(10):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines.insert(at, f"{word(random, words)} = {_value(random, words)}")
        case 4:
            lines.insert(at, random.choice(("[{}]", "[[{}]]", "[x.{}]", '["{}"]')).format(word(random, words)))
        case 5:
            low, high = sorted((at, other))
            lines[low:low] = lines[low : high + 1]
        case 6:
            lines[at] = _damaged(lines[at], random, words)
        case _:
            key, sign, value = lines[at].partition("=")
            if not sign:
                return in_text(data, random, words)
            if random.randrange(4):
                lines[at] = f"{key}={random.choice(('', ' '))}{_value(random, words)}"
            else:
                lines[at] = f"{random.choice((word(random, words), _damaged(key, random, words)))} ={value}"
    return encoded("\n".join(lines))


def _value(random: Random, words: Sequence[str]) -> str:
    """Write a value of TOML, nearly."""
    one = word(random, words)
    return random.choice(
        (
            one,
            f'"{one}"',
            f"'{one}'",
            f'"""{one}"""',
            f"[{one}]",
            f'["{one}", "{word(random, words)}"]',
            f'{{ {word(random, words)} = "{one}" }}',
            f'{{ kind = "{one}", numerator = "a", denominator = "b" }}',
            f"[{{ {word(random, words)} = {one} }}]",
            "[]",
            "{}",
            "true",
            "2024-01-31",
            "2024-01-31T07:00:00Z",
            "1979-02-30",
            "07:32:00",
        )
    )


def in_cells(data: bytes, random: Random, words: Sequence[str]) -> bytes:
    """Damage a table written as text: cells, columns, rows, and how they are separated."""
    text = decoded(data)
    lines = text.split("\n")
    mark = max((";", "\t", ","), key=lines[0].count)
    rows = [line.split(mark) for line in lines]
    if not random.randrange(12):
        ends, codec = random.choice(("\n", "\r\n", "\r")), random.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
        other = random.choice((";", "\t", ",", "|"))
        return ends.join(other.join(each) for each in rows).encode(codec, "replace")
    _in_rows(rows, random, words)
    return encoded("\n".join(mark.join(each) for each in rows))


def _in_rows(rows: list[list[str]], random: Random, words: Sequence[str]) -> None:
    row = random.choice(rows)
    cell = random.randrange(len(row))
    match random.randrange(9):
        case 0 | 1:
            row[cell] = word(random, words)
        case 2:
            row[cell] = _damaged(row[cell], random, words)
        case 3:
            row[cell] = random.choice(('"{}"', '"{}', '"{}\n{}"', '{}"', '""{}""')).replace("{}", row[cell])
        case 4:
            row.insert(cell, word(random, words))
        case 5:
            del row[cell]
        case 6:
            rows.insert(random.randrange(len(rows)), list(random.choice(rows)))
        case 7:
            for each in rows:
                if cell < len(each):
                    each[cell] = random.choice((each[cell], word(random, words)))
        case _:
            rows[0][random.randrange(len(rows[0]))] = word(random, words)


# --- values of JSON ---------------------------------------------------------------------------------------------------


def in_json(data: bytes, random: Random, words: Sequence[str]) -> bytes:
    """Damage one value or key of a JSON text; of what is none, the text."""
    try:
        made = json.loads(data)
    except (ValueError, RecursionError):
        return in_text(data, random, words)
    if not isinstance(made, dict | list) or not random.randrange(12):
        return in_text(data, random, words)
    places: list[tuple[Any, Any]] = []
    waiting: list[Any] = [made]
    while waiting and len(places) < 5_000:
        held = waiting.pop()
        inner = list(held.items()) if isinstance(held, dict) else list(enumerate(held))
        places += [(held, step) for step, _ in inner]
        waiting += [value for _, value in inner if isinstance(value, dict | list)]
    if places:
        _change(*random.choice(places), random, words, places)
    try:
        return json.dumps(made, ensure_ascii=bool(random.randrange(2))).encode("utf-8", "surrogatepass")
    except (RecursionError, ValueError):  # nested in itself, or an integer of more digits than Python writes
        return in_text(data, random, words)


def _change(held: Any, step: Any, random: Random, words: Sequence[str], places: Sequence[tuple[Any, Any]]) -> None:
    value = held[step]
    match random.randrange(9):
        case 0:
            del held[step]
        case 1:
            held[step] = [value] if random.randrange(2) else {word(random, words): value}
        case 2:
            other, name = random.choice(places)
            held[step] = json.loads(json.dumps(other[name])) if _has(other, name) else None
        case 3 if isinstance(held, dict):
            held[word(random, words)] = held.pop(step) if random.randrange(2) else value
        case 4 if isinstance(held, list):
            held.insert(step, value)
        case 5 if isinstance(value, str):
            held[step] = _damaged(value, random, words)
        case 6:
            for _ in range(random.choice((2, 8, 40, 300))):
                value = [value] if random.randrange(2) else {"of": value}
            held[step] = value
        case _:
            held[step] = _any_value(random, words)


def _has(held: Any, step: Any) -> bool:
    return step in held if isinstance(held, dict) else step < len(held)


def _any_value(random: Random, words: Sequence[str]) -> Any:
    one = word(random, words)
    numbers = (0, 1, -1, 2, 100, 10**18, -(10**25), 10**400, 0.1, -0.0, 1e308, 1e400, float("nan"), 87.40000000000001)
    others: tuple[Any, ...] = (None, True, False, "", [], {}, [[]], [None], {"": None}, {"of": []})
    return random.choice((one, one, [one], {one: one}, *random.sample(numbers, 2), *random.sample(others, 2)))


# --- parts of a workbook ----------------------------------------------------------------------------------------------

_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_CONTENT = re.compile(r">([^<>]+)<")
_ELEMENT = re.compile(r"<(\w[\w:]*)\b[^<>]*?(?:/>|>[^<>]*</\1>)")
_OF_SHEETS: Final = (
    "s", "str", "inlineStr", "b", "e", "d", "n", "A1", "ZZZ9999999", "XFD1048576", "A0", "a1", "A1:B2", "B2:A1",
    "A1:A1048576", "16384", "1048576", "-1", "hidden", "veryHidden", "visible", "SUM(A1:A9)", "44927", "2958466", "-5",
    "0.88", "1e308", "1E400", "0%", "dd/mm/yyyy", "[Red]0", "General", "true", "false", "rId1", "rId99",
    "../sheets/sheet1.xml", "&#0;", "&lt;", "\u0130", "<v/>", "<f>1+1</f>", "<!DOCTYPE x>", "<!--", "<![CDATA[x]]>",
    "</row>", "</sheetData>",
)  # fmt: skip


def in_book(data: bytes, random: Random, words: Sequence[str]) -> bytes:
    """Damage the XML of one part of a workbook and pack it again; sometimes the archive itself."""
    held = parts(data)
    if not held or not random.randrange(25):
        return in_bytes(data, random)
    names = list(held)
    sheets = [name for name in names if "sheets/" in name or name.endswith(("sharedStrings.xml", "styles.xml"))]
    name = random.choice(sheets if sheets and random.randrange(4) else names)
    match random.randrange(20):
        case 0:
            del held[name]
        case 1:
            held[random.choice(names)] = held[name]
        case 2:
            held[word(random, words)] = held.pop(name)
        case 3:
            held[name] = in_bytes(held[name], random)
        case _:
            text = decoded(held[name])
            for _ in range(random.choice((1, 1, 2, 5))):
                text = _in_xml(text, random, words)
            held[name] = encoded(text)
    return packed(held, stored=not random.randrange(8))


def _in_xml(text: str, random: Random, words: Sequence[str]) -> str:
    pattern = random.choice((_ATTRIBUTE, _CONTENT, _CONTENT, _ELEMENT))
    start = random.randint(0, max(0, len(text) - 200))
    found = pattern.search(text, start) or pattern.search(text)
    new = random.choice((word(random, words), random.choice(_OF_SHEETS), random.choice(_OF_SHEETS)))
    if found is None:
        return _damaged(text, random, words)
    if pattern is _ELEMENT:
        again = found[0] * random.choice((0, 2, 2, 30))
        return text[: found.start()] + again + text[found.end() :]
    at = 2 if pattern is _ATTRIBUTE else 1
    return text[: found.start(at)] + new + text[found.end(at) :]


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by name; none of what is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _LONGEST:
                return {}
            return {name: archive.read(name) for name in archive.namelist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        LookupError,
        RuntimeError,
        NotImplementedError,
    ):
        return {}


def packed(parts: dict[str, bytes], *, stored: bool = False) -> bytes:
    """Return an archive of parts, the same for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(encoded(name).decode("utf-8", "replace")), part, archive.compression)
    return out.getvalue()


# --- size -------------------------------------------------------------------------------------------------------------


def blown_up(data: bytes, random: Random, size: int) -> bytes:
    """Repeat a piece of valid input up to a size: what takes time by the square of its length shows here."""
    text = decoded(data)
    lines = text.split("\n")
    if random.randrange(2) and len(lines) > 2:
        low, high = sorted((random.randrange(len(lines)), random.randrange(len(lines))))
        low = max(low, high - random.choice((0, 1, 8, 40)))
        piece, before, after = lines[low : high + 1], lines[: high + 1], lines[high + 1 :]
        times = size // (1 + sum(len(encoded(line)) + 1 for line in piece))
        return encoded("\n".join([*before, *(piece * times), *after]))
    at = random.randint(0, len(text))
    piece_of = random.choice(
        (text[max(0, at - random.choice((1, 2, 5, 30))) : at], random.choice(ODD), "x", "1", "((", "[", "{")
    )
    if not piece_of:
        piece_of = " "
    return encoded(text[:at] + piece_of * (size // len(encoded(piece_of))) + text[at:])
