"""A row of what was published, held against what the library gives: the verdicts, and the reasons there may be."""

from __future__ import annotations

import csv
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.figures import half_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CASES: Final = Path(__file__).parents[1] / "cases"
"""Where the published rows are kept, each with the document it was copied from."""


class Verdict(StrEnum):
    """What became of a row."""

    DECLARED = "declared"
    """The rule it is under, whoever says so, gives what is printed."""
    OTHER = "other"
    """Only another rule with a name gives it: a cap, a ratio, decimals cut off."""
    NONE = "none"
    """No rule gives it from the numbers that are printed."""
    NOTHING = "nothing"
    """There is nothing to compare: no figure, or no number it could follow from."""


class Origin(StrEnum):
    """Who says the rule that a row is held against."""

    STATED = "stated"
    """The document."""
    COLLECTED = "collected"
    """Those who collected the row, in the working they wrote beside the figure."""
    IMPLIED = "implied"
    """Nobody: the column, the name or the direction implies it."""


REASONS: Final[Mapping[str, tuple[Verdict, str, str]]] = MappingProxyType(
    {
        # by another rule
        "other-direction": (
            Verdict.OTHER,
            "By the rule of the other direction",
            "The document states one formula, or its polarity implies one, and the figure follows another.",
        ),
        "weights": (
            Verdict.OTHER,
            "By other weights than the document states",
            "The survey says that it weighs by a rounded weight; the index is that of exactly one over the number.",
        ),
        "cap": (
            Verdict.OTHER,
            "Limited to 100 without saying so",
            "More than 100 was achieved and 100 is printed. No text of the document declares a limit.",
        ),
        "ratio": (
            Verdict.OTHER,
            "A ratio is printed, not a percentage",
            "1,08 stands for 108 percent, in a column that other documents fill with percentages.",
        ),
        "cut-off": (
            Verdict.OTHER,
            "Decimals cut off, not rounded",
            "The digits are those of the exact figure, without rounding.",
        ),
        "padded": (
            Verdict.OTHER,
            "Rounded further than it is printed",
            "The figure is rounded to fewer decimals than it shows, and zeros fill the rest.",
        ),
        "binary": (
            Verdict.OTHER,
            "The digits of a spreadsheet",
            "Printed with all the digits a program had; the last of them are those of its binary numbers.",
        ),
        "repeats-realisation": (
            Verdict.OTHER,
            "The column repeats the realisation",
            "Where the achievement belongs, the realisation is printed again.",
        ),
        "zero-printed": (
            Verdict.OTHER,
            "A percentage of nothing, printed as 0",
            "The target or the budget is 0. The library gives no figure and says why; the document prints 0.",
        ),
        "shortfall": (
            Verdict.OTHER,
            "What is left, by what was spent",
            "The column shows the budget less the spending, by the spending: another quantity under the same name.",
        ),
        # by none
        "arithmetic": (
            Verdict.NONE,
            "The publisher's arithmetic",
            "No rule that is tried makes the figure of the numbers beside it.",
        ),
        "hidden-digits": (
            Verdict.NONE,
            "More digits than are printed",
            "The figure follows from numbers that round to the printed ones, but not from the printed ones.",
        ),
        "other-row": (
            Verdict.NONE,
            "The figure of another row",
            "The figure is right for a row nearby, or with the target of one.",
        ),
        "unstated": (
            Verdict.NONE,
            "Working that cannot be followed",
            "The parts are printed, and how they were put together is not; no way that is tried makes the figure.",
        ),
        "other-table": (
            Verdict.NONE,
            "A table that differs from the regulation's",
            "The table is read, and puts some values into other classes than the regulation it names.",
        ),
        "no-range": (
            Verdict.NONE,
            "A class told in words",
            "One class of the table is ‘the rest’, which is no range to read.",
        ),
        "sums-within": (
            Verdict.NONE,
            "More than a plain quotient",
            "It adds, subtracts, takes a mean, joins several or has a number of its own. A person has to write it.",
        ),
        "per-many": (
            Verdict.NONE,
            "So many per 10.000",
            "A ratio of the library can be per 10.000; the reader does not take that from a text.",
        ),
        "misread": (
            Verdict.NONE,
            "Not read as it says",
            "The reader does not make of the text what a person reads in it.",
        ),
        # nothing to compare
        "no-figure": (
            Verdict.NOTHING,
            "No figure is printed",
            "The column is empty, or has a dash or a sign of error.",
        ),
        "no-figure-zero": (
            Verdict.NOTHING,
            "No figure is printed, and there is none",
            "The target is 0. Neither the document nor the library has a figure.",
        ),
        "bound": (Verdict.NOTHING, "Only a bound is printed", "‘More than 100%’ is no figure."),
        "words": (Verdict.NOTHING, "Words instead of numbers", "Words cannot be divided, and the document ranks none."),
        "no-target": (Verdict.NOTHING, "A figure without a target", "There is nothing to divide by."),
        "no-realisation": (Verdict.NOTHING, "No realisation is printed", "There is nothing to divide."),
        "empty": (Verdict.NOTHING, "Nothing is printed in any column", "Target, realisation and figure are not there."),
        "total-only": (
            Verdict.NOTHING,
            "A total without its parts",
            "What it was made of is not printed. The class printed beside it is compared below.",
        ),
        "parts-elsewhere": (
            Verdict.NOTHING,
            "The parts are not in the row",
            "The figure is a mean of values of which some were not collected.",
        ),
        "no-table": (
            Verdict.NOTHING,
            "No table of ranges",
            "Labels alone, a step table, or the first class of a table of which the rest was not seen.",
        ),
        "no-rule-held": (
            Verdict.NOTHING,
            "Read, and nothing to hold it against",
            "The table is read without a fault; it is an office's own, and no regulation held here says the same.",
        ),
        "no-quotient": (
            Verdict.NOTHING,
            "No formula is printed",
            "A count, a score of somebody else or a description. The reader finds no quotient in it, as it should.",
        ),
        "not-ranked": (
            Verdict.NOTHING,
            "No rule for the class",
            "The document prints a class and says by which scale, and the library holds none for it.",
        ),
    }
)
"""Why a row is not what the declared rule gives: its verdict, a heading, and what it means."""


