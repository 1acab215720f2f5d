"""What is said of putting periods and offices together, and of averaging achievements up a cascade."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    "parts-disagree": Words(
        "warning",
        "{indicator}: {period} dilaporkan {value}, sedangkan bagiannya ({rule}) menghasilkan {made}; dipakai {value}.",
        "{indicator}: {period} is reported as {value}, but its parts ({rule}) come to {made}; {value} is used.",
        "Samakan keduanya, atau hapus laporan yang keliru.",
        "Make them agree, or remove the report that is wrong.",
    ),
    # offices to a region
    "rollup-no-card": Words(
        "warning",
        "{count} perangkat daerah belum punya hasil penilaian {period}: {names}.",
        "{count} {count:office has|offices have} no scorecard of {period}: {names}.",
        "Nilai perangkat daerah itu juga; tanpa itu angkanya belum lengkap.",
        "Assess them too; without them the figures are incomplete.",
    ),
    "rollup-outside": Words(
        "warning",
        "Hasil penilaian “{name}” tidak dipakai, karena nama itu tidak ada di {group}.",
        "The scorecard of “{name}” is not used, as there is nobody of that name in {group}.",
        "{hint_id}",
        "{hint_en}",
    ),
    "rollup-outsiders": Words(
        "info",
        "{count} hasil penilaian tidak dipakai, karena tidak termasuk {group}: {names}.",
        "{count} {count:scorecard is|scorecards are} not used, as not of {group}: {names}.",
    ),
    "rollup-weight-outside": Words(
        "warning",
        "Penimbang “{weight}” untuk “{name}” tidak dipakai, karena nama itu tidak ada di {group}.",
        "The weight “{weight}” of “{name}” is not used, as there is nobody of that name in {group}.",
        "{hint_id}",
        "{hint_en}",
    ),
    "rollup-weight-outsiders": Words(
        "info",
        "Penimbang “{weight}” untuk {count} nama tidak dipakai, karena tidak termasuk {group}: {names}.",
        "The weight “{weight}” of {count} {count:name|names} is not used, as not of {group}: {names}.",
    ),
    "rollup-unmeasured": Words(
        "warning",
        (
            "{indicator} {group}: {count} perangkat daerah tidak dihitung, karena himpunannya tanpa indikator itu: "
            "{names}."
        ),
        (
            "{indicator} {group}: {count} {count:office is|offices are} not counted, having no such indicator in the "
            "set: {names}."
        ),
        "Periksa kode indikatornya; kalau memang tidak mengampu indikator itu, abaikan catatan ini.",
        "Check the code of the indicator; where the office is not in charge of it, nothing is to be done.",
    ),
    "rollup-blank-parts": Words(
        "warning",
        (
            "{indicator} {group}: {names} belum mengisi {parts}, sedangkan perangkat daerah lain sudah; yang "
            "dilaporkan ikut dihitung, tetapi belum lengkap."
        ),
        (
            "{indicator} {group}: {names} did not fill in {parts}, and other offices did; what was reported is "
            "counted, and counts as incomplete."
        ),
        "Lengkapi bagian itu, atau nyatakan tidak berlaku untuk bagian itu.",
        "Fill it in, or say that it does not apply.",
    ),
    "rollup-to-date": Words(
        "info",
        "{indicator} {group}: dari {period}, angka ini baru mencakup {parts}.",
        "{indicator} {group}: of {period}, the figure covers {parts} alone.",
    ),
    "rollup-target-parts": Words(
        "warning",
        (
            "{indicator} {group}: target {names} untuk bagian periode lain daripada target {others}, jadi tidak "
            "dijumlahkan."
        ),
        (
            "{indicator} {group}: the targets of {names} are for other parts of the period than those of {others}, so "
            "they are not added."
        ),
        "Lengkapi realisasi atau target per bagiannya, atau beri target gabungan dengan targets=.",
        "Complete the realisations or the targets of the parts, or give the group a target with targets=.",
    ),
    "rollup-target-period": Words(
        "warning",
        "{indicator} {group}: target untuk {periods} tidak dipakai, karena yang digabung adalah {period}.",
        "{indicator} {group}: the target for {periods} is not used, as what is rolled up is {period}.",
        "Beri target untuk periode yang digabung.",
        "Give a target for the period that is rolled up.",
    ),
    "rollup-incomplete": Words(
        "warning",
        "{indicator} {group}: baru {reported} dari {applicable} yang lengkap; belum ada angka dari {names}.",
        (
            "{indicator} {group}: only {reported} of {applicable} {reported:is|are} complete; there is no number "
            "from {names}."
        ),
        "Lengkapi, atau nyatakan kelengkapan yang dianggap cukup (completeness).",
        "Complete it, or declare which completeness is enough.",
    ),
    "rollup-partial": Words(
        "info",
        "{indicator} {group}: {reported} dari {applicable} lengkap, tanpa {names}.",
        "{indicator} {group}: {reported} of {applicable} {reported:is|are} complete, without {names}.",
    ),
    "rollup-units": Words(
        "error",
        "{indicator} diukur dalam {unit} oleh {names}, tetapi dalam {given} oleh {others}; tidak digabung.",
        "{indicator} is measured in {unit} by {names}, but in {given} by {others}; they are not put together.",
        "Samakan satuannya dengan satuan yang sejenis.",
        "Measure it in units of one kind.",
    ),
    "rollup-units-declared": Words(
        "error",
        "{indicator} ditetapkan dalam {unit}, tetapi diukur dalam {given} oleh {others}, jadi tidak ikut digabung.",
        "{indicator} is declared in {unit}, but measured in {given} by {others}, which is left out.",
        "Samakan satuannya dengan satuan yang sejenis.",
        "Measure it in units of one kind.",
    ),
    "rollup-definitions": Words(
        "error",
        (
            "{indicator} diukur dengan rumus atau aturan yang berbeda: {names} di satu pihak, {others} di pihak lain; "
            "tidak digabung."
        ),
        "{indicator} is measured by other formulas or rules at {names} than at {others}; they are not put together.",
        "Samakan rumus, arah, dan cara penggabungannya, atau beri kode lain.",
        "Give it one formula, polarity and aggregation, or another code.",
    ),
    "rollup-definition-declared": Words(
        "error",
        "{indicator} diukur oleh {others} dengan rumus atau aturan lain daripada yang ditetapkan; tidak ikut digabung.",
        "{indicator} is measured at {others} by another formula or rule than declared; it is left out.",
        "Samakan rumus, arah, dan cara penggabungannya, atau beri kode lain.",
        "Give it one formula, polarity and aggregation, or another code.",
    ),
    "rollup-differs": Words(
        "info",
        "{indicator}: {what} di {names} berbeda; untuk gabungan dipakai milik {from}.",
        "{indicator}: {what} differ at {names}; the group takes those of {from}.",
        "Tetapkan indikator gabungannya dengan indicators=.",
        "Declare the indicator of the group with indicators=.",
    ),
    "rollup-differs-declared": Words(
        "info",
        "{indicator}: {what} di {names} berbeda dari yang ditetapkan untuk gabungan.",
        "{indicator}: {what} differ at {names} from what is declared for the group.",
    ),
    "rollup-texts": Words(
        "warning",
        "{indicator}: yang tertulis sebagai {what} di {names} lain daripada di {others}; tetap digabung.",
        "{indicator}: what is written as {what} at {names} is not what is at {others}; they are put together still.",
        "Samakan tulisannya; kalau yang diukur memang lain, beri kode lain.",
        "Make the texts agree; where something else is measured, give it another code.",
    ),
    "rollup-texts-declared": Words(
        "warning",
        "{indicator}: yang tertulis sebagai {what} di {others} lain daripada yang ditetapkan; tetap digabung.",
        "{indicator}: what is written as {what} at {others} is not what is declared; they are put together still.",
        "Samakan tulisannya; kalau yang diukur memang lain, beri kode lain.",
        "Make the texts agree; where something else is measured, give it another code.",
    ),
    "rollup-no-totals": Words(
        "error",
        (
            "{indicator}: angka {names} adalah gabungan beberapa periode ({rule}), sehingga komponen setahunnya tidak "
            "ada dan rasio jumlah tidak dapat dihitung."
        ),
        (
            "{indicator}: the number of {names} is put together from several periods ({rule}), so its components have "
            "no total of the year and no ratio of sums can be computed."
        ),
        "Laporkan komponen setahun, atau nyatakan consolidation = 'ratio-of-sums'.",
        "Report the components of the year, or declare consolidation = 'ratio-of-sums'.",
    ),
    "rollup-words": Words(
        "info",
        "{indicator} berupa predikat, dan predikat tidak digabung antarperangkat daerah.",
        "{indicator} is a predicate, and predicates are not put together from several offices.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "weighted-average": ("rata-rata tertimbang", "weighted average"),
    "none": ("tidak digabung", "not put together"),
    "rollup-others": ("dan {count} lainnya", "and {count} more"),
    "rollup-target-sum": (
        "jumlah target {count} perangkat daerah",
        "sum of the targets of {count} {count:office|offices}",
    ),
    "rollup-completeness": ("Kelengkapan", "Completeness"),
    # achievements up a cascade
    "score": ("Capaian", "Achievement"),
    "score-whole": ("Seluruh indikator", "All indicators"),
    "score-mean": ("rata-rata capaian", "mean of the achievements"),
    "score-weighted": ("rata-rata tertimbang capaian", "weighted mean of the achievements"),
    "score-geometric": ("rata-rata geometrik capaian", "geometric mean of the achievements"),
    "score-completeness": ("kelengkapan", "completeness"),
    "score-of": ("{counted} dari {applicable}", "{counted} of {applicable}"),
    "score-provisional": ("sementara", "provisional"),
    "score-limits": ("batas", "limits"),
    "score-floor": ("paling rendah {limit}%", "at least {limit}%"),
    "score-cap": ("paling tinggi {limit}%", "at most {limit}%"),
    "score-was": ("asli {raw}", "{raw} before limits"),
    "score-weight": ("bobot {weight}", "weight {weight}"),
    "score-uncounted": ("tidak dihitung", "not counted"),
    "score-not-negative": ("0 ke atas, yang diperlukan rata-rata geometrik", "0 and above, as a geometric mean needs"),
    "score-binds-ministries": (
        "mengikat kementerian/lembaga, bukan pemerintah daerah",
        "it binds ministries, not local government",
    ),
    "score-weight-of": ("capaian", "(of the achievement)"),
    "score-weights-sum": ("jumlah bobot", "sum of the weights"),
}
