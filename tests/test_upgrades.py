"""Files of every version: they load as they did, and come to the numbers they came to."""

from __future__ import annotations

import functools
import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from upgrades.frozen import FOLDER, lost, replayed, results

import sakip
from sakip.errors import DataFileError, TraceError
from sakip.formulas import STRATEGIES
from sakip.instruments import akip
from sakip.sets.catalogue import SCHEMA
from sakip.sets.schema import schema

if TYPE_CHECKING:
    from pathlib import Path

VERSIONS = sorted(
    (path.name for path in FOLDER.iterdir() if path.name[0].isdigit()),
    key=lambda name: tuple(map(int, name.split("."))),
)
RESULTS = [path for version in VERSIONS for path in sorted((FOLDER / version / "results").iterdir())]
TRACES = [path for version in VERSIONS for path in sorted((FOLDER / version / "traces").iterdir())]


def name_of(path: Path) -> str:
    """Return how a test is called."""
    return f"{path.parents[1].name}-{path.stem}"


@functools.cache
def made_of(version: str) -> dict[str, Any]:
    """Return what the library makes of the files of a version."""
    return dict(results(FOLDER / version))


def read(path: Path) -> Any:
    """Return what a file of JSON holds."""
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", RESULTS, ids=name_of)
def test_files_come_to_what_they_came_to(path: Path) -> None:
    """Every number, status, reason, category and finding of then is there; a number that changes is for CHANGELOG."""
    assert list(lost(read(path), made_of(path.parents[1].name)[path.stem])) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_of_a_version_has_a_result(version: str) -> None:
    """No file is frozen without what it came to."""
    assert set(made_of(version)) == {path.stem for path in RESULTS if path.parents[1].name == version}


@pytest.mark.parametrize("path", TRACES, ids=name_of)
def test_traces_are_replayed_to_what_they_say(path: Path) -> None:
    """A trace of then is computed again from itself alone, to the value, the achievement and the bands it holds."""
    kept = read(path)
    for part in ("reports", "sources"):  # what it was computed from, which a replay does not make
        kept.pop(part)
    assert list(lost(kept, replayed(read(path)))) == []


def test_the_newest_files_hold_all_there_is() -> None:
    """Each table of a set file and each kind of formula is in a frozen set, so that none can be forgotten later."""
    tables: set[str] = set()
    kinds: set[str] = set()
    for path in (FOLDER / VERSIONS[-1] / "sets").glob("*.toml"):
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        tables |= set(held)
        kinds |= {one["formula"]["kind"] for one in held.get("indicator", ()) if "formula" in one}
    assert set(schema()["properties"]) - tables == set(), f"freeze them: see {FOLDER.name}/__init__.py"
    assert set(STRATEGIES) - kinds == set(), f"freeze them: see {FOLDER.name}/__init__.py"


LATER = SCHEMA + 1


@pytest.mark.parametrize(
    "load",
    [
        lambda: sakip.loads(f"schema = {LATER}\nof_the_future = true\n"),
        lambda: sakip.loads(f'{{"schema": {LATER}, "of_the_future": true}}', format="json"),
        lambda: akip.reads(f"schema = {LATER}\nsheet = 'x'\nof_the_future = true\n"),
        lambda: akip.loads_sheet(f"schema = {LATER}\nof_the_future = true\n"),
    ],
    ids=["set in TOML", "set in JSON", "evaluation", "sheet"],
)
def test_a_file_of_a_later_version_is_refused_and_says_what_to_install(load: Any) -> None:
    """One fault, not one for every key of the future: the version that is read here, and how to get a later one."""
    with pytest.raises(DataFileError) as caught:
        load()
    (finding,) = caught.value.findings
    assert finding.code == "schema-version"
    for lang in ("id", "en"):
        assert f"schema = {LATER}" in finding.message(lang)
        assert f"sakip {sakip.__version__}" in finding.message(lang)
        assert f"schema = {SCHEMA}" in finding.message(lang)
        assert "pip install --upgrade sakip" in finding.remedy(lang)


def test_a_trace_of_a_later_version_is_refused_and_says_what_to_install() -> None:
    """The version that is replayed here, and how to get a later one."""
    with pytest.raises(TraceError) as caught:
        sakip.replay({"format": "sakip.trace/2", "of_the_future": True})
    assert caught.value.later
    assert f"sakip {sakip.__version__} replays sakip.trace/1. Install a later one" in caught.value.remedy


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"value": "88.31", "findings": [], "new": 1, "reason_text": "worded better"}, []),
        ({"value": "88.30", "findings": [], "reason_text": ""}, [".value is '88.30'; it was '88.31'"]),
        ({"findings": []}, [".value is gone; it was '88.31'"]),
    ],
)
def test_what_is_lost(now: dict[str, Any], said: list[str]) -> None:
    """Keys may come, and sentences change; a number that is gone or another is named with where it stood."""
    assert list(lost({"value": "88.31", "findings": [], "reason_text": "worded"}, now)) == said


@pytest.mark.parametrize(
    ("kept", "now", "said"),
    [
        ({"target": "90"}, {"target": "17"}, [".target is '17'; it was '90'"]),
        ({"target": "90"}, {}, [".target is gone; it was '90'"]),
        ({"target": "90 persen", "target_number": "90"}, {"target": "90%", "target_number": "90"}, []),
        (
            {"target": "90 persen", "target_number": "90"},
            {"target_number": "17"},
            [".target is gone; it was '90 persen'", ".target_number is '17'; it was '90'"],
        ),
    ],
)
def test_what_is_lost_of_targets(kept: dict[str, Any], now: dict[str, Any], said: list[str]) -> None:
    """A target is a number, unless the number stands beside it; then its words may change, and may not go."""
    assert list(lost(kept, now)) == said


def test_what_is_lost_of_lists_and_findings() -> None:
    """A row more or less is another list; a finding may come, and may not go."""
    finding = {"code": "correction", "severity": "info", "indicator": "ikm", "period": "2024", "line": 2, "key": ""}
    kept: dict[str, Any] = {"rows": [1, 2], "findings": [finding]}
    assert list(lost(kept, {"rows": [1, 2], "findings": [finding | {"code": "conflict"}, finding]})) == []
    assert len(list(lost(kept, {"rows": [1, 2, 3], "findings": []}))) == 2
