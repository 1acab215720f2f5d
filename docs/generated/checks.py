"""Every check of ``sakip check``, and every other finding of the library, with its sentence and its remedy."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generated._writing import blocks, both, chosen, code, heading, opened, plain, terms
from sakip.regulations.model import settled
from sakip.review import CHECKS
from sakip.wording import FINDINGS, command, term
from sakip.wording.findings import _REALISATIONS, _RESULTS, _SET_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.findings import Severity
    from sakip.review import Check
    from sakip.wording.words import Words

ROOMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "indicators": ("Indikator: nama, satuan, arah, definisi", "Indicators: name, unit, polarity, definition"),
        "polarity": ("Arah", "Polarity"),
        "annex": ("Lampiran IKU", "The annex of the IKU"),
        "formulas": ("Rumus", "Formulas"),
        "scores": ("Nilai dan indeks", "Scores and indices"),
        "targets": ("Target", "Targets"),
        "documents": ("Dokumen target", "Documents of targets"),
        "years": ("Tahun", "Years"),
        "decree": ("Keputusan", "The decree"),
        "citations": ("Peraturan yang dikutip", "Regulations it cites"),
        "cascade": ("Cascading dan anggaran", "The cascade and its budgets"),
        "tables": ("Tabel kelas tercetak", "Printed tables of bands"),
        "records": ("Realisasi", "Realisations"),
    }
)
"""The modules of :mod:`sakip.review` that have checks, in the order of the page."""

_SEVERITIES: Final[Mapping[Severity, tuple[str, str]]] = MappingProxyType(
    {
        "error": ("ada yang tidak dipakai atau tidak dikerjakan", "something was left out or not done"),
        "warning": ("janggal, dan tetap dipakai", "odd, and used all the same"),
        "info": ("catatan", "a note"),
    }
)

_ABOUT: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "set": ("melihat himpunan indikator", "looks at the set"),
        "decree": ("melihat keputusan", "looks at the decree"),
        "table": ("melihat tabel tercetak", "looks at a printed table"),
        "realisations": ("melihat realisasi", "looks at realisations"),
    }
)

# the rooms of findings that no check makes: a module of sakip.wording each, finer ones first, or a part of its findings
_FILES: Final = "set-files"
OTHERS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        _FILES: ("Berkas himpunan", "Set files"),
        "syntax": ("TOML yang tidak terbaca", "TOML that cannot be read"),
        "formulas": ("Rumus dalam berkas himpunan", "Formulas of a set file"),
        "faults": ("Arti kunci dan tabel berkas himpunan", "What keys and tables of a set file mean"),
        "review": ("Pemeriksaan itu sendiri", "Reviews themselves"),
        "packs": ("Paket lain, dan himpunan dalam JSON", "Packs, and sets in JSON"),
        "realisation-files": ("Berkas realisasi", "Realisation files"),
        "results": ("Rapor kinerja", "Scorecards"),
        "records": ("Yang diketahui pada suatu tanggal", "What is known on a day"),
        "rollup": ("Gabungan antarperiode dan antarperangkat daerah", "Periods and offices put together"),
        "comparison": ("LKjIP", "The performance report (LKjIP)"),
        "audit": ("Pemeriksaan tabel terbit", "Audits of published tables"),
        "skm": ("Survei kepuasan (SKM)", "The satisfaction survey (SKM)"),
        "ipasn": ("IP ASN", "IP ASN"),
        "akip": ("Evaluasi AKIP", "The AKIP evaluation"),
        "sheets": ("Lembar kerja", "Spreadsheets"),
        "starter": ("Memulai himpunan dari lembar isian", "Starting a set from a filled-in sheet"),
        "forms": ("Formulir isian", "Forms to fill in"),
        "papers": ("Dokumen kantor", "Papers of an office"),
        "exports": ("Ekspor", "Exports"),
        "table": ("Tabel besar", "Large tables"),
    }
)
"""The rooms of the other findings, in the order of the page."""


def grouped() -> dict[str, dict[str, Words]]:
    """Return the findings that no check makes by their room; each has one."""
    found: dict[str, dict[str, Words]] = {room: {} for room in OTHERS}
    parts = {_FILES: _SET_FILES, "realisation-files": _REALISATIONS, "results": _RESULTS}
    seen = set(CHECKS)
    for room in OTHERS:
        held: Mapping[str, Words] = parts.get(room) or import_module(f"sakip.wording.{room}").FINDINGS
        found[room] = {name: words for name, words in held.items() if name not in seen and FINDINGS[name] is words}
        seen.update(found[room])
    return found


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part: the severities, the checks, the other findings."""
    severities = terms(
        (f"{code(severity)} · {_severity(severity, lang)}", [chosen(meaning, lang)])
        for severity, meaning in _SEVERITIES.items()
    )
    return {"severities": blocks(severities), "checks": _checks(lang), "findings": _findings(lang)}


def _checks(lang: str) -> str:
    rooms: dict[str, list[Check]] = defaultdict(list)
    for check in CHECKS.values():
        rooms[_room(check)].append(check)
    made = []
    for room in sorted(rooms, key=list(ROOMS).index):
        entries = [(_headed(check, lang), _check(check, lang)) for check in rooms[room]]
        made += [heading(2, chosen(ROOMS[room], lang)), terms(entries)]
    return blocks(*made)


def _room(check: Check) -> str:
    find = check.find.func if isinstance(check.find, partial) else check.find
    return find.__module__.rpartition(".")[2]


def _headed(check: Check, lang: str) -> str:
    return f"{code(check.code)} · {_severity(check.severity, lang)} · {chosen(_ABOUT[check.about], lang)}"


def _severity(severity: Severity, lang: str) -> str:
    return command(f"severity-{severity}", lang).lower()


def _check(check: Check, lang: str) -> Iterator[str]:
    yield from _said(check.words or FINDINGS[check.code], lang)
    if check.basis:
        sure = ""
        if check.confidence:
            verdict = term("settled" if settled(check.confidence) else "a-reading", lang)
            sure = f" [{check.confidence}: {verdict}]"
        yield f"{command('check-basis', lang)}: {plain(check.basis + sure)}"


def _findings(lang: str) -> str:
    made = [heading(2, chosen(("Temuan lain", "Other findings"), lang))]
    for room, findings in grouped().items():
        made += [heading(3, chosen(OTHERS[room], lang)), listed(findings, lang)]
    return blocks(*made)


def listed(findings: Mapping[str, Words], lang: str) -> str:
    """Write findings: the severity, the sentence and the remedy of each, in both languages."""
    return terms(
        (f"{code(name)} · {_severity(words.severity, lang)}", _said(words, lang))
        for name, words in sorted(findings.items())
    )


def _said(words: Words, lang: str) -> Iterator[str]:
    pairs = ((words.id, words.remedy_id), (words.en, words.remedy_en))
    yield both((_sentence(*pair) for pair in pairs), lang)


def _sentence(message: str, remedy: str) -> str:
    done = opened(remedy)
    return f"{opened(message)} **→** {done}" if done else opened(message)
