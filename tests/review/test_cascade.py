from __future__ import annotations

from attrs import evolve

import sakip
from sakip.plan import CascadeNode
from sakip.review import CHECKS, review
from sakip.sets import Acceptance, loads
from sakip.wording import FINDINGS

SET = """\
schema = 1
code = "contoh"
year = 2024
[[node]]
code = "s1"
kind = "sasaran"
text = "Sasaran pertama"
[[node]]
code = "s2"
kind = "sasaran"
text = "Sasaran kedua"
[[indicator]]
code = "ikm"
name = "IKM"
unit = "dokumen"
node = "s1"
formula = { kind = "count" }
[[indicator]]
code = "inovasi"
name = "Inovasi"
unit = "dokumen"
formula = { kind = "count" }
"""
PLANNED = tuple(code for code in CHECKS if code.startswith("plan-"))


def test_every_finding_of_a_plan_is_a_check() -> None:
    """Whatever a plan can find has its own entry in the catalogue, so that an office can accept it."""
    assert set(PLANNED) == {code for code in FINDINGS if code.startswith("plan-")}


def test_what_a_plan_finds_has_its_line() -> None:
    """A sasaran without an indicator is found at its node, an indicator without a sasaran at its own table."""
    office = loads(SET, "contoh.toml")
    assert [
        (finding.code, finding.place and (finding.place.line, finding.place.key))
        for finding in review(office, only=PLANNED).findings
    ] == [("plan-no-indicator", (8, "node[1]")), ("plan-unplaced-indicator", (18, "indicator[1]"))]


def test_the_findings_are_those_of_the_plan() -> None:
    """The checks say neither more nor less than the plan itself, of every packaged set."""
    for name in sakip.available():
        office = sakip.load(name)
        found = [(finding.code, dict(finding.facts)) for finding in review(office, only=PLANNED).findings]
        wanted = [(finding.code, dict(finding.facts)) for finding in office.plan.findings()]
        assert sorted(map(str, found)) == sorted(map(str, wanted))


def test_two_sets_are_not_taken_for_one_another() -> None:
    """What was found of one plan is not said of the next."""
    office = loads(SET, "contoh.toml")
    whole = evolve(office, nodes=office.nodes[:1], indicators=office.indicators[:1])
    assert review(office, only=PLANNED).findings
    assert review(whole, only=PLANNED).findings == ()
    assert review(office, only=PLANNED).findings


def test_a_finding_of_the_plan_can_be_accepted() -> None:
    """An office that leaves a sasaran without an indicator says so, by its node."""
    office = evolve(loads(SET, "contoh.toml"), accepted=(Acceptance("plan-no-indicator", "menyusul", "s2"),))
    reviewed = review(office, only=PLANNED)
    assert [finding.code for finding in reviewed.findings] == ["plan-unplaced-indicator"]
    assert [finding.code for finding, _ in reviewed.accepted] == ["plan-no-indicator"]


def test_a_set_without_any_objective_is_found() -> None:
    """Indicators that stand in no cascade measure for nobody knows what."""
    office = loads(SET, "contoh.toml")
    only = ["no-sasaran"]
    assert review(office, only=only).findings == ()
    (finding,) = review(evolve(office, nodes=(), indicators=office.indicators[1:]), only=only).findings
    assert (finding.severity, finding.place and finding.place.file) == ("warning", "contoh.toml")
    programmes = (CascadeNode("s1", "program", "Program"),)
    assert len(review(evolve(office, nodes=programmes), only=only).findings) == 1
    assert review(evolve(office, nodes=(), indicators=()), only=only).findings == ()
