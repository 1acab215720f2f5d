from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sakip.sets.schema import committed, schema

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_the_schema_that_comes_with_the_library_is_printed(run: Run) -> None:
    """In Indonesian, as planners read it."""
    code, out, err = run("schema")
    assert (code, out, err) == (0, committed(), "")


def test_the_schema_is_described_in_english_too(run: Run) -> None:
    code, out, _ = run("schema", "--lang", "en")
    assert code == 0
    assert json.loads(out) == schema("en")
    assert json.loads(out)["title"] == "SAKIP indicator set"


def test_the_schema_is_written_beside_a_set(run: Run, tmp_path: Path) -> None:
    """A file that is there is renewed: it is made from the library, and nothing is lost."""
    file = tmp_path / "set-1.json"
    for _ in range(2):
        code, out, err = run("schema", "--out", file)
        assert (code, out) == (0, "")
        assert str(file) in err
        assert file.read_bytes() == committed().encode()


@pytest.mark.parametrize("form", ["scorecard", "trace", "report", "review"])
def test_the_schemas_of_what_is_written_as_json(run: Run, form: str) -> None:
    """For whoever reads the files in another language."""
    code, out, err = run("schema", form)
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert run("schema", "rapor").code == 2


def test_a_language_it_does_not_speak_is_wrong_use(run: Run) -> None:
    assert run("schema", "--lang", "jv").code == 2
