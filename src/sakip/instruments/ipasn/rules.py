"""The rule: which answers of which dimension give how many points, read from the regulation and checked.

Whatever measures a person takes it from here: the table itself is data (``[[measure]]`` of the regulation in force).
Applications are known whose trainings of one position add up to 45 or 55 points of 40, so a table is not trusted: its
maxima must add up to the top of its scale, the trainings of every position to the maximum of their dimension, and no
word may mean two things.

>>> from datetime import date
>>> rules = rules_of(date(2024, 12, 31))
>>> [(dimension.name, int(dimension.maximum)) for dimension in rules.dimensions]
[('Kualifikasi', 25), ('Kompetensi', 40), ('Kinerja', 30), ('Disiplin', 5)]
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

import sakip.regulations as regulations
from sakip.bands import CategoryScale, PrintedTable
from sakip.errors import DefinitionError, RegulationFileError, SakipError, UnknownNameError, quoted
from sakip.figures import number, quotient
from sakip.findings import Finding, Place
from sakip.instruments.ipasn.table import MeasureTable, measure_table
from sakip.instruments.ipasn.words import Vocabulary, parts
from sakip.toml.shape import findings_of
from sakip.toml.text import written_path
from sakip.tree import Component

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from sakip.instruments.ipasn.table import AnswerTable, DimensionTable, PositionTable
    from sakip.regulations import Provision
    from sakip.toml.text import Path

QUALIFICATION: Final = "kualifikasi"
COMPETENCE: Final = "kompetensi"
PERFORMANCE: Final = "kinerja"
DISCIPLINE: Final = "disiplin"
DIMENSIONS: Final = (QUALIFICATION, COMPETENCE, PERFORMANCE, DISCIPLINE)
"""The four dimensions of a person, by the codes of the regulation's table."""

GAPS: Final = ("upper", "floor")
"""How a number between two printed ranges is read: ``upper`` gives 80.5 to the range above 80, ``floor`` waits for 81.

The printed ranges, 71–80 and 81–90, leave it open; the regulation is silent. Both read whole numbers alike.
"""


# whoever acts for another holds a position of his own, perhaps of another kind
_ACTING: Final = frozenset({"plt", "plh", "pj", "pjs", "pgs", "pelaksana"})


@frozen
class Answer:
    """One answer of a dimension and its points."""

    code: str
    name: str
    points: Fraction


@frozen
class Training:
    """One kind of training of a position: its points, the hours (JP) it must have, and for how many years it counts."""

    code: str
    name: str
    points: Fraction
    hours: Fraction | None = None
    years: int | None = None


@frozen
class Position:
    """A kind of position (jenis jabatan) and the trainings that count in it."""

    code: str
    name: str
    trainings: tuple[Training, ...]


@frozen
class Dimension:
    """One dimension: its highest points, its answers, or the positions by which its points are given."""

    code: str
    name: str
    maximum: Fraction
    answers: tuple[Answer, ...] = ()
    positions: tuple[Position, ...] = ()
    years: int | None = None


@frozen
class Rules:
    """How a person is measured on a day, with the words that the records may use.

    Attributes:
        title: what the rule is called.
        basis: cites it, with how sure it is.
        gaps: how a value between two printed ranges is read, one of :data:`sakip.instruments.ipasn.GAPS`; a reading.
        scale: puts a score in its category.
        dimensions: qualification, competence, performance, discipline, with their most points.
        education: the degrees, and what each gives.
        positions: the kinds of position, which decide how trainings count.
        titles: jobs that are read as the kind of position they are.
        appraisals: the answers of an appraisal (SKP).
        by_rank: predicates of another regulation that are read as the answer of the same rank.
        penalties: the kinds of penalty.
        performance: the scale that turns a number of an SKP into an answer, by one way to read the gaps.
    """

    title: str
    basis: str
    gaps: str
    scale: CategoryScale
    dimensions: tuple[Dimension, ...]
    education: Vocabulary[Answer] = field(repr=False)
    positions: Vocabulary[Position] = field(repr=False)
    titles: Vocabulary[Position] = field(repr=False)
    appraisals: Vocabulary[Answer] = field(repr=False)
    by_rank: Vocabulary[Answer] = field(repr=False)
    penalties: Vocabulary[Answer] = field(repr=False)
    performance: CategoryScale = field(repr=False)

    def dimension(self, code: str) -> Dimension:
        """Return the dimension called ``code``."""
        return next(dimension for dimension in self.dimensions if dimension.code == code)

    def titled(self, text: str) -> Position | None:
        """Return what kind of position a job is by the words it begins with: *Kasi Pemerintahan*.

        None when further words name another kind, *Kepala Seksi / Fungsional*, or somebody acting, *Camat (Plt.)*.
        """
        found = self.titles.beginning(text)
        words = parts(text)
        others = {self.positions.whole(word) for word in words} - {None, found}
        return None if others or not _ACTING.isdisjoint(words) else found

    @property
    def unpunished(self) -> Answer:
        """The answer of someone who was never punished: the best one."""
        return max(self.dimension(DISCIPLINE).answers, key=lambda answer: answer.points)

    @property
    def trainings(self) -> tuple[Training, ...]:
        """Every kind of training once, as one of the positions in which it counts has it."""
        positions = self.dimension(COMPETENCE).positions
        return tuple({training.code: training for held in positions for training in held.trainings}.values())

    def training_name(self, code: str) -> str:
        """Return what the regulation calls a kind of training."""
        return next(training.name for training in self.trainings if training.code == code)


