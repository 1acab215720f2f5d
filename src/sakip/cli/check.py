"""``sakip check``: what a planner should look at in a set and its decree, with the line it stands on."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import wording
from sakip.cli.asked import named
from sakip.cli.files import TABLES, ask_form, form_of
from sakip.cli.formats import rows_to_csv
from sakip.cli.screen import FOUND, exit_code
from sakip.cli.streams import naming
from sakip.errors import DataFileError, DefinitionError, UnknownNameError
from sakip.findings import Place
from sakip.intake import CODES
from sakip.packs import installed
from sakip.review.catalogue import CHECKS, offered
from sakip.review.reviewing import review
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sakip.cli.screen import Screen
    from sakip.findings import Finding
    from sakip.review import Check
    from sakip.sets import IndicatorSet
    from sakip.sets.model import Acceptance

REVIEW_FORMAT: Final = "sakip.review/1"
"""The format and version a review in JSON names itself by."""
CATALOGUE_FORMAT: Final = "sakip.checks/1"
"""The format and version the list of checks in JSON names itself by."""

_FURTHER: Final = CODES | {"acceptance-without-reason", "check-failed", "unknown-reference", "unused-acceptance"}
"""What no check finds: what is wrong in a file of realisations, with an acceptance, or with a check."""
_SEVERITIES: Final = ("error", "warning", "info")
_WIDTH: Final = 100
_COLUMNS: Final = ("severity", "code", "file", "line", "key", "message", "remedy")
_HINT: Final = re.compile(r"\s*\{hint_\w+\}")
_FACTS: Final = re.compile(r"\{\w+\}(?:\s+\{\w+\})*")
_AGREEING: Final = re.compile(r"\{\w+:[^|}]*\|([^}]*)\}")


class _NoSetError(DefinitionError):
    """Nothing to check."""

    code = "no-set"


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("check", run)
    added.add_argument("set", metavar="SET", nargs="?", default="", help=say("SET"))
    added.add_argument("--realisations", metavar="FILE", type=Path, help=say("realisations"))
    added.add_argument("--only", metavar="CODE", nargs="+", action="extend", default=[], help=say("check-only"))
    added.add_argument("--without", metavar="CODE", nargs="+", action="extend", default=[], help=say("check-without"))
    added.add_argument("--list", action="store_true", help=say("check-list"))
    ask_form(added, say, TABLES)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Review a set, or list what a review looks for."""
    options.format = form_of(options, TABLES, TABLES[0])
    if options.list:
        return _catalogue(options, screen)
    if not options.set:
        raise _NoSetError("nothing to check", "Name a set or a file, such as mojosari-2024, or use --list.")
    try:
        office = sakip.load(options.set)
    except DataFileError as error:
        if options.format == "table":
            raise
        return _unloaded(options, error, screen)
    realisations: tuple[sakip.Realisation, ...] = ()
    found: list[Finding] = []
    if options.realisations is not None:
        with naming(options.realisations):
            intake = sakip.read_realisations(options.realisations, office)
        realisations, found = intake.realisations, list(intake.findings)
    findings, accepted = _reviewed(options, office, realisations, found)
    screen.deliver(
        options,
        (),  # they are the result, and no remark beside it
        people=lambda target: _print(office, findings, accepted, target),
        as_json=lambda: _json(office, findings, accepted),
        as_csv=lambda: _csv(findings, screen.lang),
    )
    return exit_code(findings)


def _reviewed(
    options: argparse.Namespace,
    office: IndicatorSet,
    realisations: tuple[sakip.Realisation, ...],
    found: list[Finding],
) -> tuple[list[Finding], list[tuple[Finding, Acceptance]]]:
    """Return what was found, of what was asked for, and what of it is accepted."""
    only, without = frozenset(options.only), frozenset(options.without)
    registry = installed()
    checks, unusable = offered(registry)
    known = {*CHECKS, *checks, *(str(one.facts["name"]) for one in unusable), *_FURTHER}
    for code in (*options.only, *options.without):
        if code not in known:
            raise UnknownNameError.among("check", code, known)
    # what an acceptance or a check comes to is only known when all of them are asked
    every = not only.isdisjoint(_FURTHER)
    chosen = {"only": () if every else only, "without": without - _FURTHER}
    reviewed = review(office, realisations, registry=registry, **chosen)

    def asked(finding: Finding) -> bool:
        return finding.code in only

    further = [one for one in found if not only or asked(one)]
    made = [one for one in reviewed.findings if not every or asked(one)]
    accepted = [pair for pair in reviewed.accepted if not every or asked(pair[0])]
    said = named(one for one in dict.fromkeys([*further, *made]) if one.code not in without)
    return sorted(said, key=_order), accepted


