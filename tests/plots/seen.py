"""What a picture looks like to a reader: its texts and where they stand, what is clipped and what overlaps."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from sakip.plots import surface

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# neighbouring letters may touch by the rounding of a pixel
_TOUCH = 0.75


def laid_out(axes: Axes, width_mm: float) -> Axes:
    """Lay a picture out for a width, as saving it does."""
    figure: Any = axes.figure
    with surface._settings():
        figure.set_size_inches(width_mm / 25.4, figure.get_size_inches()[1])
        surface._lay_out(axes)
    return axes


def _shown(axes: Axes) -> list[Text]:
    figure: Any = axes.figure
    ticks = (
        {label for axis in (axes.xaxis, axes.yaxis) for label in axis.get_ticklabels()} if not axes.axison else set()
    )
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return [text for text in texts if text not in ticks]


def texts(axes: Axes) -> list[str]:
    """Every text there is to read, from the top down."""
    return [text.get_text() for text in _shown(axes)]


def faults(axes: Axes) -> list[str]:
    """Name every text that is cut off at the edge of the picture, and every two that overlap."""
    figure: Any = axes.figure
    canvas: Any = FigureCanvasAgg(figure)
    with surface._settings():
        renderer = canvas.get_renderer()
        figure.draw(renderer)
        boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in _shown(axes)]
    width, height = figure.bbox.width, figure.bbox.height
    found = [
        f"cut: {said!r}"
        for said, box in boxes
        if box.x0 < -_TOUCH or box.y0 < -_TOUCH or box.x1 > width + _TOUCH or box.y1 > height + _TOUCH
    ]
    for (one, first), (other, second) in combinations(boxes, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        if across > _TOUCH and down > _TOUCH:
            found.append(f"overlap: {one!r} and {other!r}")
    return found
