"""The sentences of findings: one entry a code."""

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
from sakip.wording.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_BANDS = {
    "bands-shared-end": Words(
        "warning",
        "Skala {scale}: nilai {to} termasuk baik dalam “{below}” maupun “{above}”.",
        "Scale {scale}: {to} belongs to both “{below}” and “{above}”.",
        "Tulis batas yang tidak berimpit dan tidak berlubang; selama belum, nyatakan cara bacanya dengan read_as.",
        "Print ends that neither meet twice nor leave a hole; until then, say by read_as how it is read.",
    ),
    "bands-hole": Words(
        "warning",
        "Skala {scale}: nilai antara {from} dan {to} tidak termasuk “{below}” maupun “{above}”.",
        "Scale {scale}: values between {from} and {to} belong to neither “{below}” nor “{above}”.",
        "Tulis batas yang tidak berimpit dan tidak berlubang; selama belum, nyatakan cara bacanya dengan read_as.",
        "Print ends that neither meet twice nor leave a hole; until then, say by read_as how it is read.",
    ),
    "bands-missing-end": Words(
        "warning",
        "Skala {scale}: nilai {to} tidak termasuk “{below}” maupun “{above}”.",
        "Scale {scale}: {to} belongs to neither “{below}” nor “{above}”.",
        "Tulis batas yang tidak berimpit dan tidak berlubang; selama belum, nyatakan cara bacanya dengan read_as.",
        "Print ends that neither meet twice nor leave a hole; until then, say by read_as how it is read.",
    ),
    "bands-overlap": Words(
        "warning",
        "Skala {scale}: “{below}” dan “{above}” bertumpang tindih dari {to} sampai {from}.",
        "Scale {scale}: “{below}” and “{above}” overlap from {to} to {from}.",
        "Perbaiki batas tabelnya.",
        "Correct the ends of the table.",
    ),
}

_SET_FILES = {
    "encoding": Words(
        "error",
        "Berkas ini bukan teks UTF-8.",
        "The file is not UTF-8 text.",
        "Simpan sebagai UTF-8.",
        "Save it as UTF-8.",
    ),
    "too-large": Words(
        "error",
        "Terlalu besar: {what} {size}, batasnya {limit}.",
        "Too large: {what} {size}, the limit is {limit}.",
        "Bagi menjadi beberapa himpunan.",
        "Split it into several sets.",
    ),
    "too-many-values": Words(
        "error",
        "Berkas ini berisi {count} nilai, batasnya {limit}.",
        "The file holds {count} {count:value|values}, the limit is {limit}.",
        "Bagi menjadi beberapa himpunan.",
        "Split it into several sets.",
    ),
    "definitions-too-many": Words(
        "error",
        "{count} definisi yang dihitung dari satu sama lain berubah pada {days} hari: terlalu banyak untuk diperiksa.",
        "{count} {count:definition|definitions} computed from one another change on {days} days: too many to look at.",
        "Hapus definisi yang tidak lagi dipakai mengukur periode mana pun.",
        "Leave out those that no period is measured by any more.",
    ),
    "more-faults": Words(
        "error",
        "Hanya {named} kesalahan pertama yang disebut; mungkin masih ada yang lain.",
        "Only the first {named} faults are named; there may be others.",
        "Perbaiki yang disebut ini dahulu.",
        "Mend these first.",
    ),
    "nested-too-deep": Words(
        "error",
        "Bertingkat lebih dari {limit}.",
        "Nested deeper than {limit}.",
        "Ratakan susunannya.",
        "Flatten it.",
    ),
    "schema-version": Words(
        "error",
        "schema = {given} tidak dikenal: sakip {version} membaca sampai schema = {known}.",
        "schema = {given} is not known: sakip {version} reads up to schema = {known}.",
        "{hint_id}",
        "{hint_en}",
    ),
    "unknown-key": Words(
        "error", "Kunci “{name}” tidak dikenal.", "There is no key “{name}”.", "{hint_id}", "{hint_en}"
    ),
    "missing-key": Words(
        "error", "Kunci “{name}” belum ada.", "Key “{name}” is missing.", "Tambahkan {name} = …", "Add {name} = …"
    ),
    "wrong-type": Words(
        "error",
        "{given} bukan {expected_id}.",
        "{given} is not {expected_en}.",
        "{hint_id}",
        "{hint_en}",
    ),
    "bad-confidence": Words(
        "error",
        "{given} bukan tanda keyakinan.",
        "{given} is no confidence flag.",
        "Tulis T, T(repr.), S, S×2, M, atau C.",
        "Write T, T(repr.), S, S×2, M, or C.",
    ),
    "bad-value": Words(
        "error",
        "Tidak dapat dipakai; keterangannya, dalam bahasa Inggris: “{what}”.",
        "Cannot be used: {what}.",
        "{remedy}",
        "{remedy}",
    ),
    "duplicate-code": Words(
        "error",
        "{kind} “{name}” ditulis dua kali.",
        "{kind} “{name}” stands here twice.",
        "Beri kode lain atau hapus salah satu.",
        "Give it another code or remove one.",
    ),
    "unknown-reference": Words(
        "error",
        "Tidak ada {kind} bernama “{name}”.",
        "There is no {kind} called “{name}”.",
        "{hint_id}",
        "{hint_en}",
    ),
    "unknown-unit": Words(
        "error",
        "Tidak ada satuan bernama “{name}”.",
        "There is no unit called “{name}”.",
        "{hint_id} Himpunan dapat menyatakan satuan hitungnya sendiri di [[unit]].",
        "{hint_en} A set can declare a count of its own under [[unit]].",
    ),
    "cycle": Words(
        "error",
        "Himpunan saling memperluas melingkar: {path}.",
        "Sets extend one another in a circle: {path}.",
        "Putuskan lingkarannya.",
        "Break the circle.",
    ),
}

