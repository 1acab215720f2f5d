"""The unkind table: indicators of every formula, rule and policy, and rows on every line where they are decided.

An indicator is drawn up from one entry of each list in turn, so that every entry of one meets most of every other. A
row holds the components ``a``, ``b``, ``c`` and a target; all indicators read the same columns.
"""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar

import sakip
from sakip import CategoryScale, Indicator, average, count, expression, external_score, growth, index, ratio
from sakip.figures.publishing import decimal_of
from sakip.formulas.achievement import AchievementRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sakip.tree import Formula

_Entry = TypeVar("_Entry")
_HALF = Fraction(1, 2)

COMPONENTS: Final = ("a", "b", "c")

Row: TypeAlias = "tuple[Any, Any, Any, Any]"
"""The components and the target: numbers, or None."""


# --- indicators -------------------------------------------------------------------------------------------------------


@sakip.formula(a=None, b=None, c=None)
def _capped(a: Any, b: Any, c: Any) -> Any:
    """A share that never exceeds another component, of a divisor that is never zero."""
    return sakip.smaller_of(a / sakip.larger_of(b, 1) * sakip.PERCENT, c)


@sakip.formula(a=None, b=None, c=None)
def _signed(a: Any, b: Any, c: Any) -> Any:
    """A divisor of either sign, and a zero in a branch not taken."""
    return sakip.larger_of(a / (b - c), c / b) * sakip.PERCENT


@sakip.formula(realisasi=None, target=None)
def _nearer(realisasi: Any, target: Any) -> Any:
    """The smaller over the larger."""
    return sakip.smaller_of(realisasi, target) / sakip.larger_of(realisasi, target) * sakip.PERCENT


@sakip.formula(realisasi=None, target=None)
def _half_way(realisasi: Any, target: Any) -> Any:
    """As far from half of the target as from all of it; the divisor is zero where they are equal."""
    return (2 * realisasi - target) / (target - realisasi / 2) * sakip.PERCENT


NEARER: Final = AchievementRule("nearer", _nearer, "on-target", "Uji", "M")
HALF_WAY: Final = AchievementRule("half-way", _half_way, "lower", "Uji", "M")

FORMULAS: Final[Sequence[tuple[Formula, str, Callable[[Fraction], tuple[Any, Any, Any]]]]] = (
    (ratio("a", "b"), "persen", lambda value: (10 * value, 1000, 0)),
    (count("a"), "bilangan", lambda value: (value, 0, 0)),
    (index({"a": "1/3", "b": "1/6", "c": "0.5"}), "nilai", lambda value: (value, value, value)),
    (external_score("a", assessor="Inspektorat", document="LHE"), "nilai", lambda value: (value, 0, 0)),
    (average(["a", "b", "c"]), "nilai", lambda value: (value - 1, value, value + 1)),
    (growth("a", "b"), "persen", lambda value: (1000 + 10 * value, 1000, 0)),
    (
        expression("(a - 0.5) / (a + b) * 100%"),
        "persen",
        lambda value: (_HALF + 10 * value, 1000 - _HALF - 10 * value, 0),
    ),
    (_capped, "persen", lambda value: (10 * value, 1000, value + 5)),
    (_signed, "persen", lambda value: (10 * value, 1003, 3)),
    (ratio("a", "b", scale="per 100.000"), "per 100.000", lambda value: (value, 100_000, 0)),
    (expression("(a + 2 * b) / 7"), "bilangan", lambda value: (5 * value, value, 0)),
)
"""Formulas with their units, and components that give a value wanted."""
RULES: Final[Sequence[dict[str, Any]]] = (
    {"polarity": "higher"},
    {"polarity": "lower-mirror"},
    {"polarity": "lower-inverse"},
    {"polarity": "stabilise"},
    {"rule": NEARER},
    {"polarity": "lower-inverse", "zero_target": "met-or-not"},
    {"rule": HALF_WAY, "zero_target": "met-or-not"},
    {},
)
LIMITS: Final[Sequence[dict[str, Any]]] = (
    {},
    {"cap": "120"},
    {"floor": "0", "cap": "100"},
    {"floor": "-12.345"},
    {"cap": "110.005"},
)
PLACES: Final[Sequence[tuple[int, int]]] = ((2, 2), (0, 1), (1, 0), (3, 4), (4, 2), (2, 0))
ROUNDINGS: Final = ("half-up", "truncate", "half-even")
COMPARED: Final[Sequence[Literal["published", "exact"]]] = ("published", "exact")

