from __future__ import annotations

import json
import stat
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from strategies import examples

import sakip
from sakip import CategoryScale, IndicatorSet, Predicate, PrintedTable, Range, Realisation, Target, Working, regulations
from sakip.errors import DefinitionError, MissingExtraError, SetFileError, UnknownNameError
from sakip.formulas import count, expression, ratio, share_achieved
from sakip.formulas.achievement import ACHIEVEMENT_RULES, AchievementRule
from sakip.indicators import Evidence, Indicator, PlanningDocument
from sakip.packs import Registry
from sakip.sets import Decree, Office, dump, dumps, load, loads
from sakip.testing import indicator_sets
from sakip.tree import Calculation, Component, Formula, Operator, Taken, formula

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS = ("toml", "json")
CASES = Path(__file__).parents[1] / "cases"
FILES = ["mojosari-2024", "mumbulsari-2025", "muncar-2024", str(CASES / "kecamatan-contoh.toml")]

DAY = date(2024, 12, 31)
TWO = [("K", "Kurang"), ("B", "Baik")]


def indicator(code: str = "ikm", **facts: Any) -> Indicator:
    return Indicator(**{"code": code, "name": "IKM", "unit": "nilai", "formula": count("nilai"), **facts})


def office(*indicators: Indicator, **facts: Any) -> IndicatorSet:
    return IndicatorSet("uji", indicators or (indicator(),), **{"year": 2024, **facts})


def read_again(given: IndicatorSet, registry: Registry | None = None) -> IndicatorSet:
    """What comes of a set by both formats, which is the same."""
    as_toml, as_json = (loads(dumps(given, kind, registry), "<uji>", registry, format=kind) for kind in FORMATS)
    assert as_toml == as_json
    assert all(dumps(as_toml, kind, registry) == dumps(given, kind, registry) for kind in FORMATS)
    return as_toml


# --- the law ----------------------------------------------------------------------------------------------------------


