from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import SKM_CODES, complete, respondents

from sakip.errors import RecordsError, UnknownNameError
from sakip.instruments import skm
from sakip.instruments.skm.rules import position, slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.findings import Finding
    from sakip.instruments.skm import Tally

ON = date(2024, 12, 31)
SURVEY = skm.survey(ON)
ALIASES = [(heading, unsur.code) for unsur in SURVEY.unsur for heading in (unsur.code, unsur.name, *unsur.aliases)]


def tally(*rows: Mapping[Any, Any], **choices: Any) -> Tally:
    return skm.tally(rows, on=ON, **choices)


def found(tallied: Tally, code: str) -> list[Finding]:
    return [finding for finding in tallied.findings if finding.code == code]


def scores(tallied: Tally) -> dict[str, tuple[int, ...]]:
    return {code: count.scores for code, count in tallied.pooled.items()}


def score(answer: int) -> tuple[int, ...]:
    return tuple(int(each == answer) for each in range(1, 5))


@pytest.mark.parametrize(("heading", "code"), ALIASES)
@pytest.mark.parametrize("written", [str, str.upper, lambda heading: f"  {heading.title()}\t"])
def test_a_column_is_known_by_any_name_of_its_element(heading: str, code: str, written: Any) -> None:
    """Whatever the case, the blanks around it and the signs between the words."""
    assert scores(tally({written(heading): 3})) == {code: score(3)}


@given(st.data(), respondents(complete))
def test_renaming_columns_by_alias_changes_nothing(data: st.DataObject, rows: list[dict[str, int]]) -> None:
    names = {unsur.code: data.draw(st.sampled_from([unsur.code, unsur.name, *unsur.aliases])) for unsur in SURVEY.unsur}
    renamed = [{names[code]: answer for code, answer in row.items()} for row in rows]
    assert tally(*renamed) == tally(*rows)


def test_numbered_columns_are_read_in_the_order_of_the_regulation_and_a_finding_says_so() -> None:
    """Every element it took is named, so that a sheet that follows the questionnaire is noticed."""
    tallied = tally({f"U{number}": number % 4 + 1 for number in range(1, 10)})
    assert scores(tallied) == {code: score(number % 4 + 1) for number, code in enumerate(SKM_CODES, 1)}
    (finding,) = found(tallied, "skm-by-position")
    for number, unsur in enumerate(SURVEY.unsur, 1):
        assert f"U{number} = {unsur.name}" in finding.text("id")
    assert "sarana ke-8" in finding.text("id")
    assert finding.severity == "info"


def test_numbers_mean_the_regulations_order_even_where_few_elements_are_asked() -> None:
    """Taking U1 for the first of those asked would count the answers to another question."""
    tallied = tally({"U1": 1, "U2": 2, "U3": 3, "U4": 4}, unsur=["waktu", "biaya"])
    assert scores(tallied) == {"waktu": score(3), "biaya": score(4)}
    (finding,) = found(tallied, "skm-columns-unused")
    assert finding.facts["columns"] == "U1, U2"


def test_ones_own_elements_are_found_by_code_name_and_the_next_number() -> None:
    own = {"waktu": "", "kebersihan": "Kebersihan ruang tunggu", "layanan": "Ragam layanan"}
    for headings in (("waktu", "kebersihan", "layanan"), ("U3", "Kebersihan Ruang Tunggu", "Ragam layanan")):
        tallied = tally(dict(zip(headings, (1, 2, 3), strict=True)), unsur=own)
        assert scores(tallied) == {"waktu": score(1), "kebersihan": score(2), "layanan": score(3)}
    assert scores(tally({"U10": 4}, unsur=own)) == {"kebersihan": score(4)}


def test_the_caller_may_say_which_column_is_which() -> None:
    """As for a questionnaire that asks facilities 8th and complaints 9th."""
    tallied = tally({"Q8": 1, "Q9": 2}, columns={"Q8": "sarana", "Q9": "pengaduan"})
    assert scores(tallied) == {"pengaduan": score(2), "sarana": score(1)}
    assert not found(tallied, "skm-by-position")


def test_the_word_of_the_caller_comes_before_what_a_heading_looks_like() -> None:
    """A column called layanan that is said to be an element does not tell services apart."""
    assert scores(tally({"layanan": 3, "waktu": 2}, columns={"layanan": "produk"})) == {
        "waktu": score(2),
        "produk": score(3),
    }
    swapped = tally({"waktu": 1, "biaya": 2}, columns={"waktu": "biaya", "biaya": "waktu"})
    assert scores(swapped) == {"waktu": score(2), "biaya": score(1)}


