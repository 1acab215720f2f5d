r"""Text of strangers, written into TOML so that it is read back as it was, and nothing but text.

>>> quoted('Kecamatan "Uji"\n[project]')
'"Kecamatan \\"Uji\\"\\n[project]"'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_LINE = 110
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NO_TEXT = re.compile(r"[\ud800-\udfff]")
# what a terminal or an editor would obey instead of show, besides control characters
_TURNING = re.compile(r"[\x80-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def quoted(text: str) -> str:
    """Write a text as a TOML string on one line."""
    one_line = _escaped(text).replace("\n", "\\n").replace("\t", "\\t")
    return f'"{one_line}"'


def text(value: str) -> str:
    """Write a text as a TOML string: one of several lines keeps them."""
    if "\n" not in value.strip("\n"):
        return quoted(value)
    return f'"""\n{_escaped(value)}"""'


def texts(values: Iterable[str]) -> str:
    """Write several texts as a TOML list, one a line where they are long."""
    written = [quoted(value) for value in values]
    line = f"[{', '.join(written)}]"
    return line if len(line) <= _LONGEST_LINE else "[\n" + "".join(f"  {value},\n" for value in written) + "]"


def table(entries: Mapping[str, str]) -> str:
    """Write an inline table of values that are TOML already."""
    return f"{{ {', '.join(f'{key(name)} = {value}' for name, value in entries.items())} }}"


def key(name: str) -> str:
    """Write the name of a key, quoted where it has to be."""
    return name if _BARE.fullmatch(name) else quoted(name)


def period(said: str) -> str:
    """Write a period: a year as a number, a part of one as a text."""
    return said if said.isdigit() else quoted(said)


def comment(said: str) -> str:
    """Write a sentence as a comment of one line."""
    return f"# {line(said)}"


def line(said: str) -> str:
    """Return a text on one line, its blanks single, without anything that is not shown."""
    shown = _TURNING.sub(" ", _NO_TEXT.sub("\ufffd", said))
    return " ".join(_CONTROL.sub(" ", shown).split())


def _escaped(value: str) -> str:
    tame = _NO_TEXT.sub("\ufffd", value).replace("\r\n", "\n").replace("\r", "\n")
    tame = tame.replace("\\", "\\\\").replace('"', '\\"')
    return re.sub(f"{_CONTROL.pattern}|{_TURNING.pattern}", lambda found: f"\\u{ord(found[0]):04X}", tame)
