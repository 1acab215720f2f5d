from __future__ import annotations

from typing import Any

import pytest
from reviews import COUNT, RATIO, SCORE, line, one, set_file, table

import sakip
from sakip.review import CHECKS, review

COLUMNS = {
    "definition": "Permohonan yang selesai dalam waktunya",
    "formula_text": "Jumlah terlayani / jumlah diterima x 100%",
    "data_sources": ["Register pelayanan"],
    "responsible": ["Kasi Pelayanan"],
}
WHOLE = RATIO | COLUMNS | {"achievement_scale": "capaian"}
ANNEX = [CHECKS["annex-incomplete"], CHECKS["no-achievement-scale"]]


def found(text: str) -> list[tuple[str, tuple[str, ...], int | None]]:
    """Return code, indicators and line of what these checks find."""
    findings = review(sakip.loads(text), checks=ANNEX).findings
    assert all(finding.text("id") != finding.text("en") for finding in findings)
    return [(one.code, one.facts["indicator"], one.place.line if one.place else None) for one in findings]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("empty", [None, "-", "belum ada"])
def test_a_column_that_is_empty_is_found(column: str, empty: str | None) -> None:
    """Each column of its own, at its line or, where there is none, at the indicator."""
    value: Any = [empty] if empty and column in {"data_sources", "responsible"} else empty
    text = one(WHOLE, **{column: value})
    at = line(text, f"{column} = " if empty else "[[indicator]]")
    assert found(text) == [("annex-incomplete", ("layanan",), at)]


def test_an_annex_without_any_column_is_said_once() -> None:
    """With all the indicators in the order of the file, and not once for each of them."""
    bare = [table("indicator", COUNT | {"code": f"i{place}", "achievement_scale": "capaian"}) for place in (2, 1, 3)]
    text = set_file(table("indicator", WHOLE), *bare)
    assert found(text) == [("annex-incomplete", ("i2", "i1", "i3"), line(text, "[[indicator]]", 2))]
    (first,) = review(sakip.loads(text), only=["annex-incomplete"]).findings
    assert (first.facts["count"], first.facts["all"], first.severity) == (3, 4, "info")
    assert first.facts["key"] == tuple(COLUMNS)


def test_columns_that_others_lack_are_said_apart() -> None:
    """Nobody is responsible for two, one of them has no definition either."""
    text = set_file(
        table("indicator", WHOLE | {"responsible": None}),
        table("indicator", COUNT | COLUMNS | {"responsible": None, "definition": None, "achievement_scale": "capaian"}),
    )
    made = review(sakip.loads(text), checks=ANNEX).findings
    assert [(one.facts["key"], one.facts["indicator"]) for one in made] == [
        (("responsible",), ("layanan", "inovasi")),
        (("definition",), ("inovasi",)),
    ]


@pytest.mark.parametrize(
    "indicator",
    [
        WHOLE,
        RATIO | {"not_in_text": [*COLUMNS, "achievement_scale"], "definition": None},
        SCORE | COLUMNS | {"formula_text": None, "data_sources": None, "achievement_scale": "capaian"},
        WHOLE | {"level": "program", "responsible": None},
    ],
)
def test_what_is_filled_or_said_not_to_be_there_is_complete(indicator: dict[str, Any]) -> None:
    """A score of somebody else has its source in its document; a programme is in no annex of IKU."""
    assert found(one(indicator)) == []


def test_a_score_without_its_document_has_no_source() -> None:
    unsaid = SCORE | COLUMNS | {"data_sources": None, "achievement_scale": "capaian"}
    text = one(unsaid, formula={"kind": "external_score", "assessor": "Inspektorat", "document": "-"})
    assert [code for code, *_ in found(text)] == ["annex-incomplete"]


def test_an_achievement_without_a_category_is_said_once() -> None:
    text = set_file(
        table("indicator", WHOLE | {"achievement_scale": None}), table("indicator", COUNT | COLUMNS), year=None
    )
    assert found(text) == [("no-achievement-scale", ("layanan", "inovasi"), line(text, "[[indicator]]"))]


@pytest.mark.parametrize(
    "changes",
    [{"polarity": None}, {"unit": "predikat", "scale": None, "predicates": ["WDP", "WTP"]}],
)
def test_what_has_no_achievement_to_put_in_one_needs_none(changes: dict[str, Any]) -> None:
    assert found(one(SCORE | COLUMNS, target=None, **changes)) == []


def test_marks_of_what_is_uncertain_are_found_where_they_stand() -> None:
    """A mark that is a word of a text is none; nor does a copy of the set forget the line."""
    text = one(WHOLE).replace('code = "layanan"', 'code = "layanan" # PERIKSA: disimpulkan dari nama')
    office = sakip.loads(text + "#PERIKSA\n# DIPERIKSA: sudah\n")
    findings = review(office, only=["unfinished"]).findings
    assert [finding.place.line for finding in findings if finding.place] == [
        line(text, 'code = "layanan"'),
        text.count("\n") + 1,
    ]
