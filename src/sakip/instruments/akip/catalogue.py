"""Where sheets come from: the regulation in force, a regulation by its code, or an agency's own TOML file.

Every agency sets its own guideline of internal evaluation (PermenPANRB 88/2021, Pasal 6), so sheets differ in their
criteria, weights and even components. An own sheet says what it changes and takes the rest from a regulation::

    schema = 1
    code = "lke-contoh-2024"
    title = "LKE Kabupaten Contoh 2024"
    extends = "permenpanrb-88-2021"

    [[component]]
    code = "3"
    [[component.sub]]
    code = "3.a"
    [[component.sub.criterion]]
    code = "3.a.1"
    name = "Laporan Kinerja telah disusun"

Entries with the code of one below are laid over it key by key, others are added. A sheet that drops a component or
sub-component stands alone: without ``extends``, with everything in it, and with a scale of predicates, ``[scale]`` or
``scale = "permenpanrb-88-2021"``.
"""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

import sakip.regulations as regulations
from sakip.bands import CategoryScale, PrintedRow
from sakip.errors import DataFileError, DefinitionError, UnknownNameError, quoted
from sakip.findings import Finding
from sakip.instruments.akip.layers import Layer, Layers
from sakip.instruments.akip.meaning import Meaning
from sakip.instruments.akip.repair import told_beside
from sakip.instruments.akip.shape import ScaleTable, SheetFile
from sakip.instruments.akip.sheet import Sheet
from sakip.regulations import Regulation, cited
from sakip.toml.shape import MOST_FAULTS, findings_of, shaped
from sakip.toml.text import LARGEST_FILE, Source, read, regular_file
from sakip.toml.version import unread
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from datetime import date

    from sakip.regulations import Provision

KEY: Final = "akip"
"""What sheet and scale are called among the provisions of a regulation."""
SCHEMA: Final = 1
"""The version of the sheet format this library reads."""

_LONGEST_CHAIN = 10
# what a provision says of itself is not what a sheet that extends it says of itself
_OF_THE_PROVISION = frozenset({"key", "reading", "title", "clause", "source", "confidence", "note", "scale"})


def sheets() -> tuple[str, ...]:
    """Return the codes of the regulations that have a sheet, oldest first."""
    return tuple(held.code for held in regulations.all_regulations() if _provision(held, "sheet") is not None)


def sheet(code: str = "", *, on: date | None = None) -> Sheet:
    """Return the sheet of a regulation, by its code or by a day on which it is in force; give one of the two.

    Raises:
        DefinitionError: when both or neither are given, or the day lies before every regulation that has one.
        UnknownNameError: when no regulation of that code has one.
    """
    if bool(code) == (on is not None):
        raise DefinitionError("a sheet is asked for by its regulation or by a day", "Give one: on=date(2024, 12, 31).")
    if on is not None:
        found = regulations.provision("sheet", KEY, on=on)
        code = next(held.code for held in regulations.all_regulations() if held.citation == found.citation)
    return _made(_regulation_file(code))


def load_sheet(path: str | FilePath) -> Sheet:
    """Return the sheet of an agency's own file.

    Raises:
        DataFileError: when it has faults: in its ``findings``, with file, line and key, up to 200 of its shape.
        OSError: when the file cannot be read.
    """
    return _made(_own_file(FilePath(path)))


def loads_sheet(text: str, name: str = "<text>") -> Sheet:
    """Return the sheet of a text; ``name`` stands for the file in messages.

    Raises:
        DataFileError: when it has faults.
    """
    return _made(_File(name, text, None))


@frozen
class _File:
    """A sheet before it is read: of a file, or of a regulation, whose table is at hand."""

    name: str
    content: bytes | str
    folder: FilePath | None
    held: Regulation | None = None


def _own_file(path: FilePath) -> _File:
    with path.open("rb") as file:
        # one byte more than is allowed is enough to see that a file is too large
        return _File(str(path), file.read(LARGEST_FILE + 1), path.parent)


def _regulation_file(code: str) -> _File:
    for held in regulations.all_regulations():
        if held.code == code and _provision(held, "sheet") is not None:
            return _File(code, "", None, held)
    raise UnknownNameError.among("sheet of a regulation", code, sheets())


def _provision(held: Regulation, kind: str, reading: str = "") -> Provision | None:
    found = [one for one in held.provisions if one.kind == kind and one.key == KEY]
    return next((one for one in found if not reading or one.reading == reading), None)


