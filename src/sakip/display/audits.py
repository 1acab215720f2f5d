"""An audit: what cannot be reproduced first, with the figure that would be right; the rest folded below it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.audit import Verdict
from sakip.display import figures, findings
from sakip.display.layout import MOST_ROWS, Column, body, fold, head, named, note, part, row, small, table, tally
from sakip.display.markup import element, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.audit import Audit, AuditedRow
    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech

_VERDICTS: Final = MappingProxyType(
    {
        Verdict.REPRODUCED: ("✓", "good"),
        Verdict.NOT_REPRODUCED: ("✕", "bad"),
        Verdict.NOT_COMPARABLE: ("–", ""),
    }
)


def view(audit: Audit, speech: Speech) -> Markup:
    """Show an audit."""
    every = _sorted(audit)
    return together(
        head(audit.file or speech.heading("display-audit"), *([] if audit.styles else _styles(audit, speech))),
        _tally(audit, speech),
        _section("audit-wrong", every["wrong"], audit, speech),
        _section("audit-against", every["against"], audit, speech),
        _folded("audit-explained", every["explained"], audit, speech),
        _folded("audit-outside", every["outside"], audit, speech),
        _folded("audit-plain", every["plain"], audit, speech),
        _habits(audit, speech),
        findings.below(audit.findings, speech),
    )


def facts(audit: Audit) -> Iterator[tuple[Any, ...]]:
    """Yield the file, how many rows have which verdict, and the rows that are not reproduced."""
    yield "file", audit.file, ""
    yield "kind", audit.kind
    yield "counts", audit.counts()
    wrong = [one for one in audit.worst_first() if one.verdict is Verdict.NOT_REPRODUCED]
    yield "not_reproduced", [one.label or one.number for one in wrong[:10]], []
    yield "findings", len(audit.findings), 0


def _sorted(audit: Audit) -> dict[str, list[AuditedRow]]:
    """Sort the rows: not reproduced, against their polarity, with something to say, plain, and not comparable."""
    every: dict[str, list[AuditedRow]] = {name: [] for name in ("wrong", "against", "explained", "plain", "outside")}
    for one in audit.worst_first():
        if one.verdict is Verdict.NOT_REPRODUCED:
            every["wrong"].append(one)
        elif one.verdict is Verdict.NOT_COMPARABLE:
            every["outside"].append(one)
        elif one.difference is not None:
            every["against"].append(one)
        else:
            every["explained" if one.remarks or one.off_style else "plain"].append(one)
    return every


def _tally(audit: Audit, speech: Speech) -> Markup | None:
    counts = audit.counts()
    said: list[tuple[Markup | None, int, str]] = [(None, len(audit), speech.term("display-rows", count=len(audit)))]
    for verdict, signs in _VERDICTS.items():
        if counts[verdict.value]:
            said.append((figures.sign(*signs), counts[verdict.value], verdict.label(speech.lang)))
    return tally(said)


def _styles(audit: Audit, speech: Speech) -> Iterator[str]:
    styles = {"": audit.style} if not audit.styles else audit.styles
    for name, style in styles.items():
        said = style.text(speech.lang)
        if said and name:
            yield wording.command("audit-style-of", speech.lang).format(name=name, style=said)
        elif said:
            yield wording.command("audit-style", speech.lang).format(style=said)


def _habits(audit: Audit, speech: Speech) -> Markup | None:
    """Fold the styles of the documents a table is about."""
    if not audit.styles:
        return None
    items = [element("li", said) for said in _styles(audit, speech)]
    return fold(speech.heading("display-habits", count=len(audit.styles)), element("ul", items)) if items else None


def _section(title: str, rows: Sequence[AuditedRow], audit: Audit, speech: Speech) -> Markup | None:
    title = wording.command(title, speech.lang)
    return part(f"{title} ({len(rows)})", _table(title, rows, audit, speech)) if rows else None


def _folded(title: str, rows: Sequence[AuditedRow], audit: Audit, speech: Speech) -> Markup | None:
    title = wording.command(title, speech.lang)
    return fold(f"{title} ({len(rows)})", _table(title, rows, audit, speech), bare=True) if rows else None


def _table(title: str, rows: Sequence[AuditedRow], audit: Audit, speech: Speech) -> Markup:
    base = "audit-budget" if audit.kind == "budgets" else "audit-target"
    columns = [
        Column(speech.heading("audit-label"), "name"),
        *(Column(speech.heading(code), "number") for code in (base, "audit-realisation", "audit-printed")),
        Column(speech.heading("audit-right"), "number"),
        Column(speech.heading("audit-difference"), "number"),
        Column(speech.heading("display-verdict")),
    ]
    drawn = [row(columns, _cells(one, speech)) for one in rows[:MOST_ROWS]]
    rest = len(rows) - MOST_ROWS
    return together(
        table(title, columns, [body(drawn)]),
        note(speech.heading("display-more-rows", count=rest)) if rest > 0 else None,
    )


def _cells(one: AuditedRow, speech: Speech) -> list[Child]:
    off = [f"{speech.term('audit-off')} {speech.term(f'audit-style-{name}')}." for name in one.off_style]
    said = [one.rule_text(speech.lang), one.slip_text(speech.lang), one.reason_text(speech.lang), *off]
    right = " / ".join(speech.number(each.value) for each in one.rights)
    where = " ".join(filter(None, (speech.term("audit-line").lower(), str(one.line or one.number))))
    return [
        together(
            named(one.label, speech), small(where, [" · ", named(one.document, speech)] if one.document else None)
        ),
        *(_printed(text) for text in (one.target, one.realisation, one.achievement)),
        figures.figure(right) if right else figures.NOTHING,
        figures.NOTHING if one.difference is None else figures.figure(speech.of(one.difference)),
        together(
            figures.sign(*_VERDICTS[one.verdict]),
            one.verdict.label(speech.lang),
            [small(each) for each in said if each],
        ),
    ]


def _printed(text: str) -> Child:
    """Return a cell of the table as it stands; what begins with a digit is a number and stays on its line."""
    return figures.written(text.strip()) or figures.NOTHING