def _unloaded(options: argparse.Namespace, error: DataFileError, screen: Screen) -> int:
    """Say why a file is no set, in the form that was asked for."""
    return (
        screen.deliver(
            options,
            (),
            people=lambda _: None,
            as_json=lambda: {
                "format": REVIEW_FORMAT,
                "loaded": False,
                "set": options.set,
                "office": "",
                **_found(error.findings, ()),
            },
            as_csv=lambda: _csv(error.findings, screen.lang),
        )
        or FOUND
    )


# --- for people -------------------------------------------------------------------------------------------------------


def _print(
    office: IndicatorSet, findings: list[Finding], accepted: list[tuple[Finding, Acceptance]], screen: Screen
) -> None:
    """Print what was found, the gravest first and the like together, and how many of each there are."""
    screen.line(", ".join(part for part in (office.office_name, office.decree and office.decree.label()) if part))
    alike: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((_SEVERITIES.index(finding.severity), finding.code), []).append(finding)
    for _, several in sorted(alike.items(), key=lambda entry: (entry[0][0], findings.index(entry[1][0]))):
        _print_alike(several, screen)
    if accepted:
        screen.print(f"\n{wording.command('check-accepted', screen.lang)}")
    answered: dict[Acceptance, Counter[str]] = {}
    for finding, acceptance in accepted:
        answered.setdefault(acceptance, Counter())[_where(finding)] += 1
    for acceptance, times in answered.items():
        where = "; ".join(place if count == 1 else f"{place} ×{count}" for place, count in times.items())
        _wrapped(screen, f"{acceptance.check} ({where}): {acceptance.reason}", "  ", "    ")
    screen.print(f"\n{_counted(findings, len(accepted), screen.lang)}")


def _print_alike(findings: list[Finding], screen: Screen) -> None:
    """Print findings of one code under one heading; a remedy that all share is said once."""
    first = findings[0]
    remedies = dict.fromkeys(finding.remedy(screen.lang) for finding in findings)
    severity = wording.command(f"severity-{first.severity}", screen.lang)
    screen.print("")
    screen.line(f"{severity} {first.code}")
    for finding in findings:
        where = _where(finding)
        _wrapped(
            screen, f"{where}: {finding.message(screen.lang)}" if where else finding.message(screen.lang), "  ", "    "
        )
        if len(remedies) > 1 and finding.remedy(screen.lang):
            _wrapped(screen, finding.remedy(screen.lang), "    → ", "      ")
    if len(remedies) == 1 and first.remedy(screen.lang):
        _wrapped(screen, first.remedy(screen.lang), "  → ", "    ")


def _counted(findings: Iterable[Finding], accepted: int, lang: str) -> str:
    counts = Counter(finding.severity for finding in findings)
    said = [
        wording.command(f"check-count-{severity}", lang, count=counts[severity])
        for severity in _SEVERITIES
        if counts[severity]
    ]
    said = said or [wording.command("check-none", lang).rstrip(".")]
    if accepted:
        said.append(wording.command("check-count-accepted", lang, count=accepted))
    return f"{', '.join(said)}."


def _where(finding: Finding) -> str:
    """Say where it stands: file and line, and the key in its file."""
    return str(finding.place or "")