def _made(file: _File) -> Sheet:
    layers, held = _chain(file)
    later = [
        Finding("schema-version", unread(one.table["schema"], SCHEMA), one.source.place(("schema",)))
        for one in layers
        if one.source is not None and one.table.get("schema", SCHEMA) != SCHEMA
    ]
    if later:
        raise DataFileError.of(file.name, later)
    merged = Layers(layers)
    shape, faults = shaped(merged.data, SheetFile)
    if shape is None:
        beside = told_beside(merged.data, faults, merged.place) if len(faults) < MOST_FAULTS else []
        raise DataFileError.of(file.name, [*findings_of(faults, merged.place), *beside])
    meaning = Meaning(shape, merged.place)
    base = None if held is None else _provision(held, "sheet")
    scale = _scale(shape, meaning, held)
    if scale is not None:
        meaning.check_scale(scale)
    if meaning.findings or scale is None:
        raise DataFileError.of(file.name, meaning.findings)
    made = Sheet(
        code=shape.code,
        title=shape.title,
        components=meaning.components,
        grades=meaning.grades,
        scale=scale,
        maximum=meaning.maximum,
        regulation="" if held is None else held.code,
        reference=file.name if file.folder is None else FilePath(file.name).name,
        basis=cited(shape.citation or shape.title, shape.clause, shape.confidence),
        settled=base is None or base.settled,
        zero_printed=_zero_printed(shape, held),
        note=shape.note,
    )
    if base is None:
        return made
    return evolve(made, basis=base.basis if file.held else f"{made.basis}; {base.basis}")


# --- one sheet on top of another --------------------------------------------------------------------------------------


def _chain(file: _File) -> tuple[list[Layer], Regulation | None]:
    """Return the sheet and those it extends, itself first, and the regulation at the end, if there is one."""
    layers: list[Layer] = []
    names: list[str] = []
    while True:
        if file.held is not None:
            layers.append(Layer(None, (), _of_regulation(file.held, alone=not layers)))
            return layers, file.held
        source, findings = read(file.content, file.name)
        if source is None:
            raise DataFileError.of(file.name, findings)
        layers.append(Layer(source, (), source.data))
        names.append(file.name)
        base = source.data.get("extends", "")
        if type(base) is not str or not base:
            return layers, None
        file = _extended(base, file, source)
        if file.name in names or len(layers) >= _LONGEST_CHAIN:
            finding = Finding("akip-extends-circle", {"limit": _LONGEST_CHAIN}, source.place(("extends",)))
            raise DataFileError.of(names[0], [finding])


def _extended(base: str, file: _File, source: Source) -> _File:
    try:
        if base.endswith(".toml"):
            return _own_file(regular_file((file.folder or FilePath()) / base))
        return _regulation_file(base)
    except UnknownNameError as error:
        facts = {"kind": Word("akip-a-sheet"), "name": base, **hints(base, error.known)}
        finding = Finding("unknown-reference", facts, source.place(("extends",)))
    except (OSError, ValueError) as error:  # the last for a path no system can have
        finding = Finding("bad-value", {"what": str(error), "remedy": ""}, source.place(("extends",)))
    raise DataFileError.of(file.name, [finding])


def _of_regulation(held: Regulation, *, alone: bool) -> dict[str, Any]:
    found = _provision(held, "sheet")
    table = {} if found is None else found.table()
    own = {name: value for name, value in table.items() if name not in _OF_THE_PROVISION}
    if alone:
        own |= {"code": held.code, "title": table["title"], "note": table["note"], "citation": held.citation}
    return own


# --- the scale of predicates ------------------------------------------------------------------------------------------


def _scale(shape: SheetFile, meaning: Meaning, held: Regulation | None) -> CategoryScale | None:
    given = shape.scale
    if isinstance(given, dict):
        table, faults = shaped(given, ScaleTable)
        meaning.misshapen(("scale",), faults)
        return None if table is None else meaning.scale(shape.code, table)
    if not isinstance(given, str):
        facts = {"expected_id": "tabel atau teks", "expected_en": "a table or text", "hint_id": "", "hint_en": ""}
        meaning.fault(("scale",), "wrong-type", given=quoted(given), **facts)
        return None
    found = _of(held, given) if held is not None and not given else _named_scale(given)
    if found is None and given:
        known = [one.code for one in regulations.all_regulations() if _provision(one, "scale") is not None]
        meaning.fault(("scale",), "unknown-reference", kind=Word("a-scale"), name=given, **hints(given, known))
    elif found is None:
        meaning.fault((), "akip-scale-missing")
    return None if found is None else found.scale


def _of(held: Regulation, reading: str = "") -> Provision | None:
    return _provision(held, "scale", reading)


def _named_scale(name: str) -> Provision | None:
    """Return the scale of ``permenpanrb-88-2021``, or with a reading of ``permenpan-13-2010/gap-up``."""
    code, _, reading = name.partition("/")
    held = next((one for one in regulations.all_regulations() if one.code == code), None)
    return None if held is None else _of(held, reading)


def _zero_printed(shape: SheetFile, held: Regulation | None) -> bool:
    """Whether the table of predicates, as printed, covers its lowest end; a sheet's own says what it covers."""
    if isinstance(shape.scale, dict):
        return True
    found = _named_scale(shape.scale) if shape.scale else None if held is None else _of(held)
    rows = [] if found is None else found.table().get("printed", [])
    read_rows = [PrintedRow.read(row["code"], row["label"], row["range"]) for row in rows]
    lowest = [row for row in read_rows if not row.lower]  # 0, or open
    return any(row.lower_included for row in lowest)
