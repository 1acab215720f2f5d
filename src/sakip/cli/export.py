"""``sakip export FORM SET … --out OUT``: the scorecards of one office or of a nation, for other programs.

``scorecards`` is a workbook with a row an indicator of an office, ``page`` one page of all scorecards, ``json`` has a
published schema (``.jsonl``: a scorecard a line), ``datapackage`` is Frictionless, ``ms-ind`` the metadata that BPS
asks for, ``iati`` results as XML. A folder stands for every set file in it. One office is in memory at a time, and one
that cannot be read does not hide the others.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import wording
from sakip.assessment.replay import Said
from sakip.cli.asked import NoPeriodError, period_of
from sakip.cli.files import SuffixError, deliver
from sakip.cli.progress import counting
from sakip.cli.screen import tell
from sakip.cli.streams import naming
from sakip.errors import DataFileError, DefinitionError, SakipError, listed
from sakip.findings import Finding, Place
from sakip.indicators import POLICIES
from sakip.periods import parse_period, read_date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from sakip.assessment import Scorecard
    from sakip.cli.screen import Screen

_ENDINGS: Final = MappingProxyType(
    {
        "scorecards": (".xlsx",),
        "page": (".html",),
        "json": (".json", ".jsonl", ".ndjson"),
        "datapackage": (".zip", ""),
        "ms-ind": (".csv", ".xlsx"),
        "iati": (".xml",),
    }
)
_OF_ONE: Final = ("ms-ind", "iati")
_OF_SETS: Final = (".toml", ".json")

FINDINGS_FORMAT: Final = "sakip.findings/1"
"""The format and version the findings of an export in JSON name themselves by."""


class OneSetError(DefinitionError):
    """Several sets for a form that holds one: ``form``."""

    code = "export-one"


class FindingsOverError(DefinitionError):
    """Findings that would be written over what they are about: ``file``."""

    code = "export-findings"


class NoSetsError(DefinitionError):
    """A folder without set files: ``file``."""

    code = "export-no-sets"


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("export", run)
    added.add_argument("form", metavar="FORM", choices=tuple(_ENDINGS), help=say("export-form"))
    added.add_argument("sets", metavar="SET", nargs="+", help=say("export-sets"))
    added.add_argument("--period", metavar="P", help=say("period"))
    added.add_argument("--as-of", metavar="D", help=say("as-of"))
    added.add_argument("--policy", choices=tuple(POLICIES), default="all", help=say("policy"))
    added.add_argument("--out", metavar="OUT", type=Path, required=True, help=say("out"))
    added.add_argument("--findings", metavar="FILE", type=Path, help=say("export-findings"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Write the sets in the form that is asked for."""
    names = _names(options.sets)
    _check(options, names)
    found: list[Finding] = []
    lost: list[str] = []
    with counting(len(names), screen.lang) as told:
        code = deliver(options, screen, found, _writer(options, _Cards(options, names, found, lost, told), screen.lang))
    facts = {"written": len(names) - len(lost), "count": len(names)}
    if options.findings:
        made = {"format": FINDINGS_FORMAT, **facts, "findings": [finding.to_dict() for finding in found]}
        screen.json(made, options.findings)
    if lost:
        tell(wording.command("export-part", screen.lang).format(**facts))
    return code


def _names(given: Sequence[str]) -> list[str]:
    """Return the sets that are named, for a folder the files in it, by name."""
    names: list[str] = []
    for name in given:
        folder = Path(name)
        inside = [name]
        if folder.is_dir():
            inside = sorted(str(file) for file in folder.iterdir() if file.suffix in _OF_SETS)
        if not inside:
            what, remedy = f"there is no .toml or .json file in {folder}", "Name the folder of the set files."
            raise NoSetsError(what, remedy, file=str(folder))
        names += inside
    return list(dict.fromkeys(names))


