from __future__ import annotations

import copy
import itertools
import pickle
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from sakip import Indicator, IndicatorSet, Taken, Target, Year, count, share_achieved
from sakip.errors import CycleError, DefinitionError, SakipError, SetFileError, UnitError, UnknownNameError
from sakip.sets import load, loads
from sakip.sets.definitions import in_force, overlaps, settled, turns

if TYPE_CHECKING:
    from pathlib import Path

    from sakip.findings import Finding

SEPTEMBER = date(2024, 9, 10)


def indicator(code: str = "a", **facts: Any) -> Indicator:
    given: dict[str, Any] = {"name": code.upper(), "unit": "nilai", "formula": count("jumlah", unit="nilai")}
    return Indicator(code=code, **given | facts)


NOW = indicator(name="Sekarang")
UNTIL_2022 = indicator(name="Dulu", valid_until=date(2022, 12, 31))
OF_2023 = indicator(name="Tengah", valid_from=date(2023, 1, 1), valid_until=date(2023, 12, 31))
OFFICE = IndicatorSet("s", [NOW], year=2024, earlier=[UNTIL_2022, OF_2023])


def names(office: IndicatorSet) -> list[str]:
    return [each.name for each in office]


# --- which definition holds -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date.min, "Dulu"),
        (date(2022, 12, 31), "Dulu"),
        (date(2023, 1, 1), "Tengah"),
        (date(2023, 12, 31), "Tengah"),
        (date(2024, 1, 1), "Sekarang"),
        (date.max, "Sekarang"),
    ],
)
def test_the_definition_of_a_day_holds_from_its_first_day_to_its_last(day: date, name: str) -> None:
    for order in itertools.permutations(OFFICE.definitions("a")):
        found = in_force(order, day)
        assert found is not None
        assert found.name == name
    assert names(OFFICE.as_defined(day).office) == [name]
    assert OFFICE.as_defined(day).undefined == frozenset()


def test_the_current_definition_begins_where_the_earlier_ones_end() -> None:
    assert OFFICE["a"].valid_from == date(2024, 1, 1)
    assert settled(NOW, [UNTIL_2022]).valid_from == date(2023, 1, 1)
    assert settled(NOW, []) is NOW


@pytest.mark.parametrize("own", [{"valid_from": date(2020, 1, 1)}, {"valid_until": date(2025, 12, 31)}])
def test_a_definition_that_says_when_it_holds_is_believed(own: dict[str, Any]) -> None:
    said = evolve(NOW, **own)
    assert settled(said, [UNTIL_2022]) is said


def test_an_earlier_definition_without_an_end_leaves_the_current_as_it_is() -> None:
    assert settled(NOW, [evolve(UNTIL_2022, valid_until=None)]) is NOW


def test_a_definition_may_hold_to_the_last_day_there_is() -> None:
    """9999-12-31 is how many systems write that there is no end."""
    for_good = indicator(valid_from=date(2020, 1, 1), valid_until=date.max)
    assert IndicatorSet("s", [for_good]).as_defined(date.max).undefined == frozenset()
    with pytest.raises(DefinitionError, match="two definitions of 'a' are both valid from"):
        IndicatorSet("s", [NOW], earlier=[for_good])


def test_of_two_that_hold_the_one_decreed_last_counts_from_the_day_it_is_known() -> None:
    decreed = indicator(name="Baru", valid_from=date(2024, 9, 1), issued=SEPTEMBER)
    office = IndicatorSet("s", [decreed], year=2024, earlier=[indicator(name="Lama")])
    day = date(2024, 12, 31)
    assert names(office.as_defined(day).office) == ["Baru"]
    assert names(office.as_defined(day, SEPTEMBER).office) == ["Baru"]
    assert names(office.as_defined(day, SEPTEMBER - timedelta(days=1)).office) == ["Lama"]
    assert names(office.as_defined(date(2024, 8, 31)).office) == ["Lama"]


CLOSED = {
    "from that day": (date(2024, 8, 31), date(2024, 9, 1)),
    "from the beginning of the year": (date(2023, 12, 31), date(2024, 1, 1)),
}


