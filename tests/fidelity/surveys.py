"""Surveys of satisfaction: an index of the means of its elements, of all answers, or of the indices of services."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from fidelity.rows import Origin, Row, Verdict, read, rounded, written
from sakip import Indicator, Realisation, assess_one
from sakip.figures import number, read_id
from sakip.formulas import average
from sakip.instruments import skm

if TYPE_CHECKING:
    from collections.abc import Iterator

MEANS: Final = "skm.csv"
TOTALS: Final = "skm-totals.csv"
ANSWERS: Final = ("skm_raw.csv", "skm_raw-sekadau.csv")

_ON: Final = date(2024, 12, 31)
_ELEMENTS: Final = 9


def surveys() -> Iterator[Row]:
    """Yield the indices that are printed with the means of their elements, and those that are printed alone."""
    for line, row in read(MEANS):
        yield _of_means(line, row)
    for line, row in read(TOTALS):
        yield _of_services(line, row) if row["means"] else _alone(line, row)


def answers() -> Iterator[Row]:
    """Yield the surveys of which all answers are printed, one row for each survey."""
    published = {row["source_url"]: row for _, row in read(MEANS)}
    for file in ANSWERS:
        listed = [row for _, row in read(file)]
        found = published.get(listed[0]["source_url"])
        result = skm.measure(listed, on=date(2020, 12, 31))
        exact = result.pooled.exact
        assert exact is not None  # every survey has answers
        printed = found["ikm_published"] if found else ""
        same = found is not None and rounded(exact, _places(printed)) == _number(printed)
        verdict = Verdict.NOTHING if found is None else Verdict.DECLARED if same else Verdict.NONE
        yield Row(
            kind="answers",
            file=file,
            line=2,
            rows=len(listed),
            about=listed[0]["survey"].partition(" (")[0],
            source=listed[0]["survey"].partition(" (")[0],
            address=listed[0]["source_url"],
            given=f"{len(listed)} respondents, {_ELEMENTS} elements",
            printed=printed,
            ours=written(exact, _places(printed) or 2),
            rule="weights 1/9, exact, rounded once" if found else "",
            places=_places(printed) if found else None,
            verdict=verdict,
            reason={Verdict.NOTHING: "no-figure", Verdict.NONE: "arithmetic"}.get(verdict, ""),
            why="" if found else "49 answers are printed; the rest of the page and the index were not seen.",
            found="" if found is None else found["match"],
        )


def _of_means(line: int, row: dict[str, str]) -> Row:
    means = {f"U{place}": _number(text) for place in range(1, _ELEMENTS + 1) if (text := row[f"u{place}"])}
    stated = _stated(row["weight_used"], len(means))
    result = skm.of_means({name: str(float(mean)) for name, mean in means.items()}, on=_ON, weights=stated or "exact")
    printed, places = row["ikm_published"], _places(row["ikm_published"])
    exact = result.pooled.exact
    assert exact is not None  # every element has a mean
    found = result.which_rule_reproduces(printed, decimals=places)
    verdict, reason = Verdict.DECLARED, ""
    if rounded(exact, places) != _number(printed):
        verdict, reason = (Verdict.OTHER, "") if found else (Verdict.NONE, "arithmetic")
    rule = "weights as stated" if stated else f"weights 1/{len(means)}"
    if verdict is Verdict.OTHER:
        rule = found[0].label("en")
        reason = "weights" if found[0].weights != (stated or "exact") else "cut-off"
    return _row(
        MEANS,
        line,
        row,
        given=" ".join(row[name] for name in (f"u{place}" for place in range(1, _ELEMENTS + 1)) if row[name]),
        ours=written(exact, max(places, 2) if reason else places),
        rule=rule,
        places=places,
        origin=Origin.IMPLIED if row["weight_used"] == "not stated" else Origin.STATED,
        verdict=verdict,
        reason=reason,
        why=f"The document says {row['weight_used']}." if reason == "weights" else "",
    )


def _stated(weight: str, elements: int) -> str:
    """Return the reading of the weights a document states, blank for that of exactly one over the number."""
    said = re.match(r"[0-9]+(?:[.,][0-9]+)", weight)
    if said is None or read_id(said[0].replace(",", "."), decimal=".") * elements == 1:
        return ""
    return said[0].replace(",", ".")


def _of_services(line: int, row: dict[str, str]) -> Row:
    means = row["means"].split()
    names = [f"layanan_{place}" for place in range(1, len(means) + 1)]
    places = _places(row["ikm_published"])
    indicator = Indicator(code="ikm", name="IKM", unit="poin", formula=average(names), places=places)
    given = Realisation("ikm", "2019", dict(zip(names, means, strict=True)))
    value = assess_one(indicator, None, given).value
    assert value is not None  # every mean is a number
    same = Fraction(value) == _number(row["ikm_published"])
    return _row(
        TOTALS,
        line,
        row,
        given=row["means"],
        ours=f"{value:f}",
        rule="mean of the services",
        places=places,
        verdict=Verdict.DECLARED if same else Verdict.NONE,
        reason="" if same else "arithmetic",
    )


def _alone(line: int, row: dict[str, str]) -> Row:
    return _row(
        TOTALS,
        line,
        row,
        given="the index alone",
        verdict=Verdict.NOTHING,
        reason="total-only",
    )


def _row(file: str, line: int, row: dict[str, str], **told: Any) -> Row:
    """Return the row of an index, with what its document says of itself."""
    return Row(
        kind="surveys",
        file=file,
        line=line,
        about=f"{row['unit']}, {row['year'] or 'no year'}",
        source=row["source_title"],
        address=row["source_url"],
        printed=row["ikm_published"],
        found=row["match"],
        **told,
    )


def _number(text: str) -> Fraction:
    return read_id(text, decimal=",") if "," in text else number(text)


def _places(text: str) -> int:
    return len(re.split(r"[.,]", text)[1]) if re.search(r"[.,]", text) else 0
