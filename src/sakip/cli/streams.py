"""The streams of the process, of which a program may be given none, or ones that take few characters, or no more."""

from __future__ import annotations

import io
import os
import sys
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class Output:
    """A stream, and whether it ``failed``: files that a command reads and writes have errors of the same kinds."""

    def __init__(self, stream: TextIO) -> None:
        self.failed = False
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write to the stream."""
        with self._watched():
            return self._stream.write(text)

    def flush(self) -> None:
        """Write what is waiting."""
        with self._watched():
            self._stream.flush()

    def give_up(self) -> None:
        """Write no more; what is waiting would be tried again, and complained of, when the interpreter shuts down."""
        with suppress(OSError):
            self._stream.close()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.failed = True
            raise


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


@contextmanager
def naming(file: str | Path) -> Iterator[None]:
    """Have an error of the system name the file, which that of reading or writing an open one does not."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(file)
        raise


def answers() -> bool:
    """Return whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()
