"""TOML of strangers: read exactly, within limits, and with the line of every key.

``tomllib`` reads the file; numbers keep the text they were written with, so that none passes through a float. It keeps
no positions, so the lines are found by a scan of the text when something has to be reported.
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import field, frozen

from sakip.findings import Finding, Place
from sakip.toml.mistakes import mistakes
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: names of keys, and places in lists from 0."""

LARGEST_FILE: Final = 1_048_576
"""How many bytes a set file may have: 1 MiB."""
DEEPEST_KEY: Final = 32
"""How deeply tables, lists and dotted keys may be nested."""
MOST_VALUES: Final = 100_000
"""How many values a file may hold, counted by its commas and by its lines with a key or a header."""

# one token of TOML, or a whole line of a key and a plain value, as most lines are; a string that never ends ends with
# the text, so that no text takes more than one pass
_TOKEN = re.compile(
    r"""^(?P<plain>[\w-]++)[ ]=[ ](?:"[^"\\\n]*+"|[^\s\[\]{}"'\#,]++)$|"""
    r'''(?P<string>"""(?:[^"\\]+|\\.|"{1,2}(?!"))*+"{0,5}|"(?:[^"\\\n]+|\\[^\n])*+"?'''
    r"""|'{3}(?:[^']+|'{1,2}(?!'))*+'{0,5}|'[^'\n]*'?)"""
    r"""|\#[^\n]*|(?P<mark>[\n\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,."'#]+)""",
    re.ASCII | re.DOTALL | re.MULTILINE,
)


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
        around = (path[:length] for length in range(len(path), 0, -1))
        line = next((self._lines[part] for part in around if part in self._lines), None)
        return Place(self.name, line, key=written_path(path))

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return _Lines(self.text).found


def decoded(raw: bytes | str, name: str) -> str | Finding:
    """Return the text of a file that is not too large, without its byte order mark; else what is wrong with it."""
    # a character is a byte at least; surrogates are no text, but a str may hold them
    is_short = isinstance(raw, str) and len(raw) <= LARGEST_FILE
    size = len(raw.encode(errors="surrogatepass")) if is_short and isinstance(raw, str) else len(raw)
    if size > LARGEST_FILE:
        facts = {"what": Word("a-file"), "size": f"{size} byte", "limit": f"{LARGEST_FILE} byte"}
        return Finding("too-large", facts, Place(name))
    try:
        return raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1 if isinstance(raw, bytes) else None
        return Finding("encoding", place=Place(name, line))


def read(raw: bytes | str, name: str) -> tuple[Source | None, list[Finding]]:
    """Return the file as data, or the findings that say why it is none."""
    text = decoded(raw, name)
    if isinstance(text, Finding):
        return None, [text]
    # the line ends tomllib accepts, so that ours are counted alike
    text = text.replace("\r\n", "\n")
    deep = _too_deep(text)
    if deep is not None:
        return None, [Finding("nested-too-deep", {"limit": DEEPEST_KEY}, Place(name, deep))]
    crowded = too_many(text, name)
    if crowded is not None:
        return None, [crowded]
    try:
        data = tomllib.loads(text, parse_float=Literal)
    except ValueError:  # no TOML, or an integer of more digits than Python converts
        return None, mistakes(text, name)
    except RecursionError:
        return None, [Finding("nested-too-deep", {"limit": DEEPEST_KEY}, Place(name))]
    source = Source(name, text, data)
    nested = deepest(data)
    if len(nested) > DEEPEST_KEY:
        return None, [Finding("nested-too-deep", {"limit": DEEPEST_KEY}, Place(name, source.place(nested).line))]
    return source, []


def regular_file(path: FilePath) -> FilePath:
    """Return the path of a file that another file names: a pipe that nobody writes to would be waited for.

    Raises:
        OSError: when what is there is no file.
    """
    if path.exists() and not path.is_file():
        raise OSError(f"{path} is no file")
    return path


