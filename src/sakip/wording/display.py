"""What is said of values in a notebook and on a rich terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "display-title": ("kinerja", "performance"),
    "display-explanation": ("uraian", "how it came about"),
    "display-what-it-is": ("penjelasan", "what it is"),
    # scorecards
    "display-indicators": ("{count:indikator|indikator}", "{count:indicator|indicators}"),
    "display-no-achievement": ("tanpa capaian", "without an achievement"),
    "display-not-computable": ("tidak dapat dihitung", "not computable"),
    "display-achievement-not-computable": ("capaian tidak dapat dihitung", "no achievement can be computed"),
    "display-judged": ("penilaian", "judged"),
    "display-left-out": ("realisasi yang tidak dihitung: {count}", "realisations that do not count: {count}"),
    # findings
    "display-no-findings": ("tidak ada temuan", "nothing was found"),
    "display-more-findings": ("{count} temuan lain ({counts})", "{count} further {count:finding|findings} ({counts})"),
    # scales
    "display-range": ("rentang", "range"),
    "display-place": ("letak", "where it lies"),
    "display-printed": ("tercetak", "as printed"),
    "display-printed-table": ("tabel tercetak", "table as printed"),
    "display-read-as": ("dibaca", "read as"),
    "display-everything": ("semua nilai", "every value"),
    "display-closure-upper": (
        "Nilai yang tepat pada batas termasuk kategori di bawahnya.",
        "A value right on an end belongs to the category below it.",
    ),
    "display-closure-lower": (
        "Nilai yang tepat pada batas termasuk kategori di atasnya.",
        "A value right on an end belongs to the category above it.",
    ),
    # indicators
    "display-components": ("komponen", "components"),
    "display-others": ("semua indikator lain", "all other indicators"),
    "display-predicates": ("urutan predikat", "order of the predicates"),
    "display-note": ("keterangan", "remarks"),
    # series
    "display-course": ("perkembangan", "course"),
    "display-series-note": (
        "angka kecil di bawah nilai adalah capaiannya terhadap target periode itu.",
        "the small number below a value is its achievement of that period's target.",
    ),
    "display-why-missing": ("alasan angka tidak ada: {count}", "why numbers are missing: {count}"),
    "display-trend": ("kecenderungan", "trend"),
    "display-direction": ("arah perubahan", "direction"),
    "display-rising": ("naik", "rising"),
    "display-falling": ("turun", "falling"),
    "display-steady": ("tetap", "steady"),
    "display-mixed": ("naik turun", "mixed"),
    "display-improving": ("membaik", "for the better"),
    "display-worsening": ("memburuk", "for the worse"),
    "display-total": ("perubahan keseluruhan", "change in all"),
    "display-mean": ("rata-rata per periode", "mean a period"),
    "display-gaps": ("periode tanpa nilai", "periods without a value"),
    "display-change": ("perubahan", "change"),
    "display-growth": ("pertumbuhan", "growth"),
    "display-no-trend": (
        "belum ada dua nilai untuk dibandingkan.",
        "there are no two values to compare.",
    ),
    "display-no-trend-across": (
        "kecenderungan tidak dihitung karena deretnya terputus: {names}.",
        "no trend is computed across a break of the series: {names}.",
    ),
    # audits, regions, files
    "display-audit": ("pemeriksaan tabel", "audit of a table"),
    "display-habits": ("kebiasaan {count} dokumen", "house style of {count} {count:document|documents}"),
    "display-verdict": ("hasil pemeriksaan", "verdict"),
    "display-rows": ("{count:baris|baris}", "{count:row|rows}"),
    "display-more-rows": (
        "{count} lagi tidak ditampilkan di sini; datanya tetap memuat semuanya.",
        "{count} more {count:is|are} not shown here; the data still hold all of them.",
    ),
    "display-offices": ("{count} perangkat daerah", "{count} {count:office|offices}"),
    "display-missing-offices": ("{count} belum ada angkanya", "{count} without a number"),
    "display-intake": ("berkas realisasi", "file of realisations"),
    "display-realisations": ("{count:realisasi|realisasi}", "{count:realisation|realisations}"),
    "display-refused": (
        "{count:baris|baris} yang tidak dapat dipakai",
        "{count:row|rows} that could not be used",
    ),
    "display-line": ("baris ke", "line"),
    "display-cells": ("isi", "cells"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {}
