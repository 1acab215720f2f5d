"""The streams of the process, of which a program may be given none, or ones that take few characters."""

from __future__ import annotations

import io
import os
import sys
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def usable() -> Iterator[None]:
    """Have streams that take whatever is printed, and leave those of the process as they were.

    What was closed before the program began takes everything and keeps nothing.
    """
    with ExitStack() as stack:
        for stream, redirected in ((sys.stdout, redirect_stdout), (sys.stderr, redirect_stderr)):
            if stream is None:
                nowhere = stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))
                stack.enter_context(redirected(nowhere))
        out = sys.stdout
        if isinstance(out, io.TextIOWrapper):
            stack.callback(_handle, out, out.errors or "strict")
            out.reconfigure(errors="backslashreplace")  # for terminals and pipes that are not UTF-8
        yield


def _handle(stream: io.TextIOWrapper, errors: str) -> None:
    with suppress(OSError, ValueError):  # of a pipe or a file that nothing can be written to any more
        stream.reconfigure(errors=errors)


def answers() -> bool:
    """Return whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()