def test_an_element_without_a_column_is_named_and_the_others_count_for_more() -> None:
    tallied = tally({"waktu": 3, "biaya": 4})
    (finding,) = found(tallied, "skm-unsur-absent")
    assert finding.severity == "warning"
    assert len(finding.facts["names"]) == 7
    assert skm.evaluate(tallied, on=ON).pooled.exact == 87.5
    assert not found(tally({"waktu": 3, "biaya": 4}, unsur=["biaya", "waktu"]), "skm-unsur-absent")


def test_columns_that_are_no_element_are_named() -> None:
    (finding,) = found(tally({"Nama": "Budi", "waktu": 3, "Umur": 31, 7: 4, None: ["x"]}), "skm-columns-unused")
    assert finding.facts["columns"] == "Nama, Umur"
    long = tally({"N" * 100_000: 1, "waktu": 3})
    assert len(found(long, "skm-columns-unused")[0].text()) < 400


# --- services ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["layanan", "Jenis Layanan", "JENIS_PELAYANAN", "nama layanan", "service"])
def test_a_column_of_services_is_recognised_and_a_finding_says_so(heading: str) -> None:
    tallied = tally({heading: "KTP", "waktu": 3}, {heading: "KK", "waktu": 4})
    assert list(tallied.services) == ["KTP", "KK"]
    (finding,) = found(tallied, "skm-service-column")
    assert heading in finding.text()


def test_services_are_told_apart_by_the_column_the_caller_names_or_not_at_all() -> None:
    row = {"layanan": "KTP", "loket": 2, "waktu": 3}
    assert list(tally(row).services) == ["KTP"]
    assert list(tally(row, service="loket").services) == ["2"]
    assert list(tally(row, service="").services) == [""]
    assert list(tally(row, service="waktu", unsur=["waktu", "biaya"], columns={"loket": "biaya"}).services) == ["3"]


def test_only_the_first_of_several_columns_of_services_counts() -> None:
    tallied = tally({"layanan": "KTP", "jenis layanan": "baru", "waktu": 3})
    assert list(tallied.services) == ["KTP"]
    (finding,) = found(tallied, "skm-columns-unused")
    assert finding.facts["columns"] == "jenis layanan"


# --- what cannot be read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (("U1", "Q1"), "persyaratan"),
        (("U9", "Sarana"), "sarana"),
        (("sarpras", "Sarana dan prasarana"), "sarana"),
        (("waktu", "WAKTU"), "waktu"),
    ],
)
def test_two_columns_of_one_element_are_refused(headings: tuple[str, str], code: str) -> None:
    """Neither is taken for the better one."""
    with pytest.raises(RecordsError) as raised:
        tally(dict.fromkeys(headings, 3))
    (finding,) = raised.value.findings
    assert finding.code == "skm-same-unsur"
    assert [finding.facts[name] for name in ("first", "second", "name")] == [*headings, code]


def test_a_named_column_must_be_there() -> None:
    for choices in ({"columns": {"Q88": "sarana"}}, {"service": "Q88"}):
        with pytest.raises(RecordsError, match="Q88") as raised:
            tally({"Q8": 3}, **choices)
        assert "Q8”?" in raised.value.findings[0].text("id")


def test_a_column_cannot_be_an_element_the_survey_has_not() -> None:
    with pytest.raises(UnknownNameError, match="'sarana'"):
        tally({"Q8": 3}, columns={"Q8": "saran"})


@pytest.mark.parametrize("row", [{"Nama": "Budi"}, {"layanan": "KTP"}, {}, {1: 2}, {"U10": 3}, {"U0": 3}])
def test_rows_without_an_element_are_refused_with_what_there_is(row: dict[Any, Any]) -> None:
    with pytest.raises(RecordsError) as raised:
        tally(row)
    assert raised.value.findings[0].code == "skm-no-unsur"
    assert "persyaratan" in raised.value.findings[0].text()


@given(st.lists(st.text(max_size=30), max_size=8))
def test_whatever_the_headings_are_every_one_is_used_or_named_or_refused(headings: list[str]) -> None:
    row: dict[str, Any] = {**dict.fromkeys(headings, 2), "waktu": 3}
    known = {slug(name) for name, _ in ALIASES}
    assume(not any(slug(heading) in known or position(heading) for heading in headings))
    tallied = tally(row)
    assert scores(tallied) == {"waktu": score(3)}
    assert len(found(tallied, "skm-columns-unused")) == (len(row) > 1)
