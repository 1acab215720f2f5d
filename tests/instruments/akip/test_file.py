from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import DataFileError
from sakip.instruments import akip
from sakip.instruments.akip.file import _text
from sakip.periods import Year
from sakip.wording import FINDINGS

CASES: Final = Path(__file__).parents[2] / "cases"

HEAD: Final = 'schema = 1\nsheet = "permenpanrb-88-2021"\n[grades]\n'
# every sub-component but 1.a
OTHERS: Final = "".join(
    f'"{number}.{letter}" = "BB"\n' for number in "1234" for letter in "abc" if number + letter != "1a"
)


def test_the_documented_example_gives_what_its_comments_say() -> None:
    """20.10 + 25.50 + 11.10 + 15.50 = 72.20, which is BB."""
    result = akip.read(CASES / "akip-evaluasi.toml")
    assert [component.value for component in result.components] == [
        Fraction("20.1"), Fraction("25.5"), Fraction("11.1"), Fraction("15.5"),
    ]  # fmt: skip
    assert (str(result.value), result.predikat and result.predikat.code) == ("72.20", "BB")
    assert "".join(f"{one.grade and one.grade.code} " for one in result.subs) == "BB B CC A A BB A B B BB B C "
    assert (result.unit, result.period, result.document) == ("Kecamatan Contoh", Year(2024), "LHE Inspektorat 2024")
    assert (result.assessor, result.findings) == ("Inspektorat Kabupaten Contoh", ())


def test_an_own_sheet_is_found_beside_the_file() -> None:
    """3.a: two of three met is CC; 3.b: 0.66 × 1/3 + 1 × 2/3 is 88.67%, B."""
    result = akip.read(CASES / "akip-evaluasi-lke.toml")
    assert result.sheet == akip.load_sheet(CASES / "akip-lke.toml")
    assert [one.grade and one.grade.code for one in result.subs[6:9]] == ["CC", "B", "BB"]
    assert result.total == 24 + 24 + Fraction("10.9") + 20


def test_a_sheet_in_the_style_of_2015_needs_no_grades() -> None:
    """20 × 1/2 + 40 × (1 + 0.5 + 1)/3 + 40 × 0.75, exactly; a letter has no value where criteria are listed."""
    sheet = akip.load_sheet(CASES / "akip-lke-2015.toml")
    answers = {"A.II.1": "A", "A.II.2": "B", "A.II.3": "Y"}
    result = akip.evaluate(sheet, {"A.I": akip.Met(1, 2), "A.II": answers, "B.I": akip.Share(75)})
    assert result.total == 10 + Fraction(100, 3) + 30
    assert (str(result.value), result.predikat and result.predikat.code) == ("73.33", "BB")
    letter = akip.evaluate(sheet, {"A.II": "B"})
    assert [finding.code for finding in letter.findings] == ["akip-no-grades", "akip-incomplete"]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ('"F"', ("akip-unknown-grade", 4)),
        ("88", ("akip-entry", 4)),
        ("8.5", ("akip-entry", 4)),
        ("true", ("akip-entry", 4)),
        ('["BB"]', ("akip-entry", 4)),
        ("{}", ("akip-entry", 4)),
        ("{ of = 9 }", ("akip-entry", 4)),
        ('{ met = 7, of = 9, share = "88" }', ("akip-entry", 4)),
        ("{ met = 9, of = 7 }", ("akip-met-range", 4)),
        ("{ met = 7 }", ("akip-met-range", 4)),
        ('{ met = "7", of = 9 }', ("akip-met-range", 4)),
        ("{ met = 0, of = 0 }", ("akip-met-range", 4)),
        ("{ met = true, of = 9 }", ("akip-met-range", 4)),
        ('{ share = "100,5" }', ("akip-share-range", 4)),
        ('{ share = "88,5,5" }', ("akip-share-range", 4)),
        ('{ share = ",5" }', ("akip-share-range", 4)),
        ("{ share = 100.5 }", ("akip-share-range", 4)),
        ("{ share = [] }", ("akip-share-range", 4)),
        ("{ share = 88, of = 9 }", ("unknown-key", 4)),
        ("{ met = 7, of = 9, tahun = 2 }", ("unknown-key", 4)),
        ('{ met = 9, of = 9, years = "dua" }', ("akip-years", 4)),
        ("{ met = 9, of = 9, years = -1 }", ("akip-years", 4)),
        ("{ met = 9, of = 9, distinction = 5 }", ("wrong-type", 4)),
        ("{ share = 9, distinction = 5 }", ("wrong-type", 4)),
        ("{ criteria = 5 }", ("akip-entry", 4)),
        ('{ criteria = { "1.a.1" = 1 } }', ("wrong-type", 4)),
        ('{ criteria = { "1.a.1" = "Y" }, distinction = 5 }', ("wrong-type", 4)),
        ('{ criteria = { "1.a.1" = "Z" } }', ("akip-unknown-answer", 4)),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_with_its_line_and_hides_no_other(
    entry: str, found: tuple[str, int]
) -> None:
    result = akip.reads(f'{HEAD}"1.a" = {entry}\n{OTHERS}', "e.toml")
    fault, incomplete = result.findings
    assert fault.place is not None
    assert (fault.code, fault.place.line) == found
    assert fault.place.file == "e.toml"
    assert (fault.severity, incomplete.code) == ("error", "akip-incomplete")
    assert "1.a" in fault.place.key
    assert result.missing == ("1.a",)


