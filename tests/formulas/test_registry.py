from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

import sakip.formulas
from sakip.errors import FormulaError, NumberError, PackError, UnknownNameError
from sakip.formulas import STRATEGIES, average, expression, index, ratio, record, strategy
from sakip.packs import Registry
from sakip.tree import Formula, Taken, formula

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("kind", "arguments", "made"),
    [
        ("ratio", {"numerator": "a", "denominator": "b"}, ratio("a", "b")),
        ("ratio", {"numerator": "a", "denominator": "b", "unit": "desa"}, ratio("a", "b", unit="desa")),
        ("index", {"weights": {"a": "1/2", "b": "0.5"}}, index({"a": "1/2", "b": "0.5"})),
        ("average", {"components": ["a", "b"]}, average(["a", "b"])),
        ("expression", {"text": "a + b"}, expression("a + b")),
    ],
)
def test_a_set_file_calls_a_strategy_by_its_name(kind: str, arguments: dict[str, Any], made: Formula) -> None:
    assert record(kind, arguments) == made


def test_every_built_in_strategy_is_found_by_the_name_it_has() -> None:
    assert {name: getattr(strategy(name), "__name__", "") for name in STRATEGIES} == {name: name for name in STRATEGIES}
    assert set(STRATEGIES) < set(sakip.formulas.__all__)


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("average", {"components": ["a", "b"]}),
        ("count", {"component": "a"}),
        ("expression", {"text": "a + b"}),
        ("external_score", {"component": "a", "assessor": "Inspektorat", "document": "LHE"}),
        ("growth", {"now": "a", "before": "b"}),
        ("index", {"weights": {"a": 1}}),
        ("ratio", {"numerator": "a", "denominator": "b"}),
        ("share_achieved", {}),
    ],
)
def test_a_formula_is_of_the_kind_its_strategy_is_called(kind: str, arguments: dict[str, Any]) -> None:
    """Readers of a trace know by it what was computed."""
    made = record(kind, arguments)
    assert (made.kind, made.call["kind"]) == (kind, kind)


def test_components_are_taken_from_other_indicators_where_the_set_says_so() -> None:
    made = record("ratio", {"numerator": "a", "denominator": "b"}, {"a": Taken("ikm")})
    assert [component.source for component in made.components] == [Taken("ikm"), None]
    with pytest.raises(FormulaError, match=r"ratio has no component 'c'\. It has a, b\."):
        record("ratio", {"numerator": "a", "denominator": "b"}, {"c": Taken("ikm")})


def test_an_unknown_kind_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"there is no formula kind called 'rasio'\. Did you mean 'ratio'\?"):
        strategy("rasio")


@pytest.mark.parametrize(
    ("kind", "arguments", "why"),
    [
        ("ratio", {"numerator": "a", "denomnator": "b"}, "a ratio formula has no key 'denomnator'. Did you mean 'deno"),
        ("ratio", {"zzz": 1}, "has no key 'zzz'. It takes 'numerator', 'denominator', 'unit', 'scale'."),
        (
            "ratio",
            {"numerator": "a"},
            "a ratio formula needs 'denominator'. It takes 'numerator', 'denominator', 'unit'",
        ),
        ("external_score", {}, "a external_score formula needs 'assessor', 'document'."),
        ("index", {"weights": ["a"]}, "no index formula can be made of {'weights': ['a']}: 'list' object has no"),
        ("expression", {"text": 5}, "text of a expression formula is text, not 5"),
        ("expression", {"text": "a", "units": ["rupiah"]}, "no expression formula can be made of"),
        ("external_score", {"assessor": 5, "document": "LHE"}, "assessor of a external_score formula is text, not 5"),
        ("ratio", {"numerator": "a", "denominator": "b", "scale": ["persen"]}, "scale of a ratio formula is text, not"),
        ("ratio", {"numerator": 5, "denominator": "b"}, "numerator of a ratio formula is text, not 5"),
        ("average", {"components": 5}, "no average formula can be made of {'components': 5}"),
        ("average", {"components": "ab"}, "an average needs components, each named once"),
        ("average", {"components": [["a"]]}, "no average formula can be made of"),
        ("share_achieved", {"over": 5}, "no share_achieved formula can be made of"),
    ],
)
def test_arguments_that_are_not_the_strategys_are_refused_as_a_formula_error(
    kind: str, arguments: dict[str, Any], why: str
) -> None:
    """Whatever stands in a set file: a list for a table, a number for a text."""
    with pytest.raises(FormulaError) as caught:
        record(kind, arguments)
    assert why in str(caught.value)


def test_an_argument_that_is_no_number_is_refused_as_one() -> None:
    with pytest.raises(NumberError):
        record("index", {"weights": {"a": "satu"}})


# --- strategies of other packages -------------------------------------------------------------------------------------

