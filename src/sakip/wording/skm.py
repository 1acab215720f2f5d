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
    "skm-by-question": Words(
        "info",
        "Pertanyaan dibaca sebagai unsur yang disebut di dalamnya: {columns}.",
        "Questions are read as the element they mention: {columns}.",
        "Jika keliru, nyatakan kolomnya: --column KOLOM=UNSUR (Python: columns=…).",
        "If that is wrong, say which column is which: --column COLUMN=ELEMENT (Python: columns=…).",
    ),
    "skm-number-contradicts": Words(
        "warning",
        "Nomor dan nama pada judul kolom tidak cocok menurut urutan peraturan; yang dipakai namanya: {columns}.",
        "Number and name of a heading differ by the order of the regulation; the name was used: {columns}.",
        "Betulkan nomornya, atau hapus dari judul.",
        "Correct the number, or leave it out of the heading.",
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
    "skm-service-spellings": Words(
        "info",
        "Ejaan layanan yang hanya berbeda huruf besar atau spasi disatukan: {names}.",
        "Spellings of a service that differ in capitals or blanks only were put together: {names}.",
    ),
    "skm-many-services": Words(
        "error",
        "Kolom “{column}” memuat lebih dari {most} layanan yang berbeda; tampaknya bukan jenis layanan.",
        "Column “{column}” holds more than {most} different services; it does not look like one of services.",
        'Sebutkan kolom layanan (--service KOLOM; Python: service=…), atau --service "" agar tidak dipilah.',
        'Name the column of services (--service COLUMN; Python: service=…), or tell none apart with --service "".',
    ),
    "skm-total-row": Words(
        "warning",
        "Baris “{given}” tampaknya baris jumlah atau rata-rata; tidak dihitung sebagai responden.",
        "The row “{given}” looks like one of sums or means; it does not count as a respondent.",
        "Hapus baris itu dari berkas; jika memang responden, ganti isi kolom itu.",
        "Delete the row from the file; if it is a respondent, write something else in that column.",
    ),
    "skm-refused-rows": Words(
        "warning",
        "{count} baris hanya berisi jawaban yang tidak terbaca; tidak dihitung sebagai responden.",
        (
            "{count} {count:row holds|rows hold} nothing but answers that cannot be read; not counted as "
            "{count:a respondent|respondents}."
        ),
        "Perbaiki jawabannya; hapus barisnya jika bukan responden.",
        "Correct the answers; delete rows that are no respondents.",
    ),
    "skm-unsur-absent": Words(
        "warning",
        "Tidak ada kolom untuk unsur {names}; indeks dihitung dari {count} unsur.",
        "There is no column for {names}; the index is made of {count} {count:element|elements}.",
        "Jika tidak disurvei, sebut unsur yang dipakai (--unsur; Python: unsur=…); jika disurvei, perbaiki judulnya.",
        "If they were not asked about, say which were (--unsur; Python: unsur=…); otherwise correct the headings.",
    ),
    "skm-no-unsur-column": Words(
        "warning",
        "Tidak ada kolom untuk unsur {names}, padahal diminta; dihitung sebagai tidak dijawab siapa pun.",
        "There is no column for {names}, which were asked for; they count as answered by nobody.",
        "Perbaiki judul kolomnya, atau nyatakan kolomnya: --column KOLOM=UNSUR (Python: columns=…).",
        "Correct the headings, or say which column it is: --column COLUMN=ELEMENT (Python: columns=…).",
    ),
    "skm-number-beyond": Words(
        "warning",
        "Kolom {columns} bernomor di luar {count} unsur survei ini; tidak dibaca.",
        "Columns {columns} are numbered beyond the {count} elements of this survey; they are not read.",
        "Beri nama unsur tambahan (Python: unsur=…); periksa juga peraturan hari apa yang dipakai (--on).",
        "Name elements of your own (Python: unsur=…); check also which day's regulation is used (--on).",
    ),
    "skm-no-unsur": Words(
        "error",
        "Tidak satu pun kolom ini yang dikenal sebagai unsur: {columns}.",
        "None of these columns is known as an element: {columns}.",
        "Beri judul {known}, atau U1, U2, dan seterusnya menurut urutan peraturan; atau --column KOLOM=UNSUR.",
        "Name them {known}, or U1, U2 and so on by the regulation; or use --column COLUMN=ELEMENT.",
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
        "Nyatakan kolom mana unsur mana (--column; Python: columns=…), atau ganti judulnya.",
        "Say which column is which (--column; Python: columns=…), or rename one.",
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
        'Perbaiki atau kosongkan; jika berupa kata, nyatakan nilainya: --answers "Mudah=3" (Python: answers=…).',
        'Correct it or leave it blank; for words, say what they mean: --answers "Mudah=3" (Python: answers=…).',
    ),
    "skm-words": Words(
        "error",
        "{count} jawaban berupa kata, bukan angka {lowest}–{highest}; dihitung sebagai tidak dijawab: {words}.",
        "{count} {count:answer is a word|answers are words}, not {lowest} to {highest}, so not given: {words}.",
        'Nyatakan nilai setiap kata, lengkapi tanda …: --answers "{answers}" (Python: answers=…).',
        'Say what each word means, completing each …: --answers "{answers}" (Python: answers=…).',
    ),
    "skm-answers-with-words": Words(
        "info",
        "Jawaban dengan angka di samping kata dibaca menurut angkanya: {examples}.",
        "Answers with a digit beside words are read by the digit: {examples}.",
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
        "{count} further {count:answer|answers} cannot be read either; the first {named} are named one by one.",
        "Periksa apakah skala jawabannya memang 1–4.",
        "Check whether the answers are on a scale from 1 to 4 at all.",
    ),
    "skm-empty-rows": Words(
        "info",
        "{count} baris tanpa satu jawaban pun; tidak dihitung sebagai responden.",
        "{count} {count:row|rows} without a single answer; not counted as {count:a respondent|respondents}.",
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
        "Penimbang exact (1/jumlah unsur) tidak mempunyai kekurangan itu.",
        "The exact ones, one over the number of elements, have no such fault.",
    ),
    "skm-two-values": Words(
        "info",
        "Nilai semua responden {pooled}, rata-rata layanan {mean}: keduanya lazim; sebutkan mana yang diterbitkan.",
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
        (
            "{count} {count:respondent|respondents} without a service: counted for all respondents, not for the mean "
            "of services."
        ),
        "Isi jenis layanannya.",
        "Fill in the service.",
    ),
    "skm-sample-short": Words(
        "warning",
        "{group}Responden {respondents}, padahal populasi {population} memerlukan {needed}.",
        "{group}{respondents} {respondents:respondent|respondents}, where a population of {population} needs {needed}.",
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
    "skm-by-one-service": ("nilai layanan {value} saja", "value of service {value} alone"),
    "skm-by-weights": ("penimbang {value}", "weights {value}"),
    "skm-by-divisor": (
        "dibagi jumlah responden, termasuk yang tidak menjawab",
        "divided by all respondents, silent or not",
    ),
    "skm-by-mean": ("NRR dibulatkan ke {value} desimal", "means rounded to {value} {value:decimal|decimals}"),
    "skm-by-weighted": (
        "NRR tertimbang dibulatkan ke {value} desimal",
        "weighted means rounded to {value} {value:decimal|decimals}",
    ),
    "skm-by-total": (
        "jumlahnya dibulatkan ke {value} desimal",
        "their sum rounded to {value} {value:decimal|decimals}",
    ),
    "skm-by-steps": ("langkah itu: {value}", "those steps: {value}"),
    "skm-by-service": (
        "nilai layanan dibulatkan ke {value} desimal",
        "values of services rounded to {value} {value:decimal|decimals}",
    ),
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
    "skm-asked": ("{count} responden", "{count} {count:respondent|respondents}"),
    "skm-first": ("perbaiki lebih dahulu", "improve first"),
    "skm-sample": ("sampel", "sample"),
    "skm-sample-said": (
        "populasi {population} memerlukan {needed} responden ({reading}); ada {respondents}: {verdict}",
        (
            "a population of {population} needs {needed} {needed:respondent|respondents} ({reading}); "
            "there {respondents:is|are} {respondents}: {verdict}"
        ),
    ),
    "skm-enough": ("cukup", "enough"),
    "skm-short": ("kurang", "too few"),
    "skm-published": ("angka terbit {value}", "published {value}"),
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
    "survey-weights": ("penimbang: exact, 0,111, 0,11", "weights: exact, 0.111, 0.11"),
    "survey-population": (
        "jumlah pengguna layanan, untuk sampel minimal; per layanan: KTP=400,KK=500",
        "how many use the service, for the sample needed; for each: KTP=400,KK=500",
    ),
    "survey-sampling": ("aturan sampel: formula atau next-row", "rule of the sample: formula or next-row"),
    "survey-service": ("kolom jenis layanan; kosong: jangan dipilah", "column of the service; empty: tell none apart"),
    "survey-column": ("kolom mana unsur mana, misalnya Q8=sarana", "which column is which element, such as Q8=sarana"),
    "survey-answers": (
        'nilai jawaban berupa kata, misalnya "Sangat mudah=4,Mudah=3"',
        'scores of answers in words, such as "Sangat mudah=4,Mudah=3"',
    ),
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
