"""What people write in Indonesian where a file has an English key or name, so that a hint can name it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SYNONYMS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "key": {
            "kunci": "key", "satuan": "unit", "nama": "name", "judul": "title", "rumus": "formula",
            "formulasi": "formula_text",
            "arah": "polarity", "polaritas": "polarity", "sasaran": "node", "simpul": "node",
            "penanggung_jawab": "responsible", "pelaksana": "responsible", "sumber_data": "data_sources",
            "kode": "code", "tahun": "year", "jenis": "kind", "definisi": "definition", "alasan": "reason",
            "nilai": "value", "target": "value", "periode": "period", "dokumen": "document", "skala": "scale",
            "kategori": "scale", "nomor": "number", "tanggal": "date", "terbit": "issued", "catatan": "note",
            "keterangan": "note", "desimal": "places", "pembulatan": "rounding", "konsolidasi": "consolidation",
            "penggabungan": "consolidation", "dasar": "basis", "kabupaten": "regency", "provinsi": "province",
            "alamat": "address", "teks": "text", "uraian": "text", "induk": "parent", "komponen": "components",
            "sumber": "source", "pagu": "amount", "realisasi": "realisation", "indikator": "indicator",
            "berlaku": "valid_from", "kantor": "office", "perangkat_daerah": "office", "penyebab": "cause",
            "solusi": "remedy", "menggantikan": "replaces", "keputusan": "decree",
        },
        "polarity": {
            "naik": "higher", "tinggi": "higher", "makin tinggi": "higher", "makin tinggi makin baik": "higher",
            "maksimal": "higher", "maksimum": "higher", "maximize": "higher", "positif": "higher",
            "turun": "lower-mirror", "rendah": "lower-mirror", "makin rendah": "lower-mirror",
            "minimal": "lower-mirror", "makin rendah makin baik": "lower-mirror",
            "minimum": "lower-mirror", "minimize": "lower-mirror",
            "lower": "lower-mirror", "negatif": "lower-mirror", "stabil": "stabilise", "tetap": "stabilise",
        },
        "consolidation": {
            "jumlah": "sum", "akumulasi": "sum", "rata-rata": "average", "rerata": "average", "terakhir": "last",
            "akhir": "last", "tertinggi": "maximum", "maksimum": "maximum", "rasio": "ratio-of-sums",
        },
        "aggregation": {
            "jumlah": "sum", "rata-rata": "average", "rerata": "average", "rasio": "ratio-of-sums",
            "rata-rata tertimbang": "weighted-average", "tidak": "none", "tidak ada": "none",
        },
        "kind of document": {
            "perjanjian kinerja": "pk", "perjanjian-kinerja": "pk", "rencana aksi": "rencana-aksi",
            "rencana strategis": "renstra", "spm": "standar",
        },
        "formula kind": {
            "rasio": "ratio", "persentase": "ratio", "jumlah": "count", "hitungan": "count", "indeks": "index",
            "rata-rata": "average", "pertumbuhan": "growth", "nilai": "external_score", "rumus": "expression",
        },
        "rounding rule": {"biasa": "half-up", "pangkas": "truncate", "potong": "truncate"},
        "scale of a ratio": {"%": "persen", "persentase": "persen"},
    }
)  # fmt: skip
"""Keys, and names by their kind, each by what people write for it."""
