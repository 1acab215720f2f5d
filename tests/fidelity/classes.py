"""Classes printed beside figures: the mutu of a survey, a predikat, a category, reached or not.

Each figure is put in the scale of the regulation its document names, else in the one in force in its year. They are
counted apart from the figures: a row may have both.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from fidelity.rows import Origin, Row, Verdict, read
from fidelity.scores import AKIP, IPASN, value_of
from fidelity.surveys import MEANS, TOTALS
from fidelity.tables import ACHIEVEMENTS, declared
from sakip import Indicator, Realisation, Target, assess_one, regulations
from sakip.errors import NumberError
from sakip.figures import read_id
from sakip.formulas import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.bands import CategoryScale

_REACHED: Final = re.compile(r"(tidak|belum)?\s*tercapai", re.IGNORECASE)


def classes() -> Iterator[Row]:
    """Yield a row for each class that is printed."""
    for line, row in read(ACHIEVEMENTS):
        if row["category"]:
            reached = _REACHED.fullmatch(row["category"])
            yield _reached(line, row, met=not reached[1]) if reached else _of_achievement(line, row)
    for file in (MEANS, TOTALS):
        for line, row in read(file):
            if row["mutu_published"] and "implied" not in row["mutu_published"]:
                old = "2004" in row["mutu_published"]
                scale = regulations.scale("skm", on=date(2010, 1, 1) if old else date(2024, 12, 31))
                yield _of_figure(file, line, row, scale, figure=row["ikm_published"], printed=row["mutu_published"])
    for line, row in read(AKIP):
        if row["predikat_published"]:
            scale = regulations.scale("akip", on=date(int(row["year"]), 12, 31))
            yield _of_figure(AKIP, line, row, scale, figure=row["total_published"], printed=row["predikat_published"])
    for line, row in read(IPASN):
        if row["category_published"]:
            scale = regulations.scale("ipasn", on=date(int(row["year"][:4]), 12, 31))
            yield _of_figure(IPASN, line, row, scale, figure=row["total_published"], printed=row["category_published"])


def _of_figure(file: str, line: int, row: dict[str, str], scale: CategoryScale, *, figure: str, printed: str) -> Row:
    band = scale.classify(value_of(figure)[0])
    said = printed.partition(" (")[0].partition(",")[0].casefold()
    same = said in {band.code.casefold(), band.label.casefold(), f"{band.code} / {band.label}".casefold()}
    if not same and "not AKIP" in row.get("regime", ""):
        verdict, reason = Verdict.NOTHING, "not-ranked"
    else:
        verdict, reason = (Verdict.DECLARED, "") if same else (Verdict.NONE, "other-table")
    return Row(
        kind="classes",
        file=file,
        line=line,
        about=f"{row['unit']}, {row['year'] or 'no year'}",
        source=row["source_title"],
        address=row["source_url"],
        given=figure,
        printed=printed,
        ours=f"{band.code} {band.label}" if verdict is not Verdict.NOTHING else "",
        rule=f"{scale.source} [{scale.confidence}]",
        origin=Origin.STATED if "2004" in printed else Origin.IMPLIED,
        verdict=verdict,
        reason=reason,
    )


def _of_achievement(line: int, row: dict[str, str]) -> Row:
    """Put a printed achievement in the scale that reports borrow from Permendagri 86/2017."""
    scale = regulations.scale("capaian", on=date(2024, 12, 31))
    return _of_figure(ACHIEVEMENTS, line, row, scale, figure=row["achievement"], printed=row["category"])


def _reached(line: int, row: dict[str, str], *, met: bool) -> Row:
    try:
        target, made = read_id(row["target"], decimal=","), read_id(row["realisation"], decimal=",")
    except NumberError:
        ours, verdict, reason = "", Verdict.NOTHING, "words"
    else:
        rule = declared(row)
        indicator = Indicator(code="x", name="X", unit="bilangan", formula=count(), polarity=rule)
        if rule != "higher":  # none of at most none is what was wanted
            indicator = evolve(indicator, zero_target="met-or-not")
        given = Realisation("x", "2024", {"jumlah": made})
        value = assess_one(indicator, Target("x", "2024", target), given).achievement.value
        assert value is not None  # a target of zero is met or not
        ours = "tercapai" if value >= Decimal(100) else "tidak tercapai"
        same = (ours == "tercapai") == met
        verdict, reason = (Verdict.DECLARED, "") if same else (Verdict.NONE, "arithmetic")
    return Row(
        kind="classes",
        file=ACHIEVEMENTS,
        line=line,
        about=f"{row['indicator']}, {row['unit']}, {row['year']}",
        source=row["source_title"],
        address=row["source_url"],
        given=f"{row['target']} → {row['realisation']}",
        printed=row["category"],
        ours=ours,
        rule="reached at 100 percent of the target",
        verdict=verdict,
        reason=reason,
    )
