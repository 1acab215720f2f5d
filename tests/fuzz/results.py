"""What the library wrote and reads again: traces and workings; and the command line over files of strangers."""

from __future__ import annotations

import contextlib
import io
import json
from typing import Any

from fuzz import holding
from fuzz.holding import refusing, replayed, saved
from fuzz.mutations import decoded
from fuzz.texts import as_json

from sakip import cli
from sakip.assessment import replay
from sakip.cli.screen import FINE, FOUND, MISUSED
from sakip.errors import TraceError
from sakip.indicators import Working
from sakip.wording import LANGUAGES


def trace(data: bytes) -> None:
    """Replay a trace; what comes out has a trace that replays as the same, or the trace is refused by one error."""
    given = as_json(data)
    try:
        made = replay(given)
    except TraceError as error:
        holding.told_of(error)
    else:
        replayed(made)


def working(data: bytes) -> None:
    """Read a working from JSON; it is written, and read again as the same."""
    given = as_json(data)
    with refusing():
        made = Working.from_dict(given)
        again = Working.from_dict(json.loads(json.dumps(made.to_dict(), allow_nan=False)))
        assert again == made
        assert again.value == made.value
        for lang in LANGUAGES:
            assert made.text("nilai", lang)


_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("show", "set.toml"),
    ("check", "set.toml"),
    ("check", "set.toml", "--format", "json"),
    ("assess", "set.toml"),
    ("assess", "set.toml", "--format", "csv", "--lang", "en"),
    ("assess", "set.toml", "--format", "json"),
    ("assess", "set.toml", "--format", "html"),
    ("report", "set.toml"),
    ("series", "set.toml"),
    ("akip", "evaluation.toml"),
    ("akip", "--template", "sheet.toml"),
    ("survey", "answers.csv", "--on", "2024-12-31", "--explain"),
    ("ipasn", "employees.csv", "--on", "2024-12-31"),
    ("audit", "table.csv"),
    ("replay", "trace.json"),
    ("assess", "muncar-2024", "--realisations", "realisations.csv"),
    ("export", "set.toml", "--format", "json"),
    ("show", "set.json"),
)


def command(data: bytes) -> None:
    """Run the command that the first byte names (``A`` the first) over the rest as its file."""
    place = data[0] - ord("A") if data else -1
    if not 0 <= place < len(_COMMANDS):
        return
    typed = [str(saved(data[1:], word)) if "." in word else word for word in _COMMANDS[place]]
    code, out = _run(typed)
    assert code in {FINE, FOUND, MISUSED}
    holding.shown(out)


def typed(data: bytes) -> None:
    """Parse a command line, a word a line; it is understood, or ends with a sentence and exit code 2."""
    words = decoded(data).split("\n")[:40]
    err = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err):
        code: Any = 0
        try:
            cli._parser(cli._language(words), words).understood(words)
        except SystemExit as stopped:
            code = stopped.code
    assert code == 0 or (code == 2 and err.getvalue())


def _run(words: list[str]) -> tuple[Any, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code: Any = cli.main(words)
        except SystemExit as stopped:
            code = stopped.code
    return code, out.getvalue()