_REALISATIONS = {
    "unknown-indicator": Words(
        "error",
        "Indikator “{name}” tidak ada dalam himpunan {set}.",
        "Set {set} has no indicator “{name}”.",
        "{hint_id}",
        "{hint_en}",
    ),
    "unknown-component": Words(
        "error",
        "Indikator {indicator} tidak punya komponen “{name}”.",
        "Indicator {indicator} has no component “{name}”.",
        "{hint_id}",
        "{hint_en}",
    ),
    "bad-number": Words(
        "error",
        "{given} bukan angka yang ditulis dengan tanda desimal “{decimal}”.",
        "{given} is no number written with decimal sign “{decimal}”.",
        "Tulis seperti {example}.",
        "Write it like {example}.",
    ),
    "maybe-thousands": Words(
        "warning",
        "{given} dibaca {value}, karena berkas ini memakai titik desimal.",
        "{given} is read as {value}, because the file is written with decimal points.",
        "Jika titiknya pemisah ribuan, hapus titiknya atau pisahkan kolom dengan titik koma.",
        "If the point separates thousands, remove it or separate columns by semicolons.",
    ),
    "bad-predicate": Words(
        "error",
        "{given} bukan predikat indikator ini.",
        "{given} is no predicate of this indicator.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "unknown-column": Words(
        "warning",
        "Kolom “{name}” tidak dikenal dan tidak dibaca.",
        "Column “{name}” is not known and not read.",
        "Kolom yang dibaca: {known}.",
        "Columns that are read: {known}.",
    ),
    "encoding-guessed": Words(
        "warning",
        "Berkas ini bukan UTF-8; dibaca sebagai Windows-1252.",
        "The file is not UTF-8; it was read as Windows-1252.",
        "Simpan sebagai CSV UTF-8.",
        "Save it as CSV UTF-8.",
    ),
    "bad-period": Words(
        "error",
        "{given} bukan periode.",
        "{given} is no period.",
        "Tulis seperti 2024, 2024-S1, 2024-Q2, 2024-05 atau TW II 2024.",
        "Write it like 2024, 2024-S1, 2024-Q2, 2024-05 or TW II 2024.",
    ),
    "bad-date": Words(
        "error",
        "{given} bukan tanggal.",
        "{given} is no date.",
        "Tulis seperti 2024-01-30 atau 30 Januari 2024.",
        "Write it like 2024-01-30 or 30 Januari 2024.",
    ),
    "bad-state": Words(
        "error",
        "{given} bukan status realisasi.",
        "{given} is no state of a realisation.",
        "Tulis draf, diajukan, terverifikasi, ditolak atau tidak berlaku.",
        "Write draf, diajukan, terverifikasi, ditolak or tidak berlaku.",
    ),
    "bad-unit": Words(
        "error",
        "{given} tidak dapat dijadikan {unit}, satuan komponen {component}.",
        "{given} cannot be converted to {unit}, the unit of component {component}.",
        "Tulis dalam satuan yang sejenis.",
        "Give it in a unit of the same kind.",
    ),
    "no-header": Words(
        "error",
        "Tidak ada baris judul kolom.",
        "There is no header row.",
        "Baris pertama harus menyebut nama kolom.",
        "The first row must name the columns.",
    ),
    "spreadsheet-file": Words(
        "error",
        "Ini berkas Excel atau lembar kerja lain, bukan CSV.",
        "This is a workbook of Excel or another spreadsheet, and no CSV.",
        "Buka berkas itu dan simpan sebagai CSV (UTF-8).",
        "Open it and save it as CSV (UTF-8).",
    ),
    "binary-file": Words(
        "error",
        "Ini bukan berkas teks, sehingga bukan CSV.",
        "This is no text file, and so no CSV.",
        "Simpan datanya sebagai CSV (UTF-8).",
        "Save the data as CSV (UTF-8).",
    ),
    "header-found": Words(
        "info",
        "Judul kolom dibaca dari baris {line}; baris di atasnya tidak dibaca.",
        "The headings are read from line {line}; what stands above is not read.",
    ),
    "row-shape": Words(
        "error",
        "Baris ini punya {given} kolom, seharusnya {expected}.",
        "The row has {given} {given:column|columns} instead of {expected}.",
        "Periksa pemisah kolom dan tanda kutip.",
        "Check separators and quotes.",
    ),
    "rows-in-quotes": Words(
        "error",
        "Tanda kutip di baris ini baru ditutup di baris {last}; mulai baris {first} tetap dibaca sebagai baris data.",
        "A quote in this row is closed in line {last} only; the lines from {first} were read as rows all the same.",
        "Hapus tanda kutip itu, atau pergantian baris di dalam selnya.",
        "Take away the quote, or the line ends within its cell.",
    ),
    "records-too-many": Words(
        "error",
        "Berkas ini berisi lebih dari {limit} baris.",
        "The file has more than {limit} rows.",
        "Bagi berkasnya, misalnya per unit atau per tahun.",
        "Split the file, such as by unit or by year.",
    ),
    "rows-more": Words(
        "error",
        "{count} baris lain juga tidak terbaca; {named} yang pertama disebut satu per satu.",
        "{count} further {count:row|rows} cannot be read either; the first {named} are named one by one.",
        "Periksa pemisah kolom dan tanda kutip.",
        "Check separators and quotes.",
    ),
    "missing-cell": Words(
        "error",
        "Kolom {name} kosong.",
        "Column {name} is empty.",
        "Isi kolom itu.",
        "Fill it in.",
    ),
    "blank-value": Words(
        "info",
        "{indicator} {period}: komponen {component} belum diisi (bukan nol).",
        "{indicator} {period}: component {component} is not filled in (which is not zero).",
    ),
    "number-not-applicable": Words(
        "warning",
        "{indicator} {period}: {given} tidak dipakai, karena barisnya berstatus tidak berlaku.",
        "{indicator} {period}: {given} is not used, because its row says the indicator does not apply.",
        "Hapus angkanya, atau ubah statusnya.",
        "Remove the number, or change the status.",
    ),
    "file-style": Words(
        "info",
        "Kolom dipisah “{separator}”, desimal ditulis dengan “{decimal}”.",
        "Columns are separated by “{separator}”, decimals are written with “{decimal}”.",
    ),
    "more-findings": Words(
        "info",
        "{count} temuan lain “{code}”; {named} yang pertama disebut satu per satu.",
        "{count} further {count:finding|findings} “{code}”; the first {named} are named one by one.",
    ),
    "duplicate": Words(
        "warning",
        "{indicator} {period}: komponen {component} dilaporkan dua kali dengan angka yang sama.",
        "{indicator} {period}: component {component} is reported twice with the same number.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "conflict": Words(
        "error",
        "{indicator} {period}: komponen {component} dilaporkan {first} dan juga {second} pada tanggal catat yang sama.",
        "{indicator} {period}: component {component} is reported as {first} and as {second}, recorded the same day.",
        "Hapus yang keliru, atau isi kolom recorded agar koreksi dapat dibedakan.",
        "Remove the wrong one, or fill in recorded so that a correction can be told apart.",
    ),
    "correction": Words(
        "info",
        "{indicator} {period}: komponen {component} dikoreksi dari {first} menjadi {second} pada {recorded}.",
        "{indicator} {period}: component {component} was corrected from {first} to {second} on {recorded}.",
    ),
    "rejected": Words(
        "warning",
        "{indicator} {period}: realisasi berstatus {state} tidak dihitung.",
        "{indicator} {period}: the realisation is {state} and does not count.",
        "Verifikasi atau perbaiki datanya.",
        "Verify or correct it.",
    ),
    "unused": Words(
        "warning",
        "{indicator}: realisasi {period} tidak dipakai untuk {wanted}.",
        "{indicator}: the realisation of {period} is not used for {wanted}.",
        "Laporkan dengan jenis periode yang sama.",
        "Report periods of one kind.",
    ),
}

