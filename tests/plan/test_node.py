from __future__ import annotations

import pickle

import pytest

from sakip.errors import DefinitionError, UnknownNameError
from sakip.plan import KINDS, CascadeNode


@pytest.mark.parametrize("kind", KINDS)
def test_a_node_stands_on_one_of_the_levels_of_the_cascade(kind: str) -> None:
    node = CascadeNode("5.01.01", kind, "Teks seperti tercetak", "5.01")
    assert (node.code, node.kind, node.text, node.parent) == ("5.01.01", kind, "Teks seperti tercetak", "5.01")
    assert pickle.loads(pickle.dumps(node)) == node  # noqa: S301  # the pickle is ours
    assert eval(repr(node)) == node  # noqa: S307  # the repr is ours


def test_the_levels_run_from_the_vision_down() -> None:
    assert KINDS[:4] == ("visi", "misi", "tujuan", "sasaran")
    assert KINDS[-3:] == ("program", "kegiatan", "subkegiatan")


def test_an_unknown_level_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no level of the cascade called 'sasarn'\. Did you mean 'sasaran'"):
        CascadeNode("s1", "sasarn")


@pytest.mark.parametrize(("code", "parent"), [("", ""), ("", "s1"), ("s1", "s1")])
def test_a_node_without_a_code_or_under_itself_is_refused(code: str, parent: str) -> None:
    with pytest.raises(DefinitionError, match="has no code, or is its own parent"):
        CascadeNode(code, "sasaran", "", parent)


def test_a_node_at_the_top_has_no_parent() -> None:
    assert CascadeNode("visi", "visi").parent == ""
