"""What is known of an indicator before any row is: its formula and its rule as programs of integers that fit.

An indicator is compiled for the columns it will read: each holds numbers with so many decimals. Its limit is the
largest amount, as a power of ten times four, up to which every integer on the way fits into 64 bits, whatever the rows
hold; a row beyond it is refused. The achievement is compiled the same way, over the published value and the target.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor, lcm
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve, field, frozen

from sakip.errors import FormulaError
from sakip.figures import rounding
from sakip.indicators import Indicator
from sakip.interpreters.columns import INT64, Compiled, Extent, columns_of
from sakip.interpreters.columns.dividing import Division, Kernel, in_two
from sakip.interpreters.columns.integers import Recorder, Step, kept, largest_of
from sakip.tree import Calculation, Component, Constant, Operator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.bands import CategoryScale
    from sakip.tree import Node

SPLIT: Final = "split"
_MOST: Final = INT64 - (INT64 >> 40)  # a limit is compared as a float, which may be so much off
_LIMITS: Final = tuple(4 * 10**power for power in range(16, -1, -2))
"""How large columns may be, unscaled: few sizes, so that the members of a frame have most of them in common."""

_RAISED: Final = 3  # so many places more keep what is looked at within 64 bits
_ANYTHING: Final[Mapping[str, int]] = MappingProxyType({})


@frozen
class Held:
    """How a column holds numbers: with so many ``places``, and ``exact_to`` an amount, up to which they are exact."""

    kind: Literal["integer", "float", "decimal", "word", "absent"]
    places: int
    exact_to: int

    def reach(self, limit: int) -> int:
        """Return how large amounts in such a column may be for a program that holds up to ``limit``."""
        return next((one for one in _LIMITS if one <= min(limit, self.exact_to)), -1)

    @classmethod
    def integers(cls) -> Held:
        """Return how a column of integers holds numbers."""
        return cls("integer", 0, INT64 // 2)

    @classmethod
    def floats(cls, places: int) -> Held:
        """Return how a column of floats does: up to 2**51 the float nearest to a decimal says which it is."""
        return cls("float", places, 2**51 // 10**places)

    @classmethod
    def decimals(cls, digits: int, places: int) -> Held:
        """Return how a column of decimals does, of which an engine may keep the digits it has when it multiplies."""
        return cls("decimal", places, min(10 ** max(0, digits - 2 * places), INT64 // 2 // 10**places))

    @classmethod
    def absent(cls) -> Held:
        """Return how a component is held that has no column: it is blank on every row."""
        return cls("absent", 0, INT64 // 2)

    @classmethod
    def words(cls) -> Held:
        """Return how a column holds words, which are not numbers at all."""
        return cls("word", 0, 0)


@frozen
class Look:
    """A quotient as somebody looks at it: rounded to ``places`` by ``rule``, or split at them, which rounds nothing."""

    rule: str
    places: int

    def of(self, value: Fraction) -> int:
        """Return what ``value`` looks like, as :class:`~sakip.interpreters.columns.dividing.Division` makes it."""
        above: int = value.numerator * 10**self.places
        below = value.denominator
        if self.rule == SPLIT:
            return above // below - -above // below
        return rounding(self.rule).divide(above, below)


@frozen
class Ladder:
    """The bands of a scale over a :class:`Look`: the first whose threshold is not exceeded, else the last.

    Below ``low`` and above ``high`` there is none.
    """

    look: Look
    thresholds: tuple[int, ...]
    codes: tuple[str, ...]
    low: int | None
    high: int | None
    edges: tuple[Fraction, ...]
    upper: bool

    @classmethod
    def of(cls, scale: CategoryScale, published: Look) -> Ladder:
        """Return the bands as they are found for a value that is published as it looks at ``published``."""
        places = published.places if scale.places is None else scale.places
        if scale.classify_from != "exact" and (scale.places is None or scale.places >= published.places):
            look = published
        elif scale.places is None:
            below = lcm(*(edge.denominator for edge in scale.edges if edge is not None))
            look = Look(SPLIT, next(digits for digits in range(places, 100) if 10**digits % below == 0))
        else:
            look = Look(scale.rounding, scale.places)
        power = 10**look.places * (2 if look.rule == SPLIT else 1)
        inner = [edge * power for edge in scale.edges[1:-1] if edge is not None]
        upper = scale.closure == "upper"
        low, high = (scale.edges[0], scale.edges[-1]) if scale.beyond == "error" else (None, None)
        return cls(
            look,
            tuple(floor(edge) if upper else ceil(edge) - 1 for edge in inner),
            tuple(band.code for band in scale.bands),
            None if low is None else ceil(low * power),
            None if high is None else floor(high * power),
            tuple(edge for edge in scale.edges[1:-1] if edge is not None),
            upper,
        )

    @property
    def alike(self) -> tuple[object, ...]:
        """What ladders have in common that differ in their places alone."""
        return self.look.rule == SPLIT, self.edges, self.upper, self.codes

    def raised(self, places: int) -> Ladder:
        """Return the ladder for the same look with more places, all noughts: the thresholds of the scale there."""
        more = places - self.look.places
        if not 0 < more <= _RAISED or self.look.rule == SPLIT:
            return self
        edges = [floor(edge * 10**places) if self.upper else ceil(edge * 10**places) - 1 for edge in self.edges]
        return evolve(self, look=evolve(self.look, places=places), thresholds=tuple(edges))


@frozen
class Program:
    """The steps of a compiled formula as far as a frame runs them: to what is divided, and by what."""

    steps: tuple[Step, ...]
    scale: Fraction
    above: int
    below: int
    zero: tuple[int, ...]

    @classmethod
    def of(cls, compiled: Compiled) -> Program:
        """Leave out the steps that multiply by the constants of the formula, which a look does with its own."""
        steps, (above, below, *zero) = kept(compiled.steps, [compiled.above, compiled.below, *compiled.zero])
        return cls(steps, compiled.scale, above, below, tuple(zero))


@frozen
class Stage:
    """A formula as a program over columns, with the looks that are taken at it.

    ``limit`` is how large, unscaled, the columns may be; where nothing fits there is no program, and the limit is -1.
    """

    program: Program | None
    limit: int
    published: Look
    ladder: Ladder | None
    splits: Mapping[Look, tuple[int, int]] = field(factory=dict)

    @property
    def look(self) -> Look:
        """How it is looked at to find its band."""
        return self.published if self.ladder is None else self.ladder.look

    def factors(self, look: Look) -> tuple[int, int, int]:
        """Return what the numerator is multiplied by, first and last, and the denominator."""
        if self.program is None:
            return 1, 1, 1
        return *self.splits[look], (self.program.scale * 10**look.places).denominator


@frozen
class Member:
    """An indicator as the rows of a frame are computed by it.

    ``held`` says how the columns of its components hold numbers, by the names the program knows them by, and
    ``divisors`` which of them divide as they are, and may not be negative; ``negative`` tells that its rule divides by
    the realisation, so that there is no achievement of a negative one.
    """

    indicator: Indicator
    held: Mapping[str, Held]
    divisors: frozenset[str]
    value: Stage
    achievement: Stage | None
    negative: bool

    @property
    def exact(self) -> bool:
        """Whether the rule takes the exact value, and so the components themselves."""
        return self.achievement is not None and self.indicator.achievement_from == "exact"

    @property
    def alike(self) -> tuple[object, ...]:
        """What those should have in common that stand beside each other."""
        one, other = self.value, self.achievement
        return (
            len(self.held),
            tuple(self.held),
            *(_shape(stage) for stage in (one, other)),
            str(self.indicator.cap),
            self.indicator.code,
        )


def _shape(stage: Stage | None) -> tuple[object, ...]:
    if stage is None:
        return ()
    ladder = () if stage.ladder is None else (*stage.ladder.codes, *stage.ladder.thresholds)
    steps = () if stage.program is None else tuple(_signature(stage.program))
    return (len(steps), steps, stage.published.places, tuple(map(str, ladder)))


def _signature(compiled: Program) -> Iterator[tuple[object, ...]]:
    for step in compiled.steps:
        yield (step.operation.value, step.of, step.name)


def member(
    indicator: Indicator, slots: Mapping[str, str], held: Mapping[str, Held], target: Held, kernel: Kernel
) -> Member:
    """Compile an indicator for the columns it reads.

    ``slots`` names for each component what the program calls its column; ``held`` says of those how they hold numbers.
    """
    places = {slot: how.places for slot, how in held.items()}
    published = Look(indicator.rounding, indicator.places)
    ladder = None if indicator.scale is None else Ladder.of(indicator.scale, published)
    tree = _renamed(indicator.formula.tree, {name: Component(slot) for name, slot in slots.items()})
    divisors = frozenset(node.name for node in _divisors(tree) if isinstance(node, Component))
    if indicator.predicates:
        return Member(indicator, held, divisors, Stage(None, 0, published, None), None, negative=False)
    value = _fitted(tree, places, published, ladder, kernel, dict.fromkeys(divisors, 0))
    if indicator.rule is None:
        return Member(indicator, held, divisors, value, None, negative=False)
    rule = indicator.rule.formula.tree
    negative = _divides_by_realisation(rule)
    least = {"target": 1} | ({"realisasi": 0} if negative else {})
    published = Look(indicator.rounding, indicator.achievement_places)
    scale = indicator.achievement_scale
    ladder = None if scale is None else Ladder.of(scale, published)
    places_ = {"realisasi": indicator.places, "target": target.places}
    if indicator.achievement_from == "exact":
        rule, places_ = _renamed(rule, {"realisasi": tree}), places | {"target": target.places}
        least = {"target": 1} | dict.fromkeys(divisors, 0)
    achievement = Stage(None, -1, published, ladder)
    if negative is not None:
        achievement = _fitted(rule, places_, published, ladder, kernel, least)
    return Member(indicator, held, divisors, value, achievement, negative=bool(negative))


def _renamed(tree: Node, nodes: Mapping[str, Node]) -> Node:
    match tree:
        case Component(name=name):
            return nodes.get(name, tree)
        case Constant():
            return tree
        case Calculation(operator=operator, left=left, right=right):
            return Calculation(operator, _renamed(left, nodes), _renamed(right, nodes))


def _divides_by_realisation(tree: Node) -> bool | None:
    """Tell whether a rule divides by the realisation alone; None when its divisors cannot be told by their look.

    A rule that divides by nothing but the target gives an achievement of a negative realisation, and one that divides
    by the realisation does not.
    """
    divisors = [node for node in _divisors(tree) if not isinstance(node, Constant)]
    names = [node.name if isinstance(node, Component) else "" for node in divisors]
    choices = {Operator.SMALLER, Operator.LARGER}
    chosen = any(isinstance(node, Calculation) and node.operator in choices for node in _nodes(tree))
    by_realisation = "realisasi" in names
    return None if "" in names or names.count("realisasi") > 1 or (by_realisation and chosen) else by_realisation


def _divisors(tree: Node) -> list[Node]:
    """Return what a tree divides by."""
    calculations = [node for node in _nodes(tree) if isinstance(node, Calculation)]
    return [node.right for node in calculations if node.operator is Operator.DIVIDE]


def _nodes(tree: Node) -> Iterator[Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Calculation):
            waiting += [node.left, node.right]


def _fitted(  # noqa: PLR0913, PLR0917  # a program, and all that is looked at of it
    tree: Node,
    places: Mapping[str, int],
    published: Look,
    ladder: Ladder | None,
    kernel: Kernel,
    least: Mapping[str, int] = _ANYTHING,
) -> Stage:
    """Compile with the largest limit with which all integers fit."""
    for limit in _LIMITS:
        most = {name: limit * 10**digits for name, digits in places.items()}
        extents = {name: Extent(least.get(name, -most[name]), most[name]) for name in places}
        try:
            compiled = columns_of(tree, places, extents)
        except FormulaError:
            continue
        program = Program.of(compiled)
        stage = Stage(program, limit, published, ladder)
        splits = {look: _split(program, look, kernel) for look in (published, stage.look)}
        fitting = {look: split for look, split in splits.items() if split is not None}
        if len(fitting) == len(splits):
            return evolve(stage, splits=fitting)
    return Stage(None, -1, published, ladder)


def _split(program: Program, look: Look, kernel: Kernel) -> tuple[int, int] | None:
    """Return the two factors with which all integers on the way to a look fit, if there are some."""
    factor = program.scale * 10**look.places
    whole = abs(factor.numerator)
    first, last = in_two(whole, kernel)
    splits = [(1, whole)] if look.rule == SPLIT else [(first, last)]
    while look.rule != SPLIT and kernel == "wide" and last > 1:
        last //= 10
        splits.append((whole // last, last))
    for first, last in splits:
        recorder = Recorder(program.steps)
        below = recorder.positive(recorder.times(factor.denominator, program.below))
        division = Division(recorder, look.rule, kernel)
        quotient(division, program.above, below, recorder.constant(first), recorder.constant(last))
        if largest_of(recorder.steps) <= _MOST:
            return first, last
    return None


def quotient(division: Division, above: int, below: int, first: int, last: int) -> int:
    """Write what a look of this rule sees of ``above * first * last / below``."""
    recorder = division.recorder
    if division.rule == SPLIT:
        return division.split(recorder.multiply(last, recorder.multiply(first, above)), below)
    return division.rounded(above, below, first, last)


def in_line(members: Sequence[Member]) -> list[Member]:
    """Return members so that those stand beside each other that have most in common."""
    return sorted(members, key=lambda one: repr(one.alike))
