"""What is said of the checks of a set: what a planner should look at, and what to do about it."""

from __future__ import annotations

from typing import Final

from sakip.wording import doubts
from sakip.wording.words import Words

_CHECK_THE_FIGURE = ("Periksa angkanya pada dokumen sumber.", "Check the figure against its document.")

_INDICATORS: Final[dict[str, Words]] = {
    "no-polarity": Words(
        "warning",
        "{indicator}: arah (polarity) tidak dinyatakan, sehingga capaiannya tidak dapat dihitung.",
        "{indicator} states no polarity, so it has no achievement.",
        "Tambahkan polarity, misalnya “higher” bila makin tinggi makin baik.",
        "Add polarity, such as “higher” where more is better.",
    ),
    "polarity-assumed": Words(
        "info",
        "{indicator}: dokumen tidak menyebut arah; himpunan ini memilih “{polarity}”.",
        "{indicator}: the document prints no polarity; the set chose “{polarity}”.",
        "Cantumkan arahnya pada perubahan dokumen berikutnya.",
        "Print the polarity when the document is next revised.",
    ),
    "unit-missing": Words(
        "warning",
        "{indicator}: dokumen tidak menyebut satuan; himpunan ini memilih “{unit}”.",
        "{indicator}: the document prints no unit; the set chose “{unit}”.",
        "Cantumkan satuannya dalam dokumen, lalu hapus unit dari not_in_text.",
        "Print the unit in the document, then take unit out of not_in_text.",
    ),
    "unit-says-nothing": Words(
        "warning",
        "{indicator}: satuan “bilangan” tidak menyebut apa yang dihitung.",
        "{indicator}: the unit “bilangan” does not say what is counted.",
        "Tulis satuannya, misalnya dokumen atau desa; satuan sendiri didaftarkan dengan [[unit]].",
        "Write the unit, such as dokumen or desa; a unit of your own is declared by [[unit]].",
    ),
    "name-measures-nothing": Words(
        "warning",
        "{indicator}: nama “{name}” menyebut hasil atau program, bukan ukurannya.",
        "{indicator}: the name “{name}” is an objective or a programme, not a measure.",
        "Beri nama menurut yang diukur, misalnya Persentase …, Jumlah …, atau Nilai ….",
        "Name what is measured, such as Persentase …, Jumlah … or Nilai ….",
    ),
    "percent-of-count": Words(
        "warning",
        "{indicator} bersatuan persen, tetapi rumusnya hanya menghitung jumlah.",
        "{indicator} is in percent, but its formula only counts.",
        "Beri pembagi (kind = “ratio”), atau ganti satuannya dengan yang dihitung.",
        "Divide it by its whole (kind = “ratio”), or make the unit what is counted.",
    ),
    "name-against-unit": Words(
        "warning",
        "{indicator}: nama “{name}” tidak cocok dengan satuan “{unit}”.",
        "{indicator}: the name “{name}” does not fit the unit “{unit}”.",
        "Samakan nama dan satuannya: Persentase dengan persen, Jumlah dengan yang dihitung.",
        "Make both agree: Persentase with percent, Jumlah with what is counted.",
    ),
    "external-score-without-issuer": Words(
        "warning",
        "{indicator}: nilai dari luar tanpa {unsaid}.",
        "{indicator} is an external score without {unsaid}.",
        "Tulis siapa yang menilai (assessor) dan dalam dokumen apa nilainya tercantum (document).",
        "Write who gives it (assessor) and the document it stands in (document).",
    ),
    "external-score-without-scale": Words(
        "warning",
        "{indicator}: nilainya ({unit}) ditetapkan pihak lain, tetapi belum ada skala kategorinya.",
        "{indicator} is an external score in {unit} without a scale, so it has no category.",
        "Tambahkan scale, misalnya “akip”, “skm”, “ipasn”, atau [[scale]] sendiri.",
        "Add scale, such as “akip”, “skm”, “ipasn”, or a [[scale]] of your own.",
    ),
    "index-without-scale": Words(
        "warning",
        "{indicator}: indeks dalam {unit} tanpa skala; nilai terendah dan tertingginya tidak diketahui.",
        "{indicator} is an index in {unit} without a scale; nobody knows its lowest and highest value.",
        "Tambahkan scale dengan batas-batasnya.",
        "Add scale with its thresholds.",
    ),
    "ikm-without-population": Words(
        "warning",
        "{indicator}: survei kepuasan tanpa keterangan populasi, sampel, atau jumlah responden.",
        "{indicator} is a survey of satisfaction that says nothing of population, sample or respondents.",
        "Sebutkan dalam definisi berapa pengguna layanan dan berapa responden yang ditanya.",
        "Say in the definition how many use the service and how many are asked.",
    ),
    "assessor-responsible": Words(
        "warning",
        "{indicator}: penanggung jawabnya hanya penilainya sendiri, {assessor}.",
        "{indicator}: nobody is responsible but its assessor, {assessor}.",
        "Tulis pejabat yang kinerjanya dinilai sebagai penanggung jawab.",
        "Make those responsible whose performance is assessed.",
    ),
    "not-in-text": Words(
        "info",
        "{indicator}: tidak ada dalam dokumen: {parts}.",
        "{indicator}: the document does not contain: {parts}.",
        "Lengkapi pada perubahan dokumen berikutnya.",
        "Complete it when the document is next revised.",
    ),
    "definition-repeats-name": Words(
        "warning",
        "{indicator}: definisinya hanya mengulang nama.",
        "{indicator}: its definition only repeats the name.",
        "Tulis apa yang dihitung dan kapan sesuatu memenuhi syarat.",
        "Say what is counted, and when something qualifies.",
    ),
    "several-names": Words(
        "info",
        "{indicator}: “{name}” disebut juga {others}.",
        "{indicator}: “{name}” is also called {others}.",
        "Pakai satu nama dalam semua dokumen.",
        "Use one name in all documents.",
    ),
    "near-duplicate-names": Words(
        "warning",
        "Nama {indicator} (“{name}”) hampir sama dengan {other} (“{names}”).",
        "The name of {indicator} (“{name}”) is nearly that of {other} (“{names}”).",
        "Gabungkan bila satu indikator; bila bukan, beri nama yang jelas berbeda.",
        "Merge them if they are one indicator; if not, give names that tell them apart.",
    ),
    "no-consolidation": Words(
        "warning",
        "{indicator} memuat angka triwulan atau bulan, tetapi tidak menyatakan cara menggabungkannya.",
        "{indicator} has figures by quarter or month, but does not say how they are put together.",
        "Tambahkan consolidation: sum, average, last, maximum, atau ratio-of-sums.",
        "Add consolidation: sum, average, last, maximum or ratio-of-sums.",
    ),
    "stale-year": Words(
        "warning",
        "{about}: “{said}” menyebut tahun {stated}, sedangkan himpunan ini untuk tahun {year}.",
        "{about}: “{said}” speaks of {stated}, and the set is for {year}.",
        "Perbarui tahunnya, atau terima (accept) dengan alasannya bila memang tahun itu.",
        "Update the year, or accept it with its reason if that year is meant.",
    ),
    "decree-after-year": Words(
        "warning",
        "Keputusan bertanggal {date}, setelah tahun {year} yang diukurnya.",
        "The decree is dated {date}, after the year {year} it is for.",
        "Periksa tanggal keputusan dan tahun himpunan.",
        "Check the date of the decree and the year of the set.",
    ),
}

