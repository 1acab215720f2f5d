"""The two decrees held against what is known to be odd in them, and corrected copies in which nothing is.

Every row of the tables below is one thing that is odd in a decree. ``found`` is the finding of a review and the part of
the set it stands at; ``read`` is the ``[[reading]]`` that records what no general check can see, because it needs what
is not in the set (a name that is not copied, another office's decree) or knowledge of the one document.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import sakip
from sakip.review import review

if TYPE_CHECKING:
    from sakip.sets import IndicatorSet

CASES = Path(__file__).parent.parent / "cases"
MOJOSARI, MUMBULSARI = "mojosari-2024", "mumbulsari-2025"


class Odd(NamedTuple):
    """One odd thing, the findings of it as (code, path of the set), and the readings that record it."""

    what: str
    found: tuple[tuple[str, tuple[str | int, ...]], ...] = ()
    read: tuple[str, ...] = ()


def indicator(code: str, *path: str) -> tuple[str | int, ...]:
    return ("indicator", code, *path)


SCORES = ("ikm", "nilai-sakip", "ip-asn")
ROWS_NOT_IN_TEXT = ("ikm", "pelayanan-sesuai-standar", "koordinasi-ditindaklanjuti")

ODD_IN_MOJOSARI = (
    Odd(
        "signed by an acting camat",
        (("signed-by-acting", ("decree", "signed_by")),),
        ("acting-signatory",),
    ),
    # the name of the signatory is not copied
    Odd("his name is printed in two spellings", read=("signatory-two-spellings",)),
    # the text of the regulation was not seen; the other decree cites other articles
    Odd("cites Pasal 5 ayat (2) poin c of PER/09/M.PAN/5/2007", read=("article-cited",)),
    Odd(
        "PER/09/M.PAN/5/2007 is not in the legal basis",
        (("citation-outside-basis", ("decree", "considering", 0)),),
        ("per-09-2007-not-in-basis",),
    ),
    Odd(
        "PermenPANRB 53/2014 with words of its title missing",
        (("citation-title-slip", ("decree", "basis", 6)),),
        ("permenpanrb-53-2014-title",),
    ),
    Odd(
        "Permendagri 86/2017 with words of its title missing",
        (("citation-title-slip", ("decree", "basis", 5)),),
        ("permendagri-86-2017-title",),
    ),
    Odd("PP 6/2008, since replaced", (("citation-superseded", ("decree", "basis", 3)),), ("pp-6-2008-older",)),
    Odd(
        "PP 8/2008 called Peraturan Pemerintahan, with a wrong word in its title",
        (("citation-kind-differs", ("decree", "basis", 4)), ("citation-title-slip", ("decree", "basis", 4))),
        ("pp-8-2008-title",),
    ),
    Odd(
        "a phrase of KEDUA is printed twice",
        (("text-repeated", ("decree", "dictum", 1, "text")),),
        ("dictum-kedua-repeats",),
    ),
    Odd(
        "a table headed PERJANJIAN KINERJA in a decree on IKU",
        (("iku-and-pk-mixed", ("target", "ikm", "2024")),),
        ("pk-table-in-iku-decree",),
    ),
    # the same target is the goal's and the objective's
    Odd("the goal has the indicator of sasaran 1", read=("tujuan-and-sasaran-share-indicator",)),
    Odd("Tewujudnya", read=("tewujudnya",)),
    Odd(
        "targets without a unit: 87, 80, 80",
        tuple(("unit-missing", indicator(code, "unit")) for code in SCORES),
        ("units-not-printed",),
    ),
    Odd("one target carries its unit: 1 inovasi", read=("inovasi-target-with-unit",)),
    Odd(
        "no polarity is printed",
        (("polarity-assumed", indicator("ikm", "polarity")),),  # one finding for all seven
        ("polarity-not-stated",),
    ),
    Odd(
        "the rows of IKM, PATEN and koordinasi are not in the text",
        (
            *(("not-in-text", indicator(code, "not_in_text")) for code in ROWS_NOT_IN_TEXT),
            ("external-score-without-issuer", indicator("ikm", "formula")),
        ),
        ("annex-rows-missing", "ikm-row-not-in-text", "pelayanan-row-not-in-text", "koordinasi-row-not-in-text"),
    ),
    Odd(
        "the reason of Nilai SAKIP is cut off, and IP ASN has no formula",
        (
            ("not-in-text", indicator("nilai-sakip", "not_in_text")),
            ("not-in-text", indicator("ip-asn", "not_in_text")),
        ),
        ("sakip-reason-cut", "ipasn-bands-under-formula"),
    ),
    Odd(
        "names are not stable: Kecamatan and Perangkat Daerah, IP ASN",
        tuple(("several-names", indicator(code, "aliases")) for code in SCORES),
        ("two-spellings", "ipasn-two-names", "ikm-two-names"),
    ),
    Odd(
        "SAKIP bands with overlapping ends",
        (("bands-shared-end", ("scale", "sakip-mojosari", "printed")),),
        ("sakip-bands-overlap",),
    ),
    Odd("seven words without letters", read=("sakip-bands-without-letters",)),
    Odd(
        "IP ASN bands as integers with gaps",
        (("bands-hole", ("scale", "ipasn-mojosari", "printed")),),
        ("ipasn-bands-gaps", "ipasn-less-or-equal"),
    ),
    Odd("bands under Formulasi Perhitungan", read=("sakip-bands-under-formula", "ipasn-bands-under-formula")),
    Odd(
        "scored by the Inspektorat and by BKPSDM, who are named as responsible",
        (
            ("assessor-responsible", indicator("nilai-sakip", "responsible")),
            ("assessor-responsible", indicator("ip-asn", "responsible")),
        ),
        ("sakip-evaluator-responsible", "ipasn-evaluator-responsible"),
    ),
    Odd("Pagu Anggaran does not say which: before or after the revision", read=("anggaran-which-pagu",)),
    Odd(
        "the targets of SAKIP and IP ASN stand on band ends",
        (
            ("target-on-shared-end", ("target", "nilai-sakip", "2024")),
            ("target-on-shared-end", ("target", "ip-asn", "2024")),
        ),
        ("sakip-target-on-edge", "ipasn-target-on-edge"),
    ),
    Odd(
        "the definition of inovasi repeats its name",
        (("definition-repeats-name", indicator("inovasi", "definition")),),
        ("inovasi-definition-circular",),
    ),
    Odd("a survey that names nobody it asks", (("ikm-without-population", indicator("ikm", "definition")),)),
    Odd("several who are responsible, run together", read=("responsible-run-together",)),
    Odd("a number that holds no region code", read=("number-not-a-region",)),
)  # fmt: skip

ALL_SIX = (
    "dokumen-penataan", "ikm", "fasilitasi-kesejahteraan", "penyelesaian-trantib", "nilai-sakip",
    "indikator-program-tercapai",
)  # fmt: skip

ODD_IN_MUMBULSARI = (
    # the text of the regulation was not seen; the other decree cites another article
    Odd("cites pasal 3 dan pasal 4 of PER/9/M.PAN/5/2007", read=("articles-cited",)),
    Odd(
        "PER/09/M.PAN/5/2007 in two numbers and two titles",
        (
            ("citation-cited-two-ways", ("decree", "basis", 6)),
            ("citation-title-slip", ("decree", "basis", 6)),
        ),
        ("per-09-2007-two-citations",),
    ),
    Odd("PER/20/M.PAN/11/2008 without PER/", read=("per-20-2008-citation",)),
    Odd(
        "53 Tahun 2015, which is 53 Tahun 2014",
        (("citation-does-not-exist", ("decree", "basis", 8)),),
        ("permenpanrb-53-wrong-year",),
    ),
    Odd(
        "Permendagri 13/2006, since replaced",
        (("citation-superseded", ("decree", "basis", 5)),),
        ("permendagri-13-2006-superseded",),
    ),
    Odd(
        "the dictum jumps from KEEMPAT to KEENAM",
        (("dictum-gap", ("decree", "dictum", 4, "number")),),
        ("dictum-kelima-missing",),
    ),
    Odd(
        "planned in 2024, in a decree of 2025",
        (("stale-year", indicator("indikator-program-tercapai", "definition")),),
        ("program-year-2024",),
    ),
    Odd("no targets", tuple(("no-target", indicator(code)) for code in ALL_SIX), ("no-targets",)),
    Odd(
        "no targets, no baseline, no reason in the annex",
        tuple(("not-in-text", indicator(code, "not_in_text")) for code in ALL_SIX),
        ("no-targets", "no-baseline"),
    ),
    # Persentase and x 100% say the unit of the others
    Odd(
        "no units",
        tuple(("unit-missing", indicator(code, "unit")) for code in ("dokumen-penataan", "ikm", "nilai-sakip")),
        ("units-not-stated",),
    ),
    Odd(
        "no polarity",
        (("polarity-assumed", indicator("dokumen-penataan", "polarity")),),  # one finding for all six
        ("polarity-not-stated",),
    ),
    Odd(
        "IKM by PermenPANRB 14/2017, its title short of a word, which is not in the legal basis",
        (
            ("citation-title-slip", indicator("ikm", "definition")),
            ("citation-outside-basis", indicator("ikm", "definition")),
        ),
        ("permenpanrb-14-2017-title", "measuring-rules-only-in-annex"),
    ),
    Odd("the order of the nine elements", read=("ikm-unsur-order",)),
    Odd("a survey that names nobody it asks", (("ikm-without-population", indicator("ikm", "definition")),)),
    Odd(
        "facilitation is divided by what was planned",
        (("denominator-is-a-plan", indicator("fasilitasi-kesejahteraan", "formula")),),
        ("fasilitasi-denominator-is-a-plan",),
    ),
    Odd(
        "complaints may be none",
        (("denominator-may-be-zero", indicator("penyelesaian-trantib", "formula")),),
        ("trantib-zero-denominator",),
    ),
    Odd(
        "Nilai SAKIP by 88/2021, which is not in the legal basis, and a guideline of the regency",
        (("citation-outside-basis", indicator("nilai-sakip", "definition")),),
        ("sakip-local-guideline",),
    ),
    Odd("OPD and PD", (("several-names", indicator("nilai-sakip", "aliases")),), ("sakip-names",)),
    Odd(
        "tercapai is not defined",
        (("reached-not-defined", indicator("indikator-program-tercapai", "formula")),),
        ("tercapai-undefined",),
    ),
    Odd(
        "a source is now a system, now a document, now a dataset",
        read=("esukma-two-names", "dokumen-source-is-dataset", "program-source-circular"),
    ),
    Odd("several units are responsible in one cell", read=("all-sections-responsible",)),
    Odd("35.09.23 in the number of the decree is its region code", read=("number-holds-region-code",)),
)

EVERY = [
    *(pytest.param(MOJOSARI, odd, id=f"mojosari: {odd.what}") for odd in ODD_IN_MOJOSARI),
    *(pytest.param(MUMBULSARI, odd, id=f"mumbulsari: {odd.what}") for odd in ODD_IN_MUMBULSARI),
]


@pytest.fixture(scope="module")
def offices() -> dict[str, IndicatorSet]:
    return {name: sakip.load(name) for name in (MOJOSARI, MUMBULSARI)}


@pytest.fixture(scope="module")
def placed(offices: dict[str, IndicatorSet]) -> dict[str, set[tuple[str, str]]]:
    """For each set the code and the place of everything a review finds."""
    return {
        name: {(finding.code, str(finding.place)) for finding in review(office).findings}
        for name, office in offices.items()
    }


@pytest.mark.parametrize(("name", "odd"), EVERY)
def test_what_is_odd_in_a_decree_is_found_or_read(
    name: str, odd: Odd, offices: dict[str, IndicatorSet], placed: dict[str, set[tuple[str, str]]]
) -> None:
    """Everything known to be odd in the two decrees is found at its line, or recorded as it is read."""
    office = offices[name]
    assert odd.found or odd.read
    for code, path in odd.found:
        place = office.place(*path)
        assert place.line, path
        assert (code, str(place)) in placed[name], (code, path)
    assert {*odd.read} <= {reading.code for reading in office.readings}


@pytest.mark.parametrize(("name", "rows"), [(MOJOSARI, ODD_IN_MOJOSARI), (MUMBULSARI, ODD_IN_MUMBULSARI)])
def test_nothing_else_is_found(
    name: str, rows: tuple[Odd, ...], offices: dict[str, IndicatorSet], placed: dict[str, set[tuple[str, str]]]
) -> None:
    """A review says nothing of the decrees that the tables above do not hold: there is no wrong alarm."""
    expected = {(code, str(offices[name].place(*path))) for odd in rows for code, path in odd.found}
    assert placed[name] == expected


def test_externally_scored_indicators_are_not_computed(offices: dict[str, IndicatorSet]) -> None:
    """SAKIP and IP ASN are recorded from the report of their assessor."""
    kinds = {code: offices[MOJOSARI][code].formula.kind for code in ("nilai-sakip", "ip-asn")}
    assert set(kinds.values()) == {"external_score"}


def test_each_end_of_the_tables_is_named_once(offices: dict[str, IndicatorSet]) -> None:
    """Six ends are shared in the SAKIP table, and four holes stand in that of IP ASN."""
    found = Counter(
        finding.code for finding in review(offices[MOJOSARI], only=["bands-shared-end", "bands-hole"]).findings
    )
    assert found == {"bands-shared-end": 6, "bands-hole": 4}


@pytest.mark.parametrize("name", [MOJOSARI, MUMBULSARI])
def test_a_corrected_copy_gives_nothing(name: str) -> None:
    """With everything put right a review is silent: no warning, no note, and nothing that had to be accepted."""
    office = sakip.load(CASES / f"{name}-diperbaiki.toml")
    reviewed = review(office)
    assert [finding.text() for finding in reviewed.findings] == []
    assert reviewed.accepted == ()
    assert office.accepted == ()


@pytest.mark.parametrize("name", [MOJOSARI, MUMBULSARI])
def test_a_corrected_copy_is_the_same_decree(name: str, offices: dict[str, IndicatorSet]) -> None:
    """It holds the same indicators and the same cascade, says that it is made for testing, and has no readings."""
    office = sakip.load(CASES / f"{name}-diperbaiki.toml")
    assert [each.code for each in office] == [each.code for each in offices[name]]
    assert [node.code for node in office.nodes] == [node.code for node in offices[name].nodes]
    assert (office.readings, [each.not_in_text for each in office]) == ((), [()] * len(office))
    assert "bukan dokumen kantor mana pun" in office.source
    first = (CASES / f"{name}-diperbaiki.toml").read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# Made for testing")
