"""What is around every picture: files, notebooks, settings, and the axes it is drawn on."""

from __future__ import annotations

import base64
import gc
import io
import json
import subprocess
import sys
import weakref
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from attrs import evolve
from matplotlib.figure import Figure
from PIL import Image
from plots.seen import faults, texts

import sakip
from sakip import plots
from sakip.errors import DefinitionError, MissingExtraError, NumberError, UnknownNameError
from sakip.plots import surface
from sakip.plots.lettering import drawable, width_of, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes


@pytest.fixture
def axes() -> Axes:
    return plots.bullet(sakip.assess(sakip.load("muncar-2024")))


def saved(axes: Axes, **how: Any) -> bytes:
    kept = io.BytesIO()
    plots.save(axes, kept, **how)
    return kept.getvalue()


@pytest.mark.parametrize("width", [80, 160])
def test_a_png_is_as_wide_as_asked_and_says_what_it_shows(axes: Axes, width: int) -> None:
    picture: Any = Image.open(io.BytesIO(saved(axes, format="png", width_mm=width)))
    assert abs(picture.width / picture.info["dpi"][0] * 25.4 - width) < 0.2
    assert picture.text["Description"] == plots.alt(axes)
    assert set(picture.text) == {"Title", "Description"}


def test_an_svg_has_its_title_and_its_description(axes: Axes) -> None:
    root = ET.fromstring(saved(axes, format="svg"))  # noqa: S314  # our own
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "Capaian terhadap target, Kecamatan Muncar, 2024"
    assert root.findtext(f"{space}desc") == plots.alt(axes)


def test_a_description_of_an_svg_is_text_whatever_it_holds() -> None:
    """Names from data are never taken for markup, and what XML cannot hold is a visible mark."""
    card = sakip.assess(sakip.load("muncar-2024"))
    named = evolve(card["ikm"], indicator=evolve(card["ikm"].indicator, name="<b>A & \x07 $x_1$ </desc>"))
    axes = plots.bullet([named])
    root = ET.fromstring(saved(axes, format="svg"))  # noqa: S314  # our own
    assert "\n<b>A & \ufffd $x_1$ </desc>: 97,66" in (root.findtext("{http://www.w3.org/2000/svg}desc") or "")
    assert "<b>A & \ufffd $x_1$ </desc>" in texts(axes)


def test_a_mark_that_turns_the_writing_direction_is_shown_and_never_obeyed() -> None:
    """A year is read as it is written, on the picture and in its words."""
    office = sakip.load("muncar-2024")
    named: Any = office.office
    turned = evolve(office, office=evolve(named, name="Kecamatan\u202e Muncar\u200f"))
    card = sakip.assess(turned)
    for axes in (plots.bullet(card), plots.heatmap({card.office.office_name: card}),
                 plots.trend(sakip.series(turned), indicator="ikm")):  # fmt: skip
        everything = "".join([*texts(axes), plots.alt(axes), saved(axes, format="svg").decode()])
        assert "Kecamatan\ufffd Muncar\ufffd" in everything
        assert not {"\u202e", "\u200f"} & set(everything)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_picture_is_the_same_file_every_time(kind: str) -> None:
    card = sakip.assess(sakip.load("muncar-2024"))
    first, second = (saved(plots.bullet(card), format=kind, width_mm=100) for _ in range(2))
    assert first == second
    assert b"Matplotlib" not in first


def test_a_picture_is_the_same_whatever_the_settings_are(axes: Axes) -> None:
    """A dark style of the caller changes nothing, and is left as it was."""
    wanted = saved(axes, format="png")
    with mpl.rc_context({"axes.facecolor": "black", "font.size": 30, "font.family": "serif", "savefig.dpi": 20}):
        before = mpl.rcParams.copy()
        drawn = plots.bullet(sakip.assess(sakip.load("muncar-2024")))
        assert saved(drawn, format="png") == wanted
        assert mpl.rcParams.copy() == before


