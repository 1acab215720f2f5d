"""``sakip schema``: the JSON Schema of set files, for editors, or of what is written as JSON, for its readers."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sakip.cli.files import form_of
from sakip.cli.screen import FINE
from sakip.sets.schema import schema

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sakip.cli.screen import Screen


_FORMS: Final = ("set", "scorecard", "trace", "report", "review")


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("schema", run)
    added.add_argument("form", metavar="FORM", nargs="?", choices=_FORMS, default="set", help=say("schema-form"))
    added.add_argument("--out", metavar="FILE", type=Path, help=say("out"))
    added.set_defaults(format=None)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Write the schema, described in the language of the screen."""
    form_of(options, ("json",), "json")
    of_files = options.form == "set"
    written = schema(screen.lang) if of_files else import_module("sakip.exports.json").schema(options.form)
    screen.json(written, options.out)
    return FINE