@settings(examples(50), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(given_set=indicator_sets())
def test_a_set_that_is_written_is_read_again(given_set: IndicatorSet) -> None:
    """``loads(dumps(set)) == set`` in every format, and writing it again gives the same text."""
    for kind in FORMATS:
        text = dumps(given_set, kind)
        again = loads(text, format=kind)
        assert again == given_set, kind
        assert dumps(again, kind) == text


@pytest.mark.parametrize("name", FILES)
def test_sets_of_decrees_are_read_again(name: str) -> None:
    assert read_again(load(name)) == load(name)


def test_a_set_that_extends_another_is_written_whole(tmp_path: Path) -> None:
    (tmp_path / "baru.toml").write_text(
        'extends = "muncar-2024"\ncode = "baru"\n[[indicator]]\ncode = "ikm"\nname = "Baru"\n', encoding="utf-8"
    )
    extended = load(tmp_path / "baru.toml")
    again = read_again(extended)
    assert again == extended
    assert again.extends == ""


def test_a_set_of_many_indicators_can_be_written() -> None:
    """As many as a file may hold."""
    many = office(*(indicator(f"iku-{place}", scale=regulations.scale("skm", on=DAY)) for place in range(2_000)))
    assert loads(dumps(many)) == many


# --- how it looks -----------------------------------------------------------------------------------------------------


def test_a_file_is_written_for_people() -> None:
    """Tables in the order of a decree, what is as usual left out, formulas as their authors ask for them."""
    renstra = PlanningDocument("renstra", "Renstra", code="renstra")
    pk = PlanningDocument("pk", "PK 2024", number="7/2024", issued=date(2024, 1, 30), code="pk", replaces="Renstra")
    given = office(
        indicator(
            "serapan", unit="persen", formula=ratio("realisasi", "pagu", unit="rupiah"), polarity="higher", cap=120
        ),
        indicator(
            "ikm",
            unit="persen",
            formula=count().taking({"jumlah": Taken("serapan")}),
            scale=regulations.scale("skm", on=DAY),
        ),
        office=Office("Kecamatan Uji", duties=("a", "b")),
        decree=Decree(date=date(2024, 1, 2)),
        documents=[renstra, pk],
        targets=[
            renstra.target("ikm", "2024", Range("80", "90")),
            renstra.target("ikm", "2025", Predicate("WTP")),
            pk.target("ikm", "2024", "88.5"),
            pk.target("serapan", "2024", "95 persen"),
            pk.target("serapan", "2024-Q1", "20"),
        ],
        realisations=[
            Realisation("serapan", "2024-Q1", {"realisasi": "12.5 juta rupiah", "pagu": None}, [Evidence("LRA")]),
            Realisation("serapan", "2024", {}, applicable=False),
        ],
    )
    assert (
        dumps(given)
        == """\
schema = 1
code = "uji"
year = 2024

[office]
name = "Kecamatan Uji"
duties = ["a", "b"]

[decree]
date = 2024-01-02

[[indicator]]
code = "serapan"
name = "IKM"
unit = "persen"
formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu", unit = "rupiah" }
polarity = "higher"
cap = 120

[[indicator]]
code = "ikm"
name = "IKM"
unit = "persen"
formula = { kind = "count", taken = { jumlah = { indicator = "serapan", take = "value" } } }
scale = "skm"

[[document]]
code = "renstra"
kind = "renstra"
title = "Renstra"
targets = { ikm = { 2024 = { from = 80, to = 90 }, 2025 = { predicate = "WTP" } } }

[[document]]
code = "pk"
kind = "pk"
title = "PK 2024"
number = "7/2024"
issued = 2024-01-30
replaces = "renstra"
targets = { ikm = { 2024 = 88.5 }, serapan = { 2024 = "95 persen", 2024-Q1 = 20 } }

[[realisation]]
indicator = "serapan"
period = "2024-Q1"
components = { realisasi = "12.5 juta rupiah", pagu = "" }
document = "LRA"

[[realisation]]
indicator = "serapan"
period = 2024
components = {}
status = "tidak berlaku"
"""
    )
    assert read_again(given) == given


def test_json_has_numbers_as_text_and_whole_keys_as_numbers() -> None:
    given = office(indicator(places=1, cap="99.5"), targets=[Target("ikm", "2024", "88")])
    data = json.loads(dumps(given, "json"))
    assert data["indicator"][0]["places"] == 1
    assert data["indicator"][0]["cap"] == "99.5"
    assert data["target"] == [{"indicator": "ikm", "period": "2024", "value": "88"}]


def test_an_earlier_definition_says_what_differs_and_takes_back_what_it_did_not_have() -> None:
    current = indicator(
        polarity="higher", cap=120, floor=0, consolidation="last", note="baru", predicates=("BB", "A"),
        achievement_places=0, aggregation="weighted-average", weighted_by="penduduk", valid_from=date(2024, 1, 1),
    )  # fmt: skip
    given = office(current, earlier=[indicator(valid_until=date(2023, 12, 31), name="Nama lama")])
    again = read_again(given)
    assert again == given
    assert json.loads(dumps(given, "json"))["definition"] == [
        {
            "indicator": "ikm", "name": "Nama lama", "polarity": "", "achievement_places": 2, "floor": "", "cap": "",
            "consolidation": "", "aggregation": "", "weighted_by": "", "valid_until": "2023-12-31", "predicates": [],
            "note": "",
        }
    ]  # fmt: skip


# --- scales -----------------------------------------------------------------------------------------------------------


def tables(given: IndicatorSet) -> list[dict[str, Any]]:
    scales: list[dict[str, Any]] = json.loads(dumps(given, "json")).get("scale", [])
    return scales


def test_a_scale_of_a_regulation_is_named_where_the_day_of_the_set_has_it() -> None:
    """Another reading of it is named too; one of another day is written out, with where it comes from."""
    floor = regulations.scale("ipasn/floor", on=DAY)
    old = regulations.scale("skm", on=date(2010, 1, 1))
    given = office(indicator("a", scale=floor), indicator("b", scale=old), scales={"skm": old})
    assert [table.get("scale") for table in json.loads(dumps(given, "json"))["indicator"]] == ["ipasn/floor", "skm"]
    assert [(table["key"], table["clause"], table["until"]) for table in tables(given)] == [
        ("skm", old.clause, str(old.until))
    ]
    assert read_again(given) == given


def test_a_scale_that_only_an_indicator_has_comes_to_the_set() -> None:
    scale = CategoryScale.of("sendiri", [None, 50, None], TWO, "upper", note="Catatan")
    again = read_again(office(indicator(scale=scale)))
    assert again.scales == {"sendiri": scale}
    assert again["ikm"].scale == scale
    without_a_day = office(indicator(scale=regulations.scale("skm", on=DAY)), year=None)
    assert set(read_again(without_a_day).scales) == {"skm"}


TABLE = PrintedTable.of("s", [("K", "Kurang", "0 - 50"), ("B", "Baik", "50 – 100")], title="Tabel", source="SK")


@pytest.mark.parametrize(
    ("scale", "table", "keys"),
    [
        (TABLE.read_as("lower"), TABLE, {"printed", "read_as", "source", "title"}),
        (TABLE.read_as("upper", note="Rapat"), TABLE, {"printed", "read_as", "source", "title", "basis"}),
        (
            evolve(TABLE, source="").read_as("upper", source="R", note="R"),
            evolve(TABLE, source=""),
            {"printed", "read_as", "title", "basis"},
        ),
        (
            evolve(TABLE, source="").read_as("upper", source="R", note="N"),
            evolve(TABLE, source=""),
            {"printed", "read_as", "title", "basis", "note"},
        ),
        (
            CategoryScale.of("s", [0, 60, 100], TWO, "upper", title="Tabel", source="SK"),
            TABLE,
            {"printed", "edges", "bands", "closure", "source", "title"},
        ),
        (CategoryScale.of("s", [0, 60, 100], TWO, "upper", note="N"), None, {"edges", "bands", "closure", "note"}),
        (
            CategoryScale.of("s", [0, 1], TWO[:1], "lower", source="N", note="N"),
            None,
            {"edges", "bands", "closure", "basis"},
        ),
        (
            CategoryScale.of(
                "s", [0, 1], TWO[:1], "upper", places=0, rounding="truncate", beyond="nearest", classify_from="exact"
            ),
            None,
            {"edges", "bands", "closure", "places", "rounding", "beyond", "classify_from"},
        ),
    ],
)
def test_a_table_is_written_as_printed_and_a_scale_as_it_is_read(
    scale: CategoryScale, table: PrintedTable | None, keys: set[str]
) -> None:
    given = office(scales={"s": scale}, printed_tables={} if table is None else {"s": table})
    assert tables(given)[0].keys() == {"key", *keys}
    assert read_again(given) == given


# --- formulas and rules -----------------------------------------------------------------------------------------------


@formula(a="dokumen", b="dokumen")
def selisih(a: Any, b: Any) -> Any:
    return a - b


def formulas_of(given: IndicatorSet, registry: Registry | None = None) -> list[dict[str, Any]]:
    return [table["formula"] for table in json.loads(dumps(given, "json", registry))["indicator"]]


def test_a_formula_made_by_hand_is_written_step_by_step() -> None:
    given = office(indicator(unit="dokumen", formula=selisih))
    assert formulas_of(given) == [
        {
            "kind": "recorded",
            "name": "selisih",
            "components": [{"name": "a", "unit": "dokumen"}, {"name": "b", "unit": "dokumen"}],
            "steps": ["a", "b", "-"],
        }
    ]
    assert read_again(given) == given


def test_a_formula_of_a_package_is_asked_for_where_that_is_there() -> None:
    """Where it is not, and where its strategy makes another one by now, it is written step by step."""
    registry = Registry.of(formulas={"uji.selisih": selisih})
    asked = loads(
        'code = "x"\n[[indicator]]\ncode = "a"\nname = "A"\nunit = "dokumen"\nformula = { kind = "uji.selisih" }',
        "x",
        registry,
    )
    assert formulas_of(asked, registry) == [{"kind": "uji.selisih"}]
    assert formulas_of(asked)[0]["kind"] == "recorded"
    other = Registry.of(formulas={"uji.selisih": count()})
    assert formulas_of(asked, other)[0]["kind"] == "recorded"
    assert read_again(asked) == asked


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        (
            sakip.index({"a": Fraction(1, 3), "b": Fraction(2, 3)}),
            {"kind": "index", "weights": {"a": "1/3", "b": "2/3"}},
        ),
        (sakip.index({"a": 0.25, "b": "0.75"}), {"kind": "index", "weights": {"a": "0.25", "b": "0.75"}}),
        (sakip.average(("a", "b"), unit=None), {"kind": "average", "components": ["a", "b"]}),
        (
            expression("a + b", units={"a": "nilai", "b": "nilai"}),
            {"kind": "expression", "text": "a + b", "units": {"a": "nilai", "b": "nilai"}},
        ),
    ],
)
def test_arguments_are_written_as_a_file_holds_them(formula: Formula, written: dict[str, Any]) -> None:
    given = office(indicator(formula=formula))
    assert formulas_of(given) == [written]
    assert read_again(given) == given


