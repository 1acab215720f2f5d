"""The pipeline: from the columns of a row to its value, its achievement, their categories, or the reasons why not.

It is the scalar assessment over again, in cells: the same questions in the same order. Every number in it is an integer
that fits, on every row: what is blank, beyond its limit or zero is taken for a harmless number, and told by its reason.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.assessment.results import STATUS_OF, Reason, Status
from sakip.frames.layout import Cell
from sakip.frames.stages import PLENTY, Bands, Members, Staged
from sakip.frames.words import Words, no_words
from sakip.interpreters.columns import LARGEST_QUOTIENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sakip.frames.members import Look, Member
    from sakip.frames.sheet import Sheet
    from sakip.interpreters.columns.dividing import Kernel

_HUNDRED: Final = Fraction(100)

_PLACES: Final[Mapping[Reason, int]] = MappingProxyType({reason: 1 + place for place, reason in enumerate(Reason)})


@frozen
class Why:
    """Why a row has no number: the place of its reason among all, counted from 1, or 0; and which are ``possible``."""

    place: Cell
    possible: frozenset[Reason]

    def holds(self, sheet: Sheet, reason: Reason) -> Cell:
        """Tell whether it is this reason."""
        return sheet.equal(self.place, sheet.constant(_PLACES[reason]))

    def none(self, sheet: Sheet) -> Cell:
        """Tell whether there is none."""
        return sheet.equal(self.place, sheet.constant(0))


@frozen
class Input:
    """A column that a program reads: its integers, and whether a row is blank in it, or lies within its limit."""

    scaled: Cell
    blank: Cell
    within: Cell


@frozen
class Outcome:
    """What a row comes to: why it has no value, or no achievement, and the cells of the columns that are added."""

    why: Why
    missed: Why
    cells: dict[str, Cell]


class Pipeline:
    """Writes the cells of an assessment for ``members``, which stand in the order of ``member``."""

    def __init__(self, sheet: Sheet, members: Sequence[Member], member: Cell, kernel: Kernel) -> None:
        self._sheet = sheet
        self._all = members
        self._members = Members(sheet, member, len(members))
        self._kernel: Kernel = kernel
        self._nothing = sheet.constant(0)
        self._power = self._members.numbers([10**one.indicator.places for one in members])

    def outcome(
        self,
        inputs: Mapping[str, Input],
        target: Input,
        states: Sequence[tuple[Reason, Cell]],
        words: Words | None = None,
        *,
        scaled: bool,
    ) -> Outcome:
        """Return what rows come to; ``inputs`` by the names programs know them by."""
        sheet, members = self._sheet, self._members
        words = words or no_words(sheet)
        for name, given in inputs.items():
            sheet.name(name, given.scaled)
        stages = [member.value for member in self._all]
        staged = Staged(members, stages, self._kernel)
        value = staged.seen([stage.published for stage in stages])
        bands = Bands(members, [stage.ladder for stage in stages])
        looked = self._looked(value, staged, [stage.published for stage in stages], [stage.look for stage in stages])
        blank, within = self._gathered(inputs)
        why = self._first(
            (Reason.UNKNOWN_INDICATOR, sheet.equal(members.cell, sheet.constant(members.count))),
            *states,
            (Reason.NOT_REPORTED, blank[0]),
            (Reason.MISSING_COMPONENT, blank[1]),
            (Reason.UNKNOWN_PREDICATE, words.strange),
            (Reason.OUT_OF_BOUNDS, sheet.no(within)),
            (Reason.ZERO_DENOMINATOR, staged.zero),
            (Reason.OUT_OF_BOUNDS, self._beyond(value)),
            (Reason.OUT_OF_RANGE, bands.outside(looked)),
        )
        computed = sheet.every([why.none(sheet), sheet.no(words.worded)])
        achieved, missed, band = self._achieved(value, staged, inputs, target, why, words)
        reached = missed.none(sheet)
        achieved_power = members.numbers([10**member.indicator.achievement_places for member in self._all])
        cells = {
            "status": self._status(why),
            "reason": self._text(why),
            "value": sheet.only(computed, sheet.decimal(value, self._power)),
            "achievement": sheet.only(reached, sheet.decimal(achieved, achieved_power)),
            "achievement_reason": self._text(missed),
            "category": bands.code(computed, looked),
            "achievement_category": band,
        }
        if scaled:
            cells |= {
                "value_scaled": sheet.only(computed, value),
                "achievement_scaled": sheet.only(reached, achieved),
            }
        return Outcome(why, missed, cells)

    # --- the achievement ---

    def _achieved(  # noqa: PLR0913, PLR0917  # all that is known of a row
        self, value: Cell, valued: Staged, inputs: Mapping[str, Input], target: Input, why: Why, words: Words
    ) -> tuple[Cell, Why, Cell]:
        """Return the achievement, why there is none, and its band."""
        sheet, members, nothing = self._sheet, self._members, self._nothing
        stages = [member.achievement for member in self._all]
        exact = [member.exact for member in self._all]
        held = self._held(value, inputs)
        realised = members.each([valued.above if one else value for one in exact])
        sheet.name("realisasi", sheet.pick(held, value, nothing))
        if any(exact):
            for name, given in inputs.items():
                sheet.name(name, sheet.pick(held, given.scaled, nothing))
        sheet.name("target", sheet.choose(sheet.constant(1), target.scaled, target.scaled, sheet.constant(1)))
        staged = Staged(members, stages, self._kernel)
        lost = sheet.below(realised, nothing)
        unaimed = sheet.equal(target.scaled, nothing)
        lenient = members.truths(member.indicator.zero_target == "met-or-not" for member in self._all)
        met_or_not, met = sheet.every([unaimed, lenient]), sheet.equal(realised, nothing)

        def limited(cell: Cell, looks: Sequence[Look | None]) -> Cell:
            full = members.numbers([0 if look is None else look.of(_HUNDRED) for look in looks])
            cell = sheet.pick(met_or_not, sheet.pick(met, full, nothing), cell)
            return self._limited(cell, looks)

        published = [None if stage is None else stage.published for stage in stages]
        looks = [None if stage is None else stage.look for stage in stages]
        achieved = limited(staged.seen(published), published)
        looked = (
            achieved
            if looks == published
            else limited(self._looked(nothing, staged, [None] * len(looks), looks), looks)
        )
        missed = self._first(
            (Reason.NO_TARGET, sheet.every([target.blank, sheet.no(words.asked)])),
            (Reason.ORDINAL_TARGET, words.ranked),
            (Reason.UNKNOWN_PREDICATE, sheet.some([words.asked, words.worded])),
            (Reason.NO_POLARITY, members.truths(stage is None for stage in stages)),
            (Reason.OUT_OF_BOUNDS, sheet.no(sheet.every([target.within, held]))),
            (Reason.NEGATIVE_TARGET, sheet.below(target.scaled, nothing)),
            (Reason.ZERO_TARGET, sheet.every([unaimed, sheet.some([sheet.no(lenient), lost])])),
            (Reason.ZERO_DENOMINATOR, sheet.every([staged.zero, sheet.no(unaimed)])),
            (
                Reason.NEGATIVE_REALISATION,
                sheet.every([members.truths(member.negative for member in self._all), lost]),
            ),
            (Reason.OUT_OF_BOUNDS, self._beyond(achieved)),
        )
        place = sheet.pick(why.none(sheet), missed.place, why.place)
        missed = Why(place, why.possible | missed.possible)
        bands = Bands(members, [None if stage is None else stage.ladder for stage in stages])
        reached = sheet.every([missed.none(sheet), sheet.no(bands.outside(looked))])
        return achieved, missed, bands.code(reached, looked)

    def _held(self, value: Cell, inputs: Mapping[str, Input]) -> Cell:
        """Tell whether what is compared with the target lies within the limit of the rule."""
        sheet, members = self._sheet, self._members
        limits = [-1 if one.achievement is None else one.achievement.limit for one in self._all]
        limit = members.each([sheet.real(float(most)) for most in limits])
        held = sheet.at_most(sheet.size(sheet.decimal(value, self._power)), limit)
        if not any(member.exact for member in self._all):
            return held
        return members.each([self._all_within(one, inputs) if one.exact else held for one in self._all])

    def _all_within(self, member: Member, inputs: Mapping[str, Input]) -> Cell:
        """Tell whether the components of a member lie within the limit of its rule, where that takes them directly."""
        sheet, stage = self._sheet, member.achievement
        if stage is None:
            return sheet.certain(True)
        held = []
        for slot, how in member.held.items():
            most = sheet.constant(stage.limit * 10**how.places)
            held.append(sheet.at_most(sheet.size(inputs[slot].scaled), most))
        return sheet.every(held)

    def _limited(self, achieved: Cell, looks: Sequence[Look | None]) -> Cell:
        """Apply floor and cap, which commutes with rounding."""
        sheet, pairs = self._sheet, list(zip(looks, self._all, strict=True))
        caps = [PLENTY if not look or one.indicator.cap is None else look.of(one.indicator.cap) for look, one in pairs]
        floors = [
            -PLENTY if not look or one.indicator.floor is None else look.of(one.indicator.floor) for look, one in pairs
        ]
        if min(caps) < PLENTY:
            cap = self._members.numbers(caps)
            achieved = sheet.choose(achieved, cap, achieved, cap)
        if max(floors) > -PLENTY:
            floor = self._members.numbers(floors)
            achieved = sheet.choose(floor, achieved, achieved, floor)
        return achieved

    # --- parts of both ---

    def _looked(
        self, published: Cell, staged: Staged, seen: Sequence[Look | None], looks: Sequence[Look | None]
    ) -> Cell:
        """Return the quotient as the ladders look at it, where that is not as it is published."""
        other = [None if look == known else look for look, known in zip(looks, seen, strict=True)]
        if not any(look is not None for look in other):
            return published
        apart = staged.seen(other)
        return self._members.each([published if look is None else apart for look in other])

    def _gathered(self, inputs: Mapping[str, Input]) -> tuple[tuple[Cell, Cell], Cell]:
        """Tell whether all components of a row are blank, or one of them, and whether all lie within their limits."""
        sheet, each = self._sheet, self._members.each
        mine = [[inputs[slot] for slot in member.held] for member in self._all]
        every = each([sheet.every(one.blank for one in of) for of in mine])
        some = each([sheet.some(one.blank for one in of) for of in mine])
        return (every, some), each([sheet.every(one.within for one in of) for of in mine])

    def _beyond(self, cell: Cell) -> Cell:
        """Tell whether a quotient is longer than the kernel divides."""
        return self._sheet.below(self._sheet.constant(LARGEST_QUOTIENT), self._sheet.size(cell))

    def _first(self, *reasons: tuple[Reason, Cell]) -> Why:
        """Find the first reason that holds on a row."""
        possible = [(reason, holds) for reason, holds in reasons if holds.known is not False]
        first = self._nothing
        for reason, holds in reversed(possible):
            first = self._sheet.pick(holds, self._sheet.constant(_PLACES[reason]), first)
        return Why(first, frozenset(reason for reason, _ in possible))

    def _text(self, why: Why) -> Cell:
        """Return the reason in a word; there is none where there is a number."""
        return self._sheet.text(why.place, {_PLACES[reason]: reason for reason in Reason if reason in why.possible})

    def _status(self, why: Why) -> Cell:
        """Return the status in a word."""
        others = {_PLACES[reason]: status for reason, status in STATUS_OF.items() if reason in why.possible}
        return self._sheet.text(why.place, {0: Status.COMPUTED} | others, Status.NOT_COMPUTABLE)