MODULE = """
from sakip.formulas import average
from sakip.tree import formula

@formula(a="orang", b="orang")
def selisih(a, b):
    return a - b

def terbaik(nilai, **lainnya):
    return average([nilai, *lainnya.values()])

def berteks(nama: "str | None" = None):
    return average([nama or "a"])

def angka():
    return 5

ANGKA = 5

class Tertutup:
    __signature__ = "tidak ada"

    def __call__(self):
        return None

TERTUTUP = Tertutup()
"""
OFFERED = """
[sakip.formulas]
jember.selisih = sakip_jember:selisih
jember.terbaik = sakip_jember:terbaik
jember.angka = sakip_jember:angka
jember.berteks = sakip_jember:berteks
jember.tertutup = sakip_jember:TERTUTUP
jember.hilang = sakip_jember:hilang
jember.rusak = sakip_tidak_ada:rusak
ratio = sakip_jember:selisih
jember.bukan = sakip_jember:ANGKA
"""


@formula(a="orang", b="orang")
def selisih(a: Any, b: Any) -> Any:
    return a - b


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package that offers strategies, some of which do not work."""
    (tmp_path / "sakip_jember.py").write_text(MODULE, encoding="utf-8")
    information = tmp_path / "sakip_jember-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: sakip-jember\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(OFFERED, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sakip_jember", raising=False)


@pytest.mark.usefixtures("installed")
def test_a_recorded_formula_is_a_strategy_without_arguments() -> None:
    assert record("jember.selisih", {}) == selisih
    assert record("jember.selisih", {}, {"a": Taken("ikm")}).components[0].source == Taken("ikm")


@pytest.mark.usefixtures("installed")
def test_a_key_it_does_not_take_is_refused_rather_than_passed_over() -> None:
    with pytest.raises(FormulaError, match=r"a jember\.selisih formula has no key 'unit'\. It takes none\.") as caught:
        record("jember.selisih", {"unit": "desa"})
    facts = {"fault": "formula-unknown-key", "kind": "jember.selisih", "name": "unit", "known": []}
    assert caught.value.facts == facts


@pytest.mark.usefixtures("installed")
def test_a_strategy_may_take_any_keys() -> None:
    assert record("jember.terbaik", {"nilai": "a", "kedua": "b"}) == average(["a", "b"])
    with pytest.raises(FormulaError, match=r"a jember\.terbaik formula needs 'nilai'\. It takes 'nilai'\."):
        record("jember.terbaik", {"kedua": "b"})


@pytest.mark.usefixtures("installed")
def test_a_strategy_that_makes_no_formula_is_named() -> None:
    with pytest.raises(FormulaError, match=r"strategy 'jember\.angka' returned a int\. It must return a"):
        record("jember.angka", {})


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("kind", ["jember.hilang", "jember.rusak"])
def test_a_package_that_cannot_be_loaded_is_named(kind: str) -> None:
    """It is a fault of the set that asks for it, not of the program."""
    with pytest.raises(FormulaError, match=f"formula '{kind}' cannot be loaded from .*sakip_.*: ") as caught:
        record(kind, {})
    assert isinstance(caught.value.__cause__, PackError)
    assert caught.value.remedy == caught.value.__cause__.remedy
    assert caught.value.remedy
    assert isinstance(caught.value.__cause__.__cause__, (ImportError, AttributeError))


@pytest.mark.usefixtures("installed")
def test_what_is_no_strategy_is_named() -> None:
    with pytest.raises(FormulaError) as caught:
        record("jember.bukan", {})
    assert str(caught.value) == "'jember.bukan' is a int, no strategy. Name a strategy or a sakip.Formula."


@pytest.mark.usefixtures("installed")
def test_a_strategy_that_does_not_say_what_it_takes_is_named() -> None:
    with pytest.raises(FormulaError) as caught:
        record("jember.tertutup", {})
    assert caught.value.what.startswith("'jember.tertutup' cannot be called with the keys of a set file: ")
    assert caught.value.remedy == "Offer a function of named arguments, or a sakip.Formula."


@pytest.mark.usefixtures("installed")
def test_a_number_is_not_taken_where_text_or_nothing_is_asked_for() -> None:
    assert record("jember.berteks", {"nama": "b"}) == average(["b"])
    with pytest.raises(FormulaError, match=r"nama of a jember\.berteks formula is text, not 5\. Write it in quotes\."):
        record("jember.berteks", {"nama": 5})


def test_a_registry_is_asked_instead_of_what_is_installed() -> None:
    given = Registry.of(formulas={"jember.selisih": selisih})
    assert record("jember.selisih", {}, registry=given) == selisih
    with pytest.raises(UnknownNameError):
        record("jember.selisih", {}, registry=Registry())


@pytest.mark.usefixtures("installed")
def test_a_formula_knows_how_a_set_file_asks_for_it() -> None:
    """By the name it is offered under, with the arguments as given; two that ask otherwise are still equal."""
    assert record("jember.selisih", {}).call == {"kind": "jember.selisih"}
    assert dict(ratio("a", denominator="b").call) == {"kind": "ratio", "numerator": "a", "denominator": "b"}
    assert record("ratio", {"numerator": "a", "denominator": "b", "scale": "persen"}) == ratio("a", "b")


@pytest.mark.usefixtures("installed")
def test_a_built_in_strategy_is_never_replaced() -> None:
    assert strategy("ratio") is ratio


@pytest.mark.usefixtures("installed")
def test_an_unknown_kind_knows_the_installed_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"Did you mean 'jember\.selisih'\?"):
        strategy("jember.selisi")
