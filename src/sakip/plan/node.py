"""A node of the cascade: one statement of a plan, at one level."""

from __future__ import annotations

from attrs import field, frozen

from sakip import hooks
from sakip.errors import DefinitionError, UnknownNameError
from sakip.plan.levels import KINDS


def _known_kind(_: object, __: object, kind: str) -> None:
    if kind not in KINDS:
        raise UnknownNameError.among("level of the cascade", kind, KINDS)


@frozen
class CascadeNode:
    """One statement of the plan: its code, its level, its ``text`` as printed, and the code of its ``parent``.

    ``code`` is the node's name within the plan, as text, and ``kind`` its level. ``number`` is its official code, where
    the nomenclature of programmes has one (``7.01.02.2.01.0001``): two sasaran may each list the same programme, and
    every kecamatan has 7.01.01, so it names no node. ``office`` says whose it is when nodes of several offices stand in
    one plan, and ``document`` which plan prints it (RPJMD, Renstra). ``condition`` is the condition of the performance
    tree (pohon kinerja) it was translated from: a critical success factor or a condition below one, stages 2 and 3 of
    PermenPANRB 89/2021.

    Raises:
        UnknownNameError: when ``kind`` is none of :data:`KINDS`.
        DefinitionError: when it has no code, or is its own parent.
    """

    code: str
    kind: str = field(validator=_known_kind)
    text: str = ""
    parent: str = ""
    number: str = ""
    office: str = ""
    document: str = ""
    condition: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if not self.code or self.code == self.parent:
            what = f"node {self.code!r} has no code, or is its own parent"
            fault = "node-own-parent" if self.code else "blank-text"
            raise DefinitionError(what, "Give it a code of its own.", fault=fault, name=self.code or "code")
