"""How a survey is made by the regulation of its day: its elements, its scale of answers, its weights."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import Factory, evolve, field, frozen

import sakip.regulations as regulations
from sakip.bands import CategoryScale
from sakip.errors import DefinitionError, UnknownNameError
from sakip.figures import number, publish, share
from sakip.instruments.provisions import ProvisionTable, provided
from sakip.toml.shape import Numeric

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sakip.bands import CategoryBand
    from sakip.figures import NumberLike

KEY: Final = "skm"
"""The key of the survey, its scale and its sample among the provisions of the regulations."""

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")
_POSITION = re.compile(r"(?:u|unsur|q|p|pertanyaan|soal|no)_?0*([1-9][0-9]?)")


@frozen
class Unsur:
    """One element of service that is asked about: its ``code``, its ``name``, and its ``aliases``.

    These are other headings it is met under. ``confidence`` is how sure the name is, by the flags of
    :mod:`sakip.regulations`.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    confidence: str = ""


@frozen
class Weighting:
    """A way to weigh the elements: each counts one over their number, rounded to ``places`` unless that is None."""

    reading: str
    places: int | None = None
    confidence: str = ""
    note: str = ""

    def weight(self, count: int) -> Fraction:
        """Return the weight of one of ``count`` elements."""
        exact = Fraction(1, count)
        return exact if self.places is None else Fraction(publish(exact, self.places))


@frozen(kw_only=True)
class SurveyTable(ProvisionTable):
    """``[[survey]]`` of a regulation."""

    scale: str
    lowest: int
    highest: int
    factor: Numeric
    unsur: tuple[Unsur, ...]
    weight: tuple[Weighting, ...]


@frozen
class Survey:
    """A survey as a regulation has it made: answers from ``lowest`` to ``highest``, an index ``factor`` times that.

    ``title`` names it and ``basis`` cites it. ``unsur`` are the elements asked about, in the order of the regulation;
    ``weightings`` the ways to weigh them, the exact one first; ``scale`` puts an index in its class (mutu). ``order``
    are the codes that a number stands for (3 in ``U3``): those of the regulation, whether they are asked about or not,
    and then one's own.
    """

    title: str
    unsur: tuple[Unsur, ...]
    lowest: int
    highest: int
    factor: Fraction
    weightings: tuple[Weighting, ...]
    scale: CategoryScale = field(repr=False)
    basis: str = ""
    order: tuple[str, ...] = field(default=Factory(lambda self: self.codes, takes_self=True), repr=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the elements, in order."""
        return tuple(unsur.code for unsur in self.unsur)

    @property
    def scores(self) -> range:
        """The answers there are."""
        return range(self.lowest, self.highest + 1)

    def only(self, wanted: Iterable[str] | Mapping[str, str]) -> Survey:
        """Return the survey with these elements only, by code; a mapping gives elements of one's own their names.

        A unit may leave out elements that do not apply to its services, and add some: each then counts one over their
        number.

        Raises:
            UnknownNameError: for a code the regulation has not, where no name is given for it.
            DefinitionError: when there is none, one comes twice, or a code is not made of small letters and digits.
        """
        pairs = list(wanted.items() if isinstance(wanted, Mapping) else ((code, "") for code in wanted))
        named = dict(pairs)
        if not named or len(named) < len(pairs):
            raise DefinitionError("a survey asks about each of its elements once, and about one at least", "List them.")
        known = {unsur.code: unsur for unsur in self.unsur}
        chosen: list[Unsur] = []
        for code, name in named.items():
            if code in known:
                chosen.append(known[code] if not name else Unsur(code, name, known[code].aliases))
            elif not name:
                raise UnknownNameError.among("element of the survey", code, known)
            elif not _CODE.fullmatch(code):
                raise DefinitionError(f"{code!r} cannot be the code of an element", "Use a-z, 0-9 and _, at most 40.")
            else:
                chosen.append(Unsur(code, name))
        own = (unsur.code for unsur in chosen if unsur.code not in self.order)
        return evolve(self, unsur=tuple(chosen), order=(*self.order, *own))

    def numbered(self, heading: str) -> str | None:
        """Return the element a heading means that only numbers it (``U3``), None where that is not asked about."""
        number = position(heading)
        code = self.order[number - 1] if number is not None and number <= len(self.order) else None
        return code if code in self.codes else None

    def weights(self, reading: str | Mapping[str, NumberLike], codes: Iterable[str]) -> Mapping[str, Fraction]:
        """Return the weight of each element: by the name of a reading, or as a mapping says, exactly.

        Raises:
            UnknownNameError: for a reading there is not.
            DefinitionError: when weights of one's own do not sum to exactly 1, or are not those of the elements.
            NumberError: when a weight is no number.
        """
        asked = tuple(codes)
        if isinstance(reading, Mapping):
            given = {code: share(weight) for code, weight in reading.items()}
            if set(given) != set(asked):
                odd = sorted(map(str, set(given) ^ set(asked)))
                raise DefinitionError(
                    f"the weights are not those of the elements: {', '.join(odd)}", "Give one weight for each element."
                )
            negative = ", ".join(f"{code} ({weight})" for code, weight in given.items() if weight < 0)
            if negative:
                raise DefinitionError(f"the weights must be 0 or more, and these are not: {negative}", "Correct them.")
            if sum(given.values()) != 1:
                raise DefinitionError(
                    f"the weights must sum to exactly 1, and these sum to {sum(given.values())}",
                    "Write equal weights as a ratio, such as '1/9', or name a reading such as '0.11'.",
                )
            return MappingProxyType({code: given[code] for code in asked})
        named = named_reading(reading)
        for weighting in self.weightings:
            if weighting.reading == named:
                return MappingProxyType(dict.fromkeys(asked, weighting.weight(len(asked))))
        raise UnknownNameError.among("reading of the weights", reading, [w.reading for w in self.weightings])

    def mutu(self, index: Fraction) -> CategoryBand:
        """Return the class an index falls in, after rounding it the scale's way."""
        return self.scale.band_of(self.scale.rounded(index))


def survey(on: date) -> Survey:
    """Return the survey as the regulation in force on a day has it made.

    PermenPANRB 14/2017 has nine elements and bands of its own, KEP/25/M.PAN/2/2004 before it had fourteen and others;
    both are held as they were seen at second hand [S].

    Raises:
        NotInForceError: when the day lies before every regulation held; the message says from which days there are.
    """
    held = regulations.provision("survey", KEY, on=on)
    table = provided(held, SurveyTable)
    return Survey(
        table.title,
        table.unsur,
        table.lowest,
        table.highest,
        number(table.factor),
        table.weight,
        regulations.scale(table.scale, on=on),
        held.basis,
    )


def named_reading(given: object) -> str:
    """Return the name of a reading of the weights: ``0,11`` is ``0.11``; none for what is no name."""
    return given.strip().replace(",", ".") if isinstance(given, str) else ""


def folded(name: str) -> str:
    """Return a name as it is compared: small letters, single blanks."""
    return " ".join(name.casefold().split())


def slug(heading: str) -> str:
    """Return a heading as it is compared: small letters and digits, words joined by one underscore."""
    return _NOT_A_WORD.sub("_", heading.casefold()).strip("_")


def position(heading: str) -> int | None:
    """Return which element a heading means that only numbers it: 3 for ``U3``, ``unsur 3``, ``Q03``."""
    match = _POSITION.fullmatch(slug(heading))
    return int(match[1]) if match else None
