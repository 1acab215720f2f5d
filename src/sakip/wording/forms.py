"""What is said in forms to fill in, and of forms that come back."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    # --- the file as a whole ---
    "form-no-columns": Words(
        "error",
        "Kolom formulir tidak ditemukan: {names}.",
        "Columns of the form are not found: {names}.",
        "Tampilkan lembar Isian dan kembalikan judul kolomnya, atau buat formulir baru.",
        "Unhide the sheet and restore the headings, or write a new form.",
    ),
    "form-columns-twice": Words(
        "error",
        "Judul kolom ditulis dua kali: {names}.",
        "Headings stand twice: {names}.",
        "Hapus atau ubah salah satunya.",
        "Remove or rename one of them.",
    ),
    "form-columns-left-out": Words(
        "warning",
        "Kolom {names} tidak ada; yang sudah tercatat di sana tidak berubah.",
        "There are no columns {names}; what is held of them stays.",
        "Kembalikan kolomnya bila ada yang harus diisi di sana.",
        "Restore them if there is something to fill in.",
    ),
    "form-other-sheet": Words(
        "warning",
        "Lembar “{sheet}” juga berbentuk formulir dan tidak dibaca; yang dibaca “{read}”.",
        "Sheet “{sheet}” looks like a form too and was not read; “{read}” was.",
        "Hapus salinannya, atau pindahkan isinya ke lembar yang dibaca.",
        "Remove the copy, or move its content to the sheet that is read.",
    ),
    "form-unmarked": Words(
        "info",
        "Berkas ini tidak menyebutkan himpunan asalnya; dibaca menurut kode indikatornya.",
        "The file does not say which set it was made for; it is read by its codes.",
    ),
    "form-version": Words(
        "warning",
        "Formulir ini versi {given}, sedangkan yang dikenal versi {known}; dibaca menurut judul kolomnya.",
        "The form is of version {given}, and {known} is known; it is read by its headings.",
        "Buat formulir baru bila ada kolom yang tidak terbaca.",
        "Write a new form if a column is not read.",
    ),
    "form-other-set": Words(
        "error",
        "Formulir ini dibuat untuk himpunan {given}, bukan {set}.",
        "The form was made for set {given}, not for {set}.",
        "Baca dengan himpunan asalnya, atau buat formulir baru.",
        "Read it with its own set, or write a new form.",
    ),
    "form-earlier": Words(
        "warning",
        "Sesudah formulir ini dibuat, definisi indikator {set} berubah.",
        "The indicators of {set} were defined otherwise when the form was made.",
        "Periksa apakah angkanya masih menurut definisi yang berlaku, atau buat formulir baru.",
        "See whether its numbers are by the definition in force, or write a new form.",
    ),
    # --- a row ---
    "form-outside": Words(
        "warning",
        "Baris tanpa periode, komponen, dan realisasi tidak dibaca: “{given}”.",
        "A row without period, component and realisation was not read: “{given}”.",
        "Lengkapi bila baris ini termasuk isian.",
        "Complete it if it belongs to the form.",
    ),
    "form-aside": Words(
        "info",
        "Tulisan di luar tabel tidak dibaca: “{given}”.",
        "Text outside the table was not read: “{given}”.",
        "Pindahkan ke kolom Catatan bila harus dicatat.",
        "Move it to the column Note if it is to be kept.",
    ),
    "form-own-column": Words(
        "info",
        "Kolom “{name}” bukan kolom formulir, dan isinya tidak dibaca.",
        "The column “{name}” is none of the form, and what stands in it was not read.",
    ),
    "form-rows-missing": Words(
        "warning",
        "{count} baris formulir tidak ada lagi: {names}.",
        "Of the rows of the form {count} {count:is|are} gone: {names}.",
        "Kembalikan barisnya; yang belum ada angkanya cukup dikosongkan.",
        "Put them back; where there is no number yet, leave it blank.",
    ),
    "form-rows-fewer": Words(
        "warning",
        "Formulir ini dibuat dengan {made} baris, dan kini berisi {count}.",
        "The form was made with {made} {made:row|rows}, and has {count} now.",
        "Kembalikan baris yang terhapus; yang belum ada angkanya cukup dikosongkan.",
        "Put back what was removed; where there is no number yet, leave it blank.",
    ),
    "form-period": Words(
        "error",
        "{indicator}: periode {period} tidak diminta formulir ini.",
        "{indicator}: the form does not ask for {period}.",
        "Yang diminta: {known}.",
        "It asks for: {known}.",
    ),
    "form-twice": Words(
        "error",
        "{indicator} {period}: komponen {component} diisi dua kali dengan isi berbeda, juga di sel {first}.",
        "{indicator} {period}: component {component} is filled in twice and differs, also in cell {first}.",
        "Hapus baris yang keliru.",
        "Remove the row that is wrong.",
    ),
    "form-merged": Words(
        "error",
        "Sel Realisasi digabung ({area}) sehingga tidak jelas angkanya milik baris mana.",
        "Cells of the column Realisasi are merged ({area}), and it is not clear which row the number belongs to.",
        "Pisahkan selnya dan tulis angka di setiap baris.",
        "Split them and write a number in each row.",
    ),
    # --- a cell ---
    "form-formula": Words(
        "error",
        "Rumus {formula} tidak memiliki hasil yang tersimpan.",
        "The formula {formula} has no stored result.",
        "Buka dan simpan berkasnya dengan Excel atau LibreOffice, atau tulis angkanya.",
        "Open and save the file with Excel or LibreOffice, or write the number.",
    ),
    "form-formula-text": Words(
        "error",
        "{given} tersimpan sebagai teks, bukan rumus yang dihitung.",
        "{given} is stored as text, and no formula that is computed.",
        "Tulis angkanya.",
        "Write the number.",
    ),
    "form-error": Words(
        "error",
        "Sel berisi kesalahan {value}.",
        "The cell holds the error {value}.",
        "Perbaiki rumusnya, atau tulis angkanya.",
        "Mend its formula, or write the number.",
    ),
    "form-too-long": Words(
        "error",
        "{value} memiliki lebih banyak digit daripada yang dapat dipakai.",
        "{value} has more digits than can be used.",
        "Bulatkan, misalnya dengan =ROUND(…;2), atau tulis angkanya sampai 9 desimal.",
        "Round it, as by =ROUND(…,2), or write it with 9 decimals at most.",
    ),
    "form-ambiguous": Words(
        "error",
        "{given} dapat berarti {whole} atau {decimals}.",
        "{given} may be {whole}, or {decimals}.",
        "Tulis {whole} atau {decimals}.",
        "Write {whole} or {decimals}.",
    ),
    "form-date-for-number": Words(
        "error",
        "{given} adalah tanggal: mungkin angka yang diubah Excel.",
        "{given} is a date: perhaps a number that Excel has changed.",
        "Jadikan format selnya Teks, lalu tulis lagi angkanya.",
        "Format the cell as Text and write the number again.",
    ),
    "form-serial-date": Words(
        "error",
        "{given} bukan tanggal; sebagai nomor hari Excel artinya {day}.",
        "{given} is no date; as a number of days in Excel it is {day}.",
        "Tulis tanggalnya, misalnya {example}.",
        "Write the date, such as {example}.",
    ),
    "form-share": Words(
        "warning",
        "{given} dibaca {part} {unit} ({component}), padahal mungkin maksudnya {whole}%.",
        "{given} is read as {part} {unit} ({component}), where {whole}% may be meant.",
        "Tulis {whole}% atau {part}%.",
        "Write {whole}% or {part}%.",
    ),
    "form-negative": Words(
        "error",
        "{given} negatif, padahal {component} adalah jumlah {unit}.",
        "{given} is negative, and {component} counts {unit}.",
        "Tulis jumlahnya, sedikitnya 0.",
        "Write how many there are, 0 at least.",
    ),
    "form-fraction": Words(
        "warning",
        "{given} tidak bulat, padahal {component} adalah jumlah {unit}.",
        "{given} is not whole, and {component} counts {unit}.",
        "Periksa angkanya.",
        "Check the number.",
    ),
    # --- between the form and the set ---
    "form-not-later": Words(
        "error",
        "{indicator} {period}: {component} berubah dari {before} menjadi {after}, tetapi tidak dicatat sesudah {day}.",
        "{indicator} {period}: {component} changes from {before} to {after}, and is not recorded later than {day}.",
        "Isi Tanggal dicatat dengan tanggal sesudah {day}.",
        "Fill in a day later than {day}.",
    ),
    "form-no-date": Words(
        "error",
        "{indicator} {period}: {component} berubah dari {before} menjadi {after} tanpa tanggal dicatat.",
        "{indicator} {period}: {component} changes from {before} to {after} without the day it was recorded.",
        "Isi Tanggal dicatat.",
        "Fill in the day it was recorded.",
    ),
    "form-recorded-early": Words(
        "warning",
        "{indicator} {period}: {component} dicatat {day}, sebelum periodenya mulai.",
        "{indicator} {period}: {component} is recorded on {day}, before the period begins.",
        "Periksa tanggal dan tahunnya.",
        "Check the day and its year.",
    ),
    "form-recorded-late": Words(
        "warning",
        "{indicator} {period}: {component} dicatat {day}, lebih dari dua tahun sesudah periodenya.",
        "{indicator} {period}: {component} is recorded on {day}, more than two years after the period.",
        "Periksa tanggal dan tahunnya.",
        "Check the day and its year.",
    ),
    "form-withdrawn": Words(
        "warning",
        "{indicator} {period}: {component} sudah dilaporkan {before} dan kini kosong; yang lama tetap.",
        "{indicator} {period}: {component} was reported as {before} and is blank now; the old number stays.",
        "Untuk menariknya, pilih status ditolak; nol ditulis 0.",
        "To take it back, choose the status rejected; zero is written 0.",
    ),
    "form-no-number": Words(
        "info",
        "{indicator} {period}: {component} berketerangan tanpa angka; keterangannya tidak dicatat.",
        "{indicator} {period}: {component} has remarks and no number; they are not recorded.",
    ),
    "form-same-status": Words(
        "warning",
        "{indicator} {period}: angka {component} berubah, tetapi statusnya masih {state}.",
        "{indicator} {period}: the number of {component} changes, and its status is still {state}.",
        "Pilih diajukan bila angka barunya belum diperiksa.",
        "Choose submitted if the new number was not checked yet.",
    ),
    "form-applicability": Words(
        "error",
        "{indicator} {period}: {component} berstatus tidak berlaku, padahal komponen lain berisi angka.",
        "{indicator} {period}: {component} does not apply, and another component has a number.",
        "Beri semua barisnya status tidak berlaku tanpa angka, atau tidak satu pun.",
        "Give that status to all its rows, without numbers, or to none.",
    ),
    "form-other-component": Words(
        "error",
        "{indicator} {period}: himpunan ini tidak memiliki komponen {component}.",
        "{indicator} {period}: this set has no component {component}.",
        "Baca lagi formulirnya dengan himpunan ini.",
        "Read the form again with this set.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    # the sheets and their columns
    "form-sheet": ("Isian", "Form"),
    "form-guide": ("Petunjuk", "Guide"),
    "form-title": ("Isian realisasi {office}", "Realisations of {office}"),
    "form-how": (
        "Isi kolom yang berlatar kuning saja. Kosong berarti belum diisi, bukan nol. Cara mengisi: lembar {sheet}.",
        "Fill in the yellow columns only. Blank is not reported, and not zero. How: sheet {sheet}.",
    ),
    "form-indicator": ("Kode", "Code"),
    "form-name": ("Indikator", "Indicator"),
    "form-period": ("Periode", "Period"),
    "form-component": ("Komponen", "Component"),
    "form-meaning": ("Arti komponen", "What it is"),
    "form-unit": ("Satuan", "Unit"),
    "form-target": ("Target indikator", "Target of the indicator"),
    "form-value": ("Realisasi", "Realisation"),
    "form-document": ("Dokumen bukti", "Evidence"),
    "form-recorded": ("Tanggal dicatat", "Recorded"),
    "form-status": ("Status", "State"),
    "form-note": ("Catatan", "Note"),
    # what a component is
    "form-means-score": ("nilai dari {assessor}: {document}", "score given by {assessor}: {document}"),
    "form-means-count": ("banyaknya dalam periode ini", "how many in the period"),
    "form-means-numerator": ("pembilang dalam {formula}", "numerator of {formula}"),
    "form-means-denominator": ("penyebut dalam {formula}", "denominator of {formula}"),
    "form-means-part": ("bagian dari {formula}", "part of {formula}"),
    # what cells say when they are chosen, and when something else is typed
    "form-hint-value": (
        "Desimal dengan koma: 87,5. Kosongkan bila belum ada; nol ditulis 0.",
        "Decimals with a comma: 87,5. Leave blank what is not known; zero is written 0.",
    ),
    "form-hint-recorded": (
        "Tulis 2024-01-30 atau 30/01/2024, lalu periksa nama bulannya. Koreksi perlu tanggal yang lebih baru.",
        "Write 2024-01-30 and check the month. A corrected number needs a later day.",
    ),
    "form-check-status": ("Pilih salah satu dari daftar.", "Choose one of the list."),
    "form-check-recorded": ("Ini bukan tanggal tahun 2000 sampai 2100.", "This is no day of the years 2000 to 2100."),
    # the guide
    "form-guide-title": ("Cara mengisi", "How to fill in the form"),
    "form-rule-blank": ("Kosong bukan nol", "Blank is not zero"),
    "form-say-blank": (
        (
            "Yang belum ada angkanya dibiarkan kosong dan dilaporkan “belum diisi”. Bila hasilnya memang nol, tulis 0. "
            "Bila indikator tidak berlaku pada periode itu, pilih status “tidak berlaku”. Bila triwulan sudah diisi, "
            "baris tahunnya boleh dikosongkan."
        ),
        (
            "What has no number yet is left blank and counts as not reported. Where the result is nothing, write 0. "
            "Where the indicator does not apply to the period, choose the state “not applicable”. Where the quarters "
            "are filled in, the row of the year may stay blank."
        ),
    ),
    "form-rule-numbers": ("Angka", "Numbers"),
    "form-say-numbers": (
        (
            "Desimal dengan koma, ribuan dengan titik atau tanpa pemisah: 87,5 dan 1.250.000 atau 1250000. Angka "
            "seperti 1.234 dapat berarti dua hal: tulis 1234 atau 1,234."
        ),
        (
            "Decimals have a comma, thousands a point or nothing: 87,5 and 1.250.000 or 1250000. A number such as "
            "1.234 may mean two things: write 1234 or 1,234."
        ),
    ),
    "form-rule-percent": ("Persen", "Percent"),
    "form-say-percent": (
        "Tulis 88 atau 88%; keduanya 88 persen. Setengah persen ditulis 0,5%, dengan tanda persen.",
        "Write 88 or 88%: both are 88 percent. Half a percent is written 0,5%, with its sign.",
    ),
    "form-rule-rupiah": ("Rupiah dan satuan lain", "Rupiah and other units"),
    "form-say-rupiah": (
        (
            "Tulis dalam satuan yang tertera di kolom Satuan: 456.000.000 atau Rp456.000.000. Satuan lain yang sejenis "
            "ditulis di belakang angkanya: 456 juta rupiah."
        ),
        (
            "Write in the unit that stands in its column: 456.000.000 or Rp456.000.000. Another unit of the same kind "
            "is written behind the number: 456 juta rupiah."
        ),
    ),
    "form-rule-dates": ("Tanggal", "Dates"),
    "form-say-dates": (
        "Tulis 2024-01-30 atau 30/01/2024, lalu periksa apakah nama bulan yang tampil benar.",
        "Write 2024-01-30, and check that the month shown is the one you mean.",
    ),
    "form-rule-correct": ("Mengoreksi angka", "Correcting a number"),
    "form-say-correct": (
        "Timpa angka lamanya dan isi tanggal yang lebih baru. Angka lama tidak dihapus, tetapi tidak lagi dipakai.",
        "Write over the old number and give a later day. The old number is kept, and no longer counts.",
    ),
    "form-rule-delete": ("Mengosongkan dan menarik angka", "Removing and taking back"),
    "form-say-delete": (
        (
            "Angka yang dikosongkan tetap seperti semula. Untuk menarik angka yang sudah dilaporkan, kosongkan "
            "angkanya, pilih status “ditolak”, dan isi tanggal yang lebih baru."
        ),
        (
            "A number that is removed here stays as it was. To take back what was reported, remove the number, choose "
            "the state “rejected”, and give a later day."
        ),
    ),
    "form-about-indicator": ("Kode indikator. Jangan diubah.", "Code of the indicator. Leave it as it is."),
    "form-about-name": ("Nama indikator menurut dokumennya.", "Name of the indicator by its document."),
    "form-about-period": ("Tahun, semester, triwulan, atau bulan yang diisi.", "Year, semester, quarter or month."),
    "form-about-component": (
        "Nama angka yang diminta; satu indikator dapat meminta beberapa angka.",
        "Name of the number asked for; an indicator may ask for several.",
    ),
    "form-about-meaning": ("Apa angka itu menurut rumus indikator.", "What it is by the formula of the indicator."),
    "form-about-unit": ("Satuan angka yang diisi.", "Unit of the number filled in."),
    "form-about-target": (
        "Target indikator pada periode itu, sebagai pembanding; bukan target komponen.",
        "Target of the indicator for the period, to compare with; not of the component.",
    ),
    "form-about-value": ("Angka yang dicapai.", "The number that was reached."),
    "form-about-document": (
        "Dokumen yang membuktikan angkanya, misalnya Laporan SKM 2024.",
        "The document that proves it, such as Laporan SKM 2024.",
    ),
    "form-about-recorded": ("Tanggal angka itu dicatat.", "The day it was recorded."),
    "form-about-status": (
        "draf, diajukan (bila kosong), terverifikasi, ditolak, atau tidak berlaku.",
        "draft, submitted (where blank), verified, rejected, or not applicable.",
    ),
    "form-about-note": ("Keterangan lain bagi pembaca.", "What else a reader should know."),
    "form-made-for": ("Dibuat untuk", "Made for"),
    "form-identity": ("Kode formulir (jangan diubah)", "Code of the form (leave it)"),
    # the preview
    "form-preview": ("Pratinjau isian: {set}", "Preview of the form: {set}"),
    "form-empty": ("tidak ada baris", "no rows"),
    "form-kind-new": ("baru", "new"),
    "form-kind-changed": ("berubah", "changed"),
    "form-kind-withdrawn": ("dikosongkan", "removed"),
    "form-kind-refused": ("ditolak karena salah", "refused"),
    "form-kind-unchanged": ("tidak berubah", "unchanged"),
    "form-kind-blank": ("belum diisi", "blank"),
    "form-kept": ("tetap", "kept"),
    "form-row": ("baris {row}", "row {row}"),
    "form-outcomes": ("Dampak pada hasil", "What becomes of the results"),
    "form-findings": ("Temuan", "Findings"),
}
