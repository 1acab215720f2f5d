"""``sakip assess-table IN --set SET --out OUT``: every row of a large table assessed, into a new table."""

from __future__ import annotations

import csv
import errno
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import contextmanager
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve

import sakip
from sakip.cli.engines import ENGINES, Engine, Source, engine, is_csv
from sakip.cli.files import put
from sakip.cli.numbers import whole
from sakip.cli.outcome import COUNTED, UNKNOWN, Outcome
from sakip.cli.progress import working
from sakip.cli.screen import NoTableError, exit_code
from sakip.errors import DefinitionError, FrameError, UnknownNameError, listed, quoted
from sakip.findings import Finding
from sakip.tabular import harmless

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from sakip.cli.screen import Screen
    from sakip.sets import IndicatorSet

_Columns: TypeAlias = Mapping[str, Mapping[str, str]]

_LONG: Final = ("period", "component", "value")  # of a table with a row a component
_PARQUET: Final = (".parquet", ".pq")


class TableColumnsError(FrameError):
    """A table without the columns that are asked for; ``missing`` are all their names."""

    code = "table-columns"


class TablePairError(DefinitionError):
    """Something that names no component and its column."""

    code = "table-pair"


class TableKindError(DefinitionError):
    """A file of a kind that an engine does not read, or write."""

    code = "table-kind"


class TableOutError(DefinitionError):
    """A table that would be written over another."""

    code = "table-out-exists"


