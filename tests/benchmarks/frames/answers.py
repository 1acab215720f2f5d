"""Answers of a nation's survey to the index of each unit, drawn as they are read by DuckDB.

Run as ``python -m benchmarks.frames.answers WAY ANSWERS``; ``draw`` only draws them and adds up their scores.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from benchmarks.frames.by_hand import surveys

DAY: Final = "2024-12-31"
_UNITS: Final = 7_285


def view(connection: Any, answers: int) -> None:
    """Make a view ``answers`` of so many."""
    surveys.answers(connection, "answers", answers, max(1, answers // _UNITS // surveys.ELEMENTS))


def draw(connection: Any) -> Any:
    """Add up the scores, so that they have to be drawn."""
    return connection.sql("SELECT sum(unit), sum(unsur), sum(score) FROM answers")


def ours(connection: Any) -> Any:
    """By this library, with means rounded on the way as they are by hand."""
    from sakip.frames import survey
    from sakip.instruments import skm

    return survey(connection.sql("FROM answers"), on=DAY, steps=skm.Steps(mean=3))


def sql(connection: Any) -> Any:
    """By SQL."""
    return connection.sql(surveys.of_duckdb("answers"))


if __name__ == "__main__":
    import duckdb

    way, number = sys.argv[1:]
    with duckdb.connect() as everything:
        view(everything, int(number))
        {"draw": draw, "ours": ours, "sql": sql}[way](everything).to_arrow_table()
