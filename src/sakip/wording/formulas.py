"""What is said of a formula in a set file that cannot be recorded, and of an expression that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sakip.wording.syntax import error

if TYPE_CHECKING:
    from sakip.wording.words import Words

_FORMULAS = {
    "formula-other-unit": error(
        "Hasil rumus berupa {found}, sedangkan satuan indikatornya {unit}.",
        "The formula comes out in {found}, but the indicator is measured in {unit}.",
        "Perbaiki satuan indikator, atau satuan komponennya.",
        "Correct the unit of the indicator, or the units of its components.",
    ),
    "formula-other-size": error(
        "Hasil rumus {times} kali sebesar {unit}, satuan indikatornya.",
        "The formula comes out in units {times} times the size of {unit}, the unit of the indicator.",
        "Kalikan bagian dengan 100%, tulis komponen dalam satuan indikator, atau tulis pengalinya.",
        "Multiply a share by 100%, give the components in the unit of the indicator, or write the factor.",
    ),
    "formula-mixed-units": error(
        "{first} dan {second} tidak dapat dijumlahkan, dikurangkan, atau dibandingkan.",
        "{first} and {second} cannot be added, subtracted or compared.",
        "Beri komponennya satuan yang sejenis.",
        "Give the components units of one kind.",
    ),
    "formula-mixed-sizes": error(
        "Satuan yang satu {times} kali yang lain, jadi tidak dapat dijumlahkan atau dibandingkan.",
        "Units of different size, one {times} times the other, cannot be added or compared.",
        "Beri komponennya satu satuan.",
        "Give the components one unit.",
    ),
    "formula-no-kind": error(
        "Rumus ini tidak menyebut jenisnya (kind).",
        "The formula does not say its kind.",
        "Tulis seperti {example}.",
        "Write it like {example}.",
    ),
    "formula-unknown-key": error(
        "Rumus {kind} tidak punya kunci “{name}”.",
        "A {kind} formula has no key “{name}”.",
        "{hint_id}",
        "{hint_en}",
    ),
    "formula-missing-key": error(
        "Rumus {kind} memerlukan {names}.",
        "A {kind} formula needs {names}.",
        "Kunci rumus itu: {accepted}.",
        "It takes {accepted}.",
    ),
    "formula-not-text": error(
        "Isi kunci “{name}” dari rumus {kind} harus teks, bukan {given}.",
        "Key “{name}” of a {kind} formula is text, not {given}.",
        "Tulis dalam tanda kutip.",
        "Write it in quotes.",
    ),
    "formula-arguments": error(
        "Isi rumus {kind} tidak dapat dipakai.",
        "No {kind} formula can be made of this.",
        "Periksa bentuk isi kuncinya: {accepted}.",
        "Check what its keys are given: {accepted}.",
    ),
    "formula-no-components": error(
        "Rumus rata-rata memerlukan komponen, masing-masing satu kali.",
        "An average needs components, each named once.",
        "Tulis seperti {example}.",
        "List them like {example}.",
    ),
    "formula-no-assessor": error(
        "Nilai dari pihak lain memerlukan penilai (assessor) dan dokumennya (document).",
        "An external score needs its assessor and its document.",
        "Sebutkan siapa yang menilai dan di mana nilainya tercantum.",
        "Name who gives it and where it stands.",
    ),
    "formula-weights": error(
        "Bobot indeks harus berjumlah tepat 1, sedangkan ini berjumlah {total}.",
        "The weights of an index must sum to exactly 1, and these sum to {total}.",
        "Tulis bobot yang sama sebagai pecahan, seperti “1/9”, bukan 0.11.",
        "Write equal weights as a ratio, such as “1/9”, not as 0.11.",
    ),
    "formula-weight-negative": error(
        "Ada bobot indeks di bawah nol.",
        "A weight of an index is negative.",
        "Tulis bobot dari 0 sampai 1.",
        "Give weights from 0 to 1.",
    ),
    "formula-over": error(
        "Kunci over harus menyebut indikator, masing-masing satu kali.",
        "Key over must name indicators, each once.",
        "Tulis {example}, atau daftar kode.",
        "Write {example}, or a list of codes.",
    ),
    "formula-no-component": error(
        "Rumus ini tidak punya komponen “{name}”.",
        "The formula has no component “{name}”.",
        "{hint_id}",
        "{hint_en}",
    ),
    "formula-too-large": error(
        "Rumus ini punya lebih dari {limit} bagian atau bertingkat lebih dari {deepest}.",
        "The formula has more than {limit} nodes or is nested deeper than {deepest}.",
        "Hitung sebagian lebih dahulu, dan laporkan hasilnya sebagai komponen.",
        "Compute part of it upstream and report the result as a component.",
    ),
    "component-name": error(
        "{given} tidak dapat menjadi nama komponen.",
        "{given} cannot name a component.",
        "Pakai huruf, angka, dan garis bawah, diawali huruf, paling banyak 60.",
        "Use letters, digits and underscores, starting with a letter, at most 60.",
    ),
    "component-twice": error(
        "Komponen “{name}” mewakili dua hal.",
        "Component “{name}” stands for two things.",
        "Beri masing-masing namanya sendiri.",
        "Give each its own name.",
    ),
    "component-not-taken": error(
        "Tidak disebut dari indikator mana komponen “{name}” diambil.",
        "Component “{name}” is not taken from anything.",
        "Tulis seperti {example}.",
        "Write it like {example}.",
    ),
    "rule-components": error(
        "Rumus aturan capaian ini memakai komponen {names}.",
        "The formula of this achievement rule is over {names}.",
        "Komponennya harus realisasi dan target.",
        "Its components must be realisasi and target.",
    ),
    "rule-no-namespace": error(
        "Nama aturan “{name}” tidak diawali nama milik sendiri.",
        "Rule “{name}” has no namespace.",
        "Beri awalan, seperti “jember.separuh”.",
        "Put a name of your own before it, as in “jember.separuh”.",
    ),
    "rule-twice": error(
        "Aturan “{name}” sudah ada.",
        "There is a rule “{name}” already.",
        "Beri yang ini nama lain.",
        "Give this one a name of its own.",
    ),
}

_HOW = (
    "Tulis angka, nama komponen, + - * /, kurung, smaller_of(a, b), atau larger_of(a, b).",
    "Write numbers, component names, + - * /, brackets, smaller_of(a, b) or larger_of(a, b).",
)
_AT = ("{text}, kolom {column}: ", "{text}, column {column}: ")
_EXPRESSIONS = {
    f"expression-{code}": error(_AT[0] + indonesian, _AT[1] + english, *_HOW)
    for code, indonesian, english in (
        ("unexpected", "{given} tidak pada tempatnya.", "{given} is not expected here."),
        ("sign", "{given} tidak punya arti dalam rumus.", "{given} has no meaning in an expression."),
        ("colon", "“:” berarti bagi hanya bila ada spasi di sampingnya.", "“:” divides only with a blank beside it."),
        ("ends", "rumusnya belum selesai.", "the expression ends too early."),
        ("function", "tidak ada fungsi “{name}”.", "there is no function “{name}”."),
        ("open-bracket", "kurung tidak ditutup.", "a bracket is not closed."),
        ("too-deep", "kurung bertingkat lebih dari {limit}.", "brackets are nested deeper than {limit}."),
        ("values", "di sini diperlukan {count} nilai.", "{count} values are needed here."),
        ("number", "{given} bukan angka yang dapat dibaca.", "{given} is no number that can be read."),
    )
} | {
    "expression-too-long": error(
        "Rumus ini lebih panjang dari {limit} huruf.",
        "The expression is longer than {limit} characters.",
        "Pendekkan rumusnya.",
        "Shorten it.",
    ),
}

FINDINGS: Final[dict[str, Words]] = _FORMULAS | _EXPRESSIONS
