from __future__ import annotations

import csv
import io
from collections import Counter, OrderedDict, UserDict, defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import SKM_CODES, answers, respondents

from sakip.errors import DefinitionError, RecordsError, quoted
from sakip.instruments import skm
from sakip.instruments.skm import Count, counting
from sakip.instruments.skm.counting import MOST_NAMED, STRETCH
from sakip.instruments.skm.services import MOST_SERVICES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sakip.instruments.skm import Tally

ON = date(2024, 12, 31)
FULL: dict[str, Any] = dict.fromkeys(SKM_CODES, 4)


def spelled(given: object) -> str:
    """Name a case, even where what is given cannot be written out."""
    return ascii(quoted(given)).partition(" at 0x")[0][:40]  # an address is another in every process


class Missing:
    """What pandas puts where there is nothing: equal to nothing, and of no truth."""

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    def __hash__(self) -> int:
        return 2**61 - 1

    def __repr__(self) -> str:
        return "<NA>"


class Whole:
    """A whole number of numpy: no int, equal to one, and what it says of that is a truth of its own kind."""

    def __init__(self, value: int) -> None:
        self._value = value

    def __index__(self) -> int:
        return self._value

    def __eq__(self, other: object) -> Any:
        return Truth(value=self._value == other)

    def __ne__(self, other: object) -> Any:
        return Truth(value=self._value != other)

    def __hash__(self) -> int:
        return hash(self._value)


class Truth:
    """A truth value of numpy: no bool, but equal to one and with its hash, so that it is found where 1 is."""

    def __init__(self, *, value: bool) -> None:
        self._value = value

    def __bool__(self) -> bool:
        return self._value

    def __eq__(self, other: object) -> Any:
        return Truth(value=self._value == (bool(other) if isinstance(other, Truth) else other))

    def __ne__(self, other: object) -> Any:
        return Truth(value=self._value != (bool(other) if isinstance(other, Truth) else other))

    def __hash__(self) -> int:
        return hash(self._value)


class Broken:
    """Something that fails at everything but being there."""

    def __repr__(self) -> str:
        raise RuntimeError

    __hash__ = None  # type: ignore[assignment]


def tally(rows: Any, **choices: Any) -> Tally:
    return skm.tally(rows, on=ON, **choices)


def count_of(given: Any) -> tuple[Count, list[str]]:
    """Count one answer to ``waktu`` beside others, and return the codes of what was found in its row."""
    tallied = tally([FULL, {**FULL, "waktu": given}, FULL])
    at = [finding for finding in tallied.findings if finding.place is not None]
    assert all((finding.place.line, finding.place.column) == (2, "waktu") for finding in at if finding.place)
    assert all(count.scores == (0, 0, 0, 3) for code, count in tallied.pooled.items() if code != "waktu")
    return tallied.pooled["waktu"], [finding.code for finding in at]


# --- single answers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [3, "3", " 3 ", "3,0", "3.0", "3.00", "+3", "03", 3.0, Decimal(3), Decimal("3.00"), Fraction(3), Whole(3), "3\n"],
    ids=spelled,
)
def test_an_answer_may_be_written_in_many_ways(given: Any) -> None:
    count, found = count_of(given)
    assert (count.scores, count.blank, count.refused, found) == ((0, 0, 1, 2), 0, 0, [])


@pytest.mark.parametrize(
    "given",
    [
        None, "", "  ", "\t", "\u00a0", "-", "–", "n/a", "belum diisi", float("nan"), Decimal("NaN"), Decimal("sNaN"),
        Missing(),
    ], ids=spelled)  # fmt: skip
def test_a_blank_answer_is_neither_0_nor_1_nor_a_fault(given: Any) -> None:
    count, found = count_of(given)
    assert (count.scores, count.blank, count.refused, found) == ((0, 0, 0, 2), 1, 0, [])


