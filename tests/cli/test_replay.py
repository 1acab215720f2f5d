from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import sakip
from sakip import cli
from sakip.toml.text import LARGEST_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.fixture
def run(run: Run) -> Run:
    """Run ``sakip replay``."""
    return partial(run, "replay")


@pytest.fixture
def trace() -> Any:
    """The trace of an indicator with value, category, target and achievement."""
    return json.loads(json.dumps(sakip.assess(sakip.load("muncar-2024"))["ikm"].explain().to_dict()))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the trace is kept."""
    return tmp_path / "jejak.json"


@pytest.mark.parametrize("name", ["muncar-2024", "mojosari-2024", "mumbulsari-2025"])
def test_what_explain_wrote_comes_out_again(run: Run, kept: Path, name: str) -> None:
    """Whatever is missing in it, and why."""
    for one in sakip.assess(sakip.load(name)):
        cli.main(["explain", name, one.code, "--out", str(kept)])
        code, out, _ = run(kept, "--format", "json")
        told = json.loads(out)
        assert (code, told["same"], told["differences"]) == (0, True, [])
        assert (told["format"], told["indicator"], told["period"]) == ("sakip.replay/1", one.code, str(one.period))
        assert told["set"] == one.indicator.origin.set


def test_people_are_told_in_their_language(run: Run, kept: Path, trace: Any) -> None:
    kept.write_text(json.dumps(trace), encoding="utf-8")
    assert run(kept) == (0, "ikm 2024 (muncar-2024): hasil hitung ulang sama dengan yang tersimpan.\n", "")
    assert "the same comes out" in run(kept, "--lang", "en").out
    trace["value"] |= {"published": "97.67", "category": None}
    kept.write_text(json.dumps(trace), encoding="utf-8")
    code, out, _ = run(kept)
    assert (code, out.splitlines()[1:]) == (
        1,
        [
            "- value.published: tersimpan 97.67, dihitung 97.66",
            "- value.category: tersimpan tidak ada, dihitung A",
            "- value.category_label: tersimpan tidak ada, dihitung Sangat baik",
        ],
    )
    assert "kept none, computed A" in run(kept, "--lang", "en").out


def _set(trace: Any, path: str, value: Any) -> None:
    *way, last = path.split(".")
    for step in way:
        trace = trace[step]
    trace[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("value.status", "not-reported"),
        ("value.exact", "1/3"),
        ("value.published", 97.6),
        ("value.category.code", "B"),
        ("value.category", "A"),
        ("achievement.raw", None),
        ("achievement.published", "1"),
        ("achievement.reason", "no-target"),
        ("achievement.limited", "cap"),
        ("achievement.reached", False),
        ("achievement", {}),
        ("achievement", None),
        ("inputs", {"nilai": "98"}),
        ("target.number", "1"),
    ],
)
def test_every_difference_is_named(run: Run, kept: Path, trace: Any, path: str, value: Any) -> None:
    """In the results themselves, or in what they are computed from."""
    before = json.loads(json.dumps(trace))
    _set(trace, path, value)
    kept.write_text(json.dumps(trace), encoding="utf-8")
    code, out, _ = run(kept, "--format", "json")
    told = json.loads(out)
    assert (code, told["same"]) == (1, False)
    assert all(one["kept"] != one["computed"] for one in told["differences"])
    keys = [one["key"] for one in told["differences"]]
    assert keys
    if path in keys and "." in path:
        (one,) = [one for one in told["differences"] if one["key"] == path]
        part, _, name = path.partition(".")
        if name != "category":
            assert one["computed"] == before[part][name]


def test_it_writes_to_a_file_by_its_ending_and_never_over_the_trace(run: Run, kept: Path, trace: Any) -> None:
    kept.write_text(json.dumps(trace), encoding="utf-8")
    out = kept.with_name("hasil.json")
    assert run(kept, "--out", out).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["same"] is True
    assert run(kept, "--out", kept).code == 2
    assert json.loads(kept.read_text(encoding="utf-8")) == trace


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"{", "Bukan JSON yang sah"),
        (b"\xff{}", "UTF-8"),
        (b"[" * 100_000, "Bertingkat"),
        (b'{"format": ' + b"1" * 5000 + b"}", "Bukan JSON yang sah"),
        (b"{}", "bukan jejak"),
        (b"[]", "bukan jejak"),
        (b"NaN", "bukan jejak"),
        (b'{"format": "sakip.trace/1"}', "bukan jejak"),
        (b'{"format": "sakip.trace/0"}', "bukan jejak"),
        (b'{"format": "sakip.trace/2x"}', "bukan jejak"),
        (b'{"format": "sakip.trace/2"}', "menghitung ulang sakip.trace/1. Pasang yang lebih baru"),
    ],
)
def test_what_is_no_trace_is_wrong_use(run: Run, kept: Path, written: bytes, said: str) -> None:
    kept.write_bytes(written)
    code, out, err = run(kept)
    assert (code, out) == (2, "")
    assert err.startswith(f"sakip: {kept}")
    assert said in err
    code, out, err = run(kept, "--lang", "en", "--format", "json")
    assert (code, out) == (2, "")
    assert err.startswith(f"sakip: {kept}: ")


@pytest.mark.parametrize("more", [1, LARGEST_FILE])
def test_of_a_file_that_is_too_large_no_size_is_said_that_it_does_not_have(run: Run, kept: Path, more: int) -> None:
    """It is read no further than to see that it is; and it is no set, to be split into several."""
    kept.write_bytes(b" " * (LARGEST_FILE + more))
    code, out, err = run(kept)
    assert (code, out) == (2, "")
    said = "lebih dari 1048576 byte. Hitung ulang jejak sebesar itu dalam program, dengan sakip.replay."
    assert err == f"sakip: {kept} {said}\n"
    err = run(kept, "--lang", "en").err
    assert err == f"sakip: {kept} has more than 1048576 bytes. Replay so large a trace in a program, by sakip.replay.\n"


def test_a_file_that_is_not_there_is_wrong_use(run: Run, kept: Path) -> None:
    assert run(kept).code == 2
    assert run().code == 2
