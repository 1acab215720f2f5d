from __future__ import annotations

import io
import json as standard
from typing import TYPE_CHECKING, Any

import pytest

import sakip
from sakip import forms, papers
from sakip.errors import DefinitionError, UnknownNameError
from sakip.exports import excel, frictionless, iati, json, msind, word
from sakip.exports.targets import suffix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = sakip.load("muncar-2024")
CARD = sakip.assess(OFFICE)
PAPER = papers.agreement(OFFICE)
WRITERS: dict[str, Callable[[Any], object]] = {
    "paper.docx": lambda target: word.write(PAPER, target, size="A4"),
    "paper.xlsx": lambda target: excel.write(PAPER, target, size="A4"),
    "card.xlsx": lambda target: excel.scorecard(CARD, target, lang="en", size="A4"),
    "nation.xlsx": lambda target: excel.scorecards([CARD], target, lang="en"),
    "card.json": lambda target: json.write(CARD, target),
    "nation.jsonl": lambda target: json.write(iter([CARD, CARD]), target),
    "package.zip": lambda target: frictionless.package(CARD, target, lang="en"),
    "form.csv": lambda target: msind.write(OFFICE, target, format="csv", lang="en"),
    "form.xlsx": lambda target: msind.write(OFFICE, target, format="xlsx", lang="en"),
    "results.xml": lambda target: iati.write(CARD, target, lang="en"),
    "isian.xlsx": lambda target: forms.write(OFFICE, target, lang="en"),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_path_its_text_and_a_stream_get_the_same(tmp_path: Path, name: str) -> None:
    """What is returned is the same too, and a stream stays open."""
    write, file, stream = WRITERS[name], tmp_path / name, io.BytesIO()
    returned = write(file)
    assert write(stream) == returned
    assert stream.getvalue() == file.read_bytes() != b""
    assert write(str(file)) == returned
    assert stream.getvalue() == file.read_bytes()


@pytest.mark.parametrize("name", WRITERS)
def test_what_cannot_be_written_is_an_error_of_the_system(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match=name):
        WRITERS[name](tmp_path / "nowhere" / name)


@pytest.mark.parametrize("room", [excel, word])
def test_no_papers_are_no_file(tmp_path: Path, room: Any) -> None:
    with pytest.raises(DefinitionError, match="there is no paper to write"):
        room.write([], tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_a_stream_has_no_name_to_tell_the_form_by() -> None:
    """One scorecard is an object; MS-Ind is asked for by its format."""
    json.write(CARD, stream := io.BytesIO())
    assert standard.loads(stream.getvalue())["format"] == json.SCORECARD_FORMAT
    assert suffix(stream) == ""
    with pytest.raises(UnknownNameError, match="format of MS-Ind"):
        msind.write(OFFICE, stream)
