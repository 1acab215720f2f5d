from __future__ import annotations

import copy
import pickle
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import ALONE

from sakip.errors import DataFileError
from sakip.instruments import akip
from sakip.wording import FINDINGS

CASES: Final = Path(__file__).parents[2] / "cases"


def faults(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(DataFileError) as caught:
        akip.loads_sheet(text, "lke.toml")
    for fault in caught.value.findings:
        assert fault.place is not None
        assert fault.place.file == "lke.toml"
        assert FINDINGS[fault.code].severity == "error"
        assert fault.text("en") in str(caught.value)
    return [(fault.code, fault.place.line if fault.place else None) for fault in caught.value.findings]


@pytest.mark.parametrize("code", akip.sheets())
def test_the_weights_of_every_packaged_sheet_sum_exactly(code: str) -> None:
    sheet = akip.sheet(code)
    assert sum(component.weight for component in sheet.components) == sheet.maximum == 100
    for component in sheet.components:
        assert sum(sub.weight for sub in component.subs) == component.weight
    assert sheet.scale.covers() == "0 to 100"
    assert pickle.loads(pickle.dumps(sheet)) == sheet == copy.deepcopy(sheet)  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("day", "code", "settled"),
    [
        (date(2013, 1, 1), "permenpan-13-2010", False),
        (date(2019, 1, 1), "permenpanrb-12-2015", False),
        (date(2024, 12, 31), "permenpanrb-88-2021", True),
    ],
)
def test_the_sheet_of_a_day_is_that_of_the_regulation_in_force(day: date, code: str, settled: bool) -> None:
    sheet = akip.sheet(on=day)
    assert (sheet.code, sheet.regulation, sheet.settled) == (code, code, settled)
    assert sheet == akip.sheet(code)


def test_existence_quality_and_use_weigh_20_30_and_50_percent_since_2021() -> None:
    """Before they weighed 20, 50 and 30, which is one reason why the scores are no one series."""
    for component in akip.sheet(on=date(2024, 12, 31)).components:
        assert [sub.weight / component.weight * 100 for sub in component.subs] == [20, 30, 50]
    pengukuran = akip.sheet("permenpanrb-12-2015").components[1]
    assert [sub.weight / pengukuran.weight * 100 for sub in pengukuran.subs] == [20, 50, 30]


def test_a_sheet_may_stand_alone() -> None:
    sheet = akip.loads_sheet(ALONE)
    assert [sub.weight for sub in sheet.subs] == [60, Fraction("12.5"), Fraction("27.5")]
    assert (sheet.regulation, sheet.basis, sheet.maximum) == ("", "LKE Contoh", Fraction(100))
    result = akip.evaluate(sheet, {"1.a": akip.Met(1, 2), "2.a": "B", "2.b": "B"})
    assert [one.points for one in result.subs] == [40, 50, 40]


def test_an_own_sheet_takes_from_the_regulation_what_it_does_not_change() -> None:
    sheet = akip.load_sheet(CASES / "akip-lke.toml")
    base = akip.sheet("permenpanrb-88-2021")
    assert [sub.weight for sub in sheet.components[2].subs] == [3, 5, 7]
    assert [one.weight for one in sheet["3.a"].criteria] == [Fraction(1, 3)] * 3
    assert [(one.weight, one.answers.code) for one in sheet["3.b"].criteria] == [
        (Fraction(1, 3), "abcd"),
        (Fraction(2, 3), "ya-tidak"),
    ]
    assert sheet.components[:2] == base.components[:2]
    assert (sheet.grades, sheet.scale, sheet.regulation) == (base.grades, base.scale, base.code)
    assert sheet.basis == f"Peraturan Bupati Contoh 12/2024; {base.basis}"
    assert not sheet.same_measure(base)  # reporting is weighed otherwise


def test_criteria_alone_do_not_make_another_measure() -> None:
    """Grades are given per sub-component: what is listed under it as evidence changes no weight."""
    base = akip.sheet("permenpanrb-88-2021")
    own = akip.loads_sheet(
        """
        code = "x"
        title = "x"
        extends = "permenpanrb-88-2021"
        component = [{ code = "1", sub = [{ code = "1.a", criterion = [{ code = "1.a.1" }] }] }]
        """
    )
    assert own["1.a"].criteria[0].weight == 1
    assert own.same_measure(base)


