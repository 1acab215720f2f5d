"""Indeks Profesionalitas ASN (IP ASN): how professional civil servants are, in points up to 100.

Peraturan BKN 8/2019 measures each employee in four dimensions: *kualifikasi* (formal education, up to 25 points),
*kompetensi* (trainings, up to 40, by the kind of position), *kinerja* (the appraisal of last year, SKP, up to 30) and
*disiplin* (the worst penalty within five years, up to 5). A unit's score is the mean over the people measured in it,
and so is the agency's; how many were measured of how many stands beside it.

>>> from datetime import date
>>> staff = [
...     {"unit": "Kecamatan", "pendidikan": "S1", "jabatan": "pelaksana", "skp": "Baik", "diklat_teknis": "24 JP",
...      "seminar": "ya"},
...     {"unit": "Kecamatan", "pendidikan": "SMA", "jabatan": "pelaksana", "skp": "91", "disiplin": "ringan"},
...     {"unit": "Kecamatan", "pendidikan": "S1", "jabatan": "pelaksana", "skp": ""},
... ]
>>> result = measure(staff, on=date(2024, 12, 31))
>>> [str(person.value) for person in result.people]
['85.00', '38.00']
>>> group = result.units["Kecamatan"]
>>> str(group.value), group.category.label, f"{group.measured}/{group.total}"
('61.50', 'Rendah', '2/3')
>>> print(result.refused[0].findings[0].text("en"))
3 skp: Kecamatan: the SKP is blank, and nobody can be measured without it. There are: Sangat Baik, Baik, ...

Every number comes from the regulation's table, known from two applications that agree [S×2]. It says nothing of PPPK
and CPNS, who are left out unless they are asked for, and nothing of values between 80 and 81: see ``gaps``.

The records hold personal data. Findings, explanations and traces call people by the row of their record and by their
unit; names and numbers (NIP) stay in ``Result.people`` and ``Result.refused``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from sakip.errors import DefinitionError, RecordsError, UnknownNameError, quoted
from sakip.findings import Finding
from sakip.instruments.evidence import of_file
from sakip.instruments.ipasn.columns import HEADINGS, REQUIRED, Columns
from sakip.instruments.ipasn.groups import MOST_LISTED, Group
from sakip.instruments.ipasn.measuring import OUTSIDE, Measuring
from sakip.instruments.ipasn.people import Item, Marking, Marks, Person, Points, Refused
from sakip.instruments.ipasn.result import Result, result_of
from sakip.instruments.ipasn.rules import DIMENSIONS, GAPS, Rules, rules_of
from sakip.instruments.ipasn.words import plain
from sakip.instruments.masking import shown
from sakip.instruments.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sakip.figures import Separator
    from sakip.findings import Place
    from sakip.instruments.ipasn.result import Headcount

__all__ = [
    "DIMENSIONS",
    "GAPS",
    "MOST_LISTED",
    "MOST_RECORDS",
    "OUTSIDE",
    "Group",
    "Item",
    "Marks",
    "Person",
    "Points",
    "Refused",
    "Result",
    "Rules",
    "measure",
    "read",
    "rules_of",
]

MOST_RECORDS: Final = 80_000
"""How many employees of a file are measured: each is kept, with what gave the points."""

_ROWS_BETWEEN = 2_000
_NAMES_SAID = 4
_NAMED_BY_A_HEADER = 2


def measure(  # noqa: PLR0913  # each a choice the rule leaves open, by keyword
    records: Iterable[Mapping[str, Any]],
    *,
    on: date,
    gaps: str = "upper",
    headcount: Headcount = None,
    include: Sequence[str] = (),
    windows: bool = True,
) -> Result:
    """Measure the employees that ``records`` describe, one mapping each, by the rule in force on a day.

    Keys are ``pendidikan``, ``jabatan`` and ``skp``, without which nobody is measured, ``diklat_kepemimpinan``,
    ``diklat_fungsional``, ``diklat_teknis``, ``seminar`` or all of them in ``diklat``, ``disiplin``, ``unit``,
    ``nip``, ``nama`` and ``status``; usual other names are known. Several trainings or penalties in one cell are
    separated by semicolons or line ends, trainings in ``diklat`` also by commas where every part is understood.
    Of the same employee twice, one is counted when both say the same, and none when they differ. Where the number of a
    person stands in another column and the row cannot be read, nothing of it is repeated.

    Args:
        records: the employees; texts as people write them, numbers, truth values, dates, lists.
        on: the day of the measurement, from which the years of trainings and penalties are counted back.
        gaps: how a value between two printed ranges is read, ``"upper"`` or ``"floor"`` (see :data:`GAPS`).
        headcount: how many employees there are, altogether or by unit; else those measured and refused.
        include: whom to measure beside PNS, of ``"pppk"`` and ``"cpns"``: the rule names neither.
        windows: whether trainings with a date count only for the years that one application gives them [S].

    Raises:
        UnknownNameError: when ``gaps`` or ``include`` names nothing there is.
        DefinitionError: when no rule was in force on that day, or something is no record or no headcount.
    """
    measuring = Measuring(_marking(on, gaps, windows=windows), _chosen(include))
    for row, record in enumerate(records, 1):
        if not isinstance(record, Mapping):
            raise DefinitionError(
                f"record {row} is a {type(record).__name__}", "Give mappings: {'pendidikan': 'S1', 'jabatan': …}."
            )
        measuring.add(row, measuring.columns(tuple(record)), tuple(record.values()))
    return result_of(measuring.result(), rules_of(on, gaps), on, headcount)


def read(  # noqa: PLR0913  # each a choice the rule leaves open, by keyword
    path: str | Path,
    *,
    on: date,
    gaps: str = "upper",
    headcount: Headcount = None,
    include: Sequence[str] = (),
    windows: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Measure the employees in a CSV file, read in a stream; a header row names the columns as :func:`measure` does.

    A title above it, as offices put over their tables, is passed over with a finding.
    Columns separated by semicolons or tabs mean decimal commas, by commas decimal points. ``progress`` is called now
    and then with the bytes read and the bytes there are.

    Raises:
        RecordsError: when the header lacks ``pendidikan``, ``jabatan`` or ``skp``, or names a column twice; or the file
            has more than 80,000 rows, as each of them is kept.
        OSError: when the file cannot be read.
        UnknownNameError, DefinitionError: as :func:`measure` does.
    """
    with Records(path, is_header=_names_columns, most=MOST_RECORDS) as records:
        marking = _marking(on, gaps, windows=windows, decimal="." if records.separator == "," else ",")
        measuring = Measuring(marking, _chosen(include), records.file, records.line)
        columns = measuring.columns(records.columns)
        _check(columns, records.place(records.line))
        for count, (line, cells) in enumerate(records, 1):
            measuring.add(line, columns, cells)
            if progress is not None and count % _ROWS_BETWEEN == 0:
                progress(records.position(), records.size)
        if progress is not None:
            progress(records.size, records.size)
        measured = measuring.result(records.findings, records.left_out)
    return evolve(result_of(measured, rules_of(on, gaps), on, headcount), source=of_file(path))


