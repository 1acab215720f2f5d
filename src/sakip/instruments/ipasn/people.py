"""One person: from the cells of a record to points, each with the answer that gave it.

A blank is not zero, and what it means differs by dimension. Trainings list what was attended, so a blank is none and
gives no points. Discipline lists penalties, so a blank is none and gives full points. Without a degree, a position or
an SKP nothing can be measured: such a record is refused. Someone who has no SKP says so: *tidak ada SKP* gives 0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from attrs import field, frozen

from sakip import hooks
from sakip.bands import CategoryBand
from sakip.errors import NumberError, SakipError, quoted
from sakip.figures import is_blank, publish, read_written
from sakip.findings import Finding, Place
from sakip.instruments.ipasn.columns import KIND, LISTED, training_words
from sakip.instruments.ipasn.events import attendances, dated, several, with_commas
from sakip.instruments.ipasn.rules import COMPETENCE, DISCIPLINE, PERFORMANCE, QUALIFICATION, Answer
from sakip.instruments.masking import shown
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sakip.figures import Separator
    from sakip.instruments.ipasn.events import Attended
    from sakip.instruments.ipasn.rules import Position, Rules, Training
    from sakip.instruments.ipasn.words import Vocabulary

_ZERO: Final = Fraction(0)


@frozen
class Item:
    """What gave ``points``: an answer, or a training that counts. ``name`` says which.

    ``code`` tells it from every other of its dimension.
    """

    code: str
    name: str
    points: Fraction


@frozen
class Points:
    """The points of a person in one dimension, their ``total``, and the ``items`` that gave them."""

    total: Fraction
    items: tuple[Item, ...]


def _kept(given: Mapping[str, Points]) -> Mapping[str, Points]:
    return MappingProxyType(dict(given))


@frozen
class Marks:
    """The points of a person in every dimension, and what they come to; people of the same answers share one.

    ``position`` is the kind of position, ``points`` those of each dimension, ``score`` their exact sum, ``value`` what
    is published of it, ``category`` its band.
    """

    position: str
    points: Mapping[str, Points] = field(hash=False, converter=_kept)
    score: Fraction
    value: Decimal
    category: CategoryBand

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Person:
    """One person who was measured.

    ``row`` is the line of the file, or the number of the record from 1; ``unit`` the unit as given. ``marks`` are the
    points and ``findings`` what is odd in the record. ``name`` and ``id`` are as given; they appear in no finding, no
    explanation and no trace.
    """

    row: int
    unit: str
    marks: Marks
    findings: tuple[Finding, ...] = ()
    name: str = field(default="", repr=False)
    id: str = field(default="", repr=False)

    @property
    def position(self) -> str:
        """The kind of position: ``struktural``, ``fungsional`` or ``pelaksana``."""
        return self.marks.position

    @property
    def points(self) -> Mapping[str, Points]:
        """The points by dimension."""
        return self.marks.points

    @property
    def score(self) -> Fraction:
        """The sum of the points, exact."""
        return self.marks.score

    @property
    def value(self) -> Decimal:
        """The score as it is published, to two decimals."""
        return self.marks.value

    @property
    def category(self) -> CategoryBand:
        """The band the score falls in."""
        return self.marks.category


@frozen
class Refused:
    """A ``record`` that is in no mean: where it stands, what it said, and why.

    ``row`` is the line of the file, or the number of the record from 1, and ``place`` the same with the file; ``unit``
    is the unit as given, ``findings`` say why. ``in_total`` tells whether it is somebody who should have been measured
    and counts in the coverage; a record that repeats another, or of someone the rule does not cover, is not.
    """

    row: int
    unit: str
    findings: tuple[Finding, ...]
    in_total: bool = True
    place: Place | None = field(default=None, eq=False, repr=False)
    record: Mapping[str, Any] = field(factory=dict, repr=False, hash=False)


class Note(NamedTuple):
    """What will be a finding once it is known whose record it is about; ``column`` by its code."""

    code: str
    column: str
    facts: Mapping[str, Any]


Marked: TypeAlias = "tuple[Points | None, tuple[Note, ...]]"


class Marking:
    """The marking of people by a rule on a day; what was read once is known from then on."""

    def __init__(
        self,
        rules: Rules,
        on: date,
        *,
        decimal: Separator | None = None,
        windows: bool = True,
    ) -> None:
        self._rules = rules
        self._on = on
        self.trainings = (*(training.code for training in rules.trainings), LISTED)
        self._decimal: Separator | None = decimal
        self._windows = windows
        self._words = training_words(training.code for training in rules.trainings)
        self._marked: dict[str, dict[Any, Marked]] = {code: {} for code in (QUALIFICATION, PERFORMANCE, DISCIPLINE)}
        self._competent: dict[tuple[str, ...], tuple[str, Marked]] = {}
        self._points: dict[tuple[str, ...], Points] = {}
        self._marks: dict[tuple[Any, ...], Marks] = {}

    def counting(self, positions: Collection[str]) -> frozenset[str]:
        """Return the trainings that give points in any of these positions."""
        held = [position for position in self._rules.dimension(COMPETENCE).positions if position.code in positions]
        return frozenset(training.code for position in held for training in position.trainings)

    def marks(
        self, education: str, position: str, trainings: tuple[str, ...], appraisal: str, discipline: str
    ) -> tuple[Marks | None, tuple[Note, ...]]:
        """Return the marks of the cells of a record, or None when there are none; and what is to be noted."""
        held, competence = self._competence((position, *trainings))
        marked: dict[str, Marked] = {
            QUALIFICATION: self._once(QUALIFICATION, education, self._qualification),
            COMPETENCE: competence,
            PERFORMANCE: self._once(PERFORMANCE, appraisal, self._performance),
            DISCIPLINE: self._once(DISCIPLINE, discipline, self._discipline),
        }
        notes = tuple(note for _, some in marked.values() for note in some)
        points = {d.code: made for d in self._rules.dimensions if (made := marked[d.code][0]) is not None}
        if len(points) < len(marked):
            return None, notes
        return self._put_together(held, points), notes

    def _put_together(self, position: str, points: dict[str, Points]) -> Marks:
        # people of the same answers share their marks, so that a group is counted rather than added up
        same = (position, *map(id, points.values()))
        known = self._marks.get(same)
        if known is None:
            score = sum((some.total for some in points.values()), _ZERO)
            scale = self._rules.scale
            known = self._marks[same] = Marks(position, points, score, publish(score), scale.classify(publish(score)))
        return known

    def _once(self, dimension: str, cell: str, read: Any) -> Marked:
        known = self._marked[dimension]
        if cell not in known:
            known[cell] = read(cell)
        return known[cell]

    def _answered(self, dimension: str, answer: Answer) -> Points:
        return self._made(dimension, (Item(answer.code, answer.name, answer.points),))

    def _made(self, dimension: str, items: tuple[Item, ...]) -> Points:
        """Return the points of these items; there is one object for them, by which it is known again."""
        same = (dimension, *(item.code for item in items))
        known = self._points.get(same)
        if known is None:
            known = self._points[same] = Points(sum((item.points for item in items), _ZERO), items)
        return known

    # --- the dimensions -----------------------------------------------------------------------------------------------

    def _qualification(self, cell: str) -> Marked:
        answer = self._rules.education.beginning(cell)
        if answer is None:
            return None, (_unusable("pendidikan", cell, self._rules.education),)
        return self._answered(QUALIFICATION, answer), ()

    def _performance(self, cell: str) -> Marked:
        rules = self._rules
        for words, code in ((rules.appraisals, "ipasn-predicate"), (rules.by_rank, "ipasn-by-rank")):
            answer = words.whole(cell)
            if answer is not None:
                ranged = rules.performance.band(answer.code) is not None
                return self._answered(PERFORMANCE, answer), (Note(code if ranged else "ipasn-no-skp", "skp", {}),)
        try:
            value = self._number(cell)
        except SakipError:
            if not any(sign.isdigit() for sign in cell):
                return None, (_unusable("skp", cell, rules.appraisals),)
            example = "85.5" if self._decimal == "." else "85,5"
            return None, (Note("ipasn-skp-number", "skp", {"given": shown(cell), "example": example}),)
        top = rules.performance.edges[-1]
        if value < 0 or (top is not None and value > top):
            return None, (Note("ipasn-skp-range", "skp", {"given": shown(cell), "top": top}),)
        code = rules.performance.band_of(value).code
        answer = next(answer for answer in rules.dimension(PERFORMANCE).answers if answer.code == code)
        return self._answered(PERFORMANCE, answer), () if value else (
            Note("ipasn-skp-zero", "skp", {"answer": answer.name}),
        )

    def _number(self, cell: str) -> Fraction:
        try:
            written = read_written(cell, decimal=self._decimal)
        except NumberError:
            if self._decimal is not None:
                raise
            # 85.125 may be 85125 elsewhere; an SKP is never so large
            written = read_written(cell, decimal=".")
        if written.mark == "Rp":
            raise NumberError(f"{quoted(cell)} is an amount of money", "Write the SKP.", value=cell)
        return written.value

    def _discipline(self, cell: str) -> Marked:
        rules = self._rules
        counted = [rules.unpunished]
        notes: list[Note] = []
        years = rules.dimension(DISCIPLINE).years
        for entry in several(cell):
            said, when = dated(entry)
            if when is None and said in _NEVER:
                continue
            answer = rules.penalties.whole(said)
            if answer is None:
                hint = rules.penalties.hints(said)
                return None, (Note("ipasn-unknown-word", "disiplin", {"given": shown(entry), **hint}),)
            where = "inside" if when is None else when.seen_from(self._on, years)
            if when is not None and where != "inside":
                facts = {"what": answer.name, "when": when.written, "on": self._on, "years": years}
                notes.append(Note(f"ipasn-{where}", "disiplin", facts))
            if where in _COUNTING:
                counted.append(answer)
        return self._answered(DISCIPLINE, min(counted, key=lambda answer: answer.points)), tuple(notes)

    def _competence(self, cells: tuple[str, ...]) -> tuple[str, Marked]:
        known = self._competent.get(cells)
        if known is None:
            by_code = dict(zip(self.trainings, cells[1:], strict=True))
            known = self._competent[cells] = self._competent_in(cells[0], by_code)
        return known

    def _competent_in(self, cell: str, cells: dict[str, str]) -> tuple[str, Marked]:
        rules = self._rules
        named = rules.positions.whole(cell)
        position = named or rules.titled(cell)
        faults = [] if position else [self._unknown_position(cell)]
        attended: dict[str, list[Attended]] = {}
        for column, text in cells.items():
            for code, said in self._listed(text) if column == LISTED else [(column, text)]:
                found = self._attendances(code, said) if code else None
                if found is None:
                    hint = {"hint_id": _YES_ID, "hint_en": _YES_EN} if code else self._words.hints(said)
                    faults.append(Note("ipasn-unknown-word", column, {"given": shown(said), **hint}))
                else:
                    attended.setdefault(code, []).extend(found)
        if position is None or faults:
            return "", (None, tuple(faults))
        notes = [] if named else [Note("ipasn-by-title", "jabatan", {})]
        items = tuple(self._credited(position, attended, notes))
        return position.code, (self._made(COMPETENCE, items), tuple(notes))

    def _unknown_position(self, cell: str) -> Note:
        note = _unusable("jabatan", cell, self._rules.positions)
        if note.code == "ipasn-blank":
            return note
        rules = self._rules
        codes = tuple(position.code for position in rules.dimension(COMPETENCE).positions)
        near = rules.titles.near(cell) or rules.positions.near(cell)
        facts = {"given": shown(cell), "kinds": codes, "column": KIND, **hints(near or "", [near] if near else [])}
        return Note("ipasn-unknown-position", "jabatan", facts)

    def _attendances(self, code: str, text: str) -> list[Attended] | None:
        found = attendances(text, self._decimal)
        if found is not None:
            return found
        # the cell repeats the training: Diklatpim IV 2019
        named = self._words.rest(text)
        said = text if named is None or named[0] != code else named[1]
        return attendances(_LEVEL.sub("", said.strip(" ,:-").casefold()) or "ya", self._decimal)

    def _listed(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each training of a list and what is said of it; one that is not known without a code."""
        for entry in several(text):
            whole = self._named(entry)
            split = list(map(self._named, with_commas(entry))) if not self._understood(*whole) else []
            yield from split if split and all(self._understood(*part) for part in split) else [whole]

    def _named(self, entry: str) -> tuple[str, str]:
        """Return which training an entry names, none for a dash, and what is said of it."""
        if attendances(entry, self._decimal) == []:
            return LISTED, entry
        found = self._words.rest(entry)
        return ("", entry) if found is None else (found[0], found[1].strip(" ,:-") or "ya")

    def _understood(self, code: str, said: str) -> bool:
        return bool(code) and self._attendances(code, said) is not None

    def _credited(self, position: Position, attended: dict[str, list[Attended]], notes: list[Note]) -> Iterator[Item]:
        counting = [training.code for training in position.trainings]
        for code, times in attended.items():
            if code not in counting and times:
                facts = {"what": self._rules.training_name(code), "position": position.name}
                notes.append(Note("ipasn-training-elsewhere", code, facts))
        for training in position.trainings:
            said = [self._objection(training, time) for time in attended.get(training.code, [])]
            # what does not count matters only where nothing else does
            least = min(said, key=lambda note: _GRAVITY.index(note and note.code), default=None)
            if said and (least is None or least.code == _PARTLY):
                yield Item(f"{position.code}_{training.code}", training.name, training.points)
            if least is not None:
                notes.append(least)

    def _objection(self, training: Training, attended: Attended) -> Note | None:
        """Return why a training does not count, or may not; None when it does."""
        facts: dict[str, Any] = {"what": training.name, "on": self._on}
        if training.hours is not None and attended.hours is not None and attended.hours < training.hours:
            return Note("ipasn-few-hours", training.code, facts | {"hours": attended.hours, "least": training.hours})
        if attended.when is None:
            return None
        years = training.years if self._windows else None
        where = attended.when.seen_from(self._on, years)
        if where == "inside":
            return None
        return Note(f"ipasn-{where}", training.code, facts | {"when": attended.when.written, "years": years})


_LEVEL: Final = re.compile(r"^(?:(?:tingkat|tk\.?) )?(?:iv|i{1,3})(?![a-z0-9])[ ,:-]*")
_PARTLY: Final = "ipasn-partly"
_GRAVITY: Final = (None, _PARTLY, "ipasn-before", "ipasn-few-hours", "ipasn-after")
_COUNTING: Final = frozenset({"inside", "partly"})
_NEVER: Final = frozenset({"-", "–", "—", "0", "tidak", "no", "false", "none", "n/a", "belum pernah"})
_YES_ID: Final = "Tulis ya atau tidak, jumlah JP seperti 24 JP, atau tahunnya."
_YES_EN: Final = "Write ya or tidak, the hours such as 24 JP, or the year."


def _unusable(column: str, cell: str, words: Vocabulary[Any]) -> Note:
    if is_blank(cell):
        return Note("ipasn-blank", column, {"what": Word(f"ipasn-{column}"), **words.hints("")})
    return Note("ipasn-unknown-word", column, {"given": shown(cell), **words.hints(cell)})