@pytest.mark.parametrize(
    "changed",
    [
        'grade = [{ code = "D", points = 25 }]',
        'rubric = [{ code = "kualitas", level = [{ grade = "B", above = 80 }] }]',
        "component = [{ code = '1', weight = 29 }, { code = '4', weight = 26 }]",
        'scale = { edges = [0, 100], bands = [{ code = "x", label = "x" }], closure = "upper" }',
    ],
)
def test_other_points_rubrics_weights_or_predicates_do(changed: str) -> None:
    """Their scores are no continuation of the regulation's."""
    text = f'code = "x"\ntitle = "x"\nextends = "permenpanrb-88-2021"\n{changed}\n'
    text = text.replace("weight = 29", "weight = 29, sub = [{ code = '1.a', weight = 5 }]")
    text = text.replace("weight = 26", "weight = 26, sub = [{ code = '4.a', weight = 6 }]")
    assert not akip.loads_sheet(text).same_measure(akip.sheet("permenpanrb-88-2021"))


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("points = 40", "points = 45", False),
        ("[[rubric]]", '[[grade]]\ncode = "M"\npoints = 70\n[[rubric]]', False),
        ('code = "x"', 'code = "z"', False),
        ('rubric = "r"', "", False),
        ('C = "0" }', 'C = "0.1" }', False),
        ('closure = "upper"', 'closure = "lower"', False),
        ("full = true", 'full = true\ntext = "seluruhnya"', True),
        ('name = "Pertama"', 'name = "Kesatu"', True),
    ],
)
def test_sheets_that_stand_alone_are_one_measure_when_they_weigh_and_rate_alike(old: str, new: str, same: bool) -> None:
    bands = '[{ code = "x", label = "x" }, { code = "y", label = "y" }]'
    scale = f'scale = {{ edges = [0, 50, 100], bands = {bands}, closure = "upper" }}'
    text = ALONE.replace('scale = "permenpanrb-88-2021"', scale)
    assert old in text
    assert akip.loads_sheet(text).same_measure(akip.loads_sheet(text.replace(old, new))) is same


def test_an_own_sheet_is_cited_with_its_clause_and_how_sure_it_is() -> None:
    head = 'title = "x"\ncitation = "Perbup Contoh 12/2024"\nclause = "Lampiran II"\nconfidence = "S"\n'
    assert akip.loads_sheet(head + ALONE.replace('title = "LKE Contoh"\n', "")).basis == (
        "Perbup Contoh 12/2024, Lampiran II [S]"
    )


def test_what_an_own_sheet_says_twice_is_a_fault_and_no_change_of_the_regulation() -> None:
    text = 'code = "x"\ntitle = "x"\nextends = "permenpanrb-88-2021"\n'
    twice = '[[component]]\ncode = "1"\nname = "a"\n'
    assert ("duplicate-code", 8) in faults(text + twice + twice + "weight = 30\n")


def test_a_sheet_may_extend_another_file(tmp_path: Path) -> None:
    """The word of the file on top counts; both may lie in other folders."""
    folder = tmp_path / "kabupaten"
    folder.mkdir()
    (folder / "lke.toml").write_text(
        'code = "k"\ntitle = "k"\nextends = "permenpanrb-88-2021"\n[[component]]\ncode = "1"\nname = "Rencana"\n',
        "utf-8",
    )
    own = tmp_path / "own.toml"
    own.write_text('code = "o"\ntitle = "o"\nextends = "kabupaten/lke.toml"\n', "utf-8")
    sheet = akip.load_sheet(own)
    assert (sheet.code, sheet.reference, sheet.components[0].name) == ("o", "own.toml", "Rencana")
    assert sheet.regulation == "permenpanrb-88-2021"
    own.write_text('code = "o"\ntitle = "o"\nextends = "own.toml"\n', "utf-8")
    with pytest.raises(DataFileError) as caught:
        akip.load_sheet(own)
    assert [fault.code for fault in caught.value.findings] == ["akip-extends-circle"]


def test_a_sheet_may_have_a_maximum_and_predicates_of_its_own() -> None:
    text = ALONE.replace('scale = "permenpanrb-88-2021"', "maximum = 50").replace("weight = 60", "weight = 10")
    text += """
        [scale]
        closure = "lower"
        edges = [0, 25, 50]
        bands = [{ code = "K", label = "Kurang" }, { code = "B", label = "Baik" }]
        places = 1
    """
    result = akip.evaluate(akip.loads_sheet(text), {"1.a": "A", "2.a": "B", "2.b": akip.Share("31.8")})
    assert (result.total, str(result.value)) == (Fraction("24.995"), "25.0")
    assert result.predikat is not None
    assert result.predikat.label == "Baik"


