"""Where a series breaks: two points that were not measured alike are no series, however smooth the line between them.

An indicator whose definition changed, and an index whose regulation changed its elements, weights or bands, have the
same name before and after, and another meaning. The nilai SAKIP of 2020 was given under PermenPANRB 12/2015, that of
2021 under PermenPANRB 88/2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

import sakip.regulations as regulations
from sakip import hooks, looks
from sakip.errors import NotInForceError
from sakip.findings import Finding
from sakip.periods import Period
from sakip.sets.definitions import in_force

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sakip.assessment import Assessment
    from sakip.indicators import Indicator


@frozen
class Break:
    """A place between two periods where a series of an ``indicator`` does not go on, from ``before`` to ``after``.

    ``name`` is what to ask for a trend across it by, ``kind`` is ``"definition"`` or ``"regulation"``, ``source`` the
    document or regulation that begins there.
    """

    indicator: str
    before: Period
    after: Period
    kind: Literal["definition", "regulation"]
    name: str
    source: str

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def finding(self) -> Finding:
        """What changed, as a finding about the series."""
        facts = {"indicator": self.indicator, "before": self.before, "after": self.after}
        return Finding(f"series-{self.kind}", {**facts, "source": self.source, "name": self.name})

    def label(self, lang: str = "id") -> str:
        """Say what changed, and between which periods."""
        return self.finding.message(lang)


def breaks_between(before: Assessment, after: Assessment, definitions: Iterable[Indicator] = ()) -> Iterator[Break]:
    """Yield what changed between two assessments of an indicator, so that their values are no series.

    ``definitions`` are all there are of it: a period within which the definition changed is like neither the one before
    nor the one after.
    """
    code, spans = after.code, (before.period, after.period)
    was, now = before.indicator, after.indicator
    since = now.valid_from or after.period.start
    began = in_force(definitions, before.period.start)
    if not was.measures_like(now) or (began is not None and not began.measures_like(was)):
        yield Break(code, *spans, "definition", f"definition-{since}", now.basis or was.basis or now.name)
    key = _regulated(now) or _regulated(was)
    if key:
        old, new = _judged_by(was, key, before.period.end), _judged_by(now, key, after.period.end)
        if old != new:
            name = new or key
            yield Break(code, *spans, "regulation", name, name)


def _regulated(indicator: Indicator) -> str:
    """The key of the regulation's scale an indicator is put in categories by; empty when it is a scale of its own."""
    scale, known = indicator.scale, regulations.keys()
    return scale.key if scale is not None and scale.in_force is not None and scale.key in known else ""


def _judged_by(indicator: Indicator, key: str, day: dt.date) -> str:
    """The regulation whose scale ``key`` holds on a day, or where the scale of its own is from that stands for it."""
    scale = indicator.scale
    if scale is not None and not _regulated(indicator):
        return scale.source or scale.key
    try:
        return regulations.provision("scale", key, on=day).citation
    except NotInForceError:
        return ""
