"""The command line: what there is, what a set holds, its scorecard, where a number comes from.

The commands of ``_APART``, such as ``survey``, ``audit`` and ``check``, have modules of their own.

It speaks Indonesian unless asked for English (``--lang en``). Exit code 0 is fine, 1 means there are findings that left
something out or should be looked at, 2 is wrong use. Tables are drawn by rich (extra ``cli``); text, JSON and CSV need
nothing beside the library. Colour appears on a terminal only, and says nothing that words do not say too.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import sakip
from sakip import wording
from sakip.cli.asked import ask, carded
from sakip.cli.parser import Parser
from sakip.cli.screen import FINE, FOUND, MISUSED, Screen, exit_code, tell
from sakip.cli.streams import Output, usable
from sakip.errors import DataFileError, DefinitionError, SakipError, SetFileError, UnknownNameError
from sakip.findings import Finding
from sakip.ledger import Ledger
from sakip.periods import Year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from sakip.sets import IndicatorSet, Reading

_APART = MappingProxyType(
    {
        name: name
        for name in (
            "survey",
            "ipasn",
            "akip",
            "audit",
            "regulations",
            "series",
            "report",
            "schema",
            "replay",
            "check",
            "new",
            "assess",
            "paper",
            "plot",
            "form",
            "export",
        )
    }
    | {"assess-table": "table"}
)
"""The commands with a module of their own, imported when one is asked for: they cost as much as all the others."""


STOPPED = 130
"""The exit code of whoever stops a command by Ctrl-C, as shells have it."""

_LONGEST_VALUE = 70
_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})
# what a system most often says against a file
_REFUSED = MappingProxyType(
    {
        errno.ENOENT: "file-missing",
        errno.EACCES: "file-denied",
        errno.EISDIR: "file-is-folder",
        errno.ENOTDIR: "file-missing",
    }
)


class _OutError(DefinitionError):
    """A result that would be written over what it is made from."""

    code = "out-is-read"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    with usable():
        try:
            return _run(sys.argv[1:] if arguments is None else list(arguments))
        except KeyboardInterrupt:
            _tell("")
            return STOPPED


def _run(given: list[str]) -> int:
    lang = _language(given)
    options = _parser(lang, given).understood(given)
    output = Output(sys.stdout)
    try:
        _check_out(options)
        code = int(options.command(options, Screen(cast("TextIO", output), lang)))
        output.flush()  # here, where a broken pipe is caught
    except DataFileError as error:
        screen = Screen(sys.stderr, lang)
        said = wording.command("not-loaded", lang, file=options.file or options.set, count=len(error.findings))
        screen.line(error.what.partition("\n")[0] if lang == "en" else said)
        screen.findings(error.findings)
        return FOUND
    except SakipError as error:
        _tell(f"sakip: {_complaint(error, lang)}")
        return MISUSED
    except OSError as error:
        if output.failed:
            output.give_up()
            if isinstance(error, BrokenPipeError):
                return FINE  # whoever read our output has seen enough
        _tell(f"sakip: {_unusable(error, 'stdout' if output.failed else error.filename, options, lang)}")
        return MISUSED
    return code


def _unusable(error: OSError, file: str | None, options: argparse.Namespace, lang: str) -> str:
    """Say what the system says against a file, which may be one that it does not name."""
    why = _REFUSED.get(error.errno or 0)
    what = error.strerror or error if why is None else wording.command(why, lang)
    if file is None:
        return wording.command("error-some-file", lang).format(what=what)
    out = getattr(options, "out", None)
    if error.errno == errno.ENOENT and out is not None and file == str(out):
        folder = (Path(os.path.realpath(out)) if out.is_symlink() else out).parent
        if not folder.is_dir():
            what = wording.command("file-no-folder", lang).format(folder=folder)
    return wording.command("error-file", lang).format(file=file, what=what)


def _tell(said: str) -> None:
    with suppress(OSError):  # nobody can be told where the error stream takes nothing
        tell(said)


def _check_out(options: argparse.Namespace) -> None:
    """See that what is written replaces none of what is read, nor a form that somebody has filled in.

    Raises:
        _OutError, OutExistsError: when it would.
    """
    out = getattr(options, "out", None)
    if out is None or not out.exists():
        return
    given = getattr(options, "sets", ())
    read = (getattr(options, name, None) for name in ("file", "table", "set", "realisations", "form"))
    if any(source and Path(source).exists() and out.samefile(source) for source in (*read, *given)):
        raise _OutError(f"{out} is the file that is read", "Give --out another name.", file=str(out))
    if getattr(options, "template", None):
        from sakip.cli.files import OutExistsError  # noqa: PLC0415  # files of other programs cost as much as the rest

        raise OutExistsError(f"{out} is there already", "Give --out another name, or remove it.", file=str(out))


def _complaint(error: SakipError, lang: str) -> str:
    """Say an error of use in the language asked for; exceptions themselves speak English."""
    code = f"error-{error.code}"
    if isinstance(error, UnknownNameError) and Path(error.name).suffix and Path(error.name).is_file():
        # it was meant as a file, and is one that holds no set by its name
        is_table = Path(error.name).suffix.lower() in _TABLES
        return wording.command("file-is-table" if is_table else "file-misnamed", lang).format(file=error.name)
    if lang == "en" or code not in wording.COMMANDS:
        return str(error)
    facts = {"value": ""} | {name: str(fact) for name, fact in vars(error).items() if fact is not None}
    said = wording.command(code, lang).format_map(facts)
    if isinstance(error, UnknownNameError):
        known = ", ".join(getattr(error, "known", ()))
        said += f" Maksudnya “{error.nearest}”?" if error.nearest else f" Yang ada: {known}."
    return said


def _language(given: Sequence[str]) -> str:
    """The language has to be known before the help can be written."""
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--lang", nargs="?")
    return "en" if first.parse_known_args(given)[0].lang == "en" else "id"


def _parser(lang: str, given: Sequence[str]) -> Parser:
    def say(code: str) -> str:
        return wording.command(code, lang)

    common = Parser(add_help=False, lang=lang)
    common.add_argument("--lang", choices=wording.LANGUAGES, default="id", help=say("lang"))
    common.add_argument("-h", "--help", action="help", help=say("help"))
    parser = Parser("sakip", lang=lang, description=say("sakip"), parents=[common], add_help=False)
    parser.add_argument("--version", action="version", version=f"sakip {sakip.__version__}", help=say("version"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=say(name), description=say(name), parents=[common], add_help=False, lang=lang
        )
        added.set_defaults(command=run, set="", file="")
        return added

    def measured(added: argparse.ArgumentParser, formats: Sequence[str]) -> None:
        added.add_argument("--period", metavar="P", help=say("period"))
        ask(added, say, formats)

    command("sets", _sets)
    show = command("show", _show)
    show.add_argument("set", metavar="SET", help=say("SET"))
    show.add_argument("--readings", action="store_true", help=say("all-readings"))
    explain = command("explain", _explain)
    explain.add_argument("set", metavar="SET", help=say("SET"))
    explain.add_argument("indicator", metavar="INDICATOR", help=say("INDICATOR"))
    measured(explain, ("text", "json"))
    for name, module in _APART.items():
        if name in given:
            import_module(f"sakip.cli.{module}").add(command, say)
        else:
            command(name, None)
    return parser


# --- commands ---------------------------------------------------------------------------------------------------------


def _sets(_: argparse.Namespace, screen: Screen) -> int:
    rows: list[list[str]] = []
    registry = sakip.packs.installed()
    found = list(registry.unnamed("sakip.sets"))
    for name in sakip.available(registry):
        try:
            office = sakip.load(name, registry)
        except (SakipError, OSError) as error:  # one that cannot be loaded does not hide the others
            broken = Finding("pack-broken", {"name": name, "offer": "–", "what": str(error).partition("\n")[0]})
            found += error.findings if isinstance(error, SetFileError) else [broken]
            rows.append([name, "–", "–", "–", "–"])
            continue
        decree = office.decree.label() if office.decree else office.title
        rows.append([name, office.office_name, decree, str(len(office)), office.origin.package])
    headings = [screen.term(name) for name in ("set", "office", "decree", "indicator", "package")]
    screen.table("", headings, rows, right=(3,), whole=(0,))
    screen.findings(found)
    return FOUND if found else FINE


def _show(options: argparse.Namespace, screen: Screen) -> int:
    office = sakip.load(options.set)
    _print_head(office, screen)
    ledger = Ledger(office.targets, ())
    of_year = {} if office.year is None else {i.code: ledger.target(i.code, Year(office.year))[0] for i in office}
    targets = {code: target for code, target in of_year.items() if target is not None}
    rows = [
        [
            indicator.code,
            indicator.name,
            indicator.unit,
            targets[indicator.code].text(screen.lang, indicator.unit) if indicator.code in targets else "–",
            screen.polarity(indicator.polarity),
            ", ".join(indicator.responsible) or "–",
        ]
        for indicator in office
    ]
    names = ("code", "indicator", "unit", "target-heading", "polarity", "responsible")
    screen.table("", [screen.term(name) for name in names], rows, right=(3,), whole=(0,))
    _print_readings(office, screen, every=options.readings)
    found = office.plan.findings()
    screen.findings(found)
    return exit_code(found)


def _explain(options: argparse.Namespace, screen: Screen) -> int:
    from sakip.cli.files import form_of  # noqa: PLC0415  # files of other programs cost as much as the rest

    options.format = form_of(options, ("text", "json"), "text")
    card, findings = carded(options)
    explanation = card[options.indicator].explain()
    if options.format == "json":
        screen.json(explanation.to_dict(), options.out)
    else:
        screen.write(explanation.text(screen.lang), options.out)
    grave = [finding for finding in findings if finding.severity != "info"]
    Screen(sys.stderr, screen.lang).findings(grave)
    return FOUND if grave else FINE


# --- what is written for people ---------------------------------------------------------------------------------------


def _print_head(office: IndicatorSet, screen: Screen) -> None:
    screen.line(office.title or office.code)
    owner = office.office
    if owner is not None:
        screen.line(", ".join(part for part in (owner.name, owner.regency, owner.province) if part))
    decree = office.decree
    if decree is not None:
        day = f", {wording.spoken(decree.date, screen.lang)}" if decree.date else ""
        screen.line(f"{decree.label()}{day}: {decree.title}")
    _print_overrides(office, screen)
    if office.nodes:
        screen.print(f"\n{wording.command('cascade', screen.lang)}")
        for line in office.plan.outline(screen.lang):
            screen.line(f"  {line}")
    _print_documents(office, screen)
    screen.print("")


def _print_overrides(office: IndicatorSet, screen: Screen) -> None:
    """Print what the set says otherwise than the ones it extends, value by value."""
    if office.extends:
        base = next((one.below for one in office.overrides), office.extends)
        screen.print("")
        screen.line(wording.command("extends", screen.lang).format(base=base))
    for one in office.overrides:
        entry = f"{one.table} {one.name}: " if one.name else ""
        facts = {"what": f"{entry}{one.key}", "before": _short(one.before), "after": _short(one.after)}
        what = "added" if one.before is None else "left-out" if one.after is None else "changed"
        screen.line(f"  {wording.command(what, screen.lang).format(**facts)}")


def _short(value: object) -> str:
    """Write a value of a set file in one short line."""
    said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    line = " ".join(said.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[: _LONGEST_VALUE - 1]}…"


def _print_documents(office: IndicatorSet, screen: Screen) -> None:
    """Print what promises, with how many targets, and what each programme may spend."""
    if office.documents:
        screen.print(f"\n{wording.command('documents', screen.lang)}")
    for document in office.documents:
        count = sum(1 for target in office.targets if target.document == str(document))
        said = [str(document), *([wording.spoken(document.issued, screen.lang)] if document.issued else [])]
        said.append(wording.command("document-targets", screen.lang, count=count))
        if document.replaces:
            said.append(screen.term("in-place-of").format(document=document.replaces))
        screen.line(f"  {screen.heading(document.kind)}: {', '.join(said)}")
    if office.budgets and office.year is not None:
        screen.print(f"\n{wording.command('budgets', screen.lang).format(year=office.year)}")
        for code in dict.fromkeys(budget.node for budget in office.budgets if budget.node in office.plan):
            pagu, absorbed = office.plan.budget(code, office.year), office.plan.absorption(code, office.year)
            amount = "–" if pagu.amount is None else f"Rp{wording.writer(screen.lang)(pagu.amount)}"
            screen.line(f"  {office.plan[code].text}: {amount}, {absorbed.text(screen.lang)}")


def _print_readings(office: IndicatorSet, screen: Screen, *, every: bool) -> None:
    shown = [reading for reading in office.readings if every or reading.severity == "warning"]
    if office.readings:
        screen.print(f"\n{wording.command('readings', screen.lang)}")
    for reading in shown:
        for line in _reading(reading, screen.lang):
            screen.line(line)
    rest = len(office.readings) - len(shown)
    if rest:
        screen.print(wording.command("more-readings", screen.lang, count=rest))


def _reading(reading: Reading, lang: str) -> Iterator[str]:
    flag = f" [{reading.confidence}]" if reading.confidence else ""
    yield f"- {reading.subject} ({reading.code}){flag}"
    yield f"    {wording.command('printed', lang)}: {reading.printed}"
    yield f"    {wording.command('read-as', lang)}: {reading.read_as}"
    yield f"    {wording.term('basis', lang)}: {reading.basis}"
