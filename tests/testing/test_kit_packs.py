"""Whatever is named becomes test cases: sets, strategies, and all that a distribution offers."""

from __future__ import annotations

import pickle
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import sakip
from sakip.errors import DefinitionError, NumberError, UnknownNameError
from sakip.formulas.achievement import ACHIEVEMENT_RULES, AchievementRule
from sakip.packs import Offer, Origin, Registry
from sakip.review import Remark, Words, check
from sakip.testing import (
    ConformanceError,
    Example,
    Worked,
    cases_of,
    check_formula,
    check_scale,
    check_set,
    parametrize_with_checks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sakip.testing.kit import Case

UJI: Final = Path(__file__).parent / "uji.toml"
TEXT: Final = UJI.read_text(encoding="utf-8")
SOURCE: Final = "LKjIP Kecamatan Uji 2024 hlm. 12"


@sakip.formula(tercapai="desa", total="desa")
def desa_tercapai(tercapai: Any, total: Any) -> Any:
    """Bagian desa yang mencapai target, persen (Keputusan Camat Uji, lampiran III)."""
    return tercapai / total * sakip.PERCENT


def bagian(atas: str, bawah: str) -> sakip.Formula:
    """Bagian atas dari bawah, persen (Keputusan Camat Uji, lampiran III)."""
    return sakip.ratio(atas, bawah, unit="desa")


@check("jatim.uji.alias", Words("info", "{a}.", "{a}.", "Lihat.", "See."))
def aliases(office: sakip.IndicatorSet) -> Iterator[Remark]:
    return (Remark({"a": one.code}) for one in office if one.aliases)


def examples(above: str = "tercapai", below: str = "total") -> list[Example]:
    answers: list[tuple[int, int, dict[str, Any]]] = [
        (15, 20, {"value": 75}),
        (1, 3, {"value": "33.33", "places": 2}),
        (1, 0, {"reason": "zero-denominator"}),
    ]
    return [Example({above: one, below: other}, **answer, source=SOURCE) for one, other, answer in answers]


SET: Final = TEXT.replace('code = "uji-2025"', 'code = "jatim.uji.pack-2025"').replace(
    'kind = "ratio", numerator = "tercapai", denominator = "total", unit = "desa"',
    'kind = "jatim.uji.bagian", atas = "tercapai", bawah = "total"',
)
HIGHER: Final = ACHIEVEMENT_RULES["higher"]
RULE: Final = AchievementRule("jatim.uji.penuh", HIGHER.formula, "higher", "Perbup Uji 1/2025", "T")
EXAMPLES: Final = {
    "jatim.uji.desa_tercapai": examples(),
    "jatim.uji.bagian": examples(),
    "jatim.uji.penuh": examples("realisasi", "target"),
}


def offered(group: Any, name: str, made: Any, distribution: str = "sakip-uji") -> Offer:
    def load() -> Any:
        if isinstance(made, Exception):
            raise made
        return made

    return Offer(group, name, load, Origin(name, distribution=distribution, version="1.0"))


@pytest.fixture
def offers(tmp_path: Path) -> list[Offer]:
    """What a package offers: a set with a strategy of its own, another strategy, a rule, a check."""
    path = tmp_path / "pack.toml"
    path.write_text(SET, encoding="utf-8")
    return [
        offered("sakip.sets", "jatim.uji.pack-2025", path),
        offered("sakip.formulas", "jatim.uji.bagian", bagian),
        offered("sakip.formulas", "jatim.uji.desa_tercapai", desa_tercapai),
        offered("sakip.formulas", "jatim.uji.penuh", RULE),
        offered("sakip.checks", "jatim.uji.alias", aliases),
        offered("sakip.formulas", "jatim.lain.bagian", bagian, "sakip-lain"),
    ]


def registry(offers: list[Offer]) -> Registry:
    return Registry(lambda: offers)


def failing(cases: tuple[Case, ...]) -> dict[str, str]:
    failures = {case.id: case.conformance.failure(case.check) for case in cases}
    return {name: str(failure) for name, failure in failures.items() if failure is not None}


# --- a distribution ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sakip-uji", "Sakip_UJI"])
def test_everything_that_a_distribution_offers_is_tried(offers: list[Offer], name: str) -> None:
    """The strategy that takes arguments is called as an indicator of the set calls it."""
    cases = cases_of(name, examples=EXAMPLES, registry=registry(offers))
    assert failing(cases) == {}
    subjects = dict.fromkeys(case.subject for case in cases)
    assert list(subjects) == [
        "jatim.uji.pack-2025",
        "jatim.uji.bagian",
        "jatim.uji.desa_tercapai",
        "jatim.uji.penuh",
        "jatim.uji.alias",
    ]
    assert len({case.id for case in cases}) == len(cases)


def test_each_strategy_and_rule_of_a_distribution_needs_its_examples(offers: list[Offer]) -> None:
    failed = failing(cases_of("sakip-uji", registry=registry(offers)))
    assert set(failed) == {f"{name}-worked-examples" for name in EXAMPLES}
    assert failed["jatim.uji.bagian-worked-examples"] == (
        "jatim.uji.bagian, worked-examples: it has 0 worked examples, not 3. "
        "Add lines like 'tercapai = 15, total = 20 -> 75 (LKjIP 2024 hlm. 12)' to its docstring, or examples=[…]."
    )


def test_a_set_brings_the_strategies_of_its_own_pack_and_no_other(offers: list[Offer]) -> None:
    """Examples of another pack's strategies are for its authors to give."""
    cases = cases_of("jatim.uji.pack-2025", registry=registry(offers))
    assert {case.subject for case in cases} == {"jatim.uji.pack-2025", "jatim.uji.bagian"}
    (path,) = [offer.load() for offer in offers if offer.group == "sakip.sets"]
    path.write_text(SET.replace("jatim.uji.bagian", "jatim.lain.bagian"), encoding="utf-8")
    assert {case.subject for case in cases_of("jatim.uji.pack-2025", registry=registry(offers))} == {
        "jatim.uji.pack-2025"
    }


@pytest.mark.parametrize(
    ("offer", "why"),
    [
        (offered("sakip.sets", "jatim.uji.rusak", ValueError("rusak")), "cannot be loaded from sakip-uji 1.0 (rusak)"),
        (offered("sakip.formulas", "jatim.uji.rusak", ImportError("rusak")), "cannot be loaded from sakip-uji 1.0"),
        (offered("sakip.formulas", "tanpa_nama", bagian), "has no namespace"),
        (offered("sakip.formulas", "jatim.lain.bagian", bagian), "is offered by sakip-lain 1.0 and by sakip-uji 1.0"),
        (offered("sakip.formulas", "jatim.uji.lain", RULE), "not as an achievement rule of that name"),
    ],
)
def test_what_cannot_be_loaded_is_one_case_that_says_why(offers: list[Offer], offer: Offer, why: str) -> None:
    """It hides nothing else that the distribution offers."""
    failed = failing(cases_of("sakip-uji", examples=EXAMPLES, registry=registry([*offers, offer])))
    assert list(failed) == [f"{offer.name}-loaded"]
    assert why in failed[f"{offer.name}-loaded"]


def test_a_strategy_or_a_check_that_is_none_fails_the_first_check(offers: list[Offer]) -> None:
    added = [
        offered("sakip.formulas", "jatim.uji.lima", 5),
        offered("sakip.checks", "jatim.uji.enam", 6),
        offered("sakip.checks", "jatim.uji.tujuh", aliases),
    ]
    failed = failing(cases_of("sakip-uji", examples=EXAMPLES, registry=registry([*offers, *added])))
    assert list(failed) == ["jatim.uji.lima-recorded", "jatim.uji.enam-made", "jatim.uji.tujuh-made"]


def test_an_unknown_name_comes_with_the_nearest(offers: list[Offer]) -> None:
    failed = failing(cases_of("sakip-ujji", registry=registry(offers)))
    assert failed == {
        "sakip-ujji-loaded": "sakip-ujji, loaded: there is no set, strategy or distribution called 'sakip-ujji'. "
        "Did you mean 'sakip-uji'?"
    }
    assert list(failing(cases_of(5, registry=registry(offers)))) == ["5-loaded"]


# --- one thing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "given", "title"),
    [
        (desa_tercapai, examples(), "desa_tercapai"),
        ("jatim.uji.desa_tercapai", examples(), "jatim.uji.desa_tercapai"),
        ("jatim.uji.bagian", Worked(examples("a", "b"), {"atas": "a", "bawah": "b"}), "jatim.uji.bagian"),
        (partial(bagian, bawah="b"), Worked(examples("a", "b"), {"atas": "a"}), "partial"),
        (bagian, Worked(examples("a", "b"), {"atas": "a", "bawah": "b"}, "persen"), "bagian"),
        ("ratio", Worked(examples("a", "b"), {"numerator": "a", "denominator": "b", "unit": "desa"}), "ratio"),
        ("jatim.uji.penuh", {"jatim.uji.penuh": examples("realisasi", "target")}, "jatim.uji.penuh"),
        ("higher", examples("realisasi", "target"), "higher"),
        (RULE, examples("realisasi", "target"), "jatim.uji.penuh"),
        (aliases, (), "jatim.uji.alias"),
        (sakip.load(UJI).scales["capaian-uji"], (), "capaian-uji"),
        (sakip.load(UJI), (), "uji-2025"),
        (str(UJI), (), "uji-2025"),
    ],
)
def test_anything_that_can_be_checked_can_be_named(offers: list[Offer], subject: Any, given: Any, title: str) -> None:
    cases = cases_of(subject, examples=given, registry=registry(offers))
    assert failing(cases) == {}
    assert {case.subject for case in cases} == {title}


