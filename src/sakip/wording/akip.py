"""What is said of the evaluation of an accountability system (AKIP)."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

_SHEETS: Final[dict[str, Words]] = {
    "akip-weights-sum": Words(
        "error",
        "Bobot {parts} berjumlah {sum}, seharusnya {expected}.",
        "The weights of {parts} sum to {sum} instead of {expected}.",
        "Perbaiki salah satu bobotnya; selisihnya {difference}.",
        "Correct one of them; the difference is {difference}.",
    ),
    "akip-criteria-sum": Words(
        "error",
        "Bobot kriteria {sub} berjumlah {sum}, bukan 1, 100, atau bobot subkomponennya ({weight}).",
        "The criteria of {sub} weigh {sum} together, not 1, 100 or the weight of the sub-component ({weight}).",
        'Bila sama besar, hapus semua weight kriteria, atau tulis weight = "1/{count}"; angka tercetak yang dibulatkan '
        "tidak eksak.",
        'Where they are equal, leave every weight out, or write weight = "1/{count}"; rounded print is not exact.',
    ),
    "akip-criteria-partly": Words(
        "error",
        "Sebagian kriteria {sub} berbobot dan sebagian tidak.",
        "Some criteria of {sub} have a weight and some have none.",
        "Beri bobot semuanya, atau hapus semua weight agar sama besar.",
        "Give all of them one, or leave every weight out so that they are equal.",
    ),
    "akip-bad-weight": Words(
        "error",
        "Bobot {given} tidak lebih dari 0.",
        "The weight {given} is not above 0.",
        "Tulis bobot positif, atau hapus bagian ini.",
        "Write a positive weight, or leave the part out.",
    ),
    "akip-rubric-order": Words(
        "error",
        "Tingkat {grade} rubrik {rubric} tidak dapat dicapai, karena tidak di bawah tingkat sebelumnya.",
        "Level {grade} of rubric {rubric} cannot be reached, as it is not below the level before it.",
        "Urutkan tingkat dari yang terbaik, dengan points dan above menurun.",
        "List the levels best first, with falling points and above.",
    ),
    "akip-rubric-open": Words(
        "error",
        "Tingkat terakhir rubrik {rubric} bersyarat, sehingga ada hasil tanpa gradasi.",
        "The last level of rubric {rubric} has a condition, so some results would get no grade.",
        "Akhiri dengan tingkat tanpa syarat, biasanya E.",
        "End it with a level without conditions, usually E.",
    ),
    "akip-points-range": Words(
        "error",
        "{given} di luar {low} sampai {high}.",
        "{given} lies outside {low} to {high}.",
        "Perbaiki angkanya.",
        "Correct the number.",
    ),
    "akip-bad-code": Words(
        "error",
        "{given} bukan kode.",
        "{given} is no code.",
        "Pakai 1 sampai 40 huruf, angka, titik, garis, atau kurung.",
        "Use 1 to 40 letters, digits, dots, dashes or brackets.",
    ),
    "akip-too-many": Words(
        "error",
        "Ada {count} {part}, batasnya {limit}.",
        "There are {count} {part}, the limit is {limit}.",
        "Gabungkan sebagian.",
        "Put some of them together.",
    ),
    "akip-scale-range": Words(
        "error",
        "Skala predikat meliputi {covers}, tidak seluruh 0 sampai {maximum}.",
        "The scale of predicates covers {covers}, not all of 0 to {maximum}.",
        "Tulis edges dari 0 sampai nilai maksimum lembar ini.",
        "Write edges from 0 to the maximum of the sheet.",
    ),
    "akip-scale-missing": Words(
        "error",
        "Skala predikat belum ada.",
        "There is no scale of predicates.",
        'Tulis tabel [scale], atau scale = "permenpanrb-88-2021".',
        'Write a table [scale], or scale = "permenpanrb-88-2021".',
    ),
    "akip-extends-circle": Words(
        "error",
        "Lembar evaluasi saling memperluas melingkar, atau lebih dari {limit} tingkat.",
        "Sheets extend one another in a circle, or over more than {limit} levels.",
        "Tulis extends ke kode peraturan.",
        "Let extends name a regulation.",
    ),
}

_GRADES: Final[dict[str, Words]] = {
    "akip-incomplete": Words(
        "error",
        "Nilai total dan predikat tidak dihitung, karena subkomponen ini belum bernilai: {subs}.",
        "Neither total nor predicate is computed, because these sub-components have no value: {subs}.",
        "Isi subkomponen itu; yang kosong tidak dianggap nol.",
        "Fill them in; blank is not taken as zero.",
    ),
    "akip-unknown-sub": Words(
        "error",
        "Lembar evaluasi tidak punya subkomponen “{name}”; isinya tidak dipakai.",
        "The sheet has no sub-component “{name}”; what it says is not used.",
        "{hint_id}",
        "{hint_en}",
    ),
    "akip-unknown-grade": Words(
        "error",
        "{sub}: “{given}” bukan gradasi atau jawaban.",
        "{sub}: “{given}” is no grade or answer.",
        "{hint_id}",
        "{hint_en}",
    ),
    "akip-no-grades": Words(
        "error",
        "{sub}: lembar ini tidak memberi gradasi, jadi “{given}” tidak dapat dinilai.",
        "{sub}: the sheet gives no grades here, so “{given}” has no value.",
        'Tulis persentasenya sebagai share = "88", atau met dan of.',
        'Write the percentage as share = "88", or met and of.',
    ),
    "akip-unknown-criterion": Words(
        "error",
        "{sub}: tidak ada kriteria “{name}”; jawabannya tidak dipakai.",
        "{sub}: there is no criterion “{name}”; its answer is not used.",
        "{hint_id}",
        "{hint_en}",
    ),
    "akip-unknown-answer": Words(
        "error",
        "{sub}, kriteria {name}: “{given}” bukan jawaban.",
        "{sub}, criterion {name}: “{given}” is no answer.",
        "{hint_id}",
        "{hint_en}",
    ),
    "akip-missing-criteria": Words(
        "error",
        "{sub}: kriteria ini belum dijawab: {names}.",
        "{sub}: these criteria are not answered: {names}.",
        "Jawab kriteria itu, atau tulis “tidak berlaku”; yang kosong tidak dianggap tidak terpenuhi.",
        "Answer them, or write “tidak berlaku” (not applicable); blank is not taken as not met.",
    ),
    "akip-excluded-criteria": Words(
        "warning",
        "{sub}: kriteria yang tidak berlaku tidak dihitung: {names}.",
        "{sub}: criteria that do not apply are not counted: {names}.",
        "Pastikan pedoman evaluasi membolehkannya.",
        "Make sure that the evaluation guideline permits it.",
    ),
    "akip-no-criteria": Words(
        "error",
        "{sub}: tidak ada kriteria yang dapat dihitung.",
        "{sub}: there is no criterion to count.",
        "Jawab sekurang-kurangnya satu kriteria.",
        "Answer at least one.",
    ),
    "akip-claim-without-full": Words(
        "warning",
        "{sub}: {claim} tidak menaikkan gradasi, karena baru {share}% kriteria terpenuhi.",
        "{sub}: {claim} does not raise the grade, because only {share}% of the criteria are met.",
        "A dan AA hanya untuk subkomponen yang seluruh kriterianya terpenuhi.",
        "A and AA are for sub-components all of whose criteria are met.",
    ),
    "akip-claim-unused": Words(
        "warning",
        "{sub}: {claim} tidak dipakai, karena rubrik “{rubric}” tidak mengenalnya.",
        "{sub}: {claim} is not used, because rubric “{rubric}” does not know it.",
        "{hint_id}",
        "{hint_en}",
    ),
    "akip-unknown-distinction": Words(
        "error",
        "{sub}: keistimewaan “{given}” tidak dikenal.",
        "{sub}: there is no distinction “{given}”.",
        "{hint_id}",
        "{hint_en}",
    ),
    "akip-total-zero": Words(
        "warning",
        "Nilai total tepat 0 tidak diatur tabel predikat; dibaca {predikat}.",
        "The table of predicates does not cover a total of exactly 0; it is read as {predikat}.",
        "Sebut bacaan ini di samping predikatnya.",
        "Say so beside the predicate.",
    ),
    "akip-reading": Words(
        "info",
        "Bobot dan gradasi lembar ini ialah bacaan, bukan bunyi peraturan yang terlihat: {basis}.",
        "Weights and grades of this sheet are a reading, not seen in the text of the regulation: {basis}.",
    ),
    "akip-not-comparable": Words(
        "warning",
        "Nilai menurut {first} dan {second} tidak sederet: komponen, bobot, gradasi, atau predikatnya berbeda.",
        "Scores by {first} and by {second} are no one series: components, weights, grades or predicates differ.",
        "Tampilkan bersama lembarnya, tanpa menghitung kenaikannya.",
        "Show each with its sheet, and compute no change.",
    ),
    "akip-not-in-force": Words(
        "warning",
        "{sheet}, {basis}, tidak berlaku pada {period}.",
        "{sheet}, {basis}, is not in force in {period}.",
        "Pakai lembar peraturan yang berlaku pada periode itu; nilai dua peraturan tidak sederet.",
        "Use the sheet of the regulation in force then; scores of two regulations are no series.",
    ),
}

_PUBLISHED: Final[dict[str, Words]] = {
    "akip-sum-differs": Words(
        "warning",
        "Jumlah komponen {sum} berbeda dari nilai total tercetak {total}, selisih {difference}.",
        "The components sum to {sum}, not to the printed total {total}; the difference is {difference}.",
        "Periksa nilai komponen dan totalnya pada dokumen asal.",
        "Check components and total in the document they come from.",
    ),
    "akip-sum-rounding": Words(
        "info",
        "Jumlah komponen {sum} berbeda {difference} dari nilai total tercetak {total}; pembulatan komponen dapat "
        "menjelaskannya.",
        "The components sum to {sum}, {difference} off the printed total {total}; rounding of the components can "
        "explain it.",
    ),
    "akip-sum-unchecked": Words(
        "info",
        "Nilai total tercetak tidak diperiksa terhadap jumlahnya, karena komponen ini tidak disebut: {names}.",
        "The printed total is not checked against its sum, because these components are not given: {names}.",
    ),
    "akip-above-maximum": Words(
        "warning",
        "Nilai {given} untuk {part} di luar 0 sampai {maximum}.",
        "The value {given} of {part} lies outside 0 to {maximum}.",
        "Periksa nilainya, atau pakai lembar evaluasi yang sesuai.",
        "Check it, or use the sheet it belongs to.",
    ),
    "akip-predikat-differs": Words(
        "warning",
        "Nilai {total} berpredikat {expected} menurut {basis}, bukan “{given}”.",
        "A total of {total} is {expected} by {basis}, not “{given}”.",
        "Periksa predikat, atau sebut peraturan yang dipakai.",
        "Check the predicate, or name the regulation that was used.",
    ),
    "akip-unknown-component": Words(
        "error",
        "Lembar evaluasi tidak punya komponen “{name}”.",
        "The sheet has no component “{name}”.",
        "{hint_id}",
        "{hint_en}",
    ),
}

_FILES: Final[dict[str, Words]] = {
    "akip-entry": Words(
        "error",
        "{sub}: {given} bukan penilaian.",
        "{sub}: {given} is no assessment.",
        'Tulis gradasi seperti "BB", atau sebuah tabel dengan met dan of, share, atau criteria.',
        'Write a grade such as "BB", or a table with met and of, share, or criteria.',
    ),
    "akip-met-range": Words(
        "error",
        "{sub}: {met} dari {of} bukan banyaknya kriteria terpenuhi.",
        "{sub}: {met} of {of} is no count of criteria met.",
        "met bilangan bulat dari 0 sampai of, dan of sekurang-kurangnya 1.",
        "met is a whole number from 0 to of, and of at least 1.",
    ),
    "akip-share-range": Words(
        "error",
        "{sub}: {given} bukan persentase 0 sampai 100.",
        "{sub}: {given} is no percentage from 0 to 100.",
        'Tulis seperti share = "88" atau share = "87.5".',
        'Write it like share = "88" or share = "87.5".',
    ),
    "akip-years": Words(
        "error",
        "{sub}: {given} bukan banyaknya tahun.",
        "{sub}: {given} is no number of years.",
        "Tulis angka 0 atau lebih.",
        "Write a number that is 0 or more.",
    ),
    "akip-is-a-sheet": Words(
        "error",
        "Ini lembar evaluasi, bukan berkas evaluasi.",
        "This is a sheet, not an evaluation.",
        "Buat berkas evaluasinya dengan --template, lalu isi.",
        "Make an evaluation file for it with --template, and fill it in.",
    ),
    "akip-curly-quotes": Words(
        "error",
        "Tanda kutip di baris ini melengkung, seperti yang dibuat Word, sehingga berkas ini bukan TOML yang sah.",
        "The quotes on this line are curly, as Word makes them, so the file is not valid TOML.",
        'Ganti semuanya dengan tanda kutip lurus ("), dan sunting berkas ini dengan Notepad atau sejenisnya.',
        'Replace all of them by straight ones ("), and edit the file with a plain text editor.',
    ),
    "akip-which-sheet": Words(
        "error",
        "Berkas ini tidak menyebut satu lembar evaluasi.",
        "The file does not name one sheet.",
        'Tulis sheet = "permenpanrb-88-2021", sheet = "lke.toml", atau on = 2024-12-31; hanya satu.',
        'Write sheet = "permenpanrb-88-2021", sheet = "lke.toml", or on = 2024-12-31; only one of them.',
    ),
}

FINDINGS: Final[dict[str, Words]] = _SHEETS | _GRADES | _PUBLISHED | _FILES

TERMS: Final[dict[str, tuple[str, str]]] = {
    "akip-a-sheet": ("lembar evaluasi", "sheet"),
    "akip-a-grade": ("gradasi", "grade"),
    "akip-a-rubric": ("rubrik", "rubric"),
    "akip-a-answers": ("skala jawaban", "scale of answers"),
    "akip-a-answer": ("jawaban", "answer"),
    "akip-a-component": ("komponen", "component"),
    "akip-a-sub": ("subkomponen", "sub-component"),
    "akip-a-criterion": ("kriteria", "criterion"),
    "akip-components": ("komponen", "components"),
    "akip-subs": ("subkomponen", "sub-components"),
    "akip-criteria": ("kriteria", "criteria"),
    "akip-years": ("lama dipertahankan", "how long it was kept up"),
    "akip-distinction": ("keistimewaan", "the distinction"),
    "akip-criteria-met": ("Kriteria terpenuhi", "Criteria met"),
    "akip-judged": ("ditetapkan penilai", "judged by the assessor"),
    # what stands in a file to fill in
    "akip-unit": ("unit yang dinilai", "the unit evaluated"),
    "akip-period": ("tahun yang dinilai", "the year evaluated"),
    "akip-document": ("laporan hasil evaluasi", "the report of the evaluation"),
    "akip-assessor": ("penilai", "who assesses"),
    "akip-how-to": (
        "Isi gradasi yang ditetapkan penilai, atau berapa kriteria yang terpenuhi; yang kosong belum dinilai:",
        "Fill in the grade the assessor gave, or how many criteria are met; what is blank is not graded:",
    ),
    # headings of tables
    "akip-code": ("Kode", "Code"),
    "akip-part": ("Komponen dan subkomponen", "Components and sub-components"),
    "akip-weight": ("Bobot", "Weight"),
    "akip-rating": ("Gradasi", "Grade"),
    "akip-value": ("Nilai", "Value"),
    "akip-total": ("Nilai total", "Total"),
    "akip-predikat": ("Predikat", "Predicate"),
    "akip-step": ("Naik", "Step"),
    "akip-gain": ("Tambahan", "Gain"),
    "akip-then": ("Menjadi", "Then"),
    "akip-needs": ("Yang diminta", "What it takes"),
    "akip-more": ("{count} kriteria lagi", "{count} more to be met"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "akip": (
        "nilai evaluasi akuntabilitas kinerja (AKIP) dari lembar kerja evaluasi",
        "the score of an accountability evaluation (AKIP) from its evaluation sheet",
    ),
    "akip-file": ("berkas evaluasi (TOML)", "evaluation file (TOML)"),
    "akip-template": (
        "tulis berkas evaluasi kosong untuk lembar ini: kode peraturan atau berkas .toml",
        "write an evaluation file to fill in for this sheet: code of a regulation, or a .toml file",
    ),
    "akip-explain": ("uraikan asal-usul nilainya", "explain how the score came about"),
    "akip-sum-up": (
        "Nilai total {total} dari {maximum}, predikat {predikat}",
        "Total {total} of {maximum}, predicate {predikat}",
    ),
    "akip-so-far": (
        "Sementara: {value} dari bobot {out_of} yang sudah dinilai. Ini bukan nilai total dan tidak berpredikat.",
        "So far: {value} of the weight {out_of} graded. This is no total and has no predicate.",
    ),
    "akip-lifts": ("Yang paling menaikkan nilai", "What would lift the score most"),
    "akip-changes": ("* mengubah predikat", "* changes the predicate"),
    "akip-more-lifts": (
        "{count} langkah lain tidak ditampilkan; --format json memuat semuanya.",
        "{count} further {count:step is|steps are} not shown; --format json has all.",
    ),
    "akip-next": (
        "Menuju {predikat}: nilai sekurang-kurangnya {needs}, kurang {missing}. Langkah tersedikit {count}: {steps}.",
        "To reach {predikat}: at least {needs}, {missing} missing. Fewest steps, {count}: {steps}.",
    ),
    "akip-next-some": (
        (
            "Menuju {predikat}: nilai sekurang-kurangnya {needs}, kurang {missing}. Langkah yang cukup {count}, "
            "mungkin bukan yang tersedikit: {steps}."
        ),
        (
            "To reach {predikat}: at least {needs}, {missing} missing. Steps that are enough, {count}, perhaps not the "
            "fewest: {steps}."
        ),
    ),
    "akip-out-of-reach": (
        "Menuju {predikat}: nilai sekurang-kurangnya {needs}, kurang {missing}. Tidak ada langkah yang cukup.",
        "To reach {predikat}: at least {needs}, {missing} missing. No steps known are enough.",
    ),
    "error-akip-no-file": (
        "sebutkan berkas evaluasi, atau --template SHEET untuk membuatnya.",
        "name an evaluation file, or --template SHEET to make one.",
    ),
    "error-akip-file-and-template": (
        "sebutkan berkas untuk dinilai, atau --template SHEET untuk membuat yang baru; tidak keduanya sekaligus.",
        "name a file to evaluate, or --template SHEET to make one; not both at once.",
    ),
}
