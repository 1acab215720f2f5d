"""The targets of a sheet by the document that promises them: Perjanjian Kinerja, Rencana Aksi, Renstra.

A Perjanjian Kinerja is of one year, and a revised one is a document of its own that replaces the first. Targets of
quarters are the Rencana Aksi's. A Renstra has several years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from sakip.starter import names
from sakip.starter import written as toml
from sakip.wording import term

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.starter.entry import Given

_UNTOLD: Final = "pk"


@define
class _Document:
    """What a document promises: of each indicator by period, as TOML."""

    kind: str
    revised: bool
    year: int | None
    told: bool = False
    targets: dict[str, dict[str, str]] = field(factory=dict)

    @property
    def periods(self) -> list[str]:
        return sorted({period for of_one in self.targets.values() for period in of_one})

    @property
    def title(self) -> str:
        years = sorted({period[:4] for period in self.periods})
        span = f"Tahun {years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1]}"
        return f"{term(self.kind)} {'Perubahan ' * self.revised}{span}"

    @property
    def stem(self) -> str:
        years = sorted({period[:4] for period in self.periods})
        span = years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"
        return f"{self.kind}{'-perubahan' * self.revised}-{span}"


class Documents:
    """Gathers targets; ``text`` writes their documents."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, str, Given, str]] = []

    def add(self, indicator: str, period: str, given: Given, value: str) -> str:
        """Add a target; return the one that was promised for the same by the same before, which stays."""
        for code, when, before, first in self._kept:
            if (code, when, _kind(before), before.revised) == (indicator, period, _kind(given), given.revised):
                return first
        self._kept.append((indicator, period, given, value))
        return value

    def text(self, taken: set[str], untold: Callable[[str], str]) -> list[str]:
        """Write the documents; ``untold`` returns the comment for one whose kind the sheet does not say."""
        made = [one for one in self._made() if one.targets]
        codes: dict[int, str] = {}
        for one in made:
            codes[id(one)] = names.unique(one.stem, taken)
            taken.add(codes[id(one)])
        return [_written(one, codes[id(one)], untold, _first(one, made, codes)) for one in made]

    def _made(self) -> list[_Document]:
        told = {_kind(given) for _, _, given, _ in self._kept if given.kind or given.part}
        documents: dict[tuple[str, bool, int | None], _Document] = {}
        for indicator, period, given, value in self._kept:
            kind = _kind(given)
            of_a_year = given.revised or kind == "rencana-aksi" or (kind == "pk" and kind in told)
            year = int(period[:4]) if of_a_year else None
            document = documents.setdefault(
                (kind, given.revised, year), _Document(kind, given.revised, year, kind in told)
            )
            document.targets.setdefault(indicator, {})[period] = value
        return sorted(documents.values(), key=lambda one: one.revised)


def _kind(given: Given) -> str:
    return "rencana-aksi" if given.part else given.kind or _UNTOLD


def _first(revised: _Document, made: list[_Document], codes: dict[int, str]) -> str:
    """Return the code of the document that a revised one replaces."""
    if not revised.revised:
        return ""
    of_kind = (one for one in made if one.kind == revised.kind and not one.revised)
    return next((codes[id(one)] for one in of_kind if one.year in {None, revised.year}), "")


def _written(one: _Document, code: str, untold: Callable[[str], str], first: str) -> str:
    lines = ["[[document]]", f'code = "{code}"']
    if not one.told:
        lines.append(untold(one.title))
    lines += [f'kind = "{one.kind}"', f"title = {toml.quoted(one.title)}"]
    lines += [f'replaces = "{first}"'] if first else []
    periods = one.periods
    if len(periods) == 1:
        lines += [f"period = {toml.period(periods[0])}", "", "[document.targets]"]
        return "\n".join(
            [
                *lines,
                *(f"{toml.key(code)} = {value}" for code, of_one in one.targets.items() for value in of_one.values()),
            ]
        )
    lines += ["", "[document.targets]"]
    lines += [f"{toml.key(code)} = {toml.table(dict(sorted(of_one.items())))}" for code, of_one in one.targets.items()]
    return "\n".join(lines)
