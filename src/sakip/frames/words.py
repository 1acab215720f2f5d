"""Words in place of numbers: predicates such as WTP or BB, reported or aimed at, reached or not and never divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sakip.frames.layout import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.frames.members import Member
    from sakip.frames.sheet import Sheet


@frozen
class Words:
    """What rows say in words.

    ``worded`` tells the rows whose indicator has no numbers, ``strange`` those that report a word it does not rank;
    ``asked`` those whose target is a word, ``ranked`` those whose target its indicator ranks.
    """

    worded: Cell
    strange: Cell
    asked: Cell
    ranked: Cell


def no_words(sheet: Sheet) -> Words:
    """Return what is said in words where there are only numbers."""
    never = sheet.certain(False)
    return Words(never, never, never, never)


def words(
    sheet: Sheet, members: Sequence[Member], place: Cell, reported: Sequence[Cell | None], aim: Cell | None
) -> Words:
    """Return what rows say in words: by the columns ``reported`` that members have, and ``aim``, their targets."""
    never = sheet.certain(False)
    strange = [
        never
        if column is None
        else sheet.every([_said(sheet, column), sheet.no(_in(sheet, column, one.indicator.predicates))])
        for one, column in zip(members, reported, strict=True)
    ]
    worded = sheet.by_member(place, [sheet.certain(bool(one.indicator.predicates)) for one in members])
    if aim is None:
        return Words(worded, sheet.by_member(place, strange), never, never)
    ranked = sheet.by_member(place, [_in(sheet, aim, ranks(one)) for one in members])
    return Words(worded, sheet.by_member(place, strange), _said(sheet, aim), ranked)


def ranks(member: Member) -> tuple[str, ...]:
    """Return the words an indicator ranks: its own, or the codes of its scale."""
    scale = member.indicator.scale
    own = member.indicator.predicates
    return own or (() if scale is None else tuple(band.code for band in scale.bands))


def _said(sheet: Sheet, column: Cell) -> Cell:
    return sheet.no(sheet.blank(column, real=False))


def _in(sheet: Sheet, column: Cell, words_: tuple[str, ...]) -> Cell:
    return sheet.below(sheet.place(column, words_), sheet.constant(len(words_)))
