"""``sakip akip FILE``: the score of an accountability evaluation from a file that says what was graded."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.cli.files import TABLES, ask_form, form_of
from sakip.cli.formats import harmless
from sakip.cli.screen import FINE, Screen, printable
from sakip.errors import DefinitionError
from sakip.figures import quotient
from sakip.instruments import akip
from sakip.interpreters.explain import exact_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from sakip.instruments.akip import Evaluation, Lift, Sheet, SubResult, ToReach

FORMAT: Final = "sakip.akip/1"
"""The format and version an evaluation in JSON names itself by."""

_MOST_LIFTS = 12


class _NoFileError(DefinitionError):
    """Neither a file to evaluate nor a sheet to make one for."""

    code = "akip-no-file"


class _FileAndTemplateError(DefinitionError):
    """A file to evaluate and a sheet to make another for, of which only one can be meant."""

    code = "akip-file-and-template"


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("akip", run)
    added.add_argument("file", metavar="FILE", type=Path, nargs="?", default=None, help=say("akip-file"))
    added.add_argument("--template", metavar="SHEET", help=say("akip-template"))
    added.add_argument("--explain", action="store_true", help=say("akip-explain"))
    ask_form(added, say, TABLES)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Evaluate the file and write what comes of it; or write a file to fill in."""
    if options.template is not None and options.file is not None:
        raise _FileAndTemplateError(
            "an evaluation file and --template are given together",
            "Name the file to evaluate it, or --template SHEET to make one.",
        )
    if options.template is not None:
        form_of(options, ("toml",), "toml")
        options.file = options.template  # what faults of the sheet are headed by
        used = _sheet(options.template)
        named = _named(options.template, options.out) if options.template.endswith(".toml") else ""
        screen.write(printable(akip.template(used, screen.lang, named)), options.out)
        return FINE
    options.format = form_of(options, TABLES, TABLES[0])
    if options.file is None:
        raise _NoFileError("there is no evaluation file", "Name one, or make one with --template SHEET.")
    result = akip.read(options.file)
    return screen.deliver(
        options,
        result.findings,
        people=lambda target: _write(result, target, explained=options.explain),
        as_json=lambda: to_json(result),
        as_csv=lambda: to_csv(result),
    )


def _sheet(name: str) -> Sheet:
    return akip.load_sheet(name) if name.endswith(".toml") else akip.sheet(name)


def _named(sheet: str, out: Path | None) -> str:
    """Return how the file written finds its sheet: from its own folder, or from here when it goes to the screen."""
    file, folder = Path(sheet), Path() if out is None else out.parent
    target = file.parent.resolve() / file.name
    try:
        return Path(os.path.relpath(target, folder.resolve())).as_posix()
    except ValueError:  # another drive: there is no way from one to the other
        return target.as_posix()


# --- for people -------------------------------------------------------------------------------------------------------


def _write(result: Evaluation, screen: Screen, *, explained: bool) -> None:
    period = "" if result.period is None else result.period.label(wording.language(screen.lang))
    screen.line(", ".join(part for part in (result.unit, period, result.document) if part) or result.sheet.title)
    names = ("akip-code", "akip-part", "akip-weight", "akip-rating", "akip-value")
    screen.table("", [screen.heading(name) for name in names], _rows(result, screen), right=(2, 4), whole=(0, 3))
    if result.value is None or result.predikat is None:
        so_far = result.so_far
        facts = {"value": _said(so_far.value, screen), "out_of": exact_text(so_far.out_of, screen.lang)}
        screen.print(wording.command("akip-so-far", screen.lang).format(**facts))
        return
    said = {
        "total": wording.spoken(result.value, screen.lang),
        "maximum": wording.spoken(result.sheet.maximum, screen.lang),
        "predikat": f"{result.predikat.code} ({result.predikat.label})",
    }
    screen.line(wording.command("akip-sum-up", screen.lang).format(**said))
    screen.line(f"{screen.term('basis')}: {result.sheet.basis}")
    if result.lifts:
        _write_lifts(result, screen)
    if result.to_next is not None:
        _write_next(result.to_next, screen)
    if explained and result.working is not None:
        screen.print(f"\n{result.working.text('nilai', screen.lang)}".rstrip())


def _rows(result: Evaluation, screen: Screen) -> Iterator[list[str]]:
    for component in result.components:
        name = component.component.name
        weight = exact_text(component.maximum, screen.lang)
        yield [component.code, name, weight, "", _said(component.value, screen)]
        for sub in component.subs:
            title = f"  {sub.sub.title.removeprefix(sub.code).strip()}"
            weight = exact_text(sub.sub.weight, screen.lang)
            yield [sub.code, title, weight, sub.rating(screen.lang) or "–", _said(sub.value, screen)]


def _write_lifts(result: Evaluation, screen: Screen) -> None:
    shown = result.lifts[:_MOST_LIFTS]
    names = ("akip-code", "akip-step", "akip-gain", "akip-then", "akip-needs")
    rows = [
        [
            lift.criterion or lift.code,
            f"{lift.current} → {lift.next}",
            f"+{_said(lift.gain, screen)}",
            f"{_published(result, lift.total, screen)} {lift.predikat.code}{' *' if lift.changes else ''}",
            _needed(lift, screen),
        ]
        for lift in shown
    ]
    screen.print(f"\n{wording.command('akip-lifts', screen.lang)}")
    screen.table("", [screen.heading(name) for name in names], rows, right=(2,), whole=(0, 1, 3))
    if any(lift.changes for lift in shown):
        screen.print(wording.command("akip-changes", screen.lang))
    rest = len(result.lifts) - len(shown)
    if rest:
        screen.print(wording.command("akip-more-lifts", screen.lang, count=rest))