def test_a_share_over_other_indicators_is_written() -> None:
    given = office(indicator(), indicator("b", unit="persen", formula=share_achieved(reached_at=Fraction(199, 2))))
    assert formulas_of(given)[1] == {"kind": "share_achieved", "reached_at": "99.5"}
    assert read_again(given) == given


def test_definitions_of_several_indicators_keep_their_order() -> None:
    """Also where those of one indicator do not stand together."""
    given = office(
        *(indicator(code, valid_from=date(2024, 1, 1)) for code in "ab"),
        earlier=[
            indicator(code, valid_until=date(year, 12, 31), valid_from=date(year, 1, 1))
            for code, year in (("a", 2019), ("b", 2019), ("a", 2020))
        ],
    )
    assert read_again(given) == given


GAINED = AchievementRule(
    "uji.selisih",
    Formula.of("gained", Calculation(Operator.SUBTRACT, Component("realisasi"), Component("target"))),
    "higher",
    "Kesepakatan rapat 3 Juli 2024",
    "M",
)


def test_an_achievement_rule_of_nobody_is_written_with_the_set() -> None:
    given = office(indicator(rule=GAINED), indicator("b", rule=GAINED))
    assert [table["name"] for table in json.loads(dumps(given, "json"))["rule"]] == ["uji.selisih"]
    assert read_again(given) == given
    registry = Registry.of(formulas={"uji.selisih": GAINED})
    named = office(indicator(rule=GAINED))
    assert "rule" not in json.loads(dumps(named, "json", registry))
    assert read_again(named, registry) == named


