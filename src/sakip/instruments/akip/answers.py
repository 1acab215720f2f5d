"""What an evaluator says of a sub-component: a grade, or how many criteria are met, and what is claimed beside it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import field, frozen

from sakip import hooks
from sakip.errors import DefinitionError, NumberError, quoted
from sakip.figures import is_blank, number
from sakip.figures import share as exact
from sakip.instruments.akip.sheet import FULL

NOT_APPLICABLE = frozenset({"tidak berlaku", "not applicable"})
"""How it is written that a criterion does not apply."""


def _count(given: Any) -> int:
    made = number(given)
    if made < 0 or made.denominator != 1:
        raise NumberError(f"{quoted(given)} is no count of criteria", "Write a whole number.", value=given)
    return int(made)


def _percentage(given: Any) -> Fraction:
    made = exact(given)
    if not 0 <= made <= FULL:
        raise NumberError(f"{quoted(given)} is no percentage", "Write a number from 0 to 100.", value=given)
    return made


def _years(given: Any) -> Fraction | None:
    if given is None:
        return None
    made = number(given)
    if made < 0:
        raise NumberError(f"{quoted(given)} is no number of years", "Write a number that is 0 or more.", value=given)
    return made


@frozen
class Met:
    """So many criteria ``met`` ``of`` so many.

    ``years`` says for how long all of them were kept up, ``distinction`` what sets the unit apart, by the names of the
    sheet's rubric: ``"commendable"``, ``"role-model"``. Both count only where every criterion is met.

    Raises:
        NumberError: when a number is no count.
        DefinitionError: when more are met than there are, or there are none.
    """

    met: int = field(converter=_count)
    of: int = field(converter=_count)
    years: Fraction | None = field(default=None, converter=_years)
    distinction: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.of or self.met > self.of:
            raise DefinitionError(
                f"{self.met} of {self.of} is no count of criteria met",
                "Give those met first and all of them second; leave out what has no criteria.",
            )

    @property
    def percent(self) -> Fraction:
        """The share met, in percent."""
        return FULL * self.met / self.of


@frozen
class Share:
    """The share of criteria met, in ``percent``, when the criteria themselves are not at hand.

    ``years`` and ``distinction`` are those of :class:`Met`.

    Raises:
        NumberError: when it is no number from 0 to 100.
    """

    percent: Fraction = field(converter=_percentage)
    years: Fraction | None = field(default=None, converter=_years)
    distinction: str = ""


def _answers(given: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, Mapping):
        raise DefinitionError(f"{quoted(given)} does not say which answer is which", "Give {'1.a.1': 'Y', …}.")
    for code, answer in given.items():
        if not isinstance(code, str) or not isinstance(answer, str | None):
            raise DefinitionError(f"{quoted(code)}: {quoted(answer)} is no answer", "Give text such as 'Y'.")
    return tuple((code, (answer or "").strip()) for code, answer in given.items())


@frozen
class Criteria:
    """The ``answers`` by the code of the criterion: ``Y``, ``B`` and so on, blank, or ``tidak berlaku``.

    ``years`` and ``distinction`` are those of :class:`Met`.

    Raises:
        DefinitionError: when it is no mapping of texts.
    """

    answers: tuple[tuple[str, str], ...] = field(converter=_answers)
    years: Fraction | None = field(default=None, converter=_years)
    distinction: str = ""

    __setstate__ = hooks.rebuilt

    def __getstate__(self) -> dict[str, Any]:
        return hooks.facts(self) | {"answers": dict(self.answers)}


Assessed: TypeAlias = Met | Share | Criteria
"""What a sub-component is graded by where no grade is given: :class:`Met`, :class:`Share` or :class:`Criteria`."""
Given: TypeAlias = "str | Assessed | Mapping[str, str | None] | None"
"""What an evaluator may say of a sub-component: a grade, one of the above, answers by criterion, or nothing yet."""


def given_for(code: str, given: Any) -> str | Assessed | None:
    """Return what was said of a sub-component, None when nothing was.

    Raises:
        DefinitionError: when it is none of the kinds accepted.
    """
    if given is None or (isinstance(given, str) and is_blank(given)):
        return None
    if isinstance(given, str | Met | Share | Criteria):
        return given.strip() if isinstance(given, str) else given
    if isinstance(given, Mapping):
        return Criteria(given)
    raise DefinitionError(
        f"{code!r} is assessed by {quoted(given)}",
        "Give a grade such as 'BB', akip.Met(7, 9), akip.Share('88'), or the answers by criterion.",
    )
