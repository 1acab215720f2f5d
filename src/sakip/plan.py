"""The cascade of a plan: visi, misi, tujuan, sasaran, program, kegiatan, subkegiatan.

A node is one statement of the plan; indicators hang on nodes. Codes are text: they have leading zeros and dots.
"""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from sakip.errors import DefinitionError, UnknownNameError

KINDS: Final = ("visi", "misi", "tujuan", "sasaran", "kinerja-lainnya", "program", "kegiatan", "subkegiatan")
"""The levels of the cascade, from the vision down. *Kinerja lainnya* stands beside *sasaran* in some agreements."""


def _known_kind(_: object, __: object, kind: str) -> None:
    if kind not in KINDS:
        raise UnknownNameError.among("level of the cascade", kind, KINDS)


@frozen
class CascadeNode:
    """One statement of the plan: its code, its level, its text as printed, and the code of the node above it."""

    code: str
    kind: str = field(validator=_known_kind)
    text: str = ""
    parent: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.code or self.code == self.parent:
            raise DefinitionError(f"node {self.code!r} has no code, or is its own parent", "Give it a code of its own.")
