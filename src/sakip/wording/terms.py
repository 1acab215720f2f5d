"""Words of the field by code, and the sentences that say why a number is missing: (Indonesian, English)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.wording import (
    akip,
    audit,
    comparison,
    decrees,
    display,
    exports,
    faults,
    forms,
    ipasn,
    law,
    packs,
    papers,
    plan,
    plots,
    records,
    review,
    rollup,
    skm,
    starter,
    table,
    testing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TERMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    akip.TERMS
    | packs.TERMS
    | review.TERMS
    | decrees.TERMS
    | faults.TERMS
    | starter.TERMS
    | display.TERMS
    | exports.TERMS
    | forms.TERMS
    | papers.TERMS
    | plots.TERMS
    | table.TERMS
    | testing.TERMS
    | audit.TERMS
    | comparison.TERMS
    | ipasn.TERMS
    | skm.TERMS
    | law.TERMS
    | plan.TERMS
    | records.TERMS
    | rollup.TERMS
    | {
        "is-none": ("tidak ada", "none"),
        "is-true": ("ya", "yes"),
        "is-false": ("tidak", "no"),
        # statuses
        "computed": ("terhitung", "computed"),
        "not-reported": ("belum diisi", "not reported"),
        "not-applicable": ("tidak berlaku", "not applicable"),
        "not-computable": ("tidak dapat dihitung", "not computable"),
        # verification of a realisation
        "draft": ("draf", "draft"),
        "submitted": ("diajukan", "submitted"),
        "verified": ("terverifikasi", "verified"),
        "rejected": ("ditolak", "rejected"),
        # how an achievement is said
        "reached": ("tercapai", "reached"),
        "not-reached": ("tidak tercapai", "not reached"),
        # achievement rules
        "higher": ("makin tinggi makin baik", "higher is better"),
        "lower-mirror": ("makin rendah makin baik, (2T − R) ÷ T", "lower is better, (2T − R) ÷ T"),
        "lower-inverse": ("makin rendah makin baik, T ÷ R", "lower is better, T ÷ R"),
        "stabilise": ("makin dekat target makin baik (bacaan)", "the closer to the target the better (a reading)"),
        # rounding rules
        "half-up": ("setengah menjauhi nol", "half away from zero"),
        "truncate": ("dipotong", "cut off"),
        "half-even": ("setengah ke genap", "half to even"),
        # consolidation of parts of a period
        "sum": ("jumlah", "sum"),
        "average": ("rata-rata", "average"),
        "last": ("terakhir", "last"),
        "maximum": ("tertinggi", "maximum"),
        "ratio-of-sums": ("rasio jumlah", "ratio of sums"),
        # what a finding about a set file is about
        "a-choice": ("pilihan", "choice"),
        "a-formula-kind": ("jenis rumus", "formula kind"),
        "a-polarity": ("arah", "polarity"),
        "a-rounding-rule": ("aturan pembulatan", "rounding rule"),
        "a-consolidation": ("cara penggabungan", "consolidation"),
        "a-scale-of-a-ratio": ("skala rasio", "scale of a ratio"),
        "a-state-of-a-realisation": ("status realisasi", "state of a realisation"),
        "a-document": ("dokumen", "document"),
        "a-kind-of-document": ("jenis dokumen", "kind of document"),
        "a-component": ("komponen", "component"),
        "a-file": ("berkas", "file"),
        "a-indicator": ("indikator", "indicator"),
        "a-node": ("simpul", "node"),
        "a-reading": ("bacaan", "reading"),
        "a-scale": ("skala", "scale"),
        "a-set": ("himpunan indikator", "set of indicators"),
        "a-subject": ("pokok bacaan", "subject of a reading"),
        # kinds of period
        "year": ("tahun", "year"),
        "semester": ("semester", "semester"),
        "quarter": ("triwulan", "quarter"),
        "month": ("bulan", "month"),
        # what an explanation calls its lines
        "value": ("Nilai", "Value"),
        "achievement": ("Capaian", "Achievement"),
        "formula": ("rumus", "formula"),
        "calculation": ("hitungan", "calculation"),
        "rounded": ("dibulatkan", "rounded"),
        "category": ("kategori", "category"),
        "outside-scale": ("tidak ada; di luar {range}", "none; outside {range}"),
        "target": ("target", "target"),
        "realisation": ("realisasi", "realisation"),
        "rule": ("aturan", "rule"),
        "limit": ("batas", "limit"),
        "parts": ("gabungan", "put together"),
        "from": ("dihitung dari", "computed from"),
        "assessor": ("penilai", "assessor"),
        "why-not": ("sebab", "because"),
        "basis": ("dasar", "basis"),
        "reading-of": ("bacaan {name}", "reading {name}"),
        "places": ("{places} desimal, {rule}", "{places} {places:decimal|decimals}, {rule}"),
        "limited-cap": ("dibatasi paling tinggi {limit}%", "limited to at most {limit}%"),
        "limited-floor": ("dibatasi paling rendah {limit}%", "limited to at least {limit}%"),
        "from-published": ("dari nilai terbit {value}", "from the published value {value}"),
        "from-exact": ("dari nilai eksak {value}", "from the exact value {value}"),
        "inside-range": ("di dalam rentang target, dihitung 100%", "inside the target range, taken as 100%"),
        "range-end": ("ujung rentang yang dipakai: {value}", "the end of the range used: {value}"),
        "met-zero": ("target 0 dibaca tercapai atau tidak", "a target of 0 read as met or not"),
        "recorded": ("dicatat {date}", "recorded {date}"),
        "issued": ("terbit {date}", "issued {date}"),
        "given-as": ("dilaporkan {given}", "reported as {given}"),
        "counted-achieved": ("tercapai: {names}", "reached: {names}"),
        "counted-all": ("dihitung: {names}", "counted: {names}"),
        # headings of tables
        "indicator": ("Indikator", "Indicator"),
        "target-heading": ("Target", "Target"),
        "category-heading": ("Kategori", "Category"),
        "category-of-achievement": ("Kategori capaian", "Its category"),
        "short-zero-target": ("target nol", "target is zero"),
        "short-no-target": ("tanpa target", "no target"),
        "short-no-polarity": ("tanpa arah", "no polarity"),
        "short-zero-denominator": ("penyebut nol", "denominator is zero"),
        "short-missing-component": ("komponen belum lengkap", "component missing"),
        "short-out-of-range": ("di luar rentang", "out of range"),
        "short-conflict": ("angka bertentangan", "numbers conflict"),
        "number-of-digits": ("Angka dengan lebih dari {limit} digit", "A number of more than {limit} digits"),
        "number-of-digits-of": (
            "Angka dengan lebih dari {limit} digit ({names})",
            "A number of more than {limit} digits ({names})",
        ),
        "computed-with": ("yang masih dihitung", "what is computed with"),
        "unit": ("Satuan", "Unit"),
        "period": ("Periode", "Period"),
        "status": ("Status", "Status"),
        "reading": ("Bacaan", "Reading"),
        "finding": ("Temuan", "Finding"),
        "set": ("Himpunan", "Set"),
        "office": ("Perangkat daerah", "Office"),
        "decree": ("Dokumen", "Document"),
        "polarity": ("Arah", "Polarity"),
        "definition": ("Definisi", "Definition"),
        "choice": ("Alasan pemilihan", "Reason for choosing it"),
        "printed-formula": ("Formulasi tercetak", "Formula as printed"),
        "source": ("Sumber data", "Data source"),
        "responsible": ("Penanggung jawab", "Responsible"),
        "scale": ("Skala", "Scale"),
        "code": ("Kode", "Code"),
        "not-in-text": ("tidak ada dalam naskah", "not in the text"),
        # operators of a formula in words
        "smaller_of": ("terkecil", "smaller_of"),
        "larger_of": ("terbesar", "larger_of"),
    }
)

REASONS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    records.REASONS
    | {
        "not-reported": (
            "Belum ada realisasi {indicator} untuk {period}. Isi realisasinya; kosong tidak dianggap nol.",
            "There is no realisation of {indicator} for {period}. Report it; blank is not taken as zero.",
        ),
        "not-applicable": (
            "{indicator} tidak berlaku untuk {period}.",
            "{indicator} does not apply to {period}.",
        ),
        "missing-component": (
            "Komponen {names} belum diisi untuk {period}. Isi komponen itu; kosong tidak dianggap nol.",
            "Component {names} is not filled in for {period}. Fill it in; blank is not taken as zero.",
        ),
        "missing-source": (
            "{names} belum punya nilai untuk {period}, sedangkan {indicator} dihitung darinya.",
            "{names} has no value for {period}, and {indicator} is computed from it.",
        ),
        "zero-denominator": (
            (
                "‘{divisor}’ bernilai 0 untuk {period}, jadi ‘{formula}’ tidak punya nilai. Periksa angkanya, atau "
                "nyatakan tidak berlaku untuk periode ini."
            ),
            (
                "‘{divisor}’ is 0 for {period}, so ‘{formula}’ has no value. Check the number, or mark the "
                "indicator as not applicable for this period."
            ),
        ),
        "zero-target": (
            (
                "Target {period} bernilai 0, jadi capaian tidak dapat dihitung. Nilainya tetap berlaku; "
                "bandingkan langsung dengan target."
            ),
            (
                "The target for {period} is 0, so there is no achievement. The value stands; compare it "
                "with the target directly."
            ),
        ),
        "negative-target": (
            "Target {period} negatif, jadi perbandingan realisasi dengan target tidak bermakna.",
            "The target for {period} is negative, so the ratio of realisation to target means nothing.",
        ),
        "negative-realisation": (
            "Realisasi {period} negatif, jadi target dibagi realisasi tidak bermakna.",
            "The realisation of {period} is negative, so target over realisation means nothing.",
        ),
        "no-target": (
            "Target {indicator} untuk {period} tidak ada. Tambahkan targetnya dari Perjanjian Kinerja.",
            "There is no target of {indicator} for {period}. Add it from the Perjanjian Kinerja.",
        ),
        "no-polarity": (
            "Arah {indicator} tidak dinyatakan. Tulis polarity: higher, lower-mirror, lower-inverse atau stabilise.",
            "The polarity of {indicator} is not declared. Write one: higher, lower-mirror, lower-inverse or stabilise.",
        ),
        "ordinal-target": (
            "Target {target} adalah predikat: tercapai atau tidak; capaiannya tidak berupa persen.",
            "The target {target} is a predicate: reached or not, never divided.",
        ),
        "out-of-range": (
            "{value} berada di luar {range}. Periksa angkanya.",
            "{value} lies outside {range}. Check the number.",
        ),
        "unknown-indicator": (
            "Tidak ada indikator berkode {given}. Periksa kodenya, atau tambahkan indikatornya.",
            "There is no indicator with the code {given}. Check the code, or add the indicator.",
        ),
        "out-of-bounds": (
            (
                "Angkanya terlalu besar untuk bilangan bulat 64 bit, atau desimalnya lebih dari yang dibaca. Tambah "
                "yang dibaca dengan places, paling banyak 9, atau pakai beyond='exact'. Dari rata-rata yang dihitung "
                "sendiri, berikan komponennya atau hasil round(9)."
            ),
            (
                "The numbers are too large for integers of 64 bits, or have more decimals than are read. Read more by "
                "places, 9 at most, or use beyond='exact'. Of a mean you computed, give the components or round(9)."
            ),
        ),
        "unverified": (
            "Realisasi {indicator} untuk {period} berstatus {state} dan tidak dihitung.",
            "The realisation of {indicator} for {period} is {state} and does not count.",
        ),
        "conflict": (
            "Ada dua angka berbeda untuk {names} pada {period}; tidak dipilihkan salah satu.",
            "There are two different numbers of {names} for {period}; none is chosen.",
        ),
        "unit-mismatch": (
            "{given} tidak dapat dijadikan {unit}, satuan {name}.",
            "{given} cannot be converted to {unit}, the unit of {name}.",
        ),
        "no-consolidation": (
            (
                "{indicator} dilaporkan per {parts}, tetapi cara menggabungkannya tidak dinyatakan. Tulis "
                "consolidation: sum, average, last, maximum atau ratio-of-sums."
            ),
            (
                "{indicator} is reported by {parts}, but how the parts are put together is not declared. Write "
                "consolidation: sum, average, last, maximum or ratio-of-sums."
            ),
        ),
        "too-large": (
            (
                "Rumus {indicator} terlalu besar untuk digabung dari {count} bagian. Hitung sebagian lebih dahulu, "
                "atau laporkan angka {period} langsung."
            ),
            (
                "The formula of {indicator} is too large to be put together from {count} parts. Compute part of it "
                "upstream, or report the numbers of {period} themselves."
            ),
        ),
        "not-defined": (
            "{indicator} belum atau tidak lagi ditetapkan untuk {period}.",
            "{indicator} is not yet, or no longer, defined for {period}.",
        ),
        "not-aggregated": (
            (
                "{indicator} tidak digabung antarperangkat daerah, karena cara menggabungkannya tidak dinyatakan. "
                "Tulis aggregation: ratio-of-sums, sum, average atau weighted-average."
            ),
            (
                "{indicator} is not put together from several offices, as how to do that is not declared. Write "
                "aggregation: ratio-of-sums, sum, average or weighted-average."
            ),
        ),
        "kept-apart": (
            "{indicator} menurut definisinya tidak digabung antarperangkat daerah (aggregation = none).",
            "{indicator} is by its definition not put together from several offices (aggregation = none).",
        ),
        "only-words": (
            "{indicator} berupa predikat, yang tidak digabung antarperangkat daerah.",
            "{indicator} is a predicate, and predicates are not put together from several offices.",
        ),
        "different-definitions": (
            "Definisi {indicator} tidak sama ({names}), jadi angkanya tidak digabung.",
            "{indicator} is not defined alike ({names}), so its numbers are not put together.",
        ),
        "no-weight": (
            "Penimbang {weight} untuk {names} belum ada, jadi {indicator} tidak dapat ditimbang.",
            "There is no weight {weight} of {names}, so {indicator} cannot be weighted.",
        ),
        "incomplete": (
            "{indicator} untuk {period} belum lengkap: belum ada angka dari {names}.",
            "{indicator} for {period} is incomplete: there is no number from {names}.",
        ),
        "unknown-predicate": (
            "{given} bukan predikat {indicator}; yang ada: {known}.",
            "{given} is no predicate of {indicator}; there are: {known}.",
        ),
    }
)
