"""What is said of regulations."""

from __future__ import annotations

from typing import Final

TERMS: Final[dict[str, tuple[str, str]]] = {
    "citation": ("peraturan", "regulation"),
    "in-force": ("berlaku", "in force"),
    "provides": ("mengatur", "provides"),
    "rules-only": ("aturan lain", "other rules"),
    "settled": ("pasti", "settled"),
    "practice": ("praktik, bukan peraturan", "practice, no regulation"),
    "source-heading": ("sumber", "source"),
    "clause": ("letak", "clause"),
    "note": ("catatan", "note"),
    "bands": ("kelas", "bands"),
    "parts-heading": ("bagian", "parts"),
    "kind-scale": ("Skala", "Scale"),
    "kind-survey": ("Survei", "Survey"),
    "kind-sample": ("Sampel", "Sample"),
    "kind-measure": ("Pengukuran", "Measure"),
    "kind-sheet": ("Lembar evaluasi", "Evaluation sheet"),
    "kind-rule": ("Aturan", "Rule"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "regulations": (
        "peraturan yang dimuat: mana yang pasti, mana yang bacaan",
        "the regulations held: what is settled, and what is a reading",
    ),
    "regulations-code": ("kode satu peraturan, untuk isinya", "code of one regulation, for what it provides"),
    "error-not-in-force": (
        "tidak ada peraturan termuat yang berlaku pada {day}; yang ada berlaku sejak {starts}.",
        "no regulation held here is in force on {day}; there are some from {starts}.",
    ),
    "regulations-on": ("hanya yang berlaku pada tanggal ini", "only what is in force on this day"),
    "flags": (
        (
            "Tanda keyakinan: T terlihat dalam teks, T(repr.) dalam cetak ulang, C hasil hitung: pasti. "
            "S dari sumber kedua, M dari ingatan: bacaan, bukan hukum."
        ),
        (
            "Confidence: T seen in the text, T(repr.) in a re-print, C computed: settled. "
            "S at second hand, M from memory: a reading, not law."
        ),
    ),
    "regulations-more": ("Isi satu peraturan: sakip regulations KODE", "What one provides: sakip regulations CODE"),
}