@pytest.mark.parametrize(("last", "first"), CLOSED.values(), ids=CLOSED)
def test_before_a_definition_is_replaced_nobody_knows_that_it_will_end(last: date, first: date) -> None:
    """A decree of September ends the old definition, maybe in retrospect; in June the old one has no end."""
    old, new = indicator(name="Lama"), indicator(name="Baru", valid_from=first, issued=SEPTEMBER)
    before = IndicatorSet("s", [old], year=2024)
    after = IndicatorSet("s", [new], year=2024, earlier=[evolve(old, valid_until=last)])
    june, december = date(2024, 6, 30), date(2024, 12, 31)
    for day in (june, december):
        assert after.as_defined(day, june).undefined == before.as_defined(day, june).undefined
        assert list(after.as_defined(day, june).office) == list(before.as_defined(day, june).office)


def test_an_indicator_without_a_definition_of_the_day_is_named_and_stands_as_it_is_now() -> None:
    office = IndicatorSet("s", [indicator("a", valid_from=date(2024, 1, 1)), indicator("b")], year=2024)
    defined = office.as_defined(date(2023, 12, 31))
    assert defined.undefined == {"a"}
    assert list(defined.office) == list(office)
    assert office.as_defined(date(2024, 1, 1)).undefined == frozenset()


def test_what_was_not_decreed_yet_is_not_defined_yet() -> None:
    office = IndicatorSet("s", [indicator(issued=SEPTEMBER)], year=2024)
    day = date(2024, 12, 31)
    assert office.as_defined(day, SEPTEMBER - timedelta(days=1)).undefined == {"a"}
    assert office.as_defined(day, SEPTEMBER).undefined == office.as_defined(day).undefined == frozenset()


def test_a_gap_between_two_definitions_is_a_time_without_one() -> None:
    office = IndicatorSet("s", [indicator(valid_from=date(2024, 1, 1))], earlier=[UNTIL_2022])
    assert office.as_defined(date(2023, 6, 30)).undefined == {"a"}


def test_a_set_without_dates_is_the_set_itself_on_every_day() -> None:
    office = load("mojosari-2024")
    defined = office.as_defined(date(1999, 1, 1), date(1999, 1, 1))
    assert defined.office is office
    assert defined.undefined == frozenset()


# --- what a set knows of its definitions ------------------------------------------------------------------------------


def test_every_definition_is_listed_the_current_one_first() -> None:
    office = IndicatorSet("s", [NOW, indicator("b")], earlier=[UNTIL_2022, OF_2023])
    assert [each.name for each in office.definitions("a")] == ["Sekarang", "Dulu", "Tengah"]
    assert office.definitions("b") == (office["b"],)
    with pytest.raises(UnknownNameError):
        office.definitions("c")


def test_an_indicator_is_found_by_the_name_it_once_had() -> None:
    office = IndicatorSet("s", [NOW, indicator("b")], earlier=[evolve(UNTIL_2022, aliases=["IKM lama", "b"])])
    assert office["IKM lama"].code == "a"
    assert office["b"].code == "b"
    assert office.definitions("IKM lama") == office.definitions("a")


def test_an_earlier_definition_is_of_an_indicator_the_set_has() -> None:
    with pytest.raises(UnknownNameError, match="no indicator called 'z'"):
        IndicatorSet("s", [NOW], earlier=[indicator("z", valid_until=date(2023, 12, 31))])


def test_two_definitions_of_one_day_need_to_say_which_was_decreed_later() -> None:
    other = indicator(valid_from=date(2022, 6, 1), valid_until=date(2023, 6, 30))
    with pytest.raises(DefinitionError, match="two definitions of 'a' are both valid from 2022-06-01"):
        IndicatorSet("s", [NOW], earlier=[UNTIL_2022, other])
    later = evolve(other, issued=date(2022, 5, 1))
    assert IndicatorSet("s", [NOW], earlier=[UNTIL_2022, later]).as_defined(date(2022, 7, 1)).office["a"] == later


