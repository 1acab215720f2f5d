"""What a set says of itself: the file, whose it is, its decree, what is odd in it."""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, tuple[str, str]]] = {
    "-title": ("Himpunan indikator SAKIP", "SAKIP indicator set"),
    "-file": (
        "Indikator kinerja satu perangkat daerah: dokumen, cascading, rumus, skala, target, dan realisasinya.",
        "The performance indicators of an office: document, cascade, formulas, scales, targets and realisations.",
    ),
    "code": ("Kode himpunan, misalnya mojosari-2024.", "Code of the set, such as mojosari-2024."),
    "schema": ("Versi bentuk berkas ini.", "Version of the form of this file."),
    "title": ("Judul himpunan, seperti dokumennya.", "Title of the set, as its document has it."),
    "year": (
        "Tahun himpunan; skala dari peraturan yang berlaku pada akhir tahun ini yang dipakai.",
        "Year of the set; scales of regulations are those in force at its end.",
    ),
    "source": ("Dari mana isi berkas ini disalin.", "Where what the file holds was copied from."),
    "extends": (
        "Himpunan yang dilanjutkan: namanya, atau jalur berkas .toml. Di sini cukup ditulis yang berbeda.",
        "The set this one builds on: its name, or a path to a .toml file. Only what differs is written here.",
    ),
    "office": ("Perangkat daerah yang memiliki indikator ini.", "The office whose indicators they are."),
    "office.name": ("Nama perangkat daerah, misalnya Kecamatan Mojosari.", "Name, such as Kecamatan Mojosari."),
    "office.regency": ("Kabupaten atau kota.", "Regency or city."),
    "office.province": ("Provinsi.", "Province."),
    "office.region_code": (
        'Kode wilayah administrasi dalam tanda kutip, misalnya "35.16.08".',
        'Code of the administrative region, in quotes, such as "35.16.08".',
    ),
    "office.address": ("Alamat kantor.", "Address of the office."),
    "office.website": ("Situs web.", "Web site."),
    "office.email": ("Surel.", "E-mail."),
    "office.duties": ("Tugas dan fungsi, satu per satu.", "Its duties, one by one."),
    "decree": (
        "Keputusan yang menetapkan indikator, seperti tercetak.",
        "The decree that sets the indicators, as printed.",
    ),
    "decree.number": ("Nomor keputusan.", "Number of the decree."),
    "decree.title": ("Keputusan ini tentang apa.", "What the decree is about."),
    "decree.date": ("Tanggal ditetapkan.", "Day it was signed."),
    "decree.kind": ("Jenis, misalnya Keputusan Camat.", "Its kind, such as Keputusan Camat."),
    "decree.place": ("Tempat ditetapkan.", "Place where it was signed."),
    "decree.signed_by": ("Jabatan penanda tangan.", "Office of whoever signed it."),
    "decree.considering": ("Konsiderans Menimbang, satu per satu.", "Its considerations (Menimbang), one by one."),
    "decree.basis": ("Dasar hukum (Mengingat), satu per satu.", "Its legal basis (Mengingat), one by one."),
    "decree.dictum": ("Diktum, satu per satu.", "What it decides, point by point."),
    "decree.dictum.number": ("Urutan seperti tercetak: KESATU, KEDUA.", "Its ordinal as printed: KESATU, KEDUA."),
    "decree.dictum.text": ("Bunyi diktum.", "Its text."),
    "unit": (
        "Satuan hitung milik sendiri yang belum dikenal pustaka.",
        "Counts of your own that the library does not know.",
    ),
    "unit.name": ("Nama satuan, misalnya posyandu.", "Name of the count, such as posyandu."),
    "reading": (
        "Hal janggal dalam dokumen: apa yang tercetak, bagaimana dibaca, atas dasar apa.",
        "What is odd in the document: what it prints, how it is read, and on what basis.",
    ),
    "reading.code": ("Kode bacaan.", "Code of the reading."),
    "reading.subject": (
        "Tentang apa: kode indikator, skala, atau simpul; atau decree, office.",
        "What it is about: the code of an indicator, scale or node; or decree, office.",
    ),
    "reading.printed": ("Yang tercetak dalam dokumen.", "What the document prints."),
    "reading.read_as": ("Bagaimana dibaca di sini.", "How it is read here."),
    "reading.basis": ("Dasar bacaan itu.", "On what basis."),
    "reading.confidence": (
        "Keyakinan: T terlihat dalam teks, T(repr.) dalam cetak ulang, S sumber kedua, M ingatan, C hasil hitung.",
        "Confidence: T seen in the text, T(repr.) in a re-print, S at second hand, M from memory, C computed.",
    ),
    "reading.severity": ("warning bila perlu dilihat orang, selain itu info.", "warning if people should look at it."),
    "accept": (
        "Temuan pemeriksaan yang sengaja dibiarkan, dengan alasannya.",
        "Findings of a check that are left as they are, with the reason.",
    ),
    "accept.check": ("Kode pemeriksaan.", "Code of the check."),
    "accept.reason": ("Mengapa dibiarkan.", "Why it is left as it is."),
    "accept.subject": (
        "Tentang apa; kosong berarti semua temuan pemeriksaan itu.",
        "What it is about; blank is everything that check finds.",
    ),
    "defaults": (
        "Yang berlaku bagi setiap indikator berkas ini yang tidak menyebutnya sendiri.",
        "What holds of each indicator of this file that does not say so itself.",
    ),
}
