"""What the command line says of itself: (Indonesian, English)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.wording import (
    akip,
    audit,
    comparison,
    decrees,
    display,
    exports,
    ipasn,
    keys,
    law,
    packs,
    papers,
    plots,
    records,
    review,
    skm,
    starter,
    table,
    testing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    akip.COMMANDS
    | audit.COMMANDS
    | comparison.COMMANDS
    | ipasn.COMMANDS
    | keys.COMMANDS
    | skm.COMMANDS
    | law.COMMANDS
    | records.COMMANDS
    | packs.COMMANDS
    | review.COMMANDS
    | decrees.COMMANDS
    | starter.COMMANDS
    | display.COMMANDS
    | exports.COMMANDS
    | papers.COMMANDS
    | plots.COMMANDS
    | table.COMMANDS
    | testing.COMMANDS
    | {
        "sakip": (
            "Indikator kinerja SAKIP: dihitung eksak, dikelompokkan, dan dijelaskan sampai dokumennya.",
            "SAKIP performance indicators: computed exactly, put in categories, explained down to the document.",
        ),
        "sets": ("daftar himpunan indikator yang tersedia", "list the indicator sets there are"),
        "show": ("isi satu himpunan: dokumen, cascading, indikator, bacaan", "what a set holds, and how it is read"),
        "assess": ("rapor kinerja satu himpunan", "the scorecard of a set"),
        "explain": ("asal-usul satu angka", "how one number came about"),
        "SET": ("nama himpunan, atau berkas .toml atau .json", "name of a set, or a .toml or .json file"),
        "INDICATOR": ("kode indikator", "code of an indicator"),
        "realisations": ("berkas realisasi: CSV, atau isian .xlsx", "realisations: a CSV file, or a form (.xlsx)"),
        "period": ("periode, misalnya 2024, 2024-Q2, TW II 2024", "period, such as 2024, 2024-Q2, TW II 2024"),
        "as-of": ("seperti yang diketahui pada tanggal ini", "as it was known on this date"),
        "as-of-day": ("menurut data per {day}", "as known on {day}"),
        "format": ("bentuk keluaran", "form of the output"),
        "out": ("tulis ke berkas ini", "write to this file"),
        "lang": ("bahasa keluaran: id atau en", "language of the output: id or en"),
        "help": ("tampilkan bantuan ini", "show this help"),
        "version": ("tampilkan versi", "show the version"),
        "all-readings": ("semua bacaan, bukan hanya peringatan", "all readings, not only warnings"),
        "more-readings": (
            "{count} bacaan lain; tampilkan dengan --readings.",
            "{count} further {count:reading|readings}; shown with --readings.",
        ),
        "more-alike": (
            "… dan {count} temuan lain seperti ini",
            "… and {count} further {count:finding|findings} like this",
        ),
        "findings": ("Temuan", "Findings"),
        "readings": ("Bacaan", "Readings"),
        "cascade": ("Cascading", "Cascade"),
        "printed": ("tercetak", "printed"),
        "read-as": ("dibaca", "read as"),
        "extends": ("Berdasarkan {base}", "Based on {base}"),
        "changed": ("{what}: {before} → {after}", "{what}: {before} → {after}"),
        "added": ("{what}: {after} (ditambah)", "{what}: {after} (added)"),
        "left-out": ("{what}: {before} (tidak berlaku)", "{what}: {before} (left out)"),
        "not-loaded": (
            "{file} tidak dapat dimuat, {count} kesalahan:",
            "{file} cannot be loaded, {count} {count:fault|faults} found:",
        ),
        "error-file": ("berkas {file} tidak dapat dipakai: {what}", "file {file} cannot be used: {what}"),
        "error-some-file": ("sebuah berkas tidak dapat dipakai: {what}", "a file cannot be used: {what}"),
        "file-missing": ("tidak ditemukan", "not found"),
        "file-denied": ("tidak boleh dibuka atau ditulis", "permission denied"),
        "file-is-folder": ("sebuah folder, bukan berkas", "a folder, not a file"),
        "file-misnamed": (
            "berkas {file} ada, tetapi namanya harus berakhiran .toml. Ganti namanya; Notepad menambahkan .txt.",
            "the file {file} is there, but the name of a set file ends in .toml. Rename it; Notepad often adds .txt.",
        ),
        "file-is-table": (
            (
                "{file} ialah tabel, bukan himpunan. Himpunan dibuat darinya dengan: sakip new FOLDER --from {file}; "
                "realisasi dibaca darinya dengan: --realisations {file}."
            ),
            (
                "{file} is a table, and no set. A set is made of it by: sakip new FOLDER --from {file}; realisations "
                "are read from it by: --realisations {file}."
            ),
        ),
        "file-no-folder": ("folder {folder} belum ada; buat dahulu", "the folder {folder} is not there; make it first"),
        "usage": ("cara pakai", "usage"),
        "positionals": ("yang disebut", "what is named"),
        "optionals": ("pilihan", "options"),
        "typed-missing": ("belum disebut: {names}", "not given: {names}"),
        "typed-no-value": ("{name} memerlukan isi di belakangnya", "{name} needs something behind it"),
        "typed-no-int": ("{name}: {value} bukan bilangan bulat", "{name}: {value} is no whole number"),
        "typed-both": ("{name} tidak dapat dipakai bersama {other}", "{name} does not go with {other}"),
        "typed-short": ("{name} dapat berarti {names}", "{name} may mean {names}"),
        "typed-other": ("{name}: {what}", "{name}: {what}"),
        "typed-command": ("tidak ada perintah “{value}”.", "there is no command “{value}”."),
        "typed-choice": ("{name}: “{value}” tidak dikenal.", "{name}: “{value}” is not known."),
        "typed-option": ("tidak ada pilihan {name}.", "there is no option {name}."),
        "typed-meant": ("Maksudnya “{name}”?", "Did you mean “{name}”?"),
        "typed-known": ("Yang ada: {names}.", "There are: {names}."),
        "typed-too-much": (
            '“{word}” berlebih. Bila termasuk nama berkas yang memuat spasi, tulis dalam tanda kutip: "{whole}".',
            '“{word}” is one too many. If it is part of a file name with blanks, put that in quotes: "{whole}".',
        ),
        "error-unknown-name": ("tidak ada yang bernama “{name}”.", "nothing is called “{name}”."),
        "error-out-is-read": (
            "{file} ialah berkas yang dibaca; tulis ke berkas lain dengan --out.",
            "{file} is the file that is read; give --out another name.",
        ),
        "error-out-exists": (
            "{file} sudah ada dan mungkin sudah diisi; pakai nama lain, atau hapus dahulu.",
            "{file} is there already and may be filled in; give another name, or remove it first.",
        ),
        "error-no-period": (
            "himpunan {set} tidak menyebut tahun. Tambahkan --period, misalnya --period 2024.",
            "set {set} has no year. Add --period, such as --period 2024.",
        ),
        "error-period": (
            "“{value}” bukan periode atau tanggal. Tulis seperti 2024, 2024-Q2, TW II 2024, atau 2024-06-30.",
            "“{value}” is no period or date. Write it like 2024, 2024-Q2, TW II 2024, or 2024-06-30.",
        ),
        "error-intake": (
            (
                "{file}: baris judul kolom tidak lengkap, tidak ada, atau menyebut satu kolom dua kali. Judul kolom: "
                "indicator, period, component, value, unit, document, recorded, status, note, system, sha256."
            ),
            (
                "{file}: the header row is incomplete, missing, or names one column twice. Columns: indicator, period, "
                "component, value, unit, document, recorded, status, note, system, sha256."
            ),
        ),
        "error-replay-too-large": (
            "{file} lebih dari {limit} byte. Hitung ulang jejak sebesar itu dalam program, dengan sakip.replay.",
            "{file} has more than {limit} bytes. Replay so large a trace in a program, by sakip.replay.",
        ),
        "error-missing-extra": (
            "bagian tambahan “{extra}” belum terpasang. Pasang dengan: pip install 'sakip[{extra}]'.",
            "the extra “{extra}” is not installed. Install it with: pip install 'sakip[{extra}]'.",
        ),
        "error-missing-table": (
            "tabel memerlukan bagian tambahan “cli”. Pasang dengan: pip install 'sakip[cli]', atau --format json.",
            "tables are drawn by the extra “cli”. Install it with: pip install 'sakip[cli]', or use --format json.",
        ),
        "severity-error": ("KESALAHAN", "ERROR"),
        "severity-warning": ("PERINGATAN", "WARNING"),
        "severity-info": ("catatan", "note"),
        "reading": ("membaca", "reading"),
        "written": ("ditulis ke {file}", "written to {file}"),
    }
)
