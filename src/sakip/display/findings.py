"""Findings: how grave, where, what it is, and below that what to do."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.display import figures
from sakip.display.layout import fold, part
from sakip.display.markup import element, together
from sakip.display.speech import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sakip.display.markup import Markup
    from sakip.display.speech import Speech
    from sakip.findings import Finding, Severity

_SIGNS: Final[Mapping[Severity, tuple[str, str]]] = MappingProxyType(
    {
        "error": ("✕", "bad"),
        "warning": ("!", "doubt"),
        "info": ("i", ""),
    }
)
_UNFOLDED: Final = 8


def view(finding: Finding, speech: Speech) -> Markup:
    """Show one finding."""
    return _listed([finding], speech)


def views(findings: Sequence[Finding], speech: Speech) -> Markup:
    """Show findings, the gravest first: every error and the first of the others, and the rest folded."""
    if not findings:
        return element("div", speech.heading("display-no-findings"), kind="under")
    ordered = sorted(findings, key=lambda finding: list(_SIGNS).index(finding.severity))
    shown = max(_UNFOLDED, sum(finding.severity == "error" for finding in findings))
    rest = ordered[shown:]
    if not rest:
        return _listed(ordered, speech)
    summary = speech.term("display-more-findings", count=len(rest), counts=_counted(rest, speech))
    return together(_listed(ordered[:shown], speech), fold(summary, _listed(rest, speech), bare=True))


def below(findings: Sequence[Finding], speech: Speech) -> Markup | None:
    """Show findings below what they are about; nothing where there are none."""
    if not findings:
        return None
    return part(f"{wording.command('findings', speech.lang)}: {_counted(findings, speech)}", views(findings, speech))


def facts(finding: Finding) -> Iterator[tuple[Any, ...]]:
    """Yield the code, how grave it is, where it stands, and the facts."""
    yield "code", finding.code
    yield "severity", finding.severity
    yield "place", str(finding.place or ""), ""
    yield from finding.facts.items()


def _counted(findings: Sequence[Finding], speech: Speech) -> str:
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        wording.command(f"check-count-{name}", speech.lang, count=counts[name]) for name in _SIGNS if counts[name]
    )


def _listed(findings: Sequence[Finding], speech: Speech) -> Markup:
    """List findings; those that follow one another and have the same remedy are told together, and it below them."""

    def alike(finding: Finding) -> tuple[Severity, str]:
        return finding.severity, finding.remedy(speech.lang)

    return element("ul", [_item(*key, list(same), speech) for key, same in groupby(findings, alike)])


def _item(severity: Severity, remedy: str, alike: Sequence[Finding], speech: Speech) -> Markup:
    shape, tone = _SIGNS[severity]
    lines = [_message(finding, speech) for finding in alike]
    return element(
        "li",
        figures.sign(shape, f"strong {tone}"),
        element("b", _severity(severity, speech), kind=tone or None),
        ": ",
        lines[0],
        [[element("br"), element("span", line, kind="below")] for line in lines[1:]],
        [element("br"), element("span", remedy, kind="remedy")] if remedy else None,
    )


def _message(finding: Finding, speech: Speech) -> Markup:
    where = str(finding.place or "")
    return together(together(element("code", where), " ") if where else None, finding.message(speech.lang))


def _severity(name: str, speech: Speech) -> str:
    return capital(wording.command(f"severity-{name}", speech.lang).lower())
