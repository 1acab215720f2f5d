"""What the commands about a set ask for: its realisations, as of which day, which of them count, in which form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sakip
from sakip.indicators import POLICIES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from sakip.findings import Finding
    from sakip.sets import IndicatorSet


def ask(added: argparse.ArgumentParser, say: Callable[[str], str], formats: Sequence[str]) -> None:
    """Add the options to a command; the first of ``formats`` is the default."""
    added.add_argument("--realisations", metavar="FILE", type=Path, help=say("realisations"))
    added.add_argument("--as-of", metavar="D", help=say("as-of"))
    added.add_argument("--policy", choices=tuple(POLICIES), default="all", help=say("policy"))
    added.add_argument("--format", choices=formats, default=formats[0], help=say("format"))
    added.add_argument("--out", metavar="FILE", type=Path, help=say("out"))


def reported(options: argparse.Namespace, office: IndicatorSet) -> tuple[tuple[sakip.Realisation, ...], list[Finding]]:
    """Return the realisations of the file that was named, and what was found in it; nothing when none was."""
    if options.realisations is None:
        return (), []
    intake = sakip.read_realisations(options.realisations, office)
    found = list(intake.findings)
    if options.as_of is not None or options.policy != "all":
        # the scorecard says what is known, and counts, of several records
        steps = {"duplicate", "correction", "conflict", "rejected", "blank-value"}
        found = [finding for finding in found if finding.code not in steps]
    return intake.realisations, found