@pytest.mark.parametrize(
    ("weights", "parts"),
    [
        (["14", "14", "72"], ["7/50", "7/50", "18/25"]),
        (["1/7"] * 7, ["1/7"] * 7),
        ([None] * 6, ["1/6"] * 6),
        (["12.5", "25", "22.5"], ["5/24", "5/12", "3/8"]),
    ],
)
def test_criteria_are_weighed_in_parts_of_1_of_100_or_of_the_weight(
    weights: list[str | None], parts: list[str]
) -> None:
    listed = "".join(
        f'[[component.sub.criterion]]\ncode = "k{place}"\n' + (f'weight = "{weight}"\n' if weight else "")
        for place, weight in enumerate(weights)
    )
    text = ALONE.replace('rubric = "r"\n', f'rubric = "r"\n{listed}')
    assert [one.weight for one in akip.loads_sheet(text)["1.a"].criteria] == [Fraction(part) for part in parts]


def test_rounded_weights_of_criteria_are_refused_with_their_sum_and_the_remedy() -> None:
    """Seven times 14.29 is 100.03."""
    listed = "".join(f'[[component.sub.criterion]]\ncode = "k{n}"\nweight = 14.29\n' for n in range(7))
    with pytest.raises(DataFileError) as caught:
        akip.loads_sheet(ALONE.replace('rubric = "r"\n', f'rubric = "r"\n{listed}'), "lke.toml")
    (fault,) = caught.value.findings
    assert (fault.code, fault.place and fault.place.line) == ("akip-criteria-sum", 30)
    assert "100,03" in fault.message()
    assert '"1/7"' in fault.remedy()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("weight = 27.5", "weight = 27", [("akip-weights-sum", 33)]),
        ("weight = 60\n", "weight = 61\n", [("akip-weights-sum", 21), ("akip-weights-sum", 24)]),
        ("weight = 27.5", "weight = 0", [("akip-bad-weight", 42)]),
        ("weight = 27.5", 'weight = "banyak"', [("bad-value", 42)]),
        ("weight = 27.5", 'weight = "1/0"', [("bad-value", 42)]),
        ("points = 40", "points = 140", [("akip-points-range", 10)]),
        ('B = "0.5"', 'B = "1.5"', [("akip-points-range", 20)]),
        ('B = "0.5"', "B = [1]", [("bad-value", 20)]),
        ('B = "0.5"', 'b = "0.5", B = "0.5"', [("duplicate-code", 20)]),
        ('{ A = "1", B = "0.5", C = "0" }', "{}", [("missing-key", 20)]),
        ('rubric = "r"', 'rubric = "s"', [("unknown-reference", 29)]),
        ('answers = "abc"', 'answers = "abd"', [("unknown-reference", 38)]),
        ('grade = "B"', 'grade = "C"', [("unknown-reference", 17)]),
        ('code = "2.b"', 'code = "1.A"', [("duplicate-code", 40)]),
        ('code = "2.b"', 'code = ""', [("akip-bad-code", 40)]),
        ('code = "2.b"', 'code = "a\\u001b[2J"', [("akip-bad-code", 40)]),
        ('code = "2"\n', 'code = "1"\n', [("duplicate-code", 31)]),
        ("full = true", 'full = "ya"', [("wrong-type", 15)]),
        ("full = true", "above = 10\nyears = 1", []),
        ('grade = "B"\n', 'grade = "B"\nabove = 50\n', [("akip-rubric-open", 11)]),
        (
            'grade = "B"\n',
            'grade = "B"\nabove = 500\n',
            [("akip-points-range", 18), ("akip-rubric-order", 13), ("akip-rubric-open", 11)],
        ),
        ('scale = "permenpanrb-88-2021"', "", [("akip-scale-missing", None)]),
        ('scale = "permenpanrb-88-2021"', "maximum = 120", [("akip-scale-missing", None), ("akip-weights-sum", 21)]),
        ('scale = "permenpanrb-88-2021"', 'scale = "akip"', [("unknown-reference", 4)]),
        ('scale = "permenpanrb-88-2021"', 'scale = "permenpan-13-2010/gap"', [("unknown-reference", 4)]),
        ('scale = "permenpanrb-88-2021"', "scale = 7", [("wrong-type", 4)]),
        ('scale = "permenpanrb-88-2021"', "scale = { edges = [0, 90] }", [("missing-key", 4), ("missing-key", 4)]),
        (
            'scale = "permenpanrb-88-2021"',
            'scale = { edges = [0, 90], bands = [{ code = "x", label = "x" }], closure = "upper" }',
            [("akip-scale-range", 4)],
        ),
        (
            'scale = "permenpanrb-88-2021"',
            'scale = { edges = [0, 90], bands = [{ code = "x", label = "x" }], closure = "up" }',
            [("bad-value", 4)],
        ),
        ("schema = 1", "schema = 2", [("schema-version", 1)]),
        ("schema = 1", 'schema = 1\nextends = "permenpanrb-88-2022"', [("unknown-reference", 2)]),
        ("schema = 1", 'schema = 1\nextends = "tidak-ada.toml"', [("bad-value", 2)]),
        ("schema = 1", 'schema = 1\nextends = "\\u0000.toml"', [("bad-value", 2)]),
        ("schema = 1", "schema = 1\nbobot = 3", [("unknown-key", 2)]),
        ('code = "x"', "", [("missing-key", None)]),
        ("schema = 1", "schema = ", [("toml-no-value", 1)]),
    ],
)  # fmt: skip
def test_every_fault_of_a_sheet_is_named_with_its_line(old: str, new: str, found: list[tuple[str, int | None]]) -> None:
    assert old in ALONE
    text = ALONE.replace(old, new, 1)
    if not found:
        akip.loads_sheet(text)
        return
    assert sorted(faults(text), key=str) == sorted(found, key=str)


