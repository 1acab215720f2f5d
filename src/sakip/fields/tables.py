"""Values in the form that the tables of a set file have: read by the readers of set files, written by their writers.

A value stands alone here, where in a file it stands among others. So a scale of an indicator is its table and no key,
and beside the keys of its table an indicator has ``own_units`` and ``rule``. A component that an instrument measured is
``{"working": …}``, as a trace holds it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import evolve

from sakip.assessment import Status
from sakip.bands import CategoryScale
from sakip.errors import DefinitionError, SakipError, SetFileError, quoted
from sakip.fields.faults import at, place_of
from sakip.fields.plain import as_json, table
from sakip.indicators import Evidence, Indicator, Realisation, Target, Working
from sakip.packs import Origin, installed
from sakip.sets import IndicatorSet, dumps, loads
from sakip.sets.damage import Damage, spared
from sakip.sets.defining import Definer
from sakip.sets.faults import EnoughError, Faults
from sakip.sets.recording import Recorder
from sakip.sets.shape import SetFile
from sakip.sets.writing.indicators import every_key, formula_table, indicator_table, rule_tables
from sakip.sets.writing.plain import table_of, value_of
from sakip.sets.writing.records import Promises, realisation_table
from sakip.sets.writing.scales import Scales
from sakip.toml.json import read_json
from sakip.toml.shape import MOST_FAULTS, findings_of, shaped
from sakip.tree import Formula

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.findings import Finding
    from sakip.toml.text import Path

_Made = TypeVar("_Made")

_GIVEN: Final = "what was given"
_SCALES: Final = ("scale", "achievement_scale")
_FILES: Final = (".toml", ".json")


def _read(
    data: Mapping[str, Any], made: Callable[[SetFile, Faults], _Made | None], where: Callable[[Path], Path]
) -> _Made:
    """Read tables that stand alone as a set file is read; ``where`` says where the value has what stands in the file.

    Raises:
        SetFileError: with their faults, up to a limit.
    """
    source, unread = read_json(as_json({"code": "-", **data}), "", SetFile)
    if source is None:
        raise SetFileError.of(_GIVEN, [evolve(one, place=None) for one in unread])
    shape, misshapen = shaped(source.data, SetFile)
    if len(misshapen) >= MOST_FAULTS:
        raise SetFileError.of(_GIVEN, findings_of(misshapen, lambda path: place_of(where(path))))
    damage = Damage()
    if shape is None:
        shape, damage, misshapen = spared(source.data, misshapen)
    found = findings_of(misshapen, lambda path: place_of(where(path)))
    faults = Faults(lambda path: place_of(where(damage.original(path))), damage)
    value: _Made | None = None
    with suppress(EnoughError):
        value = None if shape is None else made(shape, faults)
    found += faults.settle()
    if found or value is None:
        raise SetFileError.of(_GIVEN, found)
    return value


def _entry(path: Path) -> Path:
    """Return where an only entry of a list of tables has a key: ``("target", 0, "value")`` is its value."""
    return path[2:]


# --- what is promised and reported ------------------------------------------------------------------------------------


def read_target(given: Any) -> Target:
    """Read a target as ``[[target]]`` says it."""
    said = table(given, "a target", written)

    def made(file: SetFile, faults: Faults) -> Target | None:
        recorder = Recorder(file, faults, {one.indicator for one in file.target}, {})
        recorder.read()
        return next(iter(recorder.targets), None)

    return _read({"target": [said]}, made, _entry)


def write_target(target: Target) -> dict[str, Any]:
    """Write a target as ``[[target]]`` says it."""
    return Promises((), ()).target(target)


def read_realisation(given: Any) -> Realisation:
    """Read a realisation as ``[[realisation]]`` says it; a component may be null, which is blank and not zero."""
    said = table(given, "a realisation", written)
    if str(said.get("status")).strip().casefold() == Status.NOT_APPLICABLE:
        said["status"] = "not applicable"  # as a file writes it
    workings: dict[str, Working] = {}
    components = said.get("components")
    if isinstance(components, Mapping):
        workings = {name: _working(name, one) for name, one in components.items() if _is_working(one)}
        kept = {name: "" if one is None or name in workings else one for name, one in components.items()}
        said["components"] = kept

    def made(file: SetFile, faults: Faults) -> Realisation | None:
        recorder = Recorder(file, faults, {one.indicator for one in file.realisation}, {})
        recorder.read()
        return next(iter(recorder.realisations), None)

    realisation = evolve(_read({"realisation": [said]}, made, _entry), place=None)
    return evolve(realisation, components={**realisation.components, **workings}) if workings else realisation


def _is_working(given: Any) -> bool:
    return isinstance(given, Mapping) and given.keys() == {"working"}


def _working(name: str, given: Any) -> Working:
    try:
        return Working.from_dict(given["working"])
    except SakipError as error:
        raise at(error, "components", name, "working") from None


def write_realisation(realisation: Realisation) -> dict[str, Any]:
    """Write a realisation as ``[[realisation]]`` says it."""
    components = realisation.components
    workings = {name: {"working": one.to_dict()} for name, one in components.items() if isinstance(one, Working)}
    said = realisation_table(evolve(realisation, components={**components, **dict.fromkeys(workings)}))
    return said | {"components": said["components"] | workings}


def read_evidence(given: Any) -> Evidence:
    """Read a piece of evidence as ``evidence`` of ``[[realisation]]`` says it."""
    made, faults = shaped(table(given, "evidence", written), Evidence)
    if made is None:
        raise SetFileError.of(_GIVEN, findings_of(faults, place_of))
    return made


# --- what is measured and judged --------------------------------------------------------------------------------------


def read_scale(given: Any) -> CategoryScale:
    """Read a scale as ``[[scale]]`` says it, by thresholds or as a document prints it."""
    said = table(given, "a scale", written)

    def made(file: SetFile, faults: Faults) -> CategoryScale | None:
        return next(iter(Definer(file, faults, {}).scales.values()), None)

    return _read({"scale": [said]}, made, _entry)


def write_scale(scale: CategoryScale) -> dict[str, Any]:
    """Write a scale as ``[[scale]]`` says it; ``places`` is null where a value is not rounded."""
    rounded = evolve(scale, places=0) if scale.places is None else scale
    (said,) = Scales(IndicatorSet("-", (), scales={scale.key: rounded})).tables()
    return said | ({"places": None} if scale.places is None else {})


def read_indicator(given: Any) -> Indicator:
    """Read an indicator as ``[[indicator]]`` says it; of a regulation's scale the key is enough, with a last day."""
    said = table(given, "an indicator", written)
    rules, units = [said.pop(name) for name in ("rule",) if name in said], said.pop("own_units", [])
    scales: dict[str, Any] = {}
    found: list[Finding] = []
    for name in _SCALES:
        if isinstance(said.get(name), Mapping):
            try:
                scales[name] = read_scale(said.pop(name))
            except SakipError as error:
                found += at(error, name).findings

    def made(file: SetFile, faults: Faults) -> Indicator | None:
        for one in file.indicator:
            return Definer(file, faults, {one.code: Origin()}).indicator(one, "indicator", 0)
        return None

    named = [{"name": unit} for unit in units] if isinstance(units, list) else units
    try:
        indicator = _read({"unit": named, "rule": rules, "indicator": [said]}, made, _of_indicator)
    except SetFileError as error:
        raise SetFileError.of(_GIVEN, [*found, *error.findings]) from None
    if found:
        raise SetFileError.of(_GIVEN, found)
    return evolve(indicator, **scales)


