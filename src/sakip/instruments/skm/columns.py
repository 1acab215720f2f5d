"""Which column holds the answers to which element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.errors import RecordsError, UnknownNameError
from sakip.findings import Finding, Place
from sakip.instruments.skm.rules import slug
from sakip.intake.table import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sakip.instruments.skm.rules import Survey

SERVICE_HEADINGS: Final = ("layanan", "jenis_layanan", "jenis_pelayanan", "nama_layanan", "service")
"""The headings a column that names the service is known by."""


class Columns:
    """The columns of a survey: by name, by number in the order of the regulation, or as the caller says.

    ``headings`` are those that are used, ``codes`` the element of each, None for the one that names the service;
    ``others`` are not used.
    """

    def __init__(self, survey: Survey, named: Mapping[str, str] | None, service: str | None, file: str) -> None:
        """Take the caller's word for the columns in ``named``, and for ``service`` (None: recognise it; ``""``: none).

        Raises:
            UnknownNameError: when ``named`` names an element the survey has not.
        """
        self._survey = survey
        self._named = dict(named or {})
        self._service = service
        self._file = file
        for code in self._named.values():
            if code not in survey.codes:
                raise UnknownNameError.among("element of the survey", code, survey.codes)
        self._by_name = {
            alias: unsur.code
            for unsur in survey.unsur
            for alias in (*map(slug, unsur.aliases), slug(unsur.name), unsur.code)
        }
        self._names = {unsur.code: unsur.name for unsur in survey.unsur}
        self.headings: tuple[str, ...] = ()
        self.codes: tuple[str | None, ...] = ()
        self.others: tuple[str, ...] = ()
        self.service_place: int | None = None
        self.findings: list[Finding] = []
        self._seen: set[str] = set()

    @property
    def asked(self) -> list[str]:
        """The elements that have a column, in the order of the regulation."""
        return [code for code in self._survey.codes if code in self.codes]

    def learn(self, headings: Iterable[Any], order: Iterable[Any], line: int) -> Sequence[str]:
        """Take note of the columns there are, those of ``order`` first, and return the ones that are used.

        Raises:
            RecordsError: when two columns are the same element.
        """
        new = {heading for heading in headings if isinstance(heading, str)} - self._seen
        if not new:
            return self.headings
        first = [heading for heading in order if heading in new]
        # a heading that a file has twice is met twice
        self._learn([*first, *sorted(new.difference(first))], line)
        return self.headings

    def _learn(self, new: Sequence[str], line: int) -> None:
        self._seen.update(new)
        positional: list[str] = []
        ignored: list[str] = []
        for heading in new:
            code = None if heading == self._service else self._named.get(heading) or self._by_name.get(slug(heading))
            if code is None and self._is_service(heading):
                self.service_place = len(self.headings)
                self._use(heading, None)
                continue
            if code is None:
                code = self._survey.numbered(heading)
                if code is not None:
                    positional.append(f"{cut(heading)} = {self._names[code]}")
            if code is None:
                ignored.append(heading)
                self.others += (heading,)
            elif code in self.codes:
                other = self.headings[self.codes.index(code)]
                facts = {"first": cut(other), "second": cut(heading), "name": code}
                raise self._refused("skm-same-unsur", facts, line)
            else:
                self._use(heading, code)
        place = Place(self._file, line) if self._file else None
        if positional:
            self.findings.append(Finding("skm-by-position", {"columns": ", ".join(positional)}, place))
        if ignored:
            names = ", ".join(map(cut, ignored))
            self.findings.append(Finding("skm-columns-unused", {"columns": names}, place))

    def check(self) -> None:
        """See that there is anything to count.

        Raises:
            RecordsError: when no column is an element of the survey, or one the caller named is missing.
        """
        wanted = [*self._named, *([self._service] if self._service else [])]
        for heading in wanted:
            if heading not in self._seen:
                raise self._refused("skm-no-column", {"name": heading, **wording.hints(heading, self._seen)})
        if not self.asked:
            facts = {"columns": ", ".join(map(cut, sorted(self._seen))) or "–", "known": self._survey.codes}
            raise self._refused("skm-no-unsur", facts)

    def absent(self) -> list[Finding]:
        """Name the elements of the survey that no column holds; each of the others then counts for more."""
        names = tuple(unsur.name for unsur in self._survey.unsur if unsur.code not in self.codes)
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
        if slug(heading) in SERVICE_HEADINGS:
            self.findings.append(Finding("skm-service-column", {"column": cut(heading)}))
            return True
        return False
