"""What an entry says of its formula, in a column of its own or at the end of its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.starter import phrases

if TYPE_CHECKING:
    from sakip.findings import Place
    from sakip.starter.entry import Entry
    from sakip.starter.phrases import Quotient


def formula_said(entry: Entry) -> str:
    """Return what the sheet says of the formula, ``""`` for nothing."""
    return entry.text("formula_text") or entry.text("formula-and-definition")


def formula_place(entry: Entry) -> Place:
    """Return where it says it."""
    return entry.place("formula_text" if "formula_text" in entry.texts else "formula-and-definition")


def quotient(entry: Entry) -> Quotient | None:
    """Return the quotient it clearly is."""
    alone = entry.text("formula_text")
    if alone:
        return phrases.quotient(alone) or phrases.quotient_within(alone)[0]
    return phrases.quotient_within(entry.text("formula-and-definition"))[0]


def is_share(entry: Entry, found: Quotient, unit: str) -> bool:
    """Whether a quotient is a share in per cent."""
    return found.percent or unit == "persen" or phrases.is_percentage(entry.name)


def texts(entry: Entry, found: Quotient | None) -> tuple[str, str]:
    """Return definition and formula as texts, of one column or of two."""
    both = entry.text("formula-and-definition")
    definition, formula = entry.text("definition"), entry.text("formula_text")
    if both and found is not None and not formula:
        formula, both = found.text, phrases.quotient_within(both)[1]
    return "\n".join(filter(None, (definition, both))), formula
