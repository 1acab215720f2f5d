"""Roll-up: offices to a region along any tree, and achievements up the cascade of one office.

:func:`across` puts the scorecards of offices together: of 10 of 20 and 30 of 40 it makes 40 of 60, and never the mean
of 50% and 75%, unless the indicator declares so. An office that is missing is named, and without the declared
completeness there is no headline figure. :func:`scores` averages the achievements of indicators up to their sasaran and
tujuan, by a rule that has a name. How quarters make a year is said in :mod:`sakip.assessment.consolidation`.

>>> from sakip.assessment import assess
>>> from sakip.formulas import ratio
>>> from sakip.indicators import Indicator, Realisation
>>> from sakip.sets.model import IndicatorSet
>>> budget = Indicator(code="anggaran", name="Realisasi anggaran", unit="persen", formula=ratio("realisasi", "pagu"))
>>> office = IndicatorSet(code="contoh", indicators=[budget], year=2024)
>>> def reported(above, below):
...     return assess(office, [Realisation("anggaran", 2024, {"realisasi": above, "pagu": below})])
>>> regency = Region.of("Kab. Contoh", ["Kec. A", "Kec. B", "Kec. C"])
>>> cards = {"Kec. A": reported(10, 20), "Kec. B": reported(30, 40)}
>>> figure = across(regency, cards)["anggaran"]
>>> figure.assessment.value, figure.completeness, figure.headline
(Decimal('66.67'), Fraction(2, 3), None)
>>> figure.why("en")
'Realisasi anggaran for 2024 is incomplete: there is no number from Kec. C.'
>>> across(regency, cards, completeness="2/3")["anggaran"].headline.value
Decimal('66.67')
"""

from __future__ import annotations

from sakip.rollup.across import across
from sakip.rollup.card import Figure, Missing, RegionalCard
from sakip.rollup.region import Region
from sakip.rollup.scores import Score, ScoreMember, scores

__all__ = [
    "Figure",
    "Missing",
    "Region",
    "RegionalCard",
    "Score",
    "ScoreMember",
    "across",
    "scores",
]
