"""An indicator: what it is, how it is computed and judged, and what its document says of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.display import figures, scales
from sakip.display.layout import fold, head, named, pairs
from sakip.display.markup import element, together
from sakip.interpreters.explain import symbolic
from sakip.tree import Taken, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech
    from sakip.indicators import Indicator

_CALLED: Final = MappingProxyType(
    {
        "name": "indicator",
        "reason": "choice",
        "formula": "printed-formula",
        "formula_text": "printed-formula",
        "data_sources": "source",
    }
)
"""What the words of the field call the keys of an indicator, where they are not the same."""


def view(indicator: Indicator, speech: Speech) -> Markup:
    """Show an indicator, its scales folded."""
    return together(
        head(named(indicator.name, speech), element("code", indicator.code)),
        account(indicator, speech),
        _scales(indicator, speech),
    )


def account(indicator: Indicator, speech: Speech) -> Markup | None:
    """Show what an indicator says of itself, name by name; what its document does not contain is named."""
    return pairs([(name, said) for name, said in _said(indicator, speech) if said])


def facts(indicator: Indicator) -> Iterator[tuple[Any, ...]]:
    """Yield code, name, unit, formula, polarity, and what is not as usual."""
    yield "code", indicator.code
    yield "name", indicator.name
    yield "unit", indicator.unit
    yield "formula", symbolic(indicator.formula.tree, "en")
    yield "polarity", indicator.polarity, None
    for name, given in (("scale", indicator.scale), ("achievement_scale", indicator.achievement_scale)):
        yield name, given and given.key, None
    for name, usual in (
        ("places", 2),
        ("rounding", "half-up"),
        ("floor", None),
        ("cap", None),
        ("consolidation", None),
    ):
        given = getattr(indicator, name)
        yield name, str(given) if name in {"floor", "cap"} and given is not None else given, usual
    yield "aggregation", indicator.aggregation, None
    yield "predicates", indicator.predicates, ()
    for name in ("valid_from", "valid_until"):
        day = getattr(indicator, name)
        yield name, day and day.isoformat(), None


def polarity(indicator: Indicator, speech: Speech) -> str:
    """Say which way is better; a rule of another package is called by its name."""
    name = indicator.polarity
    return figures.NOTHING if name is None else speech.term(name) if name in wording.TERMS else name


def _said(indicator: Indicator, speech: Speech) -> Iterator[tuple[str, Child]]:
    yield speech.heading("unit"), indicator.unit
    yield speech.heading("polarity"), polarity(indicator, speech)
    yield speech.heading("formula"), symbolic(indicator.formula.tree, speech.lang)
    yield speech.heading("display-components"), "; ".join(_components(indicator, speech))
    details = indicator.formula.details
    said = dict.fromkeys((details.get("assessor"), details.get("document")))
    yield speech.heading("assessor"), named("; ".join(part for part in said if part), speech)
    yield speech.heading("definition"), named(indicator.definition, speech)
    yield speech.heading("choice"), named(indicator.reason, speech)
    yield speech.heading("printed-formula"), named(indicator.formula_text, speech)
    yield speech.heading("source"), named("; ".join(indicator.data_sources), speech)
    yield speech.heading("responsible"), named("; ".join(indicator.responsible), speech)
    rule = speech.term(indicator.rounding)
    yield speech.heading("rounded"), speech.term("places", places=indicator.places, rule=rule)
    yield speech.heading("limit"), "; ".join(_limits(indicator, speech))
    if indicator.consolidation is not None:
        yield speech.heading("parts"), speech.term(indicator.consolidation)
    yield speech.heading("display-predicates"), " < ".join(indicator.predicates)
    yield speech.heading("definition-of"), "; ".join(_validity(indicator, speech))
    yield speech.heading("display-note"), named(indicator.note, speech)
    yield speech.heading("not-in-text"), ", ".join(_lacking(indicator, speech))


def _components(indicator: Indicator, speech: Speech) -> Iterator[str]:
    for component in indicator.formula.components:
        match component.source:
            case Taken(indicator=code):
                yield f"{component.name} ({speech.term('from')} {code})"
            case Tally(over=over):
                names = ", ".join(over) or speech.term("display-others")
                yield f"{component.name} ({speech.term('from')} {names})"
            case None:
                yield f"{component.name} ({component.unit})" if component.unit else component.name


def _limits(indicator: Indicator, speech: Speech) -> Iterator[str]:
    for name in ("floor", "cap"):
        limit = getattr(indicator, name)
        if limit is not None:
            yield speech.term(f"limited-{name}", limit=limit)
    if indicator.limits_basis:
        yield indicator.limits_basis


def _validity(indicator: Indicator, speech: Speech) -> Iterator[str]:
    if indicator.basis:
        yield indicator.basis
    for code, day in (("valid-from", indicator.valid_from), ("valid-until", indicator.valid_until)):
        if day is not None:
            yield speech.term(code, day=day)


def _lacking(indicator: Indicator, speech: Speech) -> Iterator[str]:
    for name in indicator.not_in_text:
        code = _CALLED.get(name, name)
        yield speech.term(code).lower() if code in wording.TERMS else name


def _scales(indicator: Indicator, speech: Speech) -> Iterator[Markup]:
    for code, scale in (("scale", indicator.scale), ("category-of-achievement", indicator.achievement_scale)):
        if scale is not None:
            yield fold(f"{speech.heading(code)}: {scale.title or scale.key}", scales.view(scale, speech))
