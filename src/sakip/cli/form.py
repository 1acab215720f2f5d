"""``sakip form SET``: the workbook an office fills in, and what it would change when it comes back.

``sakip form SET --out isian.xlsx`` writes it; ``sakip form SET isian.xlsx`` reads it and shows, before anything is
changed, which numbers are new, which changed and what becomes of the results; with ``--apply --out baru.toml`` a copy
of the set file is written with them behind the others, all or nothing. What is there already may be somebody's work,
and is replaced only with ``--force``.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import wording
from sakip.cli.files import NoOutError, OutExistsError, ask_form, deliver, form_of
from sakip.cli.screen import exit_code, tell
from sakip.comparison.tables import json_of
from sakip.errors import DefinitionError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sakip.cli.screen import Screen
    from sakip.forms import Preview, Submission
    from sakip.sets import IndicatorSet


class FormOutError(DefinitionError):
    """A name that would not say what the file is: ``file`` and the ending ``wanted``."""

    code = "form-out"


class FormExistsError(OutExistsError):
    """A form, or a set, that would be written over another without being told to."""

    code = "form-out-exists"


_FORMS: Final = ("text", "json")


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("form", run)
    added.add_argument("set", metavar="SET", help=say("SET"))
    added.add_argument("form", metavar="FILE", nargs="?", type=Path, help=say("form-file"))
    added.add_argument("--periods", metavar="P,…", help=say("form-periods"))
    added.add_argument("--apply", action="store_true", help=say("form-apply"))
    added.add_argument("--force", action="store_true", help=say("form-force"))
    ask_form(added, say, _FORMS)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Write the form, or read one that was filled in."""
    office = sakip.load(options.set)
    if options.form is None:
        return _write(options, office, screen)
    options.file = str(options.form)  # what complaints name
    if not options.apply:
        options.format = form_of(options, _FORMS, _FORMS[0])
    submission = import_module("sakip.forms").read(options.form, office)
    preview = submission.preview()
    if options.apply:
        return _apply(options, submission, preview, screen)
    if options.format == "json":
        told: dict[str, Any] = {
            "rows": [{name: json_of(value) for name, value in row.items()} for row in preview.to_dicts()],
            "counts": dict(preview.counts),
        }
        told["outcomes"] = [
            {name: json_of(value) for name, value in outcome.to_dict().items()} for outcome in preview.outcomes
        ]
        screen.json(told | {"findings": [finding.to_dict() for finding in preview.findings]}, options.out)
    else:
        screen.write(preview.text(screen.lang), options.out)
    return exit_code(preview.findings)


def _apply(options: argparse.Namespace, submission: Submission, preview: Preview, screen: Screen) -> int:
    """Write the set with what the form adds; its findings stand in the preview."""
    out = _out(options, ".toml")
    filed = import_module("sakip.forms.filing").filed
    made = filed(submission.apply(), preview.added, options.set, out.parent)
    screen.print(preview.text(screen.lang))
    deliver(options, screen, [], lambda place: place.write_bytes(made.content))
    if not made.kept:
        tell(wording.command("form-anew", screen.lang))
    return exit_code(preview.findings)


def _write(options: argparse.Namespace, office: IndicatorSet, screen: Screen) -> int:
    _out(options, ".xlsx")
    periods = [part.strip() for part in options.periods.split(",")] if options.periods else None
    forms = import_module("sakip.forms")
    return deliver(options, screen, [], lambda made: forms.write(office, made, periods=periods, lang=screen.lang))


def _out(options: argparse.Namespace, wanted: str) -> Path:
    """Return where to write to.

    Raises:
        NoOutError, FormOutError: when no file is named, or one that ends otherwise.
        FormExistsError: when there is such a file, and nobody said that it may be replaced.
    """
    out: Path | None = options.out
    if out is None:
        raise NoOutError(f"a {wanted} file is not shown on a screen", f"Add --out name{wanted}.", form=wanted[1:])
    if out.suffix.lower() != wanted:
        what, remedy = f"{out} does not end in {wanted}", f"Name it {out.stem}{wanted}."
        raise FormOutError(what, remedy, file=str(out), wanted=wanted)
    if out.exists() and not options.force:
        what, remedy = f"{out} is there already", "Give --out another name, or --force to replace it."
        raise FormExistsError(what, remedy, file=str(out))
    return out
