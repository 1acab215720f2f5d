"""TOML of strangers: read exactly, within limits, and with the line of every key.

``tomllib`` reads the file; numbers keep the text they were written with, so that none passes through a float. It keeps
no positions, so the lines are found by a scan of the text when something has to be reported.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from sakip.findings import Finding, Place

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: names of keys, and places in lists from 0."""

LARGEST_FILE: Final = 1_048_576
"""How many bytes a set file may have: 1 MiB."""
DEEPEST_KEY: Final = 32
"""How deeply tables, lists and dotted keys may be nested."""

_MOST_DOTS_IN_A_LINE = 500
_DOTTED = re.compile(r"[\w\"'-][ \t]*\.[ \t]*[\w\"'-]")
_LINE_OF_ERROR = re.compile(r"\s*\(at (?:line ([0-9]+), column [0-9]+|end of document)\)")


class Literal(str):
    """A number with a decimal point, as the text it was written with."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


@frozen
class Source:
    """One file: its name for messages, its text, and its data."""

    name: str
    text: str = field(repr=False)
    data: dict[str, Any] = field(repr=False, hash=False)

    def place(self, path: Path) -> Place:
        """Return the file, the line and the written path of a key, or of the nearest table around it."""
        return Place(self.name, _line(self.text, path), key=written_path(path))


def read(raw: bytes | str, name: str) -> tuple[Source | None, list[Finding]]:
    """Return the file as data, or the one finding that says why it is none."""
    size = len(raw)
    if size > LARGEST_FILE:
        facts = {"what": "berkas", "size": f"{size} byte", "limit": f"{LARGEST_FILE} byte"}
        return None, [Finding("too-large", facts, Place(name))]
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1 if isinstance(raw, bytes) else None
        return None, [Finding("encoding", place=Place(name, line))]
    # the line ends tomllib accepts, so that ours are counted alike
    text = text.replace("\r\n", "\n")
    deep = _too_deep(text)
    if deep is not None:
        return None, [Finding("nested-too-deep", {"limit": DEEPEST_KEY}, Place(name, deep))]
    try:
        data = tomllib.loads(text, parse_float=Literal)
    except tomllib.TOMLDecodeError as error:
        where = _LINE_OF_ERROR.search(str(error))
        what = _LINE_OF_ERROR.sub("", str(error))
        last = text.count("\n") + 1
        return None, [Finding("toml", {"what": what}, Place(name, int(where[1]) if where and where[1] else last))]
    except RecursionError:
        return None, [Finding("nested-too-deep", {"limit": DEEPEST_KEY}, Place(name))]
    except ValueError as error:  # an integer of more digits than Python converts
        return None, [Finding("toml", {"what": str(error)}, Place(name))]
    return Source(name, text, data), []


def written_path(path: Path) -> str:
    """Write a path as people do: ``indicator[2].formula.kind``, lists counted from 0."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def _too_deep(text: str) -> int | None:
    """Return the line of a key with too many dots; tomllib's time grows with their square."""
    for line, content in enumerate(text.split("\n"), 1):
        if content.count(".") <= DEEPEST_KEY:
            continue
        key = content.partition("=")[0]
        if len(_DOTTED.findall(key)) * 2 > DEEPEST_KEY or (
            "{" in content and len(_DOTTED.findall(content)) > _MOST_DOTS_IN_A_LINE
        ):
            return line
    return None


# --- lines ------------------------------------------------------------------------------------------------------------

_HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]")
_KEY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'))*)\s*="""
)
_PART = re.compile(r"""[A-Za-z0-9_-]+|"([^"\n]*)"|'([^'\n]*)'""")
_STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'|#.*")


def _line(text: str, path: Path) -> int | None:
    lines = _lines(text)
    for length in range(len(path), 0, -1):
        found = lines.get(path[:length])
        if found is not None:
            return found
    return None


def _lines(text: str) -> dict[Path, int]:
    """Return the line of every key and table, as far as one pass over the lines can tell."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    key: Path = ()
    quote, deep, element = "", 0, -1
    for number, whole in enumerate(text.split("\n"), 1):
        content = whole
        if quote:
            if quote in content:
                quote = ""
            continue
        if deep == 0:
            if header := _HEADER.match(content):
                table = _table(header[2], array=header[1] == "[[", counts=counts)
                found.setdefault(table, number)
                continue
            if match := _KEY.match(content):
                key = table + _parts(match[1])
                found.setdefault(key, number)
                content = content[match.end() :]
                element = -1
        elif deep == 1 and content.strip()[:1] not in {"", "]", "}", "#", ","}:
            element += 1
            found.setdefault((*key, element), number)
        bare, quote = _without_strings(content)
        deep = max(0, deep + bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}"))
    return found


def _without_strings(content: str) -> tuple[str, str]:
    """Return a line without its strings and comment, and the quotes of a string that goes on below it."""
    for quotes in ('"""', "'''"):
        before, opened, after = content.partition(quotes)
        if opened:
            _, closed, rest = after.partition(quotes)
            return (before, quotes) if not closed else _without_strings(before + rest)
    return _STRINGS.sub("", content), ""


def _parts(written: str) -> Path:
    return tuple(match[1] or match[2] or match[0] for match in _PART.finditer(written))


def _table(written: str, *, array: bool, counts: dict[Path, int]) -> Path:
    """Return the path of a header, with the place in each list of tables it goes through."""
    path: Path = ()
    parts = _parts(written)
    for place, part in enumerate(parts):
        path = (*path, part)
        if array and place == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
