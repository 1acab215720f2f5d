"""Fuzz a reader: ``python tests/fuzz set --minutes 30``, guided by coverage; atheris is the extra ``fuzz``.

Without a reader each is run in turn, as continuous integration does with a fixed number of inputs and a fixed seed:
``python tests/fuzz --runs 200 --seed 1``. ``--large`` instead gives a reader valid inputs of which a piece is repeated
up to the size that the library reads at all, 50 of them or ``--runs``, needs no atheris, and tells the time and the
memory they took.

Guided, an input takes at most five seconds of the processor and a gigabyte, the fuzzer's own included. One that fails
is kept in the folder that is named, its name beginning with ``failed-``, and goes into the corpus by a name that says
what it shows.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fuzz.readers import Reader

SECONDS: Final = 5
"""How much of the processor's time an input may take, while its coverage is measured."""
MEGABYTES: Final = 1_024
"""How much memory the process may take, the instrumented library and the corpus included."""

_LONGEST_WAIT: Final = 120


class TooSlowError(BaseException):
    """An input that took too long; no reader catches it."""


def main() -> int:
    """Fuzz what was asked for and return 0 when nothing was found."""
    asked = argparse.ArgumentParser("fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reader", nargs="?", help="its name; each reader in turn where none is given")
    asked.add_argument("--minutes", type=float, default=0, help="how long")
    asked.add_argument("--runs", type=int, default=0, help="how many inputs, instead")
    asked.add_argument("--seed", type=int, default=0, help="to draw the same again; 0 is another each time")
    asked.add_argument("--kept", type=Path, help="a folder for inputs that reach further, and for those that fail")
    asked.add_argument("--large", action="store_true", help="inputs as long as are read, with their time and memory")
    options = asked.parse_args()
    if options.large and options.minutes:
        asked.error("--large counts inputs: say --runs, not --minutes")
    if not options.large and not _has_atheris():
        sys.stderr.write("atheris is not installed: pip install 'sakip[fuzz]' (Linux, CPython 3.11 to 3.13)\n")
        return 2
    sys.path.insert(0, str(Path(__file__).parents[1]))
    if not options.large:
        _instrument(options.reader)
    from fuzz.readers import READERS  # the library is imported while atheris looks on

    if options.reader is not None and options.reader not in READERS:
        sys.stderr.write(f"there is no reader {options.reader!r}; there are {', '.join(READERS)}\n")
        return 2
    chosen = [READERS[options.reader]] if options.reader else list(READERS.values())
    run = _large if options.large else _guided
    with stopping():
        return max(_apart(run, reader, options) for reader in chosen)


def _has_atheris() -> bool:
    try:
        return find_spec("atheris") is not None
    except ValueError:  # somebody took it out of what is imported
        return False


def _instrument(name: str | None) -> None:
    """Import the library while atheris looks on, what is imported late by running what is fuzzed over its seeds."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["sakip"], enable_loader_override=False):
        readers: Any = import_module("fuzz.readers")
        for reader in readers.READERS.values():
            if name in {None, reader.name}:
                for path in reader.seeds:
                    reader.run(path.read_bytes())


def _apart(run: Callable[[Reader, Any], None], reader: Reader, options: Any) -> int:
    """Fuzz a reader in a process of its own, which atheris ends by itself."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        run(reader, options)
        sys.stdout.flush()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    sys.stdout.write(f"{reader.name}: {'quiet' if code == 0 else f'a finding, exit code {code}'}\n")
    return abs(code)


@contextmanager
def stopping() -> Iterator[None]:
    """Let the alarm of :func:`bounded` be an exception."""

    def stop(*_: object) -> NoReturn:
        raise TooSlowError(f"more than {SECONDS} seconds of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGVTALRM, before)


def bounded(reader: Reader) -> Callable[[bytes], None]:
    """Return a reader that is stopped after so much time of the processor, however busy the machine is."""

    def run(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            reader.run(data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    return run


# --- guided by coverage -----------------------------------------------------------------------------------------------


def _guided(reader: Reader, options: Any) -> None:
    from fuzz import mutations  # as above

    atheris: Any = import_module("atheris")
    kept = Path(options.kept or tempfile.mkdtemp(prefix="fuzz-")) / reader.name
    kept.mkdir(parents=True, exist_ok=True)

    def damaged(data: bytes, longest: int, seed: int) -> bytes:
        random = mutations.drawing(seed)
        if not random.randrange(4):
            return bytes(atheris.Mutate(data, longest))
        for _ in range(random.choice((1, 1, 2, 4))):
            data = reader.damaged(data, random)
        return data[:longest]

    arguments = [
        "fuzz",
        f"-max_len={reader.longest}",
        f"-timeout={_LONGEST_WAIT}",  # where no signal is heard, such as in a regular expression
        f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={kept}{os.sep}failed-",
        f"-dict={_dictionary(reader, kept.parent)}",
        "-print_final_stats=1",
        *([f"-seed={options.seed}"] if options.seed else []),
        *([f"-runs={options.runs}"] if options.runs else []),
        *([f"-max_total_time={round(options.minutes * 60)}"] if options.minutes else []),
        str(kept),
        str(reader.seeds[0].parent),
    ]
    sys.stdout.write(f"{reader.name}: from {len(reader.seeds)} inputs, into {kept}\n")
    sys.stdout.flush()
    atheris.Setup(arguments, bounded(reader), custom_mutator=damaged)
    atheris.Fuzz()


def _dictionary(reader: Reader, folder: Path) -> Path:
    """Write the words of a reader as libFuzzer takes them."""
    from fuzz import mutations, readers  # as above

    path = folder / f"{reader.name}.dict"
    words = dict.fromkeys([*readers.words_of(reader.name)[:400], *mutations.PERIODS, *mutations.ODD])
    entries = ["".join(f"\\x{byte:02x}" for byte in mutations.encoded(word)[:64]) for word in words if word]
    path.write_text("".join(f'"{entry}"\n' for entry in entries), encoding="ascii")
    return path


# --- as long as is read -----------------------------------------------------------------------------------------------


def _large(reader: Reader, options: Any) -> None:
    """Give a reader inputs as long as the library reads, and say how much time and memory the worst of them took."""
    import resource  # not on every system

    from fuzz import mutations  # as above

    random = mutations.drawing(options.seed or None)
    kept = Path(options.kept or tempfile.mkdtemp(prefix="fuzz-"))
    kept.mkdir(parents=True, exist_ok=True)
    worst, worst_input = 0.0, b""
    for _ in range(options.runs or 50):
        data = random.choice(reader.seeds).read_bytes()
        if data[:2] == b"PK":
            parts = mutations.parts(data)
            name = random.choice([each for each in parts if each.endswith(".xml")])
            data = mutations.packed(parts | {name: mutations.blown_up(parts[name], random, 8 * reader.limit)})
        else:
            data = mutations.blown_up(data, random, random.choice((reader.limit // 2, reader.limit - 40_000)))
        before = time.process_time()
        try:
            reader.run(data)
        except BaseException:
            failed = kept / f"failed-{reader.name}-{hashlib.sha1(data, usedforsecurity=False).hexdigest()}"
            failed.write_bytes(data)
            sys.stderr.write(f"{reader.name}: failed on {failed}\n")
            raise
        took = time.process_time() - before
        if took > worst:
            worst, worst_input = took, data
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    slowest = kept / f"slowest-{reader.name}"
    slowest.write_bytes(worst_input)
    sys.stdout.write(f"{reader.name}: at most {worst:.2f} s of the processor, {peak} MiB; the slowest is {slowest}\n")


if __name__ == "__main__":
    raise SystemExit(main())