def _check(options: argparse.Namespace, names: Sequence[str]) -> None:
    endings = _ENDINGS[options.form]
    if options.out.suffix.lower() not in endings:
        known = [ending for ending in endings if ending]
        raise SuffixError(f"{options.out} is no name for {options.form}", f"Name it with {listed(known)}.",
                          file=str(options.out), known=", ".join(known))  # fmt: skip
    if options.findings and options.findings.suffix.lower() != ".json":
        raise SuffixError(f"{options.findings} is no name for findings", "Name it with .json.",
                          file=str(options.findings), known=".json")  # fmt: skip
    if options.findings and any(_same(options.findings, Path(one)) for one in (*names, options.out)):
        raise FindingsOverError(f"{options.findings} is read or written already", "Give --findings another name.",
                                file=str(options.findings))  # fmt: skip
    if len(names) != 1 and (options.form in _OF_ONE or options.out.suffix.lower() == ".json"):
        raise OneSetError(f"{options.form} is of one set, not of {len(names)}", "Name one.", form=options.form)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


class _Cards:
    """The scorecards one after another; a set that cannot be read, or has no year, is a finding and not one of them."""

    def __init__(
        self,
        options: argparse.Namespace,
        names: Sequence[str],
        found: list[Finding],
        lost: list[str],
        told: Callable[[], None],
    ) -> None:
        self.options, self.names, self.found, self.lost, self.told = options, names, found, lost, told

    def __iter__(self) -> Iterator[Scorecard]:
        """Yield them.

        Raises:
            SakipError: when the only one cannot be made.
        """
        options = self.options
        if options.period is not None:
            parse_period(options.period)  # which is wrong of all of them, or of none
        as_of = None if options.as_of is None else read_date(options.as_of)
        first: dict[str, str] = {}
        for name in self.names:
            options.set = name  # what faults of it are headed by
            try:
                with naming(name):
                    office = sakip.load(name)
                card = sakip.assess(office, period=period_of(options, office), as_of=as_of, policy=options.policy)
            except (SakipError, OSError) as error:
                if len(self.names) == 1:
                    raise
                self.lost.append(name)
                self.found += _why(name, error)
            else:
                before = first.setdefault(office.code, name)
                if before != name:
                    facts = {"set": office.code, "first": before, "again": name}
                    self.found.append(Finding("duplicate-set", facts, Place(name)))
                yield card
            self.told()

    @property
    def only(self) -> Scorecard:
        """The scorecard, when there is one set."""
        return next(iter(self))


def _why(name: str, error: Exception) -> Sequence[Finding]:
    """Return what is wrong with a set that was left out, after the finding that it was."""
    faults = error.findings if isinstance(error, DataFileError) else ()
    what: object = wording.Word("export-not-loaded") if faults else str(error).rstrip(".")
    if isinstance(error, NoPeriodError):
        what = Said(*(wording.command("error-no-period", lang, **error.facts).rstrip(".") for lang in ("id", "en")))
    return (Finding("export-left-out", {"name": name, "what": what}), *faults)


def _writer(options: argparse.Namespace, cards: _Cards, lang: str) -> Callable[[Path], object]:
    """Return what writes the file; what it finds is added to the findings of the cards."""
    found = cards.found
    match options.form:
        case "scorecards":
            excel = import_module("sakip.exports.excel")
            return lambda made: excel.scorecards(cards, made, lang=lang)
        case "page":
            return lambda made: _page(cards, made, lang)
        case "json":
            json = import_module("sakip.exports.json")
            single = options.out.suffix.lower() == ".json"
            return lambda made: json.write(cards.only if single else cards, made)
        case "datapackage":
            frictionless = import_module("sakip.exports.frictionless")
            return lambda made: found.extend(frictionless.package(cards, made, lang=lang, findings=found))
        case "ms-ind":
            msind = import_module("sakip.exports.msind")
            office = sakip.load(cards.names[0])
            return lambda made: found.extend(msind.write(office, made, format=made.suffix.lower()[1:], lang=lang))
        case _:
            iati = import_module("sakip.exports.iati")
            return lambda made: found.extend(iati.write(cards.only, made, lang=lang))


def _page(cards: _Cards, made: Path, lang: str) -> None:
    """Write the page, and at its end what was left out of it."""

    def things() -> Iterator[Any]:
        yield from cards
        if cards.found:
            yield list(cards.found)

    with made.open("w", encoding="utf-8") as file:
        file.writelines(import_module("sakip.display").stream(things(), lang))
