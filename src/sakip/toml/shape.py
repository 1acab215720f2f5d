"""The shape of a TOML file: which tables and keys there are, and of what kind, read by cattrs into attrs classes.

The classes are named after the tables and their attributes after the keys. What the values mean is another matter, and
their readers' own.
"""

from __future__ import annotations

import datetime as dt
import re
import typing
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NewType, TypeVar, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import Converter
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from sakip.errors import PeriodError, SakipError, UnknownNameError
from sakip.figures.gate import LONGEST_TEXT
from sakip.figures.limits import INTEGER_DIGITS, bits
from sakip.findings import Finding, Place
from sakip.periods import read_date
from sakip.toml.saying import hinted, said, shown
from sakip.toml.text import Literal, Path
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Numeric = NewType("Numeric", str)
"""A number, as its text: a bare TOML number, read exactly, or a text."""

_Shape = TypeVar("_Shape")

_CLOCK: Final = re.compile(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9].*")
MOST_FAULTS: Final = 200
"""How many faults of one file are named; a file with more is another one than it is taken for."""

_LONGEST_HINT: Final = 60
_LONGEST_WHOLE: Final = 9


@frozen
class Fault:
    """A place in the shape of a file and the finding about it."""

    path: Path
    code: str
    facts: dict[str, Any]


class _KindError(ValueError):
    """A value of another kind than its key takes: ``kind`` is what was wanted, in both languages."""

    def __init__(self, given: object, kind: tuple[str, str]) -> None:
        super().__init__(given, kind)
        self.given = given
        self.kind = kind


_TEXT = ("teks dalam tanda kutip", "text in quotes")
_WHOLE = ("bilangan bulat", "a whole number")
_NUMBER = ("angka", "a number")
_SHORT = (f"angka dengan paling banyak {INTEGER_DIGITS} digit", f"a number of at most {INTEGER_DIGITS} digits")
_DATE = ("tanggal seperti 2024-01-30", "a date such as 2024-01-30")
_LIST = ("daftar dalam kurung siku", "a list in brackets")
_TABLE = ("tabel", "a table")


def shaped(data: dict[str, Any], shape: type[_Shape]) -> tuple[_Shape | None, list[Fault]]:
    """Return ``data`` as an object of the attrs class ``shape``, or the faults of its shape, up to a limit."""
    try:
        return _converter().structure(data, shape), []
    except BaseValidationError as error:
        return None, list(islice(_faults(error, (), data), MOST_FAULTS))


def findings_of(faults: Sequence[Fault], place: Callable[[Path], Place]) -> list[Finding]:
    """Return faults as findings, ``place`` saying where each stands, with the word that there may be others."""
    found = [Finding(fault.code, fault.facts, place(fault.path)) for fault in faults]
    return [*found, enough(found[-1].place)] if len(faults) >= MOST_FAULTS else found


def enough(place: Place | None) -> Finding:
    """Say behind the last fault that is named that there may be others."""
    where = None if place is None else Place(place.file, place.line)
    return Finding("more-faults", {"named": MOST_FAULTS}, where)


def _text(given: Any, _: Any) -> str:
    if type(given) is not str:
        raise _KindError(given, _TEXT)
    return given


def _whole(given: Any, _: Any) -> int:
    if type(given) is not int:
        raise _KindError(given, _WHOLE)
    return given


def _numeric(given: Any, _: Any) -> str:
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise _KindError(given, _NUMBER)
    # what is written in hexadecimal digits may have more of the other kind than Python writes
    if isinstance(given, int) and given.bit_length() > bits(LONGEST_TEXT):
        raise _KindError(given, _SHORT)
    return str(given)


def _day(given: Any, _: Any) -> dt.date:
    if not isinstance(given, dt.date) or isinstance(given, dt.datetime):
        raise _KindError(given, _DATE)
    return given


def _choice(given: Any, kind: Any) -> Any:
    if given not in get_args(kind):
        raise UnknownNameError.among("choice", given, get_args(kind))
    return given


