"""The columns of a published table: which heading means which, and what kind of table that makes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL: Final = (
    "indicator", "indikator", "indikator kinerja", "indikator kinerja utama", "indikator sasaran", "nama indikator",
    "iku", "item", "uraian", "program", "program/kegiatan", "program / kegiatan", "program dan kegiatan", "kegiatan",
    "subkegiatan", "sub kegiatan", "nama", "name", "sasaran",
)  # fmt: skip
_MADE: Final = (
    "realisation", "realisasi", "realization", "realisasi kinerja", "realisasi anggaran", "realisasi keuangan",
    "jumlah realisasi",
)  # fmt: skip
_FIGURE: Final = (
    "achievement", "capaian", "capaian kinerja", "persentase capaian", "persen capaian", "tingkat capaian",
    "rasio capaian", "% capaian", "capaian %", "achievement pct", "persen", "persentase", "%", "pct", "percent",
    "serapan", "penyerapan", "% serapan", "persentase serapan", "% realisasi", "persentase realisasi", "rasio",
)  # fmt: skip
HEADINGS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "achievements": MappingProxyType(
            {"base": ("target", "target kinerja", "rencana"), "made": _MADE, "figure": _FIGURE}
        ),
        "budgets": MappingProxyType(
            {
                "base": (
                    "pagu", "anggaran", "budget", "pagu anggaran", "jumlah anggaran", "alokasi", "alokasi anggaran",
                ),
                "made": _MADE,
                "figure": (*_FIGURE[10:], *_FIGURE[:10]),
            }
        ),
    }
)  # fmt: skip
"""By kind of table, what each column that is needed may be called, the usual name first."""
_FURTHER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "label": _LABEL,
        "polarity": ("polarity", "polaritas", "polarisasi", "arah", "sifat"),
        "document": ("document", "dokumen", "source", "sumber", "source title"),
    }
)
_ASIDE = re.compile(r"\([^()]*\)|\b(?:19|20)[0-9]{2}\b")
_RAW, _PUBLISHED = " raw", " published"


@frozen
class Columns:
    """Where each column stands; ``missing`` and ``twice`` say what keeps the table from being read."""

    kind: str
    places: Mapping[str, int]
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """How many of the three columns that are needed there are."""
        return sum(role in self.places for role in HEADINGS[self.kind])

    def cell(self, cells: Sequence[Any], role: str) -> Any:
        """Return a cell of a row by its column; blank where there is no such column."""
        place = self.places.get(role)
        return "" if place is None or place >= len(cells) else cells[place]


def columns_of(headings: Sequence[str]) -> Columns:
    """Return how a header is read: as the kind of table of which it has more columns, achievements first."""
    return max((columns_for(kind, headings) for kind in HEADINGS), key=lambda columns: columns.known)


def columns_for(kind: str, headings: Sequence[str]) -> Columns:
    """Return how a header is read as that of one kind of table."""
    return _columns(kind, [_folded(heading) for heading in headings])


def _columns(kind: str, folded: Sequence[tuple[str, bool]]) -> Columns:
    places: dict[str, int] = {}
    twice: list[str] = []
    for role, names in {**HEADINGS[kind], **_FURTHER}.items():
        # what is headed "raw" is the cell as printed, where the same column is there cleaned too
        ranked = sorted(
            (not raw, names.index(name), place) for place, (name, raw) in enumerate(folded) if name in names
        )
        if not ranked:
            continue
        places[role] = ranked[0][2]
        if role in HEADINGS[kind] and sum(rank[:2] == ranked[0][:2] for rank in ranked) > 1:
            twice.append(folded[ranked[0][2]][0])
    missing = tuple(names[0] for role, names in HEADINGS[kind].items() if role not in places)
    return Columns(kind, MappingProxyType(places), missing, tuple(twice))


def _folded(heading: str) -> tuple[str, bool]:
    """Return a heading without its year and unit, and whether it says that its cells are as printed."""
    text = " ".join(heading.replace("_", " ").casefold().split())
    raw = text.endswith(_RAW)
    text = text.removesuffix(_RAW).removesuffix(_PUBLISHED)
    plainly = " ".join(_ASIDE.sub(" ", text).split()).strip(" :*")
    return (plainly or text.strip("() ")), raw
