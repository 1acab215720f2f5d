"""Which service a respondent was served by: spellings that differ in capitals and blanks only are one service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sakip.errors import RecordsError, quoted
from sakip.findings import Finding, Place
from sakip.instruments.masking import shown
from sakip.instruments.skm.answers import is_missing
from sakip.instruments.skm.rules import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_SERVICES: Final = 1_000
"""How many services are told apart; a column with more holds names of people, or times of day."""

_MOST_SPELLINGS = 5


class Services:
    """The services met so far, by how they are compared."""

    def __init__(self, file: str) -> None:
        """Begin with none."""
        self._file = file
        self._spellings: dict[str, list[str]] = {}

    def key(self, given: Any) -> str:
        """Return what a service is known by, however it is spelled."""
        name = _name(given)
        key = folded(name)
        spellings = self._spellings.setdefault(key, [])
        if name not in spellings and len(spellings) < _MOST_SPELLINGS:
            spellings.append(name)
        return key

    def name(self, key: str) -> str:
        """Return how a service was spelled first."""
        return self._spellings[key][0] if key in self._spellings else key

    def check(self, column: str) -> None:
        """See that they are not too many.

        Raises:
            RecordsError: when they are; the message names the column.
        """
        if len(self._spellings) > MOST_SERVICES:
            facts = {"column": shown(column), "most": MOST_SERVICES}
            place = Place(self._file) if self._file else None
            finding = Finding("skm-many-services", facts, place)
            raise RecordsError.of(self._file or "the answers", [finding])

    def findings(self) -> list[Finding]:
        """Name the spellings that were put together."""
        return together(spellings for spellings in self._spellings.values() if len(spellings) > 1)


def together(spellings: Iterable[Iterable[str]]) -> list[Finding]:
    """Say which spellings were taken for one service, in one finding if any."""
    listed = [" = ".join(f"“{shown(name)}”" for name in names) for names in spellings]
    return [Finding("skm-service-spellings", {"names": "; ".join(listed)})] if listed else []


def _name(given: Any) -> str:
    if isinstance(given, str):
        return given.strip()
    try:
        return "" if is_missing(given) else str(given).strip()
    except Exception:  # noqa: BLE001  # 5,000 digits, or a __str__ that fails: still a service
        return quoted(given)
