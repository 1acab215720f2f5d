from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import strategies as own
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from reviews import COUNT, OWN, RATIO, SCORE, line, one, promised, reported, set_file, table

import sakip
from sakip.bands import PrintedTable
from sakip.errors import DefinitionError, UnknownNameError
from sakip.findings import Finding, Place
from sakip.formulas import count, external_score, ratio, share_achieved
from sakip.indicators import Indicator, Realisation, Target
from sakip.packs import Offer, Registry
from sakip.review import CHECKS, Remark, Review, Words, check, review
from sakip.sets import Acceptance, Decree, Dictum, IndicatorSet

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

SAID = Words("warning", "{indicator} ganjil.", "{indicator} is odd.")


def codes(made: Review) -> list[str]:
    return [finding.code for finding in made.findings]


# --- which checks look at what ----------------------------------------------------------------------------------------


def _seen(about: Any) -> list[Any]:
    seen: list[Any] = []

    @check("desa.seen", SAID, about=about)
    def remember(*given: Any) -> Iterator[Remark]:
        seen.append(given)
        yield from ()

    office = sakip.load("mojosari-2024")
    subjects: list[Any] = [office, office.decree, office.printed_tables["sakip-mojosari"], office["ikm"].scale]
    for subject in subjects:
        seen.append("|")
        review(subject, checks=[remember])
    return [type(each[0]).__name__ if isinstance(each, tuple) else each for each in seen]


@pytest.mark.parametrize(
    ("about", "seen"),
    [
        ("set", ["|", "IndicatorSet", "|", "|", "|"]),
        ("decree", ["|", "Decree", "|", "Decree", "|", "|"]),
        ("table", ["|", "PrintedTable", "PrintedTable", "|", "|", "PrintedTable", "|", "PrintedTable"]),
        ("realisations", ["|", "|", "|", "|"]),
    ],
)
def test_each_check_is_given_what_it_is_about(about: str, seen: list[str]) -> None:
    """A scale comes as the table its bands would be printed as; without realisations there is nothing to check."""
    assert _seen(about) == seen


def test_a_check_of_realisations_is_given_those_of_the_set_and_those_from_elsewhere() -> None:
    seen: list[Any] = []

    @check("desa.seen", SAID, about="realisations")
    def remember(office: IndicatorSet, realisations: tuple[Realisation, ...]) -> Iterator[Remark]:
        seen.extend([office.code, [made.period.year for made in realisations]])
        yield from ()

    office = sakip.loads(one(SCORE, reported("sakip", "2024", {"nilai": "80"})))
    review(office, [Realisation("sakip", 2025, {"nilai": 80})], checks={"desa.seen": remember})
    assert seen == ["contoh", [2024, 2025]]


def test_what_is_none_of_these_cannot_be_reviewed() -> None:
    nothing: Any = "mojosari-2024"
    with pytest.raises(DefinitionError, match="'mojosari-2024' cannot be reviewed"):
        review(nothing)


# --- choosing ---------------------------------------------------------------------------------------------------------

TWO_FAULTS = one(COUNT, polarity=None, unit="bilangan")


def test_checks_are_chosen_and_left_out_by_code() -> None:
    office = sakip.loads(TWO_FAULTS)
    assert codes(review(office, checks=OWN)) == ["no-polarity", "unit-says-nothing"]
    assert codes(review(office, only=["no-polarity"])) == ["no-polarity"]
    assert codes(review(office, checks=OWN, without=["no-polarity"])) == ["unit-says-nothing"]
    assert codes(review(office, only=["no-polarity"], without=["no-polarity"])) == []


@pytest.mark.parametrize("chosen", [{"only": ["no-polarit"]}, {"without": ["no-polarit"]}])
def test_a_check_there_is_not_is_named_with_the_nearest(chosen: dict[str, Any]) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'no-polarity'"):
        review(sakip.loads(TWO_FAULTS), **chosen)


# --- what is accepted -------------------------------------------------------------------------------------------------


def accept(check_: str, subject: str | None = None) -> str:
    return table("accept", {"check": check_, "subject": subject, "reason": "Sudah dibahas"})


@pytest.mark.parametrize("subject", [None, "inovasi"])
def test_what_an_office_accepts_is_set_aside_with_its_reason(subject: str | None) -> None:
    made = review(sakip.loads(TWO_FAULTS + accept("no-polarity", subject)), checks=OWN)
    assert codes(made) == ["unit-says-nothing"]
    ((finding, acceptance),) = made.accepted
    assert (finding.code, acceptance.reason) == ("no-polarity", "Sudah dibahas")


