"""One sub-component: from what its evaluator says to grade, points and value, and what is odd about it."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from sakip import wording
from sakip.figures import is_blank, publish
from sakip.findings import Finding, Place
from sakip.instruments.akip.answers import NOT_APPLICABLE, Assessed, Criteria
from sakip.instruments.akip.sheet import FULL, MOST_CRITERIA, Criterion, Grade, Level, Sheet, SubComponent
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Where: TypeAlias = "Callable[[str, str], Place | None]"
"""Where a sub-component, or with a second name one of its criteria, was written."""


@frozen
class Answered:
    """A ``criterion`` and the ``letter`` it got: what that is ``worth``, 1 for met, and its exact ``weight``."""

    criterion: Criterion
    letter: str
    worth: Fraction
    weight: Fraction


@frozen
class SubResult:
    """A sub-component, ``sub``, evaluated on what was ``given``.

    ``grade`` is None where the sheet gives none, ``level`` the level of the rubric that gave it. ``share`` is the
    percentage of criteria met, None where a grade was given outright; ``answered`` are the criteria. ``points`` are 0
    to 100, and ``value`` is that part of the weight, exactly; both are None where there is none, and ``findings`` say
    why.
    """

    sub: SubComponent
    given: str | Assessed | None = None
    grade: Grade | None = None
    level: Level | None = None
    share: Fraction | None = None
    points: Fraction | None = None
    answered: tuple[Answered, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def code(self) -> str:
        """The code of the sub-component."""
        return self.sub.code

    @property
    def value(self) -> Fraction | None:
        """The points of the total it earns."""
        return None if self.points is None else self.points / FULL * self.sub.weight

    def rating(self, lang: str = "id") -> str:
        """Write the grade, else the share in percent, else nothing."""
        if self.grade is not None:
            return self.grade.code
        if self.points is None:
            return ""
        return f"{wording.writer(lang)(self.points, 2)}%"


def graded(sheet: Sheet, sub: SubComponent, given: str | Assessed | None, where: Where) -> SubResult:
    """Evaluate one sub-component."""
    if given is None:
        return SubResult(sub)
    if isinstance(given, str):
        return _by_letter(sheet, sub, given, where(sub.code, ""))
    findings: list[Finding] = []
    answered: tuple[Answered, ...] = ()
    share: Fraction | None
    if isinstance(given, Criteria):
        answered, share = _counted(sub, given, where, findings)
    else:
        share = given.percent
    known = _distinction_known(sub, given, where(sub.code, ""), findings)
    if share is None or not known:
        return SubResult(sub, given, share=share, answered=answered, findings=tuple(findings))
    _check_claims(sub, given, share, where(sub.code, ""), findings)
    if sub.rubric is None:
        return SubResult(sub, given, share=share, points=share, answered=answered, findings=tuple(findings))
    level = sub.rubric.level(share, given.years, given.distinction)
    return SubResult(sub, given, level.grade, level, share, level.grade.points, answered, tuple(findings))


def _by_letter(sheet: Sheet, sub: SubComponent, letter: str, place: Place | None) -> SubResult:
    """Take a grade as it is: it is the evaluator's judgement. Where there are no grades it may be an answer."""
    grades = sheet.grades_of(sub)
    for grade in grades:
        if grade.code.casefold() == letter.casefold():
            level = None if sub.rubric is None else sub.rubric.level_of(grade)
            return SubResult(sub, grade.code, grade, level, points=grade.points)
    if not grades:
        found = sub.answer_scale.find(letter)
        if found is not None and not sub.criteria:
            return SubResult(sub, found[0], share=FULL * found[1], points=FULL * found[1])
    facts = {"sub": sub.title, "given": letter}
    known = [grade.code for grade in grades] or ([] if sub.criteria else list(sub.answer_scale.letters))
    if not known:
        return SubResult(sub, letter, findings=(Finding("akip-no-grades", facts, place),))
    finding = Finding("akip-unknown-grade", facts | hints(letter, known), place)
    return SubResult(sub, letter, findings=(finding,))


