"""What pictures are drawn on: axes of matplotlib, laid out for a width, with the text for whoever does not see them.

Matplotlib is the one dependency here, imported when something is drawn and never before. Nothing of it that is shared
by a whole program is changed: figures are made without ``pyplot``, and the settings drawing takes (matplotlib's own,
whatever the user's are) hold only while it lasts.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from weakref import ReferenceType, WeakKeyDictionary, ref
from xml.sax.saxutils import escape

from attrs import define, evolve, frozen

from sakip.errors import DefinitionError, MissingExtraError, UnknownNameError, quoted
from sakip.figures import number
from sakip.wording.marking import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sakip.figures import NumberLike

WIDTH: Final = 160
"""How wide a picture is in millimetres: the text column of an A4 page."""
FORMATS: Final = ("png", "svg", "pdf")
FONT: Final = "DejaVu Sans"
"""The font matplotlib brings along, so that a picture is the same on every machine."""

_INCH = 25.4
_NARROWEST, _WIDEST = 60, 1000
_DOTS = 200  # an inch, of a PNG
_TITLE = 7.0  # a line of it
# settings about the program rather than about what is drawn
_OF_THE_PROGRAM = ("backend", "interactive", "toolbar", "webagg", "tk.", "date", "timezone", "docstring", "keymap")
_OURS = MappingProxyType({"font.family": FONT, "text.parse_math": False, "svg.hashsalt": "sakip"})
# settings belong to the whole process, so only one thread at a time may draw by others
_ALONE = threading.RLock()


class PictureSizeError(DefinitionError):
    """A picture wider or narrower than can be laid out: ``width`` is not from ``least`` to ``most`` millimetres."""

    code = "picture-size"
    width: object
    least: int
    most: int


@frozen
class Space:
    """The room there is: ``width`` and, where somebody else gave the axes, ``height``, in millimetres."""

    width: float
    height: float | None = None


@frozen
class Extent:
    """What a picture takes: the height of its axes and the margins around them, in millimetres."""

    height: float
    left: float = 3
    right: float = 3
    top: float = 2
    bottom: float = 2


@frozen
class Drawing:
    """A picture before it is drawn: ``paint`` puts it on axes, in the room it is told; ``alt`` says it in words."""

    title: str
    alt: str
    paint: Callable[[Any, Space], Extent]

    @classmethod
    def of(cls, title: str, lines: Iterable[str], paint: Callable[[Any, Space], Extent]) -> Drawing:
        """Return a picture whose words are ``lines``, each of which stays one, whatever the data has in it."""
        return cls(plain_text(title), "\n".join(map(plain_text, lines)), paint)


@define(eq=False)
class _Drawn:
    """A picture on its axes: ``own`` tells whether the figure is ours, ``artists`` are what was put on the axes."""

    drawing: Drawing
    own: bool
    # an artist knows its axes, which would otherwise be kept for ever
    artists: list[ReferenceType[Any]]


_DRAWN: WeakKeyDictionary[Axes, _Drawn] = WeakKeyDictionary()


def put(drawing: Drawing, ax: Axes | None) -> Axes:
    """Draw on ``ax``, or on axes of a figure of their own, and return them.

    Raises:
        MissingExtraError: when matplotlib is not installed.
    """
    with _settings():
        if ax is None:
            from sakip.plots.shown import new_axes  # noqa: PLC0415  # it imports matplotlib

            ax = new_axes(WIDTH / _INCH)
            _DRAWN[ax] = _Drawn(drawing, own=True, artists=[])
        else:
            earlier = _DRAWN.get(ax)
            _DRAWN[ax] = evolve(earlier, drawing=drawing) if earlier else _Drawn(drawing, own=False, artists=[])
        _lay_out(ax)
        return ax


def alt(axes: Axes) -> str:
    """Return the alternative text of a picture of this package: what is drawn, every value, and what is missing.

    Raises:
        DefinitionError: for axes that hold no such picture.
    """
    return _drawn(axes).drawing.alt


def save(
    axes: Axes,
    target: str | Path | BinaryIO,
    *,
    width_mm: NumberLike = WIDTH,
    format: str | None = None,  # noqa: A002  # what matplotlib and everybody who saves pictures calls it
) -> None:
    """Write the figure of a picture, laid out for a width in millimetres, to a path or a binary stream.

    ``format`` is ``"png"``, ``"svg"`` or ``"pdf"``, told by the name of a file unless it is given. The alternative text
    goes along: as the ``Description`` of a PNG, the ``<desc>`` of an SVG, the subject of a PDF. The same picture makes
    the same bytes every time; no date is written. The axes are left as they were.

    Raises:
        UnknownNameError: for another format.
        DefinitionError: for axes that hold no picture of this package.
        PictureSizeError: for a width beyond 60 to 1000 mm.
        NumberError: for a width that is no number.
        OSError: when the file cannot be written.
    """
    drawn = _drawn(axes)
    kind = _format(target, format)
    _check_width(width_mm)
    figure = _figure(axes)
    before = _size(figure)
    width = exact(number(width_mm)) / _INCH
    with _settings():
        figure.set_size_inches(width, before[1] if drawn.own else before[1] * width / before[0])
        _lay_out(axes)
        made = _written(figure, drawn.drawing, kind)
        figure.set_size_inches(before)
        _lay_out(axes)
    if isinstance(target, str | Path):
        Path(target).write_bytes(made)
    else:
        target.write(made)


def height_of(axes: Axes, width_mm: NumberLike) -> int:
    """Return how high a picture of its own is at a width, in whole millimetres, rounded up."""
    _check_width(width_mm)
    figure = _figure(axes)
    before = _size(figure)
    with _settings():
        figure.set_size_inches(exact(number(width_mm)) / _INCH, before[1])
        _lay_out(axes)
        found = _size(figure)[1] * _INCH
        figure.set_size_inches(before)
        _lay_out(axes)
    return ceil(found)


def png(axes: Axes) -> tuple[bytes, int, int]:
    """Return a picture as the PNG a notebook shows, and how wide and high it is shown: two dots of it are one there."""
    kept = io.BytesIO()
    save(axes, kept, width_mm=round(_size(_figure(axes))[0] * _INCH, 3), format="png")
    made = kept.getvalue()
    # a PNG says its width and height in dots right behind its signature and the name of its first chunk
    return made, int.from_bytes(made[16:20], "big") // 2, int.from_bytes(made[20:24], "big") // 2


def plain_text(text: str) -> str:
    """Return a text in one line, with a visible mark for every character that would be obeyed instead of shown."""
    return " ".join(marked(text).split())


@contextmanager
def _settings() -> Iterator[None]:
    try:
        import matplotlib  # noqa: ICN001, PLC0415  # an extra: imported when something is drawn
    except ImportError:
        raise MissingExtraError.needing("drawing a plot", "plot") from None
    defaults = {
        name: value for name, value in matplotlib.rcParamsDefault.items() if not name.startswith(_OF_THE_PROGRAM)
    }
    settings: dict[Any, Any] = {**defaults, **_OURS}
    with _ALONE, matplotlib.rc_context(settings):
        yield


def _drawn(axes: Axes) -> _Drawn:
    found = _DRAWN.get(axes)
    if found is None:
        raise DefinitionError(f"{quoted(axes)} holds no picture of sakip.plots", "Give what one of its plots returned.")
    return found


def _figure(axes: Axes) -> Figure:
    part: Any = axes.figure
    if part is None:
        raise DefinitionError("the axes belong to no figure any more", "Draw the picture again.")
    # a part of a figure knows the whole, and the whole itself
    whole: Figure = part.figure
    return whole


def _check_width(width_mm: NumberLike) -> None:
    if not _NARROWEST <= number(width_mm) <= _WIDEST:
        what = f"a picture cannot be {quoted(width_mm)} mm wide"
        remedy = f"Give {_NARROWEST} to {_WIDEST} millimetres."
        raise PictureSizeError(what, remedy, width=width_mm, least=_NARROWEST, most=_WIDEST)


def _size(figure: Figure) -> tuple[float, float]:
    width, height = figure.get_size_inches()
    return float(width), float(height)


def _lay_out(axes: Axes) -> None:
    """Draw what is ours on the axes for the width they have now; what others put there stays."""
    drawn = _DRAWN[axes]
    figure = _figure(axes)
    present = set(axes.get_children())
    for artist in (known() for known in drawn.artists):
        if artist in present:
            artist.remove()
    others = set(axes.get_children())
    if drawn.own:
        width = _size(figure)[0] * _INCH
        extent = drawn.drawing.paint(axes, Space(width))
        # a title of matplotlib's own stands above everything
        titles = [axes.get_title(loc=side) for side in ("left", "center", "right")]
        top = extent.top + max(len(title.splitlines()) for title in titles) * _TITLE
        whole = top + extent.height + extent.bottom
        figure.set_size_inches(width / _INCH, whole / _INCH)
        across = width - extent.left - extent.right
        axes.set_position((extent.left / width, extent.bottom / whole, across / width, extent.height / whole))
    else:
        dots = figure.dpi / _INCH
        drawn.drawing.paint(axes, Space(axes.bbox.width / dots, axes.bbox.height / dots))
    drawn.artists = [ref(artist) for artist in axes.get_children() if artist not in others]


def _format(target: object, asked: str | None) -> str:
    kind = asked
    if kind is None and isinstance(target, str | Path):
        kind = Path(target).suffix.removeprefix(".").lower()
    if kind in FORMATS:
        return str(kind)
    raise UnknownNameError.among("format of pictures", kind or "", FORMATS)


def _written(figure: Figure, drawing: Drawing, kind: str) -> bytes:
    title, said = drawing.title, drawing.alt
    facts: dict[str, dict[str, Any]] = {
        "png": {"Title": title, "Description": said, "Software": None},
        "svg": {"Title": title, "Description": said, "Date": None, "Creator": None},
        "pdf": {"Title": title, "Subject": said, "CreationDate": None, "Creator": None, "Producer": None},
    }
    kept = io.BytesIO()
    figure.savefig(kept, format=kind, dpi=_DOTS, metadata=facts[kind], facecolor="white")
    if kind != "svg":
        return kept.getvalue()
    text = kept.getvalue().decode("utf-8")
    head = f"<title>{escape(title)}</title>"
    return text.replace(head, f"{head}\n <desc>{escape(said)}</desc>", 1).encode("utf-8")


def exact(value: Fraction) -> float:
    """Return where on an axis a number stands; what is written of it is made from the number itself."""
    return value.numerator / value.denominator
