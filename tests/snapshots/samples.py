"""What commands write for programs where no schema says it: the keys of their JSON, and the headings of their CSV."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip import cli

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CASES: Final = Path(__file__).parents[1] / "cases"

_VERSION: Final = re.compile(r"sakip\.\w+/[0-9]+")
# what the schema of traces says, down to formulas within formulas; and what is keyed by words of documents
_NOT_BELOW: Final = frozenset({"working", "style", "styles"})

_COMMANDS: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "assess": ("assess", "muncar-2024"),
        "series": ("series", "muncar-2024"),
        "check": ("check", "mojosari-2024"),
        "check --list": ("check", "--list"),
        "audit": ("audit", str(_CASES / "published.csv")),
        "survey": ("survey", str(_CASES / "skm_raw.csv"), "--on", "2024-12-31"),
        "ipasn": ("ipasn", str(_CASES.parent / "upgrades" / "0.1.0" / "records" / "ipasn.csv"), "--on", "2024-12-31"),
        "akip": ("akip", str(_CASES / "akip-evaluasi.toml")),
    }
)
# these have a schema, which says what they hold
_WITH_SCHEMA: Final = frozenset({"assess", "check"})


def keys() -> Iterator[str]:
    """Yield every key of the JSON of each command without a schema, and of a trace that is compared."""
    for name, command in _COMMANDS.items():
        if name not in _WITH_SCHEMA:
            yield from _keys(f"{name} as json", [json.loads(written(*command, "--format", "json"))])
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.json"
        trace.write_text(written("explain", "muncar-2024", "ikm", "--format", "json"), encoding="utf-8")
        yield from _keys("replay as json", [json.loads(written("replay", str(trace), "--format", "json"))])


def headings() -> Iterator[str]:
    """Yield the columns of the CSV of each command."""
    for name, command in _COMMANDS.items():
        for heading in next(csv.reader(io.StringIO(written(*command, "--format", "csv")))):
            yield f"{name} as csv {heading}: column"


def written(*command: str) -> str:
    """Return what a command writes."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        cli.main(command)
    return said.getvalue()


def _keys(path: str, several: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the keys of objects that stand in one place, and whether each of these objects has them."""
    for key in dict.fromkeys(key for one in several for key in one):
        having = [one[key] for one in several if key in one]
        is_version = isinstance(having[0], str) and _VERSION.fullmatch(having[0]) is not None
        said = "always" if len(having) == len(several) else "sometimes"
        yield f"{path}.{key}: {said}{f', {having[0]}' if is_version else ''}"
        if key in _NOT_BELOW:
            continue
        inner = [one for one in having if isinstance(one, dict)]
        yield from _keys(f"{path}.{key}", inner)
        listed = [item for one in having if isinstance(one, list) for item in one if isinstance(item, dict)]
        yield from _keys(f"{path}.{key}[]", listed)
