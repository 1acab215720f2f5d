"""Small set files for the checks: one indicator without a fault, which a test changes in one place."""

from __future__ import annotations

import json
from typing import Any

import sakip
from sakip.review import (
    Check,
    documents,
    formulas,
    indicators,
    polarity,
    records,
    review,
    scores,
    tables,
    targets,
    years,
)

OWN: dict[str, Check] = {
    check.code: check
    for room in (documents, formulas, indicators, polarity, records, scores, tables, targets, years)
    for check in (*vars(room).values(), *getattr(room, "MADE", ()))
    if isinstance(check, Check)
}
"""The checks on indicators, targets, tables and realisations, without those on decrees, the cascade and the annex."""

RATIO: dict[str, Any] = {
    "code": "layanan",
    "name": "Persentase permohonan yang terlayani",
    "unit": "persen",
    "polarity": "higher",
    "consolidation": "ratio-of-sums",
    "formula": {"kind": "ratio", "numerator": "terlayani", "denominator": "diterima", "unit": "layanan"},
    "definition": "Permohonan yang selesai dalam waktu yang dijanjikan standar pelayanan",
}
SCORE: dict[str, Any] = {
    "code": "sakip",
    "name": "Nilai SAKIP",
    "unit": "nilai",
    "polarity": "higher",
    "consolidation": "last",
    "scale": "akip",
    "formula": {"kind": "external_score", "assessor": "Inspektorat", "document": "LHE AKIP"},
}
COUNT: dict[str, Any] = {
    "code": "inovasi",
    "name": "Jumlah inovasi yang dipakai",
    "unit": "inovasi",
    "polarity": "higher",
    "consolidation": "sum",
    "formula": {"kind": "count"},
}


def written(value: Any) -> str:
    """Write a value as TOML does."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {written(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def table(name: str, facts: dict[str, Any]) -> str:
    """Write one table, a line a key; what is None is left out."""
    lines = [f"{key} = {written(value)}" for key, value in facts.items() if value is not None]
    return "\n".join([f"[[{name}]]", *lines, ""])


def promised(indicator: str, value: Any = "90", period: str = "2025", **facts: Any) -> str:
    """Write a target."""
    return table("target", {"indicator": indicator, "period": period, "value": value, **facts})


def reported(indicator: str, period: str, components: dict[str, str], **facts: Any) -> str:
    """Write a realisation, with the document it stands in unless told otherwise."""
    record = {"indicator": indicator, "period": period, "components": components, "document": "LKjIP"}
    return table("realisation", record | facts)


def set_file(*tables: str, year: int | None = 2025, head: str = "") -> str:
    """Write a set file."""
    lines = ["schema = 1", 'code = "contoh"', *([f"year = {year}"] if year else []), head]
    return "\n".join([*lines, *tables])


def one(indicator: dict[str, Any], *tables: str, target: str | None = "90", **changes: Any) -> str:
    """Write a set of one indicator, changed in places, with its target and further tables."""
    promise = [promised(indicator["code"], target)] if target is not None else []
    return set_file(table("indicator", indicator | changes), *promise, *tables)


def found(text: str) -> list[tuple[str, int | None]]:
    """Return code and line of everything the checks find in a set file."""
    findings = review(sakip.loads(text), checks=OWN).findings
    for finding in findings:
        assert finding.text("id") != finding.text("en")
    return [(finding.code, finding.place.line if finding.place else None) for finding in findings]


def line(text: str, start: str, nth: int = 1) -> int:
    """Return the number of the nth line that begins so."""
    numbers = [number for number, written in enumerate(text.split("\n"), 1) if written.startswith(start)]
    return numbers[nth - 1]


def expect(text: str, code: str, start: str, nth: int = 1) -> None:
    """Assert that this is all there is to find, at the nth line that begins so."""
    assert found(text) == [(code, line(text, start, nth))]
