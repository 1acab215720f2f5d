"""How a formula was asked for, remembered, so that a set file can be written that asks for it again."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from attrs import evolve

from sakip.errors import FormulaError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sakip.tree import Formula

P = ParamSpec("P")


def called(strategy: Callable[P, Formula]) -> Callable[P, Formula]:
    """Let the formulas of a strategy remember its name and arguments, in the keys of a set file."""
    signature = inspect.signature(strategy)

    @wraps(strategy)
    def remembering(*args: P.args, **kwargs: P.kwargs) -> Formula:
        made = strategy(*args, **kwargs)
        return evolve(made, call={"kind": strategy.__name__, **signature.bind(*args, **kwargs).arguments})

    return remembering


def check_texts(kind: str, /, **tables: Mapping[str, str] | None) -> None:
    """Refuse a table of texts that holds something else, as the JSON or TOML of a formula may.

    Raises:
        FormulaError: naming the key.
    """
    for table, texts in tables.items():
        for name, value in (texts or {}).items():
            if not isinstance(value, str):
                key = f"{table}.{name}"
                facts = {"kind": kind, "name": key, "value": value}
                what = f"{key} of a {kind} formula is text, not {quoted(value)}"
                raise FormulaError(what, "Write it in quotes.", fault="formula-not-text", **facts)
