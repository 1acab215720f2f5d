"""Documents with their targets, what was realised, and why it came about."""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, tuple[str, str]]] = {
    "document": (
        "Dokumen yang menjanjikan target: Perjanjian Kinerja, Renstra, dan lainnya.",
        "A document that sets targets: Perjanjian Kinerja, Renstra and others.",
    ),
    "document.code": ("Kode dokumen di dalam berkas ini.", "Code of the document within this file."),
    "document.kind": (
        "Jenisnya; standar ialah standar nasional yang tidak dijanjikan siapa pun.",
        "Its kind; standar is a national standard that nobody promised.",
    ),
    "document.title": ("Judulnya, misalnya Perjanjian Kinerja 2024.", "Its title, such as Perjanjian Kinerja 2024."),
    "document.number": ("Nomornya.", "Its number."),
    "document.issued": ("Tanggal ditetapkan.", "Day it was issued."),
    "document.period": (
        "Periode semua targetnya; tanpa ini tiap target menyebut periodenya.",
        "Period of all its targets; without it each target names its own.",
    ),
    "document.replaces": ("Dokumen yang digantikan (murni, perubahan).", "The document it revises."),
    "document.reason": ("Alasan perubahan.", "Why it was revised."),
    "document.targets": (
        "Target tiap indikator: 87, atau { 2024 = 87, 2025 = 88 }.",
        "Target of each indicator: 87, or { 2024 = 87, 2025 = 88 }.",
    ),
    "target": ("Target satu indikator untuk satu periode.", "The target of an indicator for a period."),
    "target.indicator": ("Kode indikator.", "Code of the indicator."),
    "target.period": ("Periode, misalnya 2024 atau 2024-Q2.", "Period, such as 2024 or 2024-Q2."),
    "target.value": (
        'Angka, "12 dokumen", { from = 80, to = 90 }, atau { predicate = "BB" }.',
        'A number, "12 dokumen", { from = 80, to = 90 }, or { predicate = "BB" }.',
    ),
    "target.document": ("Dokumennya: kodenya, atau sebutannya.", "Its document: the code, or what it is called."),
    "target.issued": ("Sejak kapan dijanjikan.", "Since when it is promised."),
    "target.reason": ("Alasan perubahan target.", "Why the target was changed."),
    "target.replaces": ("Dokumen yang digantikan.", "The document it supersedes."),
    "target.unit": (
        "Satuan target; jika kosong sama dengan satuan indikator.",
        "Unit of the target; that of the indicator if left out.",
    ),
    "target.printed": ("Target seperti tercetak.", "The target as printed."),
    "target.kind": ("Jenis dokumennya.", "Kind of its document."),
    "value.from": ("Ujung bawah rentang target.", "Lower end of the range."),
    "value.to": ("Ujung atas rentang target.", "Upper end of the range."),
    "value.predicate": ("Predikat, misalnya WTP atau BB.", "A word that ranks, such as WTP or BB."),
    "realisation": ("Realisasi satu indikator untuk satu periode.", "What was realised of an indicator in a period."),
    "realisation.indicator": ("Kode indikator.", "Code of the indicator."),
    "realisation.period": ("Periode, misalnya 2024 atau 2024-Q2.", "Period, such as 2024 or 2024-Q2."),
    "realisation.components": (
        "Angka tiap komponen rumus, misalnya { realisasi = 883, pagu = 1000 }.",
        "The number of each component of the formula, such as { realisasi = 883, pagu = 1000 }.",
    ),
    "realisation.document": ("Data dukung: dokumennya.", "The document it rests on."),
    "realisation.system": ("Aplikasi asal data.", "The system the data come from."),
    "realisation.sha256": ("Sidik sha256 berkas data dukung.", "The sha256 of the file it rests on."),
    "realisation.evidence": ("Data dukung lain, satu per satu.", "Further evidence, piece by piece."),
    "realisation.evidence.document": ("Dokumen data dukung.", "The document."),
    "realisation.evidence.system": ("Aplikasi asalnya.", "The system it comes from."),
    "realisation.evidence.sha256": ("Sidik sha256 berkasnya.", "The sha256 of its file."),
    "realisation.evidence.component": (
        "Komponen yang didukungnya; kosong berarti semua.",
        "The component it is for; blank is all of them.",
    ),
    "realisation.recorded": ("Tanggal dicatat; catatan kemudian mengoreksi.", "Day of entry; a later one corrects."),
    "realisation.status": (
        "Draf, diajukan, terverifikasi, ditolak, atau tidak berlaku.",
        "Draft, submitted, verified, rejected, or not applicable.",
    ),
    "realisation.note": ("Catatan.", "A note."),
    "realisation.published": ("Capaian seperti tercetak.", "The achievement as printed."),
    "realisation.printed": ("Realisasi seperti tercetak.", "The realisation as printed."),
    "analysis": (
        "Mengapa hasilnya demikian, dan apa yang dilakukan.",
        "Why a result came about, and what is done about it.",
    ),
    "analysis.indicator": ("Kode indikator.", "Code of the indicator."),
    "analysis.period": ("Periode.", "Period."),
    "analysis.cause": ("Penyebab berhasil atau gagal.", "What made it succeed or fail."),
    "analysis.remedy": ("Solusi yang telah dilakukan.", "What was done about it."),
    "analysis.programmes": ("Program dan kegiatan yang menunjang.", "Programmes and activities that served it."),
    "analysis.document": ("Dokumen analisisnya.", "The document of the analysis."),
}
