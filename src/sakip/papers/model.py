"""What a paper is made of: titles, texts, grids of boxes, pictures and signatures, in the order they are printed.

A paper knows what is said and where; a writer (:mod:`sakip.exports`) knows how Word, Excel or a browser sets it. What a
paper must contain and nobody has written stands in it as ``missing``, so that a reader sees the gap.

>>> grid = Grid(
...     "targets",
...     (Column("Indikator", 3), Column("Target", 1, "right")),
...     ((Box.of("IKM Kecamatan"), Box.of("87", value=Fraction(87))),),
... )
>>> [box.text for box in grid.rows[0]]
['IKM Kecamatan', '87']
>>> Grid("short", (Column("Indikator", 1),), ((Box.of("a"), Box.of("b")),))
Traceback (most recent call last):
    ...
sakip.errors.DefinitionError: row 1 of grid 'short' has 2 boxes for 1 columns. Write one for each column, and None \
where another box covers the place.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from attrs import field, frozen

from sakip.errors import DefinitionError, NumberError, UnknownNameError, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from attrs import Attribute

Align: TypeAlias = Literal["left", "right", "centre"]
"""On which side something stands."""

ALIGNS: Final[tuple[Align, ...]] = get_args(Align)
"""On which side a text stands."""


def _every(given: Iterable[Any]) -> tuple[Any, ...]:
    """Return several parts as a tuple; one text is not as many parts as it has letters."""
    if isinstance(given, str):
        raise DefinitionError(f"{quoted(given)} is one text where several parts are asked for", "Write it in brackets.")
    return tuple(given)


def _of(*kinds: type) -> Callable[[Any, Any, Any], None]:
    """Check that every part is of one of some kinds."""

    def check(whole: object, part: Attribute[Any], values: Iterable[object]) -> None:
        for value in values:
            if not isinstance(value, kinds):
                names = listed([kind.__name__ for kind in kinds])
                what = f"{part.name} of a {type(whole).__name__} hold {quoted(value)}, a {type(value).__name__}"
                raise DefinitionError(what, f"Each is one of: {names}.")

    return check


def _is_align(_: object, __: object, align: str | None) -> None:
    if align is not None and align not in ALIGNS:
        raise UnknownNameError.among("alignment", align, ALIGNS)


def _is_number(_: object, __: object, value: Any) -> None:
    if not (value is None or isinstance(value, Fraction) or (isinstance(value, Decimal) and value.is_finite())):
        raise NumberError(
            f"the number of a box is {quoted(value)}", "Give a Decimal, a Fraction or nothing.", value=value
        )


@frozen
class Item:
    """A line of a list, its ``text`` behind a ``marker``: ``1.``, ``a.``, ``•``.

    Those of ``level`` 1 stand in a list of their own.
    """

    marker: str
    text: str
    level: int = 0

    def __str__(self) -> str:
        return f"{self.marker} {self.text}"


@frozen
class Quotient:
    """A formula as decrees print it: one text ``over`` a line, one ``under`` it; ``times`` stands beside them."""

    over: str
    under: str
    times: str = ""

    def __str__(self) -> str:
        said = f"{self.over} / {self.under}"
        return f"{said} {self.times}" if self.times else said


@frozen
class Label:
    """A line, its ``text``, that names what follows it in a box, such as ``Penjelasan Indikator:``."""

    text: str

    def __str__(self) -> str:
        return self.text


Line: TypeAlias = str | Item | Quotient | Label
"""What stands in a box: text, :class:`Item`, :class:`Quotient` or :class:`Label`."""


@frozen
class Box:
    """One box of a grid: the ``lines`` printed in it and, where they are one number, that number for a spreadsheet.

    ``value`` is exact, in ``unit`` (the spelling of :func:`sakip.units.canonical`), printed with ``places`` decimals;
    the lines say the same as a reader sees it. ``down`` and ``across`` are how many rows and columns it takes.
    ``missing`` marks what has to be there and is not, ``strong`` what is printed heavily, ``remark`` what to know
    beside it, ``align`` on which side it stands.
    """

    lines: tuple[Line, ...] = field(default=(), converter=_every, validator=_of(str, Item, Quotient, Label))
    value: Decimal | Fraction | None = field(default=None, validator=_is_number)
    unit: str = ""
    places: int | None = None
    down: int = 1
    across: int = 1
    strong: bool = False
    missing: bool = False
    align: Align | None = field(default=None, validator=_is_align)
    remark: str = ""

    @classmethod
    def of(cls, text: str, **facts: Any) -> Box:
        """Return a box of a text, one line for each line of it."""
        return cls(tuple(text.split("\n")) if text else (), **facts)

    @property
    def text(self) -> str:
        """What is printed in it, line below line."""
        return "\n".join(map(str, self.lines))


@frozen
class Column:
    """A column: the ``heading`` above it, and its ``share`` of the width in relation to the others.

    ``align`` is on which side its boxes stand, ``code`` its name for programs.
    """

    heading: str
    share: int = 1
    align: Align = field(default="left", validator=_is_align)
    code: str = ""


Places: TypeAlias = tuple[Box | None, ...]


@frozen
class Grid:
    """``rows`` of boxes below ``columns``. A row has one place a column; None is a place that another box covers.

    ``code`` is its name for programs. ``total`` is the last row, set apart; ``notes`` stand below the grid; ``title``
    above it. ``numbered`` prints a row of column numbers below the headings, as official forms have it.

    Raises:
        DefinitionError: when a row has more or fewer places than there are columns, or holds anything but boxes.
    """

    code: str
    columns: tuple[Column, ...] = field(converter=_every, validator=_of(Column))
    rows: tuple[Places, ...] = field(default=(), converter=_every)
    total: Places | None = None
    notes: tuple[str, ...] = field(default=(), converter=_every, validator=_of(str))
    title: str = ""
    numbered: bool = False

    def __attrs_post_init__(self) -> None:
        for number, row in enumerate(self.every_row(), 1):
            if len(row) != len(self.columns):
                raise DefinitionError(
                    f"row {number} of grid {self.code!r} has {len(row)} boxes for {len(self.columns)} columns",
                    "Write one for each column, and None where another box covers the place.",
                )
            given: tuple[Any, ...] = row
            if odd := [place for place in given if not isinstance(place, Box | None)]:
                what = f"row {number} of grid {self.code!r} holds {quoted(odd[0])}, a {type(odd[0]).__name__}"
                raise DefinitionError(what, "Write Box.of(text), or None where another box covers the place.")

    def every_row(self) -> Iterator[Places]:
        """Yield the rows, the total last."""
        yield from self.rows
        if self.total is not None:
            yield self.total


@frozen
class Title:
    """The ``lines`` at the head of a paper, centred, one below the other."""

    lines: tuple[str, ...] = field(converter=_every, validator=_of(str))


@frozen
class Heading:
    """The name of a part, its ``text``; ``level`` 1 is the largest."""

    text: str
    level: int = 1


@frozen
class Paragraph:
    """A ``text``; ``missing`` says that it stands for one nobody has written. ``align`` is on which side it stands."""

    text: str
    missing: bool = False
    align: Align = field(default="left", validator=_is_align)


@frozen
class Facts:
    """Names with what they are, in two columns: ``Visi : …``; ``pairs`` of both."""

    pairs: tuple[tuple[str, str], ...] = field(converter=_every, validator=_of(tuple))


@frozen
class Listing:
    """``items`` one below the other, each with its marker."""

    items: tuple[Item, ...] = field(converter=_every, validator=_of(Item))


PictureKind: TypeAlias = Literal["bullet", "trend", "heatmap", "profile"]


def _is_kind(_: object, __: object, kind: str) -> None:
    if kind not in get_args(PictureKind):
        raise UnknownNameError.among("kind of picture", kind, get_args(PictureKind))


@frozen
class Picture:
    """A drawing of :mod:`sakip.plots`: its ``kind``, and the ``subject`` it draws.

    ``alt`` is the text for whoever does not see it, ``title`` stands above it. A ``bullet`` draws a scorecard or
    assessments, a ``trend`` a series of one indicator, a ``heatmap`` scorecards by the names of their offices, a
    ``profile`` a survey.
    """

    kind: PictureKind = field(validator=_is_kind)
    subject: Any = field(repr=False)
    alt: str = ""
    title: str = ""


@frozen
class Party:
    """Who signs: as what, the ``role``, and where known ``name``, ``rank`` and official ``number``.

    Blank lines stand where they are not known. Who is ``elected`` has no rank and no official number, and is not asked
    for one.
    """

    role: str
    name: str = ""
    rank: str = ""
    number: str = ""
    elected: bool = False


@frozen
class Signatures:
    """Who signs, the ``parties`` from left to right, below ``where_when``: the place and the day of signing."""

    parties: tuple[Party, ...] = field(converter=_every, validator=_of(Party))
    where_when: str = ""


@frozen
class NewPage:
    """What follows begins on another page."""


NEW_PAGE: Final = NewPage()
"""The one value of its kind."""

Block: TypeAlias = Title | Heading | Paragraph | Facts | Listing | Grid | Picture | Signatures | NewPage
"""What a paper is made of: any of the classes below, down to :class:`NewPage`."""


@frozen
class Paper:
    """A paper, ready to be written: its ``title`` and its ``blocks``, in one language, ``lang``.

    ``code`` is its name for files. ``blocks`` are titles, headings, paragraphs, facts, listings, grids, pictures,
    signatures and new pages, in the order they are printed. ``landscape`` turns the sheet, and ``one_page`` asks a
    writer to set it on a single page, as small as can still be read.

    Raises:
        DefinitionError: when something else stands among the blocks.
    """

    code: str
    title: str
    blocks: tuple[Block, ...] = field(default=(), converter=_every, validator=_of(*get_args(Block)))
    landscape: bool = False
    lang: str = "id"
    one_page: bool = False

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Its grids, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing in it: the words that stand in its place, or the remark where only a dash stands there."""
        texts = [block.text for block in self.blocks if isinstance(block, Paragraph) and block.missing]
        boxes = (box for grid in self.grids for row in grid.every_row() for box in row if box and box.missing)
        return tuple(dict.fromkeys([*texts, *(_gap(box) for box in boxes)]))


def _gap(box: Box) -> str:
    return box.remark if box.remark and box.text.startswith("–") else box.text