def rules_of(on: date, gaps: str = "upper") -> Rules:
    """Return the rule in force on a day.

    Raises:
        UnknownNameError: when the gaps are not read that way.
        DefinitionError: when no rule was in force on that day.
        RegulationFileError: when the table of the regulation contradicts itself.
    """
    if gaps not in GAPS:
        raise UnknownNameError.among("way to read the gaps", gaps, GAPS)
    return _rules(regulations.provision("measure", "ipasn", on=on), on, gaps)


@lru_cache(maxsize=16)
def _rules(provision: Provision, on: date, gaps: str) -> Rules:
    key = provision.table().get("scale", provision.key)
    return read_rules(provision, regulations.scale(str(key), on=on, reading=gaps), gaps)


def read_rules(provision: Provision, scale: CategoryScale, gaps: str = "upper") -> Rules:
    """Make the rule of a regulation's table, with the scale its scores are put on.

    Raises:
        RegulationFileError: with the faults of the table, of its shape up to 200.
    """
    name = f"{provision.citation}, measure {provision.key!r}"
    table, faults = measure_table(provision.table())
    if table is None:
        raise RegulationFileError.of(name, findings_of(faults, _place))
    found = list(_faults(table, scale))
    if found:
        raise RegulationFileError.of(name, found)
    try:
        return _made(table, provision, scale, gaps)
    except SakipError as error:  # a word that means two things, thresholds that do not rise
        raise RegulationFileError.of(name, [_bad((), error.what, error.remedy)]) from None


def _at(path: Path, code: str, /, **facts: Any) -> Finding:
    return Finding(code, facts, _place(path))


def _place(path: Path) -> Place:
    return Place(key=written_path(("measure", *path)))


def _bad(path: Path, what: str, remedy: str) -> Finding:
    return _at(path, "bad-value", what=what.rstrip("."), remedy=remedy)


# --- what a table must fulfil -----------------------------------------------------------------------------------------


def _faults(table: MeasureTable, scale: CategoryScale) -> Iterator[Finding]:
    codes = [dimension.code for dimension in table.dimension]
    if sorted(codes) != sorted(DIMENSIONS):
        remedy = f"Measured are {', '.join(DIMENSIONS)}, each once."
        yield _bad(("dimension",), f"the dimensions are {', '.join(codes) or 'none'}", remedy)
        return
    named = [(("dimension", place, *path), code) for place, d in enumerate(table.dimension) for path, code in _codes(d)]
    for path, code in named:
        try:
            Component(code)
        except SakipError as error:
            yield _bad(path, error.what, error.remedy)
    written = [number_at for place, d in enumerate(table.dimension) for number_at in _numbers(d, ("dimension", place))]
    unreadable = [fault for path, text in written if (fault := _unreadable(path, text))]
    if unreadable:
        yield from unreadable
        return
    top = scale.edges[-1]
    total = sum((number(dimension.maximum) for dimension in table.dimension), Fraction(0))
    if total != top:
        wanted = "an open end" if top is None else quotient(top)
        yield _bad(
            ("dimension",), f"the maxima add up to {quotient(total)}, and the scale ends at {wanted}", "Correct one."
        )
    for place, dimension in enumerate(table.dimension):
        yield from _unbalanced(dimension, ("dimension", place))


def _codes(dimension: DimensionTable) -> Iterator[tuple[Path, str]]:
    yield (), dimension.code
    for place, answer in enumerate(dimension.answer):
        yield ("answer", place), answer.code
    for place, position in enumerate(dimension.position):
        for step, training in enumerate(position.training):
            yield ("position", place, "training", step), f"{position.code}_{training.code}"


def _numbers(dimension: DimensionTable, path: Path) -> Iterator[tuple[Path, str]]:
    yield (*path, "maximum"), dimension.maximum
    for place, answer in enumerate(dimension.answer):
        yield (*path, "answer", place, "points"), answer.points
        for name in ("above", "at_least"):
            if (text := getattr(answer, name)) is not None:
                yield (*path, "answer", place, name), text
    for place, position in enumerate(dimension.position):
        for step, training in enumerate(position.training):
            yield (*path, "position", place, "training", step, "points"), training.points
            if training.hours is not None:
                yield (*path, "position", place, "training", step, "hours"), training.hours


