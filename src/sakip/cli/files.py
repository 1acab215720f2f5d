"""Results as files of other programs: a page, a workbook, a document, a picture.

A file is written beside the place where it belongs and put there when it is whole, so that a full disk or Ctrl-C leaves
the old one as it was.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.cli.screen import Screen, exit_code, tell
from sakip.cli.streams import naming
from sakip.errors import DefinitionError, listed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from sakip.findings import Finding
    from sakip.papers import Paper

BINARY: Final = ("xlsx", "docx", "png", "pdf")
"""The forms that no terminal shows."""
# what a program would open by its name, and find text in
_OF_PROGRAMS: Final = frozenset({
    "xlsx", "xls", "xlsm", "xlsb", "ods", "docx", "doc", "odt", "rtf", "pdf", "ppt", "pptx", "png", "jpg", "svg",
    "zip", "parquet",
})  # fmt: skip


class NoOutError(DefinitionError):
    """A file that is asked for without a name: ``form`` is what it was to be."""

    code = "no-out"


class SuffixError(DefinitionError):
    """A name whose ending says nothing that can be written: ``file``, and ``known`` endings."""

    code = "out-suffix"


class PdfError(SuffixError):
    """A PDF, which another program makes of what can be written."""

    code = "out-pdf"


class OutExistsError(DefinitionError):
    """A form that would be written over one that may be filled in."""

    code = "out-exists"


PAPER_SIZES: Final = ("F4", "A4")
"""Those of :mod:`sakip.papers.sizes`, named here so that a scorecard on the screen loads no paper."""
TABLES: Final = ("table", "json", "csv")
"""The forms of most results: a table for people, and two for programs."""
PICTURES: Final = ("png", "svg", "pdf")
"""The forms of pictures."""


def form_of(options: argparse.Namespace, forms: Iterable[str], usual: str = "") -> str:
    """Return the form that is asked for: by ``--format``, else by the ending of ``--out``, else the usual one.

    The usual one is text, in a file that ends in ``.txt`` or in nothing.

    Raises:
        SuffixError: when ``--out`` ends in none of the forms, or in that of another program than the form asked for.
        NoOutError: when the form is one that no terminal shows, and no file was named.
    """
    known = tuple(forms)
    out: Path | None = options.out
    form: str = options.format or ""
    ending = "" if out is None else _ending(out)
    if out is not None and form:
        opened_otherwise = ending != form and (ending in _OF_PROGRAMS or (form in BINARY and ending))
        if opened_otherwise:
            raise _unknown(out, [form])
    elif ending in known:
        form = ending
    elif out is not None and (not usual or ending not in {"", "txt"}):
        raise _unknown(out, known)
    form = form or usual
    if form in BINARY and out is None:
        raise NoOutError(f"a .{form} file is not shown on a screen", f"Add --out name.{form}.", form=form)
    return form


def _ending(out: Path) -> str:
    ending = out.suffix[1:].lower()
    return "" if " " in ending else ending  # "rapor Kec. Contoh" has none


def _unknown(out: Path, known: Iterable[str]) -> SuffixError:
    endings = [".txt" if one in {"table", "text"} else f".{one}" for one in known]
    what, remedy = f"{out} ends in nothing that is written here", f"Name a file that ends in {listed(endings)}."
    if _ending(out) != "pdf" or ".docx" not in endings:
        return SuffixError(what, remedy, file=str(out), known=", ".join(endings))
    remedy += " For a PDF, write a .docx and print that to PDF."
    return PdfError(what, remedy, file=str(out), known=", ".join(endings))


def ask_form(added: argparse.ArgumentParser, say: Callable[[str], str], forms: Iterable[str]) -> None:
    """Add in which of the forms a result is written, and to which file; :func:`form_of` tells which it is."""
    added.add_argument("--format", choices=tuple(forms), help=say("format"))
    added.add_argument("--out", metavar="FILE", type=Path, help=say("out"))


@contextmanager
def put(out: Path) -> Iterator[Path]:
    """Yield a place to write to, whose file takes its own place when it is whole."""
    with naming(out), import_module("sakip.sets.writing.replacing").replaced(out) as made:
        yield made


def ask_size(added: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add on which paper it is printed."""
    added.add_argument("--size", choices=PAPER_SIZES, default=PAPER_SIZES[0], help=say("paper-size"))


def deliver(
    options: argparse.Namespace, screen: Screen, findings: Iterable[Finding], write: Callable[[Path], object]
) -> int:
    """Write a result as the file that is asked for, and what was found about it to the error stream."""
    with put(options.out) as made:
        write(made)
    tell(wording.command("written", screen.lang).format(file=options.out))
    found = list(findings)
    Screen(sys.stderr, screen.lang).findings(found)
    return exit_code(found)


def say_undrawn(paper: Paper, lang: str) -> bool:
    """Say that the pictures of a paper could not be drawn, and why; return whether that is so."""
    picture = import_module("sakip.papers").Picture
    has_pictures = any(isinstance(block, picture) for block in paper.blocks)
    if not has_pictures or import_module("sakip.exports.pictures").can_draw():
        return False
    tell(wording.command("pictures-undrawn", lang))
    return True


def picture_form(out: Path) -> str:
    """Return the form of a picture by the ending of its name.

    Raises:
        SuffixError: when that is none.
    """
    if _ending(out) not in PICTURES:
        raise _unknown(out, PICTURES)
    return _ending(out)


def keep_picture(axes: object, out: Path, form: str, lang: str, width: int = 160) -> str:
    """Write a picture to a file and return its alternative text."""
    plots = import_module("sakip.plots")
    with put(out) as made:
        plots.save(axes, made, width_mm=width, format=form)
    tell(wording.command("written", lang).format(file=out))
    return str(plots.alt(axes))