def _counted(
    sub: SubComponent, given: Criteria, where: Where, findings: list[Finding]
) -> tuple[tuple[Answered, ...], Fraction | None]:
    """Return the criteria answered and the share met in percent, None when one that counts has no answer."""
    letters = dict(given.answers)
    if not sub.criteria and len(letters) > MOST_CRITERIA:
        facts: dict[str, Any] = {"count": len(letters), "limit": MOST_CRITERIA, "part": Word("akip-criteria")}
        findings.append(Finding("akip-too-many", facts, where(sub.code, "")))
        return (), None
    listed = [criterion.code for criterion in sub.criteria]
    for code in letters:
        if listed and code not in listed:
            facts = {"sub": sub.title, "name": code, **hints(code, listed)}
            findings.append(Finding("akip-unknown-criterion", facts, where(sub.code, code)))
    criteria = sub.criteria or [Criterion(code, "", sub.answer_scale, Fraction(1, len(letters))) for code in letters]
    answered, not_counted = _sorted_out(sub, criteria, letters, where, findings)
    for code in ("akip-missing-criteria", "akip-excluded-criteria"):
        if not_counted[code]:
            facts = {"sub": sub.title, "names": tuple(not_counted[code])}
            findings.append(Finding(code, facts, where(sub.code, "")))
    incomplete = not_counted["akip-missing-criteria"] or not_counted["akip-unknown-answer"]
    if not answered and not incomplete:
        findings.append(Finding("akip-no-criteria", {"sub": sub.title}, where(sub.code, "")))
    if incomplete or not answered:
        return tuple(answered), None
    whole = sum((one.weight for one in answered), Fraction())
    made = tuple(evolve(one, weight=one.weight / whole) for one in answered)
    return made, FULL * sum((one.worth * one.weight for one in made), Fraction())


def _sorted_out(
    sub: SubComponent,
    criteria: Iterable[Criterion],
    letters: Mapping[str, str],
    where: Where,
    findings: list[Finding],
) -> tuple[list[Answered], dict[str, list[str]]]:
    """Return the criteria with an answer, and by the code of a finding those that have none."""
    answered: list[Answered] = []
    others: dict[str, list[str]] = defaultdict(list)
    for criterion in criteria:
        letter = letters.get(criterion.code, "")
        if is_blank(letter):
            others["akip-missing-criteria"].append(criterion.code)
        elif " ".join(letter.split()).casefold() in NOT_APPLICABLE:
            others["akip-excluded-criteria"].append(criterion.code)
        elif (found := criterion.answers.find(letter)) is not None:
            answered.append(Answered(criterion, *found, criterion.weight))
        else:
            others["akip-unknown-answer"].append(criterion.code)
            facts = {"sub": sub.title, "name": criterion.code, "given": letter}
            known = hints(letter, criterion.answers.letters)
            findings.append(Finding("akip-unknown-answer", facts | known, where(sub.code, criterion.code)))
    return answered, others


def _distinction_known(sub: SubComponent, given: Assessed, place: Place | None, findings: list[Finding]) -> bool:
    """Whether a claimed distinction is one of the rubric's; a rubric without any merely does not use it."""
    if not given.distinction or sub.rubric is None or not sub.rubric.distinctions:
        return True
    if given.distinction in sub.rubric.distinctions:
        return True
    facts = {"sub": sub.title, "given": given.distinction, **hints(given.distinction, sub.rubric.distinctions)}
    findings.append(Finding("akip-unknown-distinction", facts, place))
    return False


def _check_claims(
    sub: SubComponent, given: Assessed, share: Fraction, place: Place | None, findings: list[Finding]
) -> None:
    """Name what is claimed beside the share and does not count."""
    rubric = sub.rubric
    for name, claimed, used in (
        ("akip-years", given.years is not None, rubric is not None and rubric.by_years),
        ("akip-distinction", bool(given.distinction), rubric is not None and bool(rubric.distinctions)),
    ):
        facts: dict[str, Any] = {"sub": sub.title, "claim": Word(name)}
        if claimed and not used:
            facts["rubric"] = rubric.name if rubric else "–"
            knows = ["years"] if rubric and rubric.by_years else list(rubric.distinctions) if rubric else []
            findings.append(Finding("akip-claim-unused", facts | hints("", knows), place))
        elif claimed and share != FULL:
            facts["share"] = publish(share, 2, "truncate")  # never shown as 100
            findings.append(Finding("akip-claim-without-full", facts, place))
