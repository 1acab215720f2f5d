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
    assert scores(tally({"U10": 4}, unsur=own))["kebersihan"] == score(4)


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


def test_an_element_the_caller_names_and_no_column_holds_is_one_that_nobody_answered() -> None:
    """What becomes of the index is then the caller's policy; it does not count for more behind his back."""
    tallied = tally({"waktu": 3}, unsur=["waktu", "biaya"])
    assert scores(tallied) == {"waktu": score(3), "biaya": (0, 0, 0, 0)}
    assert [f.facts["names"] for f in found(tallied, "skm-no-unsur-column")] == [("Biaya/tarif",)]
    assert skm.evaluate(tallied, on=ON).pooled.missing == ("biaya",)
    assert skm.evaluate(tallied, on=ON, unanswered="leave-out").pooled.exact == 75


def test_a_column_numbered_beyond_the_survey_is_a_warning_of_its_own() -> None:
    tallied = tally({"U1": 3, "U10": 4, "Unsur 14": 2, "Nama": "Budi"})
    (finding,) = found(tallied, "skm-number-beyond")
    assert (finding.severity, finding.facts["columns"], finding.facts["count"]) == ("warning", "U10, Unsur 14", 9)
    assert [f.facts["columns"] for f in found(tallied, "skm-columns-unused")] == ["Nama"]


# --- numbers, questions, positions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["1. Persyaratan", "U1 Persyaratan", "U1. PERSYARATAN", "Persyaratan (U1)", "Unsur 1: Persyaratan"]
)
def test_a_name_may_have_its_number_beside_it(heading: str) -> None:
    tallied = tally({heading: 3})
    assert scores(tallied) == {"persyaratan": score(3)}
    assert not found(tallied, "skm-number-contradicts")
    wrong = tally({heading.replace("1", "2"): 3})
    assert scores(wrong) == {"persyaratan": score(3)}
    (finding,) = found(wrong, "skm-number-contradicts")
    assert finding.severity == "warning"
    assert heading.replace("1", "2") in finding.text()


QUESTIONS = (
    "kesesuaian persyaratan pelayanan dengan jenis pelayanannya", "kemudahan prosedur pelayanan di unit ini",
    "kecepatan waktu dalam memberikan pelayanan", "kewajaran biaya/tarif dalam pelayanan",
    "kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan",
    "kompetensi/kemampuan petugas dalam pelayanan", "perilaku petugas terkait kesopanan dan keramahan",
    "penanganan pengaduan pengguna layanan", "kualitas sarana dan prasarana",
)  # fmt: skip


def test_the_questions_of_the_sample_questionnaire_are_known_by_the_element_they_mention() -> None:
    """With one finding that lists what was taken for what; their numbers are those of the questionnaire."""
    asked = [f"{n}. Bagaimana pendapat Saudara tentang {what}?" for n, what in enumerate(QUESTIONS, 1)]
    tallied = tally(dict(zip(asked, (1, 2, 3, 4, 1, 2, 3, 4, 1), strict=True)))
    assert scores(tallied) == {code: score((1, 2, 3, 4, 1, 2, 3, 4, 1)[n]) for n, code in enumerate(SKM_CODES)}
    (finding,) = found(tallied, "skm-by-question")
    assert finding.severity == "info"
    assert all(heading in finding.text() for heading in asked[:1])


@pytest.mark.parametrize(
    "heading",
    [
        "Bagaimana pendapat Saudara tentang waktu dan biaya pelayanan", "Stempel waktu", "Cap waktu",
        "Tanggal dan waktu pengisian survei ini", "Saran Saudara untuk perbaikan pelayanan kami",
        "Bagaimana pendapat Saudara tentang perwaktuan layanan kami",
    ],
)  # fmt: skip
def test_a_question_about_two_elements_or_none_is_not_guessed(heading: str) -> None:
    tallied = tally({heading: 1, "sarana": 3})
    assert scores(tallied) == {"sarana": score(3)}
    assert [f.facts["columns"] for f in found(tallied, "skm-columns-unused")] == [heading]


def test_a_question_beside_the_element_itself_is_about_something_else() -> None:
    asked = "Berapa lama waktu yang Saudara tunggu?"
    for headings in ((asked, "waktu"), ("waktu", asked)):
        assert scores(tally({heading: 3 if heading == "waktu" else 1 for heading in headings})) == {"waktu": score(3)}


def test_bare_numbers_are_elements_when_there_are_several() -> None:
    tallied = tally({"1": 1, "2": 2, "3": 3, "12": 4})
    assert scores(tallied) == {"persyaratan": score(1), "prosedur": score(2), "waktu": score(3)}
    assert "3 = Waktu penyelesaian" in found(tallied, "skm-by-position")[0].text()
    assert scores(tally({"1": 1, "waktu": 2})) == {"waktu": score(2)}


def test_a_column_may_be_named_by_its_position() -> None:
    """Where no heading is that number."""
    row = {"a": 1, "b": 2, "c": 3, "2": 4}
    assert scores(tally(row, columns={"3": "waktu"})) == {"waktu": score(3)}
    assert scores(tally(row, columns={"2": "waktu"})) == {"waktu": score(4)}
    for beyond in ("5", "0"):
        with pytest.raises(RecordsError, match=beyond):
            tally(row, columns={beyond: "waktu"})


def test_a_heading_that_names_somebody_is_not_repeated() -> None:
    (finding,) = found(tally({"budi@contoh.go.id 3509012345678901": 1, "waktu": 2}), "skm-columns-unused")
    assert finding.facts["columns"] == "••• •••"


# --- services ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "layanan", "Jenis Layanan", "JENIS_PELAYANAN", "nama layanan", "service", "Unit layanan", "Pelayanan",
        "Jenis layanan yang diterima", "2. Jenis pelayanan yang diterima",
    ],
)  # fmt: skip
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
