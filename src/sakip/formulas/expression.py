"""Expression: arithmetic written as text, ``100 * realisasi / pagu``, recorded into the same tree. It runs no code.

The grammar is small: numbers, component names, ``+ - * /``, parentheses, ``smaller_of(a, b)`` and ``larger_of(a, b)``
(also ``terkecil``, ``terbesar``), and ``100%``, which is the constant 100 percent. Signs may be as decrees print them:
``− × ÷``, an ``x`` between two values, a colon with a blank beside it (``realisasi : pagu x 100%``). Anything else is
refused with the place it stands at.

>>> expression("100 * realisasi / pagu").components[1].name
'pagu'
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.errors import FormulaError, NumberError, quoted
from sakip.figures import number, read_id
from sakip.formulas.called import called, check_texts
from sakip.tree import Calculation, Component, Constant, Formula, Operator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.figures import Separator
    from sakip.tree import Node

LONGEST_EXPRESSION: Final = 10_000
"""How many characters an expression may have."""
_DEEPEST = 100

_TOKEN = re.compile(r"\s*(?:([0-9][0-9.,]*)|([A-Za-z][A-Za-z0-9_]*)|([-+*/()%;,\u2212\u00d7\u00f7]|(?<=\s):|:(?=\s)))")
_SIGNS = MappingProxyType({"\u2212": "-", "\u00d7": "*", "\u00f7": "/", ":": "/"})
_CHOICES = MappingProxyType(
    {
        "smaller_of": Operator.SMALLER,
        "terkecil": Operator.SMALLER,
        "larger_of": Operator.LARGER,
        "terbesar": Operator.LARGER,
    }
)


@called
def expression(text: str, *, units: Mapping[str, str] | None = None) -> Formula:
    """Record arithmetic over named components; ``units`` says what each is measured in, else it is a plain number.

    Raises:
        FormulaError: when the text is no expression, with the column; or ``units`` names no component of it, or
            something that is no text.
    """
    check_texts("expression", units=units)
    tree = parse(text, units=units)
    formula = Formula.of("expression", tree, {"text": text})
    names = [component.name for component in formula.components]
    for name in units or {}:
        if name not in names:
            what = f"the expression has no component {name!r}"
            facts = {"name": name, "known": list(names)}
            raise FormulaError(what, f"It has {', '.join(names)}.", fault="formula-no-component", **facts)
    return formula


def parse(text: str, *, units: Mapping[str, str] | None = None, decimal: Separator | None = None) -> Node:
    """Return the tree of ``text``.

    Numbers are plain (``1234.5``), or grouped as explanations write them: ``1.234,5`` with ``decimal=","``, ``1,234.5``
    with ``decimal="."``.

    Raises:
        FormulaError: when the text is no expression, with the column.
    """
    if len(text) > LONGEST_EXPRESSION:
        raise FormulaError(
            f"{quoted(text)} is longer than an expression may be",
            f"At most {LONGEST_EXPRESSION} characters.",
            fault="expression-too-long",
            limit=LONGEST_EXPRESSION,
        )
    return _Parser(text, units or {}, decimal).whole()


class _Parser:
    """Recursive descent with one token of look-ahead."""

    def __init__(self, text: str, units: Mapping[str, str], decimal: Separator | None) -> None:
        self._text = text
        self._units = units
        self._decimal: Separator | None = decimal
        self._position = 0
        self._deep = 0
        self._next = ""
        self._start = 0
        self._advance()

    def whole(self) -> Node:
        node = self._sum()
        if self._next:
            raise self._unexpected()
        return node

    def _advance(self) -> str:
        taken = self._next
        match = _TOKEN.match(self._text, self._position)
        if match is None:
            rest = self._text[self._position :].lstrip()
            self._start = len(self._text) - len(rest)
            if rest.startswith(":"):
                raise self._fault("':' divides only with a blank beside it", "expression-colon")
            if rest:
                raise self._fault(f"{rest[0]!r} has no meaning in an expression", "expression-sign", given=rest[0])
            self._next = ""
            return taken
        digits, name, sign = match.groups()
        self._position = match.end()
        if digits and digits[-1] in ".,":  # the comma of smaller_of(1, 2) is no part of the number
            stripped = digits.rstrip(".,")
            self._position -= len(digits) - len(stripped)
            digits = stripped
        token = digits or name or _SIGNS.get(sign, sign)
        self._start = self._position - len(token)
        self._next = token
        return taken

    def _sum(self) -> Node:
        node = self._product()
        while self._next in {"+", "-"}:
            node = Calculation(Operator(self._advance()), node, self._product())
        return node

    def _product(self) -> Node:
        node = self._signed()
        while self._next in {"*", "/"} or self._is_times():
            node = Calculation(Operator(self._advance()), node, self._signed())
        return node

    def _is_times(self) -> bool:
        """Take an x behind a value for times, also one that a number follows at once: a name cannot stand there."""
        if self._next[:1] not in {"x", "X"} or not (self._next[1:2].isdigit() or len(self._next) == 1):
            return False
        self._position = self._start + 1
        self._next = "*"
        return True

    def _signed(self) -> Node:
        negative = False
        while self._next in {"+", "-"}:
            negative ^= self._advance() == "-"
        node = self._operand()
        if not negative:
            return node
        if isinstance(node, Constant):
            return Constant(-node.value, node.unit)
        return Calculation(Operator.MULTIPLY, Constant(number(-1)), node)

    def _operand(self) -> Node:
        if self._next == "(":
            return self._bracketed()[0]
        if self._next[:1].isdigit():
            return self._number()
        if self._next[:1].isalpha():
            start, name = self._start, self._advance()
            if self._next != "(":
                return Component(name, self._units.get(name, "bilangan"))
            if name not in _CHOICES:
                self._start = start
                what = f"there is no function {name!r}; there are smaller_of and larger_of"
                raise self._fault(what, "expression-function", name=name)
            first, second = self._bracketed(2)
            return Calculation(_CHOICES[name], first, second)
        raise self._unexpected()

    def _bracketed(self, many: int = 1) -> list[Node]:
        self._deep += 1
        if self._deep > _DEEPEST:
            raise self._fault(f"brackets are nested deeper than {_DEEPEST}", "expression-too-deep", limit=_DEEPEST)
        self._advance()
        nodes = [self._sum()]
        while self._next in {",", ";"} and len(nodes) < many:
            self._advance()
            nodes.append(self._sum())
        if self._next != ")" or len(nodes) < many:
            if len(nodes) == many:
                raise self._fault("a bracket is not closed", "expression-open-bracket")
            raise self._fault(f"{many} values are needed here", "expression-values", count=many)
        self._advance()
        self._deep -= 1
        return nodes

    def _number(self) -> Node:
        start, digits = self._start, self._advance()
        try:
            value = number(digits) if self._decimal is None else read_id(digits, decimal=self._decimal)
        except NumberError as error:
            self._start = start
            raise self._fault(error.what, "expression-number", given=digits) from None
        if self._next != "%":
            return Constant(value)
        self._advance()
        return Constant(value, "persen")

    def _unexpected(self) -> FormulaError:
        if self._next:
            written = self._text[self._start : self._position]
            return self._fault(f"{written!r} is not expected here", "expression-unexpected", given=written)
        return self._fault("the expression ends too early", "expression-ends")

    def _fault(self, what: str, fault: str, **facts: object) -> FormulaError:
        return FormulaError(
            f"{quoted(self._text)}, column {self._start + 1}: {what}",
            "Write numbers, component names, + - * /, brackets, smaller_of(a, b) or larger_of(a, b).",
            fault=fault,
            text=quoted(self._text),
            column=self._start + 1,
            **facts,
        )
