"""What is printed in the papers an office hands in."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    "duplicate-set": Words(
        "warning",
        "{again}: kode himpunannya, “{set}”, sudah dipakai {first}; keduanya ditulis.",
        "{again}: its set has the code “{set}”, as that of {first} has; both are written.",
        "Beri tiap himpunan kodenya sendiri.",
        "Give each set a code of its own.",
    ),
    "export-left-out": Words(
        "error",
        "{name} tidak ikut ditulis: {what}.",
        "{name} is left out: {what}.",
        "Perbaiki berkasnya, lalu ulangi.",
        "Correct the file and repeat.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    # names of papers
    "paper-pk": ("Perjanjian Kinerja Tahun {year}", "Performance Agreement {year}"),
    "paper-pk-revised": ("Perjanjian Kinerja Perubahan Tahun {year}", "Revised Performance Agreement {year}"),
    "paper-iku": ("Indikator Kinerja Utama", "Key Performance Indicators"),
    "paper-measurement": ("Pengukuran Kinerja {period}", "Measurement of Performance {period}"),
    "paper-scorecard": ("Rapor Kinerja {period}", "Scorecard {period}"),
    "paper-chapter": ("LKjIP {year} Bab III", "Performance report {year}, chapter III"),
    "paper-chapter-title": ("BAB III\nAKUNTABILITAS KINERJA", "CHAPTER III\nPERFORMANCE"),
    "paper-statement": (
        (
            "Pihak pertama berjanji akan mewujudkan target kinerja {office} di bawah ini; pihak kedua akan membimbing,"
            " memantau, dan menilai pencapaiannya."
        ),
        (
            "The first party promises to reach the targets of {office} below; the second party guides, watches"
            " and judges how they are reached."
        ),
    ),
    "paper-number": ("Nomor {number}", "Number {number}"),
    "paper-targets-of": ("Target menurut {document}.", "Targets by {document}."),
    "paper-target-to-date": (
        "Target untuk {parts}; bagian lain dari {period} belum diisi.",
        "Target of {parts}; the rest of {period} is not filled in.",
    ),
    "paper-first-party": ("Pihak Pertama", "First Party"),
    "paper-second-party": ("Pihak Kedua", "Second Party"),
    "paper-official-number": ("NIP.", "NIP."),
    # headings of columns
    "paper-no": ("No", "No"),
    "paper-sasaran": ("Sasaran", "Objective"),
    "paper-kinerja-lainnya": ("Kinerja lainnya", "Other performance"),
    "paper-indicator": ("Indikator kinerja", "Performance indicator"),
    "paper-unit": ("Satuan", "Unit"),
    "paper-target": ("Target", "Target"),
    "paper-realisation": ("Realisasi", "Realisation"),
    "paper-achievement": ("Capaian (%)", "Achievement (%)"),
    "paper-category": ("Kategori", "Category"),
    "paper-programme": ("Program", "Programme"),
    "paper-budget": ("Anggaran (Rp)", "Budget (Rp)"),
    "paper-spending": ("Realisasi (Rp)", "Spending (Rp)"),
    "paper-absorption": ("Serapan (%)", "Absorption (%)"),
    "paper-remark": ("Keterangan", "Remark"),
    # the annex
    "paper-annex-of": ("Lampiran", "Annex to"),
    "paper-decree": ("Keputusan", "Decree"),
    "paper-decree-number": ("Nomor", "Number"),
    "paper-decree-date": ("Tanggal", "Date"),
    "paper-duties": ("Tugas", "Duties"),
    "paper-iku-number": ("No", "No"),
    "paper-iku-objective": ("Sasaran Strategis", "Strategic Objective"),
    "paper-iku-indicator": ("IKU", "Indicator"),
    "paper-iku-unit": ("Satuan", "Unit"),
    "paper-iku-definition": ("Penjelasan Indikator", "Explanation of the Indicator"),
    "paper-iku-explanation": (
        "Formulasi Perhitungan dan Penjelasan Indikator",
        "Formula and Explanation of the Indicator",
    ),
    "paper-iku-reason-and-formula": ("Alasan dan Formulasi Perhitungan", "Reason and Formula"),
    "paper-iku-formula": ("Formulasi Perhitungan", "Formula"),
    "paper-iku-responsible": ("Penanggung Jawab", "Responsible"),
    "paper-iku-sources": ("Sumber Data", "Source of Data"),
    "paper-formula-heading": ("Formulasi Perhitungan:", "Formula:"),
    "paper-explanation-heading": ("Penjelasan Indikator:", "Explanation:"),
    "paper-reason-heading": ("Alasan pemilihan indikator:", "Reason for choosing it:"),
    "paper-band": ("Kategori {label}: {range}", "Category {label}: {range}"),
    # chapter III
    "paper-chapter-a": ("A. Capaian Kinerja Organisasi", "A. Achievement"),
    "paper-chapter-b": ("B. Realisasi Anggaran", "B. Realisation of the Budget"),
    "paper-analysis-5": (
        "Analisis penyebab keberhasilan atau kegagalan dan solusi",
        "Causes of success or failure, and remedies",
    ),
    "paper-analysis-6": ("Analisis efisiensi penggunaan sumber daya", "Efficiency of the use of resources"),
    "paper-overview": (
        (
            "Dari {count} indikator tahun {year}, {exceeded} melampaui target, {reached} mencapai target, {not_reached}"
            " tidak mencapai target, dan {not_computable} belum dapat dinilai."
        ),
        (
            "Of {count} {count:indicator|indicators} in {year}, {exceeded} exceeded the target, {reached} reached it, "
            "{not_reached} did not, and {not_computable} cannot be judged yet."
        ),
    ),
    "paper-achievements": ("Capaian kinerja {year}", "Achievement {year}"),
    # the scorecard
    "paper-findings": ("Temuan", "Findings"),
    "paper-explanations": ("Penjelasan", "Explanations"),
    # what is missing
    "paper-no-target": ("belum ditetapkan", "not set yet"),
    "paper-no-objective": ("sasaran belum diisi", "no objective given"),
    "paper-no-programme": ("program dan anggaran belum diisi", "no programme and budget given"),
    "paper-no-scale": ("tanpa kategori", "no category"),
    "paper-not-filled": ("belum diisi", "not filled in"),
    "paper-not-written": ("belum ditulis", "not written yet"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "paper": (
        "dokumen yang diserahkan: Perjanjian Kinerja, IKU, pengukuran, LKjIP Bab III, rapor; .docx atau .xlsx",
        "what an office hands in: agreement, annex, measurement, chapter III, scorecard; .docx or .xlsx",
    ),
    "paper-name": (
        "pk: Perjanjian Kinerja; iku: lampiran IKU; pengukuran; lkjip: Bab III; rapor",
        "pk: agreement; iku: annex of the decree; pengukuran: measurement; lkjip: chapter III; rapor: scorecard",
    ),
    "paper-size": ("ukuran kertas: F4 atau A4", "paper size: F4 or A4"),
    "paper-document": ("pk seperti diterbitkan: kode dokumennya", "pk as it was issued: the code of its document"),
    "paper-without-budget": ("pk tanpa tabel program dan anggaran", "pk without the table of programmes"),
    "paper-without-pictures": ("tanpa gambar", "without pictures"),
    "paper-columns": (
        "kolom lampiran iku, misalnya number,objective,indicator,explanation,responsible,sources",
        "columns of the annex, such as number,objective,indicator,explanation,responsible,sources",
    ),
    "paper-gaps": ("Ditandai kosong: {gaps}", "Marked as missing: {gaps}"),
    "form": (
        "lembar isian realisasi (.xlsx): ditulis, dibaca kembali, dan diperlihatkan dampaknya sebelum diterapkan",
        "the form of realisations (.xlsx): written, read back, and what it changes shown before it is applied",
    ),
    "form-file": ("lembar isian yang sudah diisi", "a form that is filled in"),
    "form-periods": ("periode yang ditanyakan, misalnya 2024-Q1,2024-Q2", "periods asked for, such as 2024-Q1,2024-Q2"),
    "form-apply": (
        "tulis himpunan beserta isinya ke --out nama.toml; bila ada kesalahan, tidak satu pun ditulis",
        "write the set with what was filled in to --out name.toml; with errors, nothing of it",
    ),
    "form-force": (
        "timpa berkas --out yang sudah ada, beserta isian di dalamnya",
        "replace the file --out that is there, and what is filled in in it",
    ),
    "form-anew": (
        "himpunan ditulis baru seluruhnya, tanpa komentar, karena asalnya bukan berkas .toml yang dapat ditambah.",
        "the set was written anew, without comments, as it is from no .toml file that can be added to.",
    ),
    "export": (
        "rapor satu atau banyak himpunan untuk program lain: buku kerja, halaman, JSON, paket data, MS-Ind, IATI",
        "scorecards of an office or a nation for other programs: workbook, page, JSON, data package, MS-Ind, IATI",
    ),
    "export-form": (
        "scorecards .xlsx, page .html, json .json/.jsonl, datapackage folder/.zip, ms-ind .csv/.xlsx, iati .xml",
        "scorecards .xlsx, page .html, json .json/.jsonl, datapackage folder/.zip, ms-ind .csv or .xlsx, iati .xml",
    ),
    "export-findings": ("tulis temuannya sebagai JSON ke berkas ini", "write the findings as JSON to this file"),
    "export-sets": (
        "himpunan: nama, berkas .toml atau .json, atau folder berkas itu",
        "sets: names, .toml or .json files, or folders of them",
    ),
    "schema-form": (
        "set: berkas himpunan; scorecard, trace, report, review: yang ditulis sebagai JSON",
        "set: files of sets; scorecard, trace, report, review: what is written as JSON",
    ),
    "replay": ("hitung ulang satu jejak tersimpan, dan bandingkan", "compute a kept trace again, and compare"),
    "replay-file": (
        "berkas jejak, seperti ditulis sakip explain --format json",
        "file of a trace, as sakip explain --format json writes it",
    ),
    "replay-same": (
        "{indicator} {period} ({set}): hasil hitung ulang sama dengan yang tersimpan.",
        "{indicator} {period} ({set}): computed again, the same comes out as was kept.",
    ),
    "replay-differs": (
        "{indicator} {period} ({set}): hasil hitung ulang tidak sama dengan yang tersimpan:",
        "{indicator} {period} ({set}): computed again, not the same comes out as was kept:",
    ),
    "replay-difference": ("{key}: tersimpan {kept}, dihitung {computed}", "{key}: kept {kept}, computed {computed}"),
    "error-replay-unreadable": ("{file} tidak dapat dibaca. {why}", "{file} cannot be read. {why}"),
    "error-replay-no-trace": (
        "{file} bukan jejak sakip.trace/1 yang utuh; berikan seperti ditulis sakip explain --format json.",
        "{file} is no whole trace (sakip.trace/1); give it as sakip explain --format json writes it.",
    ),
    "error-replay-later": (
        (
            "{file} ditulis sakip yang lebih baru; sakip {version} menghitung ulang {known}. Pasang yang lebih baru: "
            "pip install --upgrade sakip."
        ),
        (
            "{file} was written by a later sakip; sakip {version} replays {known}. Install a later one: "
            "pip install --upgrade sakip."
        ),
    ),
    "error-export-one": (
        "bentuk {form} memuat satu himpunan saja; untuk JSON beberapa kantor, akhiri namanya dengan .jsonl.",
        "form {form} holds one set only; for JSON of several offices, end the name with .jsonl.",
    ),
    "error-export-findings": (
        "{file} sudah dibaca atau ditulis; beri --findings nama lain.",
        "{file} is read or written already; give --findings another name.",
    ),
    "error-export-no-sets": (
        "tidak ada berkas .toml atau .json dalam {file}.",
        "there is no .toml or .json file in {file}.",
    ),
    "export-part": ("Ditulis {written} dari {count} himpunan.", "{written} of {count} sets written."),
    "error-form-out-exists": (
        "{file} sudah ada dan mungkin berisi isian; pakai nama lain, atau --force untuk menimpanya.",
        "{file} is there already and may be filled in; give another name, or --force to replace it.",
    ),
    "error-form-out": ("{file} tidak berakhiran {wanted}.", "{file} does not end in {wanted}."),
    "error-no-out": (
        "berkas .{form} tidak ditampilkan di layar. Tambahkan --out nama.{form}.",
        "a .{form} file is not shown on a screen. Add --out name.{form}.",
    ),
    "error-out-suffix": (
        "akhiran nama {file} tidak dikenal. Yang dapat ditulis: {known}.",
        "the ending of {file} is not known. What can be written: {known}.",
    ),
    "error-out-pdf": (
        "{file} tidak dapat ditulis sebagai PDF. Yang dapat ditulis: {known}. Untuk PDF: tulis .docx, cetak ke PDF.",
        "{file} cannot be written as PDF. What can be written: {known}. For a PDF, write a .docx and print it to PDF.",
    ),
}
