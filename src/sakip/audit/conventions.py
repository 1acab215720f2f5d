"""A convention: one named way in which a figure is made of a target and a realisation, and printed.

Plain is a percentage by a rule the row permits, of the numbers as printed, rounded half-up to the decimals printed.
Whatever else a convention does is a departure, and every departure is said.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks, wording
from sakip.audit.rules import RULES, caps
from sakip.figures import quotient

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Form: TypeAlias = Literal["percent", "ratio", "deviation"]
Inputs: TypeAlias = Literal["printed", "rounded", "cut"]

REPEATS: Final = "repeats-realisation"
"""What stands for the rule where the column of achievements repeats the realisation."""

AGAINST: Final = "why-against-polarity"
"""The code of the remark on a figure that follows the rule of the other direction than the table tells."""


def _kept(given: Mapping[str, Any] | tuple[tuple[str, Any], ...]) -> tuple[tuple[str, Any], ...]:
    return tuple(dict(given).items())


@frozen
class Remark:
    """Something to say about a row: a ``code``, and the ``facts`` of its sentence."""

    code: str
    facts: tuple[tuple[str, Any], ...] = field(default=(), converter=_kept)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def text(self, lang: str = "id") -> str:
        """Say it."""
        return wording.term(f"audit-{self.code}", lang, **dict(self.facts))

    def __getitem__(self, name: str) -> Any:
        return dict(self.facts)[name]


@frozen(kw_only=True)
class Convention:
    """One way a figure is made.

    ``rule`` names the formula (:data:`sakip.audit.RULES`), or says that the column repeats the realisation.
    ``rounding`` is a rule of :mod:`sakip.figures` at ``places`` decimals, ``"exact"`` where nothing had to be rounded,
    ``"unrounded"`` where a program printed all it had; where fewer places are rounded to than are ``printed``, zeros
    fill them. ``form`` is ``"percent"``, ``"ratio"`` (1.08 for 108%) or ``"deviation"`` from 100. ``cap`` and ``floor``
    are the limit it was brought to. ``zero`` says what a percentage without a value is printed as: ``"none"``, ``"0"``
    or ``"100"``. ``inputs`` are taken as ``"printed"``, or as ``"rounded"`` or ``"cut"`` to what is printed. ``end`` is
    the end of a range that served as the target, ``inside`` that the realisation lies within it.
    """

    rule: str
    places: int = 0
    printed: int = 0
    rounding: str = "half-up"
    form: Form = "percent"
    cap: Fraction | None = None
    floor: bool = False
    zero: str = ""
    inputs: Inputs = "printed"
    end: Fraction | None = None
    inside: bool = False

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def padded(self) -> bool:
        """Whether zeros stand where decimals were rounded away."""
        return self.places < self.printed

    @property
    def plain(self) -> bool:
        """Whether it departs from the usual in nothing, whichever rule it is by."""
        return not any(self._departures())

    @property
    def of_numbers(self) -> bool:
        """Whether it is a percentage as it comes out: no cap, floor, ratio, deviation, nor what stands for a zero."""
        limited = self.cap is not None or self.floor or self.zero
        return not limited and self.form == "percent" and self.rule != REPEATS

    def remarks(self) -> tuple[Remark, ...]:
        """Return what it departs in, each with its facts."""
        return tuple(self._departures())

    def _departures(self) -> Iterator[Remark]:
        if self.rule in {REPEATS, "remaining", "shortfall-over-realisation"}:
            yield Remark(f"why-{self.rule}")
        if self.zero:
            yield Remark(f"why-zero-{self.zero}")
        if self.end is not None:
            yield Remark("why-range-inside" if self.inside else "why-range", {"end": self.end})
        if self.form != "percent":
            yield Remark(f"why-{self.form}")
        if self.cap is not None:
            held = caps().get(self.cap)
            basis = held.basis if held else ""
            yield Remark("why-cap" if basis else "why-cap-unseen", {"cap": self.cap, "basis": basis})
        if self.floor:
            yield Remark("why-floor")
        if self.padded:
            cut = self.rounding == "truncate"
            yield Remark("why-padded-cut" if cut else "why-padded", {"places": self.places})
        elif self.rounding not in {"half-up", "exact"}:
            yield Remark(f"why-{self.rounding}", {"places": self.places})
        if self.inputs != "printed":
            yield Remark(f"why-inputs-{self.inputs}")

    def label(self, lang: str = "id") -> str:
        """Say it in a few words."""
        parts = [wording.term(f"audit-rule-{self.rule}", lang) if self.rule else ""]
        if self.zero:
            parts.append(wording.term(f"audit-as-zero-{self.zero}", lang))
        elif self.cap is not None:
            parts.append(Remark("as-cap", {"cap": self.cap}).text(lang))
        elif self.floor:
            parts.append(wording.term("audit-as-floor", lang))
        elif self.rule != REPEATS:
            code = "as-unrounded" if self.rounding == "unrounded" else "as-rounded"
            how = wording.term(f"audit-as-{self.rounding}", lang)
            parts.append(Remark(code, {"places": self.places, "how": how}).text(lang))
            if self.padded:
                parts.append(wording.term("audit-as-padded", lang))
        if self.form != "percent":
            parts.append(wording.term(f"audit-as-{self.form}", lang))
        if self.inputs != "printed":
            parts.append(wording.term(f"audit-as-inputs-{self.inputs}", lang))
        if self.end is not None:
            parts.append(Remark("as-range", {"end": self.end}).text(lang))
        return "; ".join(part for part in parts if part)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "rule": self.rule,
            "places": self.places,
            "printed_places": self.printed,
            "rounding": self.rounding,
            "form": self.form,
            "cap": None if self.cap is None else quotient(self.cap),
            "floor": "0" if self.floor else None,
            "zero": self.zero or None,
            "inputs": self.inputs,
            "inside_range": self.inside,
            "range_end": None if self.end is None else quotient(self.end),
        }


def departs_by_rule(convention: Convention, *, declared: bool) -> bool:
    """Tell whether the rule itself has to be explained: where less is better and no table says so."""
    rule = RULES.get(convention.rule)
    return rule is not None and rule.base == "target" and rule.name != "higher" and not declared