def test_all_faults_are_named_at_once() -> None:
    text = ALONE.replace("27.5", "27").replace('"r"\n[[component]]', '"s"\n[[component]]').replace("= 40", "= 400", 1)
    assert {code for code, _ in faults(text)} == {"akip-weights-sum", "unknown-reference", "akip-points-range"}


def test_a_component_needs_sub_components_and_a_sheet_components() -> None:
    bare = 'code = "x"\ntitle = "x"\nscale = "permenpanrb-88-2021"\n'
    assert faults(bare) == [("missing-key", None)]
    assert faults(f'{bare}[[component]]\ncode = "1"\nname = "x"\nweight = 100\n') == [("missing-key", 4)]


def test_some_criteria_with_a_weight_and_some_without_are_refused() -> None:
    text = ALONE.replace(
        'rubric = "r"\n',
        'rubric = "r"\ncriterion = [{ code = "a", weight = 1 }, { code = "b" }, { code = "B", answers = "z" }]\n',
    )
    assert sorted(faults(text)) == [("akip-criteria-partly", 30), ("duplicate-code", 30), ("unknown-reference", 30)]


def test_a_sheet_has_a_largest_size() -> None:
    """100 criteria a sub-component, 60 sub-components: far above any sheet met, and nothing takes long below it."""
    listed = ", ".join(f'{{ code = "k{n}" }}' for n in range(101))
    assert faults(ALONE.replace('rubric = "r"\n', f'rubric = "r"\ncriterion = [{listed}]\n')) == [("akip-too-many", 30)]
    more = "".join(f'[[component.sub]]\ncode = "z{n}"\nname = "z"\nweight = "1/58"\n' for n in range(58))
    assert faults(ALONE.replace("weight = 27.5", "weight = 26.5") + more) == [("akip-too-many", 21)]


def test_a_fault_in_what_is_laid_over_a_regulation_has_its_line_in_the_own_file() -> None:
    """The sum of a component no longer fits: the place is the own word on it, not one in the regulation."""
    text = (CASES / "akip-lke.toml").read_text(encoding="utf-8")
    changed = text.replace("weight = 7\n", "weight = 7.5\n")
    (fault,) = faults(changed)
    line = 1 + changed[: changed.index('[[component]]\ncode = "3"')].count("\n")
    assert fault[0] == "akip-weights-sum"
    assert fault[1] in {line, line + 1}


def test_a_fault_about_what_the_regulation_says_is_placed_in_the_own_file() -> None:
    """A maximum of 90 does not fit the components, which the file does not mention."""
    assert faults('code = "x"\ntitle = "x"\nextends = "permenpanrb-88-2021"\nmaximum = 90\n') == [
        ("akip-weights-sum", None)
    ]


@given(st.text(max_size=60), st.sampled_from(["27.5", '"1.a"', '"abc"', "true", "[[answers]]", "permenpanrb-88-2021"]))
def test_whatever_is_written_into_a_sheet_it_loads_or_says_why_not(text: str, place: str) -> None:
    try:
        akip.loads_sheet(ALONE.replace(place, text, 1))
    except DataFileError as error:
        found = error.findings
    else:
        return
    assert found
    assert all(finding.text() and finding.text("en") for finding in found)
