"""Strategies: ways to record a formula, one file each. Put yours beside them, or in a package of your own.

A strategy is any callable that returns a :class:`sakip.Formula`; there is nothing to inherit. A set file calls one by
its name: ``formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu" }`` calls ``ratio`` with those
keyword arguments. Strategies of other packages are found by the entry-point group ``sakip.formulas`` when a name with a
namespace is asked for, such as ``jember.desa_tercapai``.
"""

from __future__ import annotations

import inspect
from copy import deepcopy
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import evolve

from sakip.errors import FormulaError, PackError, SakipError, UnknownNameError, listed, nearest, quoted
from sakip.formulas.average import average
from sakip.formulas.count import count
from sakip.formulas.expression import expression
from sakip.formulas.external import external_score
from sakip.formulas.growth import growth
from sakip.formulas.index import index
from sakip.formulas.ratio import ratio
from sakip.formulas.recorded import recorded
from sakip.formulas.share import share_achieved
from sakip.packs import installed
from sakip.tree import Formula

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sakip.packs import Registry
    from sakip.tree import Source

__all__ = [
    "STRATEGIES",
    "average",
    "count",
    "expression",
    "external_score",
    "growth",
    "index",
    "ratio",
    "record",
    "recorded",
    "share_achieved",
    "strategy",
]

STRATEGIES: Final[Mapping[str, Callable[..., Formula]]] = MappingProxyType(
    {
        "average": average,
        "count": count,
        "expression": expression,
        "external_score": external_score,
        "growth": growth,
        "index": index,
        "ratio": ratio,
        "recorded": recorded,
        "share_achieved": share_achieved,
    }
)
"""The strategies of the library, by the ``kind`` that a set file calls them by."""


_TEXT: Final = ("str", "str | None", str)


def strategy(kind: str, registry: Registry | None = None) -> Callable[..., Formula] | Formula:
    """Return the strategy called ``kind``: built in, of ``registry``, or of an installed package.

    Raises:
        UnknownNameError: when there is none.
        FormulaError: when it cannot be loaded, or more than one package offers it.
    """
    built_in = STRATEGIES.get(kind)
    if built_in is not None:
        return built_in
    try:
        found: Any = (registry or installed()).load("sakip.formulas", kind, STRATEGIES)
    except PackError as error:
        raise FormulaError(error.what, error.remedy) from error
    except UnknownNameError as error:
        raise UnknownNameError.among("formula kind", kind, error.known) from None
    if isinstance(found, Formula):
        return found
    if not callable(found):
        raise FormulaError(f"{kind!r} is a {type(found).__name__}, no strategy", "Name a strategy or a sakip.Formula.")
    return cast("Callable[..., Formula]", found)  # what it returns is looked at when it is called


def record(
    kind: str,
    arguments: Mapping[str, Any],
    sources: Mapping[str, Source] | None = None,
    registry: Registry | None = None,
) -> Formula:
    """Call the strategy ``kind`` with ``arguments``; components named in ``sources`` are taken from there.

    Raises:
        UnknownNameError: when there is no such strategy.
        FormulaError: when the arguments are not the strategy's, each wrong one named.
    """
    function = strategy(kind, registry)
    if isinstance(function, Formula):
        if arguments:
            facts = {"kind": kind, "name": min(arguments), "known": []}
            what = f"a {kind} formula has no key {min(arguments)!r}"
            raise FormulaError(what, "It takes none.", fault="formula-unknown-key", **facts)
        made = function
    else:
        made = _called(kind, function, arguments)
    made = evolve(made, call={"kind": kind, **arguments})
    return made.taking(sources) if sources else made


def _called(kind: str, function: Callable[..., Formula], arguments: Mapping[str, Any]) -> Formula:
    try:
        parameters = inspect.signature(function).parameters
    except (TypeError, ValueError) as error:
        what = f"{kind!r} cannot be called with the keys of a set file: {error}"
        raise FormulaError(what, "Offer a function of named arguments, or a sakip.Formula.") from error
    accepted = [name for name, parameter in parameters.items() if parameter.kind is not parameter.VAR_KEYWORD]
    wrong = [name for name in arguments if name not in accepted]
    if wrong and len(accepted) == len(parameters):
        close = nearest(wrong[0], accepted)
        hint = f"Did you mean {close!r}?" if close else f"It takes {listed(accepted)}."
        facts = {"kind": kind, "name": wrong[0], "known": accepted}
        raise FormulaError(f"a {kind} formula has no key {wrong[0]!r}", hint, fault="formula-unknown-key", **facts)
    missing = [
        name for name in accepted if parameters[name].default is inspect.Parameter.empty and name not in arguments
    ]
    if missing:
        facts = {"kind": kind, "names": missing, "accepted": accepted}
        what = f"a {kind} formula needs {listed(missing)}"
        raise FormulaError(what, f"It takes {listed(accepted)}.", fault="formula-missing-key", **facts)
    for name, value in arguments.items():
        # a decimal of a set file is kept as its text, and is none for that
        if name in parameters and parameters[name].annotation in _TEXT and type(value) not in {str, NoneType}:
            facts = {"kind": kind, "name": name, "value": value}
            what = f"{name} of a {kind} formula is text, not {quoted(value)}"
            raise FormulaError(what, "Write it in quotes.", fault="formula-not-text", **facts)
    try:
        # a strategy of strangers may raise anything, and change what it is given
        made: object = function(**deepcopy(dict(arguments)))
    except SakipError:
        raise
    except (Exception, SystemExit) as error:
        raise FormulaError(
            f"no {kind} formula can be made of {quoted(dict(arguments))}: {error}",
            f"Give {listed(accepted)} what the documentation of {kind} says.",
            fault="formula-arguments",
            kind=kind,
            accepted=accepted,
        ) from error
    if not isinstance(made, Formula):
        raise FormulaError(f"strategy {kind!r} returned a {type(made).__name__}", "It must return a sakip.Formula.")
    return made
