"""``sakip regulations``: what is held of the law, and how sure that is."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from sakip import regulations

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

EVERY = regulations.all_regulations()


@pytest.fixture
def run(run: Run) -> Run:
    """Run ``sakip regulations``."""
    return partial(run, "regulations")


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_regulation_is_listed_with_what_is_settled_and_what_is_a_reading(run: Run, lang: str) -> None:
    said = run("--lang", lang)
    assert said.code == 0
    rows = {line.split()[0]: line.split()[-2:] for line in said.out.splitlines() if line.strip()}
    for held in EVERY:
        settled = sum(part.settled for part in held.provisions)
        assert rows[held.code] == [str(settled), str(len(held.provisions) - settled)]
    assert ("bacaan, bukan hukum" if lang == "id" else "a reading, not law") in said.out


def test_on_a_day_only_what_is_in_force_is_listed(run: Run) -> None:
    said = run("--on", "2016-06-30")
    assert "kepmenpan-25-2004" in said.out
    assert "permenpanrb-14-2017" not in said.out
    assert "praktik" in said.out


def test_a_year_stands_for_its_last_day(run: Run) -> None:
    assert run("--on", "2010").out == run("--on", "2010-12-31").out
    assert "permenpan-13-2010" in run("--on", "2010").out


def test_a_day_before_any_rule_says_which_days_there_are(run: Run) -> None:
    for lang, words in (("id", "tidak ada peraturan"), ("en", "no regulation held here")):
        said = run("--on", "1999-01-01", "--lang", lang)
        assert said.code == 2
        assert words in said.err
        assert "2004-02-24" in said.err


@pytest.mark.parametrize("held", EVERY, ids=lambda held: held.code)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_one_regulation_is_shown_with_the_clause_source_and_flag_of_each_value(
    run: Run, held: regulations.Regulation, lang: str
) -> None:
    said = run(held.code, "--lang", lang)
    assert said.code == 0
    text = squeezed(said.out)
    for part in held.provisions:
        verdict = {"id": ("pasti", "bacaan"), "en": ("settled", "reading")}[lang][not part.settled]
        assert f"{squeezed(part.title)} [{part.confidence}: {verdict}]" in text
        for fact in (part.clause, part.source, part.note):
            assert squeezed(fact) in text
        if part.scale is not None:
            assert all(f"{band.code} {band.label}" in text for band in part.scale.bands)


def test_an_unknown_code_comes_with_the_nearest(run: Run) -> None:
    said = run("permenpanrb-14-2071")
    assert said.code == 2
    assert "Maksudnya “permenpanrb-14-2017”?" in said.err


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("PermenPANRB 14/2017", {"permenpanrb-14-2017"}),
        ("88/2021", {"permenpanrb-88-2021"}),
        ("ipasn", {"perbkn-8-2019"}),
        ("SKM", {"kepmenpan-25-2004", "permenpanrb-14-2017"}),
        ("IKM", {"kepmenpan-25-2004"}),
    ],
)
def test_a_regulation_is_found_by_its_citation_its_number_or_what_it_provides(
    run: Run, name: str, codes: set[str]
) -> None:
    data = json.loads(run(name, "--format", "json").out)
    assert {held["code"] for held in data["regulations"]} == codes


def test_json_holds_every_table_exactly(run: Run, tmp_path: Path) -> None:
    """Numbers stay the text they were written as."""
    data = json.loads(run("--format", "json").out)
    assert [held["code"] for held in data["regulations"]] == [held.code for held in EVERY]
    (skm,) = [
        part
        for held in data["regulations"]
        if held["code"] == "permenpanrb-14-2017"
        for part in held["provisions"]
        if part["kind"] == "scale"
    ]
    assert skm["table"]["edges"] == ["25", "65", "76.61", "88.31", "100"]
    assert skm["settled"] is True
    out = tmp_path / "regulations.json"
    assert run("perbkn-8-2019", "--format", "json", "--out", str(out)).code == 0
    (only,) = json.loads(out.read_text(encoding="utf-8"))["regulations"]
    assert only["in_force"] == "2019-05-15"