_FORMULAS: Final[dict[str, Words]] = {
    "denominator-is-a-plan": Words(
        "warning",
        "{indicator}: penyebut “{denominator}” sendiri sebuah rencana, sehingga nilainya sudah sebuah capaian.",
        "{indicator}: its denominator “{denominator}” is itself a plan, so the value is an achievement already.",
        "Bagi dengan keseluruhan yang ada, atau hitung jumlahnya saja dan jadikan rencana itu target.",
        "Divide by all there are, or count only and make that plan the target.",
    ),
    "denominator-may-be-zero": Words(
        "info",
        "{indicator}: penyebut “{denominator}” mungkin memang nol; belum disebut apa akibatnya.",
        "{indicator}: its denominator “{denominator}” may rightly be zero; nothing says what holds then.",
        "Tulis pada note, misalnya “Bila tidak ada aduan, nilainya tidak dihitung”.",
        "Write it in note, such as “Bila tidak ada aduan, nilainya tidak dihitung”.",
    ),
    "weights-not-exact": Words(
        "warning",
        "{indicator}: penimbang {weights} berjumlah {sum}, bukan tepat {wanted}.",
        "{indicator}: the weights {weights} sum to {sum}, not to exactly {wanted}.",
        "Tulis penimbang sebagai pecahan, misalnya 1/9; bila tidak, nilai tertinggi skala meleset.",
        "Write the weights as ratios, such as 1/9; as they are, the scale's maximum is missed.",
    ),
    "reached-not-defined": Words(
        "warning",
        "{indicator}: batas capaian untuk disebut tercapai tidak ditentukan; dipakai {reached_at} persen.",
        "{indicator}: nothing says from what achievement an indicator counts as reached; {reached_at} percent is used.",
        "Nyatakan batasnya dalam dokumen dan dalam rumus (reached_at = …).",
        "State it in the document and in the formula (reached_at = …).",
    ),
}

