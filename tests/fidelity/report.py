"""The report: every row of every file, counted, and written as text or as CSV."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import fields, frozen

from fidelity import formulas, scales, scores, surveys, tables, values
from fidelity.classes import classes
from fidelity.rows import REASONS, Row, Verdict
from fidelity.vectors import vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO


@frozen
class Kind:
    """A kind of published rows: what they are, the files they stand in, and what yields them.

    ``figures`` says that each has a figure of its own to compare. Answers lead to an index that stands among those of
    its means; tables of classes and texts of formulas try a reader.
    """

    title: str
    files: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    figures: bool = True


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "achievements": Kind("Achievements", (tables.ACHIEVEMENTS,), tables.achievements),
        "budgets": Kind("Budgets spent, in percent", (tables.BUDGETS,), tables.budgets),
        "surveys": Kind("Indices of satisfaction (IKM)", (surveys.MEANS, surveys.TOTALS), surveys.surveys),
        "akip": Kind("AKIP scores", (scores.AKIP,), scores.akip),
        "ipasn": Kind("IP ASN", (scores.IPASN,), scores.ipasn),
        "values": Kind("Values of indicators", (values.FILE,), values.values),
        "answers": Kind("Survey answers, one by one", surveys.ANSWERS, surveys.answers, figures=False),
        "scales": Kind("Tables of classes", (scales.FILE,), scales.scales, figures=False),
        "formulas": Kind("Formula texts", (formulas.FILE,), formulas.formulas, figures=False),
    }
)
"""Every kind by its name. Together their files hold every published row, each once."""


@cache
def rows() -> tuple[Row, ...]:
    """Return every published row, by kind and in the order of the files."""
    return tuple(row for kind in KINDS.values() for row in kind.rows())


@cache
def class_rows() -> tuple[Row, ...]:
    """Return the classes that are printed beside the figures of those rows."""
    return tuple(classes())


def counted(of: Iterable[Row]) -> Counter[Verdict]:
    """Count comparisons by their verdict."""
    return Counter(row.verdict for row in of)


def figures() -> list[Row]:
    """Return the rows that have figures of their own to compare, or ought to have."""
    return [row for row in rows() if KINDS[row.kind].figures]


def of_kind(kind: str) -> list[Row]:
    """Return the rows of a kind."""
    return [row for row in rows() if row.kind == kind]


_FOUND: Final[tuple[tuple[str, frozenset[Verdict]], ...]] = (
    (r"match_full_precision", frozenset({Verdict.DECLARED, Verdict.OTHER})),
    (r"match_(truncated|other|.*padded).*|capped.*|ratio.*|equals.*|zero_.*", frozenset({Verdict.OTHER})),
    (r"match.*", frozenset({Verdict.DECLARED})),
    (r"near_.*|mismatch.*", frozenset({Verdict.NONE})),
    (r"no_.*|.*not_numeric", frozenset({Verdict.NOTHING})),
)


def disagreements() -> list[Row]:
    """Return the rows of which those who collected them found something else than is found here."""
    listed = [row for row in rows() if row.found and KINDS[row.kind].figures]
    return [row for row in listed if row.verdict not in _verdicts(row.found)]


def _verdicts(found: str) -> frozenset[Verdict]:
    return next(verdicts for pattern, verdicts in _FOUND if re.fullmatch(pattern, found))


def text() -> str:
    """Write the totals, and the reasons with how many comparisons each has."""
    lines = [f"{'':32}{'rows':>7}{'as cases':>10}" + "".join(f"{verdict.value:>10}" for verdict in Verdict)]
    listed = [(kind.title, of_kind(name)) for name, kind in KINDS.items() if kind.figures]
    listed += [("figures", figures())]
    listed += [(kind.title, of_kind(name)) for name, kind in KINDS.items() if not kind.figures]
    listed += [("classes beside the figures", list(class_rows()))]
    for title, found in listed:
        counts = counted(found)
        each = "".join(f"{counts[verdict]:>10}" for verdict in Verdict)
        lines.append(f"{title:32}{sum(row.rows for row in found):>7}{counts.total():>10}{each}")
    lines.append(f"{'all rows':32}{sum(row.rows for row in rows()):>7}")
    reasons = Counter(row.reason for row in (*rows(), *class_rows()))
    lines.append("")
    for name, (verdict, title, _) in REASONS.items():
        if reasons[name]:
            lines.append(f"{reasons[name]:>6}  {verdict.value:8} {title}")
    held = vectors()
    lines += ["", f"{sum(vector.holds for vector in held)} of {len(held)} worked numbers of regulations hold."]
    return "\n".join(lines) + "\n"


def write(out: TextIO) -> None:
    """Write every row as CSV, the classes after the figures."""
    names = [field.name for field in fields(Row)]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in (*rows(), *class_rows()):
        cells = (getattr(row, name) for name in names)
        writer.writerow("" if cell is None else str(cell) for cell in cells)
