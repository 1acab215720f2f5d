"""Pictures of scorecards, series, offices and surveys (extra ``plot``, matplotlib).

Each function draws on axes of matplotlib and returns them; without ``ax`` the figure is its own, a notebook shows it
when it is the last thing in a cell, and ``axes.figure`` is the figure. What is drawn is read in greyscale too: bands
are greys in order, a status has a sign and a word, and a number that is missing says why.

A figure of its own is as high as its texts need and is laid out anew for every width. Axes that are given with ``ax``
keep their place and their height. Everything is drawn within them, and where they are too low there is less of it: thin
rows, names of one line with an ellipsis, no notes, no legend, at last fewer rows and how many more there would be;
:func:`alt` still has all. :func:`height_mm` tells how high the axes have to be for the whole picture.

In a notebook axes show themselves when they are the last expression of a cell, as an image half as wide as it has dots;
``figure_format`` has no say in it. After a semicolon (``plots.bullet(card);``) and in loops nothing is shown, so there
write ``display(axes)``. What is stored is HTML with the alternative text; ``display(axes.figure)`` stores a PNG
instead, which a notebook needs that becomes a PDF by way of LaTeX.

>>> import io
>>> import sakip
>>> axes = bullet(sakip.assess(sakip.load("mojosari-2024")), lang="en")
>>> print(alt(axes).splitlines()[1])
IKM Kecamatan: target 87; not reported.
>>> page = io.BytesIO()
>>> save(axes, page, width_mm=80, format="svg")
>>> b"<desc>Achievement of targets, Kecamatan Mojosari, 2024." in page.getvalue()
True

Two subplots beside one another, high enough for both:

>>> from matplotlib.figure import Figure
>>> cards = [sakip.assess(sakip.load(name)) for name in ("mojosari-2024", "muncar-2024")]
>>> high = max(height_mm("bullet", card, 120) for card in cards)
>>> figure = Figure(figsize=(250 / 25.4, high / 25.4))
>>> for place, card in enumerate(cards):
...     given = figure.add_axes((place * 0.52, 0, 0.48, 1))
...     given is bullet(card, ax=given)
True
True
"""

from __future__ import annotations

from sakip.plots.bullet import bullet
from sakip.plots.drawing import draw, height_mm
from sakip.plots.heatmap import heatmap
from sakip.plots.profile import profile
from sakip.plots.surface import PictureSizeError, alt, save
from sakip.plots.trend import trend

__all__ = ["PictureSizeError", "alt", "bullet", "draw", "heatmap", "height_mm", "profile", "save", "trend"]