def test_a_strategy_of_another_pack_is_checked_by_its_name(offers: list[Offer]) -> None:
    arguments = {"atas": "a", "bawah": "b"}
    given: dict[str, Any] = {"arguments": arguments, "examples": examples("a", "b"), "registry": registry(offers)}
    check_formula("jatim.lain.bagian", **given)
    with pytest.raises(ConformanceError, match="the formula comes out in") as caught:
        check_formula("jatim.lain.bagian", unit="rupiah", **given)
    assert caught.value.check == "dimensions"
    with pytest.raises(UnknownNameError, match="Did you mean 'columns'"):
        check_formula("jatim.lain.bagian", only=["column"], **given)
    check_formula("jatim.lain.bagian", only=["columns"], **given)


# --- what is expected to fail -----------------------------------------------------------------------------------------

SLIP: Final = "published-desa-tercapai-2025"


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    """A set whose document publishes what its own numbers do not give."""
    path = tmp_path / "uji.toml"
    path.write_text(TEXT.replace("106,67", "106,66"), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [SLIP, f"uji-2025-{SLIP}"])
def test_a_failure_that_is_expected_is_none(slip: Path, name: str) -> None:
    """By the name of the check, or by the id of its case."""
    with pytest.raises(ConformanceError, match=r"106,66 is published, and 106\.67 computed") as caught:
        check_set(slip)
    assert (caught.value.check, caught.value.subject) == (SLIP, "uji-2025")
    check_set(slip, expected_failures={name: "Dipotong, tidak dibulatkan."})


