"""Scores that are sums of parts: IP ASN of its four dimensions, and scores of an evaluation."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from fidelity.rows import Row, Verdict, read, rounded, written
from sakip.figures import number, read_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

IPASN: Final = "ipasn.csv"
AKIP: Final = "akip.csv"

_DIMENSIONS: Final = ("kualifikasi", "kompetensi", "kinerja", "disiplin")
_COMPONENTS: Final = ("perencanaan", "pengukuran", "pelaporan", "evaluasi", "capaian")


def ipasn() -> Iterator[Row]:
    """Yield the IP ASN of groups of employees."""
    for line, row in read(IPASN):
        about = f"{row['unit']}, {row['group']}, {row['year']}"
        yield _row(line, row, _DIMENSIONS, kind="ipasn", file=IPASN, about=about)


def akip() -> Iterator[Row]:
    """Yield the scores of evaluations."""
    for line, row in read(AKIP):
        about = f"{row['unit']}, {row['year']}"
        yield _row(line, row, _COMPONENTS, kind="akip", file=AKIP, about=about)


def value_of(text: str) -> tuple[Fraction, int]:
    """Return a number as printed with either decimal sign, and its decimals."""
    value = read_id(text, decimal=",") if "," in text else number(text)
    return value, len(text.replace(",", ".").partition(".")[2])


def _row(line: int, row: dict[str, str], names: Sequence[str], *, kind: str, file: str, about: str) -> Row:
    parts = [row[name] for name in names if row[name]]
    printed, places = value_of(row["total_published"])
    read_parts = [value_of(part) for part in parts]
    total = sum((value for value, _ in read_parts), Fraction())
    # half of the last digit of the total, and of each part; zeros at the end are dropped here and there
    digits = max((digits for _, digits in read_parts), default=0)
    slack = Fraction(1, 2 * 10**places) + len(parts) * Fraction(1, 2 * 10**digits)
    verdict, reason = Verdict.DECLARED, ""
    if not parts:
        verdict, reason = Verdict.NOTHING, "total-only"
    elif rounded(total, places) != printed:
        verdict, reason = Verdict.NONE, "hidden-digits" if abs(total - printed) <= slack else "arithmetic"
    return Row(
        kind=kind,
        file=file,
        line=line,
        about=about,
        source=row["source_title"],
        address=row["source_url"],
        given=" + ".join(parts) or "the score alone",
        printed=row["total_published"],
        ours=written(total, places) if parts else "",
        rule="sum of its parts" if parts else "",
        places=places if parts else None,
        verdict=verdict,
        reason=reason,
        found=row["match"],
    )
