"""Worked examples where their author writes them: in the docstring of the strategy, one a line.

A value is exact unless ``~`` says that it is printed rounded. A component that is ``kosong`` is not filled in.

>>> lines = "tercapai = 2, seluruh = 3 -> ~66.67 (LKjIP 2023 hlm. 11)", "seluruh = 0 -> zero-denominator (lampiran)"
>>> [(str(example.value), example.places, example.reason) for line in lines for example in examples_in(line)]
[('6667/100', 2, ''), ('None', None, 'zero-denominator')]
"""

from __future__ import annotations

import functools
import inspect
import re
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip.testing.kit.conformance import Example
from sakip.tree import Formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBER = r"-?[0-9]+(?:[./][0-9]+)?"
_INPUT = re.compile(rf"([A-Za-z][A-Za-z0-9_]*)\s*=\s*({_NUMBER}|kosong)")
_LINE = re.compile(rf"\s*(?P<inputs>{_INPUT.pattern}(?:\s*,\s*{_INPUT.pattern})*)\s*->\s*"
                   rf"(?:(?P<about>~?)(?P<value>{_NUMBER})|(?P<reason>[a-z-]+))\s*\((?P<source>.+)\)\s*")  # fmt: skip


def docstring(strategy: Any) -> str:
    """Return the docstring of a strategy: of a function, or of the one a formula was recorded from."""
    while isinstance(strategy, functools.partial):
        strategy = strategy.func
    if strategy is None:
        return ""
    return strategy.doc if isinstance(strategy, Formula) else inspect.getdoc(strategy) or ""


def examples_in(doc: str) -> tuple[Example, ...]:
    """Return the worked examples that stand in a docstring."""
    return tuple(_example(line) for line in map(_LINE.fullmatch, doc.splitlines()) if line is not None)


def _example(line: re.Match[str]) -> Example:
    inputs = {name: None if value == "kosong" else value for name, value in _INPUT.findall(line["inputs"])}
    if line["reason"]:
        return Example(inputs, reason=line["reason"], source=line["source"])
    places = len(line["value"].partition(".")[2]) if line["about"] else None
    return Example(inputs, line["value"], places=places, source=line["source"])


def named_alike(examples: Iterable[Example], arguments: Mapping[str, Any]) -> tuple[Example, ...]:
    """Return examples over the components a strategy is called with; a docstring knows its parameters only."""

    def renamed(example: Example) -> Example:
        inputs = {str(arguments.get(name, name)): value for name, value in example.inputs.items()}
        return evolve(example, inputs=inputs)

    return tuple(map(renamed, examples))
