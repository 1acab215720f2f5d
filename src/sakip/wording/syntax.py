"""What is said of a text that is not TOML: each usual mistake, and the line as it should be."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

_WRITE: Final = ("Tulis: {fixed}", "Write: {fixed}")


def error(indonesian: str, english: str, *remedy: str) -> Words:
    """Return the words of a finding that keeps a file from being loaded."""
    return Words("error", indonesian, english, *remedy)


FINDINGS: Final[dict[str, Words]] = {
    "toml": error(
        "Baris ini bukan TOML yang sah; keterangan pembacanya, dalam bahasa Inggris: “{what}”.",
        "This line is not valid TOML: {what}.",
        "Periksa baris ini dan yang di atasnya: teks harus dalam tanda kutip, kurung harus ditutup.",
        "Check this line and the one above: text needs quotes, brackets must be closed.",
    ),
    "toml-decimal-comma": error(
        "Angka {given} memakai koma; desimal ditulis dengan titik.",
        "Number {given} has a comma; decimals are written with a point.",
        *_WRITE,
    ),
    "toml-thousands": error(
        "Angka {given} memakai pemisah ribuan.",
        "Number {given} has separators of thousands.",
        *_WRITE,
    ),
    "toml-number-unit": error(
        "{given} ialah angka dengan satuan, dan itu ditulis dalam tanda kutip.",
        "{given} is a number with its unit, which is written in quotes.",
        *_WRITE,
    ),
    "toml-comparison": error(
        "Angka tidak didahului tanda seperti {given}; arah yang baik sudah dinyatakan oleh polarity.",
        "No sign such as {given} stands before a number; which way is better is what polarity says.",
        *_WRITE,
    ),
    "toml-date": error(
        "Tanggal {given} tidak ditulis menurut urutan tahun-bulan-tanggal.",
        "Date {given} is not written as year-month-day.",
        *_WRITE,
    ),
    "toml-no-date": error(
        "{given} bukan tanggal yang ada di kalender.",
        "{given} is no day of the calendar.",
        "Tulis tahun-bulan-tanggal, seperti 2024-01-30.",
        "Write year-month-day, such as 2024-01-30.",
    ),
    "toml-unquoted": error(
        "Teks {given} tidak dalam tanda kutip.",
        "Text {given} is not in quotes.",
        *_WRITE,
    ),
    "toml-curly-quotes": error(
        "Tanda kutip di baris ini melengkung, seperti dari Word; TOML memakai yang lurus.",
        "The quotes on this line are curly, as a word processor makes them; TOML takes straight ones.",
        *_WRITE,
    ),
    "toml-open-quote": error(
        "Tanda kutip dibuka tetapi tidak ditutup di baris ini.",
        "A quote is opened and not closed on this line.",
        *_WRITE,
    ),
    "toml-open-text": error(
        "Teks panjang yang dibuka dengan {given} di baris ini tidak ditutup.",
        "The long text opened by {given} on this line is not closed.",
        "Tulis {given} di akhir teksnya.",
        "Write {given} at its end.",
    ),
    "toml-inner-quotes": error(
        "Di dalam teks ada tanda kutip yang sama dengan pembungkusnya.",
        "Inside the text stand the quotes it is put in.",
        *_WRITE,
    ),
    "toml-backslash": error(
        "Garis miring terbalik (\\) punya arti khusus di dalam tanda kutip ganda.",
        "A backslash (\\) has a meaning of its own in double quotes.",
        *_WRITE,
    ),
    "toml-colon": error(
        "Kunci dan nilainya dipisah dengan {given}, seharusnya tanda sama dengan.",
        "Between a key and its value stands {given} instead of an equals sign.",
        *_WRITE,
    ),
    "toml-no-equals": error(
        "Baris ini bukan kunci = nilai.",
        "This line is no key = value.",
        "{hint_id}",
        "{hint_en}",
    ),
    "toml-key-blank": error(
        "Kunci {given} memuat spasi.",
        "Key {given} has a blank in it.",
        *_WRITE,
    ),
    "toml-no-value": error(
        "Kunci “{name}” tidak diberi nilai.",
        "Key “{name}” has no value.",
        "Isi nilainya, atau beri tanda # di depan barisnya.",
        "Give it one, or put # before the line.",
    ),
    "toml-stray-mark": error(
        "Ada {given} di akhir baris.",
        "The line ends in {given}.",
        *_WRITE,
    ),
    "toml-odd-blank": error(
        "Baris ini memuat spasi khusus yang tidak terlihat, seperti dari Word.",
        "This line has an invisible special blank in it, as a word processor makes them.",
        "Tulis ulang: {fixed}",
        "Write it again: {fixed}",
    ),
    "toml-comment": error(
        "Penjelasan diawali dengan #, bukan {given}.",
        "A comment begins with #, not with {given}.",
        *_WRITE,
    ),
    "toml-header": error(
        "Kurung siku judul tabel ini tidak lengkap.",
        "The brackets of this table header are not complete.",
        *_WRITE,
    ),
    "toml-header-listed": error(
        "Judul ini ditulis {given}, sedangkan di baris {other} ditulis {wanted}.",
        "This header is written {given}, and on line {other} it is {wanted}.",
        *_WRITE,
    ),
    "toml-table-twice": error(
        "Tabel {given} sudah ada di baris {first}.",
        "Table {given} is on line {first} already.",
        "Gabungkan isinya; bila ini daftar, tulis {wanted} di setiap judulnya.",
        "Put the two together; if it is a list, write {wanted} in each header.",
    ),
    "toml-key-twice": error(
        "Kunci “{name}” sudah ada di baris {first}.",
        "Key “{name}” is on line {first} already.",
        "Hapus salah satu.",
        "Remove one of them.",
    ),
    "toml-open-bracket": error(
        "Kurung {given} dibuka di baris ini dan tidak ditutup.",
        "Bracket {given} is opened on this line and not closed.",
        "{hint_id}",
        "{hint_en}",
    ),
    "toml-line-ends": error(
        "Baris berkas ini berakhir dengan tanda yang tidak dikenal TOML (CR saja).",
        "The lines of this file end in a way TOML does not know (CR alone).",
        "Simpan dengan akhir baris Windows (CRLF) atau Unix (LF).",
        "Save it with line ends of Windows (CRLF) or Unix (LF).",
    ),
}