class TableOptionsError(DefinitionError):
    """Two options that contradict each other: ``option`` and ``other``."""

    code = "table-options"


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("assess-table", run)
    added.add_argument("table", metavar="IN", type=Path, help=say("table-in"))
    added.add_argument("--set", metavar="SET", required=True, help=say("table-set"))
    added.add_argument("--out", metavar="OUT", type=Path, required=True, help=say("table-out"))
    added.add_argument("--force", action="store_true", help=say("table-force"))
    added.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=say("table-engine"))
    added.add_argument("--memory", metavar="SIZE", default="", help=say("table-memory"))
    added.add_argument("--indicator", metavar="COLUMN", default="indicator", help=say("table-indicator"))
    added.add_argument("--target", metavar="COLUMN", default="target", help=say("table-target"))
    added.add_argument("--long", action="store_true", help=say("table-long"))
    added.add_argument("--columns", metavar="C=COLUMN", action="append", default=[], help=say("table-columns"))
    added.add_argument("--places", metavar="N", type=whole, default=2, help=say("table-places"))
    added.add_argument("--kernel", choices=("int64", "wide"), default="int64", help=say("table-kernel"))
    added.add_argument("--format", choices=("table", "json"), default="table", help=say("table-format"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Assess the table and say what came out."""
    office = sakip.load(options.set)
    columns = _columns(options.columns, office)
    for option, other, both in (
        ("--memory", f"--engine {options.engine}", options.memory and options.engine != "duckdb"),
        ("--columns", "--long", options.columns and options.long),
    ):
        if both:
            raise TableOptionsError(f"{option} does not go with {other}", "Leave one out.", option=option, other=other)
    source = _source(options)
    if options.format == "table" and find_spec("rich") is None:
        raise NoTableError.needing("drawing a table", "cli")  # now, not after all the work
    outcome = _written(options, office, columns, source, screen.lang)
    if options.format == "json":
        asked = {"table": str(options.table), "out": str(options.out), "engine": options.engine}
        screen.json(outcome.to_dict(asked), None)
    else:
        outcome.write(screen, options.out)
        screen.findings(outcome.findings)
    return exit_code(outcome.findings)


def _source(options: argparse.Namespace) -> Source:
    """Look at the files that are named, before anything is started."""
    table, out = options.table, options.out
    for path, there in ((table, table), (out, Path(os.path.realpath(out)).parent)):
        if not there.exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    separated = is_csv(table) and not table.is_dir()
    for path, right in (
        (table, separated or table.is_dir() or table.suffix.lower() in _PARQUET),
        (out, is_csv(out) or out.suffix.lower() in _PARQUET),
    ):
        known = (*_PARQUET,) if options.engine == "spark" else (*_PARQUET, ".csv")
        if not right or (options.engine == "spark" and is_csv(path)):
            raise TableKindError(f"{path} is no table that --engine {options.engine} can use",
                                 f"Name a file that ends in {listed(known)}.",
                                 file=str(path), engine=options.engine, known=", ".join(known))  # fmt: skip
    if out.exists() and not options.force:
        raise TableOutError(f"{out} is there already", "Give --out another name, or add --force.", file=str(out))
    return _of_header(table) if separated else Source(table)


def _of_header(path: Path) -> Source:
    """Look at the header of a CSV file."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        header = file.readline()
    separator = ";" if header.count(";") > header.count(",") else ","
    names = next(csv.reader([header], delimiter=separator), [])
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise FrameError(f"the header names {listed(twice)} twice", "Rename or remove one.", column=", ".join(twice))
    return Source(path, separator, tuple(names))


def _columns(pairs: list[str], office: IndicatorSet) -> dict[str, dict[str, str]]:
    """Return the column of each component of each indicator, where one was named."""
    known = {one.code: [component.name for component in one.formula.components] for one in office}
    found: dict[str, dict[str, str]] = {code: {} for code in known}
    # what is said of one indicator goes before what is said of all
    for pair in sorted(pairs, key=lambda pair: ":" in pair.partition("=")[0]):
        left, _, column = pair.partition("=")
        code, _, component = left.rpartition(":")
        if not component or not column:
            raise TablePairError(f"{quoted(pair)} says no component and column", "Write it like --columns realisasi=a.",
                                 value=pair)  # fmt: skip
        if code and code not in known:
            raise UnknownNameError.among(f"indicator in set {office.code!r}", code, known)
        mine = [one for one in ([code] if code else known) if component in known[one]]
        if not mine:
            among = known[code] if code else {name for names in known.values() for name in names}
            raise UnknownNameError.among("component", component, among)
        for one in mine:
            found[one][component] = column
    return found


def _written(
    options: argparse.Namespace, office: IndicatorSet, columns: _Columns, source: Source, lang: str
) -> Outcome:
    """Write the table beside where it belongs, count what it holds, and put it in its place."""
    out: Path = options.out
    place = _folder if options.engine == "spark" or out.is_dir() else put
    with place(out) as made:
        carrier = engine(options.engine, options.memory, made.parent)
        try:
            with carrier.told(), working(lambda: _size(made), carrier.done, lang):
                source = _checked(options, office, columns, source, carrier)
                carrier.write(_assessed(options, office, columns, carrier.plan(source)), source, made)
                written = _of_header(made) if is_csv(made) else Source(made)
                codes = harmless(options.indicator) if is_csv(made) else options.indicator
                counted = carrier.tally(written, (codes, *COUNTED, *((UNKNOWN,) if options.long else ())))
                return Outcome.of(office, counted, options.places, _of_csv(carrier, source))
        finally:
            carrier.close()


@contextmanager
def _folder(out: Path) -> Iterator[Path]:
    """Yield a place to write to: for a folder of Parquet files, or for what takes the place of one."""
    target = Path(os.path.realpath(out))
    if target.exists() and not (target.is_file() or target.is_dir()):  # a device, whose place nothing may take
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))
    scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=target.parent))
    try:
        made = scratch / out.name
        yield made
        if target.exists():
            target.replace(scratch / "before")
        made.replace(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _checked(
    options: argparse.Namespace, office: IndicatorSet, columns: _Columns, source: Source, carrier: Engine
) -> Source:
    """See that the table has every column that is read, and say which of a CSV file hold numbers."""
    components = [columns[one.code].get(part.name, part.name) for one in office for part in one.formula.components]
    names = _LONG if options.long else ()
    numbers = tuple(dict.fromkeys((options.target, *(("value",) if options.long else components))))
    present = source.columns if source.separator else carrier.columns(carrier.plan(source))
    missing = [name for name in dict.fromkeys((options.indicator, *names, *numbers)) if name not in present]
    if missing:
        raise TableColumnsError(f"the table has no column {listed(missing)}",
                                f"Add it, or say which column it is by --columns; there are {listed(present)}.",
                                column=missing[0], missing=", ".join(missing), present=", ".join(present))  # fmt: skip
    made = tuple(dict.fromkeys((options.target, *components)))
    return evolve(source, numbers=numbers, made=made) if source.separator else source


def _assessed(options: argparse.Namespace, office: IndicatorSet, columns: _Columns, plan: Any) -> Any:
    """Add to a plan what is asked for; one of a row a component is turned first."""
    asked: dict[str, Any] = {"targets": options.target, "indicator": options.indicator}
    frames = import_module("sakip.frames")
    if options.long:
        plan = frames.from_long(plan, office, **asked)
    else:
        asked["columns"] = columns
    return frames.assess_frame(plan, office, places=options.places, kernel=options.kernel, **asked)


def _of_csv(carrier: Engine, source: Source) -> Iterator[Finding]:
    """Say how a CSV file was read."""
    if not source.separator:
        return
    yield Finding("table-csv", {"separator": source.separator, "numbers": source.numbers})
    for odd in carrier.oddities(source):
        if odd.refused:
            facts = {"column": odd.column, "count": Fraction(odd.refused), "given": odd.refusal}
            yield Finding("table-no-number", facts)
        if odd.grouped:
            facts = {"column": odd.column, "count": Fraction(odd.grouped), "given": odd.group}
            yield Finding("table-maybe-thousands", facts)


def _size(path: Path) -> int:
    """Return how many bytes are written so far."""
    try:
        return sum(file.stat().st_size for file in (path.rglob("*") if path.is_dir() else (path,)))
    except OSError:
        return 0
