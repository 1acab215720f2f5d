"""``sakip replay TRACE``: a kept trace computed again, and whether the same comes out."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import wording
from sakip.assessment.trace import TRACE_FORMAT
from sakip.cli.files import ask_form, form_of
from sakip.cli.screen import FINE, FOUND
from sakip.cli.streams import naming
from sakip.errors import DefinitionError, TraceError
from sakip.findings import Finding
from sakip.toml.text import DEEPEST_KEY, LARGEST_FILE, decoded
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping

    from sakip.cli.screen import Screen

REPLAY_FORMAT: Final = "sakip.replay/1"
"""The format and version a comparison in JSON names itself by."""

_FORMS: Final = ("text", "json")
_COMPARED: Final = MappingProxyType(
    {
        "value": ("status", "reason", "exact", "published"),
        "achievement": ("status", "reason", "raw", "published", "limited", "reached"),
    }
)


class UnreadableTraceError(DefinitionError):
    """A file that is no JSON: ``file``, and ``why`` in Indonesian."""

    code = "replay-unreadable"


class LargeTraceError(DefinitionError):
    """A file of more bytes than are read here, the ``limit``: ``file``."""

    code = "replay-too-large"


class NoTraceError(DefinitionError):
    """A file in JSON that holds no whole trace: ``file``."""

    code = "replay-no-trace"


class LaterTraceError(DefinitionError):
    """A trace of a later version: ``file``, the ``known`` version and that of the library."""

    code = "replay-later"


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("replay", run)
    added.add_argument("file", metavar="TRACE", type=Path, help=say("replay-file"))
    ask_form(added, say, _FORMS)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Compute the trace again and write what differs from what it kept."""
    options.format = form_of(options, _FORMS, _FORMS[0])
    trace = _read(options.file)
    try:
        again = sakip.replay(trace).explain().to_dict()
    except TraceError as error:
        if error.later:
            facts = {"file": str(options.file), "known": TRACE_FORMAT, "version": sakip.__version__}
            raise LaterTraceError(f"{options.file}: {error.what}", error.remedy, **facts) from error
        raise NoTraceError(f"{options.file}: {error.what}", error.remedy, file=str(options.file)) from error
    differences = list(_differences(trace, again))
    about = {"set": again["indicator"]["origin"], "indicator": again["indicator"]["code"], "period": again["period"]}
    if options.format == "json":
        told = {"format": REPLAY_FORMAT, **about, "same": not differences, "differences": differences}
        screen.json(told, options.out)
    else:
        screen.write(_text(about, differences, screen.lang), options.out)
    return FOUND if differences else FINE


def _read(file: Path) -> Any:
    with file.open("rb") as stream, naming(file):
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        remedy = "Replay so large a trace in a program, by sakip.replay."
        raise LargeTraceError(f"{file} has more than {LARGEST_FILE} bytes", remedy, file=str(file), limit=LARGEST_FILE)
    text = decoded(raw, str(file))
    if not isinstance(text, Finding):
        try:
            # what is no text in a trace is compared as it was written
            return json.loads(text, parse_float=str, parse_constant=str)
        except RecursionError:
            text = Finding("nested-too-deep", {"limit": DEEPEST_KEY})
        except ValueError as error:
            text = Finding("json", {"what": str(error)})
    why = text.message("en").rstrip(".")
    raise UnreadableTraceError(f"{file}: {why}", text.remedy("en"), file=str(file), why=text.message())


def _differences(kept: Mapping[str, Any], computed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a trace kept of its results and what comes out now, wherever that is not the same."""
    for part, names in _COMPARED.items():
        before, now = _results(kept.get(part), names), _results(computed[part], names)
        for name, value in now.items():
            if before[name] != value:
                yield {"key": f"{part}.{name}", "kept": before[name], "computed": value}


def _results(told: Any, names: tuple[str, ...]) -> dict[str, Any]:
    table = told if isinstance(told, dict) else {}
    band = table.get("category")
    code, label = (band.get("code"), band.get("label")) if isinstance(band, dict) else (band, band)
    return {name: table.get(name) for name in names} | {"category": code, "category_label": label}


def _text(about: Mapping[str, str], differences: list[dict[str, Any]], lang: str) -> str:
    said = "replay-differs" if differences else "replay-same"
    lines = [wording.command(said, lang, **about)]
    lines += [f"- {wording.command('replay-difference', lang, **one)}" for one in differences]
    return "".join(f"{in_line(line)}\n" for line in lines)
