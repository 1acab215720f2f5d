"""``sakip schema``: the JSON Schema of set files, for editors (see :mod:`sakip.sets.schema`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip.cli.screen import FINE
from sakip.sets.schema import schema

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sakip.cli.screen import Screen


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    command("schema", run).add_argument("--out", metavar="FILE", type=Path, help=say("out"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Write the schema, described in the language of the screen."""
    screen.json(schema(screen.lang), options.out)
    return FINE
