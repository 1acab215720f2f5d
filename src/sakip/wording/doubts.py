"""What is said of a set that contradicts itself: its annex, its polarities, its documents, the scores of others."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

_ANNEX: Final[dict[str, Words]] = {
    "annex-incomplete": Words(
        "info",
        "Kolom {column} kosong pada {count} dari {all} indikator: {indicator}.",
        "Empty in the annex for {count} of {all} indicators: {column} ({indicator}).",
        "Isi {key}; bila dokumennya memang tidak memuatnya, sebutkan dalam not_in_text.",
        "Fill in {key}; where the document does not contain it, name it in not_in_text.",
    ),
    "no-achievement-scale": Words(
        "info",
        "Capaian {count} dari {all} indikator tidak berkategori: {indicator}.",
        "The achievement of {count} of {all} indicators is in no category: {indicator}.",
        "Tambahkan achievement_scale, misalnya “capaian” menurut Permendagri 86/2017.",
        "Add achievement_scale, such as “capaian” of Permendagri 86/2017.",
    ),
    "polarity-doubtful": Words(
        "warning",
        "{indicator}: “{name}” dinilai {polarity}; namanya menyatakan sebaliknya.",
        "{indicator}: “{name}” is judged by “{polarity}”; its name says the opposite.",
        "Periksa polarity: yang hendak diturunkan “lower-mirror” atau “lower-inverse”, yang hendak dinaikkan “higher”.",
        "Check polarity: what should fall takes “lower-mirror” or “lower-inverse”, what should rise “higher”.",
    ),
}

_FORMULAS: Final[dict[str, Words]] = {
    "ratio-of-itself": Words(
        "warning",
        "{indicator}: “{denominator}” dibagi dengan dirinya sendiri.",
        "{indicator} divides “{denominator}” by itself.",
        "Beri pembilang dan penyebut nama yang berbeda.",
        "Give numerator and denominator different names.",
    ),
    "factor-against-unit": Words(
        "warning",
        "{indicator}: tertulis kali atau per {times}, sedangkan satuannya {unit}.",
        "{indicator} is printed as times or per {times}, and its unit is {unit}.",
        "Samakan keduanya: ×100 untuk persen, ×1.000 untuk permil, ×10.000 untuk “per 10.000”.",
        "Make both agree: ×100 for persen, ×1,000 for permil, ×10,000 for “per 10.000”.",
    ),
    "ratio-magnitude": Words(
        "warning",
        "{indicator} {period}: {numerator} {part} dari {denominator} {whole} ialah {value} persen.",
        "{indicator} {period}: {numerator} {part} of {denominator} {whole} is {value} percent.",
        "Periksa apakah pembilang dan penyebut tertukar, atau salah satunya salah satuan.",
        "Check whether numerator and denominator are exchanged, or one of them is in another unit.",
    ),
}

_SCORES: Final[dict[str, Words]] = {
    "scale-unlike-name": Words(
        "warning",
        "{indicator}: “{name}” memakai skala {scale}, padahal bukan hasil instrumen itu.",
        "{indicator}: “{name}” is on scale {scale}, and nothing of it speaks of that instrument.",
        "Pakai skala instrumennya sendiri; tulis [[scale]] bila belum ada.",
        "Use the scale of its own instrument; write a [[scale]] where there is none.",
    ),
    "assessed-by-itself": Words(
        "warning",
        "{indicator}: nilai SAKIP dinilai oleh {assessor}, kantor yang dinilai itu sendiri.",
        "{indicator}: the SAKIP score is given by {assessor}, the very office that is assessed.",
        "Tulis yang mengevaluasi, biasanya Inspektorat, dengan laporan hasil evaluasinya.",
        "Name who evaluates it, usually the Inspektorat, with the report of that evaluation.",
    ),
    "score-summed": Words(
        "warning",
        "{indicator}: nilai bersatuan {unit} dijumlahkan antartriwulan, sehingga melampaui skalanya.",
        "{indicator}: a score in {unit} is added up over the quarters, and so exceeds its scale.",
        "Tulis consolidation = “last” atau “average”.",
        "Write consolidation = “last” or “average”.",
    ),
    "same-index-twice": Words(
        "warning",
        "{indicator} (“{name}”) dan {other} (“{names}”) tampaknya satu ukuran.",
        "{indicator} (“{name}”) and {other} (“{names}”) seem to be one measure.",
        "Sisakan satu; nama lainnya ditulis pada aliases. Bila memang dua, bedakan nama dan definisinya.",
        "Keep one, with the other name among its aliases. If they are two, tell names and definitions apart.",
    ),
}

_PROMISES: Final[dict[str, Words]] = {
    "targets-of-other-year": Words(
        "info",
        "Target {indicator} hanya ada untuk tahun {years}, belum untuk tahun himpunan ini, {year}.",
        "There are targets of {indicator} for {years} only, and none for the year of the set, {year}.",
        "Periksa period pada [[document]] dan year himpunan ini, atau tambahkan Perjanjian Kinerja tahun {year}.",
        "Check period in [[document]] and the year of the set, or add the Perjanjian Kinerja of {year}.",
    ),
    "target-zero": Words(
        "warning",
        "{indicator} {period}: targetnya {target}, sehingga capaiannya tidak dapat dihitung.",
        "{indicator} {period}: the target is {target}, so there is no achievement.",
        "Bila makin rendah makin baik, tulis zero_target = “met-or-not”; bila tidak, periksa angkanya.",
        "Where less is better, write zero_target = “met-or-not”; if not, check the figure.",
    ),
    "target-fraction": Words(
        "warning",
        "{indicator} {period}: target {target}, padahal {unit} dihitung utuh.",
        "{indicator} {period}: the target is {target}, and {unit} is counted in whole numbers.",
        "Periksa angkanya pada dokumen sumber; mungkin satuannya lain.",
        "Check the figure against its document; perhaps the unit is another.",
    ),
    "document-other-year": Words(
        "warning",
        "Judul “{document}” menyebut tahun {stated}, sedangkan targetnya untuk tahun {years}.",
        "The title “{document}” says {stated}, and its targets are for {years}.",
        "Perbaiki title atau period dokumen itu.",
        "Correct the title or the period of the document.",
    ),
    "document-issued-late": Words(
        "warning",
        "“{document}” terbit {issued}, setelah masanya berakhir pada {end}.",
        "“{document}” is issued on {issued}, after what it promises was over on {end}.",
        "Periksa issued dan period dokumen itu.",
        "Check issued and period of the document.",
    ),
    "medium-term-falls": Words(
        "info",
        "{indicator}: rencana untuk {period} ialah {target}, mundur dari {was} untuk {before}.",
        "{indicator}: {target} is planned for {period}, worse than {was} for {before}.",
        "Periksa angkanya; bila memang demikian, terima (accept) dengan alasannya.",
        "Check the figure; if it is meant, accept it with its reason.",
    ),
    "unfinished": Words(
        "warning",
        "Baris ini masih bertanda PERIKSA.",
        "This line is still marked PERIKSA (to be looked at).",
        "Pastikan isinya, lalu hapus tandanya.",
        "Make sure of it, and remove the mark.",
    ),
    "acceptance-without-reason": Words(
        "warning",
        "Pemeriksaan {check}, perihal {subject}, diterima tanpa alasan.",
        "Check {check}, about {subject}, is accepted without a reason.",
        "Tulis alasannya pada reason, supaya pemeriksa tahu siapa memutuskan apa.",
        "Write the reason, so that a reviewer knows what was decided.",
    ),
}

FINDINGS: Final[dict[str, Words]] = _ANNEX | _FORMULAS | _SCORES | _PROMISES
