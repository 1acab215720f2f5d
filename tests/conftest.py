"""How Hypothesis runs here, and the command line where a test can see what it says.

Hypothesis has no deadlines, which only measure the machine. Every law holds for a hundred examples, drawn anew each
time. Where CI is set it leaves nothing to chance, and as the examples are the same each time it takes half of them.
``pytest --hypothesis-profile=short`` takes a fifth, for an installation whose code has met more elsewhere.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pytest
from hypothesis import settings

from sakip import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CI = bool(os.environ.get("CI"))

settings.register_profile("sakip", deadline=None, max_examples=50 if CI else 100, derandomize=CI)
settings.register_profile("short", settings.get_profile("sakip"), max_examples=20)
settings.load_profile("sakip")

os.environ.pop("COLUMNS", None)  # tables are as wide as without a terminal, whoever runs this

# distributions of their own, which tests/test_packages.py builds, installs and tests
collect_ignore = ["packages"]


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking through all the tests, over and over, for what they leave behind."""
    gc.collect()
    gc.freeze()


class Said(NamedTuple):
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


Run: TypeAlias = "Callable[..., Said]"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line here; an exit of argparse counts as its code."""

    def command(*arguments: str | Path) -> Said:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return command
