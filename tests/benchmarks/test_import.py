"""What ``import sakip`` costs a whole process, beside ``import attrs`` and a bare interpreter.

Run with ``pytest tests/benchmarks --benchmark-enable``.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture


def _run(statement: str) -> None:
    subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603  # our own statement


@pytest.mark.benchmark(group="import")
@pytest.mark.parametrize(
    "statement", ["pass", "import attrs", "import sakip", "import sakip; sakip.assess, sakip.load"]
)
def test_import(benchmark: BenchmarkFixture, statement: str) -> None:
    """A fresh interpreter runs one statement."""
    benchmark.pedantic(_run, (statement,), rounds=15, warmup_rounds=2)  # type: ignore[no-untyped-call]  # its annotations are missing