def _unreadable(path: Path, text: str) -> Finding | None:
    try:
        value = number(text)
    except SakipError as error:
        return _bad(path, error.what, error.remedy)
    return _bad(path, f"{quoted(text)} is negative", "Points are 0 or more.") if value < 0 else None


def _unbalanced(dimension: DimensionTable, path: Path) -> Iterator[Finding]:
    """Name what does not come out at the maximum: the trainings of a position, the best answer."""
    maximum = number(dimension.maximum)
    by_position = dimension.code == COMPETENCE
    if bool(dimension.position) != by_position or bool(dimension.answer) == by_position:
        wanted = "positions with trainings" if by_position else "answers"
        yield _bad(path, f"{dimension.name} must have {wanted} and nothing else", "")
        return
    for place, position in enumerate(dimension.position):
        total = sum((number(training.points) for training in position.training), Fraction(0))
        if total != maximum:
            yield _bad(
                (*path, "position", place),
                f"the trainings of {position.name!r} add up to {quotient(total)} of {quotient(maximum)}",
                f"Every position reaches {quotient(maximum)} by all its trainings, and no more.",
            )
    best = max((number(answer.points) for answer in dimension.answer), default=maximum)
    if best != maximum:
        what = f"the best answer of {dimension.name} gives {quotient(best)} of {quotient(maximum)}"
        yield _bad((*path, "answer"), what, "The best answer gives the maximum, and none gives more.")


# --- what it means ----------------------------------------------------------------------------------------------------


def _made(table: MeasureTable, provision: Provision, scale: CategoryScale, gaps: str) -> Rules:
    by_code = {dimension.code: dimension for dimension in table.dimension}
    appraised = by_code[PERFORMANCE].answer
    return Rules(
        table.title,
        provision.basis,
        gaps,
        scale,
        tuple(map(_dimension, table.dimension)),
        education=_answers(by_code[QUALIFICATION].answer),
        positions=_vocabulary(by_code[COMPETENCE].position, _position, lambda entry: entry.aliases),
        titles=Vocabulary(
            [(_position(entry), title, ()) for entry in by_code[COMPETENCE].position for title in entry.titles]
        ),
        appraisals=_answers(appraised),
        by_rank=_by_rank(appraised),
        penalties=_answers(by_code[DISCIPLINE].answer),
        performance=_performance(appraised, gaps),
    )


def _dimension(table: DimensionTable) -> Dimension:
    return Dimension(
        table.code,
        table.name,
        number(table.maximum),
        tuple(map(_answer, table.answer)),
        tuple(map(_position, table.position)),
        table.years,
    )


def _answer(table: AnswerTable) -> Answer:
    return Answer(table.code, table.name, number(table.points))


def _position(table: PositionTable) -> Position:
    trainings = tuple(
        Training(
            training.code,
            training.name,
            number(training.points),
            None if training.hours is None else number(training.hours),
            training.years,
        )
        for training in table.training
    )
    return Position(table.code, table.name, trainings)


def _answers(entries: Iterable[AnswerTable]) -> Vocabulary[Answer]:
    return _vocabulary(entries, _answer, lambda entry: entry.aliases)


def _by_rank(entries: Iterable[AnswerTable]) -> Vocabulary[Answer]:
    return Vocabulary([(_answer(entry), word, ()) for entry in entries for word in entry.by_rank])


def _vocabulary(entries: Iterable[Any], made: Callable[[Any], Any], aliases: Callable[[Any], Any]) -> Vocabulary[Any]:
    return Vocabulary([(made(entry), entry.name, (*aliases(entry), entry.code)) for entry in entries])


def _performance(answers: Iterable[AnswerTable], gaps: str) -> CategoryScale:
    """Make the scale of an SKP from its printed ranges, whose ends must be those the table gives as numbers."""
    ranged = [answer for answer in answers if answer.printed]
    printed = PrintedTable.of("skp", [(answer.code, answer.name, answer.printed) for answer in ranged])
    scale = printed.read_as("upper" if gaps == "upper" else "lower", places=None)
    order = {answer.code: answer for answer in ranged}
    ends = [order[row.code].above if gaps == "upper" else order[row.code].at_least for row in printed.rows[1:]]
    if [number(end or "") for end in ends] != list(scale.edges[1:-1]):
        raise DefinitionError(
            f"the thresholds of an SKP, {', '.join(map(str, ends))}, are not those of its printed ranges",
            "Correct one of them.",
        )
    points = [number(order[row.code].points) for row in printed.rows]
    if any(below >= above for below, above in pairwise(points)):
        raise DefinitionError("a higher SKP gives no more points than a lower one", "Give the better one more.")
    return scale
