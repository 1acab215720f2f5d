"""From the tables of a sheet to its parts: what refers to what, what sums to what; every fault with its place."""

from __future__ import annotations

import re
from contextlib import contextmanager
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sakip.bands import CategoryScale
from sakip.errors import NumberError, SakipError, quoted
from sakip.findings import Finding
from sakip.instruments.akip.numbers import exactly
from sakip.instruments.akip.sheet import (
    FULL,
    MET,
    MOST_CRITERIA,
    MOST_SUBS,
    AnswerScale,
    Criterion,
    Grade,
    Level,
    Rubric,
    SheetComponent,
    SubComponent,
)
from sakip.toml.shape import findings_of
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sakip.findings import Place
    from sakip.instruments.akip.shape import (
        AnswersTable,
        ComponentTable,
        CriterionTable,
        LevelTable,
        RubricTable,
        ScaleTable,
        SheetFile,
        SubTable,
    )
    from sakip.toml.shape import Fault
    from sakip.toml.text import Path

_CODE: Final = re.compile(r"\w[\w.()/ -]{0,39}")
_NOTHING: Final = Fraction()
_WHOLE: Final = Fraction(1)


class Meaning:
    """Makes the parts of a sheet of its tables. When there are ``findings``, nothing of it is to be used."""

    def __init__(self, file: SheetFile, place: Callable[[Path], Place]) -> None:
        self._place = place
        self.findings: list[Finding] = []
        self.maximum = self._weight(file.maximum, ("maximum",))
        self._unique("grade", [(("grade", at, "code"), table.code) for at, table in enumerate(file.grade)])
        self._unique("rubric", [(("rubric", at, "code"), table.code) for at, table in enumerate(file.rubric)])
        self._unique("answers", [(("answers", at, "code"), table.code) for at, table in enumerate(file.answers)])
        grades = [
            Grade(table.code, self._between(table.points, _NOTHING, FULL, ("grade", at, "points")))
            for at, table in enumerate(file.grade)
        ]
        self.grades = tuple(sorted(grades, key=lambda grade: -grade.points))
        self._rubrics = {table.code: self._rubric(table, ("rubric", at)) for at, table in enumerate(file.rubric)}
        self._answers = {table.code: self._answered(table, ("answers", at)) for at, table in enumerate(file.answers)}
        self.components = self._components(file.component)

    def scale(self, key: str, table: ScaleTable) -> CategoryScale | None:
        """Make the scale of predicates of a table ``[scale]``."""
        names = ("title", "places", "rounding", "source", "clause", "confidence", "note")
        facts = {name: getattr(table, name) for name in names}
        bands = [(band.code, band.label) for band in table.bands]
        closure: Any = table.closure  # any text: the scale refuses those that are none
        with self._at("scale"):
            return CategoryScale.of(key, table.edges, bands, closure, **facts)
        return None

    def check_scale(self, scale: CategoryScale) -> None:
        """Name a scale that does not cover every total there may be."""
        low, high = scale.edges[0], scale.edges[-1]
        if (low is not None and low > 0) or (high is not None and high < self.maximum):
            self.fault(("scale",), "akip-scale-range", covers=scale.covers(), maximum=self.maximum)

    def fault(self, path: Path, code: str, /, **facts: Any) -> None:
        """Note a fault at a key."""
        self.findings.append(Finding(code, facts, self._place(path)))

    def misshapen(self, path: Path, faults: Sequence[Fault]) -> None:
        """Note the faults of the shape of what stands at a key."""
        self.findings += findings_of(faults, lambda inner: self._place((*path, *inner)))

    # --- faults of values ---

    @contextmanager
    def _at(self, *path: str | int) -> Iterator[None]:
        """Turn what goes wrong inside into a finding at this key, and go on."""
        try:
            yield
        except SakipError as error:
            self.fault(path, "bad-value", what=error.what, remedy=error.remedy)

    def _number(self, given: object, path: Path) -> Fraction | None:
        try:
            return exactly(given if isinstance(given, bool | list | dict) else str(given))
        except NumberError as error:
            self.fault(path, "bad-value", what=error.what, remedy=error.remedy)
            return None

    def _weight(self, given: object, path: Path) -> Fraction:
        """Return a weight above 0; one with a fault is 0, so that it spoils no sum without being named."""
        made = self._number(given, path)
        if made is not None and made <= 0:
            self.fault(path, "akip-bad-weight", given=made)
            return _NOTHING
        return made or _NOTHING

    def _between(self, given: object, low: Fraction, high: Fraction, path: Path) -> Fraction:
        """Return a number within two ends; one outside is named and drawn in, so that it sets off no other fault."""
        made = self._number(given, path)
        if made is None:
            return low
        if not low <= made <= high:
            self.fault(path, "akip-points-range", given=made, low=low, high=high)
        return min(max(made, low), high)

    def _unique(self, kind: str, named: Sequence[tuple[Path, str]]) -> None:
        """Name codes that are none, or not one's own; capitals do not tell two apart."""
        seen: set[str] = set()
        for path, code in named:
            if not _CODE.fullmatch(code):
                self.fault(path, "akip-bad-code", given=quoted(code))
            if code.casefold() in seen:
                self.fault(path, "duplicate-code", kind=Word(f"akip-a-{kind}"), name=code)
            seen.add(code.casefold())

    def _refer(self, name: str, kind: str, known: Mapping[str, Any], path: Path) -> Any:
        if not name or name in known:
            return known.get(name)
        self.fault(path, "unknown-reference", kind=Word(f"akip-a-{kind}"), name=name, **hints(name, known))
        return None

    def _sums(self, weights: Sequence[Fraction], expected: Fraction, parts: str | Word, path: Path) -> None:
        total = sum(weights, _NOTHING)
        if weights and expected and all(weights) and total != expected:
            facts = {"parts": parts, "sum": total, "expected": expected, "difference": abs(total - expected)}
            self.fault(path, "akip-weights-sum", **facts)

    # --- tables ---

    def _rubric(self, table: RubricTable, path: Path) -> Rubric:
        grades = {grade.code: grade for grade in self.grades}
        levels = [self._level(level, grades, (*path, "level", at)) for at, level in enumerate(table.level)]
        made = sorted((level for level in levels if level is not None), key=lambda level: -level.grade.points)
        plain = [level for level in made if not level.claimed]
        for better, level in pairwise(plain):
            if _least(better) <= _least(level):
                self.fault((*path, "level"), "akip-rubric-order", rubric=table.code, grade=level.grade.code)
        if len(made) == len(levels) and (not made or not made[-1].unconditional):
            self.fault(path, "akip-rubric-open", rubric=table.code)
        return Rubric(table.code, table.name or table.code, tuple(made))

    def _level(self, table: LevelTable, grades: Mapping[str, Grade], path: Path) -> Level | None:
        grade = self._refer(table.grade, "grade", grades, (*path, "grade"))
        above = None if table.above is None else self._between(table.above, _NOTHING, FULL, (*path, "above"))
        years = None if table.years is None else self._number(table.years, (*path, "years"))
        if not isinstance(table.full, bool):
            facts = {"expected_id": "true atau false", "expected_en": "true or false", "hint_id": "", "hint_en": ""}
            self.fault((*path, "full"), "wrong-type", given=quoted(table.full), **facts)
        if not isinstance(grade, Grade):
            return None
        return Level(grade, table.text, bool(table.full), years, table.distinction, above)

    def _answered(self, table: AnswersTable, path: Path) -> AnswerScale:
        self._unique("answer", [((*path, "values", letter), letter) for letter in table.values])
        values = [
            (letter, self._between(worth, _NOTHING, _WHOLE, (*path, "values", letter)))
            for letter, worth in table.values.items()
        ]
        if not values:
            self.fault((*path, "values"), "missing-key", name="values")
        return AnswerScale(table.code, tuple(sorted(values, key=lambda value: -value[1])), table.note)

    def _components(self, tables: Sequence[ComponentTable]) -> tuple[SheetComponent, ...]:
        if not tables:
            self.fault((), "missing-key", name="component")
        subs = [(("component", at, "sub", n, "code"), sub.code)
                for at, table in enumerate(tables) for n, sub in enumerate(table.sub)]  # fmt: skip
        for count, path, part in ((len(tables), ("component",), "components"), (len(subs), ("component",), "subs")):
            if count > MOST_SUBS:
                self.fault(path, "akip-too-many", count=count, limit=MOST_SUBS, part=Word(f"akip-{part}"))
        self._unique("component", [(("component", at, "code"), table.code) for at, table in enumerate(tables)])
        self._unique("sub", subs)
        made = tuple(self._component(table, ("component", at)) for at, table in enumerate(tables))
        self._sums([one.weight for one in made], self.maximum, Word("akip-components"), ("component",))
        return made

    def _component(self, table: ComponentTable, path: Path) -> SheetComponent:
        weight = self._weight(table.weight, (*path, "weight"))
        subs = tuple(self._sub(sub, (*path, "sub", at)) for at, sub in enumerate(table.sub))
        if not subs:
            self.fault(path, "missing-key", name="sub")
        self._sums([sub.weight for sub in subs], weight, f"{table.code} {table.name}", (*path, "weight"))
        return SheetComponent(table.code, table.name, weight, subs)

    def _sub(self, table: SubTable, path: Path) -> SubComponent:
        weight = self._weight(table.weight, (*path, "weight"))
        rubric = self._refer(table.rubric, "rubric", self._rubrics, (*path, "rubric"))
        answers = self._refer(table.answers, "answers", self._answers, (*path, "answers"))
        made = SubComponent(table.code, table.name, weight, rubric, answers, table.group)
        count = len(table.criterion)
        if count > MOST_CRITERIA:
            facts = {"count": count, "limit": MOST_CRITERIA, "part": Word("akip-criteria")}
            self.fault((*path, "criterion"), "akip-too-many", **facts)
        self._unique(
            "criterion", [((*path, "criterion", at, "code"), one.code) for at, one in enumerate(table.criterion)]
        )
        weights = self._criteria_weights(made, table.criterion, path)
        criteria = tuple(
            Criterion(
                one.code,
                one.name,
                self._refer(one.answers, "answers", self._answers, (*path, "criterion", at, "answers"))
                or answers
                or MET,
                weights[at],
            )
            for at, one in enumerate(table.criterion)
        )
        return SubComponent(table.code, table.name, weight, rubric, answers, table.group, criteria)

    def _criteria_weights(self, sub: SubComponent, tables: Sequence[CriterionTable], path: Path) -> list[Fraction]:
        """Return the exact part of each criterion: as given, in parts of 1, percent or points; else all the same."""
        count = len(tables)
        given = [table.weight for table in tables]
        if all(weight is None for weight in given):
            return [Fraction(1, count) for _ in tables]
        if None in given:
            self.fault((*path, "criterion"), "akip-criteria-partly", sub=sub.title)
            return [_NOTHING] * count
        weights = [self._weight(weight, (*path, "criterion", at, "weight")) for at, weight in enumerate(given)]
        total = sum(weights, _NOTHING)
        if all(weights) and total not in {_WHOLE, FULL, sub.weight}:
            facts = {"sub": sub.title, "sum": total, "weight": sub.weight, "count": count}
            self.fault((*path, "criterion"), "akip-criteria-sum", **facts)
        return [weight / total if total else weight for weight in weights]


def _least(level: Level) -> Fraction:
    """What share a level begins at, so that levels can be ordered: all of it, above so much, or anything."""
    return FULL if level.full else level.above if level.above is not None else Fraction(-1)
