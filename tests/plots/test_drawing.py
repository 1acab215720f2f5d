from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import sakip
from sakip import plots
from sakip.errors import UnknownNameError
from sakip.instruments import skm

MUNCAR = sakip.load("muncar-2024")
SUBJECTS: dict[str, Any] = {
    "bullet": sakip.assess(MUNCAR),
    "trend": sakip.series(MUNCAR)["ikm"],
    "heatmap": {"Kecamatan Muncar": sakip.assess(MUNCAR)},
    "profile": skm.read("tests/cases/skm_raw.csv", on=date(2024, 12, 31)),
}


@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_kind_of_picture_is_drawn_by_its_name(kind: str) -> None:
    """``draw`` is the function of that name, in the language asked for."""
    subject = SUBJECTS[kind]
    for lang in ("id", "en"):
        assert plots.alt(plots.draw(kind, subject, lang=lang)) == plots.alt(getattr(plots, kind)(subject, lang=lang))


def test_a_kind_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="no kind of picture called 'pie'"):
        plots.draw("pie", SUBJECTS["bullet"])


@pytest.mark.parametrize("kind", SUBJECTS)
def test_what_cannot_be_drawn_says_what_can(kind: str) -> None:
    with pytest.raises(sakip.errors.DefinitionError, match="Give "):
        plots.draw(kind, 5)
    with pytest.raises(UnknownNameError, match="no language called 'de'"):
        plots.draw(kind, SUBJECTS[kind], lang="de")
