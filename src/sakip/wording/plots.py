"""What is written in plots, and their alternative texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {}

TERMS: Final[dict[str, tuple[str, str]]] = {}

COMMANDS: Final[dict[str, tuple[str, str]]] = {}