def _table(given: Any, _: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _KindError(given, _TABLE)
    return given


def _is_list(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple


def _is_choice(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is typing.Literal


def _list_of(kind: Any, converter: Converter) -> Any:
    item = get_args(kind)[0]
    structure = converter.get_structure_hook(item)

    def listed_of(given: Any, _: Any) -> tuple[Any, ...]:
        if type(given) is not list:
            raise _KindError(given, _LIST)
        made: list[Any] = []
        faults: list[Exception] = []
        for place, element in enumerate(given):
            try:
                made.append(structure(element, item))
            except (BaseValidationError, _KindError) as error:
                error.__notes__ = [*getattr(error, "__notes__", []), IterableValidationNote("", place, item)]
                faults.append(error)
                if len(faults) == MOST_FAULTS:
                    break
        if faults:
            # its __new__ takes all three; pyright looks at that of ExceptionGroup, which takes two
            raise IterableValidationError("", faults, kind)  # pyright: ignore[reportCallIssue]
        return tuple(made)

    return listed_of


def _table_of(kind: Any, converter: Converter) -> Any:
    structure = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )

    def tabled(given: Any, _: Any) -> Any:
        if not isinstance(given, dict):
            raise _KindError(given, _TABLE)
        return structure(given, kind)

    return tabled


@lru_cache(maxsize=1)
def _converter() -> Converter:
    converter = Converter(detailed_validation=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(dt.date, _day)
    converter.register_structure_hook_func(lambda kind: kind is Numeric, _numeric)
    converter.register_structure_hook_func(_is_choice, _choice)
    converter.register_structure_hook_func(lambda kind: kind == dict[str, Any], _table)
    list_of: Any = _list_of
    converter.register_structure_hook_factory(_is_list, list_of)
    table_of: Any = _table_of
    converter.register_structure_hook_factory(attrs.has, table_of)
    return converter


# --- from the exceptions of cattrs to faults with a path --------------------------------------------------------------


def _faults(error: BaseException, path: Path, given: Any) -> Iterator[Fault]:
    """Yield the faults an exception tells of ``given``, which stands at a path."""
    if isinstance(error, ClassValidationError):
        noted, plain = error.group_exceptions()
        for inner, note in noted:
            yield from _faults(inner, (*path, note.name), _inside(given, note.name))
        for extra in plain:
            if isinstance(extra, ForbiddenExtraKeysError):
                yield from (_unknown_key(extra, name, path) for name in sorted(extra.extra_fields))
            else:
                yield from _faults(extra, path, given)
    elif isinstance(error, IterableValidationError):
        for inner, element in error.group_exceptions()[0]:
            yield from _faults(inner, (*path, int(element.index)), _inside(given, int(element.index)))
    elif isinstance(error, KeyError):
        yield Fault(path[:-1], "missing-key", {"name": path[-1]})
    elif isinstance(error, _KindError):
        yield Fault(path, "wrong-type", _wrong_type(error, path))
    elif isinstance(error, SakipError):
        yield Fault((*path, *_key_of(error, given)), *said(error))
    else:
        yield Fault(path, "bad-value", {"what": str(error), "remedy": ""})


def _inside(given: Any, step: str | int) -> Any:
    try:
        return given[step]
    except (KeyError, IndexError, TypeError):
        return None


def _key_of(error: SakipError, given: Any) -> tuple[str, ...]:
    """Return the key of a table whose value an error is about, where one has it."""
    if not isinstance(given, dict):
        return ()
    if error.fault == "blank-text":
        return (str(error.facts["name"]),)
    about = error.facts.get("name" if isinstance(error, UnknownNameError) else "value")
    return next(((key,) for key, value in given.items() if about is not None and value == about), ())


def _unknown_key(error: ForbiddenExtraKeysError, name: str, path: Path) -> Fault:
    known = [attribute.name for attribute in attrs.fields(error.cl)]
    return Fault((*path, name), "unknown-key", {"name": name, **hinted(name, known)})


def _wrong_type(error: _KindError, path: Path) -> dict[str, Any]:
    given, kind = error.given, error.kind
    better = _better(given, kind, path)
    is_table = isinstance(given, dict) or (isinstance(given, list) and any(isinstance(one, dict) for one in given))
    named = Word("value-table" if isinstance(given, dict) else "value-list") if is_table else shown(given)
    return {
        "given": named,
        "expected_id": kind[0],
        "expected_en": kind[1],
        "hint_id": f"Tulis {better}." if better else "",
        "hint_en": f"Write {better}." if better else "",
    }


def _better(given: Any, kind: tuple[str, str], path: Path) -> str:
    """Return how a value of another kind may be meant; nothing where that is not clear."""
    text = shown(given)
    header = len(path) == 1
    # with a blank in it, the number is too long and only described
    if kind is _TEXT and isinstance(given, int | Literal) and not isinstance(given, bool) and " " not in text:
        return f'"{text}"'
    if kind is _TEXT and isinstance(given, dt.date):
        return f'"{text}"'
    if kind is _LIST and header and isinstance(given, dict):
        return f"[[{path[0]}]]"
    if kind is _LIST and type(given) is str and '"' not in given and len(given) <= _LONGEST_HINT:
        return f'["{given}"]'
    if kind is _TABLE and header and isinstance(given, list):
        return f"[{path[0]}]"
    if kind is _WHOLE and type(given) is str and given.isascii() and given.isdigit() and len(given) <= _LONGEST_WHOLE:
        return given
    if kind is _DATE and type(given) is str:
        with suppress(PeriodError):
            return read_date(_CLOCK.sub("", given)).isoformat()
    if kind is _DATE and isinstance(given, dt.datetime):
        return given.date().isoformat()
    return ""
