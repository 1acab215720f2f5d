"""What the commands about a set ask for: its realisations, the period, as of which day, which count, in which form."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sakip
from sakip import wording
from sakip.cli.streams import naming
from sakip.errors import DefinitionError
from sakip.findings import Finding, Place, Severity
from sakip.indicators import POLICIES
from sakip.periods import parse_period, read_date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from sakip.assessment import Scorecard
    from sakip.periods import Period
    from sakip.sets import IndicatorSet


MOST_NAMED: Final = 1_000
"""How many findings of one code in one file are named one by one; further ones are counted."""


class NoPeriodError(DefinitionError):
    """A set without a year, to be assessed over no period."""

    code = "no-period"


def ask(added: argparse.ArgumentParser, say: Callable[[str], str], formats: Sequence[str]) -> None:
    """Add the options to a command."""
    ask_records(added, say)
    added.add_argument("--format", choices=formats, help=say("format"))
    added.add_argument("--out", metavar="FILE", type=Path, help=say("out"))


def ask_records(added: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add which realisations there are, as of which day, and which of them count."""
    added.add_argument("--realisations", metavar="FILE", type=Path, help=say("realisations"))
    added.add_argument("--as-of", metavar="D", help=say("as-of"))
    added.add_argument("--policy", choices=tuple(POLICIES), default="all", help=say("policy"))


def reported(options: argparse.Namespace, office: IndicatorSet) -> tuple[tuple[sakip.Realisation, ...], list[Finding]]:
    """Return the realisations of the file that was named, and what was found in it; nothing when none was.

    A workbook is a form that was filled in; anything else is CSV.
    """
    if options.realisations is None:
        return (), []
    if options.realisations.suffix.lower() == ".xlsx":
        submission = import_module("sakip.forms").read(options.realisations, office)
        return submission.added, list(submission.findings)
    with naming(options.realisations):
        intake = sakip.read_realisations(options.realisations, office)
    found = list(intake.findings)
    if options.as_of is not None or options.policy != "all":
        # the scorecard says what is known, and counts, of several records
        steps = {"duplicate", "correction", "conflict", "rejected", "blank-value"}
        found = [finding for finding in found if finding.code not in steps]
    return intake.realisations, found


def period_of(options: argparse.Namespace, office: IndicatorSet) -> Period | None:
    """Return the period that is asked for; None is the year of the set.

    Raises:
        NoPeriodError: when neither the set nor ``--period`` names a period.
    """
    if options.period is None and office.year is None:
        raise NoPeriodError(f"set {office.code!r} has no year", "Add --period, such as --period 2024.", set=office.code)
    return None if options.period is None else parse_period(options.period)


def carded(options: argparse.Namespace) -> tuple[Scorecard, list[Finding]]:
    """Return the scorecard that is asked for, and what was found in its files and about its records.

    Raises:
        NoPeriodError: when neither the set nor ``--period`` names a period.
    """
    office = sakip.load(options.set)
    realisations, found = reported(options, office)
    period = period_of(options, office)
    as_of = None if options.as_of is None else read_date(options.as_of)
    card = sakip.assess(office, realisations, period=period, as_of=as_of, policy=options.policy)
    # a file's own findings come first; what the scorecard found about the same records is not said again
    return card, named(dict.fromkeys([*found, *card.findings]))


def named(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of long files: the first :data:`MOST_NAMED` of a code and a file, and how many more."""
    kept: list[Finding] = []
    times = Counter[tuple[str, str, Severity]]()
    for finding in findings:
        alike = finding.code, finding.place.file if finding.place else "", finding.severity
        times[alike] += 1
        if times[alike] <= MOST_NAMED:
            kept.append(finding)
    for (code, file, severity), count in times.items():
        if count > MOST_NAMED:
            facts = {"code": code, "count": Fraction(count - MOST_NAMED), "named": Fraction(MOST_NAMED)}
            words = wording.FINDINGS["more-findings"]._replace(severity=severity)  # as grave as those it counts
            kept.append(Finding("more-findings", facts, Place(file), words))
    return kept
