from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import examples, texts

import sakip
from sakip import audit
from sakip.audit import Verdict
from sakip.indicators import Indicator, Realisation, Target

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

POLARITIES = ("higher", "lower-mirror", "lower-inverse", "stabilise")
KEYS = ("target", "realisasi", "capaian", "polaritas")
CAPS = (None, None, "100", "120", "150", "200")


@st.composite
def written_rows(draw: DrawFn) -> tuple[dict[str, str], Indicator]:
    """Draw an indicator with its target and realisation, assessed and written as a report prints it."""
    places = draw(st.integers(0, 4))
    cap = draw(st.sampled_from(CAPS))
    floor = draw(st.sampled_from([None, "0"]))
    indicator = Indicator(
        code="i",
        name="Indikator",
        unit="poin",
        polarity=draw(st.sampled_from(POLARITIES)),
        formula=sakip.external_score("nilai", assessor="tim", document="laporan"),
        places=draw(st.integers(0, 4)),
        achievement_places=places,
        rounding=draw(st.sampled_from(["half-up", "truncate", "half-even"])),
        cap=cap,
        floor=floor,
        limits_basis="keputusan" if cap or floor else "",
    )
    target, realised = (Fraction(draw(st.integers(0, 30_000)), 10 ** draw(st.integers(0, 3))) for _ in range(2))
    period = sakip.Year(2024)
    found = sakip.assess_one(indicator, Target("i", period, target), Realisation("i", period, {"nilai": realised}))
    achieved = found.achievement.value
    row = {
        "indicator": indicator.name,
        "target": sakip.write_id(target),
        "realisation": "-" if found.value is None else sakip.write_id(found.value),
        "achievement": draw(st.sampled_from(["-", "n/a", ""])) if achieved is None else sakip.write_id(achieved),
        "polarity": draw(st.sampled_from([indicator.polarity or "", indicator.polarity or "", ""])),
    }
    limits = {number for number in (indicator.cap, indicator.floor) if number is not None}
    if achieved is None or (achieved in limits and indicator.polarity != "higher"):
        # by a rule nobody told, a limit would explain any figure
        row["polarity"] = indicator.polarity or ""
    return row, indicator


@given(st.lists(written_rows(), min_size=1, max_size=6))
@examples(300)
def test_a_table_the_library_wrote_is_reproduced_row_by_row(drawn: list[tuple[dict[str, str], Indicator]]) -> None:
    """Any polarity, decimals, cap, floor and rounding rule; a limit by another rule than R ÷ T says its polarity."""
    found = audit.achievements([row for row, _ in drawn])
    for (row, indicator), audited in zip(drawn, found.rows, strict=True):
        assert audited.verdict is Verdict.REPRODUCED, (row, indicator, audited.reason)
        if row["polarity"] and audited.convention is not None:
            assert audited.convention.rule in {indicator.polarity, "repeats-realisation"}


@given(st.integers(1, 10**12), st.integers(0, 10**12), st.integers(0, 3))
def test_a_budget_the_library_wrote_is_reproduced(pagu: int, realisasi: int, places: int) -> None:
    """Rupiah in full, a percentage to any decimals."""
    percent = sakip.publish(Fraction(100 * realisasi, pagu), places)
    row = {"pagu": sakip.write_id(pagu), "realisasi": sakip.write_id(realisasi), "persen": sakip.write_id(percent)}
    (found,) = audit.budgets([row]).rows
    assert found.verdict is Verdict.REPRODUCED


cells = st.one_of(
    texts,
    st.sampled_from(["", "-", "n/a", "WTP", "80 - 90%", "Level 3 (3,4)", ">= 5", "0", "(6)", ">100%", "1.234", "98,7"]),
    st.integers(-10, 200).map(str),
)
anything: st.SearchStrategy[Any] = st.one_of(cells, st.none(), st.floats(), st.integers(), st.booleans())


@given(st.lists(st.tuples(anything, anything, anything, cells, st.sampled_from(["", "A"])), max_size=8), st.booleans())
def test_no_cell_stops_an_audit(rows: list[tuple[Any, ...]], budgets: bool) -> None:
    """Whatever stands in them: as many rows come out, in order, and all of it is JSON in either language."""
    if budgets:
        found = audit.budgets(
            [dict(zip(("pagu", "realisasi", "persen", "x", "source"), row, strict=True)) for row in rows]
        )
    else:
        names = ("target", "realisasi", "capaian", "polaritas", "source")
        found = audit.achievements([dict(zip(names, row, strict=True)) for row in rows])
    assert [row.number for row in found.rows] == list(range(1, len(rows) + 1))
    for lang in ("id", "en"):
        json.dumps(found.to_dict(lang))
    for row in found.rows:
        assert (row.convention is not None) == (row.verdict is Verdict.REPRODUCED)
        if row.verdict is not Verdict.REPRODUCED or (row.convention and not row.convention.plain):
            assert row.reason
    assert Counter(row.number for row in found.worst_first()) == Counter(row.number for row in found.rows)


misprints = st.tuples(st.integers(1, 99), st.integers(0, 150), st.integers(0, 15_000)).map(
    lambda drawn: {
        "target": str(drawn[0]),
        "realisasi": str(drawn[1]),
        "capaian": sakip.write_id(Fraction(drawn[2], 100)),
    }
)


written = written_rows().map(lambda drawn: dict(zip(KEYS, list(drawn[0].values())[1:], strict=True)))


@given(st.lists(st.one_of(written, misprints), max_size=6), st.randoms())
def test_the_order_of_rows_decides_no_verdict(rows: list[dict[str, str]], chance: Any) -> None:
    """Only the neighbours a slip is looked for in are others."""
    order = list(range(len(rows)))
    chance.shuffle(order)
    uniform = [{"polaritas": "", **row} for row in rows]
    before = audit.achievements(uniform).rows
    after = audit.achievements([uniform[place] for place in order]).rows
    for new, old in enumerate(order):
        one, other = before[old], after[new]
        assert (one.verdict, one.convention, one.remarks, one.rights, one.off_style) == (
            other.verdict, other.convention, other.remarks, other.rights, other.off_style,
        )  # fmt: skip


@given(st.integers(1, 9_999), st.integers(0, 9_999), st.integers(-500, 500))
def test_a_figure_is_reproduced_only_as_its_convention_makes_it(target: int, realised: int, off: int) -> None:
    """Where no reason is given it lies within half a unit of the exact one; the difference of others is exact."""
    right = Fraction(100 * realised, target)
    printed = sakip.publish(right + Fraction(off, 100), 2)
    row = {"target": str(target), "realisasi": str(realised), "capaian": sakip.write_id(printed), "polaritas": "tinggi"}
    (found,) = audit.achievements([row]).rows
    if found.verdict is Verdict.REPRODUCED and not found.remarks:
        assert abs(Fraction(printed) - right) <= Fraction(1, 200)
    if found.verdict is Verdict.NOT_REPRODUCED:
        assert found.difference == Fraction(printed) - Fraction(sakip.publish(right, 2))
