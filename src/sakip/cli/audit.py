"""``sakip audit FILE``: which convention makes each figure of a published table, the worst first."""

from __future__ import annotations

import argparse
import csv
import io
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sakip.audit as audit
from sakip import wording
from sakip.audit import MOST_LISTED, POLARITIES, Verdict
from sakip.audit.cells import MOST_PLACES, cell
from sakip.cli.files import TABLES, ask_form, form_of
from sakip.cli.formats import harmless
from sakip.cli.progress import progress
from sakip.cli.screen import FEW
from sakip.errors import NumberError
from sakip.figures import publish, read_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sakip.audit import Audit, AuditedRow
    from sakip.cli.screen import Screen

_COLUMNS: Final = (
    "line", "label", "document", "target", "realisation", "achievement", "polarity", "verdict", "rule", "others",
    "right", "difference", "slip", "reason", "off_style",
)  # fmt: skip
_DOCUMENTS_SAID: Final = 5


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("audit", run)
    added.add_argument("file", metavar="FILE", type=Path, help=say("audit-file"))
    added.add_argument("--polarity", choices=tuple(POLARITIES), help=say("audit-polarity"))
    added.add_argument("--cap", metavar="N", type=_cap, action="append", default=[], help=say("audit-cap"))
    added.add_argument("--all", action="store_true", help=say("audit-all"))
    ask_form(added, say, TABLES)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Audit the file and write what was found."""
    options.format = form_of(options, TABLES, TABLES[0])
    with progress(options.file, screen.lang) as told:
        result = audit.read(options.file, polarity=options.polarity, caps=options.cap, progress=told)
    return screen.deliver(
        options,
        result.findings,
        people=lambda target: _write(result, target, every=options.all),
        as_json=lambda: result.to_dict(screen.lang),
        as_csv=lambda: to_csv(result, screen.lang),
        alike=FEW,
    )


def _cap(text: str) -> Fraction:
    try:
        return read_id(text, decimal=",")
    except NumberError:
        raise argparse.ArgumentTypeError(f"“{text}” bukan angka seperti 125 atau 112,5 (no number)") from None


# --- for people -------------------------------------------------------------------------------------------------------


def _write(result: Audit, screen: Screen, *, every: bool) -> None:
    wrong, against, explained, plain, outside = _sorted(result)
    summed = wording.command(
        "audit-sum-up",
        screen.lang,
        rows=len(result),
        reproduced=len(against) + len(explained) + len(plain),
        plain=len(plain),
        wrong=len(wrong),
        outside=len(outside),
    )
    screen.print(summed)
    _write_styles(result, screen)
    if wrong:
        _write_wrong("audit-wrong", result.kind, wrong, screen)
    if against:
        _write_wrong("audit-against", result.kind, against, screen)
    if explained:
        _write_grouped("audit-explained", explained, screen)
    if outside:
        _write_grouped("audit-outside", outside, screen)
    if every and plain:
        headings = [screen.term(f"audit-{name}") for name in ("line", "label", "printed", "convention")]
        rows = [[_where(row), row.label, row.achievement, row.rule_text(screen.lang)] for row in plain]
        screen.table(wording.command("audit-plain", screen.lang), headings, rows, right=(0, 2))


def _sorted(result: Audit) -> tuple[list[AuditedRow], ...]:
    """Sort the rows: not reproduced, against their polarity, with something to say, plain, and not comparable."""
    wrong: list[AuditedRow] = []
    against: list[AuditedRow] = []
    explained: list[AuditedRow] = []
    plain: list[AuditedRow] = []
    outside: list[AuditedRow] = []
    for row in result.worst_first():
        if row.verdict is Verdict.NOT_REPRODUCED:
            wrong.append(row)
        elif row.verdict is Verdict.NOT_COMPARABLE:
            outside.append(row)
        elif row.difference is not None:
            against.append(row)
        else:
            (explained if row.remarks or row.off_style else plain).append(row)
    return wrong, against, explained, plain, outside


def _write_styles(result: Audit, screen: Screen) -> None:
    if not result.styles and (said := result.style.text(screen.lang)):
        screen.line(wording.command("audit-style", screen.lang).format(style=said))
    several = list(result.styles.items())
    for name, style in several[:_DOCUMENTS_SAID]:
        if said := style.text(screen.lang):
            screen.line(wording.command("audit-style-of", screen.lang).format(name=name or "–", style=said))
    if len(several) > _DOCUMENTS_SAID:
        rest = wording.writer(screen.lang)(len(several) - _DOCUMENTS_SAID)
        screen.print(wording.command("audit-more-styles", screen.lang, count=rest))


def _write_wrong(title: str, kind: str, rows: Sequence[AuditedRow], screen: Screen) -> None:
    base = "budget" if kind == "budgets" else "target"
    names = ("line", "label", base, "realisation", "printed", "right", "difference", "slip")
    write = wording.writer(screen.lang)
    cells = [
        [
            _where(row),
            row.label,
            row.target,
            row.realisation,
            row.achievement,
            " / ".join(write(right.value) for right in row.rights) or "–",
            "–" if row.difference is None else wording.spoken(row.difference, screen.lang),
            row.slip_text(screen.lang) or (row.reason_text(screen.lang) if not row.rights else "–"),
        ]
        for row in rows
    ]
    screen.table(
        wording.command(title, screen.lang),
        [screen.term(f"audit-{name}") for name in names],
        cells,
        right=(0, 2, 3, 4, 5, 6),
    )


def _write_grouped(title: str, rows: Iterable[AuditedRow], screen: Screen) -> None:
    """Write rows with the same thing to say of them as one: what, how many, where they are, and the first of them."""
    groups: dict[tuple[str, str], list[AuditedRow]] = {}
    for row in rows:
        parts = [f"{screen.term('audit-off')} {screen.term(f'audit-style-{part}')}." for part in row.off_style]
        said = " ".join([row.reason_text(screen.lang), *parts, row.slip_text(screen.lang)]).strip()
        groups.setdefault((row.rule_text(screen.lang), said), []).append(row)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    with_rule = any(rule for rule, _ in groups)
    names = ("convention", "reason", "example", "count", "where")[0 if with_rule else 1 :]
    cells = [
        [
            *([rule] if with_rule else []),
            said,
            _example(alike[0], screen),
            str(len(alike)),
            _few(list(map(_where, alike))),
        ]
        for (rule, said), alike in ordered
    ]
    headings = [screen.term(f"audit-{name}") for name in names]
    screen.table(wording.command(title, screen.lang), headings, cells, right=(len(names) - 2,))


def _example(row: AuditedRow, screen: Screen) -> str:
    """Return a row in short: its cells as printed, and the plain figure where another is printed."""
    cells = " | ".join(text.strip() or "–" for text in (row.target, row.realisation, row.achievement))
    said = f"{row.label.strip()}: {cells}" if row.label.strip() else cells
    if len(row.rights) != 1:
        return said
    (right,) = row.rights
    plainly = publish(right.exact, max(0, -int(right.value.as_tuple().exponent)))
    if any(reading.value == Fraction(plainly) for reading in cell(row.achievement).readings):
        return said
    return f"{said} ({screen.term('audit-plainly')} {wording.writer(screen.lang)(plainly)})"


def _few(where: Sequence[str]) -> str:
    return ", ".join([*where[:MOST_LISTED], *["…"] * (len(where) > MOST_LISTED)])


def _where(row: AuditedRow) -> str:
    return str(row.line or row.number)


# --- for programs -----------------------------------------------------------------------------------------------------


def _decimal(value: Fraction) -> str:
    """Return a difference as a decimal number; both figures it is the difference of are printed with decimals."""
    places = next(places for places in range(MOST_PLACES + 1) if 10**places % value.denominator == 0)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{whole}" if value < 0 else whole


def to_csv(result: Audit, lang: str = "id") -> str:
    """Return one row a row of the table, in its order; no text in it is taken for a formula by a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in result.rows:
        made = row.to_dict(lang)
        made |= {
            "others": " | ".join(made["others"]),
            "right": " | ".join(f"{right.value:f}" for right in row.rights),
            "difference": "" if row.difference is None else _decimal(row.difference),
            "off_style": " ".join(row.off_style),
        }
        writer.writerow(["" if made[name] is None else harmless(str(made[name])) for name in _COLUMNS])
    return text.getvalue()