def _wrapped(screen: Screen, text: str, first: str, other: str) -> None:
    width = min(shutil.get_terminal_size((_WIDTH, 0)).columns, _WIDTH) if screen.stream.isatty() else _WIDTH
    # a path stays whole, to be clicked on or looked for
    lines = textwrap.wrap(
        in_line(text),
        width,
        initial_indent=first,
        subsequent_indent=other,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        screen.line(line)


def _order(finding: Finding) -> tuple[str, int, str]:
    place = finding.place or Place()
    return place.file, place.line or 0, finding.code


# --- for programs -----------------------------------------------------------------------------------------------------


def _json(office: IndicatorSet, findings: list[Finding], accepted: list[tuple[Finding, Acceptance]]) -> dict[str, Any]:
    return {
        "format": REVIEW_FORMAT,
        "loaded": True,
        "set": office.code,
        "office": office.office_name,
        **_found(findings, accepted),
    }


def _found(findings: Sequence[Finding], accepted: Sequence[tuple[Finding, Acceptance]]) -> dict[str, Any]:
    counts = Counter(finding.severity for finding in findings)
    known = {**CHECKS, **offered(installed())[0]}
    return {
        "counts": {severity: counts[severity] for severity in _SEVERITIES},
        "findings": [_full(finding, known) for finding in findings],
        "accepted": [
            _full(finding, known) | {"reason": acceptance.reason, "subject": acceptance.subject}
            for finding, acceptance in accepted
        ],
    }


def _full(finding: Finding, known: Mapping[str, Check]) -> dict[str, Any]:
    """Return a finding as plain values, in both languages, with the basis of its check."""
    check = known.get(finding.code)
    return finding.to_dict() | {
        "basis": check.basis if check else "",
        "confidence": check.confidence if check else "",
    }


def _csv(findings: Sequence[Finding], lang: str) -> str:
    rows = [_row(finding, lang) for finding in findings]
    return rows_to_csv(rows) if rows else f"{','.join(_COLUMNS)}\n"


def _row(finding: Finding, lang: str) -> dict[str, Any]:
    place = finding.place or Place()
    said = (finding.message(lang), finding.remedy(lang))
    return dict(zip(_COLUMNS, (finding.severity, finding.code, place.file, place.line, place.key, *said), strict=True))


# --- the catalogue ----------------------------------------------------------------------------------------------------


def _catalogue(options: argparse.Namespace, screen: Screen) -> int:
    """List the checks, those of installed packs included: all of them, or those that were named."""
    further, unusable = offered(installed())
    known = {**CHECKS, **further}
    for code in (*options.only, *options.without):
        if code not in known:
            raise UnknownNameError.among("check", code, known)
    chosen = [
        check
        for code, check in known.items()
        if (not options.only or code in options.only) and code not in options.without
    ]
    rows = [_entry(check, screen.lang) for check in chosen]
    return screen.deliver(
        options,
        unusable,
        people=lambda target: _print_catalogue(rows, target),
        as_json=lambda: {"format": CATALOGUE_FORMAT, "checks": [_entry(check, "id", "en") for check in chosen]},
        as_csv=lambda: rows_to_csv(rows),
    )


def _entry(check: Check, *langs: str) -> dict[str, Any]:
    """Describe a check; what its sentence would name is left open."""
    words = check.words or wording.FINDINGS[check.code]
    said: dict[str, Any] = {"code": check.code, "severity": check.severity, "about": check.about}
    for lang in langs:
        suffix = f"_{lang}" if len(langs) > 1 else ""
        message, remedy = (words.id, words.remedy_id) if lang == "id" else (words.en, words.remedy_en)
        said |= {f"message{suffix}": _general(message), f"remedy{suffix}": _general(remedy)}
    return said | {"basis": check.basis, "confidence": check.confidence}


def _general(sentence: str) -> str:
    """Return a sentence with its facts left open."""
    return _FACTS.sub("…", _AGREEING.sub(r"\1", _HINT.sub("", sentence)))


def _print_catalogue(rows: list[dict[str, Any]], screen: Screen) -> None:
    for row in sorted(rows, key=lambda row: _SEVERITIES.index(row["severity"])):
        screen.line(f"{wording.command('severity-' + row['severity'], screen.lang)} {row['code']}")
        _wrapped(screen, row["message"], "  ", "  ")
        if row["remedy"]:
            _wrapped(screen, row["remedy"], "  → ", "    ")
        if row["basis"]:
            flag = f" [{row['confidence']}]" if row["confidence"] else ""
            _wrapped(screen, f"{wording.command('check-basis', screen.lang)}: {row['basis']}{flag}", "  ", "    ")
        screen.print("")
    screen.print(wording.command("flags", screen.lang))
