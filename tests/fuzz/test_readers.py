"""Every reader over what once failed, and over valid input that is damaged; ``python tests/fuzz`` goes further."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from fuzz import __main__ as fuzzer
from fuzz import holding, mutations
from fuzz.readers import CORPUS, READERS, Reader, words_of
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from sakip.errors import NumberError

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import DrawFn

INPUTS = [path.relative_to(CORPUS) for reader in READERS.values() for path in reader.seeds]


@pytest.mark.parametrize("path", INPUTS, ids=str)
def test_what_once_failed_is_read_or_refused(path: Path) -> None:
    """A file of the corpus is valid input, or named after the fault that it once showed."""
    READERS[path.parent.name].run((CORPUS / path).read_bytes())


def test_the_corpus_is_small_and_belongs_to_readers() -> None:
    assert sum((CORPUS / path).stat().st_size for path in INPUTS) < 300_000
    assert {folder.name for folder in CORPUS.iterdir()} == READERS.keys()


@pytest.mark.parametrize(
    "name",
    ["set", "set-json", "sheet", "evaluation", "realisations", "survey", "employees", "published", "draft-book",
     "form-book", "working", "trace", "field"],
)  # fmt: skip
def test_a_reader_starts_from_what_can_be_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At least one of its inputs is not refused, or what is damaged is refused at once and nothing is tested."""
    refused: list[object] = []
    monkeypatch.setattr(holding, "told_of", refused.append)
    for path in READERS[name].seeds:
        refused.clear()
        READERS[name].run(path.read_bytes())
        if not refused:
            return
    pytest.fail("each is refused")


@st.composite
def damaged(draw: DrawFn, reader: Reader) -> bytes:
    """Draw an input of a reader that is damaged a few times, or any bytes or text at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(mutations.encoded)))
    data = draw(st.sampled_from(reader.seeds)).read_bytes()
    for seed in draw(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=4)):
        data = reader.damaged(data, mutations.drawing(seed))
    return data[: reader.longest]


@pytest.mark.parametrize("name", READERS)
def test_damaged_input_is_read_or_refused(name: str) -> None:
    """By an error of the library with a sentence for it, within the limits; and what is read is read the same again."""
    reader = READERS[name]

    @examples(12)
    @given(damaged(reader))
    def holds(data: bytes) -> None:
        reader.run(data)

    holds()


@examples(20)
@given(st.sampled_from(list(READERS.values())), st.integers(0, 2**32 - 1))
def test_a_seed_gives_the_same_damage_again(reader: Reader, seed: int) -> None:
    data = reader.seeds[0].read_bytes()
    assert reader.damaged(data, mutations.drawing(seed)) == reader.damaged(data, mutations.drawing(seed))


def test_damage_of_a_workbook_is_mostly_a_workbook() -> None:
    """Bytes of an archive that are changed at random break its checksums, and no reader sees what is inside."""
    reader = READERS["form-book"]
    data = reader.seeds[0].read_bytes()
    made = [mutations.in_book(data, mutations.drawing(seed), words_of(reader.name)) for seed in range(40)]
    assert sum(bool(mutations.parts(one)) for one in made) > 30
    assert len(set(made)) > 30


def test_what_is_blown_up_is_as_large_as_is_asked_for() -> None:
    data = READERS["set"].seeds[0].read_bytes()
    assert all(900 < len(mutations.blown_up(data, mutations.drawing(seed), 10_000)) < 30_000 for seed in range(40))


def test_a_fault_of_the_library_is_not_held_for_a_refusal() -> None:
    with holding.refusing():
        raise NumberError("'x' is not a number", "Write it like 1234.5.", value="x", fault="number-none")
    with pytest.raises(ZeroDivisionError), holding.refusing():
        _ = 1 / 0


@pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="no alarm by the time of the processor on this system")
def test_an_input_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the reader catches."""
    monkeypatch.setattr(fuzzer, "SECONDS", 0.01)

    def endless(_: bytes) -> None:
        while True:
            with suppress(Exception):  # as a reader might
                sum(range(1_000))

    with fuzzer.stopping(), pytest.raises(fuzzer.TooSlowError):
        fuzzer.bounded(Reader("endless", endless))(b"")


def test_without_atheris_it_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "atheris", None)
    monkeypatch.setattr(sys, "argv", ["fuzz", "number"])
    assert fuzzer.main() == 2
    assert "sakip[fuzz]" in capsys.readouterr().err
