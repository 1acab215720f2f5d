"""A progress bar on the error stream: for files that take a while, and only where somebody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sakip import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALLEST: Final = 4_000_000
"""How many bytes a file has for which a bar is worth its lines."""


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
