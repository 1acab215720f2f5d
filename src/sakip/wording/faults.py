"""What is said of a set file that cannot be loaded: what its keys and its tables mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sakip.wording import formulas, syntax
from sakip.wording.syntax import error

if TYPE_CHECKING:
    from sakip.wording.words import Words

_NUMBERS = {
    "number-none": error(
        "{given} bukan angka.",
        "{given} is not a number.",
        "Tulis seperti 1234.5; sebuah predikat ditulis {example}.",
        "Write it like 1234.5; a predicate is written {example}.",
    ),
    "number-plain": error(
        "{given} bukan angka biasa.",
        "{given} is not a plain number.",
        "Desimal ditulis dengan titik, tanpa pemisah ribuan. {hint_id}",
        "Decimals are written with a point, thousands without a separator. {hint_en}",
    ),
    "number-blank": error(
        "Nilainya kosong, dan kosong tidak dianggap nol.",
        "It is blank, and blank is not zero.",
        "Hapus, atau tulis 0 bila memang nol.",
        "Leave it out, or write 0 if zero is meant.",
    ),
    "number-exponent": error(
        "{given} ditulis dengan pangkat.",
        "{given} is written with an exponent.",
        "Tulis semua angkanya.",
        "Write the digits out.",
    ),
    "number-truth": error(
        "{given} bukan angka, melainkan ya atau tidak.",
        "{given} is a truth value, not a number.",
        "Tulis 1 atau 0 bila angka yang dimaksud.",
        "Write 1 or 0 if a number is meant.",
    ),
    "number-too-long": error(
        "{given} punya lebih dari 18 angka di depan atau 9 di belakang tanda desimal.",
        "{given} has more than 18 digits before or 9 after the decimal separator.",
        "Pakai satuan yang lebih besar (juta rupiah), atau bulatkan di sumbernya.",
        "Use a larger unit (juta rupiah), or round it at its source.",
    ),
    "number-over-zero": error(
        "{given} dibagi nol.",
        "{given} divides by zero.",
        "Tulis pembagi selain nol.",
        "Write a divisor other than zero.",
    ),
    "number-maybe-thousands": error(
        "{given} dapat berarti ribuan, dapat pula tiga angka desimal.",
        "{given} may be grouped or have three decimals.",
        "Tulis tanpa titik, atau dengan angka desimal yang lain jumlahnya: 1500 atau 1.5000.",
        "Write it without a point, or with another number of decimals: 1500 or 1.5000.",
    ),
    "range-upside-down": error(
        "Rentang {lower} sampai {upper} terbalik.",
        "Range {lower} to {upper} is upside down.",
        "Tulis ujung bawahnya lebih dahulu.",
        "Give the lower end first.",
    ),
    "bad-year": error(
        "{given} bukan tahun dari {first} sampai {last}.",
        "{given} is not a year from {first} to {last}.",
        "Tulis tahun dengan empat angka, seperti 2024.",
        "Write the year in four digits, such as 2024.",
    ),
}

_UNITS = {
    "unit-other-kind": error(
        "Satuan “{source}” tidak dapat dijadikan “{target}”.",
        "Unit “{source}” does not convert to “{target}”.",
        "Tulis dalam satuan yang sejenis.",
        "Write both in units of the same kind.",
    ),
    "unit-no-name": error(
        "{given} bukan nama satuan.",
        "{given} is not the name of a unit.",
        "Tulis nama seperti “dokumen” dalam tanda kutip.",
        "Write a name such as “dokumen” in quotes.",
    ),
    "unit-no-count": error(
        "{given} tidak dapat menjadi nama satuan hitung.",
        "{given} cannot be the name of a count.",
        "Tulis kata dari huruf a sampai z, paling banyak {limit} huruf.",
        "Write words of the letters a to z, {limit} characters at most.",
    ),
    "unit-is-known": error(
        "{given} tidak dapat dinyatakan sebagai satuan hitung: itu sudah satuan “{name}”.",
        "{given} cannot be declared as a count: it is the unit “{name}” already.",
        "Beri satuan hitung itu nama lain.",
        "Give the count another name.",
    ),
    "target-two-units": error(
        "Satuan target ini ditulis “{first}” dan juga “{second}”.",
        "The target is in “{first}” and in “{second}”.",
        "Sebut satuannya satu kali.",
        "Name its unit once.",
    ),
}

_INDICATORS = {
    "blank-text": error(
        "Kunci “{name}” tidak boleh kosong.",
        "Key “{name}” must not be blank.",
        "Isi {name}.",
        "Fill in {name}.",
    ),
    "bad-code": error(
        "Kode {given} memuat spasi atau tanda kendali, padahal kode dipakai sebagai nama di baris perintah.",
        "Code {given} has a blank or a control character in it, and codes are names on the command line.",
        "Tulis {example}.",
        "Write {example}.",
    ),
    "places-range": error(
        "{given} bukan jumlah angka di belakang koma.",
        "{given} is no number of decimal places.",
        "Tulis 0 sampai {limit}.",
        "Write 0 to {limit}.",
    ),
    "dates-reversed": error(
        "Berlakunya terbalik: dari {first} sampai {last}.",
        "It is valid from {first} until {last}.",
        "Tukar kedua tanggalnya.",
        "Exchange them.",
    ),
    "floor-above-cap": error(
        "Batas bawah capaian (floor) {floor} di atas batas atasnya (cap) {cap}.",
        "The floor {floor} is above the cap {cap}.",
        "Tukar keduanya.",
        "Exchange them.",
    ),
    "zero-target-direction": error(
        "Target nol dibaca tercapai atau tidak hanya bila makin rendah makin baik.",
        "A zero target is read as met or not only where less is better.",
        "Biarkan {example}.",
        "Keep {example}.",
    ),
    "weighted-by": error(
        "Cara penggabungan {aggregation} tidak cocok dengan penimbang {weighted}.",
        "Aggregation {aggregation} does not go with weighted_by {weighted}.",
        "Sebutkan weighted_by untuk weighted-average, dan hanya untuk itu.",
        "Name what a weighted-average is weighted by, and only then.",
    ),
    "predicate-twice": error(
        "Ada predikat yang disebut dua kali.",
        "A predicate is named twice.",
        "Sebut masing-masing satu kali, dari yang terendah.",
        "List each once, worst first.",
    ),
    "predicates-together": error(
        "Predikat tidak dapat digabung dengan cara “{name}”.",
        "Predicates cannot be put together by “{name}”.",
        "Hanya yang terakhir dapat mewakili seluruhnya: tulis {example}.",
        "Only the last can stand for the whole: write {example}.",
    ),
    "indicator-cycle": error(
        "Indikator saling menghitung melingkar: {path}.",
        "Indicators are computed from one another in a circle: {path}.",
        "Putuskan lingkarannya: laporkan salah satunya.",
        "Break the circle: report one of them.",
    ),
    "definitions-overlap": error(
        "Dua definisi “{name}” sama-sama berlaku {when_id}.",
        "Two definitions of “{name}” are both valid {when_en}.",
        "Isi valid_from dan valid_until masing-masing, atau issued untuk yang ditetapkan kemudian.",
        "Give each its valid_from and valid_until, or say by issued which was decreed later.",
    ),
}

_SCALES = {
    "scale-two-ways": error(
        "Skala ini punya tabel tercetak dan juga ambang sendiri.",
        "The scale has a printed table and thresholds of its own.",
        "Pakai salah satu.",
        "Keep one of the two.",
    ),
    "scale-no-closure": error(
        "Skala ini tidak menyebut ujung mana yang termasuk ({name}).",
        "The scale does not say how its ends are read ({name}).",
        "Tulis {name} = “upper” bila ujung atas termasuk, “lower” bila ujung bawah.",
        "Write {name} = “upper” for (a, b] or “lower” for [a, b).",
    ),
    "scale-counts": error(
        "Skala ini punya {bands} kategori dan {edges} ambang.",
        "The scale has {bands} bands and {edges} thresholds.",
        "Ambangnya harus satu lebih banyak dari kategorinya.",
        "Give one threshold more than bands.",
    ),
    "scale-band-twice": error(
        "Kategori “{name}” ditulis dua kali dalam skala ini.",
        "The scale has band “{name}” twice.",
        "Beri setiap kategori kodenya sendiri.",
        "Give every band a code of its own.",
    ),
    "scale-open-inside": error(
        "Ada ambang kosong di antara dua kategori.",
        "There is an open threshold between two bands.",
        "Hanya yang paling luar boleh kosong.",
        "Only the outermost may be open.",
    ),
    "scale-not-rising": error(
        "Ambang skala ini tidak naik: {low} diikuti {high}.",
        "The thresholds do not rise: {low} is followed by {high}.",
        "Urutkan dari yang terendah.",
        "List them from the lowest to the highest.",
    ),
    "scale-no-range": error(
        "{given} bukan rentang.",
        "{given} is no range.",
        "Tulis seperti 60 - 70, =< 60, atau > 90.",
        "Write it like 60 - 70, =< 60 or > 90.",
    ),
    "scale-downwards": error(
        "Rentang {given} menurun.",
        "Range {given} runs downwards.",
        "Tulis ujung bawahnya lebih dahulu, seperti 60 - 70.",
        "Write the lower end first, as in 60 - 70.",
    ),
    "scale-no-rows": error(
        "Tabel skala ini tidak punya baris.",
        "The table of the scale has no rows.",
        "Isi sekurangnya satu.",
        "Give at least one.",
    ),
    "scale-choice": error(
        "{given} bukan pilihan untuk {name}.",
        "{given} is no choice for {name}.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "scale-no-day": error(
        "Skala suatu peraturan diminta, tetapi tidak disebut untuk hari apa.",
        "A scale of a regulation is asked for, but nothing says on which day.",
        "Isi year himpunan ini, atau date pada [decree].",
        "Give the set a year or a decree date.",
    ),
    "not-yet-in-force": error(
        "Pada {day} belum ada peraturan untuk ini.",
        "Nothing held here is in force on {day}.",
        "Yang ada berlaku sejak {starts}.",
        "There are some from {starts}.",
    ),
}

_RECORDS = {
    "target-no-period": error(
        "Target {given} untuk “{name}” tidak menyebut periode.",
        "Target {given} of “{name}” has no period.",
        "Isi period pada dokumennya, atau tulis {example}.",
        "Give the document a period, or write {example}.",
    ),
    "document-replaces-itself": error(
        "Dokumen “{name}” menggantikan dirinya sendiri.",
        "Document “{name}” replaces itself.",
        "Sebut dokumen yang diubahnya.",
        "Name the document it revises.",
    ),
    "node-own-parent": error(
        "Simpul “{name}” menjadi induk dirinya sendiri.",
        "Node “{name}” is its own parent.",
        "Beri kode lain, atau induk lain.",
        "Give it another code, or another parent.",
    ),
    "link-no-ends": error(
        "Hubungan ini tidak punya ujung bawah (lower) maupun atas (upper).",
        "The link has neither a lower nor an upper end.",
        "Sebut sekurangnya satu simpul.",
        "Name at least one node of the plan.",
    ),
    "link-one-end": error(
        "Hubungan “{name}” tidak punya ujung {blank}.",
        "The link of “{name}” has no {blank} end.",
        "Sebut simpulnya, atau perangkat daerah pemiliknya: {blank} = … atau office = …",
        "Name the node, or the office whose node it is: {blank} = … or office = …",
    ),
    "rupiah-none": error(
        "{given} bukan jumlah rupiah.",
        "{given} is no amount of rupiah.",
        "Tulis seperti 450000000, Rp 450.000.000, atau 450 juta.",
        "Write it like 450000000, Rp 450.000.000 or 450 juta.",
    ),
    "rupiah-unclear": error(
        "{given} dapat berarti {whole} rupiah, dapat pula kurang dari seribu.",
        "{given} may be {whole} rupiah, or less than a thousand.",
        "Tulis {whole}, atau Rp {grouped}.",
        "Write {whole}, or Rp {grouped}.",
    ),
    "budget-empty": error(
        "Anggaran ini tidak menyebut pagu (amount) maupun realisasi (spent).",
        "The budget gives neither an amount nor what was spent.",
        "Isi salah satunya; tulis 0 bila memang nol.",
        "Fill in one of them; write 0 if zero is meant.",
    ),
}

FINDINGS: Final[dict[str, Words]] = (
    syntax.FINDINGS | _NUMBERS | _UNITS | formulas.FINDINGS | _INDICATORS | _SCALES | _RECORDS
)

TERMS: Final[dict[str, tuple[str, str]]] = {
    "a-aggregation": ("cara menggabungkan perangkat daerah", "aggregation"),
    "a-achievement_from": ("dasar capaian", "basis of an achievement"),
    "a-zero_target": ("bacaan target nol", "reading of a zero target"),
    "a-level-of-the-cascade": ("jenjang", "level of the cascade"),
    "a-kind-of-link": ("jenis hubungan", "kind of link"),
    "a-version-of-a-budget": ("versi anggaran", "version of a budget"),
    "a-rule": ("aturan capaian", "achievement rule"),
    "a-check": ("pemeriksaan", "check"),
    "value-table": ("Sebuah tabel", "A table"),
    "value-list": ("Sebuah daftar", "A list"),
}
