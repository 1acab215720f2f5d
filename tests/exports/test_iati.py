from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import strategies as own
from hypothesis import given

import sakip
from sakip.errors import UnknownNameError
from sakip.exports import iati
from sakip.indicators import Predicate, Range
from sakip.plan import CascadeNode
from sakip.testing import scorecards

if TYPE_CHECKING:
    from pathlib import Path

# what IATI 2.03 has below each element, in its order; an element of another namespace comes last
ORDER = {
    "results": ["result"],
    "result": ["title", "indicator"],
    "indicator": ["title", "description", "reference", "period"],
    "period": ["period-start", "period-end", "target", "actual"],
    "target": ["comment"],
    "actual": ["comment"],
    "comment": ["narrative"],
    "title": ["narrative"],
    "description": ["narrative"],
    "narrative": [],
    "reference": [],
    "period-start": [],
    "period-end": [],
}
OWN = f"{{{iati.NAMESPACE}}}assessment"


def read(card: Any, lang: str = "id") -> Any:
    """The elements, read from their text and found to stand in the order of the standard."""
    root = ET.fromstring(f"<results>{iati.results(card, lang)}</results>")  # noqa: S314  # our own text
    for parent in root.iter():
        if parent.tag == OWN:
            continue
        order = [*ORDER[parent.tag], *([OWN] if parent.tag == "period" else [])]
        places = [order.index(child.tag) for child in parent]
        assert places == sorted(places), parent.tag
        repeated = {"result", "indicator"}
        assert len(set(places)) == len([child for child in parent if child.tag not in repeated]) + bool(
            {child.tag for child in parent} & repeated
        )
    return root


def office(one: sakip.Indicator, target: Any = None, **facts: Any) -> sakip.IndicatorSet:
    targets = [] if target is None else [sakip.Target("a", 2024, target, document="PK 2024")]
    return sakip.IndicatorSet("x", [one], title="Kecamatan X", targets=targets, **facts)


def indicator(**facts: Any) -> sakip.Indicator:
    made: dict[str, Any] = {"code": "a", "name": "A", "unit": "kasus", "formula": sakip.count()}
    return sakip.Indicator(**(made | facts))


def of(whole: sakip.IndicatorSet, value: Any = None) -> Any:
    records = [] if value is None else [sakip.Realisation("a", 2024, {"jumlah": value})]
    return sakip.assess(whole, records, period=2024)


def test_a_scorecard_is_results_by_objective() -> None:
    card = sakip.assess(sakip.load("muncar-2024"))
    root = read(card)
    nodes = {node.code: node.text for node in card.office.nodes}
    wanted = list(dict.fromkeys(nodes[one.indicator.node] for one in card))
    assert [result.findtext("title/narrative") for result in root] == wanted
    made = root.findall("result/indicator")
    assert sorted(one.find("reference").get("code") for one in made) == sorted(one.code for one in card)
    first = made[0]
    assert first.attrib == {"measure": "1", "ascending": "true"}
    assert first.find("reference").attrib == {"vocabulary": "99", "code": "ikm"}
    assert first.find("period/period-start").get("iso-date") == "2024-01-01"
    assert first.find("period/period-end").get("iso-date") == "2024-12-31"
    assert first.find("period/target").get("value") == "91.33"
    assert first.find("period/actual").get("value") == "97.66"
    assert first.findtext("period/actual/comment/narrative") == "Sangat baik (A)"
    assert first.find(f"period/{OWN}").attrib == {
        "status": "computed",
        "achievement": "106.93",
        "achievement-status": "computed",
        "achievement-rule": "higher",
    }
    assert iati.findings(card) == ()


@given(scorecards())
@own.examples(10)
def test_no_number_is_made_up_and_none_is_lost(card: Any) -> None:
    """Each indicator stands there with its status; its value and target too, or a finding says why not."""
    root = read(card)
    made = root.findall("result/indicator")
    assert len(made) == len(card)
    named = {(finding.code, finding.facts["indicator"]) for finding in iati.findings(card)}
    nodes = {node.code for node in card.office.nodes}
    groups = [one.indicator.node if one.indicator.node in nodes else "" for one in card]
    ordered = [one for group in dict.fromkeys(groups) for one, of in zip(card, groups, strict=True) if of == group]
    for one, element in zip(ordered, made, strict=True):
        told = element.find(f"period/{OWN}").attrib
        assert (told["status"], told.get("reason")) == (one.status, one.reason)
        assert (told["achievement-status"], told.get("achievement-reason")) == (
            one.achievement.status,
            one.achievement.reason,
        )
        actual, target = element.find("period/actual"), element.find("period/target")
        if element.get("measure") == "5":
            assert all(part is None or part.get("value") is None for part in (actual, target))
            continue
        assert (None if actual is None else Decimal(actual.get("value"))) == one.value
        assert actual is not None or ("iati-value", one.indicator.name) in named
        assert target is not None or one.target is None or ("iati-target", one.indicator.name) in named
        assert target is None or Decimal(target.get("value")).is_finite()