RULE = """
[[rule]]
name = "uji.selisih"
formula = { kind = "expression", text = "realisasi - target" }
better = "higher"
source = "Rapat"
"""


def test_a_rule_of_a_file_judges_its_indicators() -> None:
    text = f'code = "x"\n{RULE}[[indicator]]\ncode = "a"\nname = "A"\nunit = "nilai"\nformula = {{ kind = "count" }}\n'
    judged = loads(f'{text}polarity = "uji.selisih"\n')
    found = sakip.assess_one(judged["a"], Target("a", "2024", "80"), Realisation("a", "2024", {"jumlah": "95"}))
    assert found.achievement.value == 15
    assert (judged["a"].rule or GAINED).confidence == "M"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (RULE + RULE, "There is a rule “uji.selisih” already"),
        (RULE.replace("uji.selisih", "higher"), "Rule “higher” has no namespace"),
        (RULE.replace("realisasi - target", "realisasi"), "Its components must be realisasi and target"),
        (RULE.replace('"higher"', '"tinggi"'), "tinggi"),
    ],
)
def test_a_rule_that_is_none_is_a_fault_of_the_file(rules: str, message: str) -> None:
    with pytest.raises(SetFileError) as caught:
        loads(f'code = "x"\n{rules}')
    assert message in str(caught.value)


