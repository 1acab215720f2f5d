"""What the offices of a synthetic nation are measured by: indicators of kecamatan, and how their numbers spread.

Ten indicators as kecamatan choose them for their IKU: shares of a whole, counts, scores that somebody else gives; more
is better in some, less in others. Past ten they return as variants with other places, limits and sources of targets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

import sakip.regulations as regulations
from sakip.formulas.count import count
from sakip.formulas.external import external_score
from sakip.formulas.ratio import ratio
from sakip.indicators import Indicator

if TYPE_CHECKING:
    from datetime import date

_THROUGH_THE_YEAR: Final = (0.15, 0.4, 0.7, 1.0)
_AT_ANY_TIME: Final = (1.0, 1.0, 1.0, 1.0)


@frozen(kw_only=True)
class Measure:
    """An indicator, and what its numbers are like.

    An office starts from a target of ``target`` or up to ``levels`` steps of ``step`` beyond, and goes one step further
    in each year of a five-year plan; ``course`` is how much of it is due by each quarter. Realisations spread about the
    target by ``spread``, within ``least`` and ``most``. ``size`` is the usual denominator of a ratio, and a
    ``steady`` one is the same in every quarter of a year. ``whole`` components are counted; others have two decimals.
    ``mistaken`` is what a score is divided by where it was reported on the scale of the answers, not of the index.
    """

    indicator: Indicator
    target: float
    step: float
    levels: int
    spread: float
    least: float = 0
    most: float = 100
    size: float = 0
    steady: bool = False
    whole: bool = False
    course: tuple[float, ...] = _AT_ANY_TIME
    mistaken: float = 1

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the scale of a score changes category; none where the value of an indicator has no scale."""
        scale = self.indicator.scale
        return () if scale is None else tuple(float(edge) for edge in scale.edges if edge is not None)


def measures(number: int, day: date) -> tuple[Measure, ...]:
    """Return the first ``number`` measures, judged by the scales in force on ``day``.

    Raises:
        NotInForceError: when one of these scales is younger.
    """
    usual = _usual(day)
    return tuple(_variant(usual[place % len(usual)], place // len(usual)) for place in range(number))


def _variant(measure: Measure, turn: int) -> Measure:
    if not turn:
        return measure
    known = measure.indicator
    cap = (None, 110, 120, 150)[turn % 4]
    scored = known.scale is not None
    indicator = evolve(
        known,
        code=f"{known.code}-{turn + 1}",
        name=f"{known.name} ({turn + 1})",
        places=known.places if scored else (known.places + turn) % 3,
        achievement_places=2 - turn % 2,
        achievement_from=("published", "exact")[turn % 2],
        floor=0 if turn % 3 else None,
        cap=cap,
    )
    return evolve(measure, indicator=indicator, target=measure.target + measure.step * (turn % 4))


def _usual(day: date) -> tuple[Measure, ...]:
    skm, akip, ipasn, capaian = (regulations.scale(key, on=day) for key in ("skm", "akip", "ipasn", "capaian"))
    return (
        Measure(
            indicator=Indicator(
                code="realisasi-anggaran",
                name="Persentase realisasi anggaran",
                unit="persen",
                polarity="higher",
                formula=ratio("realisasi", "pagu", unit="rupiah"),
                achievement_scale=capaian,
                floor=0,
                cap=120,
                consolidation="last",
            ),
            target=88, step=0.5, levels=16, spread=0.1, size=3e9, steady=True, course=_THROUGH_THE_YEAR,
        ),
        Measure(
            indicator=Indicator(
                code="ikm",
                name="Indeks Kepuasan Masyarakat",
                unit="poin",
                polarity="higher",
                formula=external_score(assessor="Pengolah survei", document="Laporan SKM"),
                scale=skm,
                achievement_scale=capaian,
                cap=120,
                consolidation="last",
            ),
            target=80, step=0.5, levels=16, spread=0.05, least=25, mistaken=25,
        ),
        Measure(
            indicator=Indicator(
                code="nilai-sakip",
                name="Nilai SAKIP kecamatan",
                unit="nilai",
                polarity="higher",
                formula=external_score(assessor="Inspektorat", document="LHE AKIP"),
                scale=akip,
                achievement_scale=capaian,
                cap=120,
                consolidation="last",
            ),
            target=64, step=1, levels=16, spread=0.07,
        ),
        Measure(
            indicator=Indicator(
                code="ip-asn",
                name="Indeks Profesionalitas ASN",
                unit="poin",
                polarity="higher",
                formula=external_score(assessor="BKPSDM", document="Hasil pengukuran IP ASN"),
                scale=ipasn,
                achievement_scale=capaian,
                floor=0,
                cap=120,
                consolidation="last",
            ),
            target=68, step=1, levels=18, spread=0.09,
        ),
        Measure(
            indicator=Indicator(
                code="pelayanan-sesuai-standar",
                name="Persentase pelayanan sesuai standar",
                unit="persen",
                polarity="higher",
                formula=ratio("terlayani", "dilayani", unit="orang"),
                achievement_scale=capaian,
                floor=0,
                cap=120,
                consolidation="ratio-of-sums",
            ),
            target=76, step=1, levels=18, spread=0.1, size=400, whole=True,
        ),
        Measure(
            indicator=Indicator(
                code="koordinasi-ditindaklanjuti",
                name="Persentase hasil koordinasi yang ditindaklanjuti",
                unit="persen",
                polarity="higher",
                formula=ratio("ditindaklanjuti", "hasil_koordinasi", unit="kegiatan"),
                achievement_scale=capaian,
                places=1,
                cap=120,
                consolidation="ratio-of-sums",
            ),
            target=70, step=2, levels=10, spread=0.15, size=24, whole=True,
        ),
        Measure(
            indicator=Indicator(
                code="aduan-belum-selesai",
                name="Persentase aduan yang belum selesai",
                unit="persen",
                polarity="lower-mirror",
                formula=ratio("belum_selesai", "masuk", unit="aduan"),
                achievement_scale=capaian,
                floor=0,
                cap=120,
                consolidation="ratio-of-sums",
            ),
            target=24, step=-0.5, levels=16, spread=0.3, size=80, whole=True,
        ),
        Measure(
            indicator=Indicator(
                code="lama-pelayanan",
                name="Rata-rata lama penyelesaian pelayanan",
                unit="hari",
                polarity="lower-inverse",
                formula=count("lama"),
                achievement_scale=capaian,
                places=1,
                cap=120,
                consolidation="average",
            ),
            target=6, step=-0.25, levels=12, spread=0.2, most=365,
        ),
        Measure(
            indicator=Indicator(
                code="inovasi",
                name="Jumlah inovasi pelayanan",
                unit="inovasi",
                polarity="higher",
                formula=count("jumlah"),
                achievement_scale=capaian,
                places=0,
                achievement_places=2,
                cap=120,
                consolidation="last",
            ),
            target=1, step=1, levels=4, spread=0.3, most=1_000, whole=True,
        ),
        Measure(
            indicator=Indicator(
                code="desa-tertib-administrasi",
                name="Persentase desa tertib administrasi",
                unit="persen",
                polarity="higher",
                formula=ratio("tertib", "seluruh", unit="desa"),
                achievement_scale=capaian,
                achievement_from="exact",
                consolidation="last",
            ),
            target=60, step=2, levels=12, spread=0.16, size=12, steady=True, whole=True,
        ),
    )  # fmt: skip
