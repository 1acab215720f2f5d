from __future__ import annotations

import pickle
from typing import Any

import pytest

from sakip.errors import DefinitionError, UnknownNameError
from sakip.plan import PlanLink


def test_a_link_of_two_nodes_is_support_unless_told_otherwise() -> None:
    link = PlanLink("p1", "s1")
    assert link.kind == "supports"
    assert pickle.loads(pickle.dumps(link)) == link  # noqa: S301  # the pickle is ours
    assert eval(repr(link)) == link  # noqa: S307  # the repr is ours


@pytest.mark.parametrize("ends", [{"lower": "p1"}, {"upper": "s1"}])
def test_an_end_outside_the_plan_is_another_offices(ends: dict[str, Any]) -> None:
    """The office says whose it is; without one nobody could find it."""
    assert PlanLink(**ends, kind="cross-cutting", office="Dinas Sosial").office == "Dinas Sosial"
    with pytest.raises(DefinitionError, match=r"has no (upper|lower) end\. Name the node, or the office"):
        PlanLink(**ends)


def test_a_link_without_ends_is_refused() -> None:
    with pytest.raises(DefinitionError, match="neither a lower nor an upper end"):
        PlanLink(office="Dinas Sosial")


def test_an_unknown_kind_of_link_comes_with_the_nearest() -> None:
    kind: Any = "crosscutting"
    with pytest.raises(UnknownNameError, match="Did you mean 'cross-cutting'"):
        PlanLink("p1", "s1", kind)
