"""The checker of regulation files: a value that does not say where it comes from is refused, at its line."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import regulations
from sakip.errors import RegulationFileError, SakipError
from sakip.regulations import CONFIDENCE, regulation

HEAD = """\
schema = 1
code = "uji-1-2020"
citation = "Peraturan Uji 1/2020"
title = "Peraturan uji"
in_force = 2020-01-01
in_force_confidence = "T"
source = "naskah"
"""
RULE = """
[[rule]]
key = "batas"
title = "Batas"
value = "1/3"
clause = "Pasal 1"
source = "naskah halaman 2"
confidence = "T"
note = "tidak ada"
"""
SCALE = """
[[scale]]
key = "uji"
title = "Skala uji"
closure = "upper"
edges = ["0", "60", "100"]
bands = [{ code = "K", label = "Kurang" }, { code = "B", label = "Baik" }]
places = 2
clause = "Pasal 2"
source = "naskah halaman 3"
confidence = "S×2"
note = "tidak ada"
"""
FOLDER = files("sakip").joinpath("data", "regulations")
PACKAGED = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))


def faults(text: str) -> list[str]:
    with pytest.raises(RegulationFileError) as caught:
        regulation(text, "uji.toml")
    return [f"{finding.place and finding.place.line} {finding.code}" for finding in caught.value.findings]


def without(text: str, key: str) -> str:
    return re.sub(rf"(?m)^{key} = .*\n", "", text)


def test_a_file_that_says_where_everything_comes_from_is_read() -> None:
    held = regulation(HEAD + RULE + SCALE, "uji.toml")
    assert held.code == "uji-1-2020"
    assert [part.basis for part in held.provisions] == [
        "Peraturan Uji 1/2020, Pasal 2 [S×2]",
        "Peraturan Uji 1/2020, Pasal 1 [T]",
    ]
    assert held.scales[0].classify("60").code == "K"
    assert held.scales[0].clause == "Pasal 2"


@pytest.mark.parametrize("key", ["clause", "source", "confidence", "note", "title"])
def test_a_value_without_its_provenance_is_refused_at_its_line(key: str) -> None:
    for kind, table in (("rule", RULE), ("scale", SCALE)):
        text = HEAD + without(table, key)
        line = text.split("\n").index(f"[[{kind}]]") + 1
        assert faults(text) == [f"{line} missing-key"]


@pytest.mark.parametrize("key", ["code", "citation", "title", "source", "in_force", "in_force_confidence"])
def test_a_file_without_its_head_is_refused(key: str) -> None:
    found = faults(without(HEAD, key) + RULE)
    assert [fault.split()[1] for fault in found] == ["missing-key"]


@pytest.mark.parametrize("flag", ["", "X", "T (repr.)", "t", "S×", "S×0", "S x 2", "TT", "certain"])
def test_an_unknown_confidence_flag_is_refused(flag: str) -> None:
    found = faults(HEAD + RULE.replace('confidence = "T"', f'confidence = "{flag}"'))
    assert [fault.split()[1] for fault in found] == ["bad-confidence" if flag else "wrong-type"]


def test_every_fault_of_a_file_comes_at_once() -> None:
    text = (
        without(HEAD, "citation") + without(RULE, "clause") + without(SCALE, "source").replace("S×2", "?") + "\nx = 1\n"
    )
    codes = [fault.split()[1] for fault in faults(text)]
    assert sorted(codes) == ["bad-confidence", "missing-key", "missing-key", "missing-key"]


def test_a_part_has_the_provenance_of_what_it_belongs_to_and_what_it_says_of_its_own_is_checked() -> None:
    part = '[[rule.part]]\ncode = "a"\n'
    assert regulation(HEAD + RULE + part, "uji.toml").provisions
    bad = HEAD + RULE + part + 'confidence = "yakin"\nclause = ""\n'
    assert sorted(fault.split()[1] for fault in faults(bad)) == ["bad-confidence", "wrong-type"]


def test_a_file_that_provides_nothing_is_refused() -> None:
    assert [fault.split()[1] for fault in faults(HEAD)] == ["missing-key"]


def test_an_unknown_key_or_table_comes_with_the_nearest() -> None:
    with pytest.raises(RegulationFileError, match="Did you mean “scale”"):
        regulation(HEAD + SCALE.replace("[[scale]]", "[[scales]]") + RULE, "uji.toml")


@pytest.mark.parametrize(
    ("line", "changed", "code"),
    [
        ("schema = 1", "schema = 2", "schema-version"),
        ("in_force = 2020-01-01", "in_force = 2020-01-01T00:00:00", "missing-key"),
        ("in_force = 2020-01-01", 'in_force = "2020"', "missing-key"),
        ("in_force = 2020-01-01", "in_force = 2020-01-01\nuntil = 2019-01-01", "bad-value"),
        ("in_force = 2020-01-01", 'in_force = 2020-01-01\nuntil = "2021"', "wrong-type"),
        ("schema = 1", 'schema = 1\nkind = "habit"', "unknown-reference"),
    ],
)
def test_a_head_that_says_nonsense_is_refused(line: str, changed: str, code: str) -> None:
    assert [fault.split()[1] for fault in faults(HEAD.replace(line, changed) + RULE)] == [code]


def test_a_practice_has_no_days() -> None:
    text = without(without(HEAD, "in_force"), "in_force_confidence") + 'kind = "practice"\n'
    assert not regulation(text + RULE, "uji.toml").binding
    assert [fault.split()[1] for fault in faults(HEAD + 'kind = "practice"\n' + RULE)] == ["unknown-key", "unknown-key"]


def test_bands_that_make_no_scale_are_refused_at_their_table() -> None:
    text = HEAD + SCALE.replace('"60", "100"', '"100", "60"')
    assert faults(text) == [f"{text.split(chr(10)).index('[[scale]]') + 1} bad-value"]
    assert [fault.split()[1] for fault in faults(HEAD + without(SCALE, "closure"))] == ["bad-value"]


def test_two_readings_need_two_names() -> None:
    assert [fault.split()[1] for fault in faults(HEAD + SCALE + SCALE)] == ["duplicate-code"]
    named = SCALE.replace('closure = "upper"', 'closure = "lower"\nreading = "lower"')
    assert len(regulation(HEAD + SCALE + named, "uji.toml").scales) == 2


def test_what_is_no_list_of_tables_is_refused() -> None:
    assert [fault.split()[1] for fault in faults(HEAD + "rule = 3\n")] == ["wrong-type"]
    assert [fault.split()[1] for fault in faults(HEAD + "[rule]\nkey = 'x'\n")] == ["wrong-type"]


def test_what_is_no_toml_is_refused() -> None:
    assert [fault.split()[1] for fault in faults("schema = [")] == ["toml-open-bracket"]


@given(st.data())
def test_a_damaged_file_raises_nothing_but_its_own_error(data: st.DataObject) -> None:
    """Any line of a file may be lost, doubled or changed."""
    lines: list[str] = [*(HEAD + RULE + SCALE).split("\n")]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        what = data.draw(st.sampled_from(["drop", "double", "change"]))
        if what == "drop":
            lines[place] = ""
        elif what == "double":
            lines.insert(place, lines[place])
        else:
            value = data.draw(
                st.sampled_from(["1", "true", '""', "[]", "{}", "[1, [2]]", '"x"', "2020-01-01", "{ a = [{}] }"])
            )
            lines[place] = re.sub(r"=.*", f"= {value}", lines[place])
    with suppress(SakipError):
        regulation("\n".join(lines), "uji.toml")


# --- the files of the package -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PACKAGED)
def test_every_packaged_file_passes_the_checker_and_is_named_after_its_code(name: str) -> None:
    held = regulation(FOLDER.joinpath(name).read_text(encoding="utf-8"), name)
    assert name == f"{held.code}.toml"
    assert all(CONFIDENCE.fullmatch(part.confidence) for part in held.provisions)


def test_every_packaged_file_is_held() -> None:
    assert sorted(f"{held.code}.toml" for held in regulations.all_regulations()) == PACKAGED


@pytest.mark.parametrize("held", regulations.all_regulations(), ids=lambda held: held.code)
def test_every_scale_carries_its_provenance(held: regulations.Regulation) -> None:
    for scale in held.scales:
        assert scale.source == held.citation
        assert scale.clause
        assert scale.note
        assert scale.title
        assert CONFIDENCE.fullmatch(scale.confidence)
        assert scale.in_force == held.in_force


@pytest.mark.parametrize("held", regulations.all_regulations(), ids=lambda held: held.code)
def test_a_table_kept_as_printed_has_the_bands_that_were_made_of_it(held: regulations.Regulation) -> None:
    """What a regulation prints stands beside what is made of it, in its default reading."""
    for part in held.provisions:
        printed = part.table().get("printed", [])
        if part.scale is not None and printed:
            rows = sorted((row["code"], row["label"]) for row in printed)
            assert rows == sorted((band.code, band.label) for band in part.scale.bands)


def test_what_replaces_another_file_begins_the_day_after_it_ends() -> None:
    every = {held.code: held for held in regulations.all_regulations()}
    followed = [(every[held.replaces], held) for held in every.values() if held.replaces in every]
    assert len(followed) == 4
    for earlier, later in followed:
        assert earlier.until is not None
        assert later.in_force is not None
        assert (later.in_force - earlier.until).days == 1
