"""The check of which way is better: what should fall is not judged by ``higher``, nor its handling by ``lower``.

Only the head of a name counts: *Jumlah kasus gangguan* speaks of cases, *Persentase penanganan kasus* of what is done
about them, *Jumlah desa bebas stunting* of villages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sakip.review.check import Remark, check
from sakip.review.phrases import SCORES, is_unit, whole
from sakip.wording import TERMS, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.indicators import Indicator
    from sakip.sets import IndicatorSet

_MEASURES: Final = (
    r"jumlah|banyaknya|angka|tingkat|prevalensi|per[sc]entase|pr[eo]sentase|persen|proporsi|rasio|rata\W?rata|frekuensi|"
    r"indeks|kejadian|total|penduduk|warga|balita|anak|keluarga"
)
_BAD: Final = (
    r"kemiskinan|miskin|stunting|kematian|pengangguran|penganggur|putus\W+sekolah|gangguan|pelanggaran|kasus|keluhan|"
    r"aduan|pengaduan|kriminalitas|kejahatan|kecelakaan|gizi\W+buruk|temuan|tunggakan|kemiskinan\W+ekstrem"
)
_HEAD: Final = rf"\W*(?:(?:{_MEASURES})\W+)*"
_SHOULD_FALL = re.compile(rf"{_HEAD}(?:{_BAD})\b", re.IGNORECASE)
_TAKES_TIME = re.compile(
    rf"{_HEAD}(?:(?:jangka\W+)?(?:lama|lamanya|waktu)\W+(?:waktu\W+)?"
    r"(?:proses|penyelesaian|pengurusan|penerbitan|tunggu|tanggap|antre|antrean|antri|antrian))\b",
    re.IGNORECASE,
)
_FALLS = re.compile(rf"{_HEAD}(?:penurunan|pengurangan|turunnya|menurunnya|berkurangnya)\b", re.IGNORECASE)
_HANDLED = re.compile(
    rf"{_HEAD}(?:penyelesaian|penanganan|tindak\W+lanjut|penanggulangan|pengentasan)\b", re.IGNORECASE
)
_OF_WHAT_SHOULD_FALL = re.compile(rf"\b(?:{_BAD})\b", re.IGNORECASE)
# kasus yang diselesaikan, aduan tertangani, temuan selesai
_DONE = re.compile(
    r"\b(?:di(?!terima\b|nas\b|ni\b)[a-z]{4,}|ter(?!buka\b|jadi\b|hadap\b|tinggi\b|hitung\b)[a-z]{3,}|selesai|tuntas|"
    r"sembuh|(?:penanganan|penyelesaian|penurunan|pengurangan|penanggulangan|pengentasan|pencegahan|pengendalian)\w*|"
    r"tindak\W+lanjut\w*)\b",
    re.IGNORECASE,
)
_SETTLED = whole(
    "diselesaikan", "terselesaikan", "selesai", "ditangani", "tertangani", "ditindaklanjuti", "tuntas", "dituntaskan"
)
_AVERTED = whole(
    "tidak", "tanpa", "bebas", "nol", "nihil", "bukan", "belum", "menurun", "turun", "berkurang", "teratasi",
    "terlambat", "keterlambatan", "gagal", "kegagalan", "lambat", "menerima", "mendapat", "mendapatkan", "memperoleh",
    "penerima", "mandiri", "graduasi", "pulih", "kembali",
)  # fmt: skip
_TIMES: Final = ("hari", "minggu", "jam", "menit", "bulan", "tahun")


@check("polarity-doubtful", basis="Akal sehat: arah yang terbalik menilai keadaan yang memburuk sebagai keberhasilan.")
def polarity_doubtful(office: IndicatorSet) -> Iterator[Remark]:
    """What should fall, judged as if more were better, or its handling, judged as if less were."""
    for indicator in office:
        better = indicator.rule.better if indicator.rule is not None else ""
        if (better == "higher" and should_fall(indicator)) or (better == "lower" and should_rise(indicator)):
            way = str(indicator.polarity)
            facts = {
                "indicator": indicator.code,
                "name": indicator.name,
                "polarity": Word(way) if way in TERMS else way,
            }
            yield Remark(facts, ("indicator", indicator.code, "polarity"))


def should_fall(indicator: Indicator) -> bool:
    """Whether its name surely speaks of what is better the less there is of it."""
    name = indicator.name
    if _AVERTED.search(name):
        return False
    if is_unit(indicator, *_TIMES):
        return _TAKES_TIME.match(name) is not None
    if _SHOULD_FALL.match(name) is None or is_unit(indicator, *SCORES):
        return False
    # Persentase aduan, computed of those that were settled
    counted = (component.name.replace("_", " ") for component in indicator.formula.components)
    return not any(_DONE.search(text) for text in (name, indicator.formula_text, *counted))


def should_rise(indicator: Indicator) -> bool:
    """Whether its name surely speaks of what is done about something bad, as a share."""
    name = indicator.name
    if not is_unit(indicator, "persen", "poin persen") or _AVERTED.search(name):
        return False
    if _FALLS.match(name):
        return _OF_WHAT_SHOULD_FALL.search(name) is not None
    settled = _SHOULD_FALL.match(name) is not None and _SETTLED.search(name) is not None
    return settled or _HANDLED.match(name) is not None