_TARGETS: Final[dict[str, Words]] = {
    "no-target": Words(
        "info",
        "{indicator}: belum ada target tahun {year}.",
        "{indicator} has no target for {year}.",
        "Tambahkan target dari Perjanjian Kinerja.",
        "Add the target of the Perjanjian Kinerja.",
    ),
    "target-above-maximum": Words(
        "warning",
        "{indicator} {period}: target {target} melebihi {limit}, nilai tertinggi skala {scale}.",
        "{indicator} {period}: the target {target} is above {limit}, the highest value of scale {scale}.",
        *_CHECK_THE_FIGURE,
    ),
    "target-below-minimum": Words(
        "warning",
        "{indicator} {period}: target {target} kurang dari {limit}, nilai terendah skala {scale}.",
        "{indicator} {period}: the target {target} is below {limit}, the lowest value of scale {scale}.",
        *_CHECK_THE_FIGURE,
    ),
    "target-above-whole": Words(
        "warning",
        "{indicator} {period}: target {target}, sedangkan bagian tidak dapat melebihi 100 persen keseluruhannya.",
        "{indicator} {period}: the target is {target}, and a part cannot be more than 100 percent of its whole.",
        *_CHECK_THE_FIGURE,
    ),
    "target-magnitude": Words(
        "warning",
        "{indicator} {period}: target {target} pada ukuran sampai 100; mungkin maksudnya {larger}.",
        "{indicator} {period}: the target is {target} on a measure that goes to 100; perhaps {larger} is meant.",
        "Tulis angkanya dalam satuan indikator.",
        "Write the figure in the unit of the indicator.",
    ),
    "target-on-shared-end": Words(
        "info",
        "{indicator} {period}: target {target} di batas kabur {scale}: “{below}” atau “{above}”; dibaca “{category}”.",
        "{indicator} {period}: {target} is where {scale} blurs “{below}” and “{above}”; it is read as “{category}”.",
        "Sebutkan kategori yang dijanjikan, atau pilih target di dalam satu kelas.",
        "Name the category that is promised, or choose a target inside one band.",
    ),
}

_TABLES: Final[dict[str, Words]] = {
    "bands-outer-end": Words(
        "warning",
        "Skala {scale}: nilai {end} di ujung tabel tidak termasuk “{label}” maupun kelas lain.",
        "Scale {scale}: {end} at the end of the table belongs neither to “{label}” nor to another band.",
        "Masukkan ujung itu ke dalam kelasnya.",
        "Include that end in its band.",
    ),
    "bands-one-label": Words(
        "warning",
        "Skala {scale}: sebutan “{label}” dipakai {count} kelas.",
        "Scale {scale}: {count} bands are called “{label}”.",
        "Beri setiap kelas sebutan sendiri.",
        "Give each band a label of its own.",
    ),
}

