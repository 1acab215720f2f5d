"""Axes a notebook shows by themselves: figures made without ``pyplot`` are not registered with any display."""

from __future__ import annotations

import base64
from html import escape
from typing import cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sakip.plots.surface import alt, png


class ShownAxes(Axes):
    """Axes whose picture a notebook shows when they are the last thing in a cell, with its alternative text."""

    def _repr_png_(self) -> bytes:
        return png(self)

    def _repr_html_(self) -> str:
        data = base64.b64encode(png(self)).decode("ascii")
        return f'<img alt="{escape(alt(self))}" src="data:image/png;base64,{data}" style="max-width: 100%">'


class ShownFigure(Figure):
    """The figure of such axes, shown the same way."""

    def _repr_png_(self) -> bytes:
        return png(self.axes[0])


def new_axes(width: float) -> ShownAxes:
    """Return axes on a figure of their own, ``width`` inches wide."""
    figure = ShownFigure(figsize=(width, width))
    return cast("ShownAxes", figure.add_subplot(axes_class=ShownAxes))
