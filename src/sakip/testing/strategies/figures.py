"""Numbers the gate lets in, texts as documents and people write them, codes and names as files do."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS, ROUNDINGS, number

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.figures import NumberLike

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

COMPONENTS: Final = (
    "realisasi", "pagu", "jumlah", "nilai", "terlayani", "dilayani", "masuk", "total_2024", "a", "B2",
)  # fmt: skip
"""Names of components as decrees and programs give them."""

# what files, formats, terminals and tables have been seen to stumble over
_ODD = (
    'kata "Baik"', "C:\\laporan\\2024", "baris satu\nbaris dua", "kolom\tdua", " diapit spasi ", "‘kutip’ – “ganda”",
    "Rp1.500.000,-", "≥ 90 %", "'''", '"""', "e\u0301", "🏛️ Kantor", "العربية", "\u200b", "# bukan komentar",
    "[tabel]", "a = 1", "\r\n", "\x00", "\x1b[31m", "\x7f", "\u2028", "\ufeff", "{indicator}", "%s", "<b>&amp;</b>",
    "=1+1", "true", "2024", "-", "\\u0041", "\\",
)  # fmt: skip
_PROSE = (
    "Meningkatnya kualitas pelayanan publik", "Laporan SKM 2024", "Kasi Pelayanan", "Kecamatan Contoh", "BPS",
    "Perjanjian Kinerja", "LKjIP", "Camat",
)  # fmt: skip

places: SearchStrategy[int] = st.integers(0, FRACTION_DIGITS)
roundings: SearchStrategy[str] = st.sampled_from(sorted(ROUNDINGS))


def numbers(
    integer_digits: int = INTEGER_DIGITS,
    fraction_digits: int = FRACTION_DIGITS,
    *,
    min_value: NumberLike | None = None,
    max_value: NumberLike | None = None,
) -> SearchStrategy[Fraction]:
    """Draw exact numbers that :func:`sakip.number` takes: decimals of at most so many digits before and after the sign.

    ``min_value`` and ``max_value`` belong to what is drawn. Both signs are drawn unless they say otherwise.
    """
    widest = 10**integer_digits - Fraction(1, 10**fraction_digits)
    low = -widest if min_value is None else max(-widest, number(min_value))
    high = widest if max_value is None else min(widest, number(max_value))
    return _numbers(low, high, fraction_digits)


@st.composite
def _numbers(draw: DrawFn, low: Fraction, high: Fraction, fraction_digits: int) -> Fraction:
    scales = [10**decimals for decimals in range(fraction_digits + 1)]
    # between 0.1 and 0.2 there is no whole number
    scale = draw(st.sampled_from([scale for scale in scales if ceil(low * scale) <= floor(high * scale)]))
    return Fraction(draw(st.integers(ceil(low * scale), floor(high * scale))), scale)


def amounts_of_money() -> SearchStrategy[Fraction]:
    """Draw rupiah as budgets have them: zero, odd sums, and up to a hundred trillion; never negative."""
    return st.one_of(st.just(Fraction(0)), st.integers(1, 10**14).map(Fraction), numbers(12, 2, min_value=0))


def texts(*, blank: bool = True, max_size: int = 20) -> SearchStrategy[str]:
    """Draw free text: prose, and what breaks files and formats: quotes, backslashes, line ends, controls, emoji.

    Anything Unicode calls a character may come, surrogates apart, and blanks may lead or trail. With ``blank=False``
    it holds something that can be read.
    """
    free = st.text(st.characters(exclude_categories=["Cs"]), max_size=max_size)
    every = st.one_of(st.sampled_from(_PROSE), st.sampled_from(_ODD), free)
    if blank:
        return st.one_of(st.just(""), every)
    return st.builds("{}{}".format, st.sampled_from(_PROSE), st.one_of(st.just(""), every))


def text_lists(max_size: int = 3) -> SearchStrategy[tuple[str, ...]]:
    """Draw a few texts in an order."""
    return st.lists(texts(), max_size=max_size).map(tuple)


def codes() -> SearchStrategy[str]:
    """Draw codes as set files use them: small letters, digits and hyphens, beginning with a letter."""
    head = st.text(_LETTERS, min_size=1, max_size=6)
    tail = st.lists(st.text(f"{_LETTERS}0123456789", min_size=1, max_size=4), max_size=2)
    return st.builds(lambda first, others: "-".join([first, *others]), head, tail)


def component_names() -> SearchStrategy[str]:
    """Draw names a component may have: letters, digits and underscores, beginning with a letter."""
    letters = f"{_LETTERS}{_LETTERS.upper()}"
    made = st.builds(str.__add__, st.sampled_from(letters), st.text(f"{letters}0123456789_", max_size=12))
    return st.one_of(st.sampled_from(COMPONENTS), made)


# made once: Hypothesis looks every strategy over when it first draws from it
any_text = texts()
some_text = texts(blank=False)
any_texts = text_lists()
any_code = codes()
any_component = component_names()
