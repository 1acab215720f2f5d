"""How a formula was asked for, remembered, so that a set file can be written that asks for it again."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Callable

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
