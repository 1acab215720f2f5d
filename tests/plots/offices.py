"""Offices with something of everything: caps, misses, negatives, predicates, and numbers that are missing."""

from __future__ import annotations

from typing import Final

import sakip
from sakip import Realisation

SET: Final = sakip.loads("""
schema = 1
code = "uji-2024"
title = "IKU Kecamatan Uji"
year = 2024
[[unit]]
name = "kasus"
[defaults]
achievement_scale = "capaian"
[[indicator]]
code = "ikm"
name = "Indeks Kepuasan Masyarakat"
polarity = "higher"
unit = "poin"
scale = "skm"
formula = { kind = "external_score", component = "nilai", assessor = "e-SUKMA", document = "Laporan SKM" }
[[indicator]]
code = "anggaran"
name = "Persentase realisasi anggaran"
polarity = "higher"
unit = "persen"
cap = 120
limits_basis = "Pedoman"
formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu", unit = "rupiah" }
[[indicator]]
code = "kasus"
name = "Jumlah kasus gangguan ketenteraman dan ketertiban umum di wilayah kecamatan yang tercatat"
unit = "kasus"
places = 0
achievement_places = 2
polarity = "lower-mirror"
formula = { kind = "count", component = "jumlah" }
[[indicator]]
code = "opini"
name = "Opini"
polarity = "higher"
unit = "predikat"
predicates = ["TMP", "WDP", "WTP"]
formula = { kind = "count", component = "opini" }
[[indicator]]
code = "kosong"
name = "Belum dilaporkan"
polarity = "higher"
unit = "persen"
formula = { kind = "ratio", numerator = "a", denominator = "b", unit = "desa" }
[[indicator]]
code = "nihil"
name = "Tanpa penyebut"
polarity = "higher"
unit = "persen"
formula = { kind = "ratio", numerator = "a", denominator = "b", unit = "desa" }
[[indicator]]
code = "lain"
name = "Tidak berlaku di sini"
polarity = "higher"
unit = "persen"
formula = { kind = "ratio", numerator = "a", denominator = "b", unit = "desa" }
[[indicator]]
code = "sendiri"
name = "Tanpa target"
polarity = "higher"
unit = "persen"
formula = { kind = "ratio", numerator = "a", denominator = "b", unit = "desa" }
[[target]]
indicator = "ikm"
period = 2024
value = "87"
[[target]]
indicator = "anggaran"
period = 2024
value = "20"
[[target]]
indicator = "kasus"
period = 2024
value = "10"
[[target]]
indicator = "opini"
period = 2024
value = { predicate = "WTP" }
[[target]]
indicator = "kosong"
period = 2024
value = "50"
""")

RECORDS: Final = [
    Realisation("ikm", 2024, {"nilai": "86.13"}),
    Realisation("anggaran", 2024, {"realisasi": 30, "pagu": 40}),
    Realisation("kasus", 2024, {"jumlah": 35}),
    Realisation("opini", 2024, {"opini": sakip.Predicate("WDP")}),
    Realisation("nihil", 2024, {"a": 1, "b": 0}),
    Realisation("lain", 2024, {}, applicable=False),
    Realisation("sendiri", 2024, {"a": 1, "b": 4}),
]

CARD: Final = sakip.assess(SET, RECORDS)
