from __future__ import annotations

import re
from typing import Any, Final

import pytest

from sakip.tabular import LED, NEGATIVE, WITHIN, harmless

AS_IT_IS: Final = (
    "Bukti:\n- SK Camat (2024)\n- Nota",
    "a;-5 (lima)",
    "x;+62 811 (WA)",
    "Rapat:\r\n- hadir semua!\r\n- notulen",
    "x;1+1",
    "x;=1+1",
    "x;-5/3",
)
GUARDED: Final = {
    "x;-cmd|' /C calc'!A0": "x;'-cmd|' /C calc'!A0",
    "x;-f(1)": "x;'-f(1)",
    "x;-(f(1))": "x;'-(f(1))",
    "x\n-2+3+cmd|' /C calc'!A0": "x\n'-2+3+cmd|' /C calc'!A0",
    "x;- HYPERLINK(A1)": "x;'- HYPERLINK(A1)",
    "x;- 'http://x.invalid/[a.xls]b'!A1": "x;'- 'http://x.invalid/[a.xls]b'!A1",
    "x;+SUM(1)": "x;'+SUM(1)",
    "x;－ＳＵＭ（1）": "x;'－ＳＵＭ（1）",
    "=a(;-b(;c": "'=a(;'-b(;c",
    "- a (b)\n-f(x)": "'- a (b)\n'-f(x)",
}


@pytest.mark.parametrize("text", AS_IT_IS)
def test_an_item_of_a_list_or_a_number_within_a_text_is_no_formula(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", GUARDED)
def test_a_function_or_another_program_within_a_text_is_guarded(text: str) -> None:
    """Whatever sign it follows, and a list or a number before it."""
    assert harmless(text) == GUARDED[text]


@pytest.mark.parametrize("library", ["polars", "duckdb"])
def test_every_engine_reads_the_patterns_alike(library: str) -> None:
    """None of them looks ahead, and each knows classes of its own."""
    engine: Any = pytest.importorskip(library)
    for text in (*AS_IT_IS, *GUARDED):
        if library == "polars":
            cell = engine.lit(text).str
            found = engine.select(
                w=cell.replace_all(WITHIN, "${1}'${2}"), l=cell.contains(LED), n=cell.contains(NEGATIVE)
            ).row(0)
        else:
            asked = f"regexp_replace($1, '{WITHIN}', '\\1''\\2', 'g'), regexp_matches($1, '{LED}')"
            found = engine.execute(f"SELECT {asked}, regexp_matches($1, '{NEGATIVE}')", [text]).fetchone()
        within = re.sub(WITHIN, r"\1'\2", text)
        assert found == (within, bool(re.search(LED, text)), bool(re.search(NEGATIVE, text)))