def test_what_holds_again_is_no_longer_expected_to_fail() -> None:
    with pytest.raises(ConformanceError) as caught:
        check_set(UJI, expected_failures={"scale-sourced": "Lampiran hilang."})
    assert str(caught.value) == (
        "uji-2025, scale-sourced: it holds, though it is expected to fail: Lampiran hilang. "
        "Take it out of expected_failures."
    )


@pytest.mark.parametrize("run", [check_set, parametrize_with_checks])
def test_an_expected_failure_names_a_check(run: Callable[..., Any]) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'scale-partition'"):
        run(UJI, expected_failures={"scale-partitions": "tidak ada"})


def test_several_failures_are_told_together() -> None:
    with pytest.raises(ConformanceError) as caught:
        check_formula(lambda: sakip.ratio("a", "b"), examples=[])
    assert [failure.check for failure in caught.value.failures] == ["documented", "worked-examples"]
    assert str(caught.value).splitlines()[0] == "<lambda> fails 2 checks:"
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # ours
    assert (str(again), again.check, again.subject) == (str(caught.value), "documented", "<lambda>")


# --- for pytest -------------------------------------------------------------------------------------------------------


def parameters(mark: pytest.MarkDecorator) -> dict[str, Any]:
    name, given = mark.args
    assert (mark.name, name) == ("parametrize", "check")
    return {parameter.id: parameter for parameter in given}


