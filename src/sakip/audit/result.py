"""What an audit found: one row for each row of the table, the house style, and what to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import hooks, looks, wording
from sakip.audit.conventions import Convention, Form, Remark
from sakip.audit.style import HouseStyle
from sakip.figures import quotient
from sakip.figures.publishing import decimal_of
from sakip.findings import Finding
from sakip.tabular import Kind, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: Final = "sakip.audit/1"
"""The format and version an audit in JSON names itself by."""
COLUMNS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "row": "integer",
        "line": "integer",
        "label": "text",
        "document": "text",
        "target": "text",
        "realisation": "text",
        "achievement": "text",
        "polarity": "text",
        "verdict": "text",
        "rule": "text",
        "others": "texts",
        "right": "number",
        "difference": "number",
        "slip": "text",
        "slip_text": "text",
        "reason": "text",
        "reasons": "texts",
        "off_style": "texts",
    }
)
"""What a row of an audit holds as part of a dataframe."""


class Verdict(StrEnum):
    """What became of a row: its figure is reproduced, or is not, or there is nothing to compare."""

    REPRODUCED = "reproduced"
    NOT_REPRODUCED = "not-reproduced"
    NOT_COMPARABLE = "not-comparable"

    def label(self, lang: str = "id") -> str:
        """Say it."""
        return wording.term(f"audit-{self.value}", lang)


@frozen
class Right:
    """The right figure by one ``rule``: ``exact``, and ``value`` as the document rounds and limits it.

    ``form`` is ``"ratio"`` in a document that prints 1,08 for 108%; ``cap`` is the limit the document brings figures
    to, on that same scale.
    """

    rule: str
    exact: Fraction
    value: Decimal
    form: Form = "percent"
    cap: Fraction | None = None

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def limited(self) -> Fraction:
        """The exact figure, not beyond the cap."""
        return self.exact if self.cap is None else min(self.exact, self.cap)

    def to_dict(self) -> dict[str, str | None]:
        """Return it as JSON values."""
        cap = None if self.cap is None else quotient(self.cap)
        return {
            "rule": self.rule,
            "exact": quotient(self.exact),
            "value": f"{self.value:f}",
            "form": self.form,
            "cap": cap,
        }


@frozen(kw_only=True)
class AuditedRow:
    """One row of the table, its cells as printed, and what was found.

    Attributes:
        number: counts the rows from 1.
        line: its line in the file.
        label: what it is about: an indicator, or a line of the budget.
        document: the document it is from.
        target: the target as printed; for budgets the budget (pagu).
        realisation: the realisation as printed.
        achievement: the achievement as printed; for budgets the percentage.
        polarity: the direction it was given.
        verdict: whether the printed figure is reproduced.
        convention: the plainest that reproduces it.
        others: conventions that do so too.
        remarks: why anything but a plain convention was needed, or why nothing could be compared.
        rights: the right figures by every rule that may be meant.
        difference: the printed figure less the nearest right one, in points, or on the scale of a document that prints
            ratios, of a figure that is not reproduced or follows the rule of the other direction.
        slipped: the likely mistake; :attr:`slip` is its code.
        off_style: the parts in which the row is not as the rest of the document.
    """

    number: int
    line: int | None = None
    label: str = ""
    document: str = ""
    target: str = ""
    realisation: str = ""
    achievement: str = ""
    polarity: str = ""
    verdict: Verdict
    convention: Convention | None = None
    others: tuple[Convention, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rights: tuple[Right, ...] = ()
    difference: Fraction | None = None
    slipped: Remark | None = None
    off_style: tuple[str, ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def right(self) -> Decimal | None:
        """The right figure as published, None where there is none or more than one may be meant."""
        return self.rights[0].value if len(self.rights) == 1 else None

    @property
    def points(self) -> Fraction | None:
        """The difference in points of percent, also where the document prints ratios."""
        ratio = bool(self.rights) and self.rights[0].form == "ratio"
        return self.difference * 100 if ratio and self.difference is not None else self.difference

    @property
    def slip(self) -> str:
        """The code of the likely mistake, ``""`` where nothing explains the figure."""
        return self.slipped.code.removeprefix("slip-") if self.slipped else ""

    @property
    def rule(self) -> str:
        """The convention in words, in Indonesian."""
        return self.rule_text()

    @property
    def reason(self) -> str:
        """Why, in Indonesian; empty where a plain convention reproduces the figure."""
        return self.reason_text()

    def rule_text(self, lang: str = "id") -> str:
        """Say the convention; empty where none reproduces the figure."""
        return self.convention.label(lang) if self.convention else ""

    def reason_text(self, lang: str = "id") -> str:
        """Say why anything but a plain convention was needed, or why nothing could be compared."""
        return " ".join(remark.text(lang) for remark in self.remarks)

    def slip_text(self, lang: str = "id") -> str:
        """Say the likely mistake."""
        return self.slipped.text(lang) if self.slipped else ""

    def to_dict(self, lang: str = "id") -> dict[str, Any]:
        """Return it as JSON values; numbers are text, exact or as published."""
        return {
            "row": self.number,
            "line": self.line,
            "label": self.label,
            "document": self.document,
            "target": self.target,
            "realisation": self.realisation,
            "achievement": self.achievement,
            "polarity": self.polarity,
            "verdict": self.verdict.value,
            "rule": self.rule_text(lang),
            "convention": self.convention and self.convention.to_dict(),
            "others": [other.label(lang) for other in self.others],
            "right": None if self.right is None else f"{self.right:f}",
            "rights": [right.to_dict() for right in self.rights],
            "difference": None if self.difference is None else quotient(self.difference),
            "slip": self.slip,
            "slip_text": self.slip_text(lang),
            "reason": self.reason_text(lang),
            "reasons": [remark.code for remark in self.remarks],
            "off_style": list(self.off_style),
        }


@frozen(kw_only=True)
class Audit:
    """The ``rows`` of a table in their order, the style of each document in it, and what is odd.

    ``kind`` is ``"achievements"`` or ``"budgets"``; ``style`` is that of the whole table, ``styles`` that of each
    document. ``findings`` are about the table and its ``file``.
    """

    kind: str
    rows: tuple[AuditedRow, ...]
    style: HouseStyle
    styles: Mapping[str, HouseStyle] = field(factory=dict, converter=hooks.kept, hash=False)
    findings: tuple[Finding, ...] = ()
    file: str = ""

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __iter__(self) -> Iterator[AuditedRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def counts(self) -> dict[str, int]:
        """Return how many rows have each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict.value: found[verdict] for verdict in Verdict}

    def worst_first(self) -> tuple[AuditedRow, ...]:
        """Return the rows that are not reproduced, the largest difference first.

        Before them stand those whose figure cannot exist at all, such as one for a target of zero; after them those
        made by a rule of the other direction, reproduced with another reason or breaking the style, the rest that are
        reproduced, and those not comparable.
        """
        return tuple(sorted(self.rows, key=_badness))

    def to_dicts(self, lang: str = "id") -> list[dict[str, Any]]:
        """Return a dictionary for each row, in their order."""
        return [row.to_dict(lang) for row in self.rows]

    def to_frame(self, kind: str, lang: str = "id") -> Any:
        """Return the rows as a dataframe of ``"polars"``, ``"pandas"`` or ``"pyarrow"``, whichever is installed.

        The right figure and the difference are decimals; the convention in parts and the right figures of several
        rules are in :meth:`to_dicts` alone.

        Raises:
            UnknownNameError: for another library.
            MissingExtraError: when it is not installed.
            FrameError: when a number has more than the 38 digits that a column of decimals holds.
        """
        numbers = ({"right": row.right, "difference": _decimal(row.difference)} for row in self.rows)
        return frame_of(kind, [row | own for row, own in zip(self.to_dicts(lang), numbers, strict=True)], COLUMNS)

    def to_dict(self, lang: str = "id") -> dict[str, Any]:
        """Return everything as JSON values."""
        return {
            "schema": SCHEMA,
            "file": self.file,
            "kind": self.kind,
            "counts": self.counts(),
            "style": self.style.to_dict(),
            "styles": {name: style.to_dict() for name, style in self.styles.items()},
            "rows": self.to_dicts(lang),
            "findings": [
                finding.to_dict() | {"message": finding.message(lang), "remedy": finding.remedy(lang)}
                for finding in self.findings
            ],
        }


def _decimal(difference: Fraction | None) -> Decimal | None:
    """Return a difference of figures, which have decimals, with as many as it takes."""
    if difference is None:
        return None
    places = next(digits for digits in count() if 10**digits % difference.denominator == 0)
    return decimal_of(int(difference * 10**places), places)


def _badness(row: AuditedRow) -> tuple[int, Fraction, int]:
    points = row.points
    if row.verdict is Verdict.NOT_REPRODUCED:
        return (0, Fraction(0), row.number) if points is None else (1, -abs(points), row.number)
    if row.verdict is Verdict.REPRODUCED:
        if points is not None:
            return (2, -abs(points), row.number)
        return (3 if row.remarks or row.off_style else 4, Fraction(0), row.number)
    return (5, Fraction(0), row.number)