@pytest.mark.parametrize("given", [0, "0", "0,0", 0.0, -0.0, Decimal(0), Whole(0)], ids=spelled)
def test_a_zero_is_no_answer_and_has_a_finding_of_its_own(given: Any) -> None:
    count, found = count_of(given)
    assert (count.scores, count.blank, count.refused, found) == ((0, 0, 0, 2), 0, 1, ["skm-zero"])


@pytest.mark.parametrize(
    "given",
    [
        5, -1, 255, 256, 10**30, 10**5000, -(10**30), 2.5, "2,5", "5", "-3", "3.000", "1.000", "four", "3 4", "4%",
        "Rp 4", "1e0", "३", "\u0663", "\x003", True, False, "True", Truth(value=True), Truth(value=False), Whole(5),
        float("inf"), float("-inf"), Decimal("Infinity"), Fraction(10, 3), 3j, b"3", [3], (3,), {3}, {"a": 3},
        {}, object(), Broken(), "x" * 100_000, "9" * 100_000, " " * 100_000 + "x", "\ud800",
    ], ids=spelled)  # fmt: skip
def test_anything_else_is_named_with_its_row_and_counts_as_not_given(given: Any) -> None:
    """A truth value is no 1, and neither rupiah nor percentages are answers."""
    count, found = count_of(given)
    assert (count.scores, count.blank, count.refused, found) == ((0, 0, 0, 2), 0, 1, ["skm-out-of-scale"])


@pytest.mark.parametrize(
    "given",
    ["3 - Mudah", "3. Sesuai", "3: ya", "(3) Baik", "Sangat sesuai (3)", "Baik [3] ", "3 (Baik)", "3 Baik", " 3) x"],
)
def test_a_digit_beside_words_is_the_answer_and_one_finding_says_so(given: str) -> None:
    count, found = count_of(given)
    assert (count.scores, count.refused, found) == ((0, 0, 1, 2), 0, [])
    findings = [f for f in tally([{**FULL, "waktu": given}] * 3).findings if f.code == "skm-answers-with-words"]
    assert [f.facts["examples"] for f in findings] == [f"“{given.strip()}” = 3"]


@pytest.mark.parametrize(
    "given", ["d. Sangat mudah", "5 - Baik", "3 - 4", "3a", "Baik 3", "3 dari 4 (3)", "Sangat mudah"]
)
def test_letters_and_words_are_not_guessed(given: str) -> None:
    count, found = count_of(given)
    assert (count.refused, found) == (1, ["skm-out-of-scale"])


def test_the_caller_may_say_what_words_mean() -> None:
    """However they are written, in capitals or with more blanks."""
    words = {"Sangat mudah": 4, "Mudah": 3}
    tallied = tally([{"waktu": w} for w in ("sangat  mudah ", "MUDAH", "Mudah", "2", "sulit")], answers=words)
    assert tallied.pooled["waktu"] == Count((0, 1, 2, 1))
    for wrong in ({"Mudah": 5}, {"Mudah": True}, {"3": 4}, {"-": 1}, {"Mudah": "3"}):
        with pytest.raises(DefinitionError):
            tally([FULL], answers=wrong)


def test_words_that_come_again_are_said_once() -> None:
    """How often each, the most frequent first, and the option to complete; who pays nothing chooses the best."""
    said = [*["Mudah"] * 8, "mudah ", *["Sangat mudah"] * 4, "Gratis"]
    tallied = tally([{**FULL, "waktu": word} for word in said])
    assert tallied.pooled["waktu"].refused == len(said)
    (finding,) = (f for f in tallied.findings if f.severity == "error")
    assert finding.code == "skm-words"
    assert "14 jawaban berupa kata" in finding.text()
    assert "“Mudah” (9), “Sangat mudah” (4), “Gratis” (1)" in finding.text("en")
    assert '--answers "Mudah=…,Sangat mudah=…,Gratis=4"' in finding.text()


