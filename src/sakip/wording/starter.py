"""What is said of starting a set of one's own, and of the workbooks it may start from."""

from __future__ import annotations

from typing import Final

from sakip.wording import sheets
from sakip.wording.words import Words

_VALUES: Final[dict[str, Words]] = {
    "sheet-polarity-unread": Words(
        "warning",
        "{indicator}: arah “{said}” tidak dikenal.",
        "{indicator}: the polarity “{said}” is not known.",
        "Isi polarity: higher, lower-mirror, lower-inverse, atau stabilise.",
        "Fill in polarity: higher, lower-mirror, lower-inverse, or stabilise.",
    ),
    "sheet-polarity-note": Words(
        "info",
        "{indicator}: arahnya diambil dari keterangan, “{said}”.",
        "{indicator}: which way is better is told by a remark, “{said}”.",
    ),
    "sheet-ratio": Words(
        "info",
        "{indicator}: rumusnya dibaca {numerator} ÷ {denominator} × 100.",
        "{indicator}: its formula is read as {numerator} ÷ {denominator} × 100.",
    ),
    "sheet-assessor": Words(
        "info",
        "{indicator}: dibaca sebagai nilai yang ditetapkan {assessor} menurut “{document}”.",
        "{indicator}: read as a score that {assessor} gives by “{document}”.",
    ),
    "sheet-formula-unread": Words(
        "warning",
        "{indicator}: rumusnya tidak terbaca; untuk sementara nilainya diisi langsung.",
        "{indicator}: its formula could not be read; for now its number is reported as it is.",
        (
            "Tulis di Excel seperti: Jumlah A / Jumlah B x 100%. Bila dinilai pihak lain, tulis penilainya di kolom "
            "sumber data, misalnya LHE Inspektorat."
        ),
        (
            "Write in Excel as in: Jumlah A / Jumlah B x 100%. Where others assess it, name them in the column of "
            "sources, such as LHE Inspektorat."
        ),
    ),
    "sheet-formula-missing": Words(
        "warning",
        "{indicator}: rumusnya tidak tercantum; untuk sementara nilainya diisi langsung.",
        "{indicator}: its formula is not given; for now its number is reported as it is.",
        (
            "Tulis di Excel seperti: Jumlah A / Jumlah B x 100%. Bila dinilai pihak lain, tulis penilainya di kolom "
            "sumber data, misalnya LHE Inspektorat."
        ),
        (
            "Write in Excel as in: Jumlah A / Jumlah B x 100%. Where others assess it, name them in the column of "
            "sources, such as LHE Inspektorat."
        ),
    ),
    "sheet-unit-own": Words(
        "info",
        "{indicator}: satuan “{unit}” belum dikenal; dinyatakan sebagai [[unit]].",
        "{indicator}: the unit “{unit}” is new; it is declared as a [[unit]].",
    ),
    "sheet-unit-told": Words(
        "info",
        "{indicator}: satuan {unit} disimpulkan dari nama indikator.",
        "{indicator}: the unit {unit} is told by its name.",
    ),
    "sheet-unit-assumed": Words(
        "warning",
        "{indicator}: satuannya tidak tercantum; dianggap {unit}.",
        "{indicator}: its unit is not given; taken as {unit}.",
        "Isi unit yang benar.",
        "Fill in the right unit.",
    ),
    "sheet-unit-odd": Words(
        "warning",
        "{indicator}: namanya menghitung jumlah, tetapi targetnya “{said}”; satuannya diisi persen.",
        "{indicator}: its name counts something, and its target is “{said}”; its unit is taken as persen.",
        "Benarkan unit atau targetnya.",
        "Correct its unit or its target.",
    ),
    "sheet-unit-unread": Words(
        "warning",
        "{indicator}: satuan “{said}” tidak dapat dipakai; isinya ada dalam note.",
        "{indicator}: “{said}” cannot be used as a unit; it is in note.",
        "Isi unit dengan kata, misalnya dokumen.",
        "Fill in unit with a word, such as dokumen.",
    ),
    "sheet-target-unread": Words(
        "warning",
        "{indicator}: target {period} “{said}” bukan angka yang jelas; tidak dipakai.",
        "{indicator}: the target of {period}, “{said}”, is no clear number; it is not used.",
        "Tulis angkanya dalam {unit} pada [document.targets], misalnya {indicator} = 87.5.",
        "Write the number in {unit} under [document.targets], such as {indicator} = 87.5.",
    ),
    "sheet-target-thousands": Words(
        "warning",
        "{indicator}: target {period} “{said}” dapat berarti seribu lebih, atau satu koma sekian; tidak dipakai.",
        "{indicator}: the target of {period}, “{said}”, may be a thousand and more, or one and a bit; not used.",
        "Tulis dalam [document.targets] tanpa pemisah ribuan, misalnya 1250, atau dengan titik desimal, misalnya 1.25.",
        "Write it under [document.targets] ungrouped, such as 1250, or with a decimal point, such as 1.25.",
    ),
    "sheet-target-word": Words(
        "warning",
        "{indicator}: target {period} “{said}” kata, bukan angka; tidak dipakai.",
        "{indicator}: the target of {period}, “{said}”, is a word, and no number; it is not used.",
        (
            "Bila predikat, tulis {indicator} = {example} pada [document.targets], dan pada indikatornya "
            'predicates = ["…", "{said}"], dari yang terburuk; bila bukan, tulis angkanya.'
        ),
        (
            "If it is a predicate, write {indicator} = {example} under [document.targets], and in its indicator "
            'predicates = ["…", "{said}"], worst first; else write a number.'
        ),
    ),
    "sheet-target-predicate": Words(
        "warning",
        "{indicator}: target {period} “{said}” dicatat sebagai predikat, yang belum punya urutan.",
        "{indicator}: the target of {period}, “{said}”, is recorded as a predicate, which has no rank yet.",
        "Tambahkan pada indikatornya urutan dari yang terburuk: predicates = [{ranks}].",
        "Add the order to its indicator, worst first: predicates = [{ranks}].",
    ),
    "sheet-target-negative": Words(
        "warning",
        "{indicator}: target {period} “{said}” negatif; tidak dipakai.",
        "{indicator}: the target of {period}, “{said}”, is negative; it is not used.",
        "Tulis target yang positif; tanda “–” di depan angka mungkin tanda butir.",
        "Write a positive target; the dash before it may be a bullet.",
    ),
    "sheet-target-date": Words(
        "warning",
        "{indicator}: target {period} “{said}” ialah tanggal, mungkin ubahan Excel dari 8-5; tidak dipakai.",
        "{indicator}: the target of {period}, “{said}”, is a date, perhaps made of 8-5 by Excel; it is not used.",
        "Tulis angkanya dalam {unit}, atau {example}, pada [document.targets].",
        "Write the number in {unit}, or {example}, under [document.targets].",
    ),
    "sheet-target-falling": Words(
        "warning",
        "{indicator}: target {period} “{said}” rentang yang turun atau negatif; tidak dipakai.",
        "{indicator}: the target of {period}, “{said}”, is a range that falls or is negative; it is not used.",
        "Tulis ujung yang kecil dahulu, {example}, atau satu angka.",
        "Write the lower end first, {example}, or one number.",
    ),
    "sheet-target-unit": Words(
        "warning",
        "{indicator}: target {period} “{said}” tidak dapat dijadikan {unit}, satuan indikatornya; tidak dipakai.",
        "{indicator}: the target of {period}, “{said}”, does not convert to {unit}; it is not used.",
        "Samakan satuan target dan indikatornya.",
        "Let target and indicator have one unit.",
    ),
    "sheet-target-mark": Words(
        "info",
        "{indicator}: target {period} “{said}” dibaca {value}; “{mark}” tidak ikut dicatat.",
        "{indicator}: the target of {period}, “{said}”, is read as {value}; “{mark}” is left out.",
    ),
    "sheet-target-range": Words(
        "info",
        "{indicator}: target {period} “{said}” dibaca sebagai rentang {value}.",
        "{indicator}: the target of {period}, “{said}”, is read as the range {value}.",
    ),
    "sheet-target-twice": Words(
        "warning",
        "{indicator}: target {period} disebut dua kali, {first} dan “{said}”; yang pertama dipakai.",
        "{indicator}: the target of {period} is given twice, {first} and “{said}”; the first is used.",
        "Pilih yang benar.",
        "Choose the right one.",
    ),
    "sheet-target-small": Words(
        "warning",
        "{indicator}: target {period} “{said}” dibaca {said} persen.",
        "{indicator}: the target of {period}, “{said}”, is read as {said} per cent.",
        "Bila yang dimaksud seratus kali lipatnya, perbaiki.",
        "Mend it if a hundred times as much is meant.",
    ),
    "sheet-quarters-only": Words(
        "info",
        "{indicator}: hanya target triwulan yang tercantum; target setahun tidak ada.",
        "{indicator}: only targets of quarters are given; there is none of the year.",
    ),
    "sheet-document": Words(
        "warning",
        "Dokumen yang memuat target tidak tercantum; dianggap {document}.",
        "The document of the targets is not given; taken as {document}.",
        "Benarkan jenis, judul, dan tanggalnya.",
        "Correct its kind, title and date.",
    ),
    "workbook-too-large": Words(
        "error",
        "Berkas terlalu besar: {size}; paling besar {limit}.",
        "The file is too large: {size}; at most {limit}.",
        "Salin tabel indikatornya saja ke berkas baru.",
        "Copy the table of indicators alone into a new file.",
    ),
    "workbook-tags": Words(
        "error",
        "Bagian {part} terlalu besar: lebih dari {limit} unsur, atau satu yang terlalu panjang.",
        "Part {part} is too large: more than {limit} elements, or one that is too long.",
        "Salin tabelnya saja, sebagai nilai tanpa format, ke berkas baru.",
        "Copy the table alone, as values without formats, into a new file.",
    ),
    "workbook-cells": Words(
        "error",
        "Lembar-lembarnya memakai lebih dari {limit} sel dan baris, hampir semuanya kosong.",
        "The sheets use more than {limit} cells and rows, almost all of them blank.",
        "Hapus kolom dan baris kosong di luar tabelnya, lalu simpan.",
        "Delete the blank columns and rows outside the table, and save.",
    ),
    "workbook-rows": Words(
        "error",
        "Satu lembar berisi lebih dari {limit} baris.",
        "A sheet has more than {limit} filled rows.",
        "Salin tabel indikatornya saja ke berkas baru.",
        "Copy the table of indicators alone into a new file.",
    ),
    "workbook-text": Words(
        "error",
        "Isi selnya lebih dari {limit} huruf.",
        "The cells hold more than {limit} characters.",
        "Salin tabel indikatornya saja ke berkas baru.",
        "Copy the table of indicators alone into a new file.",
    ),
    "workbook-old": Words(
        "error",
        "Berkas ini .xls lama atau dikunci dengan kata sandi.",
        "This is an old .xls file, or one with a password.",
        "Buka dengan Excel atau LibreOffice, hapus kata sandinya, lalu simpan sebagai .xlsx.",
        "Open it with Excel or LibreOffice, remove the password, and save it as .xlsx.",
    ),
    "workbook-other-kind": Words(
        "error",
        "Berkas ini bukan buku kerja .xlsx atau CSV.",
        "This file is no .xlsx workbook and no CSV.",
        "Simpan sebagai .xlsx dari Excel atau LibreOffice.",
        "Save it as .xlsx from Excel or LibreOffice.",
    ),
    "workbook-pdf": Words(
        "error",
        "Berkas ini PDF; tabel di dalamnya hanya gambar dari tabel, bukan sel.",
        "This file is a PDF, which draws a table and holds no cells.",
        "Buka berkas Excel asalnya, atau salin tabelnya ke Excel, periksa, lalu simpan sebagai .xlsx.",
        "Take the workbook it was made from, or copy its table into Excel, check it, and save that as .xlsx.",
    ),
    "workbook-word": Words(
        "error",
        "Berkas ini dokumen Word.",
        "This file is a document of Word.",
        "Salin tabelnya ke Excel atau LibreOffice Calc, lalu simpan sebagai .xlsx.",
        "Copy its table into Excel or LibreOffice Calc, and save that as .xlsx.",
    ),
    "workbook-empty": Words(
        "error",
        "Berkas ini kosong.",
        "This file is empty.",
        "Simpan kembali lembar isiannya sebagai .xlsx.",
        "Save the filled-in sheet as .xlsx again.",
    ),
    "workbook-misnamed": Words(
        "error",
        "Berkas ini bernama CSV, tetapi isinya buku kerja.",
        "The file is called CSV, and is a workbook.",
        "Ganti akhiran namanya menjadi .xlsx.",
        "Let its name end in .xlsx.",
    ),
    "workbook-broken": Words(
        "error",
        "Berkas rusak dan tidak dapat dibaca: {what}.",
        "The file is broken and cannot be read: {what}.",
        "Buka dengan Excel atau LibreOffice, lalu simpan sebagai .xlsx baru.",
        "Open it with Excel or LibreOffice, and save it as a new .xlsx.",
    ),
    "workbook-entities": Words(
        "error",
        "Bagian {part} memuat deklarasi DOCTYPE, yang tidak pernah ditulis Excel; berkas tidak dibuka.",
        "Part {part} has a document type declaration, which Excel never writes; the file is not opened.",
        "Salin isinya ke buku kerja baru.",
        "Copy its contents into a new workbook.",
    ),
    # --- cells and sheets that could not be read ---
}