@frozen(kw_only=True)
class Row:
    """One published row: where it stands, what it says, and what came of it.

    ``rows`` is how many data rows of the file it stands for: one, or all answers of a survey. ``given`` is what the
    figure was made of, ``printed`` the figure, ``ours`` what the declared rule gives, to the decimals printed. ``rule``
    is the rule that makes the printed figure, ``places`` the decimals it is rounded to, and ``origin`` says whose the
    declared rule is; ``why`` says more than the reason does. ``source`` names the document, and ``address`` where it
    was found, blank where the file has none. ``found`` is what those who collected the row found, and takes no part.
    """

    kind: str
    file: str
    line: int
    rows: int = 1
    about: str
    source: str
    address: str = ""
    given: str = ""
    printed: str = ""
    ours: str = ""
    rule: str = ""
    places: int | None = None
    origin: Origin = Origin.IMPLIED
    verdict: Verdict
    reason: str = ""
    why: str = ""
    found: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.reason and self.verdict is Verdict.DECLARED:
            return
        if self.reason not in REASONS or REASONS[self.reason][0] is not self.verdict:
            raise ValueError(f"{self.file}:{self.line} is {self.verdict} for the reason {self.reason!r}")


def read(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a file of published rows, each with the line it begins at."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        line = 2
        for row in reader:
            yield line, row
            line = reader.line_num + 1


def rounded(value: Fraction, places: int) -> Fraction:
    """Round half-up to so many decimals, also to more than the library publishes."""
    return Fraction(half_up(value.numerator * 10**places, value.denominator), 10**places)


def written(value: Fraction, places: int) -> str:
    """Write a figure with so many decimals."""
    whole = half_up(abs(value.numerator) * 10**places, value.denominator)
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
