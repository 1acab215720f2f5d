"""Where the labels of a point stand, above or below it, so that no line runs through them; measured in millimetres."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

Spot: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[Spot, Spot]

OFF: Final = 1.7
"""How far a label stands from what it is of."""

_DOT = 1.1
_STRUCK, _OVER = 4.0, 100.0
_ELSEWHERE, _ASIDE = 1.0, 0.5


@frozen
class Box:
    """A box from left to right and from bottom to top."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def struck_by(self, segment: Segment) -> bool:
        """Tell whether a line from one spot to another runs through the box."""
        (x, y), (to_x, to_y) = segment
        first, last = 0.0, 1.0
        for start, step, low, high in ((x, to_x - x, self.left, self.right), (y, to_y - y, self.bottom, self.top)):
            if not step:
                if not low < start < high:
                    return False
                continue
            enters, leaves = sorted(((low - start) / step, (high - start) / step))
            first, last = max(first, enters), min(last, leaves)
        return first < last


@frozen
class Label:
    """A label so wide and high: ``aside`` from the middle of its column, ``above`` or below what it is of."""

    width: float
    height: float
    above: bool = True
    aside: float = 0.0

    def box(self, x: float, low: float, high: float) -> Box:
        """Return where it stands at what goes from ``low`` to ``high``."""
        bottom = high + OFF if self.above else low - OFF - self.height
        left = x + self.aside - self.width / 2
        return Box(left, bottom, left + self.width, bottom + self.height)


@frozen
class Column:
    """What is drawn at one period: the middle, the width, the value, the target, and the lines that meet there."""

    x: float
    width: float
    value: float | None
    target: tuple[float, float] | None
    segments: tuple[Segment, ...]

    def placed(self, value: Label | None, target: Label | None) -> tuple[Label | None, Label | None]:
        """Return both labels where the fewest lines, marks and labels meet them, value and target apart if possible."""
        choices = product(self._places(value), self._places(target))
        return min(choices, key=lambda pair: self._cost(*pair))

    def _places(self, label: Label | None) -> Iterator[Label | None]:
        if label is None:
            yield None
            return
        half = label.width / 2
        for above, aside in product((True, False), (0.0, -half, half)):
            if not aside or abs(aside) + half <= self.width / 2:
                yield Label(label.width, label.height, above, aside)

    def _cost(self, value: Label | None, target: Label | None) -> float:
        boxes = []
        low, high = self.target or (self.value or 0.0, self.value or 0.0)
        # the value stands outside of its target if it may
        above = self.value is None or self.value >= high or self.value > low
        cost = 0.0
        if value is not None and self.value is not None:
            box = value.box(self.x, self.value, self.value)
            boxes.append(box)
            cost += _ELSEWHERE * (value.above != above) + _ASIDE * bool(value.aside)
            if self.target is not None:
                half = 0.38 * self.width
                ends = {((self.x - half, end), (self.x + half, end)) for end in self.target}
                cost += _STRUCK * sum(box.struck_by(end) for end in ends)
        if target is not None:
            box = target.box(self.x, low, high)
            boxes.append(box)
            cost += _ELSEWHERE * (target.above == above) + _ASIDE * bool(target.aside)
            if self.value is not None:
                dot = Box(self.x - _DOT, self.value - _DOT, self.x + _DOT, self.value + _DOT)
                cost += _STRUCK * box.meets(dot)
        cost += _STRUCK * sum(box.struck_by(segment) for box, segment in product(boxes, self.segments))
        return cost + _OVER * (len(boxes) > 1 and boxes[0].meets(boxes[1]))
