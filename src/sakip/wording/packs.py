"""What is said of packs: sets, formulas and checks that other packages offer; and of sets in JSON."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    "pack-clash": Words(
        "error",
        "“{name}” ditawarkan oleh lebih dari satu paket ({offers}), jadi tidak dipakai dari mana pun.",
        "“{name}” is offered by more than one package ({offers}), so it is used from none of them.",
        "Copot salah satu paketnya, atau berikan registry yang memuat yang dimaksud.",
        "Remove one of the packages, or pass a registry that holds the one you mean.",
    ),
    "pack-broken": Words(
        "error",
        "“{name}” tidak dapat dimuat dari {offer} ({what}).",
        "“{name}” cannot be loaded from {offer} ({what}).",
        "Perbaiki atau copot paket itu; yang lain tetap dapat dipakai.",
        "Mend or remove that package; the others can be used all the same.",
    ),
    "pack-missing": Words(
        "error",
        "Tidak ada {kind} “{name}”: nama seperti itu dibawa sebuah paket, dan paketnya belum terpasang.",
        "There is no {kind} “{name}”: a name like that is brought by a package, which is not installed.",
        "Pasang paketnya, atau perbaiki namanya.",
        "Install the package, or correct the name.",
    ),
    "pack-no-namespace": Words(
        "error",
        "“{name}”, yang ditawarkan oleh {offer}, tidak punya ruang nama, jadi tidak dipakai.",
        "“{name}”, offered by {offer}, has no namespace, so it is not used.",
        "Beri nama seperti jatim.jember.{name}.",
        "Give it a name such as jatim.jember.{name}.",
    ),
    "json": Words(
        "error",
        "Bukan JSON yang sah ({what}).",
        "Not valid JSON ({what}).",
        "Periksa tanda kutip, koma dan kurungnya.",
        "Check its quotes, commas and brackets.",
    ),
    "duplicate-key": Words(
        "error",
        "Kunci “{name}” tertulis dua kali.",
        "The key “{name}” stands here twice.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    "package": ("paket", "package"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "error-new-year": ("“{value}” bukan tahun. Tulis seperti 2025.", "“{value}” is no year. Write it like 2025."),
    "error-new-years": (
        "kode “{value}” menyebut tahun lain daripada {year}. Samakan keduanya.",
        "the code “{value}” ends with another year than {year}. Make them agree.",
    ),
}