@pytest.mark.parametrize(
    ("entry", "points"),
    [
        ("{ share = 87.5 }", 70), ("{ share = 88 }", 70), ('{ share = "700/9" }', 70),
        ("{ share = 100, years = 1.5 }", 90), ("{ met = 5, of = 5, years = 5 }", 100),
        ('{ share = "100,0", years = "1,5" }', 90), ('{ share = "89,5" }', 70),
        ('{ criteria = { a = "Y" } }', 80), ('{ criteria = { a = "Y" }, years = 1 }', 90),
    ],
)  # fmt: skip
def test_an_entry_is_read_exactly(entry: str, points: int) -> None:
    assert akip.reads(f'{HEAD}"1.a" = {entry}\n').subs[0].points == points


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[grades]\n", [("akip-which-sheet", None)]),
        ('sheet = "permenpanrb-88-2021"\non = 2024-12-31\n', [("akip-which-sheet", 1)]),
        ('sheet = "permenpanrb-88"\n', [("unknown-reference", 1)]),
        ('sheet = "tidak-ada.toml"\n', [("bad-value", 1)]),
        ('sheet = "\\u0000.toml"\n', [("bad-value", 1)]),
        ("on = 2000-12-31\n", [("bad-value", 1)]),
        ('on = "2024"\n', [("wrong-type", 1)]),
        ('sheet = "permenpanrb-88-2021"\nperiod = "tahun lalu"\n', [("bad-period", 2)]),
        (
            'sheet = "x"\nperiod = "x"\n[grades]\n"1.a" = 7\n',
            [("unknown-reference", 1), ("bad-period", 2), ("akip-entry", 4)],
        ),
        ('unit = 7\nunti = "x"\ngrades = 5\n', [("unknown-key", 2), ("wrong-type", 1), ("wrong-type", 3)]),
        ("schema = 2\n", [("schema-version", 1)]),
        ("schema =\n", [("toml-no-value", 1)]),
        ("schema = 1\nunit = \u201cKecamatan\u201d\n", [("akip-curly-quotes", 2)]),
        ("\ufeffschema = 1\nunit = \u2018Kecamatan\u2019\n", [("akip-curly-quotes", 2)]),
        ('unit = "\u201cKecamatan\u201d"\nperiod =\n', [("toml-no-value", 2)]),
        ('code = "x"\ntitle = "x"\nextends = "permenpanrb-88-2021"\n', [("akip-is-a-sheet", 3)]),
        ('code = "x"\n[[component]]\ncode = "1"\n', [("akip-is-a-sheet", 2)]),
        ('sheet = "permenpanrb-88-2021"\nextends = "x"\n', [("unknown-key", 2)]),
    ],
)  # fmt: skip
def test_faults_of_the_file_itself_are_named_all_at_once(text: str, found: list[tuple[str, int | None]]) -> None:
    with pytest.raises(DataFileError) as caught:
        akip.reads(text, "e.toml")
    given = [(fault.code, fault.place and fault.place.line) for fault in caught.value.findings]
    assert sorted(given, key=str) == sorted(found, key=str)