_RESULTS = {
    "partial-period": Words(
        "info",
        "{indicator}: {period} dihitung dari {filled} saja; {missing} belum diisi.",
        "{indicator}: {period} is computed from {filled} only; {missing} is not filled in.",
    ),
    "target-to-date": Words(
        "info",
        "{indicator}: capaian dibandingkan dengan target bagian yang terisi, {target}; target {period} ialah {whole}.",
        "{indicator}: it is compared with the target of the parts filled in, {target}, not {whole} of {period}.",
    ),
    "whole-target": Words(
        "warning",
        "{indicator}: capaian sampai {filled} dibandingkan dengan target setahun, karena target per periode tidak ada.",
        "{indicator}: the result up to {filled} is compared with the target of the whole year, as there are no others.",
        "Isi target per triwulan.",
        "Give targets by quarter.",
    ),
    "other-period": Words(
        "info",
        "{count} realisasi di luar {period} tidak dipakai: {periods}.",
        "{count} {count:realisation|realisations} outside {period} {count:is|are} not used: {periods}.",
        "Nilai periode lain dengan menyebut periodenya.",
        "Assess another period by naming it.",
    ),
    "scale-not-in-force": Words(
        "warning",
        "{indicator}: skala {scale} ({source}) tidak berlaku pada {period}.",
        "{indicator}: scale {scale} ({source}) is not in force in {period}.",
        "Pilih skala yang berlaku pada tanggal itu.",
        "Choose the scale in force on that date.",
    ),
    "achievement-outside-scale": Words(
        "warning",
        "{indicator}: capaian {value} berada di luar {range}, sehingga tidak berkategori.",
        "{indicator}: the achievement {value} lies outside {range} and has no category.",
        'Tulis beyond = "nearest" pada skalanya, atau batasi capaiannya dengan cap dan floor.',
        'Write beyond = "nearest" in the scale, or limit the achievement by cap and floor.',
    ),
    "target-conflict": Words(
        "error",
        "{indicator} {period}: ada dua target yang terbit pada tanggal yang sama, {first} dan {second}.",
        "{indicator} {period}: two targets were issued on the same date, {first} and {second}.",
        "Isi issued dan replaces agar yang berlaku dapat dikenali.",
        "Fill in issued and replaces so that the valid one can be told.",
    ),
}

FINDINGS: Final[Mapping[str, Words]] = MappingProxyType(
    _BANDS
    | _SET_FILES
    | faults.FINDINGS
    | _REALISATIONS
    | _RESULTS
    | records.FINDINGS
    | skm.FINDINGS
    | ipasn.FINDINGS
    | akip.FINDINGS
    | audit.FINDINGS
    | plan.FINDINGS
    | rollup.FINDINGS
    | comparison.FINDINGS
    | packs.FINDINGS
    | review.FINDINGS
    | decrees.FINDINGS
    | starter.FINDINGS
    | display.FINDINGS
    | exports.FINDINGS
    | forms.FINDINGS
    | papers.FINDINGS
    | plots.FINDINGS
    | table.FINDINGS
    | testing.FINDINGS
)