_DAY = date(2024, 12, 31)
_SKM = sakip.regulations.scale("skm", on=_DAY)
_CAPAIAN = sakip.regulations.scale("capaian", on=_DAY)


def _scale(
    key: str, closure: Any = "upper", edges: Sequence[Any] = (0, 50, "88.305", 100), **facts: Any
) -> CategoryScale:
    return CategoryScale.of(key, edges, [(f"{key}{place}", "") for place in range(1, len(edges))], closure, **facts)


SCALES: Final[Sequence[CategoryScale | None]] = (
    _SKM,
    _scale("atas"),
    _scale("bawah", "lower"),
    None,
    _scale("terdekat", beyond="nearest"),
    _scale("bulat", places=0, edges=(0, 50, "75.5", 100), beyond="nearest"),
    _scale("sempurna", classify_from="exact", places=None, beyond="nearest"),
    _scale("potong", places=1, rounding="truncate", closure="lower", edges=(None, 0, "33.3", "66.7", None)),
    _scale("eksak", classify_from="exact", rounding="half-even", edges=("-100", "62.5", "100.005", None)),
)
ACHIEVED: Final[Sequence[CategoryScale | None]] = (_CAPAIAN, None, *SCALES[:0:-1])


def indicators(step: int = 1) -> list[Indicator]:
    """Return the indicators, each code saying its formula; with a ``step`` only every so many of them."""
    return [_indicator(turn) for turn in range(0, 6 * len(FORMULAS), step)]


