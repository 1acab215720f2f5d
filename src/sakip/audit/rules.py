"""What a printed percentage may be a percentage of: the rules of achievement and those of budgets, caps, polarity.

The rules of achievement are those of :mod:`sakip.formulas.achievement`. Budget tables mostly print the realisation by
the budget; some print what is left of it, and the accounts (LRA) of at least one office print the shortfall by the
realisation. Limits of an achievement come from the regulation data, with their basis.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip.errors import UnknownNameError
from sakip.figures import number
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.interpreters.exact import Pair, ZeroDenominatorError, evaluator
from sakip.regulations import all_regulations
from sakip.tree import PERCENT, Formula, formula

if TYPE_CHECKING:
    from collections.abc import Mapping


_PRACTISED: Final = (Fraction(110), Fraction(150))  # told of in practice, and seen in no text


@frozen
class Rule:
    """A percentage of two numbers by a recorded ``formula``; ``better`` is the direction it belongs to.

    ``name`` is its name, ``base`` what the realisation is compared with (``target`` or ``pagu``), and ``of`` computes
    it.
    """

    name: str
    formula: Formula
    better: str
    base: str
    of: Callable[[Pair, Pair], Pair | None]

    def value(self, base: Fraction, made: Fraction) -> Fraction | None:
        """Return the percentage exactly; None where it has no value because of a zero."""
        pair = self.of(base.as_integer_ratio(), made.as_integer_ratio())
        return None if pair is None else Fraction(*pair)


def _rule(name: str, recorded: Formula, better: str, base: str) -> Rule:
    made = evaluator(recorded.tree)

    def of(one: Pair, other: Pair) -> Pair | None:
        try:
            above, below = made({base: one, "realisasi": other})
        except ZeroDenominatorError:
            return None
        return (above, below) if below > 0 else (-above, -below)

    return Rule(name, recorded, better, base, of)


@formula(pagu=None, realisasi=None)
def _absorption(pagu: Any, realisasi: Any) -> Any:
    return realisasi / pagu * PERCENT


@formula(pagu=None, realisasi=None)
def _remaining(pagu: Any, realisasi: Any) -> Any:
    return (pagu - realisasi) / pagu * PERCENT


@formula(pagu=None, realisasi=None)
def _shortfall(pagu: Any, realisasi: Any) -> Any:
    return (pagu - realisasi) / realisasi * PERCENT


ACHIEVEMENT: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.name: _rule(rule.name, rule.formula, rule.better, "target") for rule in ACHIEVEMENT_RULES.values()}
)
BUDGET: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "absorption": _rule("absorption", _absorption, "higher", "pagu"),
        "shortfall-over-realisation": _rule("shortfall-over-realisation", _shortfall, "lower", "pagu"),
        "remaining": _rule("remaining", _remaining, "lower", "pagu"),
    }
)
RULES: Final[Mapping[str, Rule]] = MappingProxyType({**ACHIEVEMENT, **BUDGET})
"""Every rule by its name, the plainest of each kind first."""


@frozen
class Cap:
    """A limit of achievements, in percent, and on what ground; ``basis`` is blank where no text was seen."""

    value: Fraction
    basis: str = ""


@lru_cache(maxsize=1)
def caps() -> Mapping[Fraction, Cap]:
    """Return the limits regulations and practice hold, by value, those with a basis first."""
    found: dict[Fraction, list[str]] = {}
    for held in all_regulations():
        for part in held.provisions:
            if part.kind == "rule" and part.key.startswith("batas-capaian-"):
                found.setdefault(number(part.table()["value"]), []).append(
                    f"{part.title}, {part.citation} [{part.confidence}]"
                )
    made = {value: Cap(value, "; ".join(bases)) for value, bases in sorted(found.items())}
    return MappingProxyType(made | {value: Cap(value) for value in _PRACTISED if value not in made})


# --- polarity ---------------------------------------------------------------------------------------------------------


@frozen
class Polarity:
    """Which rules a row permits, the plainest first.

    ``direction`` is ``"higher"``, ``"lower"``, ``"on-target"`` or ``""``; ``declared`` says that the table tells it.
    ``banded`` is a direction that belongs to a table of bands, which says nothing about the percentage.
    """

    rules: tuple[str, ...] = tuple(ACHIEVEMENT)
    direction: str = ""
    declared: bool = False
    banded: bool = False


UNDECLARED: Final = Polarity()
OF_BUDGETS: Final = Polarity(tuple(BUDGET), "higher")
POLARITIES: Final[Mapping[str, Polarity]] = MappingProxyType(
    {
        "higher": Polarity(("higher",), "higher", declared=True),
        "lower": Polarity(("lower-mirror", "lower-inverse"), "lower", declared=True),
        "lower-mirror": Polarity(("lower-mirror",), "lower", declared=True),
        "lower-inverse": Polarity(("lower-inverse",), "lower", declared=True),
        "stabilise": Polarity(("stabilise",), "on-target", declared=True),
    }
)
"""What ``polarity`` may be: a rule, or ``lower``, a direction with two rules."""
_LOWER_FIRST: Final = ("lower-mirror", "lower-inverse", "higher", "stabilise")
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("higher", "high", "tinggi", "naik", "besar", "banyak", "meningkat", "peningkatan", "maksimal", "maksimum",
             "maximize", "maximise", "max", "maks", "positif", "positive", "positip", "up", "increase"),
            "higher",
        ),
        **dict.fromkeys(
            ("lower", "low", "rendah", "turun", "kecil", "sedikit", "menurun", "penurunan", "minimal", "minimum",
             "minimize", "minimise", "min", "negatif", "negative", "negatip", "down", "decrease"),
            "lower",
        ),
        **dict.fromkeys(
            ("stabilise", "stabilize", "stabil", "stabilisasi", "tepat", "on-target"), "stabilise"
        ),
    }
)  # fmt: skip
_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*")


def polarity_named(name: str | None) -> Polarity:
    """Return the polarity a caller names; None is none.

    Raises:
        UnknownNameError: when there is none of that name.
    """
    if name is None:
        return UNDECLARED
    try:
        return POLARITIES[name]
    except KeyError:
        raise UnknownNameError.among("polarity", name, POLARITIES) from None


@lru_cache(maxsize=512)
def polarity_of(text: str) -> Polarity | None:
    """Return the polarity a cell of a table tells, such as ``rendah`` or ``higher (range target)``.

    None where the words are not known, or tell two directions.
    """
    folded = " ".join(text[:200].casefold().split())
    name, _, aside = folded.partition("(")
    name, banded = name.strip(), "band" in aside
    found = POLARITIES.get(name)
    if found is None:
        said = {_WORDS[token] for token in _TOKEN.findall(name) if token in _WORDS}
        if len(said) != 1:
            return None
        found = POLARITIES[said.pop()]
    return Polarity(UNDECLARED.rules, found.direction, banded=True) if banded else found


def hinted(sign: str) -> Polarity:
    """Return the polarity a comparison before a target suggests, ``≤ 5``; it rules nothing out."""
    if sign in {"<=", "<"}:
        return Polarity(_LOWER_FIRST, "lower")
    return Polarity(UNDECLARED.rules, "higher") if sign in {">=", ">"} else UNDECLARED