@pytest.mark.parametrize(
    "said", [["mudah"] * 10, [chr(97 + place // 26) + chr(97 + place % 26) for place in range(20)]]
)
def test_stray_words_are_named_where_they_stand(said: list[str]) -> None:
    """A few slips, and remarks that do not come again, are mended row by row."""
    found = [f.code for f in tally([{**FULL, "waktu": word} for word in said]).findings if f.severity == "error"]
    assert found == ["skm-out-of-scale"] * len(said)


def test_more_stray_words_than_are_named_are_counted() -> None:
    """Words and numbers together are named a thousand times at most."""
    letters = [chr(97 + place // 676) + chr(97 + place // 26 % 26) + chr(97 + place % 26) for place in range(1_100)]
    tallied = tally([{"waktu": word, "biaya": 7, "sarana": 4} for word in letters])
    assert sum(f.code == "skm-out-of-scale" for f in tallied.findings) == MOST_NAMED
    (rest,) = (f for f in tallied.findings if f.code == "skm-more")
    assert rest.facts["count"] == 2_200 - MOST_NAMED


def test_a_refused_answer_that_names_somebody_is_not_repeated() -> None:
    for answer in ("3509012345678901", "budi.s@contoh.go.id", 3509012345678901):
        (finding,) = (f for f in tally([{**FULL, "waktu": answer}]).findings if f.code == "skm-out-of-scale")
        assert "•••" in finding.text()
        assert str(answer) not in finding.text()


@pytest.mark.parametrize("given", ["x" * 100_000, ["x" * 100_000], 10**5000, Broken()], ids=spelled)
def test_a_finding_repeats_no_more_of_an_answer_than_a_line(given: Any) -> None:
    (finding,) = (f for f in tally([{**FULL, "waktu": given}]).findings if f.code == "skm-out-of-scale")
    for lang in ("id", "en"):
        assert len(finding.text(lang)) < 400


def test_a_survey_of_truth_values_has_no_answers() -> None:
    """Ticked boxes are no scale from 1 to 4, and True equals 1 only to a computer."""
    tallied = tally([dict.fromkeys(SKM_CODES, bool(place % 2)) for place in range(4)])
    assert all(count == Count((0, 0, 0, 0)) for count in tallied.pooled.values())
    assert {finding.code for finding in tallied.findings} == {"skm-out-of-scale", "skm-refused-rows", "skm-no-answers"}


# --- rows -------------------------------------------------------------------------------------------------------------


def test_what_was_not_answered_may_be_left_out_of_its_row() -> None:
    tallied = tally([{"waktu": 4, "biaya": 3}, {"biaya": 2}, {"waktu": 1}])
    assert [tallied.pooled[code].scores for code in ("waktu", "biaya")] == [(1, 0, 0, 1), (0, 1, 1, 0)]
    assert [count.blank for count in tallied.pooled.values()] == [1, 1]
    assert tallied.rows == 3


@pytest.mark.parametrize("first", [1, STRETCH - 1, STRETCH, STRETCH + 1])
def test_a_column_that_comes_up_late_was_blank_before(first: int) -> None:
    """Even many rows later; and so was the service."""
    rows = [*([{"waktu": 4}] * first), {"waktu": 4, "biaya": 1, "layanan": "KTP"}]
    tallied = tally(iter(rows))
    assert {name: counts["waktu"].answered for name, counts in tallied.services.items()} == {"": first, "KTP": 1}
    assert (tallied.pooled["biaya"].answered, tallied.pooled["biaya"].blank) == (1, first)
    assert tallied.pooled["waktu"].blank == 0


def test_a_column_of_no_element_may_come_and_go() -> None:
    rows = [{"waktu": 1, "x": 9}, *([{"waktu": 1, "x": 9}] * STRETCH), {"waktu": 2, "y": 9}, {"y": 1, "waktu": 3}]
    assert tally(rows).pooled["waktu"].scores == (STRETCH + 1, 1, 1, 0)
    swapped = [{"waktu": 1, "x": 9}] * STRETCH + [{"waktu": 2, "biaya": 3}] * 2
    assert tally(swapped).pooled["biaya"].scores == (0, 0, 2, 0)


def test_a_row_of_nothing_but_blanks_is_no_respondent() -> None:
    tallied = tally([FULL, dict.fromkeys(SKM_CODES), {}, dict.fromkeys(SKM_CODES, " "), {"layanan": "KTP"}])
    assert tallied.rows == 1
    (finding,) = (f for f in tallied.findings if f.code == "skm-empty-rows")
    assert finding.facts["count"] == 4
    assert list(tallied.services) == [""]


def test_rows_without_any_answer_come_to_nothing_and_say_so() -> None:
    tallied = tally([{"waktu": None}, {"waktu": ""}])
    assert (tallied.rows, tallied.findings[-1].code) == (0, "skm-no-answers")
    result = skm.evaluate(tallied, on=ON)
    assert (result.pooled.value, result.pooled.missing, result.respondents) == (None, ("waktu",), 0)


@pytest.mark.parametrize("kind", [dict, OrderedDict, UserDict, lambda row: defaultdict(lambda: 1, row), Counter])
def test_any_mapping_is_a_row_and_stays_as_it_is(kind: Any) -> None:
    """One that makes up what it has not is not asked to."""
    rows = [kind({"waktu": 4, "biaya": 3}), kind({"waktu": 2})] + [kind({"waktu": 4, "biaya": 3})] * STRETCH
    tallied = tally(rows)
    assert tallied.pooled["biaya"].scores == (0, 0, STRETCH + 1, 0)
    assert dict(rows[1]) == {"waktu": 2}


def test_what_is_no_row_is_named_and_hides_no_other() -> None:
    given: list[Any] = [FULL, None, FULL, 7, ["waktu", 3], "waktu", FULL]
    tallied = tally(given)
    assert tallied.rows == 3
    lines = [f.place.line for f in tallied.findings if f.code == "skm-no-row" and f.place]
    assert lines == [2, 4, 5, 6]


@pytest.mark.parametrize("rows", [[], {}, None, 7, iter(()), "survei.csv", [None], [[1, 2]], FULL])
def test_what_holds_no_row_at_all_is_refused_with_what_to_give(rows: Any) -> None:
    """Among them a path, and a dataframe, which yields the names of its columns."""
    with pytest.raises(RecordsError, match="to_dict"):
        tally(rows)


def test_rows_may_come_from_a_generator_once() -> None:
    rows = (dict(FULL) for _ in range(3 * STRETCH + 1))
    assert tally(rows).rows == 3 * STRETCH + 1


def test_a_row_of_nothing_but_refused_answers_is_no_respondent() -> None:
    """Each of its answers is named; a row that holds one score beside them is a respondent."""
    bad = {"waktu": 401, "biaya": 403, "sarana": None}
    tallied = tally([{"waktu": 4, "biaya": 3, "sarana": 2}, bad, {"waktu": 9, "biaya": "", "sarana": 1}, bad])
    assert tallied.rows == 2
    assert tallied.pooled["waktu"] == Count((0, 0, 0, 1), refused=1)
    assert tallied.pooled["biaya"] == Count((0, 0, 1, 0), blank=1)
    (finding,) = (f for f in tallied.findings if f.code == "skm-refused-rows")
    assert (finding.facts["count"], finding.severity) == (2, "warning")
    assert sum(f.code == "skm-out-of-scale" for f in tallied.findings) == 5
    assert not any(f.code == "skm-empty-rows" for f in tallied.findings)
    assert not skm.measure([FULL] * 8 + [dict.fromkeys(SKM_CODES, 7)] * 9, on=ON, population=9).samples[0].reached


@pytest.mark.parametrize(
    "label", ["JUMLAH", "Total", "Rata-rata", "rerata :", "NRR per unsur", " Nilai/Unsur ", "NRR tertimbang", "Bobot"]
)
@pytest.mark.parametrize("column", ["layanan", "Nama"])
def test_a_row_of_totals_is_set_aside_and_named(label: str, column: str) -> None:
    """Its means may well lie on the scale of the answers."""
    rows = [{column: "Budi", **FULL, "x": n} for n in range(STRETCH + 5)]
    rows[7] = rows[STRETCH + 2] = {column: label, **dict.fromkeys(SKM_CODES, 1), "x": 1}
    tallied = tally(rows)
    assert all(count == Count((0, 0, 0, STRETCH + 3)) for count in tallied.pooled.values())
    found = [f for f in tallied.findings if f.code == "skm-total-row"]
    assert [f.place and (f.place.line, f.place.column) for f in found] == [(8, column), (STRETCH + 3, column)]
    assert all(label.strip() in f.text() and f.severity == "warning" for f in found)


def test_a_service_or_a_remark_that_only_contains_such_a_word_is_no_total() -> None:
    """And IKM is also a service: the small industries an office looks after."""
    rows = [
        {"layanan": "IKM", "saran": "nilai bagus", **FULL},
        {"layanan": "Totalindo", "saran": "jumlah loket", **FULL},
    ]
    assert tally(rows).rows == 2


def test_a_file_of_totals_in_the_columns_of_names_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "jawaban.csv"
    path.write_text("No;waktu;Nama\n1;4;Budi\nJumlah;4;\n2;3;Ani\n;3,5;RATA-RATA\n", encoding="utf-8")
    result = skm.read(path, on=ON, unsur=["waktu"])
    assert (result.respondents, result.pooled["waktu"].mean) == (2, Fraction(7, 2))
    assert [f.place and f.place.line for f in result.findings if f.code == "skm-total-row"] == [3, 5]


def test_findings_of_rows_come_in_the_order_of_the_rows(tmp_path: Path) -> None:
    """Though they are counted column by column, and service by service."""
    path = tmp_path / "jawaban.csv"
    path.write_text("layanan;waktu;biaya\nA;4;7\nB;9;1\nA;5;6\nA;1\nB;1;8\n", encoding="utf-8")
    found = skm.read(path, on=ON, unsur=["waktu", "biaya"]).findings
    assert [f.place.line for f in found if f.place and f.place.line and f.place.line > 1] == [2, 3, 4, 4, 5, 6]


# --- services ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("KTP", "KTP"), (" KTP\t", "KTP"), (7, "7"), (None, ""), ("", ""), (" ", ""), (float("nan"), ""),
        (Missing(), ""), (Decimal("sNaN"), ""), ("=x", "=x"), ("pooled", "pooled"), (["a"], "['a']"),
        (10**5000, "an integer of 16610 bits"), (Broken(), "a Broken that cannot be written out"),
        ("x" * 100_000, "x" * 100_000),
    ],
    ids=spelled,
)  # fmt: skip
def test_a_service_is_called_as_it_is_written(given: Any, name: str) -> None:
    """Where nothing is written, it is the one without a name."""
    assert list(tally([{**FULL, "layanan": given}]).services) == [name]


def test_findings_of_a_service_name_the_row_in_the_whole() -> None:
    rows = [{**FULL, "layanan": name} for name in islice(cycle("ABC"), 9)]
    rows[7]["waktu"] = 9
    (finding,) = (f for f in tally(rows).findings if f.code == "skm-out-of-scale")
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (8, "waktu")


def test_two_hundred_services_are_counted_one_by_one() -> None:
    rows = [{**FULL, "layanan": f"Layanan {place % 200}", "waktu": place % 4 + 1} for place in range(2_000)]
    tallied = tally(rows)
    assert len(tallied.services) == 200
    assert {sum(counts["waktu"].scores) for counts in tallied.services.values()} == {10}


def test_services_that_differ_in_capitals_and_blanks_only_are_one() -> None:
    """Called as it is first spelled, and a finding says what was put together."""
    names = ["KTP-el", "KK", "KTP-EL ", "ktp-el", "Akta  lahir", "akta lahir", *["KTP-EL"] * STRETCH, "kk"]
    tallied = tally([{**FULL, "layanan": name} for name in names])
    assert {name: counts["waktu"].answered for name, counts in tallied.services.items()} == {
        "KTP-el": STRETCH + 3, "KK": 2, "Akta  lahir": 2,
    }  # fmt: skip
    (finding,) = (f for f in tallied.findings if f.code == "skm-service-spellings")
    assert finding.severity == "info"
    for said in ("“KTP-el” = “KTP-EL” = “ktp-el”", "“KK” = “kk”"):
        assert said in finding.text()
    assert not any(f.code == "skm-service-spellings" for f in tally([{**FULL, "layanan": "KK"}] * 3).findings)


def test_adding_puts_spellings_of_a_service_together_too() -> None:
    added = tally([{**FULL, "layanan": "KTP"}]) + tally([{**FULL, "layanan": "ktp"}, {**FULL, "layanan": "KK"}])
    assert {name: counts["waktu"].answered for name, counts in added.services.items()} == {"KTP": 2, "KK": 1}
    assert added.findings[-1].facts["names"] == "“KTP” = “ktp”"


@pytest.mark.parametrize("source", [list, iter])
def test_a_column_of_too_many_services_is_refused_before_it_is_read_to_the_end(source: Any) -> None:
    """It names people, or times of day."""
    rows = ({**FULL, "Nama": f"Orang {n}", "layanan": "KTP"} for n in range(20_000))
    stream = source(rows)
    with pytest.raises(RecordsError, match="Nama") as raised:
        tally(stream, service="Nama")
    assert raised.value.findings[0].code == "skm-many-services"
    assert "--service" in raised.value.findings[0].text()
    if source is iter:
        assert len(list(stream)) == 20_000 - STRETCH
    most = tally({**FULL, "layanan": str(n % MOST_SERVICES)} for n in range(3 * STRETCH))
    assert len(most.services) == MOST_SERVICES


# --- many faults ------------------------------------------------------------------------------------------------------


def test_a_thousand_bad_answers_are_named_and_the_rest_counted() -> None:
    tallied = tally([{"waktu": f"buruk {place}", "biaya": 4} for place in range(MOST_NAMED + 234)])
    assert sum(f.code == "skm-out-of-scale" for f in tallied.findings) == MOST_NAMED
    (rest,) = (f for f in tallied.findings if f.code == "skm-more")
    assert (rest.facts["count"], tallied.pooled["waktu"].refused) == (234, MOST_NAMED + 234)


# --- laws -------------------------------------------------------------------------------------------------------------

cells = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-1, 6), st.floats(), st.decimals(), st.fractions(),
    st.text(max_size=12), st.sampled_from(["1", "4", "0", "5", " 2", "3,0", "n/a", "Rp 3", "2.5"]),
    st.binary(max_size=3), st.lists(st.integers(), max_size=2), st.just(Missing()), st.complex_numbers(), st.dates(),
    st.just(Broken()),
)  # fmt: skip
garbage = st.lists(st.dictionaries(st.sampled_from([*SKM_CODES[:3], "layanan", "x"]), cells), min_size=1, max_size=12)


@given(garbage)
@example([{"layanan": Decimal("sNaN"), "waktu": Decimal("sNaN")}])
def test_no_answer_whatever_raises_or_loses_a_row(rows: list[dict[str, Any]]) -> None:
    """Respondents and rows that hold no score are all there are, and every answer is a score, blank or refused."""
    if not any(set(row) & set(SKM_CODES) for row in rows):
        with pytest.raises(RecordsError, match="persyaratan"):
            tally(rows)
        return
    tallied = tally(rows)
    silent = sum(f.facts["count"] for f in tallied.findings if f.code in {"skm-empty-rows", "skm-refused-rows"})
    assert tallied.rows + silent == len(rows)
    assert {count.respondents for count in tallied.pooled.values()} == {tallied.rows}
    refused = sum(count.refused for count in tallied.pooled.values())
    named = sum(f.code in {"skm-zero", "skm-out-of-scale"} for f in tallied.findings)
    named += sum(f.facts["count"] for f in tallied.findings if f.code == "skm-words")
    aside = any(f.code == "skm-refused-rows" for f in tallied.findings)
    assert refused < named if aside else refused == named
    for finding in (*tallied.findings, *skm.evaluate(tallied, on=ON).findings):
        assert finding.text("id")
        assert finding.text("en")


@given(respondents(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[dict[str, int | None]], chance: Any) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    assert tally(mixed).services == tally(rows).services


@given(respondents(fewest=2), st.data())
def test_a_blank_changes_no_other_element(rows: list[dict[str, int | None]], data: st.DataObject) -> None:
    at, code = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.sampled_from(SKM_CODES))
    rows[at] = {**dict.fromkeys(SKM_CODES, 3), **rows[at]}
    blanked = [{**row, code: None} if place == at else row for place, row in enumerate(rows)]
    if not any(blanked[at].values()):
        return
    before, after = tally(rows).pooled, tally(blanked).pooled
    assert {name: count for name, count in before.items() if name != code} == {
        name: count for name, count in after.items() if name != code
    }
    given = rows[at][code]
    assert after[code].answered == before[code].answered - (given is not None)
    assert after[code].total == before[code].total - (given or 0)


@given(respondents(fewest=2, most=20), st.data())
def test_splitting_the_rows_anywhere_and_adding_the_parts_gives_the_whole(
    rows: list[dict[str, Any]], data: st.DataObject
) -> None:
    """Services too, and parts that hold nothing but blanks."""
    rows = [{**row, "layanan": data.draw(st.sampled_from(["A", "B", ""]))} for row in rows]
    blank = data.draw(st.integers(0, 3))
    rows = [{**dict.fromkeys(SKM_CODES), "layanan": "A"}] * blank + rows
    at = data.draw(st.integers(1, len(rows) - 1))
    whole, added = tally(rows), tally(rows[:at]) + tally(rows[at:])
    assert (added.services, added.survey, added.rows) == (whole.services, whole.survey, whole.rows)


@given(
    respondents(st.one_of(answers, st.sampled_from(["1", "4 ", "3,0", "x", "5", "0", "n/a"])), most=30),
    st.integers(1, 7),
)
def test_the_length_of_a_stretch_changes_nothing(rows: list[dict[str, Any]], stretch: int) -> None:
    whole = tally(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "STRETCH", stretch)
        again = tally(rows)
    assert again.services == whole.services
    assert Counter(map(str, again.findings)) == Counter(map(str, whole.findings))


@given(
    respondents(
        st.one_of(answers, st.sampled_from(["3,0", " 4 ", "x", "5", "0", 'a "quote"', "baris\r\nbaru", "n/a"]))
    ),
    st.fixed_dictionaries(
        {
            "delimiter": st.sampled_from(";,\t"),
            "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
            "lineterminator": st.sampled_from(["\n", "\r\n", "\r"]),
        }
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
def test_a_file_and_mappings_of_the_same_answers_agree(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], style: dict[str, Any], encoding: str
) -> None:
    """However its columns are separated, its cells quoted, its lines ended and its letters encoded."""
    text = io.StringIO(newline="")
    headings = ("kafé", *SKM_CODES)
    writer = csv.DictWriter(text, headings, **style)
    writer.writeheader()
    given: list[Mapping[str, Any]] = [{"kafé": "São Tomé", **row} for row in rows]
    writer.writerows(given)
    path = tmp_path_factory.mktemp("same") / "answers.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    read = skm.read(path, on=ON)
    assert read.counts == skm.evaluate(tally(given), on=ON).counts
    (unused,) = (f for f in read.findings if f.code == "skm-columns-unused")
    assert unused.facts["columns"] == "kafé"
