"""TOML for people to read: tables with a blank line between them, short things on one line, long ones spread out.

How a text, a number or a key is spelled, and how a table of a file is changed around its comments, tomlkit knows; what
stands on which line is decided here. This is the only module that imports tomlkit (extra ``edit``).

>>> print(written({"code": "iku", "office": {"name": "Kecamatan Contoh"}, "unit": [{"name": "embung"}]}), end="")
code = "iku"
<BLANKLINE>
[office]
name = "Kecamatan Contoh"
<BLANKLINE>
[[unit]]
name = "embung"
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import DefinitionError, MissingExtraError, quoted
from sakip.toml.text import Literal

try:
    import tomlkit
except ImportError:
    raise MissingExtraError.needing("writing TOML", "edit") from None

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WIDTH: Final = 120
# elements of a list that are read one after another rather than one below another
_SHORT: Final = 30


def written(data: Mapping[str, Any]) -> str:
    """Return the text of a file: its plain keys, then each table and list of tables in the order of ``data``.

    The values are texts, whole numbers, truth values, days, lists, mappings, and numbers as
    :class:`sakip.toml.text.Literal`.

    Raises:
        DefinitionError: for a value that TOML does not have.
    """
    return "\n".join("".join(f"{line}\n" for line in block) for block in _blocks((), data))


def inline(value: Any) -> str:
    """Return a value on one line.

    Raises:
        DefinitionError: for one that TOML does not have.
    """
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(key)} = {inline(inner)}' for key, inner in value.items())} }}" if value else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, Literal):
        return str(value)
    if isinstance(value, str):
        return _text(str(value))
    if isinstance(value, bool | int | dt.date):
        return tomlkit.item(value).as_string()
    raise DefinitionError(f"{quoted(value)} cannot be written in TOML", "Write it as text.")


def changed(entry: str, name: str, keys: Mapping[str, Any]) -> str:
    """Return the text of one table ``[name]`` or ``[[name]]`` with keys changed, added, or for None taken out.

    Without a name it is the text above every table. What else stands in it stays as it is.
    """
    document = tomlkit.parse(entry)
    held: Any = document[name] if name else document
    table = held[0] if isinstance(held, list) else held
    for key, value in keys.items():
        if value is not None:
            table[key] = tomlkit.value("\n".join(_pair(key, value)).partition(" = ")[2])
        elif key in table:
            del table[key]
    return tomlkit.dumps(document)


# --- lines ------------------------------------------------------------------------------------------------------------


def _blocks(path: tuple[str, ...], table: Mapping[str, Any], *, listed: bool = False) -> Iterator[list[str]]:
    """Yield the lines of a table, then of those in it that have headers of their own."""
    name = ".".join(map(_key, path))
    lines = [f"[[{name}]]" if listed else f"[{name}]"] if path else []
    inner: list[tuple[str, Any]] = []
    for key, value in table.items():
        if _has_header(key, value, top=not path):
            inner.append((key, value))
        else:
            lines += _pair(key, value)
    if lines:
        yield lines
    for key, value in inner:
        for one in value if isinstance(value, list) else [value]:
            yield from _blocks((*path, key), one, listed=isinstance(value, list))


def _has_header(key: str, value: Any, *, top: bool) -> bool:
    if isinstance(value, dict):
        return top or (bool(value) and (len(key) + len(inline(value)) + 3 > _WIDTH))
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return top or any(len(inline(one)) + 3 > _WIDTH for one in value)
    return False


def _pair(key: str, value: Any) -> list[str]:
    if isinstance(value, str) and "\n" in value and "\r" not in value and not isinstance(value, Literal):
        return [f'{_key(key)} = """', *f'{_spread(value)}"""'.split("\n")]
    line = f"{_key(key)} = {inline(value)}"
    if not isinstance(value, list) or (len(line) <= _WIDTH and not any(isinstance(one, dict) for one in value)):
        return [line]
    elements = [inline(one) for one in value]
    if any(len(element) > _SHORT for element in elements):
        return [f"{_key(key)} = [", *(f"  {element}," for element in elements), "]"]
    return [f"{_key(key)} = [", *_filled(elements), "]"]


def _filled(elements: list[str]) -> Iterator[str]:
    line = " "
    for element in elements:
        if len(line) + len(element) + 2 > _WIDTH:
            yield line
            line = " "
        line += f" {element},"
    yield line


def _spread(text: str) -> str:
    """Return what stands between the quotes of a text of several lines, after the line of the first ones."""
    # behind a letter, or a line end at the beginning would get one more
    return tomlkit.string(f"x{text}", multiline=True).as_string()[4:-3]


@lru_cache(maxsize=4_096)
def _text(value: str) -> str:
    # a literal string shows quotes and backslashes as they are
    plain = value.isprintable() and "'" not in value and ('"' in value or "\\" in value)
    return tomlkit.string(value, literal=plain).as_string()


@lru_cache(maxsize=4_096)
def _key(name: str) -> str:
    return tomlkit.key(name).as_string()
