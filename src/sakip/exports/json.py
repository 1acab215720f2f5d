"""JSON for other programs, each form with a published JSON Schema (draft 2020-12).

Decimals are text: most readers of JSON make binary floats of its numbers, and ``88.30`` would come out as another
number that prints ``88.3``. A number that is missing is ``null``, with its status and its reason beside it. A scorecard
is one object, several of them are JSON Lines: one object a line, written as they come.

>>> import sakip
>>> card = sakip.assess(sakip.load("muncar-2024"))
>>> made = scorecard(card)
>>> made["format"], made["assessments"][0]["value"]
('sakip.scorecard/1', '97.66')
>>> schema("scorecard")["$id"]
'urn:sakip:scorecard:1'
>>> schema("traces")
Traceback (most recent call last):
    ...
sakip.errors.UnknownNameError: there is no form with a schema called 'traces'. Did you mean 'trace'?
"""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.assessment import Scorecard
from sakip.assessment.trace import TRACE_FORMAT
from sakip.comparison.result import REPORT_FORMAT
from sakip.errors import DefinitionError, UnknownNameError, quoted
from sakip.exports.promised import promised
from sakip.exports.targets import opened, suffix
from sakip.indicators.amounts import as_reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sakip.assessment import Assessment
    from sakip.exports.targets import Target
    from sakip.findings import Finding

SCORECARD_FORMAT: Final = "sakip.scorecard/1"
"""The format and version a scorecard in JSON names itself by."""

FORMS: Final = ("scorecard", "trace", "report", "review")
"""The forms that have a schema."""

LINES: Final = (".jsonl", ".ndjson")
"""How the name of a file ends that holds one scorecard a line."""

_VERSIONS: Final = MappingProxyType(
    dict(zip(FORMS, (SCORECARD_FORMAT, TRACE_FORMAT, REPORT_FORMAT, "sakip.review/1"), strict=True))
)


def scorecard(card: Scorecard, findings: Iterable[Finding] | None = None) -> dict[str, Any]:
    """Return a scorecard as JSON values, with its findings.

    ``findings`` take their place: whoever read the realisations from a file may have found more, or the same before.
    """
    return {
        "format": SCORECARD_FORMAT,
        "set": card.office.code,
        "office": card.office.office_name,
        "period": str(card.period),
        "as_of": card.as_of and card.as_of.isoformat(),
        "policy": card.policy.name,
        "assessments": [
            {**row, **_sentences(one), **promised(one.target, one.indicator)}
            for one, row in zip(card, rows(card.to_dicts()), strict=True)
        ],
        "left_out": [
            {
                "indicator": record.indicator,
                "period": str(record.period),
                "state": record.state.value,
                "recorded": record.recorded and record.recorded.isoformat(),
                "components": {name: as_reported(value) for name, value in record.components.items()},
            }
            for record in card.left_out
        ],
        "findings": [finding.to_dict() for finding in (card.findings if findings is None else findings)],
    }


def write(cards: Scorecard | Iterable[Scorecard], target: Target) -> None:
    """Write a scorecard to a path or a binary stream, or any number of them as JSON Lines; each with its own findings.

    ``cards`` is gone through once, and one is held at a time. A file whose name ends in ``.jsonl`` or ``.ndjson`` has
    one scorecard a line; so has a stream, unless what it gets is a single scorecard and no series of them.

    Raises:
        DefinitionError: when several scorecards are to go into a file of another name, which would be no JSON.
        OSError: when the file cannot be written.
    """
    single = isinstance(cards, Scorecard)
    if not single and suffix(target) not in LINES and isinstance(target, str | Path):
        raise DefinitionError(
            f"several scorecards do not go into {quoted(Path(target).name)}",
            "Name the file .jsonl: it then holds one scorecard a line.",
        )
    every = (cards,) if isinstance(cards, Scorecard) else cards
    indent = 2 if single and suffix(target) not in LINES else None
    with opened(target) as stream:
        for card in every:
            made = json.dumps(scorecard(card), ensure_ascii=False, indent=indent) + "\n"
            # half a character, which only damaged text holds, is escaped as JSON does it
            stream.write(made.encode(errors="backslashreplace"))


def schema(form: str) -> dict[str, Any]:
    """Return the JSON Schema of ``"scorecard"``, ``"trace"``, ``"report"`` or ``"review"``.

    Raises:
        UnknownNameError: for another form.
    """
    if form not in FORMS:
        raise UnknownNameError.among("form with a schema", form, FORMS)
    name = _VERSIONS[form].removeprefix("sakip.").replace("/", "-")
    text = files("sakip").joinpath("data", "schema", f"{name}.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


def rows(held: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows as JSON values; decimals are text."""
    return [
        {name: value if value is None or isinstance(value, bool) else plain(value) for name, value in row.items()}
        for row in held
    ]


def _sentences(one: Assessment) -> dict[str, str | None]:
    """Say why there is no value and no achievement, in a sentence and in a word or two, in both languages."""
    said: dict[str, str | None] = {}
    for name, part in (("reason", one), ("achievement_reason", one.achievement)):
        missing = part.reason is not None
        said |= {
            f"{name}_text": part.why("id") if missing else None,
            f"{name}_text_en": part.why("en") if missing else None,
            f"{name}_label": wording.in_short(part.reason, part.status, "id") if missing else None,
            f"{name}_label_en": wording.in_short(part.reason, part.status, "en") if missing else None,
        }
    return said


def plain(value: Any) -> str:
    """Write a value without an exponent, which a Decimal of 0 with seven places would have."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
