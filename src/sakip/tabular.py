"""Rows as a dataframe: what a scorecard or a table holds, as a frame of the library a notebook uses.

The columns have their types whatever the rows hold: a column of text in which all is blank is one of text. Numbers stay
the decimals they were published as: floats would print ``88.3`` for ``88.30`` and add up otherwise. A library is loaded
when a frame of it is asked for.

>>> from decimal import Decimal
>>> rows = [{"nama": "IKM", "nilai": Decimal("88.30")}, {"nama": "Inovasi", "nilai": None}]
>>> made = frame_of("polars", rows, {"nama": "text", "nilai": "number"})
>>> made["nilai"].to_list()
[Decimal('88.30'), None]
>>> frame_of("excel", rows, {"nama": "text", "nilai": "number"})
Traceback (most recent call last):
    ...
sakip.errors.UnknownNameError: there is no kind of dataframe called 'excel'. Known: 'pandas', 'polars', 'pyarrow'.
"""

from __future__ import annotations

import re
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from sakip.errors import FrameError, MissingExtraError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

Kind: TypeAlias = Literal["text", "texts", "number", "integer", "truth"]
"""What a column holds: text, lists of text, decimals, integers or truths; any of them may be blank."""

DIGITS: Final = 38
"""How many digits a number may have."""

# spreadsheets of the East take the wide signs for the others
_SIGN: Final = r"=+@＝＋－＠\-"
_HARM: Final = "(|!（｜！"  # of functions, other programs and other files
_REST: Final = r"[^;\t\r\n]*"
LED: Final = rf"^[{_SIGN}\t\r\n]"
"""The beginning of a text that a spreadsheet takes for a formula, as every engine of tables reads patterns."""
NEGATIVE: Final = r"^-[0-9.,]+(?:/[0-9]+)?%?$"
"""A negative number, which begins alike."""
WITHIN: Final = (
    rf"([;\t\r\n])([=@＝＠]{_REST}[{_HARM}]"
    rf"|[+＋－\-](?:[{_HARM}]|[^ 0-9{_HARM};\t\r\n]{_REST}[{_HARM}]"
    rf"|[ 0-9]{_REST}(?:[|｜]|[A-Za-z][(（]|[!！][^ ;\t\r\n])))"
)
"""What begins a cell where a spreadsheet parts them by semicolons, as an Indonesian one does, or by line ends.

A list with dashes or a sum stays as it is: functions, other programs and other files do the harm. Behind a dash and a
blank or a digit, brackets are those of a function only right after its name; ``- SK Camat (2024)`` begins an item.
"""

_LED, _NEGATIVE, _WITHIN = map(re.compile, (LED, NEGATIVE, WITHIN))


def harmless(text: str) -> str:
    """Return the text of a cell of CSV so that no spreadsheet takes it for a formula: with an apostrophe before it.

    >>> harmless("=1+1"), harmless("-0.5"), harmless("IKM")
    ("'=1+1", '-0.5', 'IKM')
    >>> harmless("IKM;=HYPERLINK(A1)")  # which a spreadsheet with a decimal comma parts
    "IKM;'=HYPERLINK(A1)"
    >>> harmless("Bukti;- SK Camat (2024)")  # an item of a list
    'Bukti;- SK Camat (2024)'
    """
    inner = _WITHIN.sub(r"\1'\2", text)
    return f"'{inner}" if _LED.match(text) and not _NEGATIVE.fullmatch(text) else inner


def frame_of(library: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Kind]) -> Any:
    """Return ``rows`` as a dataframe of ``"polars"``, ``"pandas"`` or ``"pyarrow"`` with these columns.

    In pandas, numbers are objects of :class:`~decimal.Decimal` and lists are lists.

    Raises:
        UnknownNameError: for another library.
        MissingExtraError: when it is not installed.
        FrameError: when a number has more digits than a column holds.
    """
    if library not in _MAKERS:
        raise UnknownNameError.among("kind of dataframe", library, _MAKERS)
    try:
        loaded = import_module(library)
    except ImportError:
        raise MissingExtraError(
            f"{library} is not installed", f"Install it with: pip install {library}", extra=library
        ) from None
    made = {name: [row[name] for row in rows] for name in columns}
    kinds = {
        name: f"{kind} {_places(name, made[name])}" if kind == "number" else kind for name, kind in columns.items()
    }
    return _MAKERS[library](loaded, made, kinds)


def _places(name: str, numbers: Sequence[Decimal | None]) -> int:
    """Return the most decimals in a column."""
    signs = [number.as_tuple() for number in numbers if number is not None]
    ends = [(len(sign.digits), sign.exponent) for sign in signs if isinstance(sign.exponent, int)]
    places = max((-exponent for _, exponent in ends), default=0)
    if any(digits + exponent + max(places, 0) > DIGITS for digits, exponent in ends):
        raise FrameError(
            f"a number of column {name!r} has more than {DIGITS} digits", "Take the rows: to_dicts().", column=name
        )
    return max(places, 0)


def _polars(library: Any, made: Mapping[str, Sequence[Any]], kinds: Mapping[str, str]) -> Any:
    types = {"text": library.String, "texts": library.List(library.String), "integer": library.Int64,
             "truth": library.Boolean}  # fmt: skip
    schema = {name: types.get(kind) or library.Decimal(DIGITS, _scale(kind)) for name, kind in kinds.items()}
    return library.DataFrame(made, schema=schema)


def _pandas(library: Any, made: Mapping[str, Sequence[Any]], kinds: Mapping[str, str]) -> Any:
    types = {"text": "str", "integer": "Int64", "truth": "boolean"}
    series = {name: library.Series(values, dtype=types.get(kinds[name], "object")) for name, values in made.items()}
    return library.DataFrame(series)


def _pyarrow(library: Any, made: Mapping[str, Sequence[Any]], kinds: Mapping[str, str]) -> Any:
    types = {"text": library.string(), "texts": library.list_(library.string()), "integer": library.int64(),
             "truth": library.bool_()}  # fmt: skip
    fields = [(name, types.get(kind) or library.decimal128(DIGITS, _scale(kind))) for name, kind in kinds.items()]
    return library.table(made, schema=library.schema(fields))


def _scale(kind: str) -> int:
    return int(kind.partition(" ")[2])


_MAKERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"polars": _polars, "pandas": _pandas, "pyarrow": _pyarrow}
)
