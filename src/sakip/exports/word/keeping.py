"""What stays on one page with what: little enough that no large part of a page stays empty because of it.

A table is divided between its rows unless it is short. What is above it (a heading, a title) stays with its first row,
and signatures with what stands last above them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, evolve

from sakip.exports.word.flow import Drawing, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.exports.word.flow import Flow
    from sakip.exports.word.setting import Setting

TOGETHER: Final = 25
"""How much of a page, in percent, is kept together at most where it could be divided."""
_SMALLEST_DRAWING: Final = 65
_SURE: Final = 94


def kept(flows: Sequence[Flow], setting: Setting) -> tuple[Flow, ...]:
    """Return flows with short tables undivided, and drawings small enough for what is left of a page."""
    made = list(flows)
    most = setting.height * TOGETHER // 100
    for place, one in enumerate(made):
        if isinstance(one, Table) and sum(_chain(made, place, setting.width)) <= most:
            made[place] = evolve(one, rows=(*(evolve(row, keep=True) for row in one.rows[:-1]), *one.rows[-1:]))
    return tuple(_fitted(made, setting))


def _chain(flows: Sequence[Flow], place: int, width: int) -> Iterator[int]:
    """Yield the heights of a table and of what stays with it, above and below."""
    yield flows[place].height(width)
    for above in reversed(flows[:place]):
        if isinstance(above, Table) or not above.keep:
            break
        yield above.height(width)
    last = flows[place]
    for below in flows[place + 1 :]:
        if not _keeps(last):
            break
        yield below.height(width)
        last = below


def _keeps(flow: Flow) -> bool:
    return bool(flow.rows) and flow.rows[-1].keep if isinstance(flow, Table) else flow.keep


def _fitted(flows: Sequence[Flow], setting: Setting) -> Iterator[Flow]:
    """Yield flows; a drawing that would leave much of a page empty becomes smaller, as far as it can be read."""
    sheet = _Sheet(setting.height)
    for one in flows:
        if isinstance(one, Text) and one.new_page:
            sheet.used = sheet.held = 0
        if isinstance(one, Table):
            heads = sum(high for high, row in zip(one.heights(), one.rows, strict=True) if row.head)
            for high, row in zip(one.heights(), one.rows, strict=True):
                sheet.add(high, keep=row.keep, repeated=0 if row.head else heads)
            yield one
            continue
        shown = one
        if isinstance(one, Drawing):
            room = setting.height * _SURE // 100 - sheet.used - one.after
            if one.high * _SMALLEST_DRAWING <= room * 100 < one.high * 100:
                shown = evolve(one, wide=one.wide * room // one.high, high=room)
        sheet.add(shown.height(setting.width), keep=shown.keep)
        yield shown


@define
class _Sheet:
    """How much of a page is used, and how much of it goes along where what comes next needs another page."""

    height: int
    used: int = 0
    held: int = 0

    def add(self, high: int, *, keep: bool, repeated: int = 0) -> None:
        if self.used + high > self.height:
            above = self.held or repeated
            self.used = above + (high if above + high <= self.height else (self.used + high) % self.height)
        else:
            self.used += high
        self.held = self.held + high if keep else 0
