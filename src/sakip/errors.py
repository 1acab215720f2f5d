"""Every exception of the library.

An exception says what is wrong with the facts in it, then what to do. The facts are attributes too, so a program
need not read the sentence; ``code`` is stable across versions; each class inherits the builtin a caller would already
catch; all of them survive pickling. Exceptions speak English. What is odd but legal is not an exception: it is a
:class:`sakip.findings.Finding`.
"""

from __future__ import annotations

import difflib
from operator import eq
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Self

    from sakip.findings import Finding

_LONGEST_QUOTE = 80
# how many names are compared with one that is not among them: the time of a comparison is its length squared
_MOST_COMPARED = 50
_BLANKS = "\u00a0\u202f"  # which keep a number whole, and are shown


class SakipError(Exception):
    """The one class that catches everything this library raises on purpose.

    ``what`` is the sentence with the facts, ``remedy`` what to do about it; further keyword arguments become
    attributes of the same name.
    """

    code: ClassVar[str] = "sakip"
    what: str
    remedy: str
    fault: str = ""
    """The finding that says the same of a file, in both languages: its code, and the attributes are its facts."""

    def __init__(self, what: str, remedy: str = "", **facts: object) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy
        self.__dict__.update(facts)

    @property
    def facts(self) -> dict[str, object]:
        """The further attributes, ``fault`` included: what an error made of this one repeats."""
        return {name: fact for name, fact in vars(self).items() if name not in {"what", "remedy"}}

    def __str__(self) -> str:
        """Return the sentence and the remedy in one line, as a log takes them."""
        return escaped(f"{self.what}. {self.remedy}" if self.remedy else f"{self.what}.")


class NumberError(SakipError, ValueError):
    """Something that is not a number the library may compute with; ``value`` is what was given, whole."""

    code = "number"
    value: object


class PeriodError(SakipError, ValueError):
    """A text that names no period, or a period outside the calendar the library covers."""

    code = "period"
    value: object


class UnitError(SakipError, ValueError):
    """A unit that does not exist, or two that cannot be added, compared or converted."""

    code = "unit"


class FormulaError(SakipError, ValueError):
    """A formula that cannot be recorded; ``line`` is where its author wrote it, as ``file:line``, when known."""

    code = "formula"
    line: str | None = None


class ScaleError(SakipError, ValueError):
    """Thresholds that make no scale, or a printed table that cannot be read the way that was asked."""

    code = "scale"


class OutOfScaleError(ScaleError):
    """A value below or above everything a scale covers."""

    code = "out-of-scale"
    value: object


class DefinitionError(SakipError, ValueError):
    """An indicator, target or realisation whose parts contradict each other."""

    code = "definition"


class ResultError(SakipError, ValueError):
    """An assessment whose parts contradict each other, such as a published number that its exact one does not make."""

    code = "result"


class NotInForceError(DefinitionError):
    """A day on which no regulation held here says anything; ``starts`` are the days from which some do."""

    code = "not-in-force"
    day: date
    starts: str


class CycleError(DefinitionError):
    """Indicators that are computed from one another in a circle; ``path`` names it end to end."""

    code = "cycle"
    path: tuple[str, ...]


class UnknownNameError(SakipError, LookupError):
    """A name nothing answers to; ``nearest`` is the closest one that exists, if any comes close."""

    code = "unknown-name"
    kind: str
    name: str
    nearest: str | None
    known: list[str]

    @classmethod
    def among(cls, kind: str, name: object, known: Iterable[str]) -> UnknownNameError:
        """Say that no ``kind`` is called ``name``, with the nearest of ``known``."""
        names = sorted(known)
        close = nearest(str(name), names)
        remedy = f"Did you mean {close!r}?" if close else f"Known: {listed(names)}."
        what = f"there is no {kind} called {quoted(name)}"
        return cls(what, remedy, kind=kind, name=str(name), nearest=close, known=names)


class DataFileError(SakipError, ValueError):
    """A file that cannot be loaded; ``findings`` holds every fault of it, each with its line."""

    code = "data-file"
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, name: str, findings: Iterable[Finding]) -> Self:
        """Collect ``findings`` about the file ``name``."""
        every = tuple(dict.fromkeys(sorted(findings, key=_where)))
        faults = "1 fault" if len(every) == 1 else f"{len(every)} faults"
        lines = "".join(f"\n  {finding.text('en')}" for finding in every)
        return cls(f"{escaped(name)} cannot be loaded, {faults} found:{lines}", findings=every)

    def __str__(self) -> str:
        return self.what


