"""Bands between thresholds: every value between the outermost ones falls into exactly one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks, looks, wording
from sakip.errors import NumberError, OutOfScaleError, ScaleError, quoted
from sakip.figures import FRACTION_DIGITS, number, plain, rounding, write_en

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sakip.figures import NumberLike

Closure: TypeAlias = Literal["upper", "lower"]
"""Which end belongs to a band: ``"upper"`` is (lo, hi], ``"lower"`` is [lo, hi)."""
Beyond: TypeAlias = Literal["error", "nearest"]
"""What becomes of values outside a scale: an error, or the nearest band."""

MOST_BANDS: Final = 100
"""How many bands a scale may have."""


@frozen
class CategoryBand:
    """One band: its code and label, its ends, and whether each end belongs to it; None is an open end.

    ``lower`` belongs to it when ``lower_included``, ``upper`` when ``upper_included``; ``value in band`` tells of an
    exact value whether it does. ``code`` is short, ``label`` what it means: BB, Sangat Baik.

    Raises:
        ScaleError: when it ends below where it begins, or an open end is said to belong to it.
    """

    code: str
    label: str
    lower: Fraction | None
    upper: Fraction | None
    lower_included: bool
    upper_included: bool

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            what = f"band {quoted(self.code)} begins at {_shown(self.lower)} and ends at {_shown(self.upper)}"
            raise ScaleError(what, "Exchange them.", fault="scale-not-rising", low=self.lower, high=self.upper)
        if (self.lower is None and self.lower_included) or (self.upper is None and self.upper_included):
            raise ScaleError(f"an open end belongs to band {quoted(self.code)}", "Nothing is there to belong to it.")

    def __contains__(self, value: Fraction) -> bool:
        if self.lower is not None and (value < self.lower or (value == self.lower and not self.lower_included)):
            return False
        return self.upper is None or value < self.upper or (value == self.upper and self.upper_included)

    def interval(self, lang: str = "en") -> str:
        """Write the band as an interval in plain numbers: ``(70, 80.5]``, or ``(70; 80,5]`` in Indonesian."""
        low = "-∞" if self.lower is None else plain(self.lower)
        high = "∞" if self.upper is None else plain(self.upper)
        text = f"{'[' if self.lower_included else '('}{low}, {high}{']' if self.upper_included else ')'}"
        return text.replace(", ", "; ").replace(".", ",") if lang == "id" else text


@frozen
class CategoryScale:
    """Bands that cover every value between their outermost thresholds exactly once.

    Make one with :meth:`of`.

    Attributes:
        key: the name of the scale.
        edges: the thresholds, rising; the first and the last may be None, an open end.
        bands: the bands between them, lowest first.
        closure: which end belongs to a band: ``"upper"`` is (lo, hi], ``"lower"`` is [lo, hi).
        title: what people call it.
        places: how many decimals a value is rounded to before it is looked up; None is not at all.
        rounding: the rule it is rounded by.
        beyond: what becomes of values outside: ``"error"``, or ``"nearest"`` for the outermost band.
        classify_from: whether the ``"published"`` or the ``"exact"`` value of an indicator is looked up.
        source: where the scale comes from.
        clause: where in that it stands.
        confidence: how sure that is, by the flags of :mod:`sakip.regulations`; all but T and C make it a reading.
        note: what else a reader should know.
        reading: which of several readings of a printed table this is.
        in_force: the first day of its regulation.
        until: the last one.

    Raises:
        ScaleError: when the bands are not those that thresholds and closure make; or as :meth:`of` does.
        UnknownNameError: when no rounding rule has that name.
    """

    key: str
    edges: tuple[Fraction | None, ...]
    bands: tuple[CategoryBand, ...]
    closure: Closure
    title: str = ""
    places: int | None = 2
    rounding: str = "half-up"
    beyond: Beyond = "error"
    classify_from: Literal["published", "exact"] = "published"
    source: str = ""
    clause: str = ""
    confidence: str = ""
    note: str = ""
    reading: str = ""
    in_force: date | None = None
    until: date | None = None
    _inner: tuple[Fraction, ...] = field(init=False, eq=False, repr=False)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        _check(self.key, self.edges, [band.code for band in self.bands], self.closure)
        _check_policy(self.key, self)
        if self.bands != _cut(self.edges, [(band.code, band.label) for band in self.bands], self.closure):
            what = f"the bands of scale {self.key!r} are not those between its thresholds"
            raise ScaleError(what, "Make the scale with CategoryScale.of.")
        object.__setattr__(self, "_inner", tuple(edge for edge in self.edges[1:-1] if edge is not None))

    @classmethod
    def of(
        cls,
        key: str,
        edges: Sequence[NumberLike | None],
        bands: Sequence[tuple[str, str]],
        closure: Closure,
        **facts: object,
    ) -> CategoryScale:
        """Make a scale of ``n + 1`` rising thresholds and ``n`` bands ``(code, label)``, lowest first.

        The first and the last threshold belong to their bands; either may be None for an open end. ``facts`` are the
        further attributes of the class, by name: ``title``, ``places``, ``rounding``, ``beyond``, ``classify_from``,
        ``source``, ``clause``, ``confidence``, ``note``, ``reading``, ``in_force`` and ``until``.

        Raises:
            ScaleError: when the thresholds do not rise, or do not fit the bands; when a band is no pair; or a policy is
                none of those above.
            UnknownNameError: when no rounding rule has that name.
            NumberError: when a threshold is no number.
        """
        exact = tuple(None if edge is None else number(edge) for edge in edges)
        given: Sequence[object] = bands
        for band in given:
            if not isinstance(band, tuple | list) or len(band) != 2:
                what = f"scale {key!r} has a band {quoted(band)}, which is no pair"
                raise ScaleError(what, "Give every band its code and its label: ('BB', 'Sangat Baik').")
        _check(key, exact, [code for code, _ in bands], closure)
        made = _cut(exact, bands, closure)
        return cls(key, exact, made, closure, **facts)  # type: ignore[arg-type]  # attrs checks the names

    def holds_in(self, first: date, last: date) -> bool:
        """Tell whether its regulation is in force on some day from ``first`` to ``last``."""
        return (self.in_force is None or self.in_force <= last) and (self.until is None or first <= self.until)

    def classify(self, value: NumberLike) -> CategoryBand:
        """Return the one band ``value`` falls into, after rounding it the scale's way.

        Raises:
            OutOfScaleError: when it lies outside and ``beyond`` is ``"error"``.
            NumberError: when it is no number.
        """
        return self.band_of(self.rounded(number(value)))

    def rounded(self, value: Fraction) -> Fraction:
        """Return ``value`` the way it is looked up."""
        if self.places is None:
            return value
        scale: int = 10**self.places
        return Fraction(rounding(self.rounding).divide(value.numerator * scale, value.denominator), scale)

    def band_of(self, value: Fraction) -> CategoryBand:
        """Return the band of an exact value, without rounding it.

        Raises:
            OutOfScaleError: when it lies outside and ``beyond`` is ``"error"``.
        """
        low, high = self.edges[0], self.edges[-1]
        if self.beyond == "error" and ((low is not None and value < low) or (high is not None and value > high)):
            raise OutOfScaleError(
                f"{_shown(value)} lies outside scale {self.key!r}, which covers {self.covers()}",
                "Check the value, or choose a scale with beyond = 'nearest'.",
                value=value,
            )
        find = bisect_left if self.closure == "upper" else bisect_right
        return self.bands[find(self._inner, value)]

    def covers(self) -> str:
        """Write the range the scale covers, in plain numbers."""
        low, high = self.edges[0], self.edges[-1]
        if low is None or high is None:
            if low is not None:
                return f"everything from {plain(low)}"
            return "everything" if high is None else f"everything up to {plain(high)}"
        return f"{plain(low)} to {plain(high)}"

    def label(self, lang: str = "id") -> str:
        """Name the scale and the range it covers."""
        low, high = self.edges[0], self.edges[-1]
        ends = (
            f"{'…' if low is None else wording.spoken(low, lang)}–{'…' if high is None else wording.spoken(high, lang)}"
        )
        return f"{self.title or self.key} ({ends})"

    def band(self, code: str) -> CategoryBand | None:
        """Return the band with this code, if there is one."""
        return next((band for band in self.bands if band.code == code), None)

    def rank(self, code: str) -> int | None:
        """Return the place of a band, 0 for the lowest, if there is one with this code."""
        return next((place for place, band in enumerate(self.bands) if band.code == code), None)


def _shown(value: Fraction) -> str:
    try:
        return write_en(value)
    except NumberError:
        return f"{write_en(value, FRACTION_DIGITS)}…"


def _cut(edges: Sequence[Fraction | None], bands: Sequence[tuple[str, str]], closure: str) -> tuple[CategoryBand, ...]:
    """Return the bands between thresholds, the outermost of which belong to theirs."""
    upper = closure == "upper"
    return tuple(
        CategoryBand(
            code,
            label,
            edges[place],
            edges[place + 1],
            lower_included=edges[place] is not None and (not upper or place == 0),
            upper_included=edges[place + 1] is not None and (upper or place == len(bands) - 1),
        )
        for place, (code, label) in enumerate(bands)
    )


def _check_policy(key: str, scale: CategoryScale) -> None:
    rounding(scale.rounding)
    facts: Mapping[str, object]
    for name, accepted in (("beyond", ("error", "nearest")), ("classify_from", ("published", "exact"))):
        given = getattr(scale, name)
        if given not in accepted:
            what = f"scale {key!r} has {name} {quoted(given)}"
            facts = {"value": given, "name": name, "known": accepted}
            raise ScaleError(what, f"Write {' or '.join(map(repr, accepted))}.", fault="scale-choice", **facts)
    places: object = scale.places
    if places is None or (isinstance(places, int) and not isinstance(places, bool) and 0 <= places <= FRACTION_DIGITS):
        return
    what = f"scale {key!r} has places {quoted(places)}"
    facts = {"value": places, "limit": FRACTION_DIGITS}
    raise ScaleError(what, f"Write 0 to {FRACTION_DIGITS}, or None.", fault="places-range", **facts)


def _check(key: str, edges: Sequence[Fraction | None], codes: Sequence[str], closure: str) -> None:
    if closure not in {"upper", "lower"}:
        raise ScaleError(
            f"scale {key!r} has closure {quoted(closure)}", "Write 'upper' for (a, b] or 'lower' for [a, b)."
        )
    if not codes or len(codes) > MOST_BANDS or len(edges) != len(codes) + 1:
        raise ScaleError(
            f"scale {key!r} has {len(codes)} bands and {len(edges)} thresholds",
            f"Give 1 to {MOST_BANDS} bands and one threshold more than bands.",
            fault="scale-counts",
            bands=len(codes),
            edges=len(edges),
        )
    twice = {code for code in codes if codes.count(code) > 1}
    if twice:
        facts = {"name": min(twice)}
        what = f"scale {key!r} has band {min(twice)!r} twice"
        raise ScaleError(what, "Give every band a code of its own.", fault="scale-band-twice", **facts)
    inner = edges[1:-1]
    if None in inner:
        what = f"scale {key!r} has an open threshold between two bands"
        raise ScaleError(what, "Only the outermost may be open.", fault="scale-open-inside")
    known = [edge for edge in edges if edge is not None]
    for low, high in pairwise(known):
        if low >= high:
            raise ScaleError(
                f"the thresholds of scale {key!r} do not rise: {plain(low)} is followed by {plain(high)}",
                "List them from the lowest to the highest.",
                fault="scale-not-rising",
                low=low,
                high=high,
            )
