"""What the tests draw from: numbers the gate lets in, texts of documents, trees of limited size, scales."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st

from sakip.bands import CategoryScale
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS, write_id
from sakip.tree import Calculation, Component, Constant, Operator, Taken, Tally

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.tree import Node


def examples(number: int) -> settings:
    """Settings of a law that takes so many examples where others take a hundred, or as many in proportion."""
    return settings(max_examples=max(1, number * settings().max_examples // 100))


NAMES = ("a", "b", "c", "pagu", "realisasi_2024")

places = st.integers(0, FRACTION_DIGITS)


@st.composite
def numbers(draw: DrawFn, integer_digits: int = INTEGER_DIGITS, fraction_digits: int = FRACTION_DIGITS) -> Fraction:
    """Draw a number with at most so many digits before and after its decimal separator."""
    decimals = draw(st.integers(0, fraction_digits))
    widest = 10 ** (integer_digits + decimals) - 1
    return Fraction(draw(st.integers(-widest, widest)), 10**decimals)


@st.composite
def decimals(draw: DrawFn) -> Decimal:
    """Draw a Decimal the gate lets in, with whatever exponent."""
    digits, exponent = draw(st.integers(0, 10**9 - 1)), draw(st.integers(-FRACTION_DIGITS, INTEGER_DIGITS - 9))
    return Decimal((draw(st.integers(0, 1)), tuple(int(digit) for digit in str(digits)), exponent))


quotients: SearchStrategy[Fraction] = st.builds(
    Fraction, st.integers(-(10**INTEGER_DIGITS) + 1, 10**INTEGER_DIGITS - 1), st.integers(1, 10**INTEGER_DIGITS - 1)
)
"""Numbers that mostly have no end in decimals, and that an explanation can still write as a quotient."""

small_quotients: SearchStrategy[Fraction] = st.builds(Fraction, st.integers(-20, 20), st.integers(1, 7))
"""Numbers that are often equal, zero, or each other's opposite."""

anything: SearchStrategy[Fraction] = st.one_of(small_quotients, numbers(), quotients)

texts: SearchStrategy[str] = st.one_of(
    st.text(max_size=80),
    st.text("0123456789.,+-", max_size=24),
    st.text("0123456789.,+-% Rpe_/'\u00a0\u2212\u2013\u0661\uff11", max_size=30),
    st.from_regex(r"(Rp\.? ?)?[+-]?[0-9]{1,4}([.,][0-9]{1,4}){0,4}(,-)?( ?%)?", fullmatch=True),
)
"""Texts of which some are numbers, some nearly so, and most are not."""


@st.composite
def indonesian_texts(draw: DrawFn) -> tuple[str, Fraction]:
    """Draw a number as a document prints it in a column with a decimal comma, and the number."""
    value = draw(numbers(integer_digits=12, fraction_digits=4))
    text = write_id(value, draw(st.sampled_from([None, 4])))
    if draw(st.booleans()):
        text = text.replace(".", "")
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    dash = draw(st.sampled_from(["-", "\u2212", "\u2013"])) if sign else draw(st.sampled_from(["", "+"]))
    money = draw(st.sampled_from(["", "", "Rp", "Rp ", "Rp. ", "rp", "RP\u00a0"]))
    marked = f"{dash}{money}{digits}" if draw(st.booleans()) else f"{money}{dash}{digits}"
    if money and "," not in digits:
        marked += draw(st.sampled_from(["", ",-"]))
    if not money:
        marked += draw(st.sampled_from(["", "%", " %"]))
    blank = draw(st.sampled_from(["", " ", "\t", "\u00a0"]))
    return f"{blank}{marked}{blank}", value


def trees(
    values: SearchStrategy[Fraction] = anything, *, sources: bool = False, max_leaves: int = 12
) -> SearchStrategy[Node]:
    """Draw formulas over :data:`NAMES`; with ``sources`` some components are taken from other indicators."""
    taken: SearchStrategy[Any] = st.one_of(
        st.none(),
        st.builds(Taken, st.text(max_size=9), st.sampled_from(["value", "achievement"])),
        st.builds(Tally, st.sampled_from(["achieved", "all"]), st.lists(st.text(max_size=5)).map(tuple), numbers()),
    )
    units = st.sampled_from(["bilangan", "orang", None])
    component = st.sampled_from([Component(name, "bilangan") for name in NAMES])
    sourced = st.builds(Component, st.sampled_from(NAMES), units, taken)
    constant = st.builds(Constant, values, st.sampled_from(["bilangan", "persen"]))
    leaves: SearchStrategy[Node] = st.one_of(sourced if sources else component, constant)

    def joined(parts: SearchStrategy[Node]) -> SearchStrategy[Node]:
        return st.builds(Calculation, st.sampled_from(list(Operator)), parts, parts)

    return st.recursive(leaves, joined, max_leaves=max_leaves)


def inputs(values: SearchStrategy[Fraction] = anything) -> SearchStrategy[dict[str, Fraction]]:
    """Draw a value for every name of :data:`NAMES`."""
    return st.fixed_dictionaries(dict.fromkeys(NAMES, values))


@st.composite
def scales(draw: DrawFn, /, **facts: Any) -> CategoryScale:
    """Draw a scale of 1 to 8 bands between rising thresholds of two decimals, its ends open or not."""
    cents = draw(st.lists(st.integers(-10_000, 10_000), min_size=2, max_size=9, unique=True).map(sorted))
    edges: list[Fraction | None] = [Fraction(cent, 100) for cent in cents]
    if draw(st.booleans()):
        edges[0] = None
    if draw(st.booleans()):
        edges[-1] = None
    bands = [(f"K{place}", f"Kategori {place}") for place in range(len(edges) - 1)]
    return CategoryScale.of("acak", edges, bands, draw(st.sampled_from(["upper", "lower"])), **facts)


SKM_CODES: tuple[str, ...] = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana",
)
"""The elements of the survey of 2017, in the order of the regulation."""

answers: SearchStrategy[int | None] = st.sampled_from([1, 2, 3, 4, None])
"""An answer of the survey, or none."""


def respondents(given: SearchStrategy[Any] = answers, *, fewest: int = 1, most: int = 12) -> SearchStrategy[list[Any]]:
    """Draw rows of answers by element, at least one of them given."""
    row = st.fixed_dictionaries(dict.fromkeys(SKM_CODES, given))
    return st.lists(row.filter(lambda made: any(made.values())), min_size=fewest, max_size=most)


complete: SearchStrategy[int] = st.integers(1, 4)
"""An answer of somebody who leaves none blank."""
