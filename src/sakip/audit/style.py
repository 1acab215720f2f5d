"""The house style of a document: how most of its rows were made, as far as they show it.

A row shows a part of the style when its plainest explanations agree on it: 104,44 of 94 and 90 shows no rounding rule,
99,99 of 99,9877 shows that digits are cut off. The style chooses between explanations that fit; it never makes one fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import hooks, wording
from sakip.audit.conventions import REPEATS, Remark
from sakip.audit.rules import RULES
from sakip.figures import ROUNDINGS, quotient

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.audit.fitting import Fit

PARTS: Final = ("rule", "places", "rounding", "form", "cap", "zero")
"""What a style is told in; ``decimals``, the sign before decimals, is counted in the cells."""
_BREAKS: Final = ("rounding", "form", "cap", "zero")
_TELLING: Final = 2
FEWEST: Final = 3
"""How many rows have to show a part of the style before a row that does otherwise is named."""


def part_of(fit: Fit, part: str) -> str:
    """Return one part of an explanation as the style counts it, ``""`` where it shows none."""
    convention = fit.convention
    if part == "zero" or convention.zero:
        return convention.zero if part == "zero" else ""
    if part == "cap":
        return quotient(convention.cap) if convention.cap is not None else "none" if fit.beyond else ""
    if part == "rule":
        return convention.rule
    if convention.cap is not None or convention.floor or convention.rule == REPEATS:
        return convention.form if part == "form" else ""
    if part == "rounding" and convention.padded:
        return "padded"
    said = str(getattr(convention, part))
    return "" if said == "exact" else said


def _ranked(counts: Mapping[str, int]) -> Mapping[str, int]:
    # ties by name, so that the order of rows decides nothing
    return MappingProxyType(dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))))


@frozen(kw_only=True)
class HouseStyle:
    """How many of the ``rows`` show what; each mapping has the most frequent first.

    ``rule``: the formulas. ``places``: the decimals. ``rounding``: ``"padded"`` is fewer decimals with zeros behind
    them. ``form``: percent, ratio or deviation. ``cap``: the caps, ``"none"`` for figures above 100 that are printed
    uncapped. ``zero``: what zero targets are printed as. ``decimals``: how many cells show which decimal sign.
    """

    rows: int = 0
    rule: Mapping[str, int] = field(factory=dict, converter=_ranked, hash=False)
    places: Mapping[str, int] = field(factory=dict, converter=_ranked, hash=False)
    rounding: Mapping[str, int] = field(factory=dict, converter=_ranked, hash=False)
    form: Mapping[str, int] = field(factory=dict, converter=_ranked, hash=False)
    cap: Mapping[str, int] = field(factory=dict, converter=_ranked, hash=False)
    zero: Mapping[str, int] = field(factory=dict, converter=_ranked, hash=False)
    decimals: Mapping[str, int] = field(factory=dict, converter=_ranked, hash=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def leading(self, part: str) -> str:
        """Return what most rows show of a part, ``""`` where none shows it."""
        return next(iter(getattr(self, part)), "")

    @property
    def rounds(self) -> str:
        """The rounding rule, half-up where fewer than two rows show another."""
        leading = self.leading("rounding")
        return leading if self.rounding.get(leading, 0) >= _TELLING and leading in ROUNDINGS else "half-up"

    def rule_for(self, direction: str) -> str:
        """Return the rule that most rows of a direction are made with, ``""`` where none shows it."""
        return next((name for name in self.rule if name in RULES and RULES[name].better == direction), "")

    def disagreements(self, fit: Fit) -> int:
        """Count the parts in which an explanation is not as the house does it."""
        shown = [(part_of(fit, part), self.leading(part)) for part in ("rule", "form", "zero")]
        shown.append((part_of(fit, "rounding"), self.rounds))
        return sum(bool(own and leading and own != leading) for own, leading in shown)

    def broken_by(self, fitting: Sequence[Fit]) -> tuple[str, ...]:
        """Return the parts that no explanation of a row has as nearly all of the house has them."""
        broken = []
        for part in _BREAKS:
            counts: Mapping[str, int] = getattr(self, part)
            leading = self.leading(part)
            own = {part_of(fit, part) for fit in fitting} - {"", "unrounded"}
            most = max((counts.get(name, 0) for name in own), default=0)
            if own and leading and leading not in own and counts[leading] >= FEWEST and counts[leading] > 2 * most:
                broken.append(part)
        return tuple(broken)

    def text(self, lang: str = "id") -> str:
        """Say it in a sentence; empty where no row shows anything."""
        said = []
        for part in (*PARTS, "decimals"):
            counts: Mapping[str, int] = getattr(self, part)
            if set(counts) - ({"percent"} if part == "form" else {"none"} if part == "cap" else set()):
                each = [f"{_named(part, name, lang)} ({count})" for name, count in counts.items()]
                said.append(f"{wording.term(f'audit-style-{part}', lang)} {', '.join(each)}")
        return "; ".join(said)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"rows": self.rows} | {part: dict(getattr(self, part)) for part in (*PARTS, "decimals")}


def _named(part: str, name: str, lang: str) -> str:
    if part in {"places", "decimals"}:
        return name
    if part == "cap" and name != "none":
        return Remark("as-cap", {"cap": Fraction(name)}).text(lang)
    code = {"rule": f"rule-{name}", "form": f"as-{name}", "cap": "style-uncapped", "zero": f"as-zero-{name}"}
    return wording.term(f"audit-{code.get(part, f'as-{name}')}", lang)


def style_of(rows: Iterable[Sequence[Fit]], decimals: Mapping[str, int]) -> HouseStyle:
    """Return the style that rows show, each given by the conventions that fit it."""
    counts: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    number = 0
    for found in rows:
        if not found:
            continue
        number += 1
        least = min(fit.cost for fit in found)
        every = [fit for fit in found if fit.cost == least]
        # stabilise gives what one of the others gives, on either side of the target
        plainest = [fit for fit in every if fit.convention.rule != "stabilise"] or every
        for part in PARTS:
            shown = {part_of(fit, part) for fit in plainest}
            if len(shown) == 1 and (name := shown.pop()):
                counts[part][name] += 1
    return HouseStyle(rows=number, decimals=decimals, **counts)
