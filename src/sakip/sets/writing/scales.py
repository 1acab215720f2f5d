"""Scales of a set: those it has, those its indicators bring, and those that a regulation has on the day of the set."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

import sakip.regulations as regulations
from sakip.bands import CategoryScale, PrintedTable
from sakip.errors import DefinitionError, SakipError
from sakip.periods import Year
from sakip.sets.shape import ScaleTable
from sakip.sets.writing.plain import value_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sakip.indicators import Indicator
    from sakip.sets.model import IndicatorSet


class Scales:
    """The scales of a set, and what each is called in its file; ``added`` are those that only its indicators have."""

    def __init__(self, office: IndicatorSet) -> None:
        self._office = office
        self._of_regulations: dict[tuple[str, dt.date], CategoryScale | None] = {}
        self.added: dict[str, CategoryScale] = {}
        for indicator in (*office.indicators, *office.earlier):
            for scale in (indicator.scale, indicator.achievement_scale):
                if scale is not None and not self._known(scale, indicator):
                    self.added.setdefault(scale.key, scale)

    def called(self, scale: CategoryScale | None, indicator: Indicator) -> str:
        """Return the key by which an indicator asks for its scale; blank for none.

        Raises:
            DefinitionError: when another scale has that key.
        """
        if scale is None:
            return ""
        name = self._known(scale, indicator)
        if not name:
            raise DefinitionError(
                f"the scale {scale.key!r} is not the one of the set that has that key", "Give it a key of its own."
            )
        return name

    def _known(self, scale: CategoryScale, indicator: Indicator) -> str:
        own = {**self.added, **self._office.scales} if self.added else self._office.scales
        if own.get(scale.key) == scale:
            return scale.key
        day = indicator.valid_until or self._day
        names = [scale.key, f"{scale.key}/{scale.reading}"]
        return next((name for name in names if day and name not in own and self._law(name, day) == scale), "")

    def _law(self, name: str, day: dt.date) -> CategoryScale | None:
        if (name, day) not in self._of_regulations:
            try:
                found: CategoryScale | None = regulations.scale(name, on=day)
            except SakipError:
                found = None
            self._of_regulations[name, day] = found
        return self._of_regulations[name, day]

    @property
    def _day(self) -> dt.date | None:
        office = self._office
        if office.year is not None:
            return Year(office.year).end
        return None if office.decree is None else office.decree.date

    def tables(self) -> Iterator[dict[str, Any]]:
        """Yield the table of each scale that stands in the file.

        Raises:
            DefinitionError: when a file cannot hold it.
        """
        printed = self._office.printed_tables
        for key in printed:
            if key not in self._office.scales:
                raise DefinitionError(
                    f"the printed table {key!r} is not read as a scale", "Put table.read_as('upper') among the scales."
                )
        for key, scale in {**self._office.scales, **self.added}.items():
            if scale.key != key:
                raise DefinitionError(f"the scale {scale.key!r} stands under the key {key!r}", "Use its own key.")
            yield _scale(scale, printed.get(key))


def _scale(scale: CategoryScale, printed: PrintedTable | None) -> dict[str, Any]:
    pairs = [(band.code, band.label) for band in scale.bands]
    policy = {name: getattr(scale, name) for name in _FACTS}
    if scale.places is None or CategoryScale.of(scale.key, scale.edges, pairs, scale.closure, **policy) != scale:
        raise DefinitionError(
            f"the bands of scale {scale.key!r} do not follow from its thresholds, or it has no places",
            "Make it with CategoryScale.of, with places from 0 to 9.",
        )
    thresholds = {
        "edges": ["" if edge is None else value_of(edge) for edge in scale.edges],
        "bands": [{"code": code, "label": label} for code, label in pairs],
        "closure": scale.closure,
    }
    said: dict[str, Any] = {"key": scale.key, "title": scale.title}
    if printed is None:
        said |= _provenance(scale, None) | thresholds
    else:
        rows = [(row.code, row.label, row.printed) for row in printed.rows]
        if PrintedTable.of(scale.key, rows, title=scale.title, source=printed.source) != printed:
            raise DefinitionError(
                f"the printed table {scale.key!r} is not what its rows say, or is called otherwise than its scale",
                "Make it with PrintedTable.of, and give both one key and one title.",
            )
        said |= _provenance(scale, printed.source)
        said["printed"] = [{"code": code, "label": label, "range": text} for code, label, text in rows]
        said |= {"read_as": scale.closure} if _read(printed, scale, policy) else thresholds
    said |= {name: policy[name] for name in _FACTS if name not in _TOLD and policy[name] != _USUAL[name]}
    return {name: said[name] for name in _ORDER if said.get(name, "") != ""}


_FACTS: Final = (
    "title", "places", "rounding", "beyond", "classify_from", "source", "clause", "confidence", "note", "reading",
    "in_force", "until",
)  # fmt: skip
_USUAL: Final = MappingProxyType({attribute.name: attribute.default for attribute in attrs.fields(CategoryScale)})
# what _provenance tells
_TOLD: Final = ("title", "source", "note")
_ORDER: Final = tuple(attribute.name for attribute in attrs.fields(ScaleTable))


def _read(printed: PrintedTable, scale: CategoryScale, policy: dict[str, Any]) -> bool:
    try:
        return printed.read_as(scale.closure, **policy) == scale
    except SakipError:
        return False


def _provenance(scale: CategoryScale, of_table: str | None) -> dict[str, str]:
    """Say where a scale is from: ``source``, and ``basis``, which stands for the source and the note that are blank.

    ``of_table`` is the source of its printed table.
    """
    source = scale.source if of_table is None else of_table
    if scale.source == source:
        if not scale.note or not source or scale.clause:
            return {"source": source, "note": scale.note}
        return (
            {"basis": source} if of_table is None and scale.note == source else {"source": source, "basis": scale.note}
        )
    if source or not scale.note:
        raise DefinitionError(
            f"scale {scale.key!r} has the source {scale.source!r} and its printed table {source!r}",
            "Give both the same source.",
        )
    return {"basis": scale.source} | ({} if scale.note == scale.source else {"note": scale.note})
