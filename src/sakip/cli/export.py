"""``sakip export FORM SET … --out OUT``: the scorecards of one office or of a nation, for other programs.

``scorecards`` is a workbook with a row an indicator of an office, ``page`` one page of all scorecards, ``json`` has a
published schema (``.jsonl``: a scorecard a line), ``datapackage`` is Frictionless, ``ms-ind`` the metadata that BPS
asks for, ``iati`` results as XML. A folder stands for every set file in it. One office is in memory at a time, and one
that cannot be read does not hide the others.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip.cli.files import SuffixError, deliver
from sakip.cli.progress import counting
from sakip.errors import DataFileError, DefinitionError, SakipError, SetFileError, listed
from sakip.findings import Finding
from sakip.indicators import POLICIES
from sakip.periods import parse_period, read_date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from sakip.assessment import Scorecard
    from sakip.cli.screen import Screen

_ENDINGS: Final = {
    "scorecards": (".xlsx",),
    "page": (".html",),
    "json": (".json", ".jsonl", ".ndjson"),
    "datapackage": (".zip", ""),
    "ms-ind": (".csv", ".xlsx"),
    "iati": (".xml",),
}
_OF_ONE: Final = ("ms-ind", "iati")


class OneSetError(DefinitionError):
    """Several sets for a form that holds one: ``form``."""

    code = "export-one"


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("export", run)
    added.add_argument("form", metavar="FORM", choices=tuple(_ENDINGS), help=say("export-form"))
    added.add_argument("sets", metavar="SET", nargs="+", help=say("export-sets"))
    added.add_argument("--period", metavar="P", help=say("period"))
    added.add_argument("--as-of", metavar="D", help=say("as-of"))
    added.add_argument("--policy", choices=tuple(POLICIES), default="all", help=say("policy"))
    added.add_argument("--out", metavar="OUT", type=Path, required=True, help=say("out"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Write the sets in the form that is asked for."""
    names = _names(options.sets)
    _check(options, names)
    found: list[Finding] = []
    with counting(len(names), screen.lang) as told:
        return deliver(options, screen, found, _writer(options, names, found, told, screen.lang))


def _names(given: Sequence[str]) -> list[str]:
    """Return the sets that are named, for a folder the files in it, by name."""
    names: list[str] = []
    for name in given:
        folder = Path(name)
        names += sorted(map(str, folder.glob("*.toml"))) if folder.is_dir() else [name]
    return names


def _check(options: argparse.Namespace, names: Sequence[str]) -> None:
    endings = _ENDINGS[options.form]
    if options.out.suffix.lower() not in endings:
        known = [ending for ending in endings if ending]
        raise SuffixError(f"{options.out} is no name for {options.form}", f"Name it with {listed(known)}.",
                          file=str(options.out), known=", ".join(known))  # fmt: skip
    if len(names) != 1 and options.form in _OF_ONE:
        raise OneSetError(f"{options.form} is of one set, not of {len(names)}", "Name one.", form=options.form)


def _writer(
    options: argparse.Namespace,
    names: Sequence[str],
    found: list[Finding],
    told: Callable[[], None],
    lang: str,
) -> Callable[[Path], object]:
    """Return what writes the file; what it finds is added to ``found``."""
    match options.form:
        case "scorecards":
            excel = import_module("sakip.exports.excel")
            return lambda made: excel.scorecards(_cards(options, names, found, told), made, lang=lang)
        case "page":
            return lambda made: _page(_cards(options, names, found, told), made, lang)
        case "json":
            several = options.out.suffix.lower() != ".json" or len(names) > 1
            json = import_module("sakip.exports.json")
            cards = _cards(options, names, found, told)
            return lambda made: json.write(cards if several else _only(cards), made)
        case "datapackage":
            frictionless = import_module("sakip.exports.frictionless")
            return lambda made: found.extend(frictionless.package(_cards(options, names, found, told), made, lang=lang))
        case "ms-ind":
            msind = import_module("sakip.exports.msind")
            return lambda made: found.extend(
                msind.write(sakip.load(names[0]), made, format=made.suffix.lower()[1:], lang=lang)
            )
        case _:
            iati = import_module("sakip.exports.iati")
            cards = _cards(options, names, found, told)
            return lambda made: found.extend(iati.write(_only(cards), made, lang))


def _cards(
    options: argparse.Namespace, names: Sequence[str], found: list[Finding], told: Callable[[], None]
) -> Iterator[Scorecard]:
    """Yield the scorecards one after another; a set that cannot be read, or has no year, is a finding.

    Raises:
        SakipError: when it is the only one.
    """
    period = None if options.period is None else parse_period(options.period)
    as_of = None if options.as_of is None else read_date(options.as_of)
    for name in names:
        try:
            office = sakip.load(name)
            card = sakip.assess(office, period=period, as_of=as_of, policy=options.policy)
        except (SakipError, OSError) as error:
            if len(names) == 1:
                raise
            found += error.findings if isinstance(error, DataFileError | SetFileError) else [_broken(name, error)]
        else:
            yield card
        told()


def _broken(name: str, error: Exception) -> Finding:
    return Finding("export-left-out", {"name": name, "what": str(error).partition("\n")[0]})


def _only(cards: Iterator[Scorecard]) -> Scorecard:
    return next(cards)


def _page(cards: Iterator[Scorecard], made: Path, lang: str) -> None:
    with made.open("w", encoding="utf-8") as file:
        file.writelines(import_module("sakip.display").stream(cards, lang))