FINDINGS: Final[dict[str, Words]] = sheets.FINDINGS | _VALUES

TERMS: Final[dict[str, tuple[str, str]]] = {
    "sheet-head": (
        "Dibuat dari lembar isian. Benarkan setiap baris bertanda PERIKSA, lalu hapus tandanya.",
        "Made from a filled-in sheet. Correct each line marked PERIKSA, and remove the mark.",
    ),
    "sheet-consolidation": (
        "Dari triwulan ke tahun: last (yang terakhir), sum (jumlah), average (rata-rata), atau ratio-of-sums (rasio).",
        "From quarters to the year: last, sum, average, or ratio-of-sums.",
    ),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "new": ("buat himpunan sendiri: paket siap sunting, pasang, dan uji", "start a set of your own, as a pack"),
    "new-folder": ("folder baru untuk paket", "new folder for the pack"),
    "new-code": ("kode himpunan, misalnya uji-2025", "code of the set, such as uji-2025"),
    "new-name": ("nama perangkat daerah, misalnya “Kecamatan Uji”", "name of the office, such as “Kecamatan Uji”"),
    "new-regency": ("kabupaten atau kota", "regency or city"),
    "new-province": ("provinsi", "province"),
    "new-year": ("tahun; tanpa ini, empat angka terakhir kode", "year; else the last four digits of the code"),
    "new-namespace": (
        "awalan nama, misalnya jatim.jember; tanpa ini dari provinsi dan kabupaten",
        "what the name begins with, such as jatim.jember; else made of province and regency",
    ),
    "new-extends": ("himpunan yang disesuaikan, misalnya milik kabupaten", "set to build upon, such as the regency's"),
    "new-from": ("lembar isian .xlsx atau .csv untuk memulai", "filled-in sheet, .xlsx or .csv, to start from"),
    "ask-name": ("Nama perangkat daerah, misalnya Kecamatan Uji:", "Name of the office, such as Kecamatan Uji:"),
    "ask-regency": ("Kabupaten/kota (boleh kosong):", "Regency or city (may be blank):"),
    "ask-province": ("Provinsi (boleh kosong):", "Province (may be blank):"),
    "ask-year": ("Tahun:", "Year:"),
    "ask-code": ("Kode himpunan [{proposed}]:", "Code of the set [{proposed}]:"),
    "new-made": ("Paket {name} dibuat di {folder}:", "Pack {name} was made in {folder}:"),
    "new-read": ("{count} indikator dari {file}.", "{count} {count:indicator|indicators} from {file}."),
    "new-next": ("Berikutnya ketik:", "Next, type:"),
    "error-new-folder": (
        "{folder} bukan folder kosong; tidak ada yang ditimpa. Sebutkan folder yang belum ada.",
        "{folder} is no empty folder; nothing is overwritten. Name one that is not there yet.",
    ),
    "error-new-missing": (
        "belum disebut: {missing}. Tambahkan, atau jalankan di terminal untuk ditanyai.",
        "not given: {missing}. Add it, or run this in a terminal to be asked.",
    ),
    "error-new-code": (
        "“{value}” tidak dapat menjadi kode. Tulis huruf, angka, dan - . _ di antaranya, misalnya uji-2025.",
        "“{value}” cannot be a code. Write letters, digits and - . _ between them, such as uji-2025.",
    ),
    "error-new-base": (
        "“{value}” ialah berkas. --extends memerlukan nama himpunan yang terpasang; lihat sakip sets.",
        "“{value}” is a file. --extends takes the name of an installed set; see sakip sets.",
    ),
    "error-missing-excel": (
        (
            "membaca buku kerja memerlukan paket openpyxl. Pasang dengan: pip install 'sakip[excel]', atau simpan "
            "lembarnya sebagai CSV."
        ),
        "reading a workbook needs openpyxl. Install it with: pip install 'sakip[excel]', or save the sheet as CSV.",
    ),
}
