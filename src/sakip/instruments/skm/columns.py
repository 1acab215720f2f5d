"""Which column holds the answers to which element."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.errors import RecordsError, UnknownNameError
from sakip.findings import Finding, Place
from sakip.instruments.masking import shown
from sakip.instruments.skm.headings import Headings, Meaning
from sakip.instruments.skm.rules import position

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sakip.instruments.skm.rules import Survey

_MOST_DIGITS = 6
_NOTED = MappingProxyType({"number": "skm-by-position", "question": "skm-by-question"})
_NOTES = (
    "skm-by-position", "skm-by-question", "skm-number-contradicts", "skm-number-beyond", "skm-columns-unused",
)  # fmt: skip


class Columns:
    """The columns of a survey: by name, by number in the order of the regulation, or as the caller says.

    ``headings`` are those that are used, ``codes`` the element of each, None for the one that names the service;
    ``others`` are not used.
    """

    def __init__(
        self, survey: Survey, named: Mapping[str, str] | None, service: str | None, file: str, *, explicit: bool
    ) -> None:
        """Take the caller's word for the columns in ``named``, and for ``service`` (None: recognise it; ``""``: none).

        ``explicit`` says that the caller named the elements: then one without a column is one that nobody answered.

        Raises:
            UnknownNameError: when ``named`` names an element the survey has not.
        """
        self._survey = survey
        self._named = dict(named or {})
        self._service = service
        self._file = file
        self._explicit = explicit
        for code in self._named.values():
            if code not in survey.codes:
                raise UnknownNameError.among("element of the survey", code, survey.codes)
        self._meanings = Headings(survey)
        self._names = {unsur.code: unsur.name for unsur in survey.unsur}
        self.headings: tuple[str, ...] = ()
        self.codes: tuple[str | None, ...] = ()
        self.others: tuple[str, ...] = ()
        self.service_place: int | None = None
        self.findings: list[Finding] = []
        self._seen: set[str] = set()

    @property
    def known(self) -> tuple[str, ...]:
        """All columns, those that are used first."""
        return (*self.headings, *self.others)

    @property
    def label_places(self) -> list[int]:
        """Where in :attr:`known` stand the columns that are no element: only there is a row labelled as a total."""
        return [place for place in range(len(self.known)) if place >= len(self.codes) or self.codes[place] is None]

    @property
    def asked(self) -> list[str]:
        """The elements that are counted, in the order of the regulation: with a column, or named by the caller."""
        return [code for code in self._survey.codes if self._explicit or code in self.codes]

    def learn(self, headings: Iterable[Any], order: Iterable[Any], line: int) -> Sequence[str]:
        """Take note of the columns there are, those of ``order`` first, and return them as in :attr:`known`.

        Raises:
            RecordsError: when two columns are the same element.
        """
        new = {heading for heading in headings if isinstance(heading, str)} - self._seen
        if not new:
            return self.known
        order = [heading for heading in order if isinstance(heading, str)]
        if not self._seen:
            self._named = {_at(heading, order): code for heading, code in self._named.items()}
        first = [heading for heading in order if heading in new]
        # a heading that a file has twice is met twice
        self._learn([*first, *sorted(new.difference(first))], line)
        return self.known

    def _learn(self, new: Sequence[str], line: int) -> None:
        self._seen.update(new)
        notes: dict[str, list[str]] = {}
        bare = self._meanings.bare(new)
        meant = {heading: self._meaning(heading, bare) for heading in new}
        surer = {meaning.code for meaning in meant.values() if meaning and meaning.by != "question"}
        for heading in new:
            meaning = meant[heading]
            if (
                meaning is not None
                and meaning.by == "question"
                and (meaning.code in surer or meaning.code in self.codes)
            ):
                meaning = None  # a question beside the element itself is about something else
            sure = meaning is not None and meaning.by in {"caller", "name"}
            if not sure and self._is_service(heading):
                self.service_place = len(self.headings)
                self._use(heading, None)
            elif meaning is None:
                beyond = (position(heading) or 0) > len(self._survey.order)
                notes.setdefault("skm-number-beyond" if beyond else "skm-columns-unused", []).append(shown(heading))
                self.others += (heading,)
            elif meaning.code in self.codes:
                other = self.headings[self.codes.index(meaning.code)]
                facts = {"first": shown(other), "second": shown(heading), "name": meaning.code}
                raise self._refused("skm-same-unsur", facts, line)
            else:
                self._use(heading, meaning.code)
                said = f"{shown(heading)} = {self._names[meaning.code]}"
                code = "skm-number-contradicts" if meaning.contradicted else _NOTED.get(meaning.by)
                if code is not None:
                    notes.setdefault(code, []).append(said)
        place = Place(self._file, line) if self._file else None
        for code in _NOTES:
            if code in notes:
                noted = {"columns": ", ".join(notes[code]), "count": len(self._survey.order)}
                self.findings.append(Finding(code, noted, place))

    def _meaning(self, heading: str, bare: Mapping[str, str]) -> Meaning | None:
        if heading == self._service:
            return None
        if heading in self._named:
            return Meaning(self._named[heading], "caller")
        return Meaning(bare[heading], "number") if heading in bare else self._meanings.meaning(heading)

    def check(self) -> None:
        """See that there is anything to count.

        Raises:
            RecordsError: when no column is an element of the survey, or one the caller named is missing.
        """
        wanted = [*self._named, *([self._service] if self._service else [])]
        for heading in wanted:
            if heading not in self._seen:
                raise self._refused(
                    "skm-no-column", {"name": shown(heading), **wording.hints(heading, set(map(shown, self._seen)))}
                )
        if not any(self.codes):
            facts = {"columns": ", ".join(map(shown, sorted(self._seen))) or "–", "known": self._survey.codes}
            raise self._refused("skm-no-unsur", facts)

    def absent(self) -> list[Finding]:
        """Name the elements of the survey that no column holds; unless asked for, each other one counts for more."""
        names = tuple(unsur.name for unsur in self._survey.unsur if unsur.code not in self.codes)
        if names and self._explicit:
            return [Finding("skm-no-unsur-column", {"names": names}, Place(self._file) if self._file else None)]
        return [Finding("skm-unsur-absent", {"names": names, "count": len(self.asked)})] if names else []

    def _refused(self, code: str, facts: Mapping[str, Any], line: int | None = None) -> RecordsError:
        place = Place(self._file, line) if self._file else None
        return RecordsError.of(self._file or "the answers", [Finding(code, facts, place)])

    def _use(self, heading: str, code: str | None) -> None:
        self.headings += (heading,)
        self.codes += (code,)

    def _is_service(self, heading: str) -> bool:
        if self.service_place is not None:
            return False
        if self._service is not None:
            return heading == self._service
        if self._meanings.is_service(heading):
            self.findings.append(Finding("skm-service-column", {"column": shown(heading)}))
            return True
        return False


def _at(heading: str, order: Sequence[str]) -> str:
    """Return the heading at a position from 1, for what is no heading but a number."""
    if heading in order or not (heading.isascii() and heading.isdigit() and len(heading) < _MOST_DIGITS):
        return heading
    return order[int(heading) - 1] if 1 <= int(heading) <= len(order) else heading