def _needed(lift: Lift, screen: Screen) -> str:
    if lift.more is not None:
        return screen.term("akip-more").format(count=lift.more)
    return "" if lift.level is None else lift.level.text


def _write_next(reach: ToReach, screen: Screen) -> None:
    steps = reach.steps or ()
    facts = {
        "predikat": f"{reach.predikat.code} ({reach.predikat.label})",
        "needs": wording.spoken(reach.needs, screen.lang),
        "missing": wording.spoken(reach.missing, screen.lang),
        "count": len(steps),
        "steps": ", ".join(_together(steps)),
    }
    code = "akip-out-of-reach" if not steps else "akip-next" if reach.exact else "akip-next-some"
    screen.line(wording.command(code, screen.lang).format(**facts))


def _together(steps: Sequence[Lift]) -> Iterator[str]:
    """Say several steps of one sub-component or criterion as one way: from its first to its last."""
    ways: dict[tuple[str, str], list[Lift]] = {}
    for step in steps:
        ways.setdefault((step.code, step.criterion), []).append(step)
    for (code, criterion), way in ways.items():
        yield f"{criterion or code} {way[0].current} → {way[-1].next}"


def _said(value: Fraction | None, screen: Screen) -> str:
    """Write a value with two decimals, as evaluations print them."""
    return "–" if value is None else wording.writer(screen.lang)(value, 2)


def _published(result: Evaluation, value: Fraction, screen: Screen) -> str:
    return wording.spoken(result.published(value), screen.lang)


# --- for programs -----------------------------------------------------------------------------------------------------


def to_json(result: Evaluation) -> dict[str, Any]:
    """Return an evaluation as JSON values; exact numbers are text, such as ``"1/3"``."""
    return {
        "format": FORMAT,
        "sheet": result.sheet.code,
        "basis": result.sheet.basis,
        "unit": result.unit,
        "period": None if result.period is None else str(result.period),
        "document": result.document,
        "assessor": result.assessor,
        "total": _exact(result.total),
        "value": None if result.value is None else f"{result.value:f}",
        "predikat": result.predikat and result.predikat.code,
        "so_far": {"value": _exact(result.so_far.value), "out_of": _exact(result.so_far.out_of)},
        "components": [
            {
                "code": component.code,
                "name": component.component.name,
                "weight": _exact(component.maximum),
                "value": _exact(component.value),
                "subs": [_sub_to_json(sub) for sub in component.subs],
            }
            for component in result.components
        ],
        "lifts": [_lift_to_json(lift) for lift in result.lifts],
        "to_next": None if result.to_next is None else _reach_to_json(result.to_next),
        "working": None if result.working is None else result.working.to_dict(),
        "findings": [finding.to_dict() for finding in result.findings],
    }


def _sub_to_json(sub: SubResult) -> dict[str, Any]:
    return {
        "code": sub.code,
        "name": sub.sub.name,
        "weight": _exact(sub.sub.weight),
        "grade": sub.grade and sub.grade.code,
        "share": _exact(sub.share),
        "points": _exact(sub.points),
        "value": _exact(sub.value),
    }


def _lift_to_json(lift: Lift) -> dict[str, Any]:
    return {
        "sub": lift.code,
        "criterion": lift.criterion,
        "current": lift.current,
        "next": lift.next,
        "gain": _exact(lift.gain),
        "total": _exact(lift.total),
        "predikat": lift.predikat.code,
        "changes": lift.changes,
        "more": lift.more,
        "needs": lift.level.text if lift.level is not None else "",
    }


def _reach_to_json(reach: ToReach) -> dict[str, Any]:
    return {
        "predikat": reach.predikat.code,
        "needs": _exact(reach.needs),
        "missing": _exact(reach.missing),
        "steps": None if reach.steps is None else [_lift_to_json(step) for step in reach.steps],
        "exact": reach.exact,
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else quotient(value)


def to_csv(result: Evaluation) -> str:
    """Return one row a component, sub-component and the total, exact numbers as quotients where they have no end."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "code", "name", "weight", "grade", "share", "value"))
    for component in result.components:
        numbers = (_decimal(component.maximum), "", "", _decimal(component.value))
        writer.writerow(("component", harmless(component.code), harmless(component.component.name), *numbers))
        for sub in component.subs:
            grade = "" if sub.grade is None else harmless(sub.grade.code)
            numbers = (_decimal(sub.sub.weight), grade, _decimal(sub.share), _decimal(sub.value))
            writer.writerow(("sub", harmless(sub.code), harmless(sub.sub.name), *numbers))
    predikat = "" if result.predikat is None else harmless(result.predikat.code)
    total = "" if result.value is None else f"{result.value:f}"
    writer.writerow(("total", "", harmless(result.unit), _decimal(result.sheet.maximum), predikat, "", total))
    return text.getvalue()


def _decimal(value: Fraction | None) -> str:
    """Write a number with a decimal point and all its digits, or as a quotient when it has no end."""
    return "" if value is None else exact_text(value, "en").replace(",", "").replace(" ÷ ", "/")