def test_two_definitions_without_an_end_overlap() -> None:
    with pytest.raises(DefinitionError, match="both valid on every day"):
        IndicatorSet("s", [NOW], earlier=[indicator(name="Lama")])


def test_definitions_that_meet_do_not_overlap() -> None:
    assert list(overlaps([UNTIL_2022, OF_2023, settled(NOW, [UNTIL_2022, OF_2023])])) == []
    assert turns([OF_2023, UNTIL_2022, NOW]) == [date(2023, 1, 1), date(2024, 1, 1)]


def taken(source: str, **facts: Any) -> Indicator:
    return indicator(formula=count("jumlah", unit="nilai").taking({"jumlah": Taken(source)}), **facts)


def test_a_circle_that_closes_on_one_day_only_is_found() -> None:
    """Each decree by itself is sound; in 2023 the definition of one meets that of the other."""
    b = indicator("b", formula=count("jumlah", unit="nilai").taking({"jumlah": Taken("a")}))
    with pytest.raises(SakipError, match="in a circle"):
        IndicatorSet(
            "s",
            [NOW, b],
            earlier=[UNTIL_2022, taken("b", valid_from=date(2023, 1, 1), valid_until=date(2023, 12, 31))],
        )


def test_what_an_earlier_definition_is_computed_from_is_looked_at_too() -> None:
    """Or a set that loads fails when its first year is assessed."""
    with pytest.raises(UnknownNameError, match="no indicator called 'tiada'"):
        IndicatorSet("s", [NOW], earlier=[taken("tiada", valid_until=date(2023, 12, 31))])
    b = indicator("b", unit="orang", formula=count("jumlah", unit="orang"))
    with pytest.raises(UnitError):
        IndicatorSet("s", [NOW, b], earlier=[taken("b", valid_until=date(2023, 12, 31))])


def test_a_circle_that_closes_only_as_of_an_earlier_day_is_found_when_the_set_is_made() -> None:
    """Or it may be made, and fails when it is assessed as of that day, between the decree on b and that on a."""
    reported = evolve(NOW, issued=SEPTEMBER)
    b = indicator("b", formula=count("jumlah", unit="nilai").taking({"jumlah": Taken("a")}), issued=date(2024, 6, 1))
    with pytest.raises(CycleError):
        IndicatorSet("s", [reported, b], earlier=[taken("b"), indicator("b")])


def test_a_set_with_definitions_survives_a_pickle_a_copy_and_a_further_target() -> None:
    for again in (pickle.loads(pickle.dumps(OFFICE)), copy.deepcopy(OFFICE), evolve(OFFICE)):  # noqa: S301  # ours
        assert again == OFFICE
        assert again.definitions("a") == OFFICE.definitions("a")
    assert OFFICE.with_targets([Target("a", 2024, 1)]).definitions("a") == OFFICE.definitions("a")
    defined = OFFICE.as_defined(date(2022, 1, 1))
    for again in (pickle.loads(pickle.dumps(defined)), copy.deepcopy(defined)):  # noqa: S301  # the pickle is ours
        assert again == defined


# --- laws -------------------------------------------------------------------------------------------------------------

_FIRST = date(2024, 1, 1)
_days = st.dates(_FIRST, _FIRST + timedelta(days=9))
_maybe = st.one_of(st.none(), _days)


@st.composite
def _definitions(draw: st.DrawFn) -> Indicator:
    ends = sorted(draw(st.lists(_days, min_size=2, max_size=2)))
    start, end = (None if draw(st.booleans()) else day for day in ends)
    return indicator(name=draw(st.sampled_from("XYZ")), valid_from=start, valid_until=end, issued=draw(_maybe))


_several = st.lists(_definitions(), max_size=5)


def follow_one_another(definitions: list[Indicator]) -> bool:
    """Whether one begins on the day after another ends, and so may be why it ends."""
    ends = {one.valid_until for one in definitions if one.valid_until is not None}
    return any(one.valid_from - timedelta(days=1) in ends for one in definitions if one.valid_from is not None)


