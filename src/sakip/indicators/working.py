"""A working: a number together with how it was made, down to what was counted.

An instrument measures an index from raw records: an index of satisfaction from answers, a score from the grades of a
sheet. What it hands over is not the bare number but the formula, its inputs, and how those were made in turn. A
realisation takes a working wherever it takes a number, and an explanation goes down it.

>>> from sakip.tree import formula
>>> @formula
... def mean(total, count):
...     return total / count
>>> heard = Working("Persyaratan", mean.tree, {"total": 336, "count": 100})
>>> heard.value
Fraction(84, 25)
>>> print(heard.text("u1", "en"))
u1             3.36; Persyaratan
  total        336
  count        100
  calculation  336 ÷ 100 = 3.36
<BLANKLINE>
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import field, frozen

from sakip import hooks, wording
from sakip.errors import DefinitionError, NumberError, SakipError, TraceError, quoted
from sakip.figures import FRACTION_DIGITS, LONGEST_TAKEN, number, publish, rounding, truncate
from sakip.interpreters.explain import exact_text, substituted, symbolic
from sakip.interpreters.length import check_alone, computed
from sakip.interpreters.portable import from_json, ratio, ratio_text, to_json
from sakip.tree import Calculation, Component, Node, components_of
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST_WORKING: Final = 20
"""How many workings may lie inside one another."""

_SHOWN_DECIMALS = 6
_SMALLEST_STEP = 10**FRACTION_DIGITS
_AS_WRITTEN = "Give the trace as it was written."


def _inputs(given: Mapping[str, Any]) -> Mapping[str, Input]:
    return MappingProxyType(
        {name: made if isinstance(made, Working | Fraction) else number(made) for name, made in given.items()}
    )


@frozen
class Working:
    """A number and how it was made: a formula over inputs, each an exact number or a working of its own.

    ``tree`` is the formula and ``inputs`` what goes in, by name. ``title`` says what the number is, and ``value`` is
    the number. With ``places`` the result is rounded by ``rounding`` before it is used further, as some sheets do;
    without, it is exact. ``basis`` cites the rule, ``category`` is the band it falls in, ``note`` what else a reader
    should know; all three are shown as they are.

    Raises:
        NumberError: when an input is no number, or has more than 1,000 digits and is no working; or when inputs or
            result have more digits than are computed with.
        DefinitionError: when an input of the formula is missing, or ``places`` is no number of decimals.
        ZeroDenominatorError: when the formula divides by zero.
    """

    title: str
    tree: Node
    inputs: Mapping[str, Input] = field(converter=_inputs, hash=False)
    places: int | None = None
    rounding: str = "half-up"
    category: str = ""
    basis: str = ""
    note: str = ""
    value: Fraction = field(init=False, eq=False, repr=False)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        rounding(self.rounding)
        if self.places is not None and (type(self.places) is not int or not 0 <= self.places <= FRACTION_DIGITS):
            raise DefinitionError(f"{quoted(self.places)} is no number of decimals", f"Write 0 to {FRACTION_DIGITS}.")
        missing = [component.name for component in components_of(self.tree) if component.name not in self.inputs]
        if missing:
            raise DefinitionError(f"the working {self.title!r} has no input {missing[0]!r}", "Give every input.")
        for name, made in self.inputs.items():
            if isinstance(made, Fraction):
                check_alone(made, f"input {name!r} of the working {self.title!r}")
        try:
            result = computed(self.tree, self.numbers())
        except NumberError as error:
            what = f"the working {self.title!r} cannot be computed: {error.what}"
            raise NumberError(what, error.remedy, **error.facts) from None
        if self.places is not None:
            result = Fraction(publish(result, self.places, self.rounding))
        object.__setattr__(self, "value", result)

    def numbers(self) -> dict[str, Fraction]:
        """Return the number of each input."""
        return {name: made.value if isinstance(made, Working) else made for name, made in self.inputs.items()}

    def label(self, lang: str = "id") -> str:
        """Write the number: all its digits, or the first ones of a number without end."""
        return shown(self.value, lang)

    def lines(self, name: str, lang: str = "id", indent: str = "") -> Iterator[tuple[str, str]]:
        """Yield a name and what is said of it, line by line, inputs below what is made of them."""
        said = (shown(self.value, lang), self.title, self.category, self.note)
        yield f"{indent}{name}", "; ".join(part for part in said if part)
        yield from self.below(lang, f"{indent}  ")

    def below(self, lang: str = "id", inner: str = "  ") -> Iterator[tuple[str, str]]:
        """Yield the lines that stand below the number itself."""
        for part, made in self.inputs.items():
            if isinstance(made, Working):
                yield from made.lines(part, lang, inner)
            else:
                yield f"{inner}{part}", shown(made, lang)
        if isinstance(self.tree, Calculation) or self.places is not None:
            said = f"{substituted(self.tree, self.numbers(), lang)} = {shown(self.value, lang)}"
            if any(isinstance(made, Working) for made in self.inputs.values()):
                yield f"{inner}{wording.term('formula', lang)}", symbolic(self.tree, lang)
            yield f"{inner}{wording.term('calculation', lang)}", said + self._rounded(lang)
        if self.basis:
            yield f"{inner}{wording.term('basis', lang)}", self.basis

    def _rounded(self, lang: str) -> str:
        if self.places is None:
            return ""
        rule = wording.term(self.rounding, lang)
        return f" ({wording.term('places', lang, places=self.places, rule=rule)})"

    def text(self, name: str, lang: str = "id") -> str:
        """Write every line, the names in a column."""
        listed = [(in_line(part), in_line(said)) for part, said in self.lines(name, wording.language(lang))]
        width = max(len(heading) for heading, _ in listed)
        return "".join(f"{f'{heading:<{width}}  {said}'.rstrip()}\n" for heading, said in listed)

    def to_dict(self) -> dict[str, Any]:
        """Return the working as JSON values, exact numbers as text."""
        return {
            "title": self.title,
            "formula": to_json(self.tree),
            "inputs": {
                name: made.to_dict() if isinstance(made, Working) else ratio_text(made)
                for name, made in self.inputs.items()
            },
            "places": self.places,
            "rounding": self.rounding,
            "category": self.category,
            "basis": self.basis,
            "note": self.note,
            "value": ratio_text(self.value),
        }

    @classmethod
    def from_dict(cls, data: Any, deep: int = 0) -> Working:
        """Make the working that :meth:`to_dict` wrote; its value is computed again.

        Raises:
            TraceError: for anything :meth:`to_dict` would not have written.
        """
        try:
            return cls._from_dict(data, deep)
        except TraceError:
            raise
        except (SakipError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise TraceError(f"the working of the trace cannot be read: {error}", _AS_WRITTEN) from error

    @classmethod
    def _from_dict(cls, data: Any, deep: int) -> Working:
        if deep > DEEPEST_WORKING or not isinstance(data, dict):
            raise TraceError("the working of the trace cannot be read", _AS_WRITTEN)
        inputs: dict[str, Input] = {
            str(name): cls.from_dict(made, deep + 1) if isinstance(made, dict) else ratio(made, LONGEST_TAKEN)
            for name, made in data["inputs"].items()
        }
        texts = [data[name] for name in ("title", "category", "basis", "note")]
        places = data["places"]
        if not all(isinstance(text, str) for text in texts) or not (places is None or type(places) is int):
            raise TraceError("the working of the trace cannot be read", _AS_WRITTEN)
        title, category, basis, note = texts
        return cls(title, from_json(data["formula"]), inputs, places, data["rounding"], category, basis, note)


Input: TypeAlias = Fraction | Working


def given(name: str) -> Component:
    """Return the node of an input, a plain number."""
    return Component(name, "bilangan")


def shown(value: Fraction, lang: str = "id") -> str:
    """Write a number with all its digits, or the first six decimals of one that has too many."""
    # what has more decimals is written as a quotient
    text = exact_text(value, lang) if value.denominator <= _SMALLEST_STEP else "÷"
    if "÷" not in text and "/" not in text:
        return text.strip("()")
    scaled = truncate(value.numerator * 10**_SHOWN_DECIMALS, value.denominator)
    return f"{wording.writer(lang)(Fraction(scaled, 10**_SHOWN_DECIMALS), _SHOWN_DECIMALS)}…"
