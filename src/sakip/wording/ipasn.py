"""What is said of the index of professionalism of civil servants (IP ASN)."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    # of one record: it cannot be measured
    "ipasn-blank": Words(
        "error",
        "{unit}{what} kosong, dan tanpa itu pegawai ini tidak dapat diukur.",
        "{unit}{what} is blank, and nobody can be measured without it.",
        "{hint_id}",
        "{hint_en}",
    ),
    "ipasn-unknown-word": Words(
        "error",
        "{unit}“{given}” tidak dikenal di kolom ini, jadi pegawai ini tidak diukur.",
        "{unit}“{given}” is not known in this column, so this employee is not measured.",
        "{hint_id}",
        "{hint_en}",
    ),
    "ipasn-unknown-position": Words(
        "error",
        "{unit}jenis jabatan “{given}” tidak dikenal, jadi pegawai ini tidak diukur.",
        "{unit}which kind of position “{given}” is, is not known, so this employee is not measured.",
        "Tulis salah satu dari {kinds} dalam kolom {column}. {hint_id}",
        "Write one of {kinds} in a column {column}. {hint_en}",
    ),
    "ipasn-skp-number": Words(
        "error",
        "{unit}SKP “{given}” bukan angka atau predikat, jadi pegawai ini tidak diukur.",
        "{unit}the SKP “{given}” is no number and no predicate, so this employee is not measured.",
        "Tulis seperti {example}, atau predikatnya.",
        "Write it like {example}, or give the predicate.",
    ),
    "ipasn-skp-range": Words(
        "error",
        "{unit}SKP {given} di luar 0 sampai {top}, jadi pegawai ini tidak diukur.",
        "{unit}the SKP {given} lies outside 0 to {top}, so this employee is not measured.",
        "Periksa angkanya, atau tulis predikatnya.",
        "Check the number, or give the predicate.",
    ),
    "ipasn-conflict": Words(
        "error",
        "{unit}pegawai ini juga ada di baris {rows} dengan isi yang berbeda; tidak satu pun diukur.",
        "{unit}the same employee stands in row {rows} with other data; neither is measured.",
        "Hapus baris yang tidak berlaku.",
        "Remove the row that is out of date.",
    ),
    "ipasn-shifted": Words(
        "error",
        "Isi baris ini bergeser dari kolomnya: ada nomor pegawai di kolom lain. Pegawai ini tidak diukur.",
        "The cells of this row stand in other columns: the number of a person is in one of them. It is not measured.",
        "Geser isinya ke kolomnya; isi baris ini tidak diulang di sini karena dapat memuat nama.",
        "Move them back; they are not repeated here, since a name may be among them.",
    ),
    # of one record: odd, and used
    "ipasn-duplicate": Words(
        "warning",
        "{unit}pegawai ini sudah ada di baris {rows} dengan isi yang sama; dihitung sekali.",
        "{unit}the same employee stands in row {rows} with the same data, and is counted once.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "ipasn-few-hours": Words(
        "warning",
        "{unit}{what}: {hours} JP kurang dari {least} JP, jadi tidak diberi angka.",
        "{unit}{what}: {hours} hours (JP) are fewer than {least}, so it gives no points.",
        "Periksa jumlah jamnya.",
        "Check the hours.",
    ),
    "ipasn-after": Words(
        "warning",
        "{unit}{what} ({when}) terjadi sesudah {on}, jadi tidak dihitung.",
        "{unit}{what} ({when}) lies after {on} and is not counted.",
        "Periksa tanggalnya, atau ukur per tanggal yang lebih akhir.",
        "Check the date, or measure on a later day.",
    ),
    "ipasn-no-skp": Words(
        "warning",
        "{unit}tidak ada SKP, jadi kinerja mendapat 0 angka, seperti dalam aplikasi daerah (bacaan).",
        "{unit}there is no SKP, so performance gives 0 points, as in applications (a reading).",
        "Isi SKP bila ada.",
        "Fill in the SKP if there is one.",
    ),
    "ipasn-skp-zero": Words(
        "warning",
        "{unit}SKP 0 dibaca sebagai angka: {answer}.",
        "{unit}an SKP of 0 is read as a number: {answer}.",
        "Bila SKP belum diisi, kosongkan; bila memang tidak ada, tulis tidak ada SKP.",
        "Leave it blank if it is not filled in; write tidak ada SKP if there is none.",
    ),
    "ipasn-unknown-status": Words(
        "warning",
        "{unit}status “{given}” tidak dikenal; pegawai ini diukur seperti PNS.",
        "{unit}the status “{given}” is not known; this employee is measured like a PNS.",
        "Tulis PNS, CPNS, PPPK, atau non-ASN.",
        "Write PNS, CPNS, PPPK or non-ASN.",
    ),
    # of one record: a note
    "ipasn-outside": Words(
        "info",
        "{unit}berstatus {status}, jadi tidak diukur.",
        "{unit}is {status} and is not measured.",
    ),
    "ipasn-training-elsewhere": Words(
        "info",
        "{unit}{what} tidak diberi angka pada {position}.",
        "{unit}{what} gives no points to {position}.",
    ),
    "ipasn-before": Words(
        "info",
        "{unit}{what} ({when}) lebih dari {years} tahun sebelum {on}, jadi tidak dihitung.",
        "{unit}{what} ({when}) lies more than {years} {years:year|years} before {on} and is not counted.",
    ),
    "ipasn-partly": Words(
        "info",
        "{unit}{what} ({when}): hanya sebagian tahun itu termasuk jangka waktu sampai {on}; dihitung.",
        "{unit}{what} ({when}): only part of that year is within the time up to {on}; it is counted.",
        "Tulis tanggalnya agar pasti.",
        "Give the date to be sure.",
    ),
    # of a file
    "ipasn-no-column": Words(
        "error",
        "Tidak ada kolom {name}, dan tanpa itu tidak seorang pun dapat diukur.",
        "There is no column {name}, and nobody can be measured without it.",
        "Beri judul kolomnya salah satu dari: {names}.",
        "Call the column one of: {names}.",
    ),
    "ipasn-column-twice": Words(
        "error",
        "Kolom “{name}” ada dua kali, dan tidak jelas mana yang dibaca.",
        "Column “{name}” stands there twice, and which one to read is not clear.",
        "Hapus atau ganti judul salah satunya.",
        "Remove one of them or call it something else.",
    ),
    # of all records
    "ipasn-no-penalties": Words(
        "warning",
        "Tidak ada kolom disiplin; semua pegawai dibaca tidak pernah dihukum.",
        "There is no column of penalties (disiplin); everybody is read as never punished.",
        "Tambahkan kolom disiplin; sel kosong berarti tidak pernah.",
        "Add a column disiplin; a blank cell means never.",
    ),
    "ipasn-no-trainings": Words(
        "warning",
        "Tidak ada kolom {names}; semua pegawai dibaca tidak mengikutinya.",
        "There is no column {names}; everybody is read as not having attended it.",
        "Tambahkan kolom itu, atau kolom diklat yang memuat semuanya.",
        "Add it, or a column diklat that lists them all.",
    ),
    "ipasn-unread": Words(
        "info",
        "Kolom yang tidak dibaca: {names}.",
        "Columns that are not read: {names}.",
    ),
    "ipasn-left-out": Words(
        "warning",
        "{count} orang berstatus {status} tidak diukur: Peraturan BKN 8/2019 tidak mengaturnya (bacaan).",
        (
            "{count} {count:employee is|employees are} {status} and not measured: Peraturan BKN 8/2019 has no rule "
            "for it (a reading)."
        ),
        "PPPK dan CPNS dapat disertakan: include pppk, cpns.",
        "PPPK and CPNS can be included: include pppk, cpns.",
    ),
    "ipasn-included": Words(
        "info",
        "{count} orang berstatus {status} ikut diukur; Peraturan BKN 8/2019 tidak mengaturnya (bacaan).",
        (
            "{count} {count:employee is|employees are} {status} and measured; Peraturan BKN 8/2019 has no rule for "
            "it (a reading)."
        ),
    ),
    "ipasn-by-title": Words(
        "info",
        "{count} jabatan dibaca menurut namanya, misalnya Camat atau Kepala Seksi sebagai struktural (bacaan).",
        (
            "{count} {count:position is|positions are} read by the name of the job, such as Camat or Kepala Seksi as "
            "struktural (a reading)."
        ),
    ),
    "ipasn-predicate": Words(
        "info",
        "{count} SKP ditulis sebagai predikat dan diberi angka menurut kata yang sama dalam tabel peraturan (bacaan).",
        (
            "{count} SKP {count:is given as a predicate and gets|are given as predicates and get} the points of the "
            "same word in the rule's table (a reading)."
        ),
    ),
    "ipasn-by-rank": Words(
        "info",
        "{count} SKP berpredikat Butuh Perbaikan dibaca Cukup, kelas ketiga dari lima pada keduanya (bacaan).",
        (
            "{count} SKP {count:is|are} called Butuh Perbaikan and read as Cukup, the third of five in both lists (a "
            "reading)."
        ),
    ),
    "ipasn-id-lost": Words(
        "warning",
        "{count} NIP kehilangan angka terakhir karena disimpan sebagai bilangan; yang ganda tidak dikenali.",
        (
            "{count} NIP {count:was|were} saved as {count:a number|numbers} without the last digits; repetitions "
            "cannot be told."
        ),
        "Simpan kolom NIP sebagai teks.",
        "Save the column as text.",
    ),
    "ipasn-no-id": Words(
        "info",
        "{count} rekaman tanpa NIP; yang ganda tidak dikenali.",
        "{count} {count:record has|records have} no NIP; repetitions cannot be told.",
    ),
    "ipasn-no-unit": Words(
        "warning",
        "{count} rekaman tanpa unit; dihitung dalam nilai instansi, tetapi tidak dalam nilai unit mana pun.",
        "{count} {count:record names|records name} no unit, and count in the agency's score and in no unit's.",
        "Isi unitnya.",
        "Fill in the unit.",
    ),
    # of a group
    "ipasn-nobody": Words(
        "error",
        "{group}: tidak ada pegawai yang diukur (dari {total}), jadi tidak ada nilai.",
        "{group}: nobody was measured (of {total}), so there is no score.",
        "Lengkapi data pegawainya.",
        "Complete the records.",
    ),
    "ipasn-headcount": Words(
        "warning",
        "{group}: {measured} pegawai diukur, lebih banyak daripada jumlah pegawai {total}; cakupan tidak dihitung.",
        "{group}: {measured} people were measured, more than the headcount of {total}; there is no coverage.",
        "Perbaiki jumlah pegawainya.",
        "Correct the headcount.",
    ),
    "ipasn-gap": Words(
        "info",
        "{group}: {value} tidak ada dalam tabel; {category} menurut bacaan {reading}, {other} menurut {other_reading}.",
        "{group}: {value} falls into a gap of the table; {category} by reading {reading}, {other} by {other_reading}.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "ipasn-pendidikan": ("pendidikan", "the education"),
    "ipasn-jabatan": ("jenis jabatan", "the kind of position"),
    "ipasn-skp": ("SKP", "the SKP"),
    "ipasn-pppk": ("PPPK", "PPPK"),
    "ipasn-cpns": ("CPNS", "CPNS"),
    "ipasn-non-asn": ("bukan ASN", "no civil servant"),
    "ipasn-overall": ("Seluruh pegawai", "All employees"),
    "ipasn-nameless": ("(tanpa unit)", "(no unit)"),
    "ipasn-unit": ("Unit", "Unit"),
    "ipasn-measured": ("Diukur", "Measured"),
    "ipasn-coverage": ("Cakupan", "Coverage"),
    "ipasn-score": ("IP ASN", "IP ASN"),
    "ipasn-mean-of-units": (
        "Rata-rata nilai unit (bukan nilai instansi)",
        "Mean of the units (not the agency's score)",
    ),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "ipasn": (
        "Indeks Profesionalitas ASN dari data pegawai",
        "the index of professionalism of civil servants (IP ASN) from their records",
    ),
    "ipasn-file": (
        (
            "berkas CSV pegawai: nip, unit, pendidikan, jabatan, diklat_…, seminar, skp, disiplin; beberapa diklat "
            "atau hukuman dalam satu sel dipisahkan titik koma atau baris baru, dalam kolom diklat boleh juga koma"
        ),
        (
            "CSV file of employees: nip, unit, pendidikan, jabatan, diklat_…, seminar, skp, disiplin; several "
            "trainings or penalties in one cell are separated by semicolons or line ends, in a column diklat by commas "
            "too"
        ),
    ),
    "ipasn-on": ("tanggal pengukuran", "day of the measurement"),
    "ipasn-period": ("periode; diukur per hari terakhirnya", "period; measured on its last day"),
    "ipasn-gaps": (
        "cara membaca nilai di celah tabel: upper (80,5 Tinggi) atau floor (80,5 Sedang)",
        "how values in the gaps of the table are read: upper (80.5 Tinggi) or floor (80.5 Sedang)",
    ),
    "ipasn-headcount": ("jumlah seluruh pegawai, untuk cakupan", "how many employees there are, for the coverage"),
    "ipasn-include": ("ikut ukur: pppk, cpns", "measure too: pppk, cpns"),
    "ipasn-explain": ("jelaskan nilainya sampai jawaban yang memberinya", "explain the score down to the answers"),
    "ipasn-title": ("Indeks Profesionalitas ASN per {day}", "Index of professionalism of civil servants on {day}"),
}
