"""Which element of service a heading means: by name, by number, or as a whole question of a questionnaire."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.instruments.skm.rules import position, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sakip.instruments.skm.rules import Survey

SERVICES: Final = frozenset({
    "layanan", "jenis_layanan", "jenis_pelayanan", "nama_layanan", "service", "unit_layanan", "pelayanan",
    "jenis_layanan_yang_diterima", "jenis_pelayanan_yang_diterima",
})  # fmt: skip
"""The headings a column that names the service is known by."""

_CODE = r"(?:(?P<code>u|unsur|q|p|pertanyaan|soal|no)_?)?0*(?P<number>[1-9][0-9]?)"
_LEADING = re.compile(rf"{_CODE}_(?P<name>.+)")
_TRAILING = re.compile(rf"(?P<name>.+?)_{_CODE}")
_BARE = re.compile(r"[1-9][0-9]?")
_FEWEST_WORDS = 5
# times of filling in are no opinion on the time a service takes
_NO_QUESTION = frozenset(
    {"stempel", "cap", "tanggal", "jam", "pengisian", "timestamp", "tulis", "tuliskan", "sebutkan"}
)


@frozen
class Meaning:
    """What a heading means: the code of an element, how that is known, and whether its number says another."""

    code: str
    by: str = "name"
    contradicted: bool = False


class Headings:
    """The names and numbers the elements of a survey go by."""

    def __init__(self, survey: Survey) -> None:
        """Learn them."""
        self._survey = survey
        self._by_name = {
            alias: unsur.code
            for unsur in survey.unsur
            for alias in (*map(slug, unsur.aliases), slug(unsur.name), unsur.code)
        }

    def meaning(self, heading: str) -> Meaning | None:
        """Return what a heading means by its name, else by its number, else as a question; None where by none."""
        said = slug(heading)
        if said in self._by_name:
            return Meaning(self._by_name[said])
        for pattern in (_LEADING, _TRAILING):
            match = pattern.fullmatch(said)
            if match and match["name"] in self._by_name:
                code = self._by_name[match["name"]]
                return Meaning(code, contradicted=self._number_of(code) != int(match["number"]))
        numbered = self._survey.numbered(heading)
        if numbered is not None:
            return Meaning(numbered, "number")
        asked = self._questioned(said)
        return None if asked is None else Meaning(asked, "question")

    def bare(self, headings: Collection[str]) -> dict[str, str]:
        """Return what headings mean that are numbers and nothing else; one alone is no number of an element."""
        numbered = {
            heading: code
            for heading in headings
            if _BARE.fullmatch(heading.strip()) and (code := self._survey.numbered(f"U{heading.strip()}"))
        }
        return numbered if len(numbered) > 1 else {}

    def is_service(self, heading: str) -> bool:
        """Tell whether it names the service."""
        said = slug(heading)
        match = _LEADING.fullmatch(said)
        return said in SERVICES or (match is not None and match["name"] in SERVICES)

    def is_header(self, cells: Sequence[str], named: Collection[str] = ()) -> bool:
        """Tell whether a row of cells is one of headings.

        It holds all that the caller named, or two elements are known, or one where there is only one.
        """
        if named and set(named) <= set(cells):
            return True
        known = [cell for cell in cells if cell in named or position(cell) is not None or self.meaning(cell)]
        fewest = min(2, len(self._survey.unsur))
        # a row of answers holds numbers too, but not every number once and in order
        numbers = [str(number) for number in range(1, len(self._survey.order) + 1)]
        return len(known) >= fewest or [cell for cell in cells if _BARE.fullmatch(cell)] == numbers

    def _number_of(self, code: str) -> int:
        return self._survey.order.index(code) + 1

    def _questioned(self, said: str) -> str | None:
        words = said.split("_")
        if len(words) < _FEWEST_WORDS or not _NO_QUESTION.isdisjoint(words):
            return None
        whole = f"_{said}_"
        found = {code for alias, code in self._by_name.items() if f"_{alias}_" in whole}
        return found.pop() if len(found) == 1 else None
