"""An indicator as a sheet has it: what is said of it and where, and what is promised for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from sakip.findings import Finding, Place
from sakip.starter.header import NODES
from sakip.starter.headings import words
from sakip.starter.lines import unnumbered
from sakip.workbooks import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_SHOWN = 80


@frozen
class Given:
    """A cell with a target: of which year, where the sheet says it, and of which part of it, by which document."""

    cell: Cell
    place: Place
    year: int | None
    part: str
    kind: str
    revised: bool


@define
class Entry:
    """An indicator of a sheet: the cell of each thing said of it, its targets, and the rest.

    ``texts`` are the cells' texts, run on where a row below continues them, and ``places`` where they stand; ``plan``
    the statements it stands under, from the top down; ``others`` are texts under headings that were not recognised.
    """

    sheet: Sheet
    row: int
    is_iku: bool
    places: dict[str, Place] = field(factory=dict)
    texts: dict[str, str] = field(factory=dict)
    plan: list[tuple[str, str]] = field(factory=list)
    targets: list[Given] = field(factory=list)
    others: list[tuple[str, str]] = field(factory=list)

    @property
    def name(self) -> str:
        """What the indicator is called, without its number."""
        return unnumbered(" ".join(self.texts["indicator"].split()))

    def text(self, name: str) -> str:
        """Return what is said under a heading, ``""`` for nothing."""
        return self.texts.get(name, "")

    def place(self, name: str = "indicator") -> Place:
        """Return where something is said, or the row of the indicator where it is not."""
        return self.places.get(name) or self.sheet.place(self.row)


def merged(first: Entry, again: Entry) -> Iterator[Finding]:
    """Add what is said of an indicator again to what was said first; where they differ, the first counts."""
    for name, said in again.texts.items():
        if name not in first.texts:
            first.texts[name] = said
            if name in again.places:
                first.places[name] = again.places[name]
        elif words(_told(first, name)) != words(_told(again, name)):
            first.others.append((f"{again.sheet.title}, {name}", said))
            facts = {"indicator": first.name, "first": cut(first.texts[name]), "again": cut(said)}
            yield Finding("sheet-differs", facts, again.place(name))
    for role, said in again.plan:
        own = dict(first.plan).get(role)
        if own is None:
            first.plan = sorted([*first.plan, (role, said)], key=lambda one: NODES.index(one[0]))
        elif words(own) != words(said):
            first.others.append((f"{again.sheet.title}, {role}", said))
            yield Finding(
                "sheet-differs", {"indicator": first.name, "first": cut(own), "again": cut(said)}, again.place()
            )
    first.targets += again.targets
    first.others += again.others
    first.is_iku = first.is_iku or again.is_iku


def _told(entry: Entry, name: str) -> str:
    return entry.name if name == "indicator" else entry.texts[name]


def cut(text: str) -> str:
    """Return a text on one line, as long as a sentence can hold."""
    plain = re.sub(r"\s+", " ", text).strip()
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[: _LONGEST_SHOWN - 1]}…"
