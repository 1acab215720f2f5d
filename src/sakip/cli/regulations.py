"""``sakip regulations``: what the library holds of the law, which of it is settled, and which is a reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import sakip.regulations as held_regulations
from sakip import wording
from sakip.cli.days import day
from sakip.cli.files import ask_form, form_of
from sakip.errors import UnknownNameError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from sakip.cli.screen import Screen
    from sakip.regulations import Provision, Regulation

FINE = 0
_FORMS: Final = ("table", "json")


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("regulations", run)
    added.add_argument("code", metavar="CODE", nargs="?", help=say("regulations-code"))
    added.add_argument("--on", metavar="D", help=say("regulations-on"))
    ask_form(added, say, _FORMS)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """List the regulations of a day, or of all days, or what one of them provides."""
    options.format = form_of(options, _FORMS, _FORMS[0])
    chosen = _chosen(options)
    if options.format == "json":
        screen.json({"format": "sakip.regulations/1", "regulations": [_json(held) for held in chosen]}, options.out)
    elif options.code is not None and len(chosen) == 1:
        _print_one(chosen[0], screen)
    else:
        _print_all(chosen, screen)
    return FINE


def _chosen(options: argparse.Namespace) -> tuple[Regulation, ...]:
    every = held_regulations.all_regulations()
    if options.on is not None:
        snapshot = held_regulations.at(day(options.on))
        every = (*snapshot.regulations, *snapshot.practices)
    if options.code is None:
        return every
    wanted = _slug(options.code)
    named = [held for held in every if wanted in {_slug(held.code), _slug(held.citation), _slug(held.title)}]
    # "14/2017", or the key of what it provides: skm
    named = named or [held for held in every if _slug(held.citation).endswith(f"-{wanted}")]
    named = named or [held for held in every if wanted in {_slug(part.key) for part in held.provisions}]
    # IKM, as the title of a scale has it
    named = named or [held for held in every if any(wanted in _slug(part.title).split("-") for part in held.provisions)]
    if not named:
        raise UnknownNameError.among("regulation", options.code, [held.code for held in every])
    return tuple(named)


def _slug(name: str) -> str:
    return re.sub(r"[^0-9a-z]+", "-", name.casefold()).strip("-")


# --- for people -------------------------------------------------------------------------------------------------------


def _print_all(chosen: Iterable[Regulation], screen: Screen) -> None:
    names = ("code", "citation", "in-force", "provides", "settled", "a-reading")
    rows = [
        [
            held.code,
            held.citation,
            _days(held, screen),
            ", ".join(dict.fromkeys(f"{part.kind} {part.key}" for part in held.provisions if part.kind != "rule"))
            or screen.term("rules-only"),
            str(sum(part.settled for part in held.provisions)),
            str(sum(not part.settled for part in held.provisions)),
        ]
        for held in chosen
    ]
    screen.table("", [screen.heading(name) for name in names], rows, right=(4, 5), whole=(0,))
    screen.print(wording.command("flags", screen.lang))
    screen.print(wording.command("regulations-more", screen.lang))


def _days(held: Regulation, screen: Screen) -> str:
    if held.in_force is None:
        return screen.term("practice")
    flag = f" [{held.in_force_confidence}]"
    return f"{held.in_force}{flag}" if held.until is None else f"{held.in_force}{flag} – {held.until}"


def _print_one(held: Regulation, screen: Screen) -> None:
    screen.print(f"{held.citation}: {held.title}")
    screen.print(f"{screen.term('in-force')}: {_days(held, screen)}")
    screen.print(f"{screen.term('source-heading')}: {held.source}")
    for part in held.provisions:
        screen.print(f"\n{_heading(part, screen)}")
        for name, said in _said(part, screen):
            screen.print(f"    {name}: {said}")
    screen.print(f"\n{wording.command('flags', screen.lang)}")


def _heading(part: Provision, screen: Screen) -> str:
    kind = screen.term(f"kind-{part.kind}")
    reading = f"; {screen.term('reading-of').format(name=part.reading)}" if part.reading else ""
    verdict = screen.term("settled" if part.settled else "a-reading")
    return f"{kind} {part.key}{reading}: {part.title} [{part.confidence}: {verdict}]"


def _said(part: Provision, screen: Screen) -> Iterable[tuple[str, str]]:
    table = part.table()
    if part.scale is not None:
        bands = (f"{band.interval(screen.lang)} {band.code} {band.label}" for band in part.scale.bands)
        yield screen.term("bands"), " | ".join(bands)
    if part.kind == "rule":
        yield screen.term("value"), f"{table.get('value', '')} {table.get('unit', '')}".strip()
    if part.kind == "survey":
        yield screen.term("unsur"), ", ".join(f"{unsur['code']} ({unsur['name']})" for unsur in table["unsur"])
        yield (
            screen.term("weight"),
            ", ".join(
                f"{weight['reading']} [{weight.get('confidence', part.confidence)}]" for weight in table["weight"]
            ),
        )
    if part.kind in {"sheet", "measure"}:
        parts = table.get("component") or table.get("dimension") or []
        sizes = (f"{piece['name']} {piece.get('weight', piece.get('maximum'))}" for piece in parts)
        yield screen.term("parts-heading"), ", ".join(sizes)
    yield screen.term("clause"), part.clause
    yield screen.term("source-heading"), part.source
    yield screen.term("note"), part.note


# --- for programs -----------------------------------------------------------------------------------------------------


def _json(held: Regulation) -> dict[str, Any]:
    return {
        "code": held.code,
        "citation": held.citation,
        "title": held.title,
        "kind": held.kind,
        "in_force": held.in_force and held.in_force.isoformat(),
        "in_force_confidence": held.in_force_confidence,
        "until": held.until and held.until.isoformat(),
        "source": held.source,
        "provisions": [
            {
                "kind": part.kind,
                "key": part.key,
                "reading": part.reading,
                "title": part.title,
                "clause": part.clause,
                "source": part.source,
                "confidence": part.confidence,
                "settled": part.settled,
                "note": part.note,
                "table": _plain(part.table()),
            }
            for part in held.provisions
        ],
    }


def _plain(value: Any) -> Any:
    """Numbers of the file that were kept as their text become plain text."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value
