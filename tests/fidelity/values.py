"""Values of indicators with their working: growth, shares, means, efficiency, durations.

The working is made a formula of the library by its own parser, its numbers the components; durations are counted in
seconds. Where no formula of the document is in the file, the working is the one that those who collected the row wrote
down. Where the document states another formula than its working follows, the stated one is tried first.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from fidelity.rows import Origin, Row, Verdict, read
from fidelity.scores import value_of
from sakip import Indicator, Realisation, assess_one
from sakip.figures import publish
from sakip.formulas import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = "indicator_values.csv"

_DURATION: Final = re.compile(r"([0-9]+):([0-9]{2}):([0-9]{2})")
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_MEAN: Final = re.compile(r"mean\((.*)\)(x100)?")
_SLACK: Final = 9
_ENDS: Final = 2
_ROUNDINGS: Final = ("half-up", "truncate")


def values() -> Iterator[Row]:
    """Yield the values that are printed with their working."""
    for line, row in read(FILE):
        yield _row(line, row)


def _row(line: int, row: dict[str, str]) -> Row:
    printed, places = value_of(row["published"])
    workings = _workings(row)
    results = [(rule, _value(text)) for rule, text in workings]
    verdict, reason, rule = Verdict.NONE, "unstated" if "assumed" in row["kind"] else "arithmetic", ""
    if not results:
        verdict, reason = Verdict.NOTHING, "parts-elsewhere"
    fitting = [
        (place, name, rounding)
        for rounding in _ROUNDINGS
        for place, (name, value) in enumerate(results)
        if Fraction(publish(value, places, rounding)) == printed
    ]
    if fitting:
        place, rule, rounding = fitting[0]
        declared = place == 0 and rounding == "half-up"
        verdict = Verdict.DECLARED if declared else Verdict.OTHER
        reason = "" if declared else "other-direction" if place else "cut-off"
        rule += "" if rounding == "half-up" else "; cut off"
    return Row(
        kind="values",
        file=FILE,
        line=line,
        about=f"{row['indicator']}, {row['year']}",
        source=row["source_title"],
        address=row["source_url"],
        given=_given(row),
        printed=row["published"],
        ours=f"{publish(results[0][1], max(places, 2) if reason else places):f}" if results else "",
        rule=rule or (results[0][0] if results else ""),
        places=places if results else None,
        origin=Origin.STATED if row["stated"] else Origin.COLLECTED,
        verdict=verdict,
        reason=reason,
        why=f"The document states {row['stated']}." if reason == "other-direction" else "",
        found=row["match"],
    )


def _workings(row: dict[str, str]) -> list[tuple[str, str]]:
    """Return the formulas to try, the declared one first: its rule, and an expression of numbers."""
    text = _DURATION.sub(lambda found: str(_seconds(*found.groups())), row["expression"])
    if re.match(r"mean of", text):
        return []
    if mean := _MEAN.fullmatch(text):
        parts = mean[1].replace(",", ".").split(";")
        return [("mean", f"({' + '.join(parts)}) / {len(parts)}{' x 100' if mean[2] else ''}")]
    if not row["stated"]:
        return [(row["kind"].partition(" (")[0].partition(" =")[0], text)]
    target, made = _durations(text)
    return [
        ("R ÷ T × 100", f"{made} / {target} x 100"),
        ("(2T − R) ÷ T × 100", f"(2 x {target} - {made}) / {target} x 100"),
    ]


def _given(row: dict[str, str]) -> str:
    """Return what a figure was made of: the two durations, or the working as printed."""
    durations = _DURATION.finditer(row["expression"])
    named = list(dict.fromkeys(found[0] for found in durations))
    if not row["stated"] or len(named) < _ENDS:
        return row["expression"]
    mirror = row["expression"].startswith("(2x")
    target, made = (named[0], named[1]) if mirror else (named[1], named[0])
    return f"{target} → {made}"


def _durations(text: str) -> tuple[str, str]:
    """Return the time that is planned and the time that was taken, of either formula."""
    mirror = re.fullmatch(r"\(2x([0-9]+)-([0-9]+)\)/\1x100", text)
    if mirror:
        return mirror[1], mirror[2]
    made, target = text.removesuffix("x100").split("/")
    return target, made


def _seconds(hours: str, minutes: str, seconds: str) -> int:
    return (int(hours) * 60 + int(minutes)) * 60 + int(seconds)


def _value(text: str) -> Fraction:
    """Compute an expression with its numbers as components, as an indicator of an office would be."""
    names: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        number = found[0]
        return number if number in {"2", "100"} else f"{names.setdefault(number, f'n{len(names)}')} "

    formula = expression(_NUMBER.sub(named, text))
    indicator = Indicator(code="x", name="X", unit="bilangan", formula=formula, places=_SLACK)
    given = {name: number for number, name in names.items()}
    exact = assess_one(indicator, None, Realisation("x", "2019", given)).exact
    assert exact is not None  # every part is a number
    return exact
