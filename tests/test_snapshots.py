"""What others rely on, held against the library: nothing of it is lost, renamed or new without a line of a review."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from snapshots.comparing import WRITE, changes, told
from snapshots.taking import FOLDER, SNAPSHOTS, kept, taken

OLD = """\
assess: function
assess(office): 1, required
assess(period): keyword only, required
Row: class
Row.value: attribute
Row.note: sometimes, string
"""


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_the_library_is_what_its_snapshot_says(name: str) -> None:
    """Whatever differs is named, with whom it breaks and how the snapshot is written anew."""
    before, now = kept(name), taken(name)
    if before != now:
        pytest.fail(told(name, before, now), pytrace=False)


def test_every_snapshot_is_taken() -> None:
    """No text is left behind of a snapshot that nobody takes any more."""
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SNAPSHOTS)


def test_the_command_says_that_nothing_differs() -> None:
    """The command of the messages is there, and has nothing to say."""
    script = Path(__file__).parents[1] / WRITE.split()[1]
    done = subprocess.run([sys.executable, str(script)], check=False, capture_output=True, text=True)  # noqa: S603  # our own
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("now", "said", "breaking"),
    [
        ("Row.code: attribute\n", "added    Row.code: attribute", False),
        (
            "assess(policy): 3, default 'all'\n",
            "added    assess(policy): 3, default 'all'",
            False,
        ),
        ("assess(policy): keyword only, required\n", "added    assess(policy): keyword only, required", True),
        ("Row.set: required, string\n", "added    Row.set: required, string", True),
        ("series: function\n", "added    series: function", False),
        ("series(office): 1, required\n", "added    series(office): 1, required", False),
    ],
)
def test_what_is_added(now: str, said: str, breaking: bool) -> None:
    """New names are compatible, unless those who called before would have to give them."""
    (change,) = changes(OLD, OLD + now)
    assert (str(change), change.breaking) == (said, breaking)


@pytest.mark.parametrize(
    ("before", "now", "breaking"),
    [
        ("assess(period): keyword only, required", "assess(period): keyword only, default None", False),
        ("Row.note: sometimes, string", "Row.note: always, string", False),
        ("Row.note: sometimes, string", "Row.note: always, integer", True),
        ("assess(office): 1, required", "assess(office): 2, required", True),
        ("assess(office): 1, required", "assess(office): positional only, required", True),
        ("Row: class", "Row: function", True),
    ],
)
def test_what_is_changed(before: str, now: str, breaking: bool) -> None:
    """To ask for less, or to promise more, is compatible; any other change is breaking."""
    (change,) = changes(OLD, OLD.replace(before, now))
    assert change.breaking is breaking
    assert str(change) == f"changed  {before}\n               now: {now.partition(': ')[2]}"


def test_what_is_removed() -> None:
    """A name that is gone is breaking, and so is one by another name, which is said to be new as well."""
    every = changes(OLD, OLD.replace("Row.value", "Row.number"))
    assert [(str(one), one.breaking) for one in every] == [
        ("added    Row.number: attribute", False),
        ("removed  Row.value: attribute", True),
    ]


def test_what_a_reader_of_the_failure_is_told() -> None:
    """The message parts what breaks from what does not, and says what to do about either."""
    said = told("set-file", OLD, OLD.replace("Row.value", "Row.number"))
    assert "BREAKING (1)" in said
    assert "compatible (1)" in said
    assert WRITE in said
    assert "CHANGELOG.md" in said
    assert "schema = 2" in said
    harmless = told("names", OLD, f"{OLD}series: function\n")
    assert "BREAKING" not in harmless
    assert "CHANGELOG.md" not in harmless
    assert "only the order" in told("names", OLD, "".join(reversed(OLD.splitlines(keepends=True))))