def _turned(entries: Sequence[_Entry], turn: int) -> _Entry:
    """Return the entry whose turn it is; each round begins one further, so that lists as long part ways."""
    return entries[(turn + turn // len(entries)) % len(entries)]


def _indicator(turn: int) -> Indicator:
    (formula, unit, _), (places, achievement_places) = _turned(FORMULAS, turn), _turned(PLACES, turn)
    return Indicator(
        code=f"{formula.kind.strip('_')}-{turn}",
        name=f"Indikator {turn}",
        unit=unit,
        formula=formula,
        places=places,
        achievement_places=achievement_places,
        rounding=_turned(ROUNDINGS, turn),
        achievement_from=_turned(COMPARED, turn),
        scale=_turned(SCALES, turn),
        achievement_scale=_turned(ACHIEVED, turn),
        **_turned(RULES, turn),
        **_turned(LIMITS, turn),
    )


# --- rows -------------------------------------------------------------------------------------------------------------

_USUAL: Final[Row] = (40, 50, 30, 80)
_LONG: Final = (
    10**12, 2 * 10**12 + 1, 10**14, 2 * 10**14, 4 * 10**14 + 1, 10**15, 2**53 + 1, 4 * 10**16, 10**17, 10**18 - 1,
    10**18, 2**63 - 1,
)  # fmt: skip
_SHORT: Final = tuple(Fraction(text) for text in ("0.01", "0.005", "0.0001", "0.000000001"))
_ODD: Final = (math.nan, math.inf, -math.inf, 1e300, 5e-324, 0.1234567891, -0.0, 0.1 + 0.2, 88.304999999999993)


def _everywhere() -> Iterator[Row]:
    """Yield what is unkind to any indicator: blanks, zeros and signs in every choice of cells."""
    for chosen in product((False, True), repeat=4):
        for instead in (None, 0, -1):
            a, b, c, target = (
                (usual if not taken else instead and instead * usual)
                for usual, taken in zip(_USUAL, chosen, strict=True)
            )
            yield a, b, c, target


def _extremes() -> Iterator[Row]:
    """Yield what is very long and very short."""
    sizes: tuple[int | Fraction, ...] = (*_LONG, *_SHORT)
    for size in sizes:
        yield from (
            (size, size - 1, 3, 80), (size, 7, size, size), (1, size, 1, size), (-size, 3, size, 80),
            (50, 60, 70, size), (-size, -size, -size, size), (size, Fraction(1, 100), 0, Fraction(1, 100)),
        )  # fmt: skip


def _decided(indicator: Indicator, made: Callable[[Fraction], tuple[Any, Any, Any]]) -> Iterator[Row]:
    """Yield what lies on the ends of bands, limits and ties, or a smallest step or half of one beside them."""
    for value in _lines(indicator.scale, indicator.places):
        yield (*made(value), 80)
    limits = [limit for limit in (indicator.floor, indicator.cap) if limit is not None]
    for achieved in _lines(indicator.achievement_scale, indicator.achievement_places, limits):
        yield (*made(achieved * 4 / 5), 80)
        yield (*made(160 - achieved * 4 / 5), 80)
        yield (*made(Fraction(100)), achieved)


def _lines(scale: CategoryScale | None, places: int, more: Sequence[Fraction] = ()) -> Iterator[Fraction]:
    edges = (edge for edge in (scale.edges if scale else ()) if edge is not None)
    for line in dict.fromkeys((*edges, *more, Fraction(1, 3))):
        for step in (-2, -1, 0, 1):
            yield Fraction(math.floor((line + Fraction(step, 2 * 10**places)) * 10**7), 10**7)


def rows(step: int = 1) -> Iterator[tuple[str | None, Row]]:
    """Yield the code of an indicator, or of none, with a row; of the indicators with that step, and the others once."""
    everywhere, extremes = list(dict.fromkeys(_everywhere())), list(_extremes())
    for turn, indicator in enumerate(indicators()):
        if turn % step:
            yield indicator.code, _USUAL
            continue
        share, (_, _, made) = turn // len(FORMULAS), _turned(FORMULAS, turn)
        for row in (*everywhere[share % 3 :: 3], *extremes[share::6], *_decided(indicator, made)):
            yield indicator.code, row
    yield from ((code, _USUAL) for code in (None, "tiada", "RATIO-0", "", " ratio-0"))


# --- as columns -------------------------------------------------------------------------------------------------------

KINDS: Final[Mapping[str, tuple[int, Sequence[str]]]] = {
    "float": (2, ("float", "float", "float", "float")),
    "float-4": (4, ("float", "float", "float", "float")),
    "integer": (2, ("integer", "integer", "integer", "integer")),
    "decimal": (4, ("decimal:4", "decimal:4", "decimal:4", "decimal:4")),
    "mixed": (3, ("integer", "float", "float", "integer")),
}
"""How many places the numbers of each table are declared to have, and the kinds of its columns."""


def table(kind: str, step: int = 1) -> tuple[dict[str, list[Any]], dict[str, str]]:
    """Return the columns of a table, and the kind of each: the caller's own before and after what is computed from."""
    _, kinds = KINDS[kind]
    every = [
        (code, tuple(_as(kind, value) for kind, value in zip(kinds, row, strict=True))) for code, row in rows(step)
    ]
    if kind.startswith("float"):
        every += [
            (code, (*_USUAL[:place], odd, *_USUAL[place + 1 :]))
            for code in [indicator.code for indicator in indicators(step)][:: len(RULES)]
            for odd in _ODD
            for place in range(4)
        ]
    columns: dict[str, list[Any]] = {
        "nomor": list(range(len(every))),
        "indicator": [code for code, _ in every],
        "a": [], "b": [], "period": ["2024"] * len(every), "c": [], "target": [],
        "catatan": [None if place % 3 else f"baris {place}" for place in range(len(every))],
    }  # fmt: skip
    for _, row in every:
        for name, value in zip((*COMPONENTS, "target"), row, strict=True):
            columns[name].append(value)
    numbers: dict[str, str] = dict(zip((*COMPONENTS, "target"), kinds, strict=True))
    return columns, {name: numbers.get(name, "integer" if name == "nomor" else "text") for name in columns}


def _as(kind: str, value: Any) -> Any:
    """Return a number as a column of that kind may hold it: near enough, where it cannot."""
    if value is None:
        return None
    if kind == "float":
        return float(value)
    if kind == "integer":
        return max(-(2**63), min(2**63 - 1, round(value)))
    places = int(kind.partition(":")[2])
    most = 10 ** (18 - places) - 1
    return decimal_of(round(max(-most, min(most, Fraction(value))) * 10**places), places)
