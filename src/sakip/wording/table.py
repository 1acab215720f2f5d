"""What is said of a whole table, assessed from one file into another."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    "table-csv": Words(
        "info",
        "Kolom dipisah “{separator}”; {numbers} dibaca sebagai angka dengan titik desimal, kolom lain sebagai teks.",
        "Columns are separated by “{separator}”; {numbers} are read as numbers with decimal points, others as text.",
    ),
    "table-no-number": Words(
        "error",
        "Kolom “{column}”: sel yang bukan angka: {count}, misalnya “{given}”; dikosongkan, barisnya tidak dihitung.",
        "Column “{column}”: cells that are no number: {count}, such as “{given}”; left blank, and not computed with.",
        "Tulis seperti 1250.5: titik desimal, tanpa pemisah ribuan, tanpa satuan.",
        "Write it like 1250.5: a decimal point, nothing between thousands, no unit.",
    ),
    "table-maybe-thousands": Words(
        "warning",
        "Kolom “{column}”: sel seperti “{given}” yang dibaca dengan titik desimal: {count}.",
        "Column “{column}”: cells read with a decimal point that look like “{given}”: {count}.",
        "Jika titiknya pemisah ribuan, hapus titiknya.",
        "If the point separates thousands, remove it.",
    ),
    "table-unknown-indicators": Words(
        "error",
        "Baris dengan indikator yang tidak ada dalam himpunan {set}: {count} ({names}).",
        "Rows whose indicator set {set} does not have: {count} ({names}).",
        "{hint_id}",
        "{hint_en}",
    ),
    "table-unknown-components": Words(
        "error",
        "Baris yang komponennya tidak dimiliki indikatornya: {count}; tidak dihitung.",
        "Rows with a component their indicator does not have: {count}; they are not computed with.",
        "Tulis nama komponen seperti dalam himpunan; kolom unknown_components menghitungnya.",
        "Write components as the set names them; column unknown_components counts these rows.",
    ),
    "table-conflicts": Words(
        "error",
        "Indikator yang dilaporkan dua kali dengan angka berbeda: {count} baris; tidak satu pun angkanya dipakai.",
        "Indicators reported twice with different numbers: {count} {count:row|rows}; neither number is used.",
        "Hapus angka yang keliru; kolom conflict menunjukkannya.",
        "Remove the number that is wrong; column conflict shows where.",
    ),
    "table-out-of-bounds": Words(
        "error",
        "Baris dengan angka yang terlalu besar untuk dihitung, atau lebih dari {places} desimal: {count}.",
        "Rows with numbers too large to compute with, or with more than {places} decimals: {count}.",
        "Periksa angka dan satuannya; desimal lebih banyak: --places, angka lebih besar: --kernel wide.",
        "Check the numbers and their units; for more decimals --places, for larger numbers --kernel wide.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "table-rows": ("baris", "rows"),
    "table-reason": ("alasan (reason)", "reason"),
    "table-blank": ("(kosong)", "(blank)"),
    "short-negative-target": ("target negatif", "target is negative"),
    "short-negative-realisation": ("realisasi negatif", "realisation is negative"),
    "short-unknown-indicator": ("indikator tidak dikenal", "unknown indicator"),
    "short-out-of-bounds": ("di luar batas hitungan", "out of bounds"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "assess-table": (
        "nilai dan capaian setiap baris tabel besar (Parquet atau CSV), ditulis ke tabel baru",
        "value and achievement of every row of a large table (Parquet or CSV), written to a new one",
    ),
    "table-in": (
        "tabel .parquet (atau folder Parquet), atau .csv dengan titik desimal",
        "table: .parquet (or a folder of Parquet files), or .csv with decimal points",
    ),
    "table-set": (
        "himpunan indikator: nama, atau berkas .toml atau .json",
        "indicator set: a name, or a .toml or .json file",
    ),
    "table-out": ("tabel hasil, .parquet atau .csv", "table to be written, .parquet or .csv"),
    "table-force": ("timpa tabel hasil yang sudah ada", "replace a table that is there already"),
    "table-engine": ("mesin hitung: polars, duckdb, atau spark", "engine: polars, duckdb, or spark"),
    "table-memory": ("batas memori duckdb, misalnya 512MB", "memory limit of duckdb, such as 512MB"),
    "table-indicator": ("kolom kode indikator", "column of the codes of indicators"),
    "table-target": ("kolom target", "column of the targets"),
    "table-long": (
        "satu baris satu komponen: kolom indicator, period, component, value, target",
        "a row is a component: columns indicator, period, component, value, target",
    ),
    "table-columns": (
        "kolom satu komponen, misalnya realisasi=a atau ikm:nilai=x; boleh berulang",
        "column of a component, such as realisasi=a or ikm:nilai=x; may be repeated",
    ),
    "table-places": ("desimal terbanyak pada angka tabel", "most decimals that the numbers of the table have"),
    "table-kernel": (
        "bilangan bulat untuk menghitung: wide untuk angka besar",
        "integers to compute with: wide for large numbers",
    ),
    "table-format": ("bentuk ringkasan", "form of the summary"),
    "table-working": ("menghitung", "computing"),
    "table-written": ("{rows} baris ditulis ke {file}", "{rows} {rows:row|rows} written to {file}"),
    "error-frame": (
        "kolom “{column}” tidak dapat dipakai; keterangannya, dalam bahasa Inggris: {what}. {remedy}",
        "column “{column}” cannot be used: {what}. {remedy}",
    ),
    "error-table-columns": (
        (
            "tabel tidak punya kolom {missing}. Tambahkan, atau sebutkan kolomnya dengan --columns KOMPONEN=KOLOM, "
            "--target atau --indicator. Yang ada: {present}."
        ),
        (
            "the table has no column {missing}. Add it, or say which column it is by --columns COMPONENT=COLUMN, "
            "--target or --indicator. There are: {present}."
        ),
    ),
    "error-table-pair": (
        "“{value}” tidak menyebut komponen dan kolom. Tulis seperti --columns realisasi=a atau --columns ikm:nilai=x.",
        "“{value}” says no component and column. Write it like --columns realisasi=a or --columns ikm:nilai=x.",
    ),
    "error-table-kind": (
        "{file} bukan tabel yang dapat dipakai dengan {engine}: {known}.",
        "{file} is no table that can be used with {engine}: {known}.",
    ),
    "error-table-out-exists": (
        "{file} sudah ada. Pakai nama lain, atau --force untuk menimpanya.",
        "{file} is there already. Give another name, or --force to replace it.",
    ),
    "error-table-options": (
        "{option} tidak dapat dipakai bersama {other}; hapus salah satunya.",
        "{option} does not go with {other}; leave one out.",
    ),
    "error-table-no-engine": (
        "--engine {engine} memerlukan {missing} yang belum terpasang. Pasang: {install}",
        "--engine {engine} needs {missing}, which is not installed. Install: {install}",
    ),
    "error-table-failed": (
        "{engine} tidak dapat menyelesaikannya; keterangannya, dalam bahasa Inggris: {why}. Tidak ada yang ditulis.",
        "{engine} could not do it: {why}. Nothing was written.",
    ),
}