_RECORDS: Final[dict[str, Words]] = {
    "external-score-without-evidence": Words(
        "warning",
        "{indicator} {period}: nilai dari luar dilaporkan tanpa dokumen.",
        "{indicator} {period}: an external score is reported without a document.",
        "Isi document dengan laporan yang memuat nilainya.",
        "Fill in document with the report it stands in.",
    ),
    "numerator-above-denominator": Words(
        "warning",
        "{indicator} {period}: {numerator} {part} melebihi {denominator} {whole}.",
        "{indicator} {period}: {numerator} {part} is more than {denominator} {whole}.",
        "Periksa apakah keduanya tertukar, atau pembilang memuat yang bukan dari penyebut.",
        "Check whether the two are exchanged, or the part counts what is not of the whole.",
    ),
    "value-outside-scale": Words(
        "warning",
        "{indicator} {period}: nilai {value} di luar skala {scale} ({low}–{high}).",
        "{indicator} {period}: {value} lies outside scale {scale} ({low}–{high}).",
        *_CHECK_THE_FIGURE,
    ),
    "value-magnitude": Words(
        "warning",
        "{indicator} {period}: nilai {value} pada ukuran sampai 100; mungkin maksudnya {larger}.",
        "{indicator} {period}: {value} on a measure that goes to 100; perhaps {larger} is meant.",
        *_CHECK_THE_FIGURE,
    ),
    "same-every-quarter": Words(
        "info",
        "{indicator}: angka keempat triwulan tahun {year} sama persis.",
        "{indicator}: the numbers of all four quarters of {year} are the same.",
        "Pastikan bukan salinan, dan bukan angka setahun yang diulang.",
        "Make sure they are no copy, and not the number of the year repeated.",
    ),
    "same-as-last-year": Words(
        "info",
        "{indicator} {period}: angkanya sama persis dengan tahun {before}.",
        "{indicator} {period}: the numbers are those of {before}.",
        "Pastikan bukan salinan tahun sebelumnya.",
        "Make sure they are no copy of the year before.",
    ),
    "always-on-target": Words(
        "info",
        "{indicator}: realisasi {count} tahun semuanya tepat sama dengan targetnya.",
        "{indicator}: the realisations of {count} years are all exactly their targets.",
        "Pastikan realisasi diukur, bukan disalin dari target.",
        "Make sure they were measured, and not copied from the targets.",
    ),
}

_REVIEW: Final[dict[str, Words]] = {
    "unused-acceptance": Words(
        "warning",
        "Yang diterima tidak ditemukan: pemeriksaan {check}, perihal {subject}.",
        "What is accepted is not found: check {check}, about {subject}.",
        "Hapus [[accept]] itu, atau perbaiki subject-nya.",
        "Remove that [[accept]], or correct its subject.",
    ),
    "check-failed": Words(
        "error",
        "Pemeriksaan {check} berhenti karena galat ({error}); temuannya mungkin tidak lengkap.",
        "Check {check} stopped with an error ({error}); what it found may be incomplete.",
        "Laporkan kepada pembuat pemeriksaan itu, atau kecualikan.",
        "Report it to the author of the check, or leave the check out.",
    ),
}

FINDINGS: Final[dict[str, Words]] = _INDICATORS | _FORMULAS | _TARGETS | _TABLES | _RECORDS | _REVIEW | doubts.FINDINGS

TERMS: Final[dict[str, tuple[str, str]]] = {
    "review-assessor": ("penilai", "assessor"),
    "review-document": ("dokumen", "document"),
    "review-definition": ("definisi", "definition"),
    "review-reason": ("alasan pemilihan", "reason for choosing it"),
    "review-formula_text": ("formulasi perhitungan", "formula in words"),
    "review-data_sources": ("sumber data", "data sources"),
    "review-responsible": ("penanggung jawab", "who is responsible"),
    "review-target": ("besaran target", "target"),
    "review-baseline": ("data dasar", "baseline"),
    "review-consolidation": ("cara menggabungkan triwulan", "how quarters make a year"),
    "review-scale": ("skala", "scale"),
    "review-level": ("tingkat", "level"),
    "review-node": ("sasaran", "objective"),
    "review-note": ("catatan", "note"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {}
