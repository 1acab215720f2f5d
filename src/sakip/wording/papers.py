"""What is printed in the papers an office hands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {}

TERMS: Final[dict[str, tuple[str, str]]] = {}

COMMANDS: Final[dict[str, tuple[str, str]]] = {}