def test_faults_of_an_own_sheet_come_with_the_lines_of_that_sheet(tmp_path: Path) -> None:
    text = (CASES / "akip-lke.toml").read_text(encoding="utf-8").replace("weight = 7\n", "weight = 70\n")
    (tmp_path / "lke.toml").write_text(text, encoding="utf-8")
    (tmp_path / "e.toml").write_text('sheet = "lke.toml"\n', encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        akip.read(tmp_path / "e.toml")
    (fault,) = caught.value.findings
    assert fault.place is not None
    assert (fault.code, Path(fault.place.file).name) == ("akip-weights-sum", "lke.toml")


def test_a_file_names_its_sheet_by_a_day_too() -> None:
    assert akip.reads("on = 2019-01-01\n").sheet.code == "permenpanrb-12-2015"


def test_a_sub_component_is_said_by_code_and_name_once_the_sheet_is_known() -> None:
    result = akip.reads(f'{HEAD}"1.a" = 7\n"9.z" = "BB"\n')
    assert [finding.facts.get("sub", finding.facts.get("name")) for finding in result.findings[:2]] == [
        "1.a Keberadaan", "9.z",
    ]  # fmt: skip


# --- files to fill in -------------------------------------------------------------------------------------------------

SHEETS: Final = [
    *map(akip.sheet, akip.sheets()),
    *(akip.load_sheet(CASES / f"akip-lke{year}.toml") for year in ("", "-2015")),
]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.code)
def test_a_file_to_fill_in_grades_nothing_and_takes_every_sub_component(
    sheet: akip.Sheet, lang: str, tmp_path: Path
) -> None:
    text = akip.template(sheet, lang)
    for example in CASES.glob("akip-lke*.toml"):
        (tmp_path / example.name).write_bytes(example.read_bytes())
    (tmp_path / "e.toml").write_text(text, encoding="utf-8")
    blank = akip.read(tmp_path / "e.toml")
    assert blank.sheet == sheet
    assert blank.missing == tuple(sub.code for sub in sheet.subs)
    assert {finding.code for finding in blank.findings} - {"akip-reading"} <= {
        "akip-incomplete",
        "akip-missing-criteria",
    }
    lines = [line.replace(' = ""', ' = "x"', 1) if line.startswith('"') else line for line in text.splitlines()]
    (tmp_path / "e.toml").write_text("\n".join(lines), encoding="utf-8")
    filled = akip.read(tmp_path / "e.toml")
    asked = [one for one in filled.findings if one.code in {"akip-unknown-grade", "akip-unknown-answer"}]
    assert len(asked) == sum(len(sub.criteria) or 1 for sub in sheet.subs)


@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_whatever_a_sheet_is_called_its_file_to_fill_in_is_toml(title: str, name: str) -> None:
    """Line breaks and quotes of a name end neither a comment nor a text."""
    quoted = [_text(text.encode(errors="replace").decode()) for text in (title, name)]
    text = f"""
        code = "x"
        title = {quoted[0]}
        scale = "permenpanrb-88-2021"
        [[component]]
        code = "1"
        name = {quoted[1]}
        weight = 100
        [[component.sub]]
        code = "1 a"
        name = {quoted[1]}
        weight = 100
        criterion = [{{ code = "1 (a)", name = {quoted[1]} }}]
    """
    sheet = akip.loads_sheet(text, 'permen"panrb')
    written = akip.template(sheet).replace('sheet = "permen\\"panrb"', 'sheet = "permenpanrb-88-2021"')
    result = akip.reads(written)
    assert [finding.code for finding in result.findings] == ["akip-unknown-sub", "akip-incomplete"]


@given(st.text(max_size=40), st.sampled_from(['"BB"', "{ met = 7, of = 9 }", "7", "[grades]", '"permenpanrb-88-2021"']))
def test_whatever_is_written_into_a_file_it_is_evaluated_or_says_why_not(text: str, place: str) -> None:
    whole = f'{HEAD}"1.a" = "BB"\n"1.b" = {{ met = 7, of = 9 }}\n'
    try:
        findings = akip.reads(whole.replace(place, text, 1)).findings
    except DataFileError as error:
        findings = error.findings
    assert findings
    assert all(finding.text() and finding.text("en") and finding.code in FINDINGS for finding in findings)


def test_curly_quotes_are_found_in_a_file_of_bytes_too(tmp_path: Path) -> None:
    """Inside straight quotes they are text like any other."""
    file = tmp_path / "e.toml"
    file.write_bytes("sheet = \u201cpermenpanrb-88-2021\u201d\r\n".encode("utf-8-sig"))
    with pytest.raises(DataFileError) as caught:
        akip.read(file)
    assert [one.code for one in caught.value.findings] == ["akip-curly-quotes"]
    file.write_text('sheet = "permenpanrb-88-2021"\nunit = "\u201cContoh\u201d"\n', encoding="utf-8")
    assert akip.read(file).unit == "\u201cContoh\u201d"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_sheet_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Neither where an evaluation names it nor where another sheet extends it."""
    os.mkfifo(tmp_path / "lke.toml")
    own, given = tmp_path / "kami.toml", tmp_path / "e.toml"
    own.write_text('code = "x"\ntitle = "x"\nextends = "lke.toml"\n', encoding="utf-8")
    given.write_text('sheet = "lke.toml"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match=r"kami\.toml:3 extends: .*lke\.toml is no file"):
        akip.load_sheet(own)
    with pytest.raises(DataFileError, match=r"e\.toml:1 sheet: .*lke\.toml is no file"):
        akip.read(given)


def test_an_evaluation_of_very_many_keys_nobody_knows_says_that_there_are_more() -> None:
    with pytest.raises(DataFileError) as caught:
        akip.reads("".join(f"k{n} = 1\n" for n in range(300)) + HEAD)
    assert [fault.code for fault in caught.value.findings] == [*["unknown-key"] * 200, "more-faults"]
