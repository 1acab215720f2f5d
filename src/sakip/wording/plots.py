"""What is written in plots, and their alternative texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "plot-achievement": ("Capaian terhadap target", "Achievement of targets"),
    "plot-value": ("Realisasi terhadap target", "Realisation against target"),
    "plot-category": ("Kategori nilai", "Categories of values"),
    "plot-trend": ("Perkembangan {name}", "Trend of {name}"),
    "plot-profile": ("Profil unsur pelayanan ({name})", "Profile of the elements of service ({name})"),
    "plot-of": ("{what}, {whose}", "{what}, {whose}"),
    "plot-at-target": ("{number} (target)", "{number} (target)"),
    "plot-target": ("target {number}", "target {number}"),
    "plot-no-target": ("tanpa target", "no target"),
    "plot-unlimited": (
        "dibatasi menjadi {number}; sebelum dibatasi {raw}",
        "limited to {number}; {raw} before that",
    ),
    "plot-beyond": (
        "» atau «: di luar sumbu, angkanya tertulis",
        "» or «: beyond the axis, its number is written",
    ),
    "plot-bullet-bar": ("batang: realisasi; garis tegak: target", "bar: realisation; upright line: target"),
    "plot-bullet-achieved": ("batang: capaian; garis tegak: target", "bar: achievement; upright line: target"),
    "plot-break-definition": ("definisi baru: {source}", "new definition: {source}"),
    "plot-break-regulation": ("aturan baru: {source}", "new regulation: {source}"),
    "plot-between": ("antara {before} dan {after}", "between {before} and {after}"),
    "plot-rows": ("{offices} perangkat daerah, {indicators} indikator", "{offices} offices, {indicators} indicators"),
    "plot-lowest": ("terendah {number}", "lowest {number}"),
    "plot-highest": ("tertinggi {number}", "highest {number}"),
    "plot-unscaled": (
        "angka atau # tanpa warna: tanpa skala kategori",
        "a number or # without colour: no scale of categories",
    ),
    "plot-rank": ("kategori terendah → tertinggi", "lowest → highest category"),
    "plot-index": ("garis putus-putus: {name} {number}", "dashed line: {name} {number}"),
    "plot-elements": (
        "titik: NRR × {factor}; di kanan: NRR, NRR × {factor}, mutu",
        "dots: NRR × {factor}; at the right: NRR, NRR × {factor}, mutu",
    ),
    "plot-improve": ("perlu ditingkatkan: {names}", "to improve: {names}"),
    "plot-unanswered": ("tidak ada jawaban", "no answers"),
    "plot-absent": ("tidak ada dalam himpunan", "not in its set"),
    "plot-more": ("… {count} lagi", "… {count} more"),
    "plot-nothing": ("tidak ada yang digambar", "nothing to draw"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "plot": (
        "gambar: capaian satu himpunan, tren satu indikator, atau beberapa perangkat daerah; .png, .svg, atau .pdf",
        "a picture: achievements of a set, the trend of an indicator, or several offices; .png, .svg or .pdf",
    ),
    "plot-kind": (
        "bullet: capaian terhadap target; trend: antartahun; heatmap: beberapa himpunan",
        "bullet: achievement against target; trend: over the years; heatmap: several sets",
    ),
    "plot-indicator": ("indikator yang digambar trennya", "indicator whose trend is drawn"),
    "survey-plot": ("gambar profil unsur ke berkas .png, .svg, atau .pdf", "draw the profile of elements to this file"),
    "plot-width": ("lebar gambar dalam milimeter", "width in millimetres"),
    "pictures-undrawn": (
        "Gambarnya tidak dibuat karena matplotlib belum terpasang. Pasang dengan: pip install 'sakip[plot]'.",
        "Its pictures are not drawn, as matplotlib is not installed. Install it with: pip install 'sakip[plot]'.",
    ),
    "pictures-left-out": (
        "Atau tulis tanpa gambar, dengan --without-pictures.",
        "Or write it without pictures, by --without-pictures.",
    ),
    "error-picture-size": (
        "lebar gambar {width} mm tidak dapat dipakai; tulis 60 sampai 1.000.",
        "a picture cannot be {width} mm wide; give 60 to 1,000.",
    ),
    "error-plot-several": (
        "gambar {kind} memuat satu himpunan; beberapa himpunan digambar dengan --kind heatmap.",
        "a picture {kind} is of one set; several sets are drawn by --kind heatmap.",
    ),
    "error-plot-no-indicator": (
        "tren menggambar satu indikator: tambahkan --indicator KODE (lihat: sakip show {set}).",
        "a trend is of one indicator: add --indicator CODE (see: sakip show {set}).",
    ),
}
