"""What a unit must come to in a survey: the index that is made of its answers, alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from sakip.figures import publish
from sakip.instruments import skm
from sakip.instruments.skm import EXACT, Count, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sakip.instruments.skm import Steps, Survey

LARGEST: Final = 2**30


def index(  # each a choice a survey leaves open
    answers: Iterable[tuple[str, Any, int]],
    *,
    on: date,
    elements: Iterable[str] | None = None,
    weights: str | Mapping[str, Any] = "exact",
    steps: Steps = EXACT,
) -> dict[str, Any]:
    """Return the cells of a unit, from its answers: the code of an element, the score, and how many of them.

    An element that is not asked about is none, and so is a score that is none of the scale.
    """
    asked = skm.survey(on) if elements is None else skm.survey(on).only(elements)
    given: dict[str, Counter[int]] = {code: Counter() for code in asked.codes}
    refused = 0
    for code, score, times in answers:
        if score is not None and code in given and score in asked.scores:
            given[code][int(score)] += times
        elif score is not None:
            refused += times
    tally = _tally(asked, given)
    made = skm.evaluate(tally, on=on, weights=weights, steps=steps).pooled
    counts = {element.code: element.count.answered for element in made.elements if element.count is not None}
    cells = {
        "status": "computed",
        "reason": None,
        "ikm": made.value,
        "category": None if made.mutu is None else made.mutu.code,
        "answers": sum(counts.values()),
        "refused": refused,
    }
    places, rule = (3, "half-up") if steps.mean is None else (steps.mean, steps.rounding)
    for element in made.elements:
        cells[f"nrr_{element.code}"] = None if element.mean is None else publish(element.mean, places, rule)
        cells[f"answers_{element.code}"] = counts[element.code]
    if max(counts.values()) > LARGEST:
        gone = {name: None for name in cells if name.startswith("nrr")} | {"ikm": None, "category": None}
        cells |= gone | {"status": "not-computable", "reason": "out-of-bounds"}
    elif not cells["answers"]:
        cells |= {"status": "not-reported", "reason": "not-reported"}
    elif made.value is None:
        cells |= {"status": "not-computable", "reason": "missing-component"}
    floats = ("ikm", "nrr")
    return {name: float(cell) if cell is not None and name.startswith(floats) else cell for name, cell in cells.items()}


def _tally(asked: Survey, given: Mapping[str, Counter[int]]) -> Tally:
    """Count the answers; whoever did not answer an element left it blank."""
    most = max(counter.total() for counter in given.values())
    counts = {
        code: Count(tuple(counter[score] for score in asked.scores), asked.lowest, blank=most - counter.total())
        for code, counter in given.items()
    }
    return Tally(asked, {"": counts})
