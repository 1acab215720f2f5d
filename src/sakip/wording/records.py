"""Wording of what is known: policies, kinds of documents, targets and definitions that change, series that break."""

from __future__ import annotations

from sakip.wording.words import Words

TERMS = {
    # which realisations count
    "policy-all": ("semua yang tidak ditolak", "all that was not rejected"),
    "policy-submitted": ("yang sudah diajukan", "what was submitted"),
    "policy-verified": ("yang terverifikasi", "what was verified"),
    "policy-verified-with-document": ("yang terverifikasi dan berdokumen", "what was verified and has a document"),
    "short-unverified": ("belum terverifikasi", "not verified"),
    "short-no-evidence": ("tanpa data dukung", "no evidence"),
    "short-not-defined": ("tidak ditetapkan", "not defined"),
    # a definition and since when, a target and what it replaces, a file by its hash
    "definition-of": ("Definisi", "Definition"),
    "valid-from": ("berlaku sejak {day}", "valid from {day}"),
    "valid-until": ("berlaku sampai {day}", "valid until {day}"),
    "in-place-of": ("menggantikan {document}", "in place of {document}"),
    # documents that set targets
    "pk": ("Perjanjian Kinerja", "Perjanjian Kinerja"),
    "rencana-aksi": ("Rencana Aksi", "Rencana Aksi"),
    "renstra": ("Renstra", "Renstra"),
    "rpjmd": ("RPJMD", "RPJMD"),
    "standar": ("standar nasional", "national standard"),
}

REASONS = {
    "no-evidence": (
        "Realisasi {indicator} untuk {period} tidak punya data dukung dan tidak dihitung.",
        "The realisation of {indicator} for {period} has no evidence and does not count.",
    ),
}

FINDINGS = {
    "bad-hash": Words(
        "warning",
        "{given} bukan sha256: 64 angka heksadesimal.",
        "{given} is no sha256: 64 hexadecimal digits.",
        "Salin hasil sha256 berkasnya utuh.",
        "Copy the sha256 of the file whole.",
    ),
    "target-deviation": Words(
        "warning",
        "{indicator} {period}: target per {parts}, digabung dengan cara “{rule}”, ialah {together}, bukan {whole}.",
        "{indicator} {period}: the targets by {parts}, put together as {rule}, come to {together}, not {whole}.",
        "Selaraskan Rencana Aksi dengan Perjanjian Kinerja, atau periksa cara penggabungannya.",
        "Bring Rencana Aksi and Perjanjian Kinerja into line, or check how the parts are put together.",
    ),
    "below-medium-term": Words(
        "info",
        "{indicator} {period}: target {promised} lebih longgar daripada {foreseen} menurut {document}.",
        "{indicator} {period}: the target {promised} is less ambitious than {foreseen} of {document}.",
    ),
    "series-definition": Words(
        "warning",
        "{indicator}: {before} dan {after} diukur menurut definisi yang berbeda ({source}); deretnya terputus di sana.",
        "{indicator}: {before} and {after} are measured by different definitions ({source}); the series breaks there.",
        "Bandingkan tahun di kedua sisi sendiri-sendiri; tren yang melewatinya diminta dengan nama “{name}”.",
        "Compare the years on either side by themselves; a trend across it is asked for by the name “{name}”.",
    ),
    "series-regulation": Words(
        "warning",
        "{indicator}: antara {before} dan {after} berlaku aturan lain ({source}); deretnya terputus di sana.",
        "{indicator}: between {before} and {after} another regulation begins ({source}); the series breaks there.",
        "Bandingkan tahun di kedua sisi sendiri-sendiri; tren yang melewatinya diminta dengan nama “{name}”.",
        "Compare the years on either side by themselves; a trend across it is asked for by the name “{name}”.",
    ),
    "excluded": Words(
        "warning",
        "{indicator} {period}: realisasi berstatus {state} tidak dihitung menurut kebijakan “{policy}”.",
        "{indicator} {period}: the realisation is {state} and does not count under policy “{policy}”.",
        "Verifikasi datanya, atau pilih kebijakan lain.",
        "Verify it, or choose another policy.",
    ),
    "undated": Words(
        "warning",
        "{realisations} realisasi dan {targets} target {period} tidak bertanggal; dianggap sudah diketahui pada {day}.",
        "{realisations} realisations and {targets} targets of {period} have no date; they are taken as known on {day}.",
        "Isi recorded dan issued.",
        "Fill in recorded and issued.",
    ),
    "not-defined": Words(
        "warning",
        "{indicator}: realisasi {period} tidak dipakai, karena indikatornya belum atau tidak lagi ditetapkan.",
        "{indicator}: the realisation of {period} is not used, as the indicator is not yet, or no longer, defined.",
        "Periksa periodenya, atau valid_from dan valid_until indikator itu.",
        "Check the period, or valid_from and valid_until of the indicator.",
    ),
    "no-evidence": Words(
        "warning",
        "{indicator} {period}: realisasi tanpa data dukung tidak dihitung menurut kebijakan “{policy}”.",
        "{indicator} {period}: a realisation without evidence does not count under policy “{policy}”.",
        "Sebutkan dokumennya, atau pilih kebijakan lain.",
        "Name its document, or choose another policy.",
    ),
    "definition-changed": Words(
        "warning",
        "{indicator}: definisinya berubah dalam {period}, sejak {day}; angkanya dibaca menurut definisi yang baru.",
        "{indicator}: its definition changed within {period}, on {day}; its number is read by the new one.",
        "Laporkan bagian periode sebelum dan sesudahnya sendiri-sendiri.",
        "Report the parts before and after it separately.",
    ),
    "medium-term-target": Words(
        "info",
        "{indicator}: target {period} tidak ada dalam Perjanjian Kinerja; dipakai target {document}.",
        "{indicator}: no Perjanjian Kinerja has a target for {period}; that of {document} is used.",
        "Tambahkan target Perjanjian Kinerja bila ada.",
        "Add the target of the Perjanjian Kinerja if there is one.",
    ),
}

COMMANDS = {
    "error-years": (
        "“{value}” bukan rentang tahun. Tulis tahun pertama dan terakhir, misalnya 2020-2024.",
        "“{value}” names no years. Write the first and the last, as in 2020-2024.",
    ),
    "documents": ("Dokumen", "Documents"),
    "document-targets": ("{count} target", "{count} {count:target|targets}"),
    "budgets": ("Anggaran {year}", "Budget {year}"),
    "series": (
        "rapor kinerja beberapa tahun, dan di mana deretnya terputus",
        "scorecards over years, and where they break",
    ),
    "years": ("tahun-tahunnya, misalnya 2020-2024", "the years, such as 2020-2024"),
    "policy": ("realisasi mana yang dihitung, menurut statusnya", "which realisations count, by their state"),
    "break-mark": (
        "┃ deret terputus: angka di kiri dan di kanannya tidak diukur dengan cara yang sama.",
        "┃ the series breaks: the numbers on either side are not measured alike.",
    ),
}
