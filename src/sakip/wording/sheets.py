"""What is said of a filled-in sheet: its tables, its columns and rows."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    # --- a workbook that cannot be read ---
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
    "sheet-above": Words(
        "info",
        "Di atas tabel, hanya jenis dokumen dan tahunnya yang dibaca: “{text}”.",
        "Above the table, of which only the kind of document and the year are read: “{text}”.",
    ),
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
        "Kolom “{heading}” tidak dikenal; isinya ({cells}) ditaruh dalam note.",
        "Column “{heading}” is not known; what it holds ({cells}) is put into note.",
    ),
    "sheet-results": Words(
        "info",
        "Kolom “{heading}” bukan target; isinya ({cells}) ditaruh dalam note.",
        "Column “{heading}” is no target; what it holds ({cells}) is put into note.",
    ),
    "sheet-two-indicators": Words(
        "warning",
        "Beberapa kolom indikator: “{columns}”. Kolom target dibaca milik “{owner}”.",
        "There are several columns of indicators: “{columns}”. The targets are read as those of “{owner}”.",
        "Benarkan bila targetnya milik indikator lain.",
        "Correct it if the targets belong to another.",
    ),
    "sheet-target-column": Words(
        "warning",
        "Kolom “{heading}” mungkin target, tetapi tidak jelas apa atau untuk kapan; isinya ({cells}) tidak dipakai.",
        "Column “{heading}” may hold targets, and which or of when is not clear; what it holds ({cells}) is not used.",
        "Beri judul seperti “Target 2026” atau “Target Triwulan I”, atau tulis dalam TOML; isinya ada dalam note.",
        "Head it “Target 2026” or “Target Triwulan I”, or write the targets into the TOML; they are in note.",
    ),
    "sheet-bare-column": Words(
        "warning",
        "Kolom “{heading}” hanya menyebut waktu, bukan target atau realisasi; isinya ({cells}) tidak dipakai.",
        "Column “{heading}” names a time, and neither target nor result; what it holds ({cells}) is not used.",
        "Bila target, beri judul “Target {heading}”, atau tulis targetnya dalam TOML; isinya ada dalam note.",
        "If it holds targets, head it “Target {heading}”, or write them into the TOML; they are in note.",
    ),
    "sheet-quarters-planned": Words(
        "info",
        "Kolom triwulan dibaca sebagai target, karena judulnya Rencana Aksi dan tidak ada kolom realisasi.",
        "The columns of quarters are read as targets: the title is Rencana Aksi, and there is no column of results.",
    ),
    "sheet-total": Words(
        "info",
        "Baris jumlah tidak dibaca sebagai indikator: “{text}”.",
        "A row of totals is not read as an indicator: “{text}”.",
    ),
    "sheet-group": Words(
        "warning",
        "Baris tanpa target dan bernomor lain dibaca sebagai sasaran: “{text}”.",
        "A row without a target, numbered otherwise, is read as a sasaran: “{text}”.",
        "Bila ini indikator, tambahkan [[indicator]].",
        "Add an [[indicator]] if it is one.",
    ),
    "sheet-no-indicator": Words(
        "warning",
        "Tidak ada indikator di bawah {role} ini; tidak dipakai: “{text}”.",
        "There is no indicator below this {role}; it is not used: “{text}”.",
        "Tambahkan indikatornya, atau tulis sebagai [[node]].",
        "Add its indicator, or write it as a [[node]].",
    ),
    "sheet-ownerless": Words(
        "warning",
        "Isi kolom “{heading}” tidak punya indikator di barisnya; tidak dibaca: “{text}”.",
        "What column “{heading}” holds has no indicator in its row; it was not read: “{text}”.",
        "Tulis indikatornya di baris yang sama.",
        "Write its indicator in the same row.",
    ),
    "sheet-signed": Words(
        "info",
        "Di bawah tabel (baris {rows}), tidak dipakai: “{text}”.",
        "Below the table (rows {rows}), not used: “{text}”.",
    ),
    "sheet-budget": Words(
        "info",
        "Tabel program dan anggaran (baris {rows}) tidak diambil: “{text}”.",
        "The table of programmes and budgets (rows {rows}) is not taken: “{text}”.",
        'Bila perlu, tulis sebagai [[node]] kind = "program" dan [[budget]].',
        'Write it as [[node]] kind = "program" and [[budget]] where it is needed.',
    ),
    "sheet-other": Words(
        "warning",
        "Tabel lain tanpa kolom indikator (baris {rows}) tidak dibaca: “{text}”.",
        "Another table, without a column of indicators (rows {rows}), was not read: “{text}”.",
        "Beri judul kolom “Indikator” bila isinya indikator.",
        "Head a column “Indikator” if it holds indicators.",
    ),
    "sheet-hidden-rows": Words(
        "warning",
        "Baris tersembunyi {rows} tidak dibaca: “{text}”.",
        "Hidden rows {rows} were not read: “{text}”.",
        "Tampilkan barisnya bila isinya diperlukan.",
        "Unhide them if they are needed.",
    ),
    "sheet-hidden-column": Words(
        "warning",
        "Kolom tersembunyi {column} tidak dibaca: “{text}”.",
        "The hidden column {column} was not read: “{text}”.",
        "Tampilkan kolomnya bila isinya diperlukan.",
        "Unhide it if it is needed.",
    ),
    "sheet-year": Words(
        "warning",
        "Lembar “{sheet}” menyebut tahun {year}, sedangkan himpunan ini tahun {own}; targetnya dicatat untuk {year}.",
        "Sheet “{sheet}” names the year {year}, and this set is of {own}; its targets are recorded for {year}.",
        "Bila yang dimaksud {own}, benarkan tahun dokumennya, atau buat himpunan dengan kode tahun {year}.",
        "Correct the year of the document if {own} is meant, or make the set with a code of {year}.",
    ),
    "sheet-year-tab": Words(
        "warning",
        "Judul tabel menyebut tahun {year}, sedangkan nama lembar “{sheet}” menyebut {other}; yang dipakai {year}.",
        "The title of the table names {year}, and the name of the sheet, “{sheet}”, {other}; {year} is used.",
        "Benarkan salah satunya.",
        "Correct one of them.",
    ),
    "sheet-year-none": Words(
        "info",
        "Tahun target tidak tercantum; dipakai tahun himpunan ini, {year}.",
        "The year of the targets is not given; that of this set is used, {year}.",
    ),
    "sheet-target-merged": Words(
        "info",
        "Target “{indicator}” diambil dari sel gabungan {area}: “{said}”.",
        "The target of “{indicator}” is taken from the merged cells {area}: “{said}”.",
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
        "{indicator}: arahnya jelas (“{said}”), tetapi cara menghitung capaiannya belum disebut.",
        "{indicator}: which way is better is clear (“{said}”), but not how its achievement is computed.",
        (
            "Tulis di kolom Polaritas: lower-mirror, (2 × target − realisasi) ÷ target, atau lower-inverse, "
            "target ÷ realisasi."
        ),
        (
            "Write in the column Polaritas: lower-mirror, (2 × target − realisation) ÷ target, or lower-inverse, "
            "target ÷ realisation."
        ),
    ),
}
