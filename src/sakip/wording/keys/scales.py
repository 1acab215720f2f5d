"""Scales: thresholds and a closure, or a table as printed and how it is read."""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, tuple[str, str]]] = {
    "scale": (
        "Skala kategori: ambang (edges, bands, closure), atau tabel tercetak (printed, read_as).",
        "A scale of categories: thresholds (edges, bands, closure), or a table as printed (printed, read_as).",
    ),
    "scale.key": ("Nama skala, dipakai indikator.", "Name of the scale, which indicators use."),
    "scale.title": ("Judul skala.", "Title of the scale."),
    "scale.source": ("Peraturan atau dokumen asalnya.", "The regulation or document it comes from."),
    "scale.clause": ("Pasal atau halaman.", "Article or page."),
    "scale.printed": ("Baris tabel seperti tercetak.", "The rows of the table as printed."),
    "scale.printed.code": ("Kode kategori, misalnya BB.", "Code of the category, such as BB."),
    "scale.printed.label": ("Nama kategori, misalnya Sangat Baik.", "Name of the category, such as Sangat Baik."),
    "scale.printed.range": ('Rentang seperti tercetak, misalnya "60 -70".', 'Range as printed, such as "60 -70".'),
    "scale.read_as": (
        "Tabel tercetak dibaca upper: batas atas termasuk; lower: batas bawah termasuk.",
        "How the printed table is read: upper, the upper end belongs to a row; lower, the lower end does.",
    ),
    "scale.edges": (
        'Ambang dari terendah, satu lebih banyak daripada kategori; "" ujung terbuka.',
        'Thresholds from the lowest, one more than bands; "" is an open end.',
    ),
    "scale.bands": ("Kategori dari terendah.", "Categories from the lowest."),
    "scale.bands.code": ("Kode kategori, misalnya BB.", "Code of the category, such as BB."),
    "scale.bands.label": ("Nama kategori, misalnya Sangat Baik.", "Name of the category, such as Sangat Baik."),
    "scale.closure": (
        "Ambang milik kategori di bawahnya (upper) atau di atasnya (lower).",
        "Whether a threshold belongs to the band below it (upper) or above it (lower).",
    ),
    "scale.places": (
        "Nilai dibulatkan sekian angka di belakang koma sebelum dikategorikan.",
        "Decimals a value is rounded to before it is put in a category.",
    ),
    "scale.rounding": ("Cara membulatkannya.", "How it is rounded."),
    "scale.beyond": (
        "Nilai di luar skala: error ditolak, nearest masuk kategori terluar.",
        "Values outside: error refuses them, nearest takes the outermost band.",
    ),
    "scale.classify_from": (
        "Yang dikategorikan: nilai terbit (published) atau nilai eksak (exact).",
        "Whether the published or the exact value is put in a category.",
    ),
    "scale.basis": ("Dasar bacaan skala ini.", "On what basis the scale is read so."),
    "scale.confidence": (
        "Keyakinan: T terlihat dalam teks, T(repr.) dalam cetak ulang, S sumber kedua, M ingatan, C hasil hitung.",
        "Confidence: T seen in the text, T(repr.) in a re-print, S at second hand, M from memory, C computed.",
    ),
    "scale.note": ("Catatan.", "A note."),
    "scale.reading": ("Nama bacaan, bila ada beberapa.", "Name of the reading, when there are several."),
    "scale.in_force": ("Tanggal mulai berlaku.", "Day from which it is in force."),
    "scale.until": ("Hari terakhir berlaku.", "Last day it is in force."),
}