class SetFileError(DataFileError):
    """A set file that cannot be loaded."""

    code = "set-file"


class RegulationFileError(DataFileError):
    """A file of a regulation that cannot be loaded, such as one with a value that does not say where it comes from."""

    code = "regulation-file"


class RecordsError(DataFileError):
    """Records an instrument cannot read at all: without a header, or without a column it knows."""

    code = "records"


class IntakeError(SakipError, ValueError):
    """A realisation file that cannot be read at all: not text, or without a usable header."""

    code = "intake"


class FrameError(SakipError, ValueError):
    """A dataframe lacks a column, or holds in one what cannot be computed with; ``column`` names it."""

    code = "frame"
    column: str


class TraceError(SakipError, ValueError):
    """A trace that is not one of ours, of a version not known here, or incomplete.

    ``later`` says that a later library wrote it, in which it can be replayed.
    """

    code = "trace"
    later: bool = False


class PackError(SakipError, ImportError):
    """Something a package offers that cannot be had; ``finding`` says why, as a list of everything offered says it."""

    code = "pack"
    name: str | None
    finding: Finding


class MissingExtraError(SakipError, ImportError):
    """An optional part of the library whose dependency is not installed."""

    code = "missing-extra"
    extra: str

    @classmethod
    def needing(cls, purpose: str, extra: str) -> MissingExtraError:
        """Say that ``purpose`` needs the optional dependencies called ``extra``."""
        return cls(f"{purpose} needs a package that is not installed", f"Install it with: pip install 'sakip[{extra}]'",
                   extra=extra)  # fmt: skip


class BrokenSeriesError(SakipError, ValueError):
    """A trend over points that were not measured alike; ``breaks`` are the names to ask for it across them by."""

    code = "broken-series"
    breaks: tuple[str, ...]


def _where(finding: Finding) -> tuple[str, int]:
    place = finding.place
    return (place.file, place.line or 0) if place is not None else ("", 0)


def escaped(text: str) -> str:
    r"""Return a text with escapes, as in a repr, for what a terminal or a log would obey: line ends and all the rest.

    >>> print(escaped("realisasi\nERROR.csv"))
    realisasi\nERROR.csv
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in _BLANKS else repr(sign)[1:-1] for sign in text)


def quoted(value: object) -> str:
    """Return ``value`` as a message repeats it: its repr, cut in the middle when it is very long."""
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > _LONGEST_QUOTE * 3:
        return f"an integer of {value.bit_length()} bits"
    if isinstance(value, (str, bytes)) and len(value) > _LONGEST_QUOTE:
        half = _LONGEST_QUOTE // 2
        return f"{value[:half]!r}…{value[-half:]!r} ({len(value)} characters)"
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001  # a message about a bad value must not fail on it: 5,000 digits, a broken __repr__
        return f"a {type(value).__name__} that cannot be written out"
    return text if len(text) <= 2 * _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}… ({type(value).__name__})"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` closest to ``name``, or None when none comes close."""
    if len(name) > _LONGEST_QUOTE:
        return None
    folded = {candidate.casefold(): candidate for candidate in known}
    tails = [candidate for one, candidate in folded.items() if one.endswith(f".{name.casefold()}")]
    if tails:
        return tails[0]  # what is asked for without its namespace
    likely = [candidate for candidate in folded if len(candidate) <= 2 * _LONGEST_QUOTE]
    if len(likely) > _MOST_COMPARED:
        likely.sort(key=lambda candidate: _unlike(name.casefold(), candidate))
        del likely[_MOST_COMPARED:]
    close = difflib.get_close_matches(name.casefold(), likely, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def _unlike(name: str, candidate: str) -> int:
    """Tell in no time how unlike two names are: by their lengths, and the letters at the same place from either end."""
    alike: int = sum(map(eq, name, candidate)) + sum(map(eq, reversed(name), reversed(candidate)))
    return 2 * max(len(name), len(candidate)) - alike


def listed(names: Sequence[str], most: int = 12) -> str:
    """Return ``names`` as a message lists them, the tail cut when there are many."""
    shown = ", ".join(repr(name) for name in names[:most]) or "nothing"
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
