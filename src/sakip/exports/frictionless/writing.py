"""Writing a package: the tables row by row, and what describes them last, when their sizes are known."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import tempfile
import zipfile
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.assessment import Scorecard
from sakip.errors import DefinitionError, quoted
from sakip.exports.archives import member
from sakip.exports.frictionless.rows import MOST_SOURCES, Writer
from sakip.exports.frictionless.tables import TABLES
from sakip.exports.targets import opened, suffix
from sakip.exports.texts import visible
from sakip.sets import IndicatorSet
from sakip.tabular import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from sakip.exports.frictionless.rows import Row
    from sakip.exports.frictionless.tables import Table
    from sakip.exports.targets import Target
    from sakip.findings import Finding

DESCRIPTOR: Final = "datapackage.json"
"""The file that describes a package."""

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9._-]+")


def package(
    source: Scorecard | IndicatorSet | Iterable[Scorecard | IndicatorSet],
    target: Target,
    *,
    lang: str = "id",
    findings: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """Write scorecards, or sets that were not assessed, as a data package; return what could not be written as rows.

    ``target`` is a folder, which is made, or a file whose name ends in ``.zip``, or a binary stream for such a file.
    ``source`` is gone through once, one at a time. ``findings`` are those of nobody's scorecard, such as of a file of
    realisations; those of the scorecards themselves are written anyway. ``lang`` is the language of descriptions and
    sentences. A target or a realisation of an indicator the set does not have is returned as a finding, and stands
    among the findings of the package.

    Raises:
        DefinitionError: when ``source`` holds something else.
        UnknownNameError: for a language without sentences.
        OSError: when a file cannot be written.
    """
    wording.language(lang)
    every = (source,) if isinstance(source, Scorecard | IndicatorSet) else source
    if isinstance(target, str | Path) and suffix(target) != ".zip":
        place = Path(target)
        place.mkdir(parents=True, exist_ok=True)
        return _write(every, place, lang, findings)
    with tempfile.TemporaryDirectory() as folder:
        remarks = _write(every, Path(folder), lang, findings)
        with opened(target) as stream:
            _pack(Path(folder), stream)
    return remarks


class _Sheet:
    """A table being written, with its size and its hash so far."""

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        self.size = 0
        self.hash = hashlib.sha256()
        self.rows = 0
        self._names = [column.name for column in table.columns]
        self._stream = stream
        # a lone return inside a text is put in quotes only where it is part of what ends a line
        self._table = csv.writer(self, lineterminator="\r\n")
        self._table.writerow(self._names)

    def write(self, text: str) -> None:
        """Take a line from the CSV writer."""
        content = text.encode()
        self.size += len(content)
        self.hash.update(content)
        self._stream.write(content)

    def put(self, row: Row) -> None:
        """Write a row."""
        self.rows += 1
        self._table.writerow([_cell(row.get(name)) for name in self._names])


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    return harmless(visible(str(value)))


def _write(every: Iterable[Any], folder: Path, lang: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    (folder / DESCRIPTOR).unlink(missing_ok=True)  # what is half written has none
    with ExitStack() as stack:
        sheets = {
            table.name: _Sheet(table, stack.enter_context((folder / f"{table.name}.csv").open("wb")))
            for table in TABLES
        }
        writer = Writer(lambda table, row: sheets[table.name].put(row), lang)
        for one in every:
            if isinstance(one, Scorecard):
                writer.card(one)
            elif isinstance(one, IndicatorSet):
                writer.definitions(one)
            else:
                raise DefinitionError(f"{quoted(one)} is no scorecard and no set", "Give what sakip.assess returns.")
        writer.found(list(findings), {})
    said = json.dumps(_described(writer, sheets, lang), ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTOR).write_text(said, encoding="utf-8", errors="backslashreplace", newline="\n")
    return tuple(writer.remarks)


def _described(writer: Writer, sheets: dict[str, _Sheet], lang: str) -> dict[str, Any]:
    """Return the description of the package; what a set says of its source, of a few of them."""
    only = next(iter(writer.codes), "") if len(writer.codes) == 1 else ""
    title = wording.term("frictionless-package", lang)
    if len(writer.offices) == 1:
        title = f"{title}: {visible(next(iter(writer.offices)))}"
    listed = [{"title": visible(source)} for source in writer.sources]
    return {
        "profile": "tabular-data-package",
        "name": _NOT_IN_A_NAME.sub("-", only.casefold()).strip("-.") or "sakip",
        "title": title,
        "description": wording.term("frictionless-about", lang),
        **({"sources": listed} if 0 < len(listed) <= MOST_SOURCES else {}),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": f"{table.name}.csv",
                "title": wording.term(f"frictionless-table-{table.name}", lang),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": sheets[table.name].size,
                "hash": f"sha256:{sheets[table.name].hash.hexdigest()}",
                "rowCount": sheets[table.name].rows,
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
                "schema": table.schema(lang),
            }
            for table in TABLES
        ],
    }


def _pack(folder: Path, target: BinaryIO) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for name in (DESCRIPTOR, *(f"{table.name}.csv" for table in TABLES)):
            entry = member(name)
            entry.file_size = (folder / name).stat().st_size
            with (folder / name).open("rb") as content, archive.open(entry, "w") as made:
                shutil.copyfileobj(content, made)
