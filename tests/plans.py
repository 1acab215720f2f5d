"""Plans to test with: a well-formed one of two layers, and any number of well-formed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sakip.plan import Budget, CascadeNode, Plan, PlanLink

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from sakip.findings import Finding

# the plan of a region above that of a kecamatan: objectives above goals, programmes with official codes
NODES = (
    CascadeNode("v", "visi", "Daerah yang maju"),
    CascadeNode("m", "misi", "Tata kelola yang baik", "v"),
    CascadeNode("t", "tujuan", "Tata kelola", "m", document="RPJMD"),
    CascadeNode("s", "sasaran", "Pelayanan publik daerah", "t", document="RPJMD"),
    CascadeNode("kt", "tujuan", "Pelayanan kecamatan", "s", document="Renstra"),
    CascadeNode("ks1", "sasaran", "Pelayanan prima", "kt", document="Renstra"),
    CascadeNode("ks2", "sasaran", "Akuntabilitas", "kt", document="Renstra"),
    CascadeNode("kl", "kinerja-lainnya", "Inovasi", "kt"),
    CascadeNode("p1", "program", "Penunjang urusan", "ks2", "7.01.01"),
    CascadeNode("p2", "program", "Pelayanan publik", "ks1", "7.01.02"),
    CascadeNode("p3", "program", "Pemberdayaan", "ks1", "7.01.03"),
    CascadeNode("p4", "program", "Inovasi", "kl", "X.XX.01"),
    CascadeNode("p5", "program", "Ketertiban", "ks2", "7.01.04"),
    CascadeNode("p6", "program", "Inovasi desa", "kl"),
    CascadeNode("k1", "kegiatan", "Koordinasi", "p2", "7.01.02.2.01"),
    CascadeNode("k2", "kegiatan", "Pelimpahan", "p2", "7.01.02.2.02"),
    CascadeNode("z1", "subkegiatan", "Rapat", "k1", "7.01.02.2.01.0001"),
    CascadeNode("z2", "subkegiatan", "Survei", "k1", "7.01.02.2.01.02"),
    CascadeNode("z3", "subkegiatan", "Perizinan", "k2", "7.01.02.2.02.0001"),
)
LINKS = (
    PlanLink("p1", "ks1", document="Renstra"),
    PlanLink("", "ks1", "cross-cutting", "Dinas Kependudukan", "Adminduk"),
    PlanLink("p3", "dpmd/s2", "cross-cutting", "Dinas Pemberdayaan Masyarakat"),
)
BUDGETS = (
    Budget("p2", 2024, 600, document="DPA", issued="2024-01-05", spent=500, recorded="2025-01-10"),
    Budget("k1", 2024, 350, document="DPA", issued="2024-01-05"),
    Budget("z1", 2024, 100, document="DPA", issued="2024-01-05", spent=90, recorded="2025-01-10"),
    Budget("z2", 2024, 250, document="DPA", issued="2024-01-05", spent=210, recorded="2025-01-10"),
    Budget("k2", 2024, 250, document="DPA", issued="2024-01-05", spent=200, recorded="2025-01-10"),
)
INDICATORS = {"ikm": "ks1", "sakip": "ks2", "inovasi": "kl"}


def sample(**changed: Any) -> Plan:
    """The plan above, or one that differs from it."""
    parts: dict[str, Any] = {"nodes": NODES, "links": LINKS, "budgets": BUDGETS, "indicators": INDICATORS}
    return Plan(**parts | changed)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """What findings say, in no order."""
    return sorted((finding.code, repr(sorted(finding.facts.items(), key=lambda item: item[0]))) for finding in findings)


_BELOW = {
    "tujuan": ["sasaran"],
    "sasaran": ["program", "tujuan", "sasaran"],
    "kinerja-lainnya": ["program"],
    "program": ["kegiatan"],
    "kegiatan": ["subkegiatan"],
}


@st.composite
def grown(draw: DrawFn) -> Plan:
    """Draw a well-formed plan: every sasaran measured and served, every budget given at the leaves."""
    nodes = [CascadeNode("0", "visi"), CascadeNode("1", "misi", parent="0"), CascadeNode("2", "tujuan", parent="1")]
    waiting = [nodes[-1]]
    while waiting:
        above = waiting.pop()
        deep = len(nodes) > 40
        kind = _BELOW[above.kind][0] if deep else draw(st.sampled_from(_BELOW[above.kind]))
        for place in range(1 if deep else draw(st.integers(1, 3))):
            beside = above.kind == "tujuan" and place and draw(st.booleans())
            node = CascadeNode(str(len(nodes)), "kinerja-lainnya" if beside else kind, parent=above.code)
            nodes.append(node)
            if node.kind in _BELOW:
                waiting.append(node)
    measured = [node.code for node in nodes if node.kind in {"sasaran", "kinerja-lainnya"}]
    leaves = [node.code for node in nodes if node.kind == "subkegiatan"]
    amounts = draw(st.lists(st.integers(1, 10**6), min_size=len(leaves), max_size=len(leaves)))
    budgets = [Budget(code, 2024, amount, spent=amount // 2) for code, amount in zip(leaves, amounts, strict=True)]
    return Plan(nodes, (), budgets, {f"i{code}": code for code in measured})
