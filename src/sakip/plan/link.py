"""A link of the performance tree (pohon kinerja) that the cascade, where a node has one parent, cannot show."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks
from sakip.errors import DefinitionError, UnknownNameError

LinkKind: TypeAlias = Literal["supports", "cross-cutting"]

LINK_KINDS: Final = ("supports", "cross-cutting")
"""``supports`` within an office, ``cross-cutting`` where another office contributes."""


def _known_kind(_: object, __: object, kind: str) -> None:
    if kind not in LINK_KINDS:
        raise UnknownNameError.among("kind of link", kind, LINK_KINDS)


@frozen
class PlanLink:
    """The node ``lower`` contributes to the node ``upper``, besides the one that is its parent.

    So one programme serves several sasaran, and a dinas contributes to a sasaran of a kecamatan. ``kind`` is one of
    :data:`LINK_KINDS`. An end that stands in no plan at hand is left blank, or given by a code the plan does not have:
    ``office`` then says whose it is, ``text`` what it is called. Two offices may contribute to one another; within an
    office support runs upwards only. ``document`` is where it stands, ``note`` what else to know.

    Raises:
        UnknownNameError: when ``kind`` is none of :data:`LINK_KINDS`.
        DefinitionError: when both ends are blank, or one is and no office says whose it is.
    """

    lower: str = ""
    upper: str = ""
    kind: LinkKind = field(default="supports", validator=_known_kind)
    office: str = ""
    text: str = ""
    note: str = ""
    document: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if not self.lower and not self.upper:
            raise DefinitionError("a link has neither a lower nor an upper end", "Name at least one node of the plan.",
                                  fault="link-no-ends")  # fmt: skip
        if not (self.lower and self.upper) and not self.office:
            blank = "upper" if self.lower else "lower"
            raise DefinitionError(
                f"the link of {self.lower or self.upper!r} has no {blank} end",
                f"Name the node, or the office whose node it is: {blank} = … or office = …",
                fault="link-one-end",
                name=self.lower or self.upper,
                blank=blank,
            )
