"""Roll-up: offices to a region along any tree, and achievements up the cascade of one office.

:func:`across` puts the scorecards of offices together by the rule of each indicator: of 10 of 20 and 30 of 40 it makes
40 of 60, and never the mean of 50% and 75%, unless the indicator declares so. An office that is missing, or has filled
in less of the period than others, is named, and without the declared completeness there is no headline figure.
:func:`scores` averages the achievements of indicators up to their sasaran and tujuan, by a rule that has a name. How
quarters make a year is the ``consolidation`` of an indicator, which :func:`sakip.assess` applies.

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

The rule belongs to the indicator and stands in the set file. By itself a ratio is put together by the ratio of sums and
a count by the sum; anything else has to say how, as ``aggregation``: ``ratio-of-sums``, ``sum``, ``average``,
``weighted-average`` with the weight it is ``weighted_by``, or ``none``:

>>> from sakip.sets import loads
>>> survey = loads('''
... schema = 1
... code = "skm"
... year = 2024
... [[node]]
... code = "tujuan"
... kind = "tujuan"
... text = "Meningkatnya kualitas pelayanan publik"
... [[indicator]]
... code = "ikm"
... name = "Indeks Kepuasan Masyarakat"
... unit = "poin"
... polarity = "higher"
... node = "tujuan"
... aggregation = "weighted-average"
... weighted_by = "penduduk"
... [indicator.formula]
... kind = "external_score"
... component = "nilai"
... assessor = "Bagian Organisasi"
... document = "Laporan SKM"
... [[target]]
... indicator = "ikm"
... period = 2024
... value = "100"
... ''')
>>> cards = {name: assess(survey, [Realisation("ikm", 2024, {"nilai": points})])
...          for name, points in {"Kec. A": 80, "Kec. B": 90}.items()}

What it is weighted by is a component of that name, or is given as ``weights``. Who belongs to whom often stands in a
table of one row an office, which :meth:`Region.from_parents` takes. 80 points of 1,000 inhabitants and 90 of 3,000 are
87.5, not 85:

>>> region = Region.from_parents({"Kec. A": "Kab. Contoh", "Kec. B": "Kab. Contoh"})
>>> across(region, cards, weights={"penduduk": {"Kec. A": 1000, "Kec. B": 3000}})["ikm"].headline.value
Decimal('87.50')

Up the cascade of one office, the score of the whole set comes last:

>>> [(score.code, score.value) for score in scores(cards["Kec. A"])]
[('tujuan', Decimal('80.00')), ('', Decimal('80.00'))]
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
