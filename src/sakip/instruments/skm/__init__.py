"""SKM, the survey of community satisfaction, and its index IKM: from respondents' answers to a class (mutu).

Every unit of public service asks its users, at least once a year (PermenPANRB 14/2017, Pasal 1 ayat (1) [T]), about
nine elements (unsur) of its service, answered from 1 (worst) to 4 [S]; it was fourteen under KEP/25/M.PAN/2/2004 [S].
The mean of each element is taken over its answers, never over those who left it blank [S]; the means are weighed and
summed, and 25 times that is the IKM, from 25 to 100. Its class comes from the table of the regulation [T(repr.)]. The
flags say how sure each is: see :mod:`sakip.regulations`.

>>> from datetime import date
>>> answers = [{"U1": 4, "U2": 3, "U3": 4}, {"U1": 3, "U2": None, "U3": 4}]
>>> result = measure(answers, on=date(2024, 12, 31), unsur=["persyaratan", "prosedur", "waktu"])
>>> result.pooled.value, result.pooled.mutu.code
(Decimal('87.50'), 'B')
>>> [element.code for element in result.pooled.to_improve()][0]
'prosedur'

The weight of an element is exactly one over their number. What sheets print is 0,11 or 0,111 for nine, which sum to
less than 1; both are readings that can be chosen, and :meth:`Result.which_rule_reproduces` tells which one a published
figure was made with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip.errors import RecordsError
from sakip.instruments.evidence import of_file
from sakip.instruments.records import Records
from sakip.instruments.skm.conventions import Convention
from sakip.instruments.skm.counting import count_records, count_rows
from sakip.instruments.skm.headings import Headings
from sakip.instruments.skm.index import EXACT, Element, Index, Steps
from sakip.instruments.skm.result import UNANSWERED, Choices, Result, evaluate, of_means
from sakip.instruments.skm.rules import Survey, Unsur, survey
from sakip.instruments.skm.sample import Sample, sample, sample_size
from sakip.instruments.skm.tally import Count, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path
    from typing import Unpack

__all__ = [
    "EXACT",
    "UNANSWERED",
    "Choices",
    "Convention",
    "Count",
    "Element",
    "Index",
    "RecordsError",
    "Result",
    "Sample",
    "Steps",
    "Survey",
    "Tally",
    "Unsur",
    "evaluate",
    "measure",
    "of_means",
    "read",
    "sample",
    "sample_size",
    "survey",
    "tally",
]


def tally(  # noqa: PLR0913  # each a choice a survey leaves open, by keyword
    rows: Iterable[Mapping[str, Any]],
    *,
    on: date,
    unsur: Iterable[str] | Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    service: str | None = None,
    answers: Mapping[str, int] | None = None,
) -> Tally:
    """Count answers, one mapping from column names to answers a respondent.

    The elements are found by the names of the columns; columns called ``U1``, ``U2`` and so on are read in the order of
    the regulation, with a finding that says so. An answer outside the scale is a finding with its row, and counts as
    not given; a row without a single score is no respondent.

    Args:
        rows: the answers, such as from ``csv.DictReader`` or ``frame.to_dict("records")``; blank where none was given.
        on: the day whose regulation says what is asked.
        unsur: narrows the survey to some elements, by code, or adds one's own as a mapping from code to name; one of
            those that no column holds is one nobody answered.
        columns: which element a column is, by heading or else by position from 1.
        service: the column that tells services apart; None recognises ``layanan`` and its like, and ``""`` tells none
            apart.
        answers: which score a word means that was answered in place of a number (``{"Sangat mudah": 4}``); none is
            guessed.

    Raises:
        RecordsError: when no row is a mapping, no column is an element, or two are the same.
        UnknownNameError: for an element the survey has not.
        DefinitionError: for elements of one's own that cannot be.
        NotInForceError: when the day lies before every regulation held.
    """
    asked = survey(on) if unsur is None else survey(on).only(unsur)
    return count_rows(rows, asked, columns=columns, service=service, explicit=unsur is not None, answers=answers)


def measure(  # noqa: PLR0913  # each a choice a survey leaves open, by keyword
    rows: Iterable[Mapping[str, Any]],
    *,
    on: date,
    unsur: Iterable[str] | Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    service: str | None = None,
    answers: Mapping[str, int] | None = None,
    **choices: Unpack[Choices],
) -> Result:
    """Count answers as :func:`tally` does, and make the index of them as :func:`evaluate` does, with its choices.

    Args:
        rows: the answers, one mapping from column names to answers a respondent.
        on: the day whose regulation applies.
        unsur: the elements that were asked about, by code, or one's own as a mapping from code to name.
        columns: which element a column is, where its name does not say it.
        service: the column that tells services apart.
        answers: which score a word means that was answered in place of a number.
        choices: ``weights``, ``steps``, ``unanswered``, ``population`` and ``sampling``, as of :func:`evaluate`.

    Raises:
        RecordsError: as :func:`tally` does.
        UnknownNameError, DefinitionError, NotInForceError, NumberError: as :func:`tally` and :func:`evaluate` do.
    """
    return evaluate(
        tally(rows, on=on, unsur=unsur, columns=columns, service=service, answers=answers), on=on, **choices
    )


def read(  # noqa: PLR0913  # each a choice a survey leaves open, by keyword
    path: str | Path,
    *,
    on: date,
    unsur: Iterable[str] | Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    service: str | None = None,
    answers: Mapping[str, int] | None = None,
    progress: Callable[[int, int], None] | None = None,
    **choices: Unpack[Choices],
) -> Result:
    """Measure the answers in a CSV file, read in a stream; ``progress`` is told the bytes read and their number.

    The other arguments are those of :func:`tally` and :func:`evaluate`.

    Raises:
        RecordsError: when the file has no header, or none of its columns is an element.
        OSError: when it cannot be read.
        UnknownNameError, DefinitionError, NotInForceError, NumberError: as :func:`measure` does.
    """
    asked = survey(on) if unsur is None else survey(on).only(unsur)
    known = Headings(asked)
    with Records(path, is_header=lambda cells: known.is_header(cells, columns or ())) as records:
        counted = count_records(
            records,
            asked,
            columns=columns,
            service=service,
            explicit=unsur is not None,
            answers=answers,
            progress=progress,
        )
    return evolve(evaluate(counted, on=on, **choices), source=of_file(path))
