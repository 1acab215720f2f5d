"""What is given to be written: papers for one who writes papers, scorecards for one who writes scorecards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sakip.assessment import Scorecard
from sakip.errors import DefinitionError, quoted
from sakip.papers.model import Paper


def given_papers(given: Any) -> list[Paper]:
    """Return one paper or several as several.

    Raises:
        DefinitionError: when there is none, or anything else is among them.
    """
    if isinstance(given, Paper):
        return [given]
    if isinstance(given, Scorecard) or not isinstance(given, Iterable):
        raise _no_paper(given)
    every = list(given)
    for one in every:
        if not isinstance(one, Paper):
            raise _no_paper(one)
    if not every:
        raise DefinitionError("there is no paper to write", "Give one at least.")
    return every


def _no_paper(given: object) -> DefinitionError:
    what = f"{quoted(given)}, a {type(given).__name__}, is no paper"
    return DefinitionError(what, "Give what sakip.papers makes, such as papers.scorecard(card).")


def given_card(given: Any) -> Scorecard:
    """Return a scorecard.

    Raises:
        DefinitionError: when it is anything else.
    """
    if not isinstance(given, Scorecard):
        what = f"{quoted(given)}, a {type(given).__name__}, is no scorecard"
        raise DefinitionError(what, "Give what sakip.assess(office) returns.")
    return given
