"""The search: every named convention that makes a printed figure of a target and a realisation.

It is bounded: a few rules, three roundings, fewer places with zeros behind them, a ratio, a deviation, a cap the
uncapped figure exceeds. Each fit has a ``cost``, zero for an ordinary percentage; the plainest costs least. Only where
nothing fits the numbers as printed are they taken as rounded (:func:`hidden`).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from sakip.audit.cells import Reading
from sakip.audit.conventions import REPEATS, Convention, Form
from sakip.audit.programs import is_binary
from sakip.audit.rules import ACHIEVEMENT, RULES, caps
from sakip.figures import FRACTION_DIGITS, ROUNDINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sakip.audit.conventions import Inputs
    from sakip.audit.rules import Polarity
    from sakip.interpreters.exact import Pair

HUNDRED: Final = Fraction(100)
WIDEST: Final = Fraction(1, 2)
"""How many points inputs that are printed rounded may leave open and still explain a figure."""

NONE: Final = ""
RATIO: Final = "ratio"
DEVIATION: Final = "deviation"
PADDED_CUT: Final = "padded-cut"

_USUAL: Final = frozenset({"higher", "absorption"})
_COUNTER_RULES: Final = MappingProxyType({name: name for name in ("remaining", "shortfall-over-realisation")})
_RATIO_PLACES = 2
_COSTS: Final = MappingProxyType(
    {
        "unrounded": 1,
        "zero": 1,
        "padded": 2,
        "padded-cut": 7,
        "remaining": 2,
        "shortfall-over-realisation": 2,
        "ratio": 3,
        "cap": 3,
        "cap-unseen": 4,
        "floor": 3,
        "inside": 4,
        "deviation": 5,
        REPEATS: 6,
        "rounded": 8,
        "cut": 9,
    }
)


@frozen
class Fit:
    """A convention that makes a figure.

    ``needs`` names what it has to be backed by in other rows of the document, because it would explain too much alone:
    a form, or a rule; ``""`` where it stands by itself. ``beyond`` says that what comes out lies above 100, where a cap
    would show.
    """

    cost: int
    convention: Convention
    needs: str = NONE
    beyond: bool = False


@frozen
class Amounts:
    """The numbers of a row by one reading of its cells; ``figure`` is None where none is printed.

    ``percent`` says that a percent sign stands with it. ``scale`` is 100 where percentages are told as ratios.
    """

    base: Reading
    made: Reading
    figure: Reading | None
    percent: bool = False
    scale: int = 1

    @property
    def end(self) -> Fraction | None:
        """The end of a range nearest to the realisation (PermenPANRB 8/2021); None inside it and without one."""
        top = self.base.upper
        if top is None or self.base.value <= self.made.value <= top:
            return None
        return self.base.value if self.made.value < self.base.value else top

    @property
    def inside(self) -> bool:
        """Whether the realisation lies in the range that is the target."""
        return self.base.upper is not None and self.end is None

    def largest(self, rule: str) -> Fraction:
        """Return the largest number a program meets on its way to a percentage; zero where nothing is subtracted."""
        base, made = abs(self.base.value), abs(self.made.value)
        if RULES[rule].name in {"higher", "lower-inverse", "absorption"}:
            return Fraction(0)
        by = made if rule == "shortfall-over-realisation" else base
        return 100 * (2 * base + made) / by if by else Fraction(0)

    def percentage(self, rule: str) -> Pair | None:
        """Return the percentage by a rule as a numerator and a positive denominator; None where it has no value."""
        base = self.base.value if self.base.upper is None else self.end
        if base is None:  # it lies within the range
            return 100, self.scale
        pair = RULES[rule].of(base.as_integer_ratio(), self.made.value.as_integer_ratio())
        return pair if pair is None or self.scale == 1 else (pair[0], pair[1] * self.scale)


def fits(amounts: Amounts, polarity: Polarity, own_caps: Collection[Fraction] = ()) -> list[Fit]:
    """Return every convention that makes the figure of the numbers as printed, in no order."""
    if amounts.base.value == 0 and amounts.base.upper is None:
        found = list(_of_zero(amounts, polarity))
    else:
        found = [fit for rule in polarity.rules for fit in _by_rule(amounts, rule, polarity, own_caps)]
        if amounts.inside:
            found += [fit for rule in polarity.rules for fit in _by_ends(amounts, rule)]
    if amounts.figure is not None:
        found += _repeated(amounts, polarity)
    elif polarity.declared and "lower-inverse" in polarity.rules and amounts.base.value and not amounts.made.value:
        found.append(Fit(_COSTS["zero"], Convention(rule="lower-inverse", zero="none")))
    return found


@frozen
class _Compared:
    """A percentage in the form in which it is compared with a figure."""

    rule: str
    above: int
    below: int
    figure: Reading
    end: Fraction | None
    largest: Fraction
    form: Form = "percent"
    scale: int = field(init=False)
    counts: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        # the figure in units of its last decimal
        above, below = self.figure.value.as_integer_ratio()
        scale = 10**self.figure.places
        object.__setattr__(self, "scale", scale)
        object.__setattr__(self, "counts", above * scale // below)

    @property
    def is_exact(self) -> bool:
        return self.above * self.scale == self.counts * self.below

    @property
    def is_binary(self) -> bool:
        """Whether the figure differs from the exact one only as the binary numbers of a program do."""
        return is_binary((self.above, self.below), self.figure, self.largest)

    def rounded(self, rounding: str, places: int | None = None) -> bool:
        """Tell whether a rounding rule at so many places, those printed by default, makes the figure."""
        fewer = self.figure.places if places is None else places
        made = ROUNDINGS[rounding].divide(self.above * 10**fewer, self.below)
        return bool(made * 10 ** (self.figure.places - fewer) == self.counts)

    def convention(self, rounding: str = "half-up", places: int | None = None) -> Convention:
        """Call it."""
        printed = self.figure.places
        return Convention(
            rule=self.rule,
            places=printed if places is None else places,
            printed=printed,
            rounding=rounding,
            form=self.form,
            end=self.end,
        )


def _by_rule(amounts: Amounts, rule: str, polarity: Polarity, own_caps: Collection[Fraction]) -> Iterator[Fit]:
    pair, figure = amounts.percentage(rule), amounts.figure
    if pair is None or figure is None or (figure.value * 10**figure.places).denominator != 1:
        return
    compared = _Compared(rule, *pair, figure, amounts.end, amounts.largest(rule))
    extra, beyond = _COSTS.get(rule, 0), compared.above > 100 * compared.below
    percent = [*_printed(compared), *_padded(compared)]
    needs = _COUNTER_RULES.get(rule, NONE)
    for cost, convention in percent:
        yield Fit(cost + extra, convention, needs, beyond)
    usual = rule in _USUAL or polarity.declared or polarity.direction == "lower" == RULES[rule].better
    untold = needs or (NONE if usual else rule)
    for cost, convention in _limited(compared, own_caps, ratio=not amounts.percent):
        yield Fit(cost + extra, convention, untold, beyond)
    if not percent:
        for convention in _padded_cut(compared):
            yield Fit(_COSTS["padded-cut"] + extra, convention, needs or PADDED_CUT, beyond)
    if amounts.percent:
        return  # what is told in percent is no ratio and no deviation
    for cost, convention, unsure in _ratio(compared):
        yield Fit(cost + extra, convention, needs or RATIO if unsure else untold, beyond)
    if not percent and rule in _USUAL:
        above = compared.above - 100 * compared.below
        deviation = evolve(compared, above=above, form="deviation", largest=compared.largest + 100)
        for cost, convention in _printed(deviation):
            yield Fit(cost + extra + _COSTS["deviation"], convention, DEVIATION, beyond)


def _by_ends(amounts: Amounts, rule: str) -> Iterator[Fit]:
    """Yield the percentage by an end of a range although the realisation lies within it, which makes it 100."""
    base = amounts.base
    assert base.upper is not None  # noqa: S101  # looked at by the caller
    for end in (base.value, base.upper):
        alone = evolve(amounts, base=evolve(base, value=end, upper=None))
        pair, figure = alone.percentage(rule), amounts.figure
        if pair is None or figure is None or (figure.value * 10**figure.places).denominator != 1:
            continue
        for cost, convention in _printed(_Compared(rule, *pair, figure, end, alone.largest(rule))):
            yield Fit(cost + _COSTS["inside"], evolve(convention, inside=True), NONE, pair[0] > 100 * pair[1])


def _printed(compared: _Compared) -> Iterator[tuple[int, Convention]]:
    """Yield how a percentage is rounded to the decimals printed.

    What needs no rounding is called exact; what half-up and half-even round alike is called half-up.
    """
    if compared.is_exact:
        yield 0, compared.convention("exact")
    elif compared.is_binary:
        yield _COSTS["unrounded"], compared.convention("unrounded")
    elif abs(compared.above * compared.scale - compared.counts * compared.below) > compared.below:
        return
    elif compared.figure.places > FRACTION_DIGITS:
        if compared.rounded("half-up"):
            yield _COSTS["unrounded"], compared.convention("unrounded")
        elif compared.rounded("truncate"):
            yield 0, compared.convention("truncate")
    else:
        fitting = [name for name in ROUNDINGS if compared.rounded(name)]
        for name in fitting:
            if name != "half-even" or "half-up" not in fitting:
                yield 0, compared.convention(name)


def _padded(compared: _Compared) -> Iterator[tuple[int, Convention]]:
    """Yield a percentage that is rounded to fewer decimals than are printed, with zeros behind them."""
    fewer, rest = compared.figure.places, compared.counts
    if not fewer or rest % 10 or compared.rounded("half-up") or compared.rounded("truncate"):
        return
    while fewer and rest % 10 == 0:
        fewer, rest = fewer - 1, rest // 10
        if compared.rounded("half-up", fewer):
            yield _COSTS["padded"], compared.convention(places=fewer)
            return


def _padded_cut(compared: _Compared) -> Iterator[Convention]:
    """Yield a percentage whose decimals are cut off, with zeros in their place: 68,00 for 68,75."""
    fewer, rest = compared.figure.places, compared.counts
    while fewer and rest % 10 == 0:
        fewer, rest = fewer - 1, rest // 10
        if compared.rounded("truncate", fewer):
            yield compared.convention("truncate", fewer)
            return


def _ratio(compared: _Compared) -> Iterator[tuple[int, Convention, bool]]:
    """Yield how a percentage is printed as a ratio: 1,08 for 108%, its zeros dropped or not.

    One rounded to a single decimal says so little that it is not sure to be one.
    """
    figure = compared.figure
    counts, scale = figure.value.as_integer_ratio()
    if not counts or abs(compared.above * scale - 100 * counts * compared.below) > 100 * compared.below * scale:
        return  # a zero is a zero percentage first
    ratio = evolve(compared, below=100 * compared.below, form="ratio", largest=compared.largest / 100)
    wide = evolve(figure, places=max(figure.places, _RATIO_PLACES))
    found = [(cost + _COSTS["ratio"], made, False) for cost, made in _printed(evolve(ratio, figure=wide))]
    if not found and figure.places == 1:
        found = [(cost + _COSTS["ratio"], made, True) for cost, made in _printed(ratio)]
    yield from found


def _limited(compared: _Compared, own_caps: Collection[Fraction], *, ratio: bool) -> Iterator[tuple[int, Convention]]:
    """Yield the limit a figure was brought to, where it lies beyond that limit and equals it in print."""
    value = compared.figure.value
    if compared.above < 0 and value == 0:
        yield _COSTS["floor"], evolve(compared.convention(), floor=True)
    if compared.above <= 100 * compared.below:
        return
    forms: list[tuple[Form, Fraction]] = [("percent", value)]
    if ratio and compared.figure.places >= _RATIO_PLACES:
        forms.append(("ratio", value * 100))
    for form, cap in forms:
        held = caps().get(cap)
        if (held or cap in own_caps) and compared.above * cap.denominator > cap.numerator * compared.below:
            cost = _COSTS["cap"] if cap in own_caps or (held and held.basis) else _COSTS["cap-unseen"]
            yield cost + _COSTS.get(form, 0), evolve(compared.convention(), form=form, cap=cap)


def _of_zero(amounts: Amounts, polarity: Polarity) -> Iterator[Fit]:
    """Yield what is printed where a percentage of zero is asked for, which has no value."""
    rule = polarity.rules[0]
    figure = amounts.figure
    if figure is None:
        yield Fit(_COSTS["zero"], Convention(rule=rule, zero="none"))
    elif figure.value == 0:
        yield Fit(_COSTS["zero"], Convention(rule=rule, zero="0", places=figure.places, printed=figure.places))
    elif figure.value == HUNDRED and (amounts.made.value == 0 or polarity.direction != "lower"):
        yield Fit(_COSTS["zero"], Convention(rule=rule, zero="100", places=figure.places, printed=figure.places))


def _repeated(amounts: Amounts, polarity: Polarity) -> Iterator[Fit]:
    """Yield the column that repeats the realisation, unless the figure is the percentage of another rule."""
    figure = amounts.figure
    if figure is None or figure.value != amounts.made.value or polarity.rules[0] not in ACHIEVEMENT:
        return
    higher = amounts.percentage("higher")
    if higher is not None and higher[0] == figure.value * higher[1]:
        return
    convention = Convention(rule=REPEATS, places=figure.places, printed=figure.places)
    yield Fit(_COSTS[REPEATS], convention, NONE if figure.value else REPEATS)


# --- inputs that are printed rounded ----------------------------------------------------------------------------------


def hidden(amounts: Amounts, polarity: Polarity, widest: Fraction = WIDEST) -> list[Fit]:
    """Return the rules that make the figure of inputs that were rounded, or cut off, to what is printed.

    An input takes part when it is printed with decimals, or is an amount of money, and when what it leaves open is not
    wider than ``widest`` points.
    """
    figure = amounts.figure
    if figure is None or amounts.base.upper is not None or amounts.base.value <= 0 or amounts.made.value < 0:
        return []
    if amounts.base.value == amounts.made.value:
        return []  # what is printed alike was met, however it was rounded
    found: list[Fit] = []
    kinds: tuple[Inputs, ...] = ("rounded", "cut")
    half = Fraction(1, 2 * 10**figure.places)
    near = [rule for rule in polarity.rules if _within(amounts, rule, figure.value, widest + half)]
    for kind, rule in product(kinds, near):
        for moved in ("both", "base", "made"):
            span = _open_ends(amounts, rule, kind, moved, widest)
            if span is not None and span[0] < figure.value + half and span[1] >= figure.value - half:
                places = figure.places
                convention = Convention(rule=rule, places=places, printed=places, inputs=kind)
                found.append(Fit(_COSTS[kind] + _COSTS.get(rule, 0), convention))
                break
        if found and kind == "rounded" and rule == near[-1]:
            break  # what rounding explains needs no cutting off
    return found


def _within(amounts: Amounts, rule: str, value: Fraction, reach: Fraction) -> bool:
    """Tell whether a percentage of the numbers as printed is near enough to a figure for ends that far apart."""
    pair = amounts.percentage(rule)
    if pair is None:
        return False
    (above, below), (figure, scale) = pair, value.as_integer_ratio()
    return abs(above * scale - figure * below) * reach.denominator <= reach.numerator * below * scale


def _open_ends(
    amounts: Amounts, rule: str, kind: Inputs, moved: str, widest: Fraction
) -> tuple[Fraction, Fraction] | None:
    """Return between which percentages the figure may lie, None where that is too wide or the same as printed."""
    ends: list[tuple[Pair, ...]] = []
    for name, read in (("base", amounts.base), ("made", amounts.made)):
        takes_part = moved in {"both", name} and (read.places or RULES[rule].base == "pagu")
        above, below = read.value.as_integer_ratio()
        if not takes_part:
            ends.append(((above, below),))
            continue
        halves = 2 * 10**read.places  # of its last decimal
        above, below, half = above * halves, below * halves, below
        ends.append(
            ((above - half, below), (above + half, below))
            if kind == "rounded"
            else ((above, below), (above + 2 * half, below))
        )
    if all(len(end) == 1 for end in ends) or ends[0][0][0] <= 0:
        return None
    pairs = [RULES[rule].of(base, made) for base, made in product(*ends)]
    known = sorted(Fraction(*pair) for pair in pairs if pair is not None)
    if len(known) < len(pairs) or known[-1] - known[0] > widest:
        return None
    return known[0], known[-1]