@given(_several, _days, _maybe)
def test_at_most_one_definition_is_in_force_and_it_holds_and_is_known_and_none_later_does(
    definitions: list[Indicator], day: date, as_of: date | None
) -> None:
    assume(as_of is None or not follow_one_another(definitions))
    usable = [
        one for one in definitions if one.holds_on(day) and (as_of is None or one.issued is None or one.issued <= as_of)
    ]
    found = in_force(definitions, day, as_of)
    assert (found is None) == (not usable)
    if found is not None:
        assert found in usable
        assert all((one.issued or date.min) <= (found.issued or date.min) for one in usable)


@given(_several, _several, _days, _days)
def test_a_definition_decreed_later_changes_nothing_of_what_was_known(
    definitions: list[Indicator], further: list[Indicator], day: date, as_of: date
) -> None:
    later = [evolve(one, issued=as_of + timedelta(days=1)) for one in further]
    assume(not follow_one_another([*definitions, *later]))
    assert in_force([*later, *definitions], day, as_of) == in_force(definitions, day, as_of)


def _office(definitions: list[Indicator]) -> IndicatorSet:
    assume(definitions)
    try:
        return IndicatorSet("s", [definitions[0], indicator("b")], earlier=definitions[1:])
    except DefinitionError:
        assume(False)  # two of one day
        raise


@given(_several, _days, _maybe)
def test_a_set_as_defined_is_so_defined(definitions: list[Indicator], day: date, as_of: date | None) -> None:
    office = _office(definitions)
    assume(as_of is None or not follow_one_another(list(office.definitions("a"))))
    defined = office.as_defined(day, as_of)
    assert [each.code for each in defined.office] == ["a", "b"]
    assert defined.office.as_defined(day, as_of) == defined
    found = in_force(office.definitions("a"), day, as_of)
    assert ("a" in defined.undefined) == (found is None)
    assert defined.office["a"] == (office["a"] if found is None else found)
    assert "b" not in defined.undefined


@given(_several, _days)
def test_between_two_turns_nothing_turns(definitions: list[Indicator], day: date) -> None:
    if day not in turns(definitions):
        assert in_force(definitions, day) == in_force(definitions, day - timedelta(days=1))


# --- definitions of a set file ----------------------------------------------------------------------------------------

HEAD = """\
schema = 1
code = "contoh"
year = 2024
[[indicator]]
code = "a"
name = "Sekarang"
unit = "nilai"
polarity = "higher"
places = 1
issued = 2024-01-15
basis = "Keputusan 2024"
formula = { kind = "count", unit = "nilai" }
"""
EARLIER = """\
[[definition]]
indicator = "a"
valid_until = 2023-12-31
name = "Dulu"
formula = { kind = "count", component = "banyaknya", unit = "nilai" }
"""


def faults_of(text: str) -> list[tuple[int | None, str, str]]:
    """Return the faults of a file: line, code of the finding and what it names."""
    with pytest.raises(SetFileError) as caught:
        loads(text)
    return [(found.place.line if found.place else None, found.code, named(found)) for found in caught.value.findings]


def named(finding: Finding) -> str:
    return str(finding.facts.get("name", finding.facts.get("given", "")))


def line(text: str, part: str) -> int:
    (place,) = (number for number, each in enumerate(text.splitlines(), 1) if each == part)
    return place


def test_a_definition_says_what_differs_and_is_otherwise_as_the_current_one() -> None:
    """What decreed the current definition, and when, is not inherited."""
    now, then = loads(HEAD + EARLIER).definitions("a")
    assert (now.valid_from, now.issued, now.basis) == (date(2024, 1, 1), date(2024, 1, 15), "Keputusan 2024")
    assert (then.valid_from, then.valid_until, then.issued, then.basis) == (None, date(2023, 12, 31), None, "")
    assert (then.code, then.name, then.polarity, then.places) == ("a", "Dulu", "higher", 1)
    assert [component.name for component in then.formula.components] == ["banyaknya"]
    assert [component.name for component in now.formula.components] == ["jumlah"]


