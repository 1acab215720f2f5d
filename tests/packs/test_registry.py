from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip import AchievementRule, Registry, Year, ratio
from sakip.errors import DefinitionError, FormulaError, PackError, SetFileError, UnknownNameError
from sakip.packs import GROUPS, Offer, Origin, is_namespaced
from sakip.tree import PERCENT, formula

if TYPE_CHECKING:
    from pathlib import Path

SET = """
schema = 1
code = "uji-2025"
year = 2025
[[indicator]]
code = "desa"
name = "Persentase desa"
unit = "persen"
polarity = "jatim.uji.separuh"
formula = { kind = "jatim.uji.bagian", atas = "a", bawah = "b" }
"""


def bagian(atas: str, bawah: str) -> sakip.Formula:
    return ratio(atas, bawah, unit="desa")


@formula(realisasi=None, target=None)
def _half(realisasi: Any, target: Any) -> Any:
    return realisasi / (2 * target) * PERCENT


HALF = AchievementRule("jatim.uji.separuh", _half, "higher", "Contoh untuk pengujian.", "M")


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    path = tmp_path / "uji.toml"
    path.write_text(SET, encoding="utf-8")
    return Registry.of(
        sets={"jatim.uji.uji-2025": path, "jatim.uji.siap": sakip.IndicatorSet("siap", ())},
        formulas={"jatim.uji.bagian": bagian, "jatim.uji.separuh": HALF},
    )


def offer(name: str, distribution: str, load: Any = None) -> Offer:
    origin = Origin(name, distribution=distribution, version="1.0")
    return Offer("sakip.formulas", name, load or (lambda: bagian), origin, f"{distribution}:x")


@pytest.mark.parametrize(
    ("name", "namespaced"),
    [
        ("jatim.jember.mumbulsari-2025", True),
        ("jember.desa_tercapai", True),
        ("mumbulsari-2025", False),
        ("", False),
        (".jember", False),
        ("jember.", False),
        ("jember..x", False),
        ("jember.x y", False),
        ("../jember.toml", False),
        ("jember/../x.y", False),
        ("x." * 100 + "y", False),
        ("jémber.x", False),
        (5, False),
    ],
)
def test_a_name_has_a_namespace_before_its_last_dot(name: object, namespaced: bool) -> None:
    assert is_namespaced(name) is namespaced


