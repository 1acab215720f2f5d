"""What is asked of a roll-up or a score: whatever only looks like it is refused before anything is computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sakip.assessment import Scorecard
from sakip.errors import DefinitionError, NumberError, UnknownNameError, listed, nearest, quoted
from sakip.figures import share
from sakip.indicators import Indicator, Target
from sakip.rollup.region import Region
from sakip.sets.model import IndicatorSet

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from sakip.figures import NumberLike
    from sakip.indicators import Policy
    from sakip.periods import Period


def asked_share(given: NumberLike) -> Fraction:
    """Return a completeness as a share: ``0.8``, ``"4/5"`` or ``"80%"``."""
    remedy = "Write a share from 0 to 1, such as 0.8, or '80%'."
    try:
        percent = isinstance(given, str) and given.endswith("%")
        made = share(str(given)[:-1].rstrip()) / 100 if percent else share(given)
    except NumberError as error:
        raise NumberError(f"completeness: {error.what}", remedy, value=given) from None
    if not 0 <= made <= 1:
        raise DefinitionError(f"completeness {quoted(given)} is no share", remedy)
    return made


def asked_region(given: Region) -> Region:
    """Return a region, or say how one is made."""
    if not isinstance(given, Region):
        raise DefinitionError(f"{quoted(given)} is no region", "Give one: Region.of('Kab. X', ['Kec. A', 'Kec. B']).")
    return given


def asked_card(given: Scorecard, what: str) -> Scorecard:
    """Return a scorecard, or say how one is made of what was given instead."""
    if isinstance(given, Scorecard):
        return given
    remedy = "Assess the set first: assess(set)." if isinstance(given, IndicatorSet) else "Give what assess() returns."
    if given is None:
        raise DefinitionError(f"{what} is None", f"{remedy} In a roll-up leave out whoever has none: it is missing.")
    raise DefinitionError(f"{what} is {_article(given)} and no scorecard", remedy)


def asked_cards(given: Mapping[str, Scorecard]) -> Mapping[str, Scorecard]:
    """Return scorecards by office."""
    if not isinstance(given, Mapping):
        raise DefinitionError(
            f"the scorecards are {_article(given)} and not by office", "Give them by name: {'Kec. A': card}."
        )
    for name, card in given.items():
        _check_name(name)
        asked_card(card, f"the scorecard of {quoted(name)}")
    return given


def one_day(cards: Mapping[str, Scorecard]) -> tuple[Period, date | None]:
    """Return the period and the day all scorecards are of; they count the same realisations, too."""
    days: dict[tuple[Period, date | None, Policy], list[str]] = {}
    for name in sorted(cards):
        card = cards[name]
        days.setdefault((card.period, card.as_of, card.policy), []).append(name)
    if not days:
        raise DefinitionError("there is no scorecard to roll up", "Give the scorecard of at least one office.")
    if len(days) == 1:
        return next(iter(days))[:2]
    policies = len({policy for _, _, policy in days}) > 1
    said = "; ".join(
        f"{period}{f' as of {as_of}' if as_of else ''}{f' by policy {policy.name!r}' if policies else ''} of "
        f"{listed(names, 3)}"
        for (period, as_of, policy), names in days.items()
    )
    raise DefinitionError(
        f"the scorecards are not of one {'period, day and policy' if policies else 'period and day'}: {said}",
        "Assess all offices alike.",
    )


def asked_weights(given: Mapping[str, Mapping[str, NumberLike]]) -> dict[str, dict[str, Fraction]]:
    """Return the weights of offices by the name of the weight."""
    remedy = "Give them by weight and office: {'penduduk': {'Kec. A': 1200}}."
    if not isinstance(given, Mapping):
        raise DefinitionError(f"the weights are {_article(given)} and not by name", remedy)
    for name, numbers in given.items():
        if not hasattr(numbers, "items"):  # as columns of pandas have them, by their index
            raise DefinitionError(f"weight {quoted(name)} is {quoted(numbers)} and not by office", remedy)
    return {name: _weights(name, numbers) for name, numbers in given.items()}


def _weights(name: str, given: Mapping[str, NumberLike]) -> dict[str, Fraction]:
    made: dict[str, Fraction] = {}
    for office, weight in given.items():
        _check_name(office)
        try:
            made[office] = share(weight)
        except NumberError as error:
            raise NumberError(f"weight {name!r} of {office!r}: {error.what}", error.remedy, value=weight) from None
        if made[office] < 0:
            raise DefinitionError(
                f"weight {name!r} of {office!r} is negative",
                "Weigh by what can be counted, and write 0 for an office that is not to count.",
            )
    return made


def asked_targets(given: Any, groups: Iterable[str]) -> dict[str, tuple[Target, ...]]:
    """Return the targets of groups by the name of the group."""
    remedy = "Give them by group: {'Kab. X': [Target('a', 2024, '90')]}."
    if not isinstance(given, Mapping):
        raise DefinitionError(f"the targets are {_article(given)} and not by group", remedy)
    known = tuple(groups)
    made: dict[str, tuple[Target, ...]] = {}
    for name, targets in given.items():
        if name not in known:
            raise UnknownNameError.among("group", name, known)
        if not isinstance(targets, Iterable | Target) or isinstance(targets, str):
            raise DefinitionError(f"the targets of {name!r} are {quoted(targets)} and no targets", remedy)
        made[name] = (targets,) if isinstance(targets, Target) else tuple(targets)
        for target in made[name]:
            if not isinstance(target, Target):
                raise DefinitionError(f"among the targets of {name!r}, {quoted(target)} is none", remedy)
    return made


def asked_indicators(given: Any, known: Iterable[str]) -> dict[str, Indicator | None]:
    """Return the codes to roll up, each with its declared definition if there is one; of None all that are known."""
    codes = dict.fromkeys(known)
    if given is None:
        return dict(codes)
    if isinstance(given, str | Indicator) or not isinstance(given, Iterable):
        raise DefinitionError(
            f"indicators is {quoted(given) if isinstance(given, str) else _article(given)} and no list",
            f"Write indicators=[{given!r}]." if isinstance(given, str) else "Write indicators=[...].",
        )
    chosen: dict[str, Indicator | None] = {}
    for each in given:
        if isinstance(each, Indicator):
            chosen[each.code] = each
        elif isinstance(each, str) and each in codes:
            chosen[each] = None
        else:
            raise UnknownNameError.among("indicator of these offices", each, codes)
    return chosen


def nobody(region: Region, given: Sequence[str]) -> UnknownNameError:
    """Say that none of the scorecards is of an office of the region, and who may be meant."""
    known = sorted(set(region.offices))
    close = [each for each in dict.fromkeys(nearest(name, known) for name in given) if each]
    return UnknownNameError(
        f"no scorecard is of {region.name}: nobody there is called {listed(given)}",
        f"Did you mean {listed(close)}?" if close else f"Known: {listed(known)}.",
        kind="office",
        name=given[0],
        nearest=next(iter(close), None),
        known=known,
    )


def _check_name(given: Any) -> None:
    if not isinstance(given, str):
        raise DefinitionError(f"{quoted(given)} names no office", "Write its name as text.")


def _article(given: Any) -> str:
    name = type(given).__name__
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"
