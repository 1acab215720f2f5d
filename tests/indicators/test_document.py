from __future__ import annotations

import copy
import pickle
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from sakip import Analysis, PlanningDocument, Predicate, Quarter, Range, Target, Year, wording
from sakip.errors import DefinitionError, PeriodError, UnknownNameError
from sakip.indicators import DOCUMENT_KINDS
from sakip.indicators.target import kind_of_document

JANUARY, SEPTEMBER = date(2024, 1, 30), date(2024, 9, 10)
MURNI = PlanningDocument("pk", "Perjanjian Kinerja 2024", "700/12/2024", JANUARY, code="pk-2024")
PERUBAHAN = PlanningDocument(
    "pk", "Perjanjian Kinerja Perubahan 2024", "", SEPTEMBER, replaces=MURNI, reason="mutasi pejabat"
)  # fmt: skip


def test_a_document_is_called_by_its_title_and_number() -> None:
    assert str(MURNI) == "Perjanjian Kinerja 2024 Nomor 700/12/2024"
    assert str(PERUBAHAN) == "Perjanjian Kinerja Perubahan 2024"


def test_what_it_replaces_is_named_by_text_or_by_itself() -> None:
    assert PERUBAHAN.replaces == str(MURNI)
    assert evolve(PERUBAHAN, replaces="Perjanjian Kinerja 2024 Nomor 700/12/2024") == PERUBAHAN


@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_every_kind_has_a_name_and_gives_it_to_its_targets(kind: Any) -> None:
    assert kind_of_document(kind) == kind
    assert wording.term(kind, "id")
    assert PlanningDocument(kind, "D").target("ikm", 2024, 87).kind == kind


@pytest.mark.parametrize("kind", ["", "PK", "pkk", "standard", None])
def test_another_kind_is_refused_by_document_and_target(kind: Any) -> None:
    with pytest.raises(UnknownNameError, match="kind of document"):
        PlanningDocument(kind, "Perjanjian Kinerja")
    if kind:
        with pytest.raises(UnknownNameError, match="kind of document"):
            Target("ikm", 2024, 87, kind=kind)


@pytest.mark.parametrize("title", ["", "  "])
def test_a_document_has_a_title(title: str) -> None:
    with pytest.raises(DefinitionError, match="has no title"):
        PlanningDocument("pk", title)


def test_a_document_does_not_replace_itself() -> None:
    with pytest.raises(DefinitionError, match="document 'PK 2024' replaces itself"):
        PlanningDocument("pk", "PK 2024", code="pk", replaces="pk")


def test_a_revision_may_have_the_title_of_what_it_revises() -> None:
    """Murni and perubahan are often both called Perjanjian Kinerja 2024."""
    revision = PlanningDocument("pk", "PK 2024", code="perubahan", replaces="PK 2024")
    assert revision.replaces == str(revision)


def test_a_target_carries_what_is_known_of_its_document() -> None:
    assert PERUBAHAN.target("ikm", "2024", "89", printed="89,00") == Target(
        "ikm",
        Year(2024),
        Fraction(89),
        document="Perjanjian Kinerja Perubahan 2024",
        issued=SEPTEMBER,
        reason="mutasi pejabat",
        replaces="Perjanjian Kinerja 2024 Nomor 700/12/2024",
        printed="89,00",
        kind="pk",
    )


def test_a_document_promises_numbers_ranges_and_predicates_in_their_order() -> None:
    made = MURNI.targets("2024-Q2", {"b": "88 persen", "a": Range(1, 2), "c": Predicate("WTP")})
    assert [(target.indicator, target.value, target.unit) for target in made] == [
        ("b", Fraction(88), "persen"),
        ("a", Range(1, 2), None),
        ("c", Predicate("WTP"), None),
    ]
    assert {target.period for target in made} == {Quarter(2024, 2)}
    assert MURNI.targets(2024, {}) == ()


def test_a_period_that_is_none_is_named() -> None:
    with pytest.raises(PeriodError):
        MURNI.target("ikm", "2024-Q9", 1)


ANALYSIS = Analysis("ikm", "2024", cause="Loket ditambah.", remedy="Pertahankan.", document="LKjIP 2024")


@pytest.mark.parametrize("made", [MURNI, PERUBAHAN, PERUBAHAN.target("ikm", 2024, "88 persen"), ANALYSIS])
def test_documents_their_targets_and_analyses_survive_a_pickle_and_a_copy(made: Any) -> None:
    for again in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made), copy.copy(made)):  # noqa: S301  # it is ours
        assert again == made
        assert hash(again) == hash(made)


def test_an_analysis_reads_its_period_and_owes_nothing_else() -> None:
    assert ANALYSIS.period == Year(2024)
    assert Analysis("ikm", 2024) == Analysis("ikm", Year(2024), cause="", remedy="", programmes="", document="")
    with pytest.raises(PeriodError):
        Analysis("ikm", "nanti")