@pytest.mark.parametrize("reason", ["", " ", "-", "x"])
def test_what_is_accepted_without_a_reason_is_a_finding_at_its_line(reason: str) -> None:
    """It is accepted all the same; a dash says nothing."""
    text = TWO_FAULTS + table("accept", {"check": "no-polarity", "reason": reason})
    made = review(sakip.loads(text), checks=OWN)
    assert codes(made) == ["unit-says-nothing", "acceptance-without-reason"]
    assert made.findings[1].place is not None
    assert made.findings[1].place.line == line(text, "reason = ")
    assert len(made.accepted) == 1


def test_an_acceptance_that_nothing_answers_to_is_a_finding_at_its_line() -> None:
    text = one(COUNT, table("node", {"code": "s", "kind": "sasaran", "text": "Maju"}), accept("no-polarity", "s"))
    (finding,) = review(sakip.loads(text), checks=OWN).findings
    assert (finding.code, finding.place.line if finding.place else 0) == ("unused-acceptance", line(text, "[[accept]]"))
    assert finding.message() == "Yang diterima tidak ditemukan: pemeriksaan no-polarity, perihal s."


def test_an_acceptance_of_a_check_that_is_not_run_is_not_called_unused() -> None:
    office = sakip.loads(one(COUNT) + accept("no-polarity"))
    assert codes(review(office, only=["no-target"])) == []
    assert codes(review(office, without=["no-polarity"], checks=OWN)) == []
    assert codes(review(office, only=["no-polarity"])) == ["unused-acceptance"]


def test_an_acceptance_of_a_check_there_is_not_is_a_finding_at_its_line() -> None:
    """One misspelt word does not keep the others from being checked."""
    text = TWO_FAULTS + accept("no-polarit")
    made = review(sakip.loads(text, "iku.toml"), checks=OWN)
    (finding,) = [one for one in made.findings if one.code == "unknown-reference"]
    assert finding.place is not None
    assert (finding.place.file, finding.place.line) == ("iku.toml", line(text, 'check = "no-polarit"'))
    assert finding.text().endswith("Tidak ada pemeriksaan bernama “no-polarit”. Maksudnya “no-polarity”?")
    assert "no-polarity" in codes(made)


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("bands-shared-end", "sakip-mojosari"),
        ("target-on-shared-end", "nilai-sakip"),
        ("target-on-shared-end", "sakip-mojosari"),
        ("several-names", "ip-asn"),
    ],
)
def test_an_acceptance_names_an_indicator_or_a_scale(code: str, subject: str) -> None:
    office = evolve(sakip.load("mojosari-2024"), accepted=(Acceptance(code, "Sudah dibahas", subject),))
    before, after = review(evolve(office, accepted=()), only=[code]), review(office, only=[code])
    assert after.accepted
    assert len(after.accepted) + len(after.findings) == len(before.findings)


@pytest.mark.parametrize("subject", ["satu", "dua", "tiga"])
def test_what_is_about_several_indicators_is_accepted_by_naming_any_of_them(subject: str) -> None:
    tables = [table("indicator", COUNT | {"code": code}) for code in ("satu", "dua", "tiga")]
    made = review(
        sakip.loads(set_file(*tables) + accept("near-duplicate-names", subject)), only=["near-duplicate-names"]
    )
    assert made.findings == ()
    assert len(made.accepted) == 1


def test_a_decree_is_accepted_by_its_own_name() -> None:
    decree = '[decree]\ntitle = "IKU Tahun 2024"\n'
    made = review(sakip.loads(one(RATIO, decree, accept("stale-year", "decree"))), only=["stale-year"])
    assert (made.findings, len(made.accepted)) == ((), 1)


# --- checks of strangers ----------------------------------------------------------------------------------------------


@check("desa.broken", SAID)
def broken(office: IndicatorSet) -> Iterator[Remark]:
    yield Remark({"indicator": "ikm"}, ("indicator", "ikm"))
    raise KeyError(office.code)


@check("desa.unsaid", SAID)
def unsaid(_: IndicatorSet) -> Iterator[Remark]:
    """Leaves out the fact its sentence needs."""
    yield Remark({"name": "ikm"})


@check("desa.unknown", SAID)
def unknown(_: IndicatorSet) -> Iterator[Finding]:
    """Yields a finding nobody has words for."""
    yield Finding("desa.unheard", {})


@check("desa.nothing", SAID)
def nothing(_: IndicatorSet) -> Any:
    """Returns what cannot be gone through."""
    return None


@check("desa.text", SAID)
def text_only(_: IndicatorSet) -> Any:
    yield "ganjil"


