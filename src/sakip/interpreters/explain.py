"""The written reading: a formula as people write it, by its names or with its numbers filled in.

What it writes can be read back: :func:`sakip.formulas.expression.parse` with ``decimal=","`` gives the tree of an
Indonesian text again, with ``decimal="."`` that of an English one.

>>> from sakip.formulas import ratio
>>> symbolic(ratio("realisasi", "pagu").tree)
'realisasi ÷ pagu × 100%'
>>> from fractions import Fraction
>>> substituted(ratio("realisasi", "pagu").tree, {"realisasi": Fraction(8830), "pagu": Fraction(10000)})
'8.830 ÷ 10.000 × 100%'
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from sakip import wording
from sakip.errors import NumberError
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS, quotient
from sakip.tree import Calculation, Component, Constant, Node, Operator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SIGNS = MappingProxyType({Operator.ADD: "+", Operator.SUBTRACT: "−", Operator.MULTIPLY: "×", Operator.DIVIDE: "÷"})
_SUM, _PRODUCT, _ATOM = 1, 2, 3
_BINDING = MappingProxyType(
    {Operator.ADD: _SUM, Operator.SUBTRACT: _SUM, Operator.MULTIPLY: _PRODUCT, Operator.DIVIDE: _PRODUCT}
)


@frozen
class Shown:
    """A part of a formula as a fact of a sentence."""

    tree: Node

    def label(self, lang: str = "id") -> str:
        """Write it by its names."""
        return symbolic(self.tree, lang)


def symbolic(tree: Node, lang: str = "id") -> str:
    """Write ``tree`` by the names of its components."""
    return _text(tree, lambda component: (component.name, _ATOM), lang)[0]


def substituted(tree: Node, values: Mapping[str, Fraction], lang: str = "id") -> str:
    """Write ``tree`` with the numbers of its components; a number without end in decimals is written as a quotient."""
    return _text(tree, lambda component: _number(values[component.name], lang), lang)[0]


def exact_text(value: Fraction, lang: str = "id") -> str:
    """Write a number with all its digits, or as a quotient when it has no end or more digits than can be read."""
    return _number(value, lang)[0]


def _text(tree: Node, name: Callable[[Component], tuple[str, int]], lang: str) -> tuple[str, int]:
    match tree:
        case Component():
            return name(tree)
        case Constant(value=value, unit="persen") if _number(value, lang)[1] == _ATOM:
            text = _number(value, lang)[0]
            # (-1,5%) is read back; of a quotient it is the whole that is in percent
            return (f"{text[:-1]}%)" if text.endswith(")") and "/" not in text else f"{text}%"), _ATOM
        case Constant(value=value):
            return _number(value, lang)
        case Calculation(operator=Operator.SMALLER | Operator.LARGER as operator, left=left, right=right):
            one, other = _text(left, name, lang)[0], _text(right, name, lang)[0]
            return f"{wording.term(operator, lang)}({one}; {other})", _ATOM
        case Calculation(operator=operator, left=left, right=right):
            binding = _BINDING[operator]
            one = _bracketed(_text(left, name, lang), binding)
            # the right side of − and ÷ needs brackets even around its own kind: a − (b − c)
            other = _bracketed(_text(right, name, lang), binding + 1)
            return f"{one} {_SIGNS[operator]} {other}", binding


def _bracketed(written: tuple[str, int], least: int) -> str:
    text, binding = written
    return text if binding >= least else f"({text})"


def _number(value: Fraction, lang: str) -> tuple[str, int]:
    write = wording.writer(lang)
    try:
        text = write(value)
    except NumberError:
        text = ""
    whole, _, decimals = text.replace("." if lang == "id" else ",", "").partition("," if lang == "id" else ".")
    if text and len(whole.lstrip("-")) <= INTEGER_DIGITS and len(decimals) <= FRACTION_DIGITS:
        return (text, _ATOM) if value >= 0 else (f"({text})", _ATOM)
    if abs(value.numerator) < 10**INTEGER_DIGITS and value.denominator < 10**INTEGER_DIGITS:
        return f"{_number(Fraction(value.numerator), lang)[0]} ÷ {write(value.denominator)}", _PRODUCT
    return f"({quotient(value)})", _ATOM