def test_an_ended_definition_is_classified_by_the_regulation_of_its_last_day() -> None:
    text = HEAD.replace("places = 1", 'places = 2\nscale = "akip"') + EARLIER.replace("2023", "2020")
    now, then = loads(text).definitions("a")
    assert now.scale is not None
    assert then.scale is not None
    assert now.scale != then.scale


def test_a_set_that_extends_another_takes_its_definitions_and_adds_and_changes_some(tmp_path: Path) -> None:
    """A definition of the same days is the same one; what is not said again stays."""
    (tmp_path / "dasar.toml").write_text(HEAD + EARLIER, encoding="utf-8")
    (tmp_path / "atas.toml").write_text(
        """\
code = "atas"
extends = "dasar.toml"
[[definition]]
indicator = "a"
valid_until = 2023-12-31
places = 3
[[definition]]
indicator = "a"
valid_from = 2020-01-01
valid_until = 2020-12-31
issued = 2020-01-01
name = "Purba"
""",
        encoding="utf-8",
    )
    base, office = load(tmp_path / "dasar.toml"), load(tmp_path / "atas.toml")
    assert [each.places for each in base.definitions("a")] == [1, 1]
    found = [(each.name, each.places, each.formula.components[0].name) for each in office.definitions("a")]
    assert found == [("Sekarang", 1, "jumlah"), ("Dulu", 3, "banyaknya"), ("Purba", 1, "jumlah")]
    assert [office.as_defined(date(year, 12, 31)).office["a"].name for year in (2019, 2020, 2021, 2024)] == [
        "Dulu",
        "Purba",
        "Dulu",
        "Sekarang",
    ]


def test_a_definition_added_to_an_extended_set_that_overlaps_is_named(tmp_path: Path) -> None:
    (tmp_path / "dasar.toml").write_text(HEAD + EARLIER, encoding="utf-8")
    added = EARLIER.replace("valid_until", "valid_from = 2020-01-01\nvalid_until")
    (tmp_path / "atas.toml").write_text(f'code = "atas"\nextends = "dasar.toml"\n{added}', encoding="utf-8")
    with pytest.raises(SetFileError, match="both valid from 2020-01-01"):
        load(tmp_path / "atas.toml")


