"""Axes a notebook shows by themselves: figures made without ``pyplot`` are not registered with any display."""

from __future__ import annotations

import base64
from html import escape
from typing import Any, cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sakip.plots.surface import alt, png


class ShownAxes(Axes):
    """Axes whose picture a notebook shows when they are the last thing in a cell, with its alternative text."""

    def _repr_html_(self) -> str:
        made, width, _ = png(self)
        data = base64.b64encode(made).decode("ascii")
        style = f"width: {width}px; max-width: 100%"
        return f'<img alt="{escape(alt(self))}" src="data:image/png;base64,{data}" style="{style}">'


class ShownFigure(Figure):
    """The figure of such axes, shown as a PNG, which a notebook that becomes a PDF by way of LaTeX needs."""

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]]:
        made, width, height = png(self.axes[0])
        return made, {"width": width, "height": height, "alt": alt(self.axes[0])}


def new_axes(width: float) -> ShownAxes:
    """Return axes on a figure of their own, ``width`` inches wide."""
    figure = ShownFigure(figsize=(width, width))
    return cast("ShownAxes", figure.add_subplot(axes_class=ShownAxes))