def _marking(on: date, gaps: str, *, windows: bool, decimal: Separator | None = None) -> Marking:
    given: Any = on
    if not isinstance(given, date) or isinstance(given, datetime):
        raise DefinitionError(f"{quoted(on)} is no day", "Give a date: on=date(2024, 12, 31).")
    return Marking(rules_of(on, gaps), on, decimal=decimal, windows=windows)


def _chosen(include: Sequence[str]) -> tuple[str, ...]:
    chosen = (include,) if isinstance(include, str) else tuple(include)
    for name in chosen:
        if name not in OUTSIDE:
            raise UnknownNameError.among("kind of employee to include", name, OUTSIDE)
    return chosen


def _names_columns(cells: Sequence[str]) -> bool:
    """Tell a header from a title above the table, by two of the columns nobody is measured without."""
    return len(Columns.of(cells, ()).places.keys() & set(REQUIRED)) >= _NAMED_BY_A_HEADER


def _check(columns: Columns, place: Place) -> None:
    # what stands in the row is not repeated: it may be the first employee
    found = [
        Finding(
            "ipasn-no-column",
            {"name": code, "names": tuple(dict.fromkeys((code, *HEADINGS[code])))[:_NAMES_SAID]},
            place,
        )
        for code in REQUIRED
        if code not in columns.places
    ]
    folded = [plain(heading) for heading in columns.headings if heading]
    if not found:
        twice = sorted({shown(heading) for heading in folded if folded.count(heading) > 1})
        found = [Finding("ipasn-column-twice", {"name": name}, place) for name in twice]
    if found:
        raise RecordsError.of(place.file, found)
