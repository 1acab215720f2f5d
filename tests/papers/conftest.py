"""The sets the papers are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

import sakip

CASES = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def mojosari() -> sakip.IndicatorSet:
    """Its decree prints a Perjanjian Kinerja with two tables, and no budget."""
    return sakip.load("mojosari-2024")


@pytest.fixture(scope="session")
def mumbulsari() -> sakip.IndicatorSet:
    """Its annex has five columns and no target."""
    return sakip.load("mumbulsari-2025")


@pytest.fixture(scope="session")
def muncar() -> sakip.IndicatorSet:
    """Results of five years, without budgets and texts."""
    return sakip.load("muncar-2024")


@pytest.fixture(scope="session")
def contoh() -> sakip.IndicatorSet:
    """An invented kecamatan with an agreement and its revision, and a budget that was revised."""
    return sakip.load(str(CASES / "cases" / "kecamatan-contoh.toml"))


@pytest.fixture(scope="session")
def whole() -> sakip.IndicatorSet:
    """An invented kecamatan with everything a performance report asks for."""
    return sakip.load(str(CASES / "comparison" / "lengkap.toml"))
