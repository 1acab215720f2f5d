from __future__ import annotations

from typing import Any

import pytest
from reviews import COUNT, RATIO, SCORE, found, line, set_file, table, written

import sakip
from sakip.review import CHECKS, review
from sakip.wording import FINDINGS

YEARS = ("2024", "2025", "2026")


def document(kind: str = "pk", /, targets: Any = None, **facts: Any) -> str:
    """Write a document with its targets: of one period, or of several."""
    said = {"code": kind, "kind": kind, "title": kind.upper(), **facts}
    lines = [f"{key} = {value if key == 'issued' else written(value)}" for key, value in said.items()]
    promised = [f"{code} = {written(value)}" for code, value in (targets or {}).items()]
    return "\n".join(["[[document]]", *lines, "[document.targets]", *promised, ""])


def office(*documents: str, indicator: dict[str, Any] = RATIO) -> str:
    return set_file(table("indicator", indicator), *documents)


PK: dict[str, Any] = {"period": "2025", "targets": {"layanan": "90"}}


@pytest.mark.parametrize(
    "title",
    ["Perjanjian Kinerja Tahun 2024", "Perjanjian Kinerja 2024", "PK Camat TA 2026", "PK 2024 perubahan"],
)
def test_a_title_of_another_year_is_found(title: str) -> None:
    text = office(document(**PK, title=title))
    assert found(text) == [("document-other-year", line(text, "title = "))]


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Perjanjian Kinerja Tahun 2025"},
        {"title": "Perjanjian Kinerja"},
        {"title": "Perjanjian Kinerja 2025, mengubah Perjanjian Kinerja 2024"},
        {"title": "Perjanjian Kinerja menurut Renstra Tahun 2021-2026"},
        {"title": "Perjanjian Kinerja menurut PermenPANRB Nomor 53 Tahun 2014"},
        {"title": "Perjanjian Kinerja tanggal 30 Desember 2024"},
        {"title": "Perjanjian Kinerja", "number": "700/12/2024"},
    ],
)
def test_a_title_of_its_year_or_of_none_is_let_be(facts: dict[str, Any]) -> None:
    assert found(office(document(**PK, **facts))) == []


def test_a_plan_of_several_years_may_name_the_first() -> None:
    plan = document("renstra", title="Renstra 2024", targets={"layanan": {"2025": "90"}})
    assert found(office(plan)) == []


@pytest.mark.parametrize(
    ("issued", "late"), [("2026-01-01", True), ("2026-03-01", True), ("2025-12-31", False), ("2025-01-20", False)]
)
def test_a_promise_is_made_before_its_year_is_over(issued: str, late: bool) -> None:
    text = office(document(**PK, title="PK Tahun 2025", issued=issued))
    assert found(text) == ([("document-issued-late", line(text, "issued"))] if late else [])


# --- one document against another -------------------------------------------------------------------------------------


def test_a_promise_below_the_renstra_is_found_where_it_is_promised() -> None:
    """At the line of the Perjanjian Kinerja, whichever document stands first in the file."""
    plan = document("renstra", targets={"layanan": {"2025": "95"}})
    for text in (office(plan, document(**PK)), office(document(**PK), plan)):
        assert found(text) == [("below-medium-term", line(text, 'layanan = "90"'))]
    assert found(office(plan, document(period="2025", targets={"layanan": "95"}))) == []


def test_quarters_that_do_not_come_to_their_year_are_found() -> None:
    def quarters(*values: str) -> str:
        each = {f"2025-Q{number}": value for number, value in enumerate(values, 1)}
        pk = document(period="2025", targets={"inovasi": "8"})
        return office(pk, document("rencana-aksi", targets={"inovasi": each}), indicator=COUNT)

    text = quarters("1", "2", "2", "2")
    assert found(text) == [("target-deviation", line(text, 'inovasi = "8"'))]
    assert found(quarters("2", "2", "2", "2")) == []


@pytest.mark.parametrize("code", ["target-deviation", "below-medium-term"])
def test_what_an_assessment_finds_of_targets_has_its_own_check(code: str) -> None:
    assert CHECKS[code].severity == FINDINGS[code].severity


@pytest.mark.parametrize(
    ("polarity", "values", "falls"),
    [
        ("higher", ("80", "85", "84"), True),
        ("higher", ("80", "80", "85"), False),
        ("lower-mirror", ("80", "75", "76"), True),
        ("lower-mirror", ("80", "75", "75"), False),
        ("stabilise", ("80", "75", "85"), False),
    ],
)
def test_a_plan_that_goes_back_is_worth_a_look(polarity: str, values: tuple[str, ...], falls: bool) -> None:
    """Of a plan of five years the next is not worse than the one before."""
    plan = document("renstra", targets={"sakip": dict(zip(YEARS, values, strict=True))})
    text = office(plan, indicator=SCORE | {"polarity": polarity})
    assert found(text) == ([("medium-term-falls", line(text, "sakip = "))] if falls else [])


def test_two_plans_are_not_one() -> None:
    """The Renstra begins anew; and what is promised yearly is another matter."""
    first = document("renstra", title="Renstra 2020-2024", targets={"sakip": {"2024": "90"}})
    second = document("renstra", code="baru", title="Renstra 2025-2029", targets={"sakip": {"2025": "80"}})
    assert found(office(first, second, indicator=SCORE)) == []
    yearly = [document(code=f"pk{year}", period=year, targets={"sakip": str(2110 - int(year))}) for year in YEARS]
    assert found(office(*yearly, indicator=SCORE)) == []


def test_only_the_first_step_back_is_said() -> None:
    plan = document("renstra", targets={"sakip": {"2024": "90", "2025": "80", "2026": "70"}})
    (finding,) = review(sakip.loads(office(plan, indicator=SCORE)), only=["medium-term-falls"]).findings
    assert str(finding.facts["period"]) == "2025"
    assert finding.message() == "sakip: rencana untuk 2025 ialah 80, mundur dari 90 untuk 2024."


def test_a_target_is_found_in_the_document_that_promises_it() -> None:
    """Two documents promise something for one year; only the second is wrong."""
    plan = document("renstra", targets={"layanan": {"2025": "90"}})
    text = office(plan, document(period="2025", targets={"layanan": "110"}))
    assert found(text) == [("target-above-whole", line(text, 'layanan = "110"'))]
