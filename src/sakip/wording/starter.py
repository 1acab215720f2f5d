"""What is said of starting a set of one's own, and of the workbooks it may start from."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    # --- a workbook that cannot be read ---
    "workbook-too-large": Words(
        "error",
        "Berkas terlalu besar: {size}; paling besar {limit}.",
        "The file is too large: {size}; at most {limit}.",
        "Salin tabel indikatornya saja ke berkas baru.",
        "Copy the table of indicators alone into a new file.",
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
    "sheet-hidden": Words(
        "warning",
        "Lembar “{sheet}” tersembunyi dan tidak dibaca.",
        "Sheet “{sheet}” is hidden and was not read.",
        "Tampilkan lembarnya bila isinya diperlukan.",
        "Unhide it if it is needed.",
    ),
    "sheet-formula": Words(
        "warning",
        "Rumus {formula} tidak punya hasil tersimpan; selnya tidak dibaca.",
        "The formula {formula} has no stored result; its cell was not read.",
        "Buka dan simpan berkasnya dengan Excel, atau tulis angkanya.",
        "Open and save the file with Excel, or write the number.",
    ),
    "sheet-error": Words(
        "warning",
        "Sel berisi kesalahan {value}; tidak dibaca.",
        "The cell holds the error {value}; it was not read.",
        "Perbaiki rumusnya, atau tulis angkanya.",
        "Mend its formula, or write the number.",
    ),
    "sheet-number": Words(
        "warning",
        "{value} lebih panjang daripada angka yang dapat dipakai; dibaca sebagai teks.",
        "{value} is longer than a number may be; it is read as text.",
        "Bulatkan angkanya di lembar itu.",
        "Round it in the sheet.",
    ),
    "sheet-no-table": Words(
        "warning",
        "Lembar “{sheet}” tidak punya baris judul kolom dengan “Indikator” dan kolom lain; tidak dibaca.",
        "Sheet “{sheet}” has no row of headings with “Indikator” and another column; it was not read.",
        "Beri judul kolom seperti Sasaran, Indikator, Satuan, Target.",
        "Head its columns, such as Sasaran, Indikator, Satuan, Target.",
    ),
    "sheet-above": Words("info", "Di atas tabel, tidak dipakai: “{text}”.", "Above the table, not used: “{text}”."),
    "sheet-continued": Words(
        "info",
        "Baris tanpa indikator dibaca sebagai lanjutan “{indicator}”.",
        "A row without an indicator is read as running on from “{indicator}”.",
    ),
    "sheet-row": Words(
        "warning",
        "Baris tanpa indikator tidak dibaca: “{text}”.",
        "A row without an indicator was not read: “{text}”.",
        "Isi kolom Indikator bila baris ini termasuk tabel.",
        "Fill in the column Indikator if the row belongs to the table.",
    ),
    "sheet-column": Words(
        "info",
        "Kolom “{heading}” tidak dikenal; isinya untuk “{indicator}” ditaruh dalam note.",
        "Column “{heading}” is not known; what it says of “{indicator}” is put into note.",
    ),
    "sheet-differs": Words(
        "warning",
        "“{indicator}” disebut dua kali dengan isi berbeda: “{first}” dan “{again}”; yang pertama dipakai.",
        "“{indicator}” is given twice and differs: “{first}” and “{again}”; the first is used.",
        "Pilih yang benar; yang kedua ada dalam note.",
        "Choose the right one; the second is in note.",
    ),
    "sheet-no-indicators": Words(
        "error",
        "Tidak ada tabel indikator dalam berkas ini.",
        "There is no table of indicators in this file.",
        "Beri judul kolom seperti Sasaran, Indikator, Satuan, Target, dan isi sedikitnya satu indikator.",
        "Head its columns, such as Sasaran, Indikator, Satuan, Target, and fill in at least one indicator.",
    ),
    "sheet-too-many": Words(
        "error",
        "Ada {count} indikator; paling banyak {limit}.",
        "There are {count} indicators; at most {limit} are taken.",
        "Bagi menurut perangkat daerah.",
        "Part them by office.",
    ),
    # --- what had to be assumed about an indicator ---
    "sheet-no-sasaran": Words(
        "warning",
        "{indicator}: sasarannya tidak tercantum.",
        "{indicator}: its sasaran is not given.",
        "Tambahkan [[node]] dan node.",
        "Add a [[node]], and node.",
    ),
    "sheet-no-polarity": Words(
        "warning",
        "{indicator}: arahnya tidak tercantum, sehingga capaiannya tidak dihitung.",
        "{indicator}: which way is better is not given, so that it has no achievement.",
        "Isi polarity: higher bila makin tinggi makin baik, lower-mirror atau lower-inverse bila sebaliknya.",
        "Fill in polarity: higher where more is better, lower-mirror or lower-inverse where less is.",
    ),
    "sheet-polarity-lower": Words(
        "warning",
        "{indicator}: “{said}” berarti makin rendah makin baik, tetapi rumus capaiannya tidak tercantum.",
        "{indicator}: “{said}” means that less is better, and which formula of achievement is not given.",
        "Pilih lower-mirror, (2 × target − realisasi) ÷ target, atau lower-inverse, target ÷ realisasi.",
        "Choose lower-mirror, (2 × target − realisation) ÷ target, or lower-inverse, target ÷ realisation.",
    ),
    "sheet-polarity-unread": Words(
        "warning",
        "{indicator}: arah “{said}” tidak dikenal.",
        "{indicator}: the polarity “{said}” is not known.",
        "Isi polarity: higher, lower-mirror, lower-inverse, atau stabilise.",
        "Fill in polarity: higher, lower-mirror, lower-inverse, or stabilise.",
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
        "{indicator}: rumusnya tidak terbaca; untuk sementara angkanya diisi jadi.",
        "{indicator}: its formula could not be read; for now its number is reported as it is.",
        "Tulis rumusnya: ratio bila pembilang dibagi penyebut, external_score bila dinilai pihak lain.",
        "Write its formula: ratio where one thing is divided by another, external_score where others assess it.",
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
    "sheet-unit-unread": Words(
        "warning",
        "{indicator}: satuan “{said}” tidak dapat dipakai; isinya ada dalam note.",
        "{indicator}: “{said}” cannot be used as a unit; it is in note.",
        "Isi unit dengan kata, misalnya dokumen.",
        "Fill in unit with a word, such as dokumen.",
    ),
    "sheet-target-unread": Words(
        "warning",
        "{indicator}: target {year} “{said}” bukan angka yang jelas dalam {unit}; tidak dipakai.",
        "{indicator}: the target of {year}, “{said}”, is no clear number in {unit}; it is not used.",
        "Tulis targetnya, misalnya 87.5; 1.250 dapat berarti seribu lebih atau satu koma dua lima.",
        "Write it, such as 87.5; 1.250 may be a thousand and more, or one and a quarter.",
    ),
    "sheet-target-twice": Words(
        "warning",
        "{indicator}: target {year} disebut dua kali, {first} dan “{said}”; yang pertama dipakai.",
        "{indicator}: the target of {year} is given twice, {first} and “{said}”; the first is used.",
        "Pilih yang benar.",
        "Choose the right one.",
    ),
    "sheet-target-small": Words(
        "warning",
        "{indicator}: target {year} “{said}” dibaca {said} persen.",
        "{indicator}: the target of {year}, “{said}”, is read as {said} per cent.",
        "Bila yang dimaksud seratus kali lipatnya, perbaiki.",
        "Mend it if a hundred times as much is meant.",
    ),
    "sheet-document": Words(
        "warning",
        "Dokumen yang memuat target tidak tercantum; dianggap {document}.",
        "The document of the targets is not given; taken as {document}.",
        "Benarkan jenis, judul, dan tanggalnya.",
        "Correct its kind, title and date.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "sheet-head": (
        "Dibuat dari lembar isian. Benarkan setiap baris bertanda PERIKSA, lalu hapus tandanya.",
        "Made from a filled-in sheet. Correct each line marked PERIKSA, and remove the mark.",
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
    "new-read": ("{count} indikator dari {file}.", "{count} indicators from {file}."),
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
