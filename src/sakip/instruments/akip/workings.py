"""How a total came about, as workings: components, sub-components, and under them the criteria that were counted."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.indicators.working import Working, given
from sakip.instruments.akip.answers import Criteria, Met
from sakip.tree import PERCENT, Calculation, Constant, Node, Operator, chain, component_names, constant, formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.indicators.working import Input
    from sakip.instruments.akip.evaluation import ComponentResult, Evaluation
    from sakip.instruments.akip.grading import SubResult


@formula
def earned(poin: Any, bobot: Any) -> Any:
    """Record what a sub-component earns: the points of its grade, of 100, times its weight."""
    return poin / constant(100) * bobot


@formula
def met(terpenuhi: Any, kriteria: Any) -> Any:
    """Record the share of criteria met."""
    return terpenuhi / kriteria * PERCENT


def working_of(evaluation: Evaluation) -> Working:
    """Return the working of a total that is there."""
    inputs = _named("komponen", [(one.code, _of_component(one)) for one in evaluation.components])
    band = evaluation.predikat
    category = f"{band.code} ({band.label})" if band is not None else ""
    return Working(evaluation.sheet.title, _sum(map(given, inputs)), inputs, None, category=category,
                   basis=evaluation.sheet.basis)  # fmt: skip


def _of_component(result: ComponentResult) -> Working:
    inputs = _named("sub", [(one.code, _of_sub(one)) for one in result.subs])
    return Working(result.component.name, _sum(map(given, inputs)), inputs)


def _of_sub(result: SubResult) -> Working:
    points = result.points or Fraction()
    share = _of_share(result)
    inputs: dict[str, Input]
    if result.grade is None:
        inputs = {"poin": points if share is None else share, "bobot": result.sub.weight}
    else:
        inputs = {"poin": points, "bobot": result.sub.weight}
        # what the grade was found by stands beside the formula: a rubric is looked up, not computed
        if share is not None:
            inputs["terpenuhi"] = share
        years = getattr(result.given, "years", None)
        if years is not None:
            inputs["tahun"] = years
    if isinstance(result.given, str):
        note = wording.term("akip-judged")
        category = result.given
    else:
        note = "" if result.level is None else result.level.text
        category = "" if result.grade is None else result.grade.code
    return Working(result.sub.title, earned.tree, inputs, category=category, note=note)


def _of_share(result: SubResult) -> Input | None:
    match result.given:
        case Met(met=count, of=of):
            return Working(wording.term("akip-criteria-met"), met.tree, {"terpenuhi": count, "kriteria": of})
        case Criteria():
            return _of_criteria(result)
    return result.share if not isinstance(result.given, str) else None


def _of_criteria(result: SubResult) -> Working:
    """Count equal answers together where they count alike; else list every criterion with its weight."""
    answered = result.answered
    title = wording.term("akip-criteria-met")
    first = answered[0]
    if all(one.weight == first.weight and one.criterion.answers == first.criterion.answers for one in answered):
        counts = Counter(one.letter for one in answered)
        worth = [value for letter, value in first.criterion.answers.values if letter in counts]
        named = _named(
            "jawaban", [(one, Fraction(counts[one])) for one in first.criterion.answers.letters if counts[one]]
        )
        value = _sum(
            Calculation(Operator.MULTIPLY, given(name), Constant(each)) for name, each in zip(named, worth, strict=True)
        )
        tree = Calculation(Operator.DIVIDE, value, _sum(map(given, named)))
        return Working(title, Calculation(Operator.MULTIPLY, tree, PERCENT), named)
    answers = _named(
        "kriteria",
        [
            (
                one.criterion.code,
                Working(f"{one.criterion.name} = {one.letter}".lstrip(), given("nilai"), {"nilai": one.worth}),
            )
            for one in answered
        ],
    )
    weighted = _sum(
        Calculation(Operator.MULTIPLY, given(name), Constant(one.weight))
        for name, one in zip(answers, answered, strict=True)
    )
    return Working(title, Calculation(Operator.MULTIPLY, weighted, PERCENT), answers)


def _sum(nodes: Iterable[Node]) -> Node:
    return chain(Operator.ADD, nodes)


def _named(kind: str, parts: Sequence[tuple[str, Input]]) -> dict[str, Input]:
    """Return the parts by names a formula can have: ``sub_1_a`` for 1.a."""
    names = component_names((f"{kind} {code}" for code, _ in parts), kind)
    return {name: part for name, (_, part) in zip(names, parts, strict=True)}
