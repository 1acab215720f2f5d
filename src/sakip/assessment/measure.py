"""One indicator, one realisation, one target: the assessment of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip.assessment.results import Assessment, Reason
from sakip.errors import DefinitionError, quoted
from sakip.indicators import Realisation, State, Target
from sakip.periods import parse_period

if TYPE_CHECKING:
    from sakip.indicators import Indicator
    from sakip.periods import Period

from sakip.assessment.gauge import gauge_of


def assess_one(
    indicator: Indicator,
    target: Target | None = None,
    realisation: Realisation | None = None,
    *,
    period: Period | str | int | None = None,
) -> Assessment:
    """Assess one indicator on one realisation against one target; either may be missing, and the result says so.

    The period is that of the realisation, else of the target, unless it is given. A target of another period than the
    realisation's is compared as it stands: whoever calls has chosen it.

    Raises:
        DefinitionError: when ``target`` is no target, ``realisation`` is no realisation, or one belongs to another
            indicator; or no period is known.
        PeriodError: when ``period`` is no period.
    """
    if realisation is not None and getattr(realisation, "indicator", None) != indicator.code:
        raise _foreign(realisation, indicator)
    if target is not None and getattr(target, "indicator", None) != indicator.code:
        raise _foreign(target, indicator)
    if period is None:
        given = realisation or target
        if given is None:
            raise DefinitionError(
                f"nothing says which period of {indicator.code!r} is assessed",
                "Give a target, a realisation or period=Year(2024).",
            )
        period = given.period
    else:
        period = parse_period(period)
    gauge = gauge_of(indicator)
    if realisation is None:
        return gauge.missing(period, target, Reason.NOT_REPORTED, {"indicator": indicator.name, "period": period})
    if not realisation.applicable:
        return gauge.missing(
            period, target, Reason.NOT_APPLICABLE, {"indicator": indicator.name, "period": period}, realisation
        )
    if realisation.state is State.REJECTED:
        facts = {"indicator": indicator.name, "period": period, "state": realisation.state}
        return gauge.missing(period, target, Reason.UNVERIFIED, facts, realisation)
    return gauge.assess(period, target, realisation, realisation.pairs)


def _foreign(given: Any, indicator: Indicator) -> DefinitionError:
    if not isinstance(given, Target | Realisation):
        return DefinitionError(
            f"{quoted(given)} is neither a Target nor a Realisation",
            f'Write Target({indicator.code!r}, "2024", …) or Realisation({indicator.code!r}, "2024", …).',
        )
    return DefinitionError(
        f"a {type(given).__name__} of {given.indicator!r} cannot assess {indicator.code!r}",
        "Give those of the same indicator.",
    )