def _of_indicator(path: Path) -> Path:
    match path:
        case ("indicator", 0, *rest):
            return tuple(rest)
        case ("unit", *rest):
            return ("own_units", *rest[:1])
        case ("rule", *rest):
            return ("rule", *rest[1:])
    return path


def write_indicator(indicator: Indicator) -> dict[str, Any]:
    """Write an indicator as ``[[indicator]]`` says it, with its scales, its rule and the units of its own."""
    known = installed()
    bare = evolve(indicator, scale=None, achievement_scale=None)
    said = indicator_table(every_key(bare, Scales(IndicatorSet("-", ())), known))
    for name in _SCALES:
        scale = getattr(indicator, name)
        if scale is not None:
            said[name] = write_scale(scale)
    for rule in rule_tables([indicator], known):
        said["rule"] = rule
    return said | ({"own_units": list(indicator.own_units)} if indicator.own_units else {})


# --- whole sets -------------------------------------------------------------------------------------------------------


def read_set(given: Any) -> IndicatorSet:
    """Read a set as its file in JSON says it; it may extend a set by its name, and no file of this machine."""
    said = table(given, "a set", written)
    base = said.get("extends")
    if isinstance(base, str) and base.strip().casefold().endswith(_FILES):
        error = DefinitionError(f"the set extends the file {quoted(base)}", "Name a set that is installed.")
        raise at(error, "extends")
    return loads(as_json(said), "", format="json")


def write_set(office: IndicatorSet) -> dict[str, Any]:
    """Write a set as its file in JSON says it."""
    said: dict[str, Any] = json.loads(dumps(office, "json"))
    return said


def written(thing: Any) -> Any:
    """Write a value of the library that stands inside a table.

    Raises:
        DefinitionError: when no table holds it.
    """
    writer = _WRITERS.get(type(thing))
    return value_of(thing) if writer is None else writer(thing)


_WRITERS: Final[Mapping[type, Callable[[Any], Any]]] = MappingProxyType(
    {
        CategoryScale: write_scale,
        Evidence: table_of,
        Formula: lambda made: formula_table(made, installed()),
        Indicator: write_indicator,
        IndicatorSet: write_set,
        Realisation: write_realisation,
        Target: write_target,
        Working: lambda made: {"working": made.to_dict()},
    }
)
