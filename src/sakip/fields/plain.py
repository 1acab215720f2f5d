"""What came in, as the plain values a set file holds; and those as JSON text, which the readers of set files take."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import DefinitionError, NumberError, SakipError, SetFileError, quoted
from sakip.fields.faults import at, place_of
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS, number, plain, quotient
from sakip.findings import Finding
from sakip.toml.text import DEEPEST_KEY, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sakip.toml.text import Path

_WHOLE: Final = 10**INTEGER_DIGITS
_WIDE: Final = Context(prec=60)
# JSON can write one half of a character, ``\ud800``, which no text has and nothing that goes out can hold
_HALF: Final = re.compile("[\ud800-\udfff]")


def table(given: Any, what: str, written: Callable[[Any], Any]) -> dict[str, Any]:
    """Return an object that came in as a table of plain values; ``written`` writes a value of the library.

    Raises:
        SetFileError: when it is none, or holds what no file does; ``findings`` has each fault with its path.
    """
    if not isinstance(given, Mapping):
        raise DefinitionError(f"{quoted(given)} is not {what}", "Give an object with its keys.")
    reader = _Plain(written)
    made = reader.of(given, ())
    if reader.faults:
        raise SetFileError.of("what was given", [one for fault in reader.faults for one in fault.findings])
    return dict(made)


class _Plain:
    """Turns values into plain ones; ``faults`` are those it cannot."""

    def __init__(self, written: Callable[[Any], Any]) -> None:
        self._written = written
        self.faults: list[SetFileError] = []

    def of(self, given: Any, path: Path) -> Any:
        """Return a value as a file holds it: numbers as their digits."""
        if len(path) > DEEPEST_KEY:
            self.faults.append(_too_deep(path))
            return None
        match given:
            case int() if abs(given) < _WHOLE:  # longer ones are refused as any number is
                return given
            case None:
                return given
            case str():
                return self._checked(given, path, readable)
            case dt.datetime():
                return given.date().isoformat()
            case dt.date():
                return given.isoformat()
            case Mapping():
                return self._table(given, path)
            case list() | tuple():
                return [self.of(value, (*path, place)) for place, value in enumerate(given)]
        try:
            return digits(given) if isinstance(given, int | float | Decimal | Fraction) else self._written(given)
        except SakipError as error:
            self.faults.append(at(error, *path))
            return None

    def _table(self, given: Mapping[Any, Any], path: Path) -> dict[str, Any]:
        if given.keys() == {"predicate"} and isinstance(given["predicate"], str):
            return {"predicate": self._checked(given["predicate"], (*path, "predicate"), word)}
        names = {name: self._checked(str(name), (*path, str(name)), readable) for name in given}
        return {names[name]: self.of(value, (*path, names[name])) for name, value in given.items()}

    def _checked(self, text: str, path: Path, check: Callable[[str], str]) -> str:
        try:
            return check(text)
        except SakipError as error:
            self.faults.append(at(error, *path))
            return ""


def readable(text: str) -> str:
    """Return a text that is whole.

    Raises:
        DefinitionError: when it holds half a character.
    """
    if _HALF.search(text):
        raise DefinitionError(f"{quoted(text)} holds half a character", "Write the character itself, in UTF-8.")
    return text


def word(text: str) -> str:
    """Return the word of a predicate.

    Raises:
        DefinitionError: when it is blank, or no text.
    """
    if not text.strip():
        raise DefinitionError("the predicate is blank", "Write its word, such as WTP, or leave the value out.")
    return readable(text)


def _too_deep(path: Path) -> SetFileError:
    return SetFileError.of("what was given", [Finding("nested-too-deep", {"limit": DEEPEST_KEY}, place_of(path))])


def digits(given: float | Decimal | Fraction) -> str:
    """Return a number with all its digits, or as a quotient when it has no end in decimals.

    Raises:
        NumberError: when the gate refuses it.
    """
    if isinstance(given, Fraction) and 10**FRACTION_DIGITS % given.denominator:
        return quotient(given)
    return Literal(plain(number(whole(given))))


def whole(given: Any) -> Any:
    """Return what is given, unless it is a float that may have lost digits of the text it was read from.

    Raises:
        NumberError: for a float of more than 15 digits, which a longer number may have become.
    """
    if not isinstance(given, float) or not isfinite(given):
        return given
    if len(Decimal(float.__repr__(given)).normalize(_WIDE).as_tuple().digits) <= sys.float_info.dig:
        return given
    raise NumberError(
        f"{quoted(given)} may be a longer number that was rounded when its JSON was read",
        "Write numbers of more than 15 digits as text.",
        value=given,
    )


def as_json(given: Any) -> str:
    """Write plain values as JSON text; a number with a decimal point keeps its digits."""
    return "".join(_written(given))


def _written(given: Any) -> Iterator[str]:
    match given:
        case Literal():
            yield str(given)
        case Mapping():
            yield "{"
            for place, (name, value) in enumerate(given.items()):
                yield f"{', ' if place else ''}{json.dumps(name)}: "
                yield from _written(value)
            yield "}"
        case list() | tuple():
            yield "["
            for place, value in enumerate(given):
                yield ", " if place else ""
                yield from _written(value)
            yield "]"
        case dt.date():
            yield json.dumps(given.isoformat())
        case _:
            yield json.dumps(given)
