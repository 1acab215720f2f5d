"""A progress bar on the error stream: for files that take a while, and only where somebody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sakip import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

SMALLEST: Final = 4_000_000
"""How many bytes a file has for which a bar is worth its lines."""
FEWEST: Final = 20
"""How many pieces there are for which a bar is worth its line."""


@contextmanager
def progress(path: str | Path, lang: str) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what is to be told how many bytes of how many were read; None where there is nobody to show it to."""
    if not sys.stderr.isatty() or Path(path).stat().st_size < SMALLEST:
        yield None
        return
    try:
        from rich.console import Console  # noqa: PLC0415  # loaded only where a bar is drawn
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    except ImportError:  # a bar is no reason to ask for an extra
        yield None
        return
    said = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f}%"), TimeRemainingColumn()
    with Progress(*said, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(wording.command("reading", lang), total=None)
        yield lambda done, size: bar.update(task, completed=done, total=size)


@contextmanager
def working(size: Callable[[], int], done: Callable[[], float | None], lang: str) -> Iterator[None]:
    """Show that something takes a while: how many bytes are written, and how many hundredths are done where known."""
    if not sys.stderr.isatty():
        yield
        return
    try:
        from rich.console import Console  # noqa: PLC0415  # loaded only where a bar is drawn
        from rich.filesize import decimal  # noqa: PLC0415
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    except ImportError:
        yield
        return

    class Watched(Progress):
        def get_renderables(self) -> Iterable[RenderableType]:
            for task in self.tasks:
                known = done()
                task.total, task.completed = (None, 0) if known is None else (100, known)
                task.fields["written"] = decimal(size())
            return super().get_renderables()

    said = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[written]}"), TimeElapsedColumn()
    with Watched(*said, console=Console(stderr=True), transient=True) as bar:
        bar.add_task(wording.command("table-working", lang), total=None, written="")
        yield


@contextmanager
def counting(total: int, lang: str) -> Iterator[Callable[[], None]]:
    """Yield what is to be called after each of ``total`` pieces; the bar appears where somebody watches several."""
    if total < FEWEST or not sys.stderr.isatty():
        yield lambda: None
        return
    try:
        from rich.console import Console  # noqa: PLC0415  # loaded only where a bar is drawn
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415
    except ImportError:
        yield lambda: None
        return
    said = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*said, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(wording.command("table-working", lang), total=total)
        yield lambda: bar.advance(task)