def too_many(text: str, name: str) -> Finding | None:
    """Say of a text that it holds more values than are read, so many that reading them would take seconds."""
    keys = min(text.count("="), text.count("\n")) + text.count("\n[")
    count = text.count(",") + keys
    if count <= MOST_VALUES:
        return None
    return Finding("too-many-values", {"count": count, "limit": MOST_VALUES}, Place(name))


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
    if all(line.count(".") <= DEEPEST_KEY for line in text.split("\n")):
        return None
    dots = 0
    for mark, _, line in _tokens(text):
        if mark == ".":
            dots += 1
            if dots >= DEEPEST_KEY:
                return line
        elif mark:
            dots = 0
    return None


def deepest(data: dict[str, Any]) -> Path:
    """Return the way to a table or list that is nested too deep, or to any one."""
    found: Path = ()
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting and len(found) <= DEEPEST_KEY:
        found, value = waiting.pop()
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += [((*found, step), element) for step, element in inner if isinstance(element, dict | list)]
    return found


# --- lines ------------------------------------------------------------------------------------------------------------


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the mark or else the word of each token, with its line; a plain line is its equals sign and its key."""
    line = 1
    for match in _TOKEN.finditer(text):
        kind, written = match.lastgroup, match[0]
        if kind == "plain":
            yield "=", match["plain"], line
        elif kind == "mark":
            yield written, "", line
            line += written == "\n"
        elif kind:
            yield "", written, line
            line += written.count("\n")


class _Lines:
    """The line of every key, table and element of a text that tomllib has read.

    Where something stands on the line of what it is in, only the latter is noted.
    """

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self._tokens = _tokens(text)
        self._mark, self._word, self._line = "\n", "", 1
        self._places: dict[Path, int] = {}
        table: Path = ()
        while self._advance():
            if self._mark == "[":
                table = self._header()
            elif self._mark == "=":
                self._note((*table, self._word), self._line, 0)
            elif not self._mark:
                self._pair(table, 0)

    def _advance(self) -> bool:
        """Go to the next token; at the end of the text stay at a line end."""
        token = next(self._tokens, None)
        self._mark, self._word, self._line = token or ("\n", "", self._line)
        return token is not None

    def _header(self) -> Path:
        """Read ``[table]`` or ``[[table]]``: its path has the place in each list of tables it goes through."""
        line = self._line
        self._advance()
        many = self._mark == "["
        parts: list[str] = []
        while self._mark != "\n":
            if not self._mark:
                parts.append(_unquoted(self._word))
            self._advance()
        path: Path = ()
        for place, part in enumerate(parts, 1):
            path = (*path, part)
            self.found.setdefault(path, line)
            if many and place == len(parts):
                self._places[path] = self._places.get(path, -1) + 1
            if path in self._places:
                path = (*path, self._places[path])
                self.found.setdefault(path, line)
        return path

    def _pair(self, table: Path, around: int) -> None:
        """Read ``key = value``, the key perhaps dotted, in a table whose line is ``around``."""
        path, line = table, self._line
        while self._mark != "=":
            if not self._mark:
                path = (*path, _unquoted(self._word))
                self._note(path, line, around)
            self._advance()
        self._advance()
        self._value(path, line)

    def _value(self, path: Path, around: int) -> None:
        """Read a value, and stop behind it."""
        opened, place = self._mark, 0
        if opened not in {"[", "{"}:
            while self._mark not in {"\n", ",", "]", "}"}:
                self._advance()
            return
        self._advance()
        while self._mark not in {"]", "}"}:
            if self._mark in {"\n", ","}:
                self._advance()
            elif opened == "{":
                self._pair(path, around)
            else:
                element = (*path, place)
                self._note(element, self._line, around)
                self._value(element, self._line)
                place += 1
        self._advance()

    def _note(self, path: Path, line: int, around: int) -> None:
        if line != around:
            self.found.setdefault(path, line)


def _unquoted(word: str) -> str:
    """Return a part of a key as tomllib reads it."""
    if word[0] == '"' and "\\" in word:
        return str(tomllib.loads(f"key = {word}")["key"])
    return word[1:-1] if word[0] in "\"'" else word