def test_an_application_passes_what_it_has_and_nothing_is_looked_for(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sets, strategies and rules of the registry work together, without a look at what is installed."""

    def never(**_: object) -> None:
        raise AssertionError("entry points were looked for")

    monkeypatch.setattr("importlib.metadata.entry_points", never)
    office = sakip.load("jatim.uji.uji-2025", registry)
    report = sakip.Realisation("desa", Year(2025), {"a": 3, "b": 4})
    promised = office.with_targets([sakip.Target("desa", Year(2025), "75 persen")])
    found = sakip.assess(promised, [report])["desa"]
    assert (str(found.value), str(found.achievement.value)) == ("75.00", "50.00")
    assert found.achievement.rule == "jatim.uji.separuh"
    assert sakip.available(registry)[:2] == ("jatim.uji.siap", "jatim.uji.uji-2025")
    with pytest.raises(UnknownNameError, match=r"Did you mean 'jatim\.uji\.uji-2025'"):
        sakip.load("jatim.uji.uji-2026", registry)


def test_a_set_knows_the_name_it_is_loaded_by(registry: Registry) -> None:
    assert sakip.load("jatim.uji.uji-2025", registry).origin.set == "jatim.uji.uji-2025"
    assert sakip.load("jatim.uji.siap", registry).code == "siap"


def test_a_text_that_names_what_the_registry_has_is_read_with_it(registry: Registry) -> None:
    assert sakip.loads(SET, registry=registry)["desa"].rule is HALF
    with pytest.raises(SetFileError) as caught:
        sakip.loads(SET, registry=Registry())
    assert [finding.code for finding in caught.value.findings] == ["pack-missing", "pack-missing"]


@pytest.mark.parametrize("given", [{"sets": {"uji": "x.toml"}}, {"formulas": {"bagian": bagian}}])
def test_a_name_without_a_namespace_cannot_be_registered(given: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError, match="has no namespace"):
        Registry.of(**given)


def test_what_two_packages_offer_is_used_from_neither() -> None:
    """Both are named, with their versions, and everything else still works."""
    offers = [offer("jatim.x", "sakip-satu"), offer("jatim.x", "sakip-dua"), offer("jatim.y", "sakip-dua")]
    registry = Registry(lambda: offers)
    with pytest.raises(PackError, match=r"offered by sakip-satu 1\.0, sakip-satu:x and by sakip-dua 1\.0"):
        registry.load("sakip.formulas", "jatim.x")
    assert registry.load("sakip.formulas", "jatim.y") is bagian
    loaded, found = registry.every("sakip.formulas")
    assert list(loaded) == ["jatim.y"]
    assert [one.code for one in found] == ["pack-clash"]
    assert "sakip-satu 1.0" in found[0].text() and "sakip-dua 1.0" in found[0].text("en")  # noqa: PT018  # one sentence
    with pytest.raises(FormulaError, match="is offered by sakip-satu"):
        sakip.formulas.record("jatim.x", {}, registry=registry)


def test_registries_put_together_clash_where_both_offer_a_name(registry: Registry) -> None:
    other = Registry.of(formulas={"jatim.uji.bagian": bagian, "jatim.lain.bagian": bagian})
    both = registry | other
    assert both.names("sakip.formulas") == ("jatim.lain.bagian", "jatim.uji.bagian", "jatim.uji.separuh")
    assert list(both.every("sakip.formulas")[0]) == ["jatim.lain.bagian", "jatim.uji.separuh"]


@pytest.mark.parametrize("error", [ImportError("tidak ada"), RuntimeError(), SyntaxError("x\ny"), KeyError("x")])
def test_whatever_a_package_raises_it_hides_no_other(error: Exception) -> None:
    def broken() -> Any:
        raise error

    registry = Registry(lambda: [offer("jatim.rusak", "sakip-rusak", broken), offer("jatim.baik", "sakip-baik")])
    loaded, (finding,) = registry.every("sakip.formulas")
    assert list(loaded) == ["jatim.baik"]
    assert (finding.code, finding.severity) == ("pack-broken", "error")
    with pytest.raises(PackError) as caught:
        registry.load("sakip.formulas", "jatim.rusak")
    assert caught.value.finding == finding
    assert caught.value.__cause__ is error


def test_what_has_no_namespace_is_named_and_not_used() -> None:
    registry = Registry(lambda: [offer("ratio", "sakip-rakus"), offer("jatim.baik", "sakip-baik")])
    loaded, (finding,) = registry.every("sakip.formulas")
    assert (list(loaded), finding.code) == (["jatim.baik"], "pack-no-namespace")
    assert registry.names("sakip.formulas") == ("jatim.baik",)


def test_offers_are_looked_for_once_and_only_when_asked() -> None:
    asked: list[int] = []

    def find() -> list[Offer]:
        asked.append(1)
        return [offer("jatim.x", "sakip-satu")]

    registry = Registry(find)
    assert not asked
    for _ in range(3):
        registry.load("sakip.formulas", "jatim.x")
    assert len(asked) == 1


def test_a_thing_of_another_kind_is_refused(registry: Registry) -> None:
    """A rule is no strategy, a strategy no rule, and a rule under another name than its own is not it."""
    with pytest.raises(FormulaError, match="is a AchievementRule, no strategy"):
        sakip.formulas.record("jatim.uji.separuh", {}, registry=registry)
    named_otherwise = Registry.of(formulas={"jatim.uji.lain": HALF})
    for name, known in (("jatim.uji.bagian", registry), ("jatim.uji.lain", named_otherwise)):
        with pytest.raises(DefinitionError, match="not as an achievement rule of that name"):
            sakip.formulas.achievement.achievement_rule(name, known)


@given(st.lists(st.sampled_from(["a.x", "a.y", "b.x", "x"]), max_size=8), st.sampled_from(GROUPS))
def test_every_name_is_had_named_as_a_clash_or_named_without_namespace(names: list[str], group: Any) -> None:
    """Law: nothing that is offered gets lost."""
    offers = [Offer(group, name, lambda: 1, Origin(name, f"{place}.toml")) for place, name in enumerate(names)]
    loaded, found = Registry(lambda: offers).every(group)
    said = [finding.facts["name"] for finding in found]
    assert sorted({*loaded, *said}) == sorted(set(names))
    assert not set(loaded) & set(said)


def test_an_origin_says_what_is_known_of_it() -> None:
    assert str(Origin()) == ""
    assert str(Origin("dasar")) == "dasar"
    assert str(Origin("dasar", "dasar.toml", "sakip-jember", "1.2")) == "dasar (sakip-jember 1.2)"
    assert Origin(distribution="sakip-jember", version="1.2").package == "sakip-jember 1.2"
    assert pickle.loads(pickle.dumps(Origin("x"))) == Origin("x")  # noqa: S301  # our own
    assert sakip.load("muncar-2024")["ikm"].origin == Origin(
        "muncar-2024", "muncar-2024.toml", "sakip", sakip.__version__
    )


@pytest.mark.parametrize("name", ["x.iku.toml", "x.iku.json"])
def test_the_name_of_a_file_is_none_of_a_set(name: str) -> None:
    """It would be looked for in the current folder."""
    assert not is_namespaced(name)


def test_a_package_that_leaves_the_program_is_broken_and_hides_no_other() -> None:
    """As a script does that is imported and has no guard."""

    def leaving() -> Any:
        raise SystemExit(3)

    registry = Registry(lambda: [offer("jatim.rusak", "sakip-rusak", leaving), offer("jatim.baik", "sakip-baik")])
    loaded, (finding,) = registry.every("sakip.formulas")
    assert (list(loaded), finding.code) == (["jatim.baik"], "pack-broken")


def test_what_is_registered_twice_by_hand_is_a_clash() -> None:
    made = sakip.review.check("uji.x.y", sakip.review.Words("info", "{a}", "{a}"))(lambda _: ())
    loaded, (finding,) = Registry.of(checks=[made, made]).every("sakip.checks")
    assert (loaded, finding.code) == ({}, "pack-clash")
    with pytest.raises(DefinitionError, match="check 5 has no namespace"):
        Registry.of(checks=[5])


def test_a_registry_made_by_hand_travels(registry: Registry) -> None:
    """To other processes, as sets and formulas do."""
    again = pickle.loads(pickle.dumps(registry | Registry.of(sets={"jatim.lain.x": "x.toml"})))  # noqa: S301  # our own
    assert again.names("sakip.sets") == ("jatim.lain.x", "jatim.uji.siap", "jatim.uji.uji-2025")
    assert sakip.load("jatim.uji.uji-2025", again) == sakip.load("jatim.uji.uji-2025", registry)


def raising() -> sakip.Formula:
    raise ValueError("bukan rumus")


def leaving() -> sakip.Formula:
    raise SystemExit(3)


def changing(parts: list[str]) -> sakip.Formula:
    parts.append("b")
    return sakip.average(parts)


@pytest.mark.parametrize("strategy", [raising, leaving, dict, type, 5, "x"])
def test_a_strategy_of_strangers_is_a_fault_of_the_set_that_asks_for_it(strategy: Any) -> None:
    """Whatever it raises, whatever it is."""
    registry = Registry.of(formulas={"uji.rusak": strategy})
    text = SET.replace('"jatim.uji.bagian", atas = "a", bawah = "b"', '"uji.rusak"').replace(
        "jatim.uji.separuh", "higher"
    )
    with pytest.raises(SetFileError) as caught:
        sakip.loads(text, registry=registry)
    assert [finding.place.key for finding in caught.value.findings if finding.place] == ["indicator[0].formula"]


def test_a_strategy_may_change_what_it_is_given_and_not_what_is_written() -> None:
    registry = Registry.of(formulas={"uji.changing": changing})
    made = sakip.formulas.record("uji.changing", {"parts": ["a"]}, registry=registry)
    assert [component.name for component in made.components] == ["a", "b"]
    assert made.call["parts"] == ["a"]
