from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sakip import audit

if TYPE_CHECKING:
    from sakip.audit import Audit

HALF_UP = [("82,53", "82,32", "99,75"), ("72", "87,7", "121,81"), ("74", "94,26", "127,38"), ("4,50", "1,70", "37,78")]
CUT = [("93,14", "93,5", "100,38"), ("89", "97", "108,98"), ("90,5", "85,41", "94,37"), ("93", "97,65", "105,00")]


def audited(rows: list[tuple[str, str, str]], polarity: str = "") -> Audit:
    names = ("target", "realisation", "achievement")
    return audit.achievements([dict(zip(names, row, strict=True)) | {"polarity": polarity} for row in rows])


def test_the_style_counts_what_rows_show() -> None:
    """104,44 of 94 by 90 shows its decimals and no rounding; the sign is seen in the cells."""
    style = audited([*HALF_UP, ("90", "94", "104,44")]).style
    assert style.rows == 5
    assert dict(style.rule) == {"higher": 5}
    assert dict(style.places) == {"2": 5}
    assert dict(style.rounding) == {"half-up": 4}
    assert dict(style.cap) == {"none": 3}  # of the three figures above 100
    assert dict(style.decimals) == {",": 11}


def test_the_style_settles_what_fits_twice() -> None:
    """104,44 is rounded in a table that rounds, and cut off in one that cuts off."""
    between = ("90", "94", "104,44")
    chosen = [audited([*rows, between]).rows[-1].convention for rows in (HALF_UP, CUT)]
    assert [convention and convention.rounding for convention in chosen] == ["half-up", "truncate"]


@pytest.mark.parametrize(("rule", "printed"), [("lower-mirror", "112,61"), ("lower-inverse", "114,43")])
def test_a_target_met_exactly_follows_the_formula_of_the_house(rule: str, printed: str) -> None:
    """100 is right by every formula; in a table of poverty rates it is that of poverty rates."""
    convention = audited([("23", "20,1", printed)] * 3 + [("8", "8", "100")]).rows[-1].convention
    assert convention is not None
    assert convention.rule == rule


def test_the_style_makes_no_figure_fit() -> None:
    """A row that nothing makes stays so, however its neighbours are made."""
    lone = audited([("90", "94", "104,45")]).rows[0].verdict
    assert lone == audited([*CUT, ("90", "94", "104,45")]).rows[-1].verdict == "not-reproduced"


def test_a_row_that_breaks_the_style_is_named() -> None:
    """One row that is cut off in a table that rounds; the finding is a note."""
    found = audited([*HALF_UP, CUT[1]])
    assert [row.off_style for row in found.rows] == [(), (), (), (), ("rounding",)]
    (note,) = found.findings
    assert (note.code, note.severity, note.facts["rows"]) == ("audit-off-style", "info", ("5",))


def test_a_cap_in_a_table_without_one_breaks_the_style() -> None:
    """And the other way round it does too; figures below 100 show neither."""
    capped, below = ("90", "99", "100"), ("90", "80", "88,89")
    rows: list[tuple[str, str, str]] = [*[below] * 5, capped]
    assert audited(rows).rows[-1].off_style == ()
    assert audited([*HALF_UP, ("90", "94", "104,44"), capped]).rows[-1].off_style == ("cap",)
    assert audited([capped] * 5 + [HALF_UP[1]]).rows[-1].off_style == ("cap",)


def test_two_rows_are_no_style() -> None:
    """Too few to say that a third one breaks it."""
    assert audited([HALF_UP[0], HALF_UP[2], CUT[1]]).rows[-1].off_style == ()


def test_one_row_that_is_cut_off_makes_no_other_so() -> None:
    """104,44 needs no reason because of it."""
    assert audited([CUT[1], ("90", "94", "104,44")]).rows[1].reason == ""


def test_each_document_has_a_style_of_its_own() -> None:
    """A column that names the source separates them."""
    names = ("target", "realisation", "achievement")
    rows = [dict(zip(names, row, strict=True)) | {"source": "A"} for row in HALF_UP]
    rows += [dict(zip(names, row, strict=True)) | {"source": "B"} for row in CUT]
    found = audit.achievements(rows)
    assert {name: style.leading("rounding") for name, style in found.styles.items()} == {
        "A": "half-up",
        "B": "truncate",
    }
    assert all(not row.off_style for row in found.rows)
    assert found.style.rows == 8


def test_a_column_that_is_settled_settles_its_cells() -> None:
    """1.234 is a thousand and more in a column of decimal commas, and needs no reason there."""
    rows = [("10,5", "10,5", "100"), ("1.234", "617", "50")]
    assert audited(rows).rows[1].reason == ""
    lone = audited([("1.234", "617", "50")]).rows[0]
    assert [remark.code for remark in lone.remarks] == ["why-reading"]


def test_a_cell_against_its_column_says_so() -> None:
    """A figure of 96.667 among decimal commas, because only that fits; 96,667 times the target would be absurd."""
    row = audited([("10,5", "10,5", "100,00"), ("1.500", "1.450", "96.667")]).rows[1]
    assert (row.verdict, [remark.code for remark in row.remarks]) == ("reproduced", ["why-against-column"])


def test_a_deviation_of_zero_needs_rows_that_show_deviations() -> None:
    """Alone, 0 for a target that was met is an empty cell somebody filled."""
    assert audited([("93", "93", "0")]).rows[0].verdict == "not-reproduced"
    assert audited([("90", "94", "4,44"), ("93", "93", "0")]).rows[1].verdict == "not-reproduced"
    shown = audited([("90", "94", "4,44"), ("90", "80", "-11,11"), ("93", "93", "0")])
    assert [row.reason for row in shown.rows] == ["Dicetak sebagai selisih dari 100."] * 3


def test_the_style_is_said_in_a_sentence() -> None:
    """In either language, with how many rows show each part."""
    style = audited(HALF_UP).style
    assert "R ÷ T × 100 (4)" in style.text()
    assert "rounded half-up (4)" in style.text("en")
    assert audited([]).style.text() == ""