# --- targets ----------------------------------------------------------------------------------------------------------

PK = PlanningDocument("pk", "PK 2024", issued=date(2024, 1, 30), code="pk")


@pytest.mark.parametrize(
    ("target", "written"),
    [
        (evolve(PK.target("ikm", "2024", "88"), printed="88,0"), {"document": "pk", "printed": "88,0"}),
        (evolve(PK.target("ikm", "2024", "88"), issued=None), {"document": "PK 2024", "kind": "pk"}),
        (
            evolve(PK.target("ikm", "2024", "88"), kind="renstra", reason="r"),
            {"document": "pk", "reason": "r", "kind": "renstra"},
        ),
        (Target("ikm", "2024", "88", document="Lain", replaces="PK 2024"), {"document": "Lain", "replaces": "pk"}),
        (Target("ikm", "2024", "88", unit="persen"), {"value": "88 persen"}),
        (Target("ikm", "2024", ("1.125", "persen")), {"value": "1.1250 persen"}),
        (Target("ikm", "2024", Range(1, 2), unit="nilai"), {"value": {"from": "1", "to": "2"}, "unit": "nilai"}),
    ],
)
def test_a_target_apart_keeps_every_attribute(target: Target, written: Mapping[str, Any]) -> None:
    """It names its document by its code where it is otherwise like those of that document, else by its words."""
    unit = "persen" if target.unit == "persen" else "nilai"
    given = office(indicator(unit=unit), documents=[PK], targets=[target])
    usual = {"indicator": "ikm", "period": "2024", "value": "88"}
    assert json.loads(dumps(given, "json"))["target"] == [{**usual, **written}]
    assert read_again(given) == given


def test_the_order_of_targets_is_kept() -> None:
    """What comes before a target apart stands in its document, what comes behind it does not."""
    other = Target("ikm", "2023", "1")
    given = office(documents=[PK], targets=[PK.target("ikm", "2024", "88"), other, PK.target("ikm", "2025", "89")])
    assert len(json.loads(dumps(given, "json"))["target"]) == 2
    assert read_again(given) == given


# --- what no file can say ---------------------------------------------------------------------------------------------

WORKING = Working("Nilai", count("nilai").tree, {"nilai": 3})
HIGHER = evolve(ACHIEVEMENT_RULES["higher"], source="lain")
SCALE = CategoryScale.of("s", [0, 50, 100], TWO, "upper")
UNROUNDED = evolve(SCALE, places=None)


