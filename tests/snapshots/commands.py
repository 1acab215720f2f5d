"""The command line: every command, what it is given, the words an option takes, and what exit codes mean."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from sakip import cli
from sakip.cli import screen
from snapshots.names import written

if TYPE_CHECKING:
    from collections.abc import Iterator

# said once, of sakip itself
_EVERYWHERE: Final = frozenset({"lang", "help"})
_MANY: Final = {"*": "any number, ", "+": "one or more, ", "?": "one at most, "}


def lines() -> Iterator[str]:
    """Yield the exit codes, and every command in the order of its help."""
    for name in ("FINE", "FOUND", "MISUSED"):
        yield f"exit {getattr(screen, name)}: {name.lower()}"
    yield f"exit {cli.STOPPED}: stopped"
    # a command that is not asked for has a parser without options, as reading its module costs time
    named = list(_commands(cli._parser("en", [])))
    parser = cli._parser("en", named)
    yield from _arguments("sakip", parser)
    for name, command in _commands(parser).items():
        yield f"sakip {name}: command"
        yield from _arguments(f"sakip {name}", command, without=_EVERYWHERE)


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _arguments(command: str, parser: argparse.ArgumentParser, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield a line an argument, by its place, and a line an option, and one each word that may be given."""
    place = 0
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or action.dest in without:
            continue
        place += not action.option_strings
        names = action.option_strings or [str(action.metavar or action.dest)]
        where = "" if action.option_strings else f"{place}, "
        for name in names:
            yield f"{command} {name}: {where}{_taken(action)}"
            # a set of words has no order of its own, and that of a list is the order of the help
            for choice in action.choices or ():
                yield f"{command} {name} {choice}: choice"


def _taken(action: argparse.Action) -> str:
    if action.nargs == 0:
        return "flag"
    many = _MANY.get(str(action.nargs or ""), "")
    # a word that may be left out is no argument that is required
    needed = action.required and action.nargs not in {"?", "*"}
    return many + ("required" if needed else f"default {written(action.default)}")
