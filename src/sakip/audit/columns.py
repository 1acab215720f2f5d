"""The columns of a published table: which heading means which, and what kind of table that makes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL: Final = (
    "indicator", "indikator", "indikator kinerja", "indikator kinerja utama", "indikator sasaran", "nama indikator",
    "iku", "item", "uraian", "program", "program/kegiatan", "program / kegiatan", "program dan kegiatan", "kegiatan",
    "subkegiatan", "sub kegiatan", "nama", "name", "sasaran",
)  # fmt: skip
_MADE: Final = ("realisation", "realisasi", "realization")
_MADE_OF: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "achievements": ("realisasi kinerja", "realisasi target", "realisasi pk"),
        "budgets": ("realisasi anggaran", "realisasi keuangan", "jumlah realisasi", "realisasi belanja"),
    }
)
_FIGURE: Final = (
    "achievement", "capaian", "persentase capaian", "persen capaian", "tingkat capaian", "rasio capaian", "% capaian",
    "capaian %", "achievement pct", "nilai capaian", "persen", "persentase", "%", "pct", "percent", "% realisasi",
    "persentase realisasi", "rasio",
)  # fmt: skip
_FIGURE_OF: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "achievements": (
            "capaian kinerja", "persentase capaian kinerja", "tingkat capaian kinerja", "persen capaian kinerja",
            "% capaian kinerja", "nilai capaian kinerja",
        ),
        "budgets": (
            "serapan", "penyerapan", "% serapan", "persentase serapan", "tingkat penyerapan", "tingkat serapan",
            "persentase penyerapan", "% penyerapan", "serapan anggaran", "penyerapan anggaran", "capaian keuangan",
            "persentase realisasi anggaran", "% realisasi anggaran",
        ),
    }
)  # fmt: skip
_BASE_OF: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "achievements": ("target", "target kinerja", "rencana", "target pk", "target tahunan"),
        "budgets": (
            "pagu", "anggaran", "budget", "pagu anggaran", "jumlah anggaran", "alokasi", "alokasi anggaran",
            "anggaran setelah perubahan", "anggaran perubahan", "pagu perubahan", "pagu setelah perubahan", "dpa",
            "pagu dpa", "anggaran dpa",
        ),
    }
)  # fmt: skip
_OTHER: Final = MappingProxyType({"achievements": "budgets", "budgets": "achievements"})


def _named(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return what its columns may be called; what is said of the other kind of table last."""
    other = _OTHER[kind]
    figures = (*_FIGURE[10:], *_FIGURE[:10]) if kind == "budgets" else _FIGURE
    return MappingProxyType(
        {
            "base": _BASE_OF[kind],
            "made": (*_MADE, *_MADE_OF[kind], *_MADE_OF[other]),
            "figure": (*figures, *_FIGURE_OF[kind], *_FIGURE_OF[other]),
        }
    )


HEADINGS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType({kind: _named(kind) for kind in _OTHER})
"""By kind of table, what each column that is needed may be called, the usual name first."""
_FURTHER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "label": _LABEL,
        "polarity": ("polarity", "polaritas", "polarisasi", "arah", "sifat"),
        "document": ("document", "dokumen", "source", "sumber", "source title"),
    }
)
_ASIDE = re.compile(r"\([^()]*\)|\b(?:19|20)[0-9]{2}\b")
_PERIOD = re.compile(r"\bs\.? ?d\.? |\bs/d |\bsampai(?: dengan)? |\b(?:tw|triwulan) ?(?:iv|i{1,3}|[1-4])\b|\btahun$")
_PERCENT = re.compile(r"\( ?(?:%|persen) ?\)")
_RAW, _PUBLISHED = " raw", " published"


@frozen
class Columns:
    """Where each column stands; ``missing`` and ``twice`` say what keeps the table from being read.

    ``twice`` are headings, as written, that may mean the same; ``beside`` those of a table of the other kind, which is
    not read.
    """

    kind: str
    places: Mapping[str, int]
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """How many of the three columns that are needed there are."""
        return sum(role in self.places for role in HEADINGS[self.kind])

    def cell(self, cells: Sequence[Any], role: str) -> Any:
        """Return a cell of a row by its column; blank where there is no such column."""
        place = self.places.get(role)
        return "" if place is None or place >= len(cells) else cells[place]


def columns_of(headings: Sequence[str]) -> Columns:
    """Return how a header is read: as the kind of table of which it has more columns.

    Where both are there the columns that stand together decide; two tables side by side are read as achievements.
    """
    ours, theirs = (columns_for(kind, headings) for kind in HEADINGS)
    if ours.missing or theirs.missing or bool(ours.twice) != bool(theirs.twice):
        return max((ours, theirs), key=lambda columns: (columns.known, not columns.twice))
    if ours.twice or not {ours.places[role] for role in ("made", "figure")} & set(theirs.places.values()):
        beside = {theirs.places[role] for role in HEADINGS["budgets"]} - set(ours.places.values())
        return evolve(ours, beside=tuple(headings[place] for place in sorted(beside)))
    together = [
        columns
        for columns, other in ((ours, theirs), (theirs, ours))
        if _is_run(columns.places) and other.places["base"] != columns.places["base"] - 1
    ]
    of_kind = [columns for columns in (ours, theirs) if _is_specific(columns, headings)]
    if len(chosen := of_kind if len(of_kind) == 1 else together) == 1:
        return chosen[0]
    return evolve(ours, twice=tuple(headings[columns.places["base"]] for columns in (ours, theirs)))