@pytest.mark.parametrize(
    ("facts", "attributes"),
    [
        ({"unit": "persen", "polarity": "higher", "formula": sakip.ratio("jumlah", "b")}, ("2", "true")),
        ({"unit": "kasus", "polarity": "lower-mirror"}, ("1", "false")),
        ({"unit": "kasus", "polarity": "lower-inverse"}, ("1", "false")),
        ({"unit": "kasus", "polarity": "stabilise"}, ("1", None)),
        ({"unit": "kasus"}, ("1", None)),
        ({"unit": "predikat", "predicates": ["CC", "B", "BB"], "polarity": "higher"}, ("5", "true")),
    ],
)
def test_measure_and_direction(facts: dict[str, Any], attributes: tuple[str, str | None]) -> None:
    """A percentage, units or a word; up, down, or neither."""
    element = read(of(office(indicator(**facts)))).find("result/indicator")
    assert (element.get("measure"), element.get("ascending")) == attributes


@pytest.mark.parametrize(
    ("target", "unit", "value"),
    [
        ("12.125", "kasus", "12.125"),
        ("1.5 juta rupiah", "rupiah", "1500000"),
        (Range(1, 2), "kasus", None),
        (Predicate("BB"), "kasus", None),
        ("12 dokumen", "kasus", None),
    ],
)
def test_only_a_number_in_the_unit_of_the_indicator_is_a_target(target: Any, unit: str, value: str | None) -> None:
    """It keeps its digits; what is none is left out, and named."""
    card = of(office(indicator(unit=unit), target), "3")
    made = read(card).find("result/indicator/period/target")
    assert (None if made is None else made.get("value")) == value
    assert [finding.code for finding in iati.findings(card)] == ([] if value else ["iati-target"])


def test_a_target_without_end_is_published() -> None:
    """The mean of three quarters has as many decimals as the indicator publishes."""
    one = indicator(consolidation="average")
    quarters = [sakip.Target("a", f"2024-Q{number}", value) for number, value in ((1, 1), (2, 1), (3, 2))]
    card = sakip.assess(
        sakip.IndicatorSet("x", [one], targets=quarters),
        [sakip.Realisation("a", f"2024-Q{number}", {"jumlah": 1}) for number in (1, 2, 3)],
        period=2024,
    )
    assert read(card).find("result/indicator/period/target").get("value") == "1.33"


def test_words_stand_in_comments() -> None:
    one = indicator(unit="predikat", predicates=["CC", "B", "BB"], polarity="higher")
    period = read(of(office(one, Predicate("B")), Predicate("BB"))).find("result/indicator/period")
    assert period.find("target").attrib == period.find("actual").attrib == {}
    assert period.findtext("target/comment/narrative") == "B (PK 2024)"
    assert period.findtext("actual/comment/narrative") == "BB"


@pytest.mark.parametrize(
    ("lang", "said"), [("id", "kosong tidak dianggap nol."), ("en", "blank is not taken as zero.")]
)
def test_a_missing_value_says_why(lang: str, said: str) -> None:
    card = of(office(indicator(polarity="higher"), "5"))
    period = read(card, lang).find("result/indicator/period")
    assert period.find("actual") is None
    told = period.find(OWN)
    assert told.get("reason") == "not-reported"
    assert told.text.endswith(said)
    assert [finding.code for finding in iati.findings(card)] == ["iati-value"]


@pytest.mark.parametrize(
    ("kind", "result"), [("sasaran", "2"), ("program", "2"), ("kegiatan", "1"), ("subkegiatan", "1"), (None, "9")]
)
def test_what_kind_of_result_a_node_is(kind: Any, result: str) -> None:
    """Kegiatan bring outputs, what stands above them outcomes; what hangs on nothing is neither."""
    nodes = () if kind is None else (CascadeNode("n", kind, "Hasil"),)
    made = read(of(office(indicator(node="n"), nodes=nodes))).find("result")
    assert made.get("type") == result
    assert made.findtext("title/narrative") == ("Kecamatan X" if kind is None else "Hasil")


@pytest.mark.parametrize("text", ["</narrative><x/>", "a & b", '"a"', "\x00\x1b", "\ud800", "a\r\nb", "]]>"], ids=ascii)
def test_text_is_never_markup(text: str) -> None:
    """What XML has no place for is shown by a picture of it."""
    made = read(of(office(indicator(code="a", name=text, definition=text)))).find("result/indicator")
    shown = text.replace("\r\n", "\n").replace("\x00\x1b", "␀␛").replace("\ud800", "\ufffd")
    assert made.findtext("title/narrative") == made.findtext("description/narrative") == shown


@pytest.mark.parametrize(("lang", "said"), [("id", "Tambahkan di depan"), ("en", "Add in front")])
def test_a_file_is_well_formed_and_says_what_its_publisher_adds(tmp_path: Path, lang: str, said: str) -> None:
    """Nobody is named as reporting who did not say so; half characters do not break the file."""
    card = of(office(indicator(name="\ud800"), "5"))
    file = tmp_path / "hasil.xml"
    assert iati.write(card, file, lang=lang) == iati.findings(card)
    text = file.read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314  # our own text
    assert (root.tag, root.get("version")) == ("iati-activities", "2.03")
    assert [child.tag for child in root.iterfind("iati-activity/*")] == ["result"]
    assert f"<!-- {said}: iati-identifier, reporting-org, title, " in text
    assert iati.results(card, lang) in text
    iati.write(card, file, lang=lang)
    assert file.read_text(encoding="utf-8") == text


def test_the_same_makes_the_same_text_and_another_language_is_refused() -> None:
    card = sakip.assess(sakip.load("mojosari-2024"))
    assert iati.results(card) == iati.results(card) != iati.results(card, "en")
    with pytest.raises(UnknownNameError, match="language"):
        iati.results(card, "de")
