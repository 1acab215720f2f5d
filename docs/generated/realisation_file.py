"""The realisation file: its columns and their other headings, what separates them, words of the status, findings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generated._writing import blocks, chosen, code, codes, heading, plain, table, terms
from generated.checks import listed
from sakip.figures.writing import _BLANKS
from sakip.indicators.realisation import STATES, State
from sakip.intake.table import _DECIMALS, _HEADINGS, _REQUIRED, COLUMNS
from sakip.wording.findings import _REALISATIONS
from sakip.wording.records import FINDINGS as RECORDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEANINGS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "indicator": ("Kode indikator dalam himpunan.", "Code of the indicator in the set."),
        "period": ("Tahun, semester, triwulan, atau bulan.", "Year, semester, quarter or month."),
        "component": (
            "Komponen rumus; boleh kosong bila rumusnya hanya punya satu.",
            "Component of the formula; may be blank where the formula has one.",
        ),
        "value": (
            "Angkanya, atau predikatnya. Kosong berarti belum diisi, bukan nol.",
            "The number, or the predicate. Blank is not filled in, and not zero.",
        ),
        "unit": (
            "Satuan angkanya, bila bukan satuan komponennya.",
            "Unit of the number, where it is not that of its component.",
        ),
        "document": ("Dokumen yang mendasarinya (data dukung).", "The document it rests on (data dukung)."),
        "recorded": (
            "Tanggal dicatat; catatan yang lebih baru mengoreksi yang lama.",
            "Day of entry; a later record corrects an earlier one.",
        ),
        "status": ("Status verifikasi, atau tidak berlaku.", "State of verification, or not applicable."),
        "note": ("Catatan.", "A note."),
        "system": ("Sistem asal datanya.", "The system the data come from."),
        "sha256": ("Sha256 berkas data dukungnya.", "The sha256 of the file it rests on."),
    }
)
"""What each column holds."""

_SIGNS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        ";": ("titik koma `;`", "semicolon `;`"),
        "\t": ("tab", "tab"),
        ",": ("koma `,`", "comma `,`"),
    }
)
_SAMPLES: Final[Mapping[str, str]] = MappingProxyType({",": "`1.234,56`", ".": "`1234.56`"})

_SAID: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "columns": ("Kolom", "Columns"),
        "needed": ("wajib", "required"),
        "also": ("Judul lain", "Also headed"),
        "separators": ("Pemisah kolom dan tanda desimal", "Separators and decimal signs"),
        "separated": ("Kolom dipisah", "Columns separated by"),
        "written": ("Angka ditulis", "Numbers written as"),
        "blanks": ("Yang berarti kosong", "What counts as blank"),
        "nothing": ("sel kosong", "an empty cell"),
        "words": ("Kata dalam kolom status", "Words of the status column"),
        "meaning": ("Artinya", "Meaning"),
        "word": ("Ditulis", "Written"),
        "not-applicable": ("indikator tidak berlaku", "the indicator does not apply"),
        "or-blank": (", atau kosong", ", or blank"),
        "findings": ("Temuan", "Findings"),
    }
)


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part."""
    found = {**_REALISATIONS, "bad-hash": RECORDED["bad-hash"]}
    return {
        "columns": blocks(heading(2, _say("columns", lang)), terms(_columns(lang))),
        "separators": _separators(lang),
        "blanks": _blanks(lang),
        "statuses": _words(lang),
        "findings": blocks(heading(2, _say("findings", lang)), listed(found, lang)),
    }


def _say(name: str, lang: str) -> str:
    return chosen(_SAID[name], lang)


def _columns(lang: str) -> Iterator[tuple[str, list[str]]]:
    for place, column in enumerate(COLUMNS):
        needed = f" · **{_say('needed', lang)}**" if place < _REQUIRED else ""
        others = [name for name, meant in _HEADINGS.items() if meant == column and name != column]
        also = f" {_say('also', lang)}: {codes(others)}." if others else ""
        yield f"{code(column)}{needed}", [f"{plain(chosen(MEANINGS[column], lang))}{also}"]


def _separators(lang: str) -> str:
    heads = [_say("separated", lang), _say("written", lang)]
    rows = [(chosen(_SIGNS[sign], lang), _SAMPLES[decimal]) for sign, decimal in _DECIMALS.items()]
    return blocks(heading(2, _say("separators", lang)), table(heads, rows))


def _blanks(lang: str) -> str:
    words = codes(sorted(word for word in _BLANKS if word))
    return blocks(heading(2, _say("blanks", lang)), f"{_say('nothing', lang)}, {words}")


def _words(lang: str) -> str:
    heads = [_say("word", lang), _say("meaning", lang)]
    meant: dict[State | None, list[str]] = {}
    for word, state in STATES.items():
        meant.setdefault(state, []).append(word)
    rows = []
    for state, words in meant.items():
        blank = _say("or-blank", lang) if "" in words else ""
        label = _say("not-applicable", lang) if state is None else plain(state.label(lang))
        rows.append((codes(filter(None, words)) + blank, label))
    return blocks(heading(2, _say("words", lang)), table(heads, rows))
