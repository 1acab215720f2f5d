"""What is said of a decree: its citations, its numbering, its dates, its cascade; and of ``sakip check``."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final = {
    "citation-does-not-exist": Words(
        "warning",
        "{cited} dengan judul “{title}” tidak ada; judul itu milik {meant} ({sure}).",
        "There is no {cited} titled “{title}”; that is the title of {meant} ({sure}).",
        "Ganti kutipannya menjadi {meant} tentang {known}.",
        "Cite {meant} on {known} instead.",
    ),
    "citation-kind-differs": Words(
        "warning",
        "“{given}” menyebut jenis peraturan yang keliru; nomor dan judul itu milik {meant}, {kind} ({sure}).",
        "“{given}” names the wrong kind of regulation; that number and title are {meant}, {kind} ({sure}).",
        "Tulis “{kind}”.",
        "Write “{kind}”.",
    ),
    "citation-title-differs": Words(
        "warning",
        "{cited} tercetak dengan judul lain, “{title}”, dari yang dikenal ({sure}).",
        "{cited} is printed with another title, “{title}”, than the one it is known by ({sure}).",
        "Yang dikenal: “{known}”. Periksa mana yang dimaksud, nomornya atau judulnya.",
        "It is known as “{known}”. See which was meant, the number or the title.",
    ),
    "citation-title-slip": Words(
        "info",
        "Judul {cited} tercetak “{title}”, tidak persis seperti yang dikenal ({sure}).",
        "The title of {cited} is printed “{title}”, not quite as it is known ({sure}).",
        "Yang dikenal: “{known}”.",
        "It is known as “{known}”.",
    ),
    "citation-superseded": Words(
        "warning",
        "{cited} sudah diganti {by} tentang {by_title} ({sure}).",
        "{cited} has been replaced by {by} on {by_title} ({sure}).",
        "Pastikan pada naskah {by}, lalu kutip yang berlaku.",
        "See the text of {by}, and cite what is in force.",
    ),
    "citation-cited-two-ways": Words(
        "info",
        "{meant} dikutip dengan dua cara: “{first}” dan “{other}”.",
        "{meant} is cited in two ways: “{first}” and “{other}”.",
        "Pakai satu cara penulisan di seluruh keputusan.",
        "Cite it in one way throughout the decree.",
    ),
    "citation-outside-basis": Words(
        "info",
        "{cited} dipakai, tetapi tidak tercantum dalam Mengingat.",
        "{cited} is relied on, but is not among the legal basis (Mengingat).",
        "Cantumkan {cited} tentang {title} dalam Mengingat.",
        "Name {cited} on {title} in the legal basis.",
    ),
    "dictum-gap": Words(
        "warning",
        "Diktum melompat dari {before} ke {after}; {missing} tidak ada.",
        "The dictum jumps from {before} to {after}; there is no {missing}.",
        "Nomori ulang diktumnya, atau kembalikan yang hilang.",
        "Number its points again, or put back what is missing.",
    ),
    "dictum-repeated": Words(
        "warning",
        "Diktum {number} ada dua kali.",
        "There are two points {number} in the dictum.",
        "Nomori ulang diktumnya.",
        "Number its points again.",
    ),
    "dictum-out-of-order": Words(
        "warning",
        "Diktum {number} berdiri sesudah {before}.",
        "Point {number} of the dictum stands after {before}.",
        "Urutkan diktumnya.",
        "Put its points in order.",
    ),
    "dictum-unknown-reference": Words(
        "warning",
        "Diktum {number} merujuk diktum {name}, yang tidak ada.",
        "Point {number} of the dictum refers to {name}, which does not exist.",
        "Perbaiki rujukannya.",
        "Correct the reference.",
    ),
    "text-repeated": Words(
        "warning",
        "“{words}” tercetak dua kali berturut-turut.",
        "“{words}” is printed twice in a row.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "clause-repeated": Words(
        "warning",
        "Bagian ini sama bunyinya dengan {other}.",
        "This reads the same as {other}.",
        "Hapus salah satunya, atau tulis yang dimaksud.",
        "Remove one of them, or write what was meant.",
    ),
    "decree-stale-year": Words(
        "warning",
        "Keputusan tahun {year} menyebut tahun {stale}: “{words}”.",
        "The decree of {year} speaks of the year {stale}: “{words}”.",
        "Perbarui tahunnya bila itu sisa keputusan sebelumnya.",
        "Bring the year up to date if it is left from an earlier decree.",
    ),
    "decree-without-number": Words(
        "warning",
        "Keputusan tidak bernomor.",
        "The decree has no number.",
        "Isi number pada [decree].",
        "Fill in number in [decree].",
    ),
    "decree-without-date": Words(
        "warning",
        "Keputusan tidak bertanggal.",
        "The decree has no date.",
        "Isi date pada [decree]; tanpa tanggal, peraturan yang berlaku saat itu tidak dapat ditentukan.",
        "Fill in date in [decree]; without it the rules in force that day are not known.",
    ),
    "signed-by-acting": Words(
        "info",
        "Keputusan ditandatangani pejabat sementara: {signed_by}.",
        "The decree is signed by an acting official: {signed_by}.",
        "Pastikan pelaksana tugas berwenang menetapkannya, dan tetapkan ulang bila perlu.",
        "Make sure that the acting official may set it, and have it confirmed if need be.",
    ),
    "iku-and-pk-mixed": Words(
        "info",
        "Keputusan tentang IKU memuat {count} target yang menyebut “{document}” sebagai sumbernya.",
        (
            "The decree on key indicators contains {count} {count:target that names|targets that name} “{document}” "
            "as {count:its|their} source."
        ),
        "Nyatakan Perjanjian Kinerja pada [[document]], dengan nomor dan tanggalnya sendiri.",
        "Declare the performance agreement as [[document]], with its own number and date.",
    ),
    "no-sasaran": Words(
        "warning",
        "Himpunan ini tidak memuat satu sasaran pun, sehingga tidak jelas sasaran mana yang diukur indikatornya.",
        "The set has no objective (sasaran), so nobody can see what its indicators measure for.",
        "Tambahkan [[node]] untuk setiap sasaran, dan sebut node pada tiap indikator.",
        "Add a [[node]] for every sasaran, and name the node of each indicator.",
    ),
    "citations-in-annex": Words(
        "info",
        "Peraturan yang dikutip dalam lampiran diperiksa seperti yang dikutip dalam batang tubuh.",
        "What the annex cites is checked like what the decree itself cites.",
        "Setiap temuan memakai kodenya sendiri, citation-….",
        "Each finding has its own code, citation-….",
    ),
}

TERMS: Final = {
    "sure-T": ("terlihat dalam cetak ulang naskahnya", "seen in a re-print of its text"),
    "sure-C": ("hasil hitungan", "by arithmetic"),
    "sure-S": ("menurut kutipan dokumen lain", "as other documents cite it"),
    "sure-M": ("menurut ingatan, belum dikonfirmasi", "from memory, not confirmed"),
    "kind-of-instrument": ("jenis peraturan", "kind of regulation"),
    "beginning": ("awal", "the beginning"),
}

COMMANDS: Final = {
    "check": ("periksa satu himpunan dan keputusannya", "check a set and its decree"),
    "check-only": ("hanya pemeriksaan ini", "these checks only"),
    "check-without": ("tanpa pemeriksaan ini", "without these checks"),
    "check-list": (
        "daftar pemeriksaan: apa yang dikatakan dan dasarnya",
        "list the checks: what they say, on what basis",
    ),
    "check-none": ("Tidak ada temuan.", "Nothing was found."),
    "check-count-error": ("{count} kesalahan", "{count} {count:error|errors}"),
    "check-count-warning": ("{count} peringatan", "{count} {count:warning|warnings}"),
    "check-count-info": ("{count} catatan", "{count} {count:note|notes}"),
    "check-count-accepted": ("{count} diterima oleh perangkat daerah", "{count} accepted by the office"),
    "check-basis": ("Dasar", "Basis"),
    "check-accepted": ("Diterima oleh perangkat daerah", "Accepted by the office"),
    "error-no-set": (
        "sebut himpunan atau berkas yang diperiksa, misalnya sakip check mojosari-2024, atau pakai --list.",
        "name the set or the file to check, such as sakip check mojosari-2024, or use --list.",
    ),
}
