"""Checks of the annex of an IKU: whether its columns are filled, and whether an achievement gets a category.

Beside its name an indicator has, in every annex, an explanation, how it is computed, where its data come from and who
answers for it. What a document does not print a set says in ``not_in_text``; what is left out without a word was
forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sakip.review.check import Remark, check
from sakip.review.indicators import ANNEX
from sakip.review.phrases import is_blank, withheld
from sakip.review.together import together
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.indicators import Indicator
    from sakip.sets import IndicatorSet

_COLUMNS: Final = ("definition", "formula_text", "data_sources", "responsible")
# an annex of IKU does not hold them
_BELOW: Final = frozenset({"program", "kegiatan", "subkegiatan"})


@check("annex-incomplete", basis=ANNEX, confidence="M")
def annex_incomplete(office: IndicatorSet) -> Iterator[Remark]:
    """Columns of the annex that are empty, with the indicators they are empty for."""
    asked = sorted((one for one in office if one.level not in _BELOW), key=lambda one: one.code)
    empty: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for column in _COLUMNS:
        lacking = (one.code for one in asked if column not in withheld(one) and not _is_filled(one, column))
        empty[tuple(lacking)].append(column)
    for codes, columns in empty.items():
        if codes:
            said = tuple(Word(f"review-{column}") for column in columns)
            facts = {"column": said, "key": tuple(columns), "count": len(codes), "all": len(asked)}
            yield together(office, (office[code] for code in codes), columns[0], facts)


def _is_filled(indicator: Indicator, column: str) -> bool:
    if column in {"definition", "formula_text"}:
        text = getattr(indicator, column)
        given = not is_blank(text)
    else:
        given = any(not is_blank(text) for text in getattr(indicator, column))
    if given or indicator.formula.kind != "external_score":
        return given
    # what somebody else computes is read off his document
    return column == "formula_text" or (
        column == "data_sources" and not is_blank(indicator.formula.details.get("document", ""))
    )


@check("unfinished", basis="Akal sehat: yang belum pasti tidak diterbitkan.")
def unfinished(office: IndicatorSet) -> Iterator[Remark]:
    """Lines that are marked as uncertain, as a set started from a sheet has them."""
    return (Remark({}, place=place) for place in office.unfinished)


@check(
    "no-achievement-scale",
    basis="Permendagri 86/2017: capaian dikelompokkan menurut skala nilai peringkat kinerja.",
    confidence="S",
)
def no_achievement_scale(office: IndicatorSet) -> Iterator[Remark]:
    """Indicators whose achievement is in no category."""
    judged = [indicator for indicator in office if indicator.rule is not None and not indicator.predicates]
    lacking = [
        one for one in judged if one.achievement_scale is None and "achievement_scale" not in withheld(one)
    ]  # fmt: skip
    if lacking:
        yield together(office, lacking, "achievement_scale", {"count": len(lacking), "all": len(judged)})