def test_each_check_is_a_case_of_its_own(slip: Path) -> None:
    reason = "Dipotong, tidak dibulatkan."
    made = parameters(parametrize_with_checks(slip, expected_failures={SLIP: reason}))
    assert {"uji-2025-scale-partition", "uji-2025-formula-columns", "uji-2025-review-no-polarity"} < set(made)
    (mark,) = made[f"uji-2025-{SLIP}"].marks
    assert (mark.name, mark.kwargs) == ("xfail", {"reason": reason, "raises": ConformanceError, "strict": True})
    assert [name for name, parameter in made.items() if parameter.marks] == [f"uji-2025-{SLIP}"]
    made["uji-2025-scale-partition"].values[0]()
    with pytest.raises(ConformanceError):
        made[f"uji-2025-{SLIP}"].values[0]()


def test_what_cannot_be_looked_at_is_skipped() -> None:
    made = parameters(parametrize_with_checks(lambda: 5))
    with pytest.raises(ConformanceError, match="it returned a int"):
        made["<lambda>-recorded"].values[0]()
    with pytest.raises(pytest.skip.Exception, match="recorded fails"):
        made["<lambda>-columns"].values[0]()


@pytest.mark.parametrize(
    ("text", "why"),
    [("schema = 1\nwarna = 3\n", "warna"), ("schema = ", "cannot be loaded"), (None, "No such file")],
)
def test_a_set_that_does_not_load_is_one_test_that_fails_with_its_findings(
    tmp_path: Path, text: str | None, why: str
) -> None:
    """The collection of tests goes on, whatever was expected of the set."""
    path = tmp_path / "rusak.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    made = parameters(parametrize_with_checks(path, expected_failures={"partition": "x"}))
    assert list(made) == ["rusak-loaded"]
    with pytest.raises(ConformanceError, match=why):
        made["rusak-loaded"].values[0]()


@parametrize_with_checks(UJI)
def test_a_set_file_conforms(check: Callable[[], None]) -> None:
    check()


# --- worked examples --------------------------------------------------------------------------------------------------


def test_an_example_says_a_value_or_a_reason() -> None:
    assert Example({"a": "1.5", "b": None}, "1/3").inputs == {"a": Fraction(3, 2), "b": None}
    for value, reason in ((None, ""), (5, "zero-denominator")):
        with pytest.raises(DefinitionError, match="Give it a value, or the reason"):
            Example({"a": 1}, value, reason=reason)
    with pytest.raises(NumberError):
        Example({"a": "1,5"}, 1)


def test_a_value_that_is_printed_with_few_decimals_says_so() -> None:
    given = [*examples()[:2], Example({"tercapai": 2, "total": 3}, "66.67", source=SOURCE)]
    with pytest.raises(ConformanceError) as caught:
        check_formula(desa_tercapai, examples=given)
    assert str(caught.value) == (
        "desa_tercapai, exactness: for tercapai = 2, total = 3 it gives 200/3; rounded to 2 decimals 66.67, not "
        "6667/100. Correct the formula, or the example of LKjIP Kecamatan Uji 2024 hlm. 12; places= says it is rounded."
    )


def test_a_scale_of_another_kind_fails_by_name() -> None:
    scale = sakip.load(UJI).scales["capaian-uji"]
    with pytest.raises(ConformanceError, match="60 is classified as K, not as B"):
        check_scale(scale, examples={60: "B"})


def test_two_sets_of_a_distribution_with_one_code_are_both_tried() -> None:
    """As those of the kecamatan of a regency are; each is called by the name it is loaded by."""
    names = ("uji.satu.pack-2025", "uji.dua.pack-2025")
    origins = {name: Origin(name, distribution="sakip-uji", version="1.0") for name in names}
    sets = [Offer("sakip.sets", name, lambda: sakip.loads(TEXT), origins[name]) for name in names]
    own = [Offer("sakip.formulas", "jatim.uji.bagian", lambda: bagian)]
    cases = cases_of("sakip-uji", registry=Registry(lambda: [*sets, *own]))
    assert {case.subject for case in cases if case.check == "assessed"} == set(names)
