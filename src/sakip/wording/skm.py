"""What is said of the survey of community satisfaction (SKM)."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    "skm-by-position": Words(
        "info",
        "Kolom yang hanya bernomor dibaca menurut urutan peraturan: {columns}.",
        "Columns that are only numbered are read in the order of the regulation: {columns}.",
        "Contoh kuesioner menanyakan sarana ke-8 dan pengaduan ke-9; jika begitu, beri kolom nama unsurnya.",
        "The sample questionnaire asks facilities 8th and complaints 9th; if yours does, name the columns by element.",
    ),
    "skm-columns-unused": Words(
        "info",
        "Kolom yang bukan unsur tidak dibaca: {columns}.",
        "Columns that are no element are not read: {columns}.",
    ),
    "skm-service-column": Words(
        "info",
        "Kolom “{column}” dibaca sebagai jenis layanan.",
        "Column “{column}” is read as the service.",
    ),
    "skm-unsur-absent": Words(
        "warning",
        "Tidak ada kolom untuk unsur {names}; indeks dihitung dari {count} unsur.",
        "There is no column for {names}; the index is made of {count} elements.",
        "Jika memang tidak disurvei, sebutkan unsur yang dipakai (unsur=…); jika tidak, perbaiki judul kolomnya.",
        "If they were not asked about, say which were (unsur=…); otherwise correct the headings.",
    ),
    "skm-no-unsur": Words(
        "error",
        "Tidak satu pun kolom ini yang dikenal sebagai unsur: {columns}.",
        "None of these columns is known as an element: {columns}.",
        "Beri judul {known}, atau U1, U2, dan seterusnya menurut urutan peraturan.",
        "Name them {known}, or U1, U2 and so on in the order of the regulation.",
    ),
    "skm-no-column": Words(
        "error",
        "Tidak ada kolom “{name}”.",
        "There is no column “{name}”.",
        "{hint_id}",
        "{hint_en}",
    ),
    "skm-same-unsur": Words(
        "error",
        "Kolom “{first}” dan “{second}” sama-sama unsur {name}.",
        "Columns “{first}” and “{second}” are both the element {name}.",
        "Nyatakan kolom mana unsur mana (columns=…), atau ganti judulnya.",
        "Say which column is which (columns=…), or rename one.",
    ),
    "skm-no-row": Words(
        "error",
        "{given} bukan baris jawaban.",
        "{given} is no row of answers.",
        "Beri pemetaan dari nama kolom ke jawaban.",
        "Give a mapping from column names to answers.",
    ),
    "skm-no-rows": Words(
        "error",
        "Tidak ada baris yang memetakan kolom ke jawaban.",
        "There is no row that maps columns to answers.",
        "Beri pemetaan, misalnya frame.to_dict('records'), frame.iter_rows(named=True), atau csv.DictReader(berkas).",
        "Give mappings, such as frame.to_dict('records'), frame.iter_rows(named=True) or csv.DictReader(file).",
    ),
    "skm-no-answers": Words(
        "error",
        "Tidak ada satu pun jawaban.",
        "There is not a single answer.",
        "Periksa isi berkas di bawah baris judul.",
        "Check what stands below the header row.",
    ),
    "skm-out-of-scale": Words(
        "error",
        "{given} bukan jawaban {lowest}–{highest}; dihitung sebagai tidak dijawab.",
        "{given} is no answer from {lowest} to {highest}; it counts as not given.",
        "Perbaiki jawabannya, atau kosongkan.",
        "Correct the answer, or leave it blank.",
    ),
    "skm-zero": Words(
        "warning",
        "Jawaban 0 tidak ada dalam skala {lowest}–{highest}; dihitung sebagai tidak dijawab.",
        "There is no answer 0 on the scale from {lowest} to {highest}; it counts as not given.",
        "Kosongkan jika memang tidak dijawab.",
        "Leave it blank if it was not answered.",
    ),
    "skm-more": Words(
        "error",
        "{count} jawaban lain juga tidak terbaca; {named} yang pertama disebut satu per satu.",
        "{count} further answers cannot be read either; the first {named} are named one by one.",
        "Periksa apakah skala jawabannya memang 1–4.",
        "Check whether the answers are on a scale from 1 to 4 at all.",
    ),
    "skm-empty-rows": Words(
        "info",
        "{count} baris tanpa satu jawaban pun; tidak dihitung sebagai responden.",
        "{count} rows without a single answer; they do not count as respondents.",
    ),
    "skm-unanswered": Words(
        "error",
        "{group}: tidak seorang pun menjawab {names}, sehingga indeksnya tidak dapat dihitung.",
        "{group}: nobody answered {names}, so there is no index.",
        "Jika unsur itu tidak berlaku, hitung tanpa unsur itu: unanswered = 'leave-out' (--unanswered leave-out).",
        "If it does not apply, leave it out: unanswered = 'leave-out' (--unanswered leave-out).",
    ),
    "skm-left-out": Words(
        "warning",
        "{group}: tidak seorang pun menjawab {names}; indeksnya dihitung dari unsur lain dengan penimbang baru.",
        "{group}: nobody answered {names}; the index is made of the other elements, weighed anew.",
    ),
    "skm-weights": Words(
        "warning",
        "Penimbang {reading} berjumlah {sum}, bukan 1: indeks tertinggi {highest}.",
        "Weights {reading} sum to {sum} instead of 1: the highest index is {highest}.",
        "Penimbang exact (1/jumlah unsur) tidak punya cacat itu.",
        "The exact ones, one over the number of elements, have no such fault.",
    ),
    "skm-two-values": Words(
        "info",
        "Nilai semua responden {pooled}, rata-rata layanan {mean}: keduanya dipakai orang; sebutkan yang diterbitkan.",
        "All respondents together give {pooled}, the mean of services {mean}: both are in use; say which is published.",
    ),
    "skm-two-classes": Words(
        "warning",
        "Nilai semua responden {pooled} dan rata-rata layanan {mean} berbeda mutu.",
        "All respondents together ({pooled}) and the mean of services ({mean}) fall into different classes.",
        "Tetapkan sebelumnya yang mana nilai unit; peraturan yang terlihat tidak memutuskan.",
        "Decide beforehand which is the value of the unit; no text seen settles it.",
    ),
    "skm-no-service": Words(
        "warning",
        "{count} responden tanpa jenis layanan: masuk nilai semua responden, tidak masuk rata-rata layanan.",
        "{count} respondents without a service: they count for all respondents, not for the mean of services.",
        "Isi jenis layanannya.",
        "Fill in the service.",
    ),
    "skm-sample-short": Words(
        "warning",
        "Responden {respondents}, padahal populasi {population} memerlukan {needed}.",
        "{respondents} respondents, where a population of {population} needs {needed}.",
        "Tambah responden, atau sebutkan kekurangannya dalam laporan.",
        "Hear more, or state the shortfall in the report.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "skm-mean-of-services": ("rata-rata layanan", "mean of services"),
    "skm-pooled": ("semua responden", "all respondents"),
    "skm-not-computable": ("tidak dapat dihitung: {names} tidak dijawab", "not computable: {names} not answered"),
    "skm-by-exact": ("eksak, dibulatkan sekali di akhir", "exact, rounded once at the end"),
    "skm-by-of": ("rata-rata layanan", "mean of services"),
    "skm-by-weights": ("penimbang {value}", "weights {value}"),
    "skm-by-divisor": (
        "dibagi jumlah responden, termasuk yang tidak menjawab",
        "divided by all respondents, silent or not",
    ),
    "skm-by-mean": ("NRR dibulatkan ke {value} desimal", "means rounded to {value} decimals"),
    "skm-by-weighted": ("NRR tertimbang dibulatkan ke {value} desimal", "weighted means rounded to {value} decimals"),
    "skm-by-total": ("jumlahnya dibulatkan ke {value} desimal", "their sum rounded to {value} decimals"),
    "skm-by-steps": ("langkah itu: {value}", "those steps: {value}"),
    "skm-by-service": ("nilai layanan dibulatkan ke {value} desimal", "values of services rounded to {value} decimals"),
    "skm-by-publication": ("angka akhir: {value}", "last rounding: {value}"),
    "unsur": ("unsur", "element"),
    "skm-answered": ("terisi", "answered"),
    "skm-blank": ("kosong", "blank"),
    "skm-mean": ("NRR", "mean"),
    "skm-weighted": ("tertimbang", "weighted"),
    "skm-index": ("IKM", "index"),
    "mutu": ("mutu", "class"),
    "weight": ("penimbang", "weight"),
    "skm-service": ("layanan", "service"),
    "respondents": ("responden", "respondents"),
    "skm-first": ("perbaiki lebih dahulu", "improve first"),
    "skm-sample": ("sampel", "sample"),
    "skm-sample-said": (
        "populasi {population} memerlukan {needed} responden ({reading}); ada {respondents}: {verdict}",
        "a population of {population} needs {needed} respondents ({reading}); there are {respondents}: {verdict}",
    ),
    "skm-enough": ("cukup", "enough"),
    "skm-short": ("kurang", "too few"),
    "skm-published": ("{value} terbit", "published {value}"),
    "skm-reproduced": ("dihasilkan oleh", "is what comes of"),
    "skm-not-reproduced": (
        "tidak dihasilkan oleh satu pun cara yang dikenal; yang eksak {value}",
        "comes of none of the conventions known; the exact one is {value}",
    ),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "survey": ("IKM dari jawaban survei (SKM)", "index of satisfaction from survey answers (SKM)"),
    "survey-file": ("berkas CSV jawaban, satu baris satu responden", "CSV file of answers, one row a respondent"),
    "survey-on": (
        "peraturan yang berlaku pada tanggal ini; tanpa itu, hari terakhir --period",
        "regulation in force on this day; without it, the last day of --period",
    ),
    "survey-period": ("periode survei, misalnya 2024", "period of the survey, such as 2024"),
    "survey-weights": ("penimbang: exact, 0.111, 0.11", "weights: exact, 0.111, 0.11"),
    "survey-population": (
        "jumlah pengguna layanan, untuk sampel minimal",
        "how many use the service, for the sample needed",
    ),
    "survey-sampling": ("aturan sampel: formula atau next-row", "rule of the sample: formula or next-row"),
    "survey-service": ("kolom jenis layanan; kosong: jangan dipilah", "column of the service; empty: tell none apart"),
    "survey-column": ("kolom mana unsur mana, misalnya Q8=sarana", "which column is which element, such as Q8=sarana"),
    "survey-unsur": ("unsur yang disurvei, dipisah koma", "elements asked about, separated by commas"),
    "survey-unanswered": (
        "unsur yang tidak dijawab siapa pun: not-computable atau leave-out",
        "elements nobody answered: not-computable or leave-out",
    ),
    "survey-published": ("cari cara hitung angka yang terbit ini", "find the convention behind this published figure"),
    "survey-explain": ("uraikan sampai jumlah jawaban", "explain down to the counts of answers"),
    "error-no-day": (
        "sebutkan tanggalnya: --on 2024-12-31, atau --period 2024.",
        "say which day: --on 2024-12-31, or --period 2024.",
    ),
}