@pytest.mark.parametrize(
    ("given", "place", "message"),
    [
        (
            office(realisations=[Realisation("ikm", "2024", {"nilai": WORKING})]),
            "realisations[0]",
            "'nilai' is a working",
        ),
        (office(targets=[Target("ikm", "2024", Fraction(1, 3))]), "targets[0]", "is not a decimal"),
        (
            office(targets=[Target("ikm", "2024", "1", parts=(Target("ikm", "2024", "1"),))]),
            "targets[0]",
            "together from others",
        ),
        (office(indicator(rule=HIGHER)), "indicators", "the rule 'higher' of indicator 'ikm' is not the one"),
        (office(scales={"s": UNROUNDED}), "scales", "or it has no places"),
        (office(scales={"t": evolve(UNROUNDED, key="s")}), "scales", "stands under the key 't'"),
        (office(printed_tables={"s": TABLE}), "scales", "is not read as a scale"),
        (
            office(scales={"s": TABLE.read_as("upper", source="lain")}, printed_tables={"s": TABLE}),
            "scales",
            "the source 'lain'",
        ),
        (
            office(
                scales={"s": TABLE.read_as("upper")},
                printed_tables={"s": evolve(TABLE, rows=(evolve(TABLE.rows[0], printed="0 - 49"), TABLE.rows[1]))},
            ),
            "scales",
            "is not what its rows say",
        ),
        (office(indicator(own_units=("embung",))), "indicators[0].own_units", "are not those of the set"),
        (office(title="\ud800"), "", "half of a character"),
        (
            office(documents=[PK], targets=[Target("ikm", "2024", "1", document="pk")]),
            "targets[0].document",
            "a file would say",
        ),
        (office(targets=[Target("lain", "2024", "1")]), "target[0].indicator", "no indicator called “lain”"),
        (
            office(realisations=[Realisation("ikm", "2024", {}, state="verified", applicable=False)]),
            "realisations[0]",
            "does not apply",
        ),
        (
            office(indicator(valid_from=date(2024, 1, 1))).as_defined(DAY).office,
            "also_called",
            "as it was defined on a day",
        ),
        (office(title=3), "title", ""),
        (office(office=Office("x", duties=None)), "office", "None cannot be written"),  # type: ignore[arg-type]
        (
            office(
                *(
                    indicator(code, scale=CategoryScale.of("s", [0, edge], TWO[:1], "upper"))
                    for code, edge in (("a", 1), ("b", 2))
                )
            ),
            "indicators[1]",
            "the scale 's' is not the one of the set",
        ),
    ],
)
@pytest.mark.parametrize("kind", FORMATS)
def test_what_no_file_can_say_is_refused_with_its_place(
    given: IndicatorSet, place: str, message: str, kind: str
) -> None:
    with pytest.raises(DefinitionError, match="the set cannot be written") as caught:
        dumps(given, kind)
    assert message in str(caught.value)
    assert getattr(caught.value, "place", None) == place
    assert caught.value.remedy


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMATS)
def test_a_set_is_dumped_into_a_file_and_loaded_from_it(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"iku.{kind}"
    dump(office(), path)
    assert load(path) == load(str(path)) == office()
    assert load(path)["ikm"].origin.file == str(path)


def test_a_file_that_is_there_keeps_its_permissions_and_a_link_its_aim(tmp_path: Path) -> None:
    path, link = tmp_path / "iku.toml", tmp_path / "tautan.toml"
    path.write_text("lama", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    dump(office(), link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert load(path) == office()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["iku.toml", "tautan.toml"]


def test_a_set_that_cannot_be_written_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "iku.toml"
    path.write_text("lama", encoding="utf-8")
    with pytest.raises(DefinitionError):
        dump(office(title="\ud800"), path)
    with pytest.raises(UnknownNameError, match="'yaml'"):
        dump(office(), tmp_path / "iku.yaml")
    assert [one.read_text(encoding="utf-8") for one in tmp_path.iterdir()] == ["lama"]


@pytest.mark.parametrize("function", [dumps, lambda given, kind: loads(given.code, format=kind)])
def test_another_format_is_unknown(function: Any) -> None:
    with pytest.raises(UnknownNameError, match=r"no format of a set file called 'jsonn'. Did you mean 'json'"):
        function(office(), "jsonn")


def test_toml_is_written_by_an_extra_and_json_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    monkeypatch.delitem(sys.modules, "sakip.toml.writing", raising=False)
    with pytest.raises(MissingExtraError, match=r"sakip\[edit\]"):
        dumps(office())
    assert loads(dumps(office(), "json"), format="json") == office()


def test_a_set_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(DefinitionError, match="Too large") as caught:
        dumps(office(title="x" * 1_100_000), "json")
    assert isinstance(caught.value.__cause__, SetFileError)
