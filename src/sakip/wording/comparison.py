"""What is said in a performance report (LKjIP): its headings, its definitions, and what it lacks."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    "missing-analysis": Words(
        "warning",
        "{indicator} {period} ({standing}): {what} belum ditulis.",
        "{indicator} {period} ({standing}): {what} not written yet.",
        "Tulis dalam [[analysis]]; laporan kinerja mewajibkannya, terutama bila target tidak tercapai.",
        "Write it in [[analysis]]; a performance report requires it, above all where the target was not reached.",
    ),
    "analysis-other-period": Words(
        "info",
        "{indicator}: analisis {period} tidak dipakai dalam laporan {year}.",
        "{indicator}: the analysis of {period} is not used in the report of {year}.",
    ),
    "report-unplanned": Words(
        "warning",
        "Target jangka menengah tidak ada untuk laporan {year}: {indicators}.",
        "There is no medium-term target for the report of {year}: {indicators}.",
        "Isi target Renstra dalam [[document]] dengan kind = 'renstra'.",
        "Give the targets of the Renstra in a [[document]] with kind = 'renstra'.",
    ),
    "report-no-standard": Words(
        "info",
        "Belum ada standar nasional yang dinyatakan untuk {year}: {indicators}.",
        "No national standard is declared for {year}: {indicators}.",
    ),
    "report-no-absorption": Words(
        "warning",
        "Serapan anggaran {year} tidak dapat dihitung, jadi efisiensinya juga tidak: {objectives}.",
        "The absorption of {year} cannot be computed, and so neither can efficiency: {objectives}.",
        "Isi pagu dan realisasi programnya.",
        "Fill in the budget and the spending of its programmes.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "exceeded": ("melampaui", "exceeded"),
    "report-heading": ("Akuntabilitas kinerja {office}, {year}", "Performance of {office}, {year}"),
    "report-heading-as-of": (
        "Akuntabilitas kinerja {office}, {year}, menurut data per {as_of}",
        "Performance of {office}, {year}, as known on {as_of}",
    ),
    # titles
    "report-target-title": ("Target dan realisasi {period}", "Target and realisation of {period}"),
    "report-years-title": (
        "Realisasi dan capaian {period} dibandingkan dengan tahun-tahun sebelumnya",
        "Realisation and achievement of {period} beside earlier years",
    ),
    "report-medium-term-title": (
        "Realisasi sampai dengan {period} dibandingkan dengan target jangka menengah",
        "Realisation up to {period} against the medium-term target",
    ),
    "report-standard-title": (
        "Realisasi {period} dibandingkan dengan standar nasional",
        "Realisation of {period} against the national standard",
    ),
    "report-causes-title": (
        "Penyebab keberhasilan atau kegagalan {period} dan solusinya",
        "Causes of success or failure in {period}, and remedies",
    ),
    "report-efficiency-definitions-title": (
        "Definisi efisiensi penggunaan sumber daya yang dipakai untuk {period}",
        "Definitions of efficiency of resources used for {period}",
    ),
    "report-efficiency-title": (
        "Efisiensi penggunaan sumber daya {period}, menurut tiap definisi",
        "Efficiency of resources in {period}, by each definition",
    ),
    "report-efficiency-total-title": ("Efisiensi seluruh sasaran {period}", "Efficiency of all objectives in {period}"),
    "report-programmes-title": ("Program penunjang {period}", "Supporting programmes of {period}"),
    "report-budget-title": ("Realisasi anggaran {period}", "Realisation of the budget of {period}"),
    # columns
    "report-col-objective": ("Sasaran", "Objective"),
    "report-col-indicator": ("Indikator", "Indicator"),
    "report-col-unit": ("Satuan", "Unit"),
    "report-col-target": ("Target", "Target"),
    "report-col-realisation": ("Realisasi", "Realisation"),
    "report-col-achievement": ("Capaian (%)", "Achievement (%)"),
    "report-col-category": ("Kategori nilai", "Category"),
    "report-col-achievement-category": ("Kategori capaian", "Category of achievement"),
    "report-col-standing": ("Status", "Status"),
    "report-col-document": ("Dokumen", "Document"),
    "report-col-year": ("Tahun", "Year"),
    "report-col-value-change": ("Selisih realisasi", "Change of value"),
    "report-col-achievement-change": ("Selisih capaian (poin persen)", "Change of achievement (points)"),
    "report-col-years-counted": ("Tahun yang dihitung", "Years counted"),
    "report-col-plan": ("Rencana jangka menengah", "Medium-term plan"),
    "report-col-standard": ("Standar nasional", "National standard"),
    "report-col-cause": ("Penyebab", "Cause"),
    "report-col-remedy": ("Solusi", "Remedy"),
    "report-col-supporting": ("Program penunjang", "Supporting programmes"),
    "report-col-definition": ("Definisi", "Definition"),
    "report-col-formula": ("Rumus", "Formula"),
    "report-col-sign": ("Arti tanda", "Meaning of the sign"),
    "report-col-source": ("Sumber", "Source"),
    "report-col-confidence": ("Keyakinan", "Confidence"),
    "report-col-scope": ("Berlaku bagi", "Whom it binds"),
    "report-col-budget": ("Pagu (Rp)", "Budget (Rp)"),
    "report-col-spending": ("Realisasi (Rp)", "Spending (Rp)"),
    "report-col-absorption": ("Serapan (%)", "Absorption (%)"),
    "report-col-efficiency": ("Efisiensi", "Efficiency"),
    "report-col-rating": ("NE", "Rating (NE)"),
    "report-col-verdict": ("Kesimpulan", "Verdict"),
    "report-col-number": ("Kode", "Code"),
    "report-col-programme": ("Program/kegiatan", "Programme or activity"),
    "report-col-level": ("Jenjang", "Level"),
    # the required texts
    "report-cause": ("penyebab", "cause"),
    "report-remedy": ("solusi", "remedy"),
    "report-programmes": ("analisis program penunjang", "analysis of supporting programmes"),
    "report-not-written": ("belum ditulis", "not written yet"),
    # what is missing, and notes
    "report-counted": (
        (
            "{exceeded} melampaui, {reached} tercapai, {not_reached} tidak tercapai, {not_computable} tidak dapat "
            "dihitung."
        ),
        "{exceeded} exceeded, {reached} reached, {not_reached} not reached, {not_computable} not computable.",
    ),
    "report-no-node": ("tanpa sasaran", "no objective"),
    "report-no-indicator": ("belum ada indikator", "no indicator"),
    "report-no-programme": ("belum ada program", "no programme"),
    "report-limited-cap": ("Dibatasi; tanpa batas {raw}%.", "Limited; {raw}% without the limit."),
    "report-limited-floor": ("Dibatasi dari bawah; tanpa batas {raw}%.", "Limited from below; {raw}% without it."),
    "report-broken": (
        "Tidak dibandingkan: cara mengukurnya berubah di antara keduanya ({names}).",
        "Not compared: the way of measuring changed in between ({names}).",
    ),
    "report-words": ("predikat tidak dikurangkan", "predicates have no difference"),
    "report-one-year-only": ("tidak ada angka pembanding", "nothing to compare with"),
    "report-years-note": (
        "Selisih ialah {year} dikurangi tahun pada barisnya, dari angka terbit.",
        "Changes are {year} minus the year of the row, of published figures.",
    ),
    "report-no-earlier-year": (
        "Tidak ada data tahun sebelum {year} untuk dibandingkan.",
        "There are no figures before {year} to compare with.",
    ),
    "report-no-medium-term": ("belum ada target jangka menengah", "no medium-term target"),
    "report-no-medium-term-of": ("belum ada target jangka menengah {period}", "no medium-term target for {period}"),
    "report-target-conflict": (
        "Ada dua target {period} yang terbit pada tanggal yang sama, {first} dan {second}; tidak dipilihkan.",
        "Two targets for {period} were issued on the same date, {first} and {second}; neither is chosen.",
    ),
    "report-years-missing": (
        "Belum dapat dijumlahkan: {years} belum punya nilai, dan kosong tidak dianggap nol.",
        "Cannot be added up yet: {years} has no value, and blank is not taken as zero.",
    ),
    "report-plan-start-unknown": (
        "Rencana hanya memuat target {period}, jadi tahun awal penjumlahan tidak diketahui. Nyatakan tahunnya.",
        "The plan has a target of {period} only, so where to begin adding up is not known. Name its years.",
    ),
    "report-plan-targets-missing": (
        "Target {window} tidak lengkap atau tidak sesatuan, jadi target seluruhnya tidak dapat dijumlahkan.",
        "The targets of {window} are incomplete or in several units, so they make no target of the whole.",
    ),
    "report-medium-term-note": (
        (
            "Dibandingkan dengan target tahun terakhir rencana. Tahun-tahun dijumlahkan hanya untuk indikator yang "
            "digabung dengan penjumlahan; targetnya ialah jumlah target seluruh tahun rencana. Nilai, indeks, dan "
            "persentase tidak dijumlahkan."
        ),
        (
            "Held against the target of the plan's last year. Years are added up only for indicators whose parts are "
            "summed; their target is the sum of all years of the plan. Scores, indices and shares are not added up."
        ),
    ),
    "report-no-standard": (
        "belum ada standar nasional yang dinyatakan",
        "no national standard is declared",
    ),
    "report-no-standard-at-all": (
        "Belum ada standar nasional yang dinyatakan untuk satu pun indikator {year}.",
        "No national standard is declared for any indicator of {year}.",
    ),
    # efficiency
    "report-efficiency-selisih": ("Selisih capaian dan serapan", "Achievement minus absorption"),
    "report-efficiency-selisih-sign": (
        "positif: capaian melebihi serapan; negatif: serapan melebihi capaian",
        "positive: more was achieved than absorbed; negative: less",
    ),
    "report-efficiency-selisih-scope": (
        (
            "kebiasaan setempat, tidak mengikat siapa pun; kelas efisien, cukup, tidak efisien hanya dengan batas "
            "yang dinyatakan"
        ),
        "a local habit that binds nobody; its classes are given only with a declared margin",
    ),
    "report-efficiency-pmk-22-2021": ("PMK 22/PMK.02/2021 (E dan NE)", "PMK 22/PMK.02/2021 (E and NE)"),
    "report-efficiency-pmk-22-2021-sign": (
        "positif: hemat terhadap pagu yang sebanding dengan capaian; negatif: boros",
        "positive: less was spent than the achievement was worth; negative: more",
    ),
    "report-efficiency-pmk-22-2021-scope": (
        (
            "kementerian/lembaga (APBN), bukan kecamatan; NE dengan E dibatasi ialah bacaan ({limits}); disebut "
            "digantikan PMK 62/2023, yang metode angkanya tidak dimuat"
        ),
        (
            "ministries (APBN), not a kecamatan; NE with E limited is a reading ({limits}); said to be followed by PMK "
            "62/2023, of which no numeric method is held"
        ),
    ),
    "report-efficiency-tercapai-hemat": ("Tercapai dan hemat", "Reached and saved"),
    "report-efficiency-tercapai-hemat-formula": (
        "target tercapai dan realisasi anggaran < pagu",
        "target reached and spending < budget",
    ),
    "report-efficiency-tercapai-hemat-source": ("LKjIP perangkat daerah", "LKjIP of offices"),
    "report-efficiency-tercapai-hemat-sign": (
        "efisien atau tidak, tanpa angka",
        "efficient or not, without a number",
    ),
    "report-efficiency-tercapai-hemat-scope": (
        "kebiasaan laporan, tidak mengikat siapa pun",
        "a habit of reports that binds nobody",
    ),
    "report-efficiency-note": (
        "Ketiganya berbeda satuan dan arti, jadi tidak dibandingkan satu sama lain.",
        "They differ in unit and meaning and are not compared with one another.",
    ),
    "report-efficiency-not-in-force": (
        "PMK 22/PMK.02/2021 belum berlaku pada {year}.",
        "PMK 22/PMK.02/2021 is not in force in {year}.",
    ),
    "report-efficiency-shared": (
        (
            "Pagu dan realisasi ialah milik sasaran, sama untuk semua indikatornya; program yang menunjangnya lewat "
            "tautan dihitung pada sasaran induknya."
        ),
        (
            "Budget and spending are those of the objective, the same for all its indicators; a programme that serves "
            "it by a link counts where its parent is."
        ),
    ),
    "report-efficiency-published": (
        "Dihitung dari capaian terbit, sehingga dapat dihitung ulang dari tabel.",
        "Computed from the published achievement, so that it can be recomputed from the table.",
    ),
    "report-efficiency-innermost": (
        (
            "Dijumlahkan dari sasaran yang berindikator; sasaran di atasnya tidak ikut, agar tiap pagu dihitung "
            "sekali. Selisih dan hemat tidak dijumlahkan."
        ),
        (
            "Added up over the objectives with indicators, without those above them, so that each budget counts once. "
            "The other definitions are not added up."
        ),
    ),
    "report-linked-only": (
        "Programnya berinduk pada sasaran lain, jadi pagunya tidak dibagi ke sasaran ini: {names}.",
        "Its programmes stand under other objectives, and their budget is not divided: {names}.",
    ),
    "report-several-indicators": (
        "Sasaran “{objective}” punya beberapa indikator, dan cara menggabungkan capaiannya belum dinyatakan.",
        "Objective “{objective}” has several indicators, and how their achievements combine is not declared.",
    ),
    "report-yes-or-no": ("ya atau tidak", "yes or no"),
    "report-no-achievement": ("capaian tidak ada", "no achievement"),
    "report-no-line": ("tidak ada sasaran yang dapat dijumlahkan", "no objective to add up"),
    "report-not-added": ("tidak dijumlahkan", "not added up"),
    "report-nothing-earned": (
        "Jumlah pagu × capaian tidak lebih dari 0, jadi E tidak punya arti.",
        "The sum of budget × achievement is not above 0, so E means nothing.",
    ),
    "report-rating-limited": (
        "E dibatasi (bacaan); tanpa batas NE {unlimited}.",
        "E is limited (a reading); NE would be {unlimited} without it.",
    ),
    "report-efficient": ("efisien", "efficient"),
    "report-fair": ("cukup", "fair"),
    "report-inefficient": ("tidak efisien", "not efficient"),
    # programmes and the budget
    "report-programmes-note": (
        "Uraian program penunjang ada pada tabel penyebab dan solusi.",
        "What the office says of its programmes stands in the table of causes and remedies.",
    ),
    "report-total": ("Jumlah", "Total"),
    "report-budget-note": (
        "Jumlah serapan ialah jumlah realisasi dibagi jumlah pagu program, bukan rata-rata persentase.",
        "The total absorption is total spending over the total budget of the programmes, not a mean of percentages.",
    ),
    "report-no-budget": (
        "Belum ada program atau kegiatan, jadi realisasi anggaran tidak dapat disajikan.",
        "There are no programmes or activities, so the realisation of the budget cannot be shown.",
    ),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "report": (
        "analisis laporan kinerja (LKjIP Bab III) dan realisasi anggaran",
        "the analyses of a performance report (LKjIP, chapter III) and the realisation of the budget",
    ),
    "report-year": ("tahun laporan, misalnya 2024", "year of the report, such as 2024"),
    "report-years": (
        "berapa tahun dibandingkan, tahun ini termasuk",
        "how many years are compared, this one included",
    ),
    "report-policy": ("realisasi yang dihitung menurut verifikasinya", "which realisations count, by verification"),
    "report-medium-term": (
        "tahun rencana jangka menengah, misalnya 2021-2026, atau tahun terakhirnya",
        "years of the medium-term plan, such as 2021-2026, or its last year",
    ),
    "report-across": (
        "bandingkan juga melewati perubahan cara mengukur bernama ini; boleh diulang",
        "compare across this named change of measuring too; may be repeated",
    ),
    "report-combine": (
        "capaian sasaran dengan beberapa indikator: mean ialah rata-ratanya",
        "the achievement of an objective with several indicators: mean is their mean",
    ),
    "report-margin": (
        "batas kelas cukup pada selisih capaian dan serapan, dalam poin",
        "how many points either way are fair in achievement minus absorption",
    ),
}
