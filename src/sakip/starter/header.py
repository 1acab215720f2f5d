"""The head of a table: what each of its columns holds, of one row of headings or of several.

A heading may stand over several columns, with years, quarters or *target* and *realisasi* in the rows below it. In a
workbook the merge says how far it goes; elsewhere it goes as far as the next one. A table may have an indicator for
each level of the plan, as Tabel 4.1 of a Renstra has; what stands to the right of an indicator is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from sakip.starter.headings import Span, is_below, is_period, is_result, level, period, recognised, words

if TYPE_CHECKING:
    from sakip.workbooks import Row, Sheet

NODES: Final = ("tujuan", "sasaran", "program")
"""The columns that hold a statement of the plan, from the top of the plan down."""

_MOST_ROWS = 3
# a heading that may stand over several columns
_OVER: Final = frozenset({"target", "doubtful", "bare", ""})
_SEVERAL: Final = _OVER | {"indicator"}


@frozen
class Column:
    """What a column holds: its role, as it is headed, of which indicator, and of which period.

    ``role`` is ``doubtful`` for targets that are not clearly of a time or an office, ``bare`` for a column headed by a
    time alone, ``""`` for anything unknown.
    """

    role: str
    heading: str
    owner: int = 0
    span: Span = field(factory=Span)
    revised: bool = False


@frozen
class Header:
    """The columns of a table, by their place; ``row`` is the last row of headings."""

    first: int
    row: int
    stacks: Mapping[int, tuple[str, ...]]
    columns: Mapping[int, Column] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "columns", _columns(self.stacks))

    @property
    def has_results(self) -> bool:
        """Whether a column holds what was reached beside what was promised."""
        return any(is_result(column.heading) for column in self.columns.values())

    @property
    def indicators(self) -> list[int]:
        """The columns that name an indicator, from the left."""
        return [place for place, column in self.columns.items() if column.role == "indicator"]

    def levels(self, indicator: int) -> list[str]:
        """Return the levels of the plan that may stand above an indicator, from the top down.

        A column of the table counts that stands to its left; without one, a row that heads a group may say it.
        """
        columns = {column.role: place for place, column in self.columns.items()}
        only = len(self.indicators) == 1
        levels = [role for role in NODES if only or columns.get(role, 0) < indicator]
        own = level(self.columns[indicator].heading)
        return levels[: levels.index(own) + 1] if own in levels and own in columns else levels

    def is_iku(self, indicator: int) -> bool:
        """Whether the indicators of a column are called the key ones (*indikator kinerja utama*)."""
        return bool({"iku", "utama"} & set(words(self.columns[indicator].heading)))

    def with_row(self, row: Row, sheet: Sheet) -> Header | None:
        """Return the header with a further row of headings below it, None when the row is none."""
        if row.number != self.row + 1 or row.number >= self.first + _MOST_ROWS or not row.cells:
            return None
        stacks = dict(self.stacks)
        for place, cell in row.cells.items():
            above = self.over(place, sheet)
            if self._is_fixed(place) or not is_below(cell.text, " ".join(above)):
                return None
            stacks[place] = (*above, _plain(cell.text))
        return Header(self.first, row.number, stacks)

    def _is_fixed(self, place: int) -> bool:
        column = self.columns.get(place)
        return column is not None and column.role not in _OVER

    def over(self, place: int, sheet: Sheet) -> tuple[str, ...]:
        """Return the headings that stand over a column in the row below."""
        if place in self.stacks:
            return self.stacks[place]
        left = max((one for one in self.stacks if one < place), default=None)
        if left is None:
            return ()
        wide = [merge for merge in sheet.layout.merges if merge.holds(self.row, left) and merge.right > merge.left]
        if wide:
            return self.stacks[left] if any(merge.holds(self.row, place) for merge in wide) else ()
        return self.stacks[left] if self.columns[left].role in _OVER else ()


def header(row: Row, above: Row | None, sheet: Sheet) -> Header | None:
    """Return the header a row begins, None when it begins none: it names the indicator and one thing more.

    ``above`` is the row right above it, which may hold headings over several of its columns.
    """
    stacks: dict[int, tuple[str, ...]] = {place: (_plain(cell.text),) for place, cell in row.cells.items()}
    told = {recognised(text) for (text, *_) in stacks.values()}
    over = above if above is not None and _is_over(above, row) else None
    if "indicator" not in told or (over is None and len(told - {"", "number"}) < 2):
        return None
    if over is not None:
        first = Header(over.number, over.number, {place: (_plain(cell.text),) for place, cell in over.cells.items()})
        stacks = {place: (*first.over(place, sheet), *stack) for place, stack in stacks.items()}
    return Header(row.number, row.number, stacks)


def _is_over(above: Row, row: Row) -> bool:
    texts = [cell.text for cell in above.cells.values()]
    return (
        above.number == row.number - 1
        and min(above.cells) > min(row.cells)
        and all(recognised(text) == "target" or is_result(text) for text in texts)
    )


def _columns(stacks: Mapping[int, tuple[str, ...]]) -> dict[int, Column]:
    """Tell what each column holds, each role once for an indicator, except targets, which there are several of."""
    roles = {place: _role(stacks[place]) for place in sorted(stacks)}
    indicators: dict[str, int] = {}
    for place, role in roles.items():
        if role == "indicator":
            own = level(" ".join(stacks[place]))
            if indicators and (not own or own in indicators):
                roles[place] = ""
            indicators.setdefault(own, place)
    columns: dict[int, Column] = {}
    taken: set[tuple[int, str]] = set()
    for place, told in roles.items():
        heading = " ".join(dict.fromkeys(stacks[place]))
        owner = _owner(place, heading, {own: at for own, at in indicators.items() if roles[at]})
        span = period(stacks[place])
        role = "doubtful" if told == "target" and not span.clear else told
        if (
            role in NODES
            and place > max(indicators.values(), default=0)
            and not (role == "sasaran" and len(indicators) == 1)
        ):
            role = ""
        once = (0 if role in {*NODES, "number"} else owner, role)
        if role not in _SEVERAL and once in taken:
            role = ""
        taken.add(once)
        columns[place] = Column(role, heading, owner, span, revised="perubahan" in words(heading))
    return columns


def _owner(place: int, heading: str, indicators: Mapping[str, int]) -> int:
    """Return the indicator a column speaks of: the one of its level, else the nearest to its left."""
    named = indicators.get(level(heading))
    if named is not None:
        return named
    left = [at for at in indicators.values() if at <= place]
    return max(left) if left else min(indicators.values(), default=0)


def _role(stack: tuple[str, ...]) -> str:
    """Return what a column holds by the lowest of its headings that says more than a period."""
    above = ""
    for heading, above in zip(reversed(stack), [*reversed(stack[:-1]), ""], strict=True):
        if is_period(heading, above):
            continue
        role = recognised(heading)
        if not role and "target" in words(heading) and not is_result(heading):
            return "doubtful"
        return role
    return "bare"


def is_numbering(row: Row) -> bool:
    """Tell whether a row only numbers the columns: ``(1) (2) (3)``."""
    numbers = [re.fullmatch(r"\(?([0-9]{1,2})\)?", cell.text) for cell in row.cells.values()]
    found = [int(number[1]) for number in numbers if number is not None]
    return len(found) == len(numbers) >= 2 and found == list(range(found[0], found[0] + len(found)))


def _plain(text: str) -> str:
    return " ".join(text.split())
