"""Formulas: the strategies of the library and what each is told."""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, tuple[str, str]]] = {
    "formula": ("Bagaimana nilai dihitung dari komponen.", "How a value is computed from components."),
    "formula.-other": (
        "Rumus dari paket lain; namanya bertitik, seperti jember.desa_tercapai.",
        "A formula of another package; its name has a dot, as in jember.desa_tercapai.",
    ),
    "formula.kind": ("Jenis rumus.", "Kind of formula."),
    "formula.taken": (
        "Komponen yang diambil dari indikator lain, bukan dilaporkan.",
        "Components taken from another indicator instead of being reported.",
    ),
    "formula.taken.indicator": ("Kode indikator asal.", "Code of the indicator it comes from."),
    "formula.taken.take": ("Nilainya (value) atau capaiannya (achievement).", "Its value or its achievement."),
    "formula.unit": (
        "Satuan komponen; untuk sebagian rumus jika kosong sama dengan satuan indikator.",
        "Unit of the components; for some formulas that of the indicator if left out.",
    ),
    "formula.scale": (
        "Dikali berapa: persen 100, per 1.000, dan seterusnya; bilangan tidak dikali.",
        "Times what: persen 100, per 1.000 and so on; bilangan is the plain quotient.",
    ),
    "formula.component": ("Nama komponen.", "Name of the component."),
    "formula.average": ("Rata-rata beberapa komponen.", "The mean of several components."),
    "formula.average.components": ("Nama komponen.", "Names of the components."),
    "formula.count": ("Jumlah seperti dilaporkan.", "A count, as reported."),
    "formula.expression": (
        "Rumus sendiri dengan + - * / dan kurung.",
        "Arithmetic of your own, with + - * / and parentheses.",
    ),
    "formula.expression.text": (
        'Rumusnya, misalnya "100 * realisasi / pagu".',
        'The arithmetic, such as "100 * realisasi / pagu".',
    ),
    "formula.expression.units": (
        "Satuan tiap komponen; jika kosong bilangan.",
        "Unit of each component; a plain number if left out.",
    ),
    "formula.external_score": (
        "Nilai yang diberikan pihak lain, misalnya Nilai SAKIP dari Inspektorat.",
        "A score somebody else gives, such as that of the inspectorate.",
    ),
    "formula.external_score.assessor": ("Siapa yang menilai.", "Who gives it."),
    "formula.external_score.document": ("Dokumen yang memuatnya.", "The document it stands in."),
    "formula.growth": ("Pertumbuhan dari sebelumnya.", "Growth over what was before."),
    "formula.growth.now": ("Komponen sekarang.", "Component of now."),
    "formula.growth.before": ("Komponen sebelumnya.", "Component of before."),
    "formula.index": ("Indeks: jumlah tertimbang.", "An index: a weighted sum."),
    "formula.index.weights": (
        'Bobot tiap komponen, berjumlah tepat 1, misalnya "1/9".',
        'Weight of each component, summing to exactly 1, such as "1/9".',
    ),
    "formula.ratio": ("Perbandingan dua komponen.", "One component over another."),
    "formula.ratio.numerator": ("Komponen pembilang.", "Component above the line."),
    "formula.ratio.denominator": ("Komponen penyebut.", "Component below the line."),
    "formula.recorded": (
        "Rumus yang ditulis langkah demi langkah, bila tidak ada jenis lain yang cocok.",
        "A formula written out step by step, for one that no other kind makes.",
    ),
    "formula.recorded.name": ("Nama rumus.", "Name of the formula."),
    "formula.recorded.components": (
        "Komponennya: { name, unit, source }; tanpa source berarti dilaporkan.",
        "Its components: { name, unit, source }; without source one is reported.",
    ),
    "formula.recorded.steps": (
        'Langkah hitung, nilai dahulu lalu operator: ["kader", "desa", "/"].',
        'The steps, values first and then what is done with them: ["kader", "desa", "/"].',
    ),
    "formula.recorded.details": ("Keterangan lain tentang rumus.", "What else the formula says."),
    "formula.share_achieved": (
        "Bagian indikator yang mencapai target.",
        "How many of the indicators reached their target.",
    ),
    "formula.share_achieved.over": (
        "Kode indikator yang dihitung, atau others: semua yang lain.",
        "Codes of the indicators counted, or others: every other one.",
    ),
    "formula.share_achieved.reached_at": (
        "Capaian (persen) yang dianggap tercapai.",
        "Achievement, in percent, from which one counts as reached.",
    ),
    "rule": (
        "Aturan capaian sendiri, dipakai sebagai polarity.",
        "An achievement rule of the set's own, used as a polarity.",
    ),
    "rule.name": ("Nama dengan ruang nama, misalnya jember.separuh.", "Name with a namespace, such as jember.separuh."),
    "rule.formula": (
        "Rumus atas realisasi dan target; hasilnya persen.",
        "A formula over realisasi and target; it comes out in percent.",
    ),
    "rule.better": (
        "Arah yang lebih baik: higher makin tinggi, lower makin rendah, on-target tepat pada target.",
        "Which way is better: higher, lower, or on-target.",
    ),
    "rule.source": ("Dari mana aturan ini.", "Where the rule comes from."),
    "rule.confidence": (
        "Keyakinan: T terlihat dalam teks, T(repr.) dalam cetak ulang, S sumber kedua, M ingatan, C hasil hitung.",
        "Confidence: T seen in the text, T(repr.) in a re-print, S at second hand, M from memory, C computed.",
    ),
}
