"""What a cell says of one answer: a score, nothing, or something that is no answer."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import DefinitionError, NumberError, quoted
from sakip.figures import is_blank, number, read_written
from sakip.instruments.skm.rules import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.instruments.skm.rules import Survey

BLANK: Final = None
"""What stands for a cell with nothing in it."""
REFUSED: Final = -1
"""What stands for a cell with something in it that is no answer."""
PLAIN_TYPES: Final = frozenset({int, str, float, type(None)})
"""What needs no second look; other types, bool among them, are read one by one, because True counts as 1."""
LONGEST_CELL: Final = 40
"""How many characters of an answer are kept and repeated."""

_NO_NUMBER: Final = Fraction(-1)
_MOST_SPELLINGS = 1_000
_MOST_EXAMPLES = 8
_LONGEST_WORDS = 100
# 4 - Sangat baik, 4. Sangat baik, (4) Sangat baik, Sangat baik (4): one digit, beside letters
_LEADING = re.compile(r"\s*[(\[]?([0-9])(?:\s*[-–—.:=)\]]\s*|\s+)\(?[^\W\d_][^0-9]*")
_BRACKETED = re.compile(r"[^0-9]*[^\W\d_][^0-9(\[]*[(\[]([0-9])[)\]]\s*")


class Answers:
    """Reads answers to a survey, and keeps how they were spelled."""

    def __init__(self, survey: Survey, words: Mapping[str, int] | None = None) -> None:
        """Know the scale of the survey, and what the caller says that ``words`` mean.

        Raises:
            DefinitionError: when a word is a number or blank, or means no score of the scale.
        """
        self._words = {folded(str(word)): score for word, score in (words or {}).items()}
        for word, score in self._words.items():
            if type(score) is not int or score not in survey.scores or value_of(word) is not _NO_NUMBER:
                raise DefinitionError(
                    f"the answer {quoted(word)} cannot mean {quoted(score)}",
                    f"Give words, each with a score from {survey.lowest} to {survey.highest}.",
                )
        self.read_as: dict[str, int] = {}
        self._scale = survey.scores
        self._scores: dict[Any, int | None] = {score: score for score in survey.scores}
        self._scores |= {str(score): score for score in survey.scores} | {"": BLANK, None: BLANK}

    def score(self, given: Any) -> int | None:
        """Return the score a cell holds, None for a blank one, or :data:`REFUSED`."""
        try:
            known = self._scores[given]
        except (KeyError, TypeError):
            value = value_of(given)
            if value is _NO_NUMBER and isinstance(given, str):
                value = self._worded(given)
        else:
            return REFUSED if type(given) not in PLAIN_TYPES and _is_truth(given) else known
        score = REFUSED if value is _NO_NUMBER or (value is not None and value not in self._scale) else value
        known = None if score is None else int(score)
        if isinstance(given, str) and len(given) <= LONGEST_CELL and len(self._scores) < _MOST_SPELLINGS:
            self._scores[given] = known
        return known

    def _worded(self, given: str) -> Fraction:
        """Return the score a text says: by a word of the caller, or by a digit of the scale beside its words."""
        if self._words and (known := self._words.get(folded(given))) is not None:
            return Fraction(known)
        match = None if len(given) > _LONGEST_WORDS else _LEADING.fullmatch(given) or _BRACKETED.fullmatch(given)
        if match is None or int(match[1]) not in self._scale:
            return _NO_NUMBER
        if len(self.read_as) < _MOST_EXAMPLES:
            self.read_as[given.strip()] = int(match[1])
        return Fraction(int(match[1]))


def value_of(given: Any) -> Fraction | None:
    """Return the number in a cell, None for a blank one, a negative one for anything else."""
    if isinstance(given, str):
        text = given.strip()
        if is_blank(text):
            return None
        try:
            written = read_written(text)
        except NumberError:
            return _NO_NUMBER
        return _NO_NUMBER if written.mark else written.value  # neither rupiah nor percentages are answers
    if is_missing(given):
        return None
    try:
        return number(given)
    except NumberError:
        return _NO_NUMBER


def is_missing(given: Any) -> bool:
    """Tell whether it is what dataframes put where there is nothing: only such things differ from themselves."""
    try:
        return given is None or bool(given != given)  # noqa: PLR0124  # NaN, NaT
    except (TypeError, ValueError, ArithmeticError):  # pandas.NA has no truth, and a signalling NaN no equal
        return repr(given) in {"<NA>", "Decimal('sNaN')"}


def _is_truth(given: Any) -> bool:
    """Tell whether it is a truth value, numpy's too: what says that it equals itself is of its own type."""
    return type(given == given) is type(given)  # noqa: PLR0124
