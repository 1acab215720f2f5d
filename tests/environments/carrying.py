"""The scenario carried out: a digest of what each of its steps comes to."""

from __future__ import annotations

import decimal
import hashlib
import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# where each step stands; what one does not take part in is not imported
LIGHT: Final = ("sets", "cards", "exports", "together", "instruments", "law", "numbers")
COMMANDS: Final = ("printed", "written")
HEAVY: Final = ("plots", "papers", "forms", "frames")


def useless() -> decimal.Context:
    """Return a decimal context in which hardly anything can be computed, and nothing exactly."""
    traps = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation, decimal.Subnormal]
    return decimal.Context(prec=6, rounding=decimal.ROUND_UP, Emin=-3, Emax=3, traps=traps, clamp=1, capitals=0)


def digests(folder: Path, names: Iterable[str] = ()) -> dict[str, str]:
    """Carry out the steps, or those of ``names``, with their files below ``folder``."""
    made: dict[str, str] = {}
    for name in names or (*LIGHT, *COMMANDS, *HEAVY):
        digest = hashlib.sha256()
        for part in _step(name)(folder):
            said = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(said) + said)
        made[name] = digest.hexdigest()
    return made


def _step(name: str) -> Any:
    room, table = {**dict.fromkeys(COMMANDS, ("commands", "COMMANDS")), **dict.fromkeys(HEAVY, ("heavy", "HEAVY"))}.get(
        name, ("steps", "LIGHT")
    )
    steps: Mapping[str, Any] = getattr(importlib.import_module(f"environments.{room}"), table)
    return steps[name]