@pytest.mark.parametrize("stranger", [broken, unsaid, unknown, nothing, text_only], ids=lambda each: each.code)
def test_a_check_that_fails_hides_none_of_the_others(stranger: Any) -> None:
    office = sakip.loads(TWO_FAULTS)
    made = review(office, checks=[stranger, *OWN.values()])
    assert {"no-polarity", "unit-says-nothing"} <= set(codes(made))
    (failed,) = (finding for finding in made.findings if finding.code == "check-failed")
    assert failed.facts["check"] == stranger.code
    assert failed.severity == "error"


def test_what_a_check_found_before_it_failed_is_kept() -> None:
    made = review(sakip.loads(TWO_FAULTS), checks=[broken])
    assert sorted(codes(made)) == ["check-failed", "desa.broken"]
    (failed,) = (finding for finding in made.findings if finding.code == "check-failed")
    assert failed.message("en").startswith("Check desa.broken stopped with an error (KeyError: 'contoh')")


def test_a_check_of_another_package_brings_its_words_and_its_place() -> None:
    @check("desa.odd", SAID)
    def odd(office: IndicatorSet) -> Iterator[Remark | Finding]:
        yield Remark({"indicator": office.code}, place=Place("lain.toml", 7))
        yield Finding("no-polarity", {"indicator": "x"}, Place("a.toml", 1))

    first, second = review(sakip.loads(TWO_FAULTS), checks=[odd]).findings
    assert (str(first.place), first.code) == ("a.toml:1", "no-polarity")
    assert second.text() == "lain.toml:7: contoh ganjil."


@check("jember.desa.odd", SAID)
def odd_in_jember(office: IndicatorSet) -> Iterator[Remark]:
    yield Remark({"indicator": office.code})


def test_checks_that_packs_offer_run_beside_those_of_the_library() -> None:
    office, registry = sakip.loads(TWO_FAULTS), Registry.of(checks=[odd_in_jember])
    made = review(office, registry=registry)
    assert {"jember.desa.odd", "no-polarity"} <= set(codes(made))
    assert codes(review(office, only=["jember.desa.odd"], registry=registry)) == ["jember.desa.odd"]
    assert "jember.desa.odd" not in codes(review(office, without=["jember.desa.odd"], registry=registry))
    accepting = sakip.loads(TWO_FAULTS + accept("jember.desa.odd"))
    assert [finding.code for finding, _ in review(accepting, registry=registry).accepted] == ["jember.desa.odd"]


@pytest.mark.parametrize(
    ("offered", "what"), [(print, "a builtin_function_or_method, no check"), (broken, "its code is 'desa.broken'")]
)
def test_what_a_pack_offers_as_a_check_and_is_none_is_a_finding(offered: Any, what: str) -> None:
    registry = Registry(lambda: [Offer("sakip.checks", "jember.uji", lambda: offered)])
    office = sakip.loads(TWO_FAULTS)
    made = review(office, registry=registry)
    assert {"pack-broken", "no-polarity"} <= set(codes(made))
    (finding,) = review(office, only=["jember.uji"], registry=registry).findings
    assert finding.facts["what"] == what
    assert "pack-broken" not in codes(review(office, without=["jember.uji"], registry=registry))


# --- laws -------------------------------------------------------------------------------------------------------------

NAMES = (
    "Persentase desa tertib", "Persentase desa yang tertib", "Jumlah inovasi", "Jumlah inovasi 2024", "Nilai SAKIP",
    "Indeks Kepuasan Masyarakat", "Meningkatnya pelayanan", "%", "1", "\u0130", "Jumlah pelayanan", "Jumlah pelayanann",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(
        ["", "a / b", "a/b x 100%", "penimbang 0,11", "tahun 2024", "bila tidak ada", "÷", "0,00 0,00 bobot"]
    ),
    st.text(max_size=30),
)
FORMULAS = (
    (count(), ("bilangan", "persen", "inovasi", "nilai")),
    (ratio("selesai", "masuk", unit="aduan"), ("persen",)),
    (ratio("a", "target"), ("persen",)),
    (external_score(assessor="-", document="LHE"), ("nilai", "poin", "persen")),
)  # fmt: skip


@st.composite
def indicators(draw: DrawFn, code: str) -> Indicator:
    """Draw an indicator with whatever may be wrong with one."""
    # two shares of all others would be computed from one another
    several = (*FORMULAS, (share_achieved(), ("persen",))) if code == "i0" else FORMULAS
    formula, units = draw(st.sampled_from(several))
    return Indicator(
        code=code,
        name=draw(st.one_of(st.sampled_from(NAMES), st.text(min_size=1, max_size=20))),
        unit=draw(st.sampled_from(units)),
        formula=formula,
        polarity=draw(st.sampled_from([None, "higher", "lower-mirror"])),
        scale=draw(st.none() | own.scales()),
        definition=draw(TEXTS),
        formula_text=draw(TEXTS),
        note=draw(TEXTS),
        aliases=draw(st.lists(TEXTS, max_size=2)),
        not_in_text=draw(st.lists(st.sampled_from(["unit", "polarity", "reason", "reached_at", ""]), max_size=3)),
        responsible=draw(st.lists(TEXTS, max_size=2)),
        level=draw(st.sampled_from(["", "sasaran", "tujuan"])),
    )


