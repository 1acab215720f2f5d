"""Indicators: what is measured, how it is computed, published, judged and explained; and what they meant before."""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, tuple[str, str]]] = {
    "indicator": ("Indikator kinerja.", "A performance indicator."),
    "indicator.code": ("Kode pendek, misalnya ikm.", "Short code, such as ikm."),
    "indicator.name": ("Nama seperti dalam dokumen.", "Its name, as the document has it."),
    "indicator.unit": (
        "Satuan hasil, misalnya persen, nilai, dokumen; satuan sendiri ditulis di [[unit]].",
        "Unit of the result, such as persen, nilai, dokumen; counts of your own stand under [[unit]].",
    ),
    "indicator.formula": ("Bagaimana nilainya dihitung.", "How its value is computed."),
    "indicator.polarity": (
        "Rumus capaian: higher bila makin tinggi makin baik. Tanpa ini tidak ada capaian.",
        "The achievement formula: higher when more is better. Without one there is no achievement.",
    ),
    "indicator.scale": (
        "Skala kategori nilai: kunci dari [[scale]], atau dari peraturan.",
        "Scale that puts the value in a category: the key of a [[scale]], or one of a regulation.",
    ),
    "indicator.achievement_scale": ("Skala kategori capaian.", "Scale that puts the achievement in a category."),
    "indicator.places": ("Angka di belakang koma saat diterbitkan.", "Decimals it is published with."),
    "indicator.achievement_places": (
        "Angka di belakang koma capaian; jika kosong sama dengan places.",
        "Decimals of the achievement; those of places if left out.",
    ),
    "indicator.rounding": (
        "Cara membulatkan: half-up ke atas pada setengah, truncate dipotong, half-even ke genap.",
        "How it is rounded: half-up away from zero, truncate cut off, half-even to the even digit.",
    ),
    "indicator.achievement_from": (
        "Capaian dihitung dari nilai terbit (published) atau nilai eksak (exact).",
        "Whether the achievement is computed from the published or the exact value.",
    ),
    "indicator.floor": ("Batas bawah capaian, dalam persen.", "Lowest achievement, in percent."),
    "indicator.cap": ("Batas atas capaian, dalam persen.", "Highest achievement, in percent."),
    "indicator.limits_basis": ("Dasar batas capaian itu.", "On what basis achievement is limited."),
    "indicator.zero_target": (
        "Bila target 0 dan makin rendah makin baik: undefined tanpa capaian, met-or-not 100 atau 0.",
        "Where less is better and the target is 0: undefined has no achievement, met-or-not is 100 or 0.",
    ),
    "indicator.consolidation": (
        "Bagaimana triwulan menjadi tahun.",
        "How quarters make a year.",
    ),
    "indicator.aggregation": (
        "Bagaimana beberapa perangkat daerah menjadi satu wilayah.",
        "How several offices make a region.",
    ),
    "indicator.weighted_by": ("Penimbang rata-rata tertimbang.", "What a weighted average is weighted by."),
    "indicator.valid_from": ("Hari pertama definisi ini berlaku.", "First day this definition is measured by."),
    "indicator.valid_until": ("Hari terakhir definisi ini berlaku.", "Last day this definition is measured by."),
    "indicator.issued": ("Tanggal definisi ini ditetapkan.", "Day this definition was decreed."),
    "indicator.basis": ("Dokumen yang menetapkannya.", "The document that did so."),
    "indicator.predicates": (
        "Predikat dari yang terburuk, bila nilainya bukan angka: WDP, WTP.",
        "Words of an indicator that is no number, worst first: WDP, WTP.",
    ),
    "indicator.aliases": ("Nama lain dalam dokumen lain.", "What other documents call it."),
    "indicator.node": ("Kode simpul cascading yang diukurnya.", "Code of the node of the cascade it measures."),
    "indicator.level": ("Tingkatnya, misalnya iku, tujuan, program.", "Its level, such as iku, tujuan, program."),
    "indicator.definition": ("Definisi operasional.", "What it means (operational definition)."),
    "indicator.reason": ("Alasan pemilihan.", "Why it was chosen."),
    "indicator.formula_text": ("Rumus seperti tercetak.", "The formula as printed."),
    "indicator.data_sources": ("Sumber data.", "Where its data come from."),
    "indicator.responsible": ("Penanggung jawab.", "Who answers for it."),
    "indicator.not_in_text": (
        "Kunci yang memang tidak ada dalam naskah, misalnya reason.",
        "Keys the source does not contain, such as reason.",
    ),
    "indicator.note": ("Catatan.", "A note."),
    "definition": (
        "Definisi lain dari satu indikator untuk kurun lain; cukup tulis yang berbeda.",
        "What an indicator meant in other years; only what differs is written.",
    ),
    "definition.indicator": ("Kode indikatornya.", "Code of the indicator."),
}
