"""The areas of the table, each a module of its own whose ``CASES`` are the inputs."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from limits.measuring import Case

AREAS: Final = ("numbers", "texts", "formulas", "circles", "tables", "workbooks", "commands")
"""What may be handed in, by area."""

BIG: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "texts": frozenset({
        "TOML: 100,000 unknown keys in an indicator",
        "TOML: 100,000 keys, the last twice", "TOML: escaped backslashes in a string", "TOML: open texts",
        "TOML: inline table of 100,000 keys", "trace: a formula of 100,000 levels",
        "trace: a number of a million digits where a text belongs",
    }),
    "circles": frozenset({
        "2,000 indicators in a chain", "2,000 indicators in a circle", "10,000 nodes in a chain",
        "10,000 nodes in a circle",
    }),
    "tables": frozenset({
        "surveyed: 10,000 columns", "survey of 5 MiB", "survey of 20 MiB", "survey of 1024 MiB",
        "audited: 16 MiB of rows", "surveyed: one quoted cell of 1 MiB",
    }),
    "workbooks": frozenset({
        "one entry that unfolds to 1 GiB", "90,000 entries", "an entry that says less than it holds",
        "240,000 blank cells", "100,000 elements in one another", "29,900 fonts", "29,900 xf",
        "29,900 borders", "14,900 names", "62,000 strings", "100,000 hidden columns, again and again", "900 sheets",
        "a row numbered 10**18", "an archive in an archive, 63 MiB",
    }),
})  # fmt: skip
"""The inputs that are left to whoever asks for them: they take long to make, or are as large as is legal."""


def area(name: str, *, big: bool = False) -> Sequence[Case]:
    """Return the inputs of an area, the big ones where they are asked for.

    Raises:
        LookupError: when a big one is not in the table, or two inputs have one name.
    """
    cases: tuple[Case, ...] = import_module(f"limits.{name}").CASES
    names = {case.name for case in cases}
    unknown = BIG.get(name, frozenset()) - names
    if unknown or len(names) < len(cases):
        raise LookupError(f"no or several inputs of {name} are called {sorted(unknown) or sorted(names)}")
    return tuple(case for case in cases if big or case.name not in BIG.get(name, ()))
