"""Results for IATI 2.03, the standard in which donors and their partners publish what an activity achieved.

The objectives of a scorecard become ``<result>`` elements, to be put into an ``<iati-activity>``, which is known to who
publishes it; a decree knows no activity of IATI. An objective is an outcome, a kegiatan or subkegiatan an output, and
indicators that hang on nothing are under a result of another type. The measure is a percentage, a unit, or qualitative
where an indicator ranks words; ``ascending`` follows from the polarity, and is left out where the target is best.

IATI has a place for numbers only. A target that is a range, a word among numbers, or in a unit that does not convert is
left out of ``<target>``, and a value that is missing has no ``<actual>``: nothing is made up, and :func:`findings`
names both. Status, reason and achievement, of which IATI knows nothing, stand in an element of a namespace of our own.

>>> import sakip
>>> made = results(sakip.assess(sakip.load("muncar-2024")))
>>> print(made[made.index("<actual") : made.index("</actual>")].rstrip())
<actual value="97.66">
        <comment>
          <narrative xml:lang="id">Sangat baik (A)</narrative>
        </comment>
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sakip import wording
from sakip.exports.promised import in_unit
from sakip.exports.targets import opened
from sakip.exports.texts import visible
from sakip.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.assessment import Assessment, Scorecard
    from sakip.exports import targets
    from sakip.indicators import Indicator, Target

NAMESPACE: Final = "urn:sakip:iati:1"
"""The namespace of what IATI has no place for."""

_OUTPUT, _OUTCOME, _OTHER = "1", "2", "9"
_TYPES: Final = MappingProxyType({"kegiatan": _OUTPUT, "subkegiatan": _OUTPUT})
_UNIT, _PERCENTAGE, _QUALITATIVE = "1", "2", "5"
_ASCENDING: Final = MappingProxyType({"higher": "true", "lower": "false"})
_OWN_VOCABULARY: Final = "99"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_TO_ADD: Final = (
    "iati-identifier", "reporting-org", "title", "description", "participating-org", "activity-status", "activity-date",
)  # fmt: skip


def results(card: Scorecard, lang: str = "id") -> str:
    """Return the ``<result>`` elements of a scorecard, a node of the cascade each, in the order of the set.

    Texts of the set are Indonesian, and marked so; ``lang`` is the language of what is said about missing numbers.

    Raises:
        UnknownNameError: for a language without sentences.
    """
    wording.language(lang)
    nodes = {node.code: node for node in card.office.nodes}
    order: dict[str, list[Assessment]] = {}
    for one in card:
        order.setdefault(one.indicator.node if one.indicator.node in nodes else "", []).append(one)
    made = ""
    for code, assessments in order.items():
        kind = _TYPES.get(nodes[code].kind, _OUTCOME) if code else _OTHER
        result = Element("result", {"type": kind, "xmlns:sakip": NAMESPACE})
        _narrative(SubElement(result, "title"), nodes[code].text if code else card.office.office_name)
        for one in assessments:
            _indicator(result, one, lang)
        indent(result)
        made += tostring(result, encoding="unicode") + "\n"
    return made


def write(card: Scorecard, target: targets.Target, *, lang: str = "id") -> tuple[Finding, ...]:
    """Write the results to a path or a binary stream, and return what :func:`findings` does.

    The file holds an ``<iati-activity>`` with the results and a comment that names what its publisher has to add: who
    reports, and which activity it is. Until then it is well-formed, and not valid.

    Raises:
        UnknownNameError: for a language without sentences.
        OSError: when the file cannot be written.
    """
    said = wording.term("iati-to-add", lang).format(names=", ".join(_TO_ADD))
    inside = f"<!-- {said} -->\n{results(card, lang)}"
    text = f'{_HEAD}\n<iati-activities version="2.03">\n<iati-activity>\n{inside}</iati-activity>\n</iati-activities>\n'
    with opened(target) as stream:
        stream.write(text.encode())
    return findings(card)


def findings(card: Scorecard) -> tuple[Finding, ...]:
    """Return a finding for each target and each value that IATI has no number for."""
    return tuple(_left_out(card))


def _left_out(card: Scorecard) -> Iterator[Finding]:
    for one in card:
        if _measure(one.indicator) == _QUALITATIVE:
            continue
        place = card.office.place("indicator", one.code)
        facts = {"indicator": one.indicator.name, "period": one.period}
        if one.target is not None and _number(one.target, one.indicator) is None:
            yield Finding("iati-target", facts | {"target": one.target}, place)
        if one.value is None:
            yield Finding("iati-value", facts | {"status": one.status}, place)


def _indicator(result: Element, one: Assessment, lang: str) -> None:
    indicator = one.indicator
    ascending = _ASCENDING.get(indicator.rule.better) if indicator.rule is not None else None
    said = {"measure": _measure(indicator)} | ({"ascending": ascending} if ascending else {})
    made = SubElement(result, "indicator", said)
    _narrative(SubElement(made, "title"), indicator.name)
    if indicator.definition:
        _narrative(SubElement(made, "description"), indicator.definition)
    SubElement(made, "reference", {"vocabulary": _OWN_VOCABULARY, "code": visible(indicator.code)})
    period = SubElement(made, "period")
    SubElement(period, "period-start", {"iso-date": one.period.start.isoformat()})
    SubElement(period, "period-end", {"iso-date": one.period.end.isoformat()})
    if one.target is not None:
        _target(period, one.target, indicator)
    if one.value is not None:
        category = "" if one.category is None else f"{one.category.label} ({one.category.code})"
        _value(period, "actual", f"{one.value:f}", category)
    elif one.predicate is not None and said["measure"] == _QUALITATIVE:
        _value(period, "actual", None, one.predicate.word)
    _assessment(period, one, lang)


def _measure(one: Indicator) -> str:
    if one.predicates or one.unit == "predikat":
        return _QUALITATIVE
    return _PERCENTAGE if one.unit == "persen" else _UNIT


def _target(period: Element, target: Target, one: Indicator) -> None:
    shown = target.text("id", one.unit)
    said = f"{shown} ({target.document})" if target.document else shown
    if _measure(one) == _QUALITATIVE:
        _value(period, "target", None, said)
        return
    number = _number(target, one)
    if number is not None:
        _value(period, "target", number, said)


def _number(target: Target, one: Indicator) -> str | None:
    """Return a target as a number in the unit of its indicator, rounded only where its decimals have no end."""
    return in_unit(target.value, target, one) if isinstance(target.value, Fraction) else None


def _value(period: Element, name: str, value: str | None, comment: str) -> None:
    made = SubElement(period, name, {} if value is None else {"value": value})
    if comment:
        _narrative(SubElement(made, "comment"), comment)


def _assessment(period: Element, one: Assessment, lang: str) -> None:
    """Write what IATI has no place for: status and reason of the value, the achievement, and why either is missing."""
    achieved = one.achievement
    facts = {
        "status": one.status.value,
        "reason": one.reason and one.reason.value,
        "achievement": None if achieved.value is None else f"{achieved.value:f}",
        "achievement-status": achieved.status.value,
        "achievement-reason": achieved.reason and achieved.reason.value,
        "achievement-rule": achieved.rule,
    }
    made = SubElement(period, "sakip:assessment", {name: visible(fact) for name, fact in facts.items() if fact})
    said = dict.fromkeys(why for why in (one.why(lang), achieved.why(lang)) if why)
    if said:
        made.set("xml:lang", lang)
        made.text = visible(" ".join(said))


def _narrative(parent: Element, text: str) -> None:
    SubElement(parent, "narrative", {"xml:lang": "id"}).text = visible(text)