def columns_for(kind: str, headings: Sequence[str]) -> Columns:
    """Return how a header is read as that of one kind of table."""
    folded = _told_apart([_folded(heading) for heading in headings], headings)
    found = {role: _candidates(names, folded) for role, names in {**HEADINGS[kind], **_FURTHER}.items()}
    for role, of_other in (("made", _MADE_OF[_OTHER[kind]]), ("figure", _FIGURE_OF[_OTHER[kind]])):
        found[role] = [place for place in found[role] if folded[place][0] not in of_other] or found[role]
    needed = {role: found[role] for role in HEADINGS[kind]}
    places = {role: listed[0] for role, listed in found.items() if listed}
    twice: tuple[str, ...] = ()
    if any(len(listed) > 1 for listed in needed.values()):
        runs = [
            place
            for place in needed["base"]
            if place + 1 in needed["made"]
            and place + 2 in needed["figure"]
            and place - 1 not in needed["base"]
            and place + 3 not in needed["figure"]
        ]
        if len(runs) == 1:
            places |= {"base": runs[0], "made": runs[0] + 1, "figure": runs[0] + 2}
        else:
            twice = next(
                tuple(headings[place] for place in sorted(listed)) for listed in needed.values() if len(listed) > 1
            )
    missing = tuple(names[0] for role, names in HEADINGS[kind].items() if role not in places)
    return Columns(kind, MappingProxyType(places), missing, twice)


def _candidates(names: Sequence[str], folded: Sequence[tuple[str, bool]]) -> list[int]:
    """Return where a column may stand, the usual name first; what is headed "raw" is the cell as printed."""
    ranked = sorted((names.index(name), place) for place, (name, _) in enumerate(folded) if name in names)
    places = [place for _, place in ranked]
    return [place for place in places if folded[place][1]] or places


def _told_apart(folded: Sequence[tuple[str, bool]], headings: Sequence[str]) -> list[tuple[str, bool]]:
    """Tell a realisation from its percentage where both have the same name: ``Realisasi (Rp)``, ``Realisasi (%)``."""
    made = [place for place, (name, _) in enumerate(folded) if name in _MADE]
    percent = [place for place in made if _PERCENT.search(headings[place].casefold())]
    if not percent or len(percent) == len(made):
        return list(folded)
    return [("% realisasi", raw) if place in percent else (name, raw) for place, (name, raw) in enumerate(folded)]


def _is_run(places: Mapping[str, int]) -> bool:
    return places["made"] == places["base"] + 1 and places["figure"] == places["made"] + 1


def _is_specific(columns: Columns, headings: Sequence[str]) -> bool:
    """Tell whether its realisation or its figure is said of that kind of table alone."""
    made, figure = (_folded(headings[columns.places[role]])[0] for role in ("made", "figure"))
    return made in _MADE_OF[columns.kind] or figure in _FIGURE_OF[columns.kind]


def _folded(heading: str) -> tuple[str, bool]:
    """Return a heading without its year and unit, and whether it says that its cells are as printed."""
    text = " ".join(heading.replace("_", " ").casefold().split())
    raw = text.endswith(_RAW)
    text = text.removesuffix(_RAW).removesuffix(_PUBLISHED)
    plainly = " ".join(_ASIDE.sub(" ", text).split()).strip(" :*")
    plainly = " ".join(_PERIOD.sub(" ", plainly).split())
    return (plainly or text.strip("() ")), raw


# --- rows that are headings -------------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?:tahun )?(?:19|20)[0-9]{2}(?: ?\(.*\))?", re.IGNORECASE)
_COUNT = re.compile(r"\(?([0-9]{1,2})\)?(?: ?=.*)?")
_FEWEST_COUNTED = 3


def is_repeated(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Tell whether a row is the header once more, as on the next page of a report."""
    one, other = ([" ".join(text.casefold().split()) for text in row] for row in (cells, headings))
    return any(one) and one == other


def is_subheading(cells: Sequence[str], needed: Sequence[str]) -> bool:
    """Tell whether the row right below a header is a part of it: years, one text for every column, or column numbers.

    ``needed`` are the three cells that matter.
    """
    said = [" ".join(text.split()) for text in needed]
    if all(_YEAR.fullmatch(text) for text in said):
        return True
    if said[0] and len(set(said)) == 1 and not any(character.isdigit() for character in said[0]):
        return True
    counted = [_COUNT.fullmatch(text.strip()) for text in cells if text.strip()]
    numbers = [int(found[1]) for found in counted if found]
    return len(numbers) == len(counted) >= _FEWEST_COUNTED and numbers == list(range(1, len(numbers) + 1))
