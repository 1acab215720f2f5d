"""What is said of the cascade of a plan."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

_ENTER = ("Perbaiki kodenya, atau tambahkan simpulnya. {hint_id}", "Correct the code, or add the node. {hint_en}")
_BREAK = ("Putuskan lingkarannya di tempat yang keliru.", "Break the circle where it is wrong.")

FINDINGS: Final[dict[str, Words]] = {
    # references
    "plan-duplicate-code": Words(
        "error",
        "Kode “{node}” dipakai {count} simpul; hanya yang pertama dipakai.",
        "The code “{node}” is given to {count} nodes; only the first is used.",
        "Beri setiap simpul kode sendiri; nomor nomenklatur yang sama boleh berulang sebagai number.",
        "Give each a code of its own; an official code that repeats goes into number.",
    ),
    "plan-unknown-parent": Words(
        "error",
        "Atasan {kind} {node}, yaitu “{name}”, tidak ada dalam rencana ini.",
        "The {kind} {node} stands below “{name}”, which the plan does not have.",
        *_ENTER,
    ),
    "plan-cycle": Words(
        "error",
        "Simpul-simpul saling membawahi secara melingkar: {path}.",
        "Nodes stand below one another in a circle: {path}.",
        *_BREAK,
    ),
    "plan-support-cycle": Words(
        "error",
        "Simpul-simpul saling mendukung secara melingkar: {path}.",
        "Nodes support one another in a circle: {path}.",
        *_BREAK,
    ),
    "plan-unknown-link": Words(
        "error",
        "Kaitan {link}: simpul “{name}” tidak ada dalam rencana ini.",
        "Link {link}: the plan has no node “{name}”.",
        "Perbaiki kodenya, atau isi office bila simpul itu milik perangkat daerah lain. {hint_id}",
        "Correct the code, or fill in office if the node is another office's. {hint_en}",
    ),
    "plan-self-link": Words(
        "error",
        "Simpul {node} dikaitkan dengan dirinya sendiri.",
        "The node {node} is linked to itself.",
        "Perbaiki salah satu ujungnya, atau hapus kaitan ini.",
        "Correct one of the ends, or remove the link.",
    ),
    "plan-duplicate-link": Words(
        "warning",
        "Kaitan {link} ditulis {count} kali.",
        "The link {link} stands here {count} times.",
        "Sisakan satu saja.",
        "Keep one of them.",
    ),
    "plan-unknown-measured": Words(
        "error",
        "Indikator {indicator} mengukur simpul “{name}”, yang tidak ada dalam rencana ini.",
        "The indicator {indicator} measures the node “{name}”, which the plan does not have.",
        *_ENTER,
    ),
    "plan-unknown-budget": Words(
        "error",
        "Anggaran {period} diberikan kepada simpul “{name}”, yang tidak ada dalam rencana ini.",
        "A budget of {period} is given to the node “{name}”, which the plan does not have.",
        *_ENTER,
    ),
    # levels
    "plan-orphan": Words(
        "warning",
        "Simpul {node} ({kind}) tidak punya atasan, padahal rencana ini memuat jenjang di atasnya.",
        "The node {node} ({kind}) stands below nothing, though the plan has levels above it.",
        "Isi parent; yang sah: {parents}.",
        "Fill in parent; it may be: {parents}.",
    ),
    "plan-skipped-level": Words(
        "warning",
        "Simpul {node} ({kind}) langsung di bawah {parent} ({above}), melompati {skipped}.",
        "The node {node} ({kind}) stands straight below {parent} ({above}) and skips {skipped}.",
        "Letakkan di bawah simpul jenjang yang dilompati.",
        "Put it below a node of a level it skips.",
    ),
    "plan-absent-level": Words(
        "warning",
        "Tidak ada {skipped} dalam rencana ini; {count} {kind} langsung di bawah {above}.",
        (
            "The plan has no {skipped}; {count} {count:node|nodes} ({kind}) {count:stands|stand} straight below a "
            "node of the level {above}."
        ),
        "Tambahkan jenjang itu bila dokumennya memuatnya.",
        "Add that level if the document has it.",
    ),
    "plan-inverted-level": Words(
        "warning",
        "Simpul {node} ({kind}) di bawah {parent} ({above}), yang jenjangnya sama atau lebih rendah.",
        "The node {node} ({kind}) stands below {parent} ({above}), which is of the same or a lower level.",
        "Tukar letaknya; atasan yang sah: {parents}.",
        "Move it; it may stand below: {parents}.",
    ),
    # what is measured and served
    "plan-no-indicator": Words(
        "warning",
        "Simpul {node} ({kind}) tidak punya indikator, sehingga hasilnya tidak terukur.",
        "The node {node} ({kind}) has no indicator, so nobody can tell whether it is reached.",
        "Tetapkan sedikitnya satu indikator untuknya.",
        "Give it at least one indicator.",
    ),
    "plan-no-indicator-unlike-others": Words(
        "info",
        "Simpul {node} ({kind}) tidak punya indikator, sedangkan simpul lain sejenjang punya.",
        "The node {node} ({kind}) has no indicator, while others of its level have.",
    ),
    "plan-unplaced-indicator": Words(
        "info",
        "Indikator {indicator} tidak menyebut simpul yang diukurnya.",
        "The indicator {indicator} does not say which node it measures.",
        "Isi node pada indikator itu.",
        "Fill in its node.",
    ),
    "plan-program-without-sasaran": Words(
        "warning",
        "Simpul {node} ({kind}) tidak menunjang satu sasaran pun.",
        "The node {node} ({kind}) serves no objective (sasaran).",
        "Isi parent, atau kaitkan dengan sasaran yang ditunjangnya.",
        "Fill in parent, or link it to the objective it serves.",
    ),
    "plan-sasaran-without-program": Words(
        "info",
        "Simpul {node} ({kind}) belum ditunjang program mana pun dalam rencana ini.",
        "The node {node} ({kind}) is served by no programme of the plan.",
        "Lengkapi pohon kinerjanya bila ada program yang menunjangnya.",
        "Complete the tree if there is a programme that serves it.",
    ),
    # official codes
    "plan-number-unexpected": Words(
        "warning",
        "Simpul {node} ({kind}) diberi nomor nomenklatur {number}, padahal jenjang ini tidak bernomor.",
        "The node {node} ({kind}) has the official code {number}, though there are none for its level.",
        "Hapus number, atau perbaiki kind.",
        "Remove number, or correct kind.",
    ),
    "plan-number-shape": Words(
        "warning",
        "Nomor {number} pada simpul {node} bukan nomor {kind}.",
        "The code {number} of the node {node} does not look like that of a {kind}.",
        "Tulis dengan pola {shapes}, termasuk nol di depan.",
        "Write it like {shapes}, leading zeros included.",
    ),
    "plan-number-prefix": Words(
        "warning",
        "Nomor {number} pada simpul {node} ({kind}) tidak berawal dengan {above}, nomor atasannya {parent}.",
        "The code {number} of the node {node} ({kind}) does not begin with {above}, that of its parent {parent}.",
        "Perbaiki nomornya, atau pindahkan simpulnya.",
        "Correct the code, or move the node.",
    ),
    # budgets
    "plan-unfunded-level": Words(
        "warning",
        "Simpul {node} ({kind}) diberi anggaran {period}, padahal anggaran melekat pada program dan di bawahnya.",
        "The node {node} ({kind}) has a budget of {period}, though budgets are given to programmes and below.",
        "Pindahkan ke programnya.",
        "Give it to the programme.",
    ),
    "plan-budget-conflict": Words(
        "error",
        "{node} {period}: ada dua pagu yang terbit pada tanggal yang sama, {first} dan {second}.",
        "{node} {period}: two budgets were issued on the same day, {first} and {second}.",
        "Isi version, issued, dan replaces agar yang berlaku dapat dikenali.",
        "Fill in version, issued and replaces so that the valid one can be told.",
    ),
    "plan-spending-conflict": Words(
        "error",
        "{node} {period}: ada dua realisasi dengan tanggal catat yang sama, {first} dan {second}.",
        "{node} {period}: two amounts spent were recorded on the same day, {first} and {second}.",
        "Hapus yang keliru, atau isi recorded agar koreksi dapat dibedakan.",
        "Remove the wrong one, or fill in recorded so that a correction can be told apart.",
    ),
    "plan-budget-sum": Words(
        "warning",
        "{node} {period}: pagu {own} tidak sama dengan jumlah pagu di bawahnya {sum}, selisih {difference}.",
        "{node} {period}: the budget {own} is not the sum of those below it, {sum}; the difference is {difference}.",
        "Samakan keduanya; periksa apakah semuanya sudah pagu perubahan.",
        "Make them agree; check whether all of them are revised.",
    ),
    "plan-spending-sum": Words(
        "warning",
        "{node} {period}: realisasi {own} tidak sama dengan jumlah realisasi di bawahnya {sum}, selisih {difference}.",
        "{node} {period}: what was spent, {own}, is not the sum of that below it, {sum}; the difference is "
        "{difference}.",
        "Samakan keduanya; periksa apakah semuanya sampai tanggal yang sama.",
        "Make them agree; check whether all of them are up to the same day.",
    ),
    "plan-overspent": Words(
        "warning",
        "{node} {period}: realisasi {spent} melebihi pagu {amount}.",
        "{node} {period}: {spent} was spent, more than the budget of {amount}.",
        "Periksa angkanya; pagu perubahan mungkin belum diisi.",
        "Check both; a revised budget may be missing.",
    ),
    "plan-negative-amount": Words(
        "warning",
        "{node} {period}: {given} kurang dari nol.",
        "{node} {period}: {given} is less than zero.",
        "Periksa tandanya.",
        "Check its sign.",
    ),
    "plan-revision-unexplained": Words(
        "info",
        "{node} {period}: pagu {version} {amount} tidak menyebut dokumen atau alasannya.",
        "{node} {period}: the budget {amount} ({version}) names neither its document nor a reason.",
        "Isi document atau reason.",
        "Fill in document or reason.",
    ),
    "plan-revision-before": Words(
        "warning",
        "{node} {period}: pagu {version} terbit {issued}, sebelum pagu murni {enacted}; tetap dibaca sesudahnya.",
        "{node} {period}: the budget {version} was issued on {issued}, before the enacted one of {enacted}; it is read "
        "as the later one all the same.",
        "Periksa version dan issued.",
        "Check version and issued.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "plan-visi": ("visi", "vision"),
    "plan-misi": ("misi", "mission"),
    "plan-tujuan": ("tujuan", "goal"),
    "plan-sasaran": ("sasaran", "objective"),
    "plan-kinerja-lainnya": ("kinerja lainnya", "other performance"),
    "plan-program": ("program", "programme"),
    "plan-kegiatan": ("kegiatan", "activity"),
    "plan-subkegiatan": ("subkegiatan", "sub-activity"),
    "plan-budget-not-given": ("pagu belum diisi: {missing}", "the budget is not filled in: {missing}"),
    "plan-budget-incomplete": (
        "pagu tidak dapat dijumlahkan; belum diisi: {missing}",
        "the budget cannot be added up; not filled in: {missing}",
    ),
    "plan-budget-conflict": ("ada dua pagu yang berbeda: {missing}", "there are two different budgets: {missing}"),
    "plan-budget-zero": ("pagu nol", "the budget is zero"),
    "plan-spending-not-given": ("realisasi belum diisi: {missing}", "spending is not filled in: {missing}"),
    "plan-spending-incomplete": (
        "realisasi tidak dapat dijumlahkan; belum diisi: {missing}",
        "spending cannot be added up; not filled in: {missing}",
    ),
    "plan-spending-conflict": (
        "ada dua realisasi yang berbeda: {missing}",
        "there are two different amounts spent: {missing}",
    ),
}
