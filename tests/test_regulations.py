from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import regulations
from sakip.errors import DefinitionError, OutOfScaleError, UnknownNameError
from sakip.figures import number

FOLDER = files("sakip").joinpath("data", "regulations")
FILES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))
CONFIDENCES = {"T", "T(repr.)", "S", "M", "C"}
SCALES = [(regulation, scale) for regulation in regulations.all_regulations() for scale in regulation.scales]


def loaded(name: str) -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"), parse_float=str)


def test_the_keys_are_those_of_the_contract() -> None:
    assert regulations.keys() == ("akip", "capaian", "ipasn", "skm")


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
    """82 is mutu A by the bands of 2004 and B by those of 2017 (FACTS 11)."""
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
def test_the_vectors_of_the_dossier_fall_into_their_bands(key: str, on: date, table: str) -> None:
    scale = regulations.scale(key, on=on)
    for value, code in (pair.split() for pair in table.split("|")):
        assert scale.classify(value).code == code, value


@pytest.mark.parametrize(("key", "value"), [("skm", "24.99"), ("skm", "100.01"), ("akip", "-1"), ("akip", "100.01")])
def test_what_no_rule_covers_is_refused(key: str, value: str) -> None:
    with pytest.raises(OutOfScaleError) as caught:
        regulations.scale(key, on=date(2024, 1, 1)).classify(value)
    assert caught.value.value == number(value)


@pytest.mark.parametrize("key", regulations.keys())
def test_before_every_rule_there_is_none_and_the_message_says_from_which_days_there_are(key: str) -> None:
    starts = [scale.in_force for _, scale in SCALES if scale.key == key]
    first = min(start for start in starts if start is not None)
    with pytest.raises(DefinitionError) as caught:
        regulations.scale(key, on=first - timedelta(days=1))
    assert f"defines scale {key!r} on {first - timedelta(days=1)}" in caught.value.what
    for start in starts:
        assert str(start) in caught.value.remedy
    assert regulations.scale(key, on=first).in_force == first


@pytest.mark.parametrize("key", regulations.keys())
def test_each_rule_holds_until_the_day_before_the_next(key: str) -> None:
    starts = sorted(scale.in_force for _, scale in SCALES if scale.key == key and scale.in_force is not None)
    for start, following in pairwise(starts):
        last_day = following - timedelta(days=1)
        assert regulations.scale(key, on=last_day).in_force == start
        assert regulations.scale(key, on=last_day).until == last_day
        assert regulations.scale(key, on=following).in_force == following
    assert regulations.scale(key, on=date.max).until is None


def test_an_unknown_key_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no scale of a regulation called 'smk'\. Did you mean 'skm'"):
        regulations.scale("smk", on=date(2024, 1, 1))
    with pytest.raises(UnknownNameError, match="Known: 'akip', 'capaian', 'ipasn', 'skm'"):
        regulations.scale("zzz", on=date(2024, 1, 1))


def test_regulations_come_oldest_first_one_a_file() -> None:
    days = [regulation.in_force for regulation in regulations.all_regulations()]
    assert days == sorted(days)
    assert sorted(f"{regulation.code}.toml" for regulation in regulations.all_regulations()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_every_regulation_says_where_it_comes_from_and_how_sure_that_is(name: str) -> None:
    """Code holds no threshold: each value has its clause, its source and its confidence in the file (DESIGN 3)."""
    data = loaded(name)
    for key in ("code", "citation", "title", "source"):
        assert data[key].strip()
    assert name == f"{data['code']}.toml"
    assert isinstance(data["in_force"], date)
    assert data["in_force_confidence"] in CONFIDENCES
    assert data["scale"]
    for scale in data["scale"]:
        assert scale["clause"].strip()
        assert scale["note"].strip()
        assert scale["confidence"] in CONFIDENCES


@pytest.mark.parametrize(("regulation", "scale"), SCALES, ids=[f"{r.code}-{s.key}" for r, s in SCALES])
def test_every_scale_carries_its_provenance(regulation: regulations.Regulation, scale: Any) -> None:
    assert scale.source == regulation.citation
    assert scale.clause
    assert scale.confidence in CONFIDENCES
    assert scale.note
    assert scale.title
    assert scale.in_force == regulation.in_force


@pytest.mark.parametrize("name", FILES)
def test_a_table_kept_as_printed_has_the_bands_that_were_made_of_it(name: str) -> None:
    """What a regulation prints stands beside what is made of it; only that of 2015 was not seen as a table."""
    for scale in loaded(name)["scale"]:
        printed = [(row["code"], row["label"]) for row in scale.get("printed", [])]
        bands = [(band["code"], band["label"]) for band in scale["bands"]]
        assert sorted(printed) == sorted(bands) or (not printed and name == "permenpanrb-12-2015.toml")


@given(st.sampled_from(regulations.keys()), st.integers(2_500, 10_000))
def test_every_value_from_25_to_100_has_a_band_by_every_rule_of_today(key: str, cents: int) -> None:
    scale = regulations.scale(key, on=date(2024, 12, 31))
    assert number(f"{cents / 100:.2f}") in scale.classify(f"{cents / 100:.2f}")
