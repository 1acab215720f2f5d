"""What the rows of a sheet are that name no indicator: titles, signatures, totals, groups and other tables.

>>> title("PERJANJIAN KINERJA PERUBAHAN TAHUN 2025", "Sheet1")
Title(kind='pk', revised=True, year=2025, several=False, differs=None)
>>> group("SASARAN: Meningkatnya pelayanan publik")
('sasaran', 'Meningkatnya pelayanan publik')
>>> is_total("Jumlah"), is_total("Jumlah inovasi")
(True, False)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.starter.headings import words, years_in

if TYPE_CHECKING:
    from sakip.workbooks import Row

_KINDS: Final = (
    (re.compile(r"\brencana aksi\b|\brenaksi\b", re.IGNORECASE), "rencana-aksi"),
    (re.compile(r"\bperjanjian kinerja\b|\bpk\b", re.IGNORECASE), "pk"),
    (re.compile(r"\brencana strategis\b|\brenstra\b|\btujuan dan sasaran jangka menengah\b", re.IGNORECASE), "renstra"),
)
_REVISED = re.compile(r"\bperubahan\b", re.IGNORECASE)
_NAMED_YEAR = re.compile(r"\btahun(?:\s+anggaran)?\s+((?:19|20)[0-9]{2})\b(?!\s*(?:-|–|s\.?d|sampai))", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:perjanjian|rencana|renstra|perubahan|tahun|indikator|lampiran|tabel|iku|pk|kecamatan|kabupaten)\b",
    re.IGNORECASE,
)
_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_SIGNED = re.compile(
    rf"nip\b|pihak\s+(?:pertama|kedua|kesatu)\b|mengetahui\b|menyetujui\b|ditetapkan\s+di\b"
    rf"|(?:[^\W\d][\w .]{{0,40}},\s*)?(?:tanggal\s*)?[0-9. …_]{{0,10}}(?:{_MONTHS})?\s*(?:19|20)[0-9]{{2}}$",
    re.IGNORECASE,
)
_SIGNER = re.compile(r"(?:plt\.?\s+|a\.?n\.?\s+)?(?:camat|bupati|wali\s?kota|sekretaris|kepala|lurah)\b", re.IGNORECASE)
_MOST_SIGNERS = 3
_TOTALS: Final = frozenset(
    {"jumlah", "total", "subtotal", "rata", "rerata", "grand", "sub", "keseluruhan", "seluruhnya"}
)
_GROUP = re.compile(
    r"(tujuan|sasaran|program)(?:\s+(?:strategis|program|kinerja|pd|opd))*(?:\s*[0-9]{1,2})?\s*[:.–-]\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BUDGETS: Final = frozenset({"anggaran", "pagu", "rp"})
_WORK: Final = frozenset({"program", "kegiatan", "subkegiatan"})
_NUMBERED = re.compile(
    r"\s*(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+|[a-z][.)])\s+(?=.*[^\W\d_])"
)
_ORDINAL = re.compile(r"[IVX]{1,6}\.?|[A-Z]\.?")
_NO_NAME = re.compile(r"(?:rp)?[\W\d_]*", re.IGNORECASE)


@frozen
class Title:
    """What stands above a table or on its sheet's tab: its document, whether that is a revision, and its year.

    ``several`` means that it names several years and none of them alone; ``differs`` is the year the tab names where
    the title names another.
    """

    kind: str = ""
    revised: bool = False
    year: int | None = None
    several: bool = False
    differs: int | None = None


def title(above: str, tab: str) -> Title:
    """Read the title of a table; what it does not say, the tab may."""
    kind = next((kind for text in (above, tab) for pattern, kind in _KINDS if pattern.search(text)), "")
    (year, several), (on_tab, _) = _year(above), _year(tab)
    differs = on_tab if year is not None and on_tab not in {None, year} else None
    if year is None and not several:
        year, several = _year(tab)
    revised = kind in {"", "pk", "rencana-aksi"} and any(_REVISED.search(text) for text in (above, tab))
    return Title(kind, revised, year, several, differs)


def _year(text: str) -> tuple[int | None, bool]:
    years = years_in(text)
    named = {int(year) for year in _NAMED_YEAR.findall(text)}
    if len(years) == 1 or len(named) == 1:
        return (years if len(years) == 1 else list(named))[0], False
    return None, len(years) > 1


def is_title(row: Row) -> bool:
    """Whether a row above a further table may be its title."""
    texts = [cell.text for cell in row.cells.values()]
    return len(texts) == 1 and _TITLE.search(texts[0]) is not None and group(texts[0]) is None


def is_signature(row: Row, *, after_gap: bool) -> bool:
    """Whether a row begins the place, date and names that a document is signed with."""
    texts = [cell.text.strip() for cell in row.cells.values()]
    if len(texts) > _MOST_SIGNERS or not all(isinstance(cell.value, str) for cell in row.cells.values()):
        return False
    if any(_SIGNED.match(text) for text in texts):
        return True
    return after_gap and all(_SIGNER.match(text) for text in texts)


def is_total(text: str) -> bool:
    """Whether the first words of a row say that it adds up the others."""
    found = words(text)
    return bool(found) and set(found) <= _TOTALS


def group(text: str) -> tuple[str, str] | None:
    """Return level and text of a row that heads a group: ``SASARAN: …``."""
    found = _GROUP.fullmatch(text.strip())
    return None if found is None else (found[1].casefold(), found[2])


def is_ordinal(text: str) -> bool:
    """Whether a group is numbered so, rather than an indicator: ``I``, ``A.``."""
    return _ORDINAL.fullmatch(text.strip()) is not None


def other_table(row: Row) -> str:
    """Return what a row of headings begins that names no indicator: ``budget``, ``other``, or ``""``."""
    texts = [words(cell.text) for cell in row.cells.values() if isinstance(cell.value, str)]
    if len(texts) < 2 or len(texts) < len(row.cells):
        return ""
    heads = [set(text) for text in texts if len(text) <= 4]
    if any(_BUDGETS & head for head in heads) and any(_WORK & head for head in heads):
        return "budget"
    return "other" if texts[0] in (["no"], ["nomor"]) else ""


def unnumbered(text: str) -> str:
    """Return a name without the number before it: ``3.1 Nilai SAKIP``."""
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text


def is_no_name(text: str) -> bool:
    """Whether a text is but numbers and marks, which name no indicator."""
    return _NO_NAME.fullmatch(text.strip()) is not None
