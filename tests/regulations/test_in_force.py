"""Which regulation is in force on a day, and what it says then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import regulations
from sakip.errors import DefinitionError, OutOfScaleError, UnknownNameError
from sakip.figures import number
from sakip.regulations.model import settled as settled_by

CONTRACT = ("akip", "capaian", "ipasn", "skm")
TODAY = date(2024, 12, 31)
SCALES = [scale for held in regulations.all_regulations() for scale in held.scales]


def test_the_keys_are_those_of_the_contract() -> None:
    """Beside them stand the scales met in practice, none of which a regulation defines."""
    assert set(CONTRACT) <= set(regulations.keys())
    others = set(regulations.keys()) - set(CONTRACT)
    assert all(name.startswith(("capaian-", "serapan")) for name in others)
    assert regulations.keys("survey") == regulations.keys("sample") == ("skm",)
    assert regulations.keys("measure") == ("ipasn",)
    assert regulations.keys("sheet") == ("akip",)
    with pytest.raises(UnknownNameError, match=r"no kind of provision called 'skale'\. Did you mean 'scale'"):
        regulations.keys("skale")


@pytest.mark.parametrize(
    ("key", "on", "source", "value", "code"),
    [
        ("skm", date(2016, 1, 1), "KEP/25/M.PAN/2/2004", "82", "A"),
        ("skm", date(2018, 1, 1), "PermenPANRB 14/2017", "82", "B"),
        ("skm", date(2024, 12, 31), "PermenPANRB 14/2017", "88.31", "A"),
        ("akip", date(2012, 1, 1), "PermenPAN-RB 13/2010", "78", "A"),
        ("akip", date(2018, 1, 1), "PermenPANRB 12/2015", "78", "BB"),
        ("akip", date(2023, 1, 1), "PermenPANRB 88/2021", "80", "BB"),
        ("capaian", date(2012, 1, 1), "Permendagri 54/2010", "103.64", "ST"),
        ("capaian", date(2024, 1, 1), "Permendagri 86/2017", "90.5", "T"),
        ("ipasn", date(2024, 1, 1), "Perka BKN 8/2019", "85", "T"),
    ],
)
def test_the_same_value_is_read_by_the_rule_of_its_day(key: str, on: date, source: str, value: str, code: str) -> None:
    """82 is mutu A by the bands of 2004 and B by those of 2017."""
    scale = regulations.scale(key, on=on)
    assert scale.classify(value).code == code
    assert source.rsplit(maxsplit=1)[-1] in scale.source


@pytest.mark.parametrize(
    ("key", "on", "table"),
    [
        ("skm", date(2024, 1, 1), "64.994 D|64.995 C|76.605 B|88.304 B|88.305 A|25 D|100 A"),
        ("skm", date(2010, 1, 1), "43.75 D|43.76 C|62.50 C|62.51 B|81.25 B|81.26 A"),
        ("akip", date(2024, 1, 1), "100 AA|90.01 AA|90 A|80.01 A|80 BB|70 B|60 CC|50 C|30 D|0 D"),
        ("ipasn", date(2024, 1, 1), "60 SR|61 R|70 R|80 S|81 T|90 T|91 ST"),
        ("capaian", date(2024, 1, 1), "50 SR|50.5 SR|51 R|66 S|76 T|90 T|91 ST|100 ST|150 ST"),
    ],
)
def test_the_vectors_of_the_worked_examples_fall_into_their_bands(key: str, on: date, table: str) -> None:
    scale = regulations.scale(key, on=on)
    for value, code in (pair.split() for pair in table.split("|")):
        assert scale.classify(value).code == code, value


@pytest.mark.parametrize(("key", "value"), [("skm", "24.99"), ("skm", "100.01"), ("akip", "-1"), ("akip", "100.01")])
def test_what_no_rule_covers_is_refused(key: str, value: str) -> None:
    with pytest.raises(OutOfScaleError) as caught:
        regulations.scale(key, on=date(2024, 1, 1)).classify(value)
    assert caught.value.value == number(value)


@pytest.mark.parametrize("key", CONTRACT)
def test_before_every_rule_there_is_none_and_the_message_says_from_which_days_there_are(key: str) -> None:
    starts = [scale.in_force for scale in SCALES if scale.key == key and scale.in_force is not None]
    first = min(starts)
    with pytest.raises(DefinitionError) as caught:
        regulations.scale(key, on=first - timedelta(days=1))
    assert f"defines scale {key!r} on {first - timedelta(days=1)}" in caught.value.what
    for start in starts:
        assert str(start) in caught.value.remedy
    assert regulations.scale(key, on=first).in_force == first


@pytest.mark.parametrize("key", CONTRACT)
def test_each_rule_holds_until_the_day_before_the_next(key: str) -> None:
    starts = sorted({scale.in_force for scale in SCALES if scale.key == key and scale.in_force is not None})
    for start, following in pairwise(starts):
        last_day = following - timedelta(days=1)
        assert regulations.scale(key, on=last_day).in_force == start
        assert regulations.scale(key, on=last_day).until == last_day
        assert regulations.scale(key, on=following).in_force == following
    assert regulations.scale(key, on=date.max).until is None


def test_an_unknown_key_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no scale of a regulation called 'smk'\. Did you mean 'skm'"):
        regulations.scale("smk", on=TODAY)
    with pytest.raises(UnknownNameError, match="Known: 'akip', 'capaian'"):
        regulations.scale("zzz", on=TODAY)


@pytest.mark.parametrize(
    ("key", "reading", "value", "code"),
    [
        ("ipasn", "upper", "80.5", "T"),
        ("ipasn", "floor", "80.5", "S"),
        ("ipasn", "upper", "80", "S"),
        ("ipasn", "floor", "80", "S"),
        ("capaian", "floor", "90.5", "T"),
        ("capaian", "upper", "90.5", "ST"),
        ("capaian", "upper", "50.5", "R"),
        ("capaian", "floor", "50.5", "SR"),
    ],
)
def test_a_reading_is_chosen_by_its_name(key: str, reading: str, value: str, code: str) -> None:
    """What a regulation leaves open between whole numbers has two readings, which agree on those numbers."""
    chosen = regulations.scale(key, on=TODAY, reading=reading)
    assert chosen.reading == reading
    assert chosen.classify(value).code == code
    assert regulations.scale(f"{key}/{reading}", on=TODAY) == chosen


def test_a_point_in_time_is_taken_for_its_day_and_anything_else_is_refused() -> None:
    """What dataframes hold as dates are points in time."""
    day, moment = date(2016, 5, 4), datetime(2016, 5, 4, 23, 59, tzinfo=UTC)
    assert regulations.scale("skm", on=moment) == regulations.scale("skm", on=day)
    assert regulations.at(moment).day == day
    for wrong in ("2016-05-04", None, 2016):
        with pytest.raises(DefinitionError, match="is no day"):
            regulations.scale("skm", on=wrong)  # type: ignore[arg-type]  # what a caller gets wrong
        with pytest.raises(DefinitionError, match="is no day"):
            regulations.at(wrong)  # type: ignore[arg-type]  # likewise


def test_two_readings_at_once_are_refused() -> None:
    assert regulations.scale("ipasn/floor", on=TODAY, reading="floor").reading == "floor"
    with pytest.raises(DefinitionError, match="two readings"):
        regulations.scale("ipasn/floor", on=TODAY, reading="upper")


def test_the_first_reading_is_the_default_and_an_unknown_one_comes_with_the_nearest() -> None:
    assert regulations.scale("ipasn", on=TODAY).reading == "upper"
    assert [reading.reading for reading in regulations.readings("scale", "ipasn", on=TODAY)] == ["upper", "floor"]
    with pytest.raises(UnknownNameError, match=r"no reading of scale 'ipasn' called 'flor'\. Did you mean 'floor'"):
        regulations.scale("ipasn", on=TODAY, reading="flor")


@given(st.integers(0, 100))
def test_the_readings_of_a_scale_of_whole_numbers_agree_on_whole_numbers(value: int) -> None:
    for key in ("ipasn", "capaian"):
        codes = {
            found.scale.classify(value).code
            for found in regulations.readings("scale", key, on=TODAY)
            if found.scale is not None
        }
        assert len(codes) == 1


# --- everything of a day ----------------------------------------------------------------------------------------------


def test_on_a_day_only_what_is_in_force_is_given() -> None:
    """In 2016 the survey of 2004 and the evaluation of 2015 hold, and what replaced them does not yet."""
    codes = [held.code for held in regulations.at(date(2016, 6, 30))]
    assert {"kepmenpan-25-2004", "permenpanrb-12-2015", "permendagri-54-2010"} <= set(codes)
    assert not {"permenpanrb-14-2017", "permenpanrb-88-2021", "permendagri-86-2017", "perbkn-8-2019"} & set(codes)
    codes = [held.code for held in regulations.at(TODAY)]
    assert {"permenpanrb-14-2017", "permenpanrb-88-2021", "permendagri-86-2017", "perbkn-8-2019"} <= set(codes)
    assert not {"kepmenpan-25-2004", "permenpanrb-12-2015", "permendagri-54-2010", "permenpan-13-2010"} & set(codes)


def test_a_snapshot_answers_for_its_day() -> None:
    then, now = regulations.at(date(2016, 6, 30)), regulations.at(TODAY)
    assert then.scale("skm").classify(82).code == "A"
    assert now.scale("skm").classify(82).code == "B"
    assert len(now.provision("survey", "skm").table()["unsur"]) == 9
    assert len(then.provision("survey", "skm").table()["unsur"]) == 14
    assert now["perbkn-8-2019"].citation == "Peraturan BKN 8/2019"
    assert now["praktik"] in now.practices
    assert len(now) == len(list(now))
    with pytest.raises(UnknownNameError, match="in force on 2024-12-31 called 'permenpanrb-12-2015'"):
        now["permenpanrb-12-2015"]


def test_a_day_before_any_rule_says_which_days_there_are() -> None:
    with pytest.raises(DefinitionError, match="no regulation held here is in force on 1999-01-01") as caught:
        regulations.at(date(1999, 1, 1))
    for held in regulations.all_regulations():
        if held.in_force is not None:
            assert str(held.in_force) in caught.value.remedy


def test_a_practice_binds_nobody_and_has_no_days() -> None:
    (practice,) = [held for held in regulations.all_regulations() if not held.binding]
    assert practice.in_force is None
    assert practice.scales
    assert not any(part.settled for part in practice.provisions)
    assert regulations.scale("capaian-lampu", on=date(1990, 1, 1)) == regulations.scale("capaian-lampu", on=TODAY)


def test_regulations_come_oldest_first_and_practices_last() -> None:
    dated = [held.in_force for held in regulations.all_regulations() if held.in_force is not None]
    assert dated == sorted(dated)
    assert [held.binding for held in regulations.all_regulations()] == [True] * len(dated) + [False]


def test_what_a_caller_does_to_a_table_does_not_change_the_next_one() -> None:
    """A provision hands out a table of one's own."""
    found = regulations.provision("survey", "skm", on=TODAY)
    found.table()["unsur"].clear()
    assert len(regulations.provision("survey", "skm", on=TODAY).table()["unsur"]) == 9


@pytest.mark.parametrize(
    ("confidence", "settled"),
    [("T", True), ("T(repr.)", True), ("C", True), ("S", False), ("S×4", False), ("M", False)],
)
def test_what_was_not_seen_in_the_text_is_not_settled(confidence: str, settled: bool) -> None:
    assert settled_by(confidence) is settled
    assert regulations.cited("X 1/2020", "Pasal 2", confidence) == f"X 1/2020, Pasal 2 [{confidence}]"


@given(st.sampled_from(CONTRACT), st.integers(2_500, 10_000))
def test_every_value_from_25_to_100_has_a_band_by_every_rule_of_today(key: str, cents: int) -> None:
    for found in regulations.readings("scale", key, on=TODAY):
        assert found.scale is not None
        assert number(f"{cents / 100:.2f}") in found.scale.classify(f"{cents / 100:.2f}")