def test_an_unknown_indicator_of_a_definition_is_named_at_its_line_in_an_extending_file_too(tmp_path: Path) -> None:
    (tmp_path / "dasar.toml").write_text(HEAD, encoding="utf-8")
    text = f'code = "atas"\nextends = "dasar.toml"\n{EARLIER}'.replace('= "a"', '= "b"')
    (tmp_path / "atas.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SetFileError) as caught:
        load(tmp_path / "atas.toml")
    assert {(place.file, place.line) for each in caught.value.findings if (place := each.place)} == {
        (str(tmp_path / "atas.toml"), line(text, 'indicator = "b"'))
    }


def test_every_key_that_is_wrong_in_a_definition_is_named_at_its_line() -> None:
    text = (
        HEAD
        + """\
[[definition]]
indicator = "a"
valid_from = "kemarin"
valid_untill = 2023-12-31
[[definition]]
indicator = "b"
valid_until = 2020-12-31
places = "dua"
"""
    )
    found = faults_of(text)
    assert (line(text, 'valid_from = "kemarin"'), "wrong-type", "'kemarin'") in found
    assert (line(text, "valid_untill = 2023-12-31"), "unknown-key", "valid_untill") in found
    assert (line(text, 'indicator = "b"'), "unknown-reference", "b") in found
    assert (line(text, 'places = "dua"'), "wrong-type", "'dua'") in found


def test_what_a_definition_means_is_wrong_at_its_line_too() -> None:
    text = (
        HEAD
        + """\
[[definition]]
indicator = "a"
valid_until = 2023-12-31
unit = "perseen"
[[definition]]
indicator = "a"
valid_until = 2022-12-31
polarity = "hihger"
[[definition]]
valid_from = 2021-12-31
valid_until = 2021-01-01
indicator = "a"
"""
    )
    assert faults_of(text) == [
        (line(text, 'unit = "perseen"'), "unknown-unit", "perseen"),
        (line(text, 'polarity = "hihger"'), "unknown-reference", "hihger"),
        (line(text, "valid_from = 2021-12-31") - 1, "dates-reversed", ""),
    ]


def test_definitions_that_overlap_are_named_by_their_indicator() -> None:
    text = HEAD + EARLIER + EARLIER.replace("valid_until", "valid_from = 2023-01-01\nvalid_until")
    with pytest.raises(SetFileError, match="Two definitions of “a” are both valid from 2023-01-01"):
        loads(text)


def test_a_definition_of_no_indicator_lacks_nothing_else() -> None:
    """Nor does it hide what else is wrong with the file."""
    text = HEAD + EARLIER.replace('"a"', '"b"') + '[[document]]\ncode = "pk"\nkind = "pkk"\ntitle = "PK"\n'
    assert [(code, name) for _, code, name in faults_of(text)] == [
        ("unknown-reference", "b"),
        ("unknown-reference", "pkk"),
    ]


@pytest.mark.parametrize("given", ['["a"]', '{ code = "a" }'])
def test_the_indicator_of_a_definition_is_a_text(given: str) -> None:
    faults = faults_of(HEAD + EARLIER.replace('"a"', given))
    assert [place for place, _, _ in faults] == [line(HEAD, HEAD.splitlines()[-1]) + 2]


def test_a_definition_has_no_code_of_its_own() -> None:
    text = HEAD + EARLIER.replace("valid_until", 'code = "zz"\nvalid_until')
    assert (line(text, 'code = "zz"'), "unknown-key", "code") in faults_of(text)


def test_the_last_year_of_an_indicator_may_be_known() -> None:
    office = loads(HEAD.replace("issued", "valid_until = 2025-12-31\nissued"))
    assert office.as_defined(Year(2025).end).undefined == frozenset()
    assert office.as_defined(Year(2026).end).undefined == {"a"}


def test_indicators_that_never_change_have_as_many_days_as_they_like() -> None:
    """However many begin, each on a day of its own: what another indicator meant before changes none of them."""
    first = date(2000, 1, 1)
    each = [
        indicator(f"i{n}", polarity="higher", valid_from=first + timedelta(n), issued=first + timedelta(n))
        for n in range(40)
    ]
    share = share_achieved([one.code for one in each])
    reached = indicator("reached", unit="persen", formula=share, valid_from=first, issued=first)
    office = IndicatorSet(
        "s", [reached, *each, indicator("z")], earlier=[indicator("z", valid_until=date(2019, 12, 31))]
    )
    assert len(office) == 42


def test_definitions_that_change_on_more_days_than_are_looked_at_are_refused() -> None:
    """Every day is looked at for everybody who knew what was decreed by then."""
    text = (
        'schema = 1\ncode = "x"\ntitle = "X"\n'
        '[[indicator]]\ncode = "a"\nname = "A"\nunit = "bilangan"\nformula = { kind = "count" }\n'
        '[[indicator]]\ncode = "b"\nname = "B"\nunit = "bilangan"\n'
        'formula = { kind = "count", taken = { jumlah = { indicator = "a", take = "value" } } }\n'
    )
    for n in range(60):
        day = date(2000, 1, 1) + timedelta(days=31 * n)
        text += f'[[definition]]\nindicator = "a"\nname = "A{n}"\nvalid_from = {day}\nissued = {day}\n'
    with pytest.raises(SetFileError) as raised:
        loads(text)
    (finding,) = raised.value.findings
    assert (finding.code, finding.facts["count"], finding.facts["days"]) == ("definitions-too-many", 61, 60)
    alone = text.replace(
        'formula = { kind = "count", taken = { jumlah = { indicator = "a", take = "value" } } }',
        'formula = { kind = "count" }',
    )
    assert len(loads(alone).earlier) == 60