def test_drawing_leaves_a_program_as_it_was() -> None:
    """Importing the room imports no matplotlib; drawing loads no pyplot, and changes no setting."""
    program = """
import json, sys
from sakip import plots
early = "matplotlib" in sys.modules
import sakip, matplotlib, io
before = matplotlib.rcParams.copy()
axes = plots.bullet(sakip.assess(sakip.load("mojosari-2024")))
plots.save(axes, io.BytesIO(), format="svg")
same = matplotlib.rcParams.copy() == before
print(json.dumps([early, "matplotlib.pyplot" in sys.modules, same]))
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603  # our own
    assert json.loads(done.stdout) == [False, False, True]


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'sakip\[plot\]'"):
        plots.bullet(sakip.assess(sakip.load("mojosari-2024")))


def test_axes_that_are_given_are_drawn_on_and_nothing_else() -> None:
    """The other axes of the figure, its size and its place stay."""
    figure = Figure(figsize=(8, 6))
    mine, other = figure.subplots(2, 1)
    place, before = mine.get_position().bounds, len(other.get_children())
    assert plots.bullet(sakip.assess(sakip.load("muncar-2024")), ax=mine) is mine
    assert (mine.get_position().bounds, len(other.get_children())) == (place, before)
    assert tuple(figure.get_size_inches()) == (8, 6)
    assert figure.axes == [mine, other]
    assert not figure.texts


def test_axes_are_as_they_were_after_they_are_saved_at_another_width(axes: Axes) -> None:
    """What is added by hand is kept, and saved along."""
    axes.set_title("Judul sendiri")
    marked = axes.axvline(0.5)
    saved(axes, format="svg")
    size, said = tuple(surface._figure(axes).get_size_inches()), texts(axes)
    narrow = saved(axes, format="svg", width_mm=80)
    assert tuple(surface._figure(axes).get_size_inches()) == size
    assert texts(axes) == said
    assert marked in axes.get_children()
    assert narrow != saved(axes, format="svg", width_mm=160)


def test_a_title_of_the_caller_has_its_room(axes: Axes) -> None:
    axes.set_title("Judul\nsendiri")
    with surface._settings():
        surface._lay_out(axes)
    assert faults(axes) == []


def test_drawing_again_on_the_same_axes_replaces_what_was_drawn() -> None:
    card = sakip.assess(sakip.load("muncar-2024"))
    axes = plots.bullet(card)
    once = len(axes.get_children())
    assert plots.bullet(card, ax=axes) is axes
    assert len(axes.get_children()) == once


def test_a_notebook_shows_axes_and_their_figure(axes: Axes) -> None:
    """One picture is stored, two dots of which are one on the screen."""
    shown: Any = axes
    page = shown._repr_html_()
    assert page.startswith('<img alt="Capaian terhadap target, Kecamatan Muncar, 2024.')
    assert not hasattr(shown, "_repr_png_")
    made, known = shown.figure._repr_png_()
    assert f'base64,{base64.b64encode(made).decode()}"' in page
    assert 'style="width: 629px;' in page
    assert known == {"width": 629, "height": Image.open(io.BytesIO(made)).height // 2, "alt": plots.alt(axes)}


def test_pictures_that_nobody_holds_are_gone() -> None:
    """What is remembered of axes does not keep them."""
    gone = weakref.ref(plots.bullet(sakip.assess(sakip.load("muncar-2024"))))
    gc.collect()
    assert gone() is None


def test_a_file_says_by_its_name_what_it_is(axes: Axes, tmp_path: Path) -> None:
    plots.save(axes, tmp_path / "a.SVG")
    plots.save(axes, str(tmp_path / "a.bin"), format="pdf")
    assert (tmp_path / "a.SVG").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "a.bin").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("how", "error", "said"), [
    ({"format": "gif"}, UnknownNameError, "no format of pictures called 'gif'"),
    ({}, UnknownNameError, "no format of pictures called ''"),
    ({"format": "png", "width_mm": 10}, plots.PictureSizeError, "cannot be 10 mm wide"),
    ({"format": "png", "width_mm": float("nan")}, NumberError, "nan"),
    ({"format": "png", "width_mm": True}, NumberError, "True"),
])  # fmt: skip
def test_what_cannot_be_saved_says_so(axes: Axes, how: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        saved(axes, **how)


def test_a_width_that_cannot_be_used_is_said_with_the_ones_that_can(axes: Axes) -> None:
    """The sentence of the command line has the same ends as the error."""
    with pytest.raises(plots.PictureSizeError) as caught:
        plots.height_mm("bullet", [], 59)
    error = caught.value
    assert (error.code, error.width, error.least, error.most) == ("picture-size", 59, 60, 1000)
    for lang in ("id", "en"):
        said = sakip.wording.command(f"error-{error.code}", lang).format(width=error.width)
        ends = [sakip.wording.spoken(Fraction(end), lang) for end in (error.least, error.most)]
        assert all(end in said for end in (*ends, "59"))
    for width in (error.least, error.most):
        assert saved(axes, format="svg", width_mm=width)


def test_other_axes_hold_no_picture() -> None:
    with pytest.raises(DefinitionError, match=r"holds no picture of sakip\.plots"):
        plots.alt(Figure().subplots())


def test_text_is_broken_where_a_line_ends_and_never_lost_but_with_an_ellipsis() -> None:
    name = "Persentase Tingkat Penyelesaian Laporan dan Pelanggaran Ketertiban Umum serta Ketenteraman"
    lines = wrapped(name, 40)
    assert " ".join(lines) == name
    assert all(width_of(line) <= 40 for line in lines)
    assert "".join(wrapped("x" * 90, 40)) == "x" * 90
    assert wrapped(name, 40, most=2)[-1].endswith("…")
    assert wrapped("", 40) == [""]
    assert wrapped(name, 1) == wrapped(name, 40, most=0) == []


def test_signs_the_font_lacks_are_marked() -> None:
    assert drawable("a\u0000b\n漢 é") == "a\ufffdb \ufffd é"


def test_a_place_on_an_axis_is_the_nearest_float_of_the_exact_number() -> None:
    assert surface.exact(Fraction(1, 3)) == 1 / 3
