"""Pictures of scorecards, series, offices and surveys (extra ``plot``, matplotlib).

Each function draws on axes of matplotlib and returns them; without ``ax`` the figure is its own, a notebook shows it
when it is the last thing in a cell, and ``axes.figure`` is the figure. What is drawn is read in greyscale too: bands
are greys in order, a status has a sign and a word, and a number that is missing says why. A figure of its own is as
high as its texts need and is laid out anew for every width; axes that are given keep their place and their height, so
give them room.

>>> import io
>>> import sakip
>>> axes = bullet(sakip.assess(sakip.load("mojosari-2024")), lang="en")
>>> print(alt(axes).splitlines()[1])
IKM Kecamatan: target 87; not reported.
>>> page = io.BytesIO()
>>> save(axes, page, width_mm=80, format="svg")
>>> b"<desc>Achievement of targets, Kecamatan Mojosari, 2024." in page.getvalue()
True
"""

from __future__ import annotations

from sakip.plots.bullet import bullet
from sakip.plots.drawing import draw
from sakip.plots.heatmap import heatmap
from sakip.plots.profile import profile
from sakip.plots.surface import alt, save
from sakip.plots.trend import trend

__all__ = ["alt", "bullet", "draw", "heatmap", "profile", "save", "trend"]
