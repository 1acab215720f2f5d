from __future__ import annotations

import csv
import tracemalloc
from datetime import date
from typing import TYPE_CHECKING, Any

from strategies import SKM_CODES

from sakip.instruments import skm
from sakip.instruments.skm import counting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

ON = date(2024, 12, 31)
FULL: dict[str, Any] = dict.fromkeys(SKM_CODES, 4)


def peak(rows: Any) -> int:
    tracemalloc.start()
    try:
        skm.tally(rows, on=ON)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_long_bad_answers_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred cells of ten thousand letters would be three million."""
    monkeypatch.setattr(counting, "STRETCH", 8)
    assert peak({"waktu": f"{place:010000}x", "biaya": 4} for place in range(300)) < 1_000_000


def test_memory_does_not_grow_with_different_bad_answers() -> None:
    few, many = (peak({"waktu": f"buruk {n}", "biaya": 4} for n in range(size)) for size in (3_000, 12_000))
    assert many < 1.5 * few


def answered(rows: int) -> Iterator[dict[str, int | str]]:
    for place in range(rows):
        yield {code: (place * 7 + at) % 4 + 1 for at, code in enumerate(SKM_CODES)}


def test_a_file_of_any_length_is_read_in_the_memory_of_a_stretch(tmp_path: Path) -> None:
    """Two hundred thousand answers take no more than fifty thousand do."""
    peaks = []
    skm.tally([FULL], on=ON)  # what is loaded once is no part of it
    for size in (50_000 // 9, 200_000 // 9):
        path = tmp_path / f"{size}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, SKM_CODES)
            writer.writeheader()
            writer.writerows(answered(size))
        tracemalloc.start()
        assert skm.read(path, on=ON).respondents == size
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
    assert peaks[1] < 3_000_000
