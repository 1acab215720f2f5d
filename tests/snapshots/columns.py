"""The columns of tables: those that are read, those that are exported, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sakip
from sakip.assessment import card
from sakip.audit import result
from sakip.comparison import report
from sakip.exports import msind
from sakip.exports.frictionless import tables
from sakip.forms import columns as form
from sakip.frames.assessing import ADDED
from sakip.intake import COLUMNS
from sakip.intake.table import _HEADINGS, _REQUIRED
from sakip.rollup import card as region
from snapshots import samples

if TYPE_CHECKING:
    from collections.abc import Iterator


def lines() -> Iterator[str]:
    """Yield what is read, then what is written."""
    yield "realisation file: read"
    for place, name in enumerate(COLUMNS, 1):
        yield f"realisation file {name}: {'required' if place <= _REQUIRED else 'optional'}"
    for heading, name in _HEADINGS.items():
        if heading != name:
            yield f"realisation file {heading}: read as {name}"
    yield "form: read"
    for name in form.COLUMNS:
        yield f"form {name}: {_of_a_form(name)}"
    for table, held in (("scorecard", card.COLUMNS), ("region", region.COLUMNS), ("audit", result.COLUMNS)):
        yield from (f"{table} {name}: {kind}" for name, kind in held.items())
    yield from (f"frame {name}: column" for name in ADDED)
    yield from samples.headings()
    for part in report(sakip.load("muncar-2024")).tables:
        yield from (f"report {part.code} {column.code}: column" for column in part.columns)
    yield from _packaged()
    for name in msind.HEAD:
        yield f"ms-ind {name}: head"
    for name, number in msind.FIELDS.items():
        yield f"ms-ind {name}: field {number}"


def _of_a_form(name: str) -> str:
    if name in form.REQUIRED:
        return "required"
    return "optional" if name in form.READ else "for whoever fills it in"


def _packaged() -> Iterator[str]:
    """Yield the fields of a data package."""
    for table in vars(tables).values():
        if isinstance(table, tables.Table):
            yield f"datapackage {table.name}: key {', '.join(table.key)}"
            for column in table.columns:
                needed = "always" if column.required else "sometimes"
                yield f"datapackage {table.name}.{column.name}: {column.type}, {needed}"
