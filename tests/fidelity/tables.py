"""Achievements and budgets: a target, a realisation, and the percentage that is printed beside them.

The library reads the cells as they are printed and tries the declared rule first, rounded half-up to the decimals that
are printed. Where that does not give the figure, :mod:`sakip.audit` names the plainest convention that does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from fidelity.rows import Origin, Row, Verdict, read, rounded, written
from sakip import audit
from sakip.audit import Remark
from sakip.audit.cells import cell
from sakip.figures import plain
from sakip.starter.phrases import achievement_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from sakip.audit import AuditedRow, Convention

ACHIEVEMENTS: Final = "achievement-printed.csv"
BUDGETS: Final = "budget.csv"

_NOTHING: Final = {
    "not-no-figure": "no-figure",
    "not-blank-row": "empty",
    "not-figure-bound": "bound",
    "not-ordinal": "words",
    "not-figure-words": "words",
    "not-no-base": "no-target",
    "not-total": "no-target",
    "not-no-realisation": "no-realisation",
}


def achievements() -> Iterator[Row]:
    """Yield the rows of the achievement tables."""
    yield from achievements_of(list(read(ACHIEVEMENTS)))


def achievements_of(rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[Row]:
    """Yield rows of achievements, each with its line, as they are judged together."""
    listed = list(rows)
    keys = ("source_title", "indicator", "polarity", "target", "realisation", "achievement")
    found = audit.achievements({key: row[key] for key in keys} for _, row in listed)
    lines = [line for line, _ in listed]
    for (_, row), judged in zip(listed, found.rows, strict=True):
        about = ", ".join(filter(None, (row["indicator"], row["unit"], row["year"])))
        yield _row(row, judged, declared(row), kind="achievements", file=ACHIEVEMENTS, about=about, lines=lines)


def budgets() -> Iterator[Row]:
    """Yield the rows of the budget tables."""
    yield from budgets_of(list(read(BUDGETS)))


def budgets_of(rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[Row]:
    """Yield rows of budgets, each with its line, as they are judged together."""
    listed = list(rows)
    keys = ("source_title", "item", "pagu", "realisasi", "persen")
    found = audit.budgets({key: row[key] for key in keys} for _, row in listed)
    lines = [line for line, _ in listed]
    for (_, row), judged in zip(listed, found.rows, strict=True):
        yield _row(
            row, judged, "absorption", kind="budgets", file=BUDGETS, about=row["item"] or "(no name)", lines=lines
        )


def declared(row: dict[str, str]) -> str:
    """Return the rule a row is under: the formula its document states, else what its polarity implies.

    Less is better by the mirror, the one rule for it that a regulation prints; in a table of bands the direction is
    that of the bands, and says nothing about the percentage.
    """
    polarity = row["polarity"]
    lower = polarity.startswith("lower") and "band" not in polarity
    return achievement_rule(row["stated"]) or ("lower-mirror" if lower else "higher")


def _row(
    row: dict[str, str], judged: AuditedRow, rule: str, *, kind: str, file: str, about: str, lines: Sequence[int]
) -> Row:
    # a document that prints ratios has the right figures as ratios too; here they are percentages throughout
    scales = {"ratio": 100, "percent": 1, "deviation": 1}
    exact = next((right.exact * scales[right.form] for right in judged.rights if right.rule == rule), None)
    verdict, reason = _verdict(judged, rule, exact)
    said = row.get("stated", "")
    places = max((reading.places for reading in cell(judged.achievement).readings), default=0)
    return Row(
        kind=kind,
        file=file,
        line=lines[judged.number - 1],
        about=about,
        source=row["source_title"],
        address=row["source_url"],
        given=f"{_plainly(judged.target)} → {_plainly(judged.realisation)}",
        printed=_plainly(judged.achievement),
        ours=_ours(exact, verdict, places),
        rule=_rule(judged.convention, rule, reason),
        places=places,
        origin=Origin.STATED if "/" in said and "tercapai" not in said else Origin.IMPLIED,
        verdict=verdict,
        reason=reason,
        why=_why(judged, lines),
        found=row["match"],
    )


def _ours(exact: Fraction | None, verdict: Verdict, places: int) -> str:
    """Write what the declared rule gives: as it is printed, or else with two decimals at least and six at most."""
    if exact is None:
        return "" if verdict is Verdict.NOTHING else "no value"
    return written(exact, places if verdict is Verdict.DECLARED else min(max(places, 2), 6))


def _verdict(judged: AuditedRow, rule: str, exact: Fraction | None) -> tuple[Verdict, str]:
    if judged.verdict is audit.Verdict.NOT_COMPARABLE:
        return Verdict.NOTHING, _NOTHING[judged.remarks[0].code]
    if judged.verdict is audit.Verdict.NOT_REPRODUCED:
        near = judged.slip in {"row-shifted", "target-of-other-row"}
        return (
            Verdict.NONE,
            "other-row" if near else "hidden-digits" if judged.slip == "inputs-rounded" else "arithmetic",
        )
    convention = judged.convention
    assert convention is not None  # what is reproduced is so by a convention
    if convention.zero == "none":
        return Verdict.NOTHING, "no-figure-zero"
    if convention.inputs != "printed":
        return Verdict.NONE, "other-row" if judged.slip else "hidden-digits"
    if exact is not None and convention.of_numbers and not convention.padded:
        readings = cell(judged.achievement).readings
        if any(rounded(exact, reading.places) == reading.value for reading in readings):
            return Verdict.DECLARED, ""
    return Verdict.OTHER, _departure(convention, rule)


def _departure(convention: Convention, rule: str) -> str:
    """Name the first thing in which a convention is not the declared rule."""
    named = {"repeats-realisation": "repeats-realisation", "shortfall-over-realisation": "shortfall"}
    if convention.rule in named:
        return named[convention.rule]
    if convention.zero:
        return "zero-printed"
    if convention.rule != rule:
        return "other-direction"
    if convention.cap is not None:
        return "cap"
    if convention.form == "ratio":
        return "ratio"
    if convention.padded:
        return "padded"
    return {"truncate": "cut-off", "unrounded": "binary"}[convention.rounding]


def _rule(convention: Convention | None, rule: str, reason: str) -> str:
    """Say the rule that makes the figure; where none does, the one that was declared."""
    if convention is None or not reason:
        return _named(rule) + (f", nearest end {plain(convention.end)}" if convention and convention.end else "")
    return convention.label("en")


@cache
def _named(rule: str) -> str:
    return audit.Convention(rule=rule).label("en").partition(";")[0]


def _why(judged: AuditedRow, lines: Sequence[int]) -> str:
    if judged.slipped is None:
        return ""
    facts = dict(judged.slipped.facts)
    if "row" in facts:  # counted among the rows that were given
        facts["row"] = str(lines[int(facts["row"]) - 1])
    return Remark(judged.slipped.code, facts).text("en")


def _plainly(text: str) -> str:
    return " ".join(text.split()) or "blank"