@st.composite
def offices(draw: DrawFn) -> IndicatorSet:
    """Draw a set with targets, realisations, a decree and tables, few of them in order."""
    every = [draw(indicators(f"i{place}")) for place in range(draw(st.integers(0, 5)))]
    known = st.sampled_from([one.code for one in every] or ["lain"])
    periods = st.sampled_from(["2024", "2025", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"])
    values = st.integers(-200, 200)
    targets = draw(st.lists(st.builds(Target, known, periods, values), max_size=4))
    components = st.dictionaries(st.sampled_from(["jumlah", "selesai", "masuk", "nilai", "a", "target"]), values)
    realisations = draw(st.lists(st.builds(Realisation, known, periods, components), max_size=8))
    tables = PrintedTable.of(
        "cetak", [("B", "Baik", "0 - 60"), ("A", "Baik", draw(st.sampled_from(["60-90", "> 61"])))]
    )
    scale = tables.read_as("upper")
    return IndicatorSet(
        "acak",
        every,
        year=draw(st.none() | st.just(2025)),
        decree=draw(st.none() | st.just(Decree(title="IKU Tahun 2024", dictum=(Dictum("KESATU", ""),)))),
        targets=targets,
        realisations=realisations,
        scales={"cetak": scale},
        printed_tables={"cetak": tables},
    )


@given(offices())
def test_no_set_keeps_a_check_from_looking_at_it(office: IndicatorSet) -> None:
    """No check of the library fails, and whatever it finds can be said in both languages."""
    for finding in review(office).findings:
        assert finding.code != "check-failed", finding
        assert finding.code in CHECKS
        assert "{" not in finding.text("id") + finding.text("en") or "{" in str(finding.facts)


@given(offices(), st.randoms(use_true_random=False))
def test_the_order_of_indicators_does_not_change_what_is_found(office: IndicatorSet, chance: random.Random) -> None:
    shuffled = list(office)
    chance.shuffle(shuffled)
    again = evolve(office, indicators=tuple(shuffled))
    assert review(again, checks=OWN).findings == review(office, checks=OWN).findings


@given(offices())
@settings(deadline=None)
def test_an_indicator_without_a_fault_adds_nothing(office: IndicatorSet) -> None:
    """Whatever is found of the others."""
    (clean,) = sakip.loads(one(RATIO | {"code": "bersih", "name": "Cakupan jembatan layak"}))
    added = evolve(office, indicators=(*office, clean), targets=(*office.targets, Target("bersih", 2025, 90)))
    assert review(added, checks=OWN).findings == review(office, checks=OWN).findings


@given(offices())
def test_findings_come_in_the_order_of_where_they_stand(office: IndicatorSet) -> None:
    places = [finding.place or Place() for finding in review(office, checks=OWN).findings]
    assert [place.file for place in places] == sorted(place.file for place in places)


def test_findings_of_a_file_come_line_by_line() -> None:
    for name in ("mojosari-2024", "mumbulsari-2025", "muncar-2024"):
        lines = [finding.place.line or 0 for finding in review(sakip.load(name)).findings if finding.place]
        assert lines == sorted(lines)


def test_hundreds_of_names_that_differ_by_a_word_are_no_duplicates() -> None:
    """What is spelt alike shares a key, so that work grows with the names and not with their pairs."""
    spelt = [f"{chr(97 + place % 26) * 7}{chr(97 + place // 26) * 7}" for place in range(676)]
    every = [
        Indicator(code=word, name=f"Jumlah kegiatan pembinaan {word}", unit="kegiatan", formula=count())
        for word in spelt
    ]
    assert review(IndicatorSet("besar", every), only=["near-duplicate-names"]).findings == ()


def test_the_day_of_a_decree_is_written_as_its_language_writes_it() -> None:
    office = evolve(sakip.loads(one(RATIO)), decree=Decree(date=dt.date(2026, 1, 5)))
    (finding,) = review(office, only=["decree-after-year"]).findings
    assert "5 Januari 2026" in finding.message()
    assert "setelah tahun 2025" in finding.message()


def test_a_finding_says_the_target_as_its_indicator_does() -> None:
    office = sakip.loads(one(SCORE, promised("sakip", "101"), target=None))
    (finding,) = review(office, only=["target-above-maximum"]).findings
    assert finding.message() == "sakip 2025: target 101 melebihi 100, nilai tertinggi skala akip."
