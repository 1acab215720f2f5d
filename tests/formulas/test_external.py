from __future__ import annotations

from fractions import Fraction

import pytest

from sakip.errors import FormulaError
from sakip.formulas import external_score
from sakip.interpreters.exact import evaluate
from sakip.tree import Component


def test_a_score_is_recorded_as_it_was_given_with_who_gave_it_and_where_it_stands() -> None:
    score = external_score(assessor="Inspektorat", document="Laporan Hasil Evaluasi")
    assert evaluate(score.tree, {"nilai": Fraction("79.12")}) == Fraction("79.12")
    assert score.components == (Component("nilai", None),)
    assert score.details == {"assessor": "Inspektorat", "document": "Laporan Hasil Evaluasi"}
    assert external_score(assessor="BKN", document="Surat", unit="poin").components == (Component("nilai", "poin"),)


@pytest.mark.parametrize(
    ("assessor", "document"), [("", "LHE"), ("Inspektorat", ""), ("  ", "LHE"), ("Inspektorat", "\t")]
)
def test_a_score_without_assessor_or_document_is_refused(assessor: str, document: str) -> None:
    with pytest.raises(
        FormulaError, match=r"needs its assessor and its document\. Name who gives it and where it stan"
    ):
        external_score(assessor=assessor, document=document)
