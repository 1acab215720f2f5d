"""A kecamatan with everything a performance report asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

import sakip

WHOLE = Path(__file__).parent / "lengkap.toml"


@pytest.fixture(scope="session")
def office() -> sakip.IndicatorSet:
    """The set of ``lengkap.toml``."""
    return sakip.load(str(WHOLE))
