"""The check for years left over from the decree of an earlier year.

A year counts when a text of the set speaks of it as the year that is measured: ``direncanakan pada tahun 2024`` in a
set of 2025. The year of a regulation (``Nomor 14 Tahun 2017``), of a plan (``2021-2026``), of a day, and one that is
called the base of a comparison do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sakip.review.check import Remark, check
from sakip.review.phrases import whole
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.sets import IndicatorSet

_YEAR = re.compile(
    r"(?<![\w./:-])(?P<said>(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s+)?(?P<year>(?:19|20)\d\d)(?![\w/:]|-\d|\.\d)",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"\b(?:19|20)\d\d\s*(?:[-\u2013\u2014/]|s\.?\s?[./]?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
    r"(?:tahun\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d[\w./-]*\s*$")
_CITED = whole(
    "undang undang", "peraturan", "keputusan", "instruksi", "surat edaran", "ketetapan", "perda", "perbup", "perwali",
    "pergub", "perpres", "permen", "permendagri", "permenpan", "permenpanrb", "permenkeu", "kepmen", "kepmendagri",
    "kepbup", "inpres", "pmk", "kmk", "pp", "uu", "uud", "se", "sni", "iso", "rpjpd", "rpjmd", "renstra", "rpjmn",
)  # fmt: skip
_MONTH = whole(
    "januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
    "november", "nopember", "desember",
)  # fmt: skip
_BASE = whole(
    "dasar", "dibanding", "dibandingkan", "banding", "terhadap", "sejak", "semenjak", "mulai", "sebelum", "sebelumnya",
    "lalu", "baseline", "awal", "sensus", "harga konstan", "dari", "hasil", "evaluasi", "penilaian", "pemutakhiran",
    "data", "perbandingan", "pembanding",
)  # fmt: skip
_BASE_AFTER = re.compile(
    r"\W*(?:\w+\W+){0,2}(?:sebagai\s+)?(?:tahun\s+|data\s+)?(?:dasar|baseline|pembanding|perbandingan)\b", re.IGNORECASE
)
_WORDS_BEFORE, _SHOWN = 5, 40


@check("stale-year", basis="Akal sehat: tahun yang tertinggal dari keputusan sebelumnya mengubah apa yang diukur.")
def stale_year(office: IndicatorSet) -> Iterator[Remark]:
    """A text that speaks of an earlier year as the one that is measured."""
    if office.year is None:
        return
    for indicator in office:
        for key in ("name", "definition", "formula_text"):
            for facts in _stale(getattr(indicator, key), office.year):
                yield Remark({"about": indicator.code, **facts}, ("indicator", indicator.code, key))
    if office.decree is not None:
        for facts in _stale(office.decree.title, office.year):
            yield Remark({"about": Word("decree"), **facts}, ("decree", "title"))


@check("decree-after-year", basis="Akal sehat: indikator ditetapkan sebelum atau dalam tahun yang diukur.")
def decree_after_year(office: IndicatorSet) -> Iterator[Remark]:
    """A decree dated after the year it sets indicators for."""
    decreed = office.decree.date if office.decree is not None else None
    if office.year is not None and decreed is not None and decreed.year > office.year:
        yield Remark({"date": decreed, "year": str(office.year)}, ("decree", "date"))


def spoken_years(text: str) -> tuple[int, ...]:
    """Return the years a title speaks of, without those of a plan, a day or a regulation it cites."""
    plain = _WINDOW.sub(lambda window: " " * len(window[0]), text)
    found = (
        int(match["year"])
        for match in _YEAR.finditer(plain)
        if not _NUMBERED.search(before := plain[: match.start()])
        and not _CITED.search(before)
        and not _MONTH.search(before[-12:])
    )
    return tuple(dict.fromkeys(found))


def _stale(text: str, year: int) -> Iterator[dict[str, str]]:
    plain = _WINDOW.sub(lambda window: " " * len(window[0]), text)
    seen: set[int] = set()
    for match in _YEAR.finditer(plain):
        stated = int(match["year"])
        if stated >= year or stated in seen or not (match["said"] or len(text.split()) <= 2 * _WORDS_BEFORE):
            continue
        clause = re.split(r"[.;()]\s", plain[: match.start()])[-1]
        near = " ".join(clause.split()[-_WORDS_BEFORE:])
        if _NUMBERED.search(clause) or _CITED.search(clause) or _MONTH.search(near[-12:]) or _BASE.search(near):
            continue
        if _BASE_AFTER.match(plain[match.end() :]):
            continue
        seen.add(stated)
        yield {"said": _around(text, match.start(), match.end()), "stated": str(stated), "year": str(year)}


def _around(text: str, start: int, end: int) -> str:
    """Return the words in front of a year, and the year."""
    before = text[max(0, start - _SHOWN) : start]
    cut = before.partition(" ")[2] if start > _SHOWN else before
    return " ".join((cut + text[start:end]).split())
