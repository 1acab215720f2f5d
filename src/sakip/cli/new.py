"""``sakip new DIR``: a pack of one's own, with an example to edit or with what a filled-in sheet says."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip import wording
from sakip.cli.screen import Screen, exit_code, tell
from sakip.cli.streams import answers
from sakip.errors import PeriodError
from sakip.periods import Year
from sakip.starter import CodeError, MissingError, Pack, draft, names
from sakip.starter.pack import refuse_filled
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from sakip.findings import Finding

# what shells of every system leave as it is between double quotes
_PLAIN = re.compile(r"[^\x00-\x1f\"$`!%\\]+")


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("new", run)
    added.add_argument("folder", metavar="DIR", type=Path, help=say("new-folder"))
    for name in ("code", "name", "regency", "province", "namespace"):
        added.add_argument(f"--{name}", metavar=name.upper(), help=say(f"new-{name}"))
    added.add_argument("--year", metavar="YEAR", help=say("new-year"))
    start = added.add_mutually_exclusive_group()
    start.add_argument("--extends", metavar="SET", default="", help=say("new-extends"))
    start.add_argument("--from", metavar="FILE", dest="sheet", type=Path, help=say("new-from"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Make a pack, and say what was made and what to do next."""
    # before anything is asked
    refuse_filled(options.folder)
    _look_over(options)
    _complete(options, screen.lang)
    pack = Pack(
        code=options.code,
        name=options.name,
        regency=options.regency or "",
        province=options.province or "",
        namespace=options.namespace or "",
        year=_year(options.year) if options.year else 0,
        extends=options.extends,
    )
    findings: Sequence[Finding] = ()
    read = ""
    if options.sheet is not None:
        options.file = str(options.sheet)  # what faults of it are headed by
        made = draft(options.sheet, pack)
        pack, findings = evolve(pack, set_text=made.text), made.findings
        read = wording.command("new-read", screen.lang, count=made.indicators, file=options.sheet)
    written = pack.write(options.folder)
    screen.line(wording.command("new-made", screen.lang).format(name=pack.entry, folder=options.folder))
    for path in (*written, *filter(None, [read])):
        screen.line(path if path == read else f"  {path}")
    screen.findings(findings)
    _say_what_next(pack, options.folder, screen)
    return exit_code(findings)


class _YearError(PeriodError):
    """What is no year, where nothing but a year will do."""

    code = "new-year"


class _YearsError(PeriodError):
    """A code that ends with another year than the one that is given; ``year`` is that."""

    code = "new-years"
    year: str


def _year(text: str) -> int:
    try:
        return Year(int(text[:9]) if text.isascii() and text.isdigit() else 0).year
    except PeriodError:
        raise _YearError(f"{text!r} is no year", "Write it like 2025.", value=text) from None


def _look_over(options: argparse.Namespace) -> None:
    """See that what was given can be used.

    Raises:
        CodeError: when the code or the namespace cannot name a set.
        PeriodError: when the year is none, or not the one the code ends with.
        OSError: when the sheet cannot be read.
    """
    for given in filter(None, (options.code, options.namespace)):
        names.checked_code(given)
    of_code = names.year_of(options.code or "")
    if options.year and of_code not in {None, _year(options.year)}:
        raise _YearsError(
            f"the code {options.code!r} does not end with {options.year}",
            "Give one year.",
            value=options.code,
            year=options.year,
        )
    if options.sheet is not None:
        options.sheet.open("rb").close()


def _say_what_next(pack: Pack, folder: Path, screen: Screen) -> None:
    file = _typed((folder / pack.path).as_posix())
    screen.print(f"\n{wording.command('new-next', screen.lang)}")
    # whoever comes with a sheet goes on in one
    form = [f"sakip form {file} --out isian.xlsx"] if pack.set_text else []
    for command in (
        f"sakip check {file}",
        *form,
        f"sakip assess {file}",
        f"pip install -e {_typed(folder.as_posix())}",
    ):
        screen.line(f"  {command}")


def _typed(path: str) -> str:
    """Return a path as it is typed, in quotes where it has a blank; what a shell would obey is quoted as it has it."""
    return f'"{path}"' if " " in path and _PLAIN.fullmatch(path) else shlex.quote(path)


# --- asking -----------------------------------------------------------------------------------------------------------


def _complete(options: argparse.Namespace, lang: str) -> None:
    """Ask for what was not given, where somebody can answer.

    Raises:
        MissingError: when nobody can; it names everything that is missing.
    """
    asked = not options.code or not options.name
    has_year = bool(options.year) or names.year_of(options.code or "") is not None
    if not asked and has_year:
        return
    if not answers():
        needed = {"--code": options.code, "--name": options.name}
        missing = [option for option, given in needed.items() if not given]
        if options.code and not has_year:
            missing.append("--year")
        said = ", ".join(missing)
        raise MissingError(f"not given: {said}", "Add it, or run this in a terminal to be asked.", missing=said)
    if not options.name:
        options.name = _ask("name", lang)
    if asked:
        for name in ("regency", "province"):
            if getattr(options, name) is None:
                setattr(options, name, _ask(name, lang, default=""))
    if not has_year:
        options.year = _ask("year", lang, accept=lambda text: str(_year(text)))
    if not options.code:
        proposed = names.proposed_code(options.name, _year(options.year))
        options.code = _ask("code", lang, default=proposed, accept=names.checked_code)


def _ask(option: str, lang: str, *, default: str | None = None, accept: Callable[[str], str] = str) -> str:
    """Ask until the answer can be used; a blank one is the default, where there is one.

    Raises:
        MissingError: when there are no more answers.
    """
    question = wording.command(f"ask-{option}", lang).format(proposed=default)
    while True:
        sys.stderr.write(f"{in_line(question)} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            raise MissingError(f"not given: --{option}", "Add it.", missing=f"--{option}")
        answer = line.strip() or default
        if answer is None:
            continue
        try:
            return accept(answer)
        except (CodeError, PeriodError) as error:
            said = wording.command(f"error-{error.code}", lang).format(value=error.value)
            tell(f"  {said}")
