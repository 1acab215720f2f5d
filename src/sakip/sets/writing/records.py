"""Documents with what they promise, targets, realisations and analyses, as tables."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip.errors import DefinitionError, NumberError, SakipError
from sakip.indicators import Evidence, Predicate, Range, State, Working, read_state
from sakip.sets.writing.plain import amount, table_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.indicators import PlanningDocument, Realisation, Target

_FACTS = ("issued", "reason", "replaces", "kind")


class Promises:
    """The documents and the targets of a set, in their order.

    As far as the targets begin in the order of the documents, they stand in them; the others in tables of their own.
    """

    def __init__(self, documents: Sequence[PlanningDocument], targets: Sequence[Target]) -> None:
        self._documents = documents
        self._codes: dict[str, str] = {}
        for document in documents:
            if document.code:
                self._codes.setdefault(str(document), document.code)
        self._promised: list[list[Target]] = []
        waiting = list(reversed(targets))
        for document in documents:
            self._promised.append(_promised(document, waiting))
        self.apart = len(targets) - len(waiting)
        """How many targets stand in their documents."""

    def documents(self) -> Iterator[dict[str, Any]]:
        """Yield the table of each document, with its targets."""
        for document, promised in zip(self._documents, self._promised, strict=True):
            said = {"code": document.code} | table_of(document)
            if document.replaces:
                said["replaces"] = self._named(document.replaces, document.code)
            yield said | _together(promised)

    def target(self, target: Target) -> dict[str, Any]:
        """Return the table of a target of its own."""
        if target.parts:
            raise DefinitionError(
                "the target is put together from others", "Write those, and let the library put them together."
            )
        said: dict[str, Any] = {"indicator": target.indicator, "period": value_of(target.period)}
        said["value"] = _promise(target)
        document = next((one for one in self._documents if one.code and str(one) == target.document), None)
        usual: dict[str, Any] = dict.fromkeys(_FACTS, "") | {"issued": None}
        if document is not None:
            inherited = {name: getattr(document, name) for name in _FACTS}
            if all(getattr(target, name) or not inherited[name] for name in _FACTS):
                said["document"], usual = document.code, inherited
        if "document" not in said and target.document:
            said["document"] = target.document
        for name in _FACTS:
            fact = getattr(target, name)
            if fact != usual[name]:
                said[name] = self._named(fact) if name == "replaces" else value_of(fact)
        if target.printed:
            said["printed"] = target.printed
        if isinstance(target.value, Range | Predicate) and target.unit is not None:
            said["unit"] = target.unit
        return said

    def _named(self, document: str, by: str = "") -> str:
        """Return the code of the document of these words, or the words; ``by`` is the document that names it."""
        code = self._codes.get(document, "")
        return document if not code or code == by else code


def _promised(document: PlanningDocument, waiting: list[Target]) -> list[Target]:
    """Take from the end of ``waiting`` what can stand in a document: an indicator together, each period of it once."""
    taken: list[Target] = []
    seen: set[object] = set()
    while waiting:
        target = waiting[-1]
        unit = target.unit if isinstance(target.value, Fraction) else None
        once = (target.indicator, target.period)
        apart = target.indicator in seen and taken[-1].indicator != target.indicator
        written = evolve(document.target(target.indicator, target.period, target.value), unit=unit)
        if apart or once in seen or target != written:
            break
        seen |= {target.indicator, once}
        taken.append(waiting.pop())
    return taken


def _together(targets: Sequence[Target]) -> dict[str, Any]:
    """Write the targets of a document: of one period by indicator, or by indicator and period."""
    if not targets:
        return {}
    codes = [target.indicator for target in targets]
    if len({target.period for target in targets}) == 1 and len(set(codes)) == len(codes):
        values = {target.indicator: _promise(target) for target in targets}
        return {"period": value_of(targets[0].period), "targets": values}
    several: dict[str, dict[str, Any]] = {}
    for target in targets:
        several.setdefault(target.indicator, {})[str(target.period)] = _promise(target)
    return {"targets": several}


def _promise(target: Target) -> Any:
    try:
        if isinstance(target.value, Fraction) and target.unit is not None:
            return amount(target.value, target.unit)
        return value_of(target.value)
    except NumberError as error:
        raise NumberError(error.what, "Round it to what is promised.", value=target.value) from None


def realisation_table(record: Realisation) -> dict[str, Any]:
    """Return the table of a realisation; what its components rest on stands with it, where they stood does not.

    Raises:
        DefinitionError: when a component is a working, which no file holds.
    """
    said: dict[str, Any] = {"indicator": record.indicator, "period": value_of(record.period)}
    said["components"] = {name: _reported(name, value) for name, value in record.components.items()}
    pieces = record.evidence
    if pieces and not pieces[0].component and pieces[0] != Evidence(""):
        said |= {name: fact for name, fact in table_of(pieces[0]).items() if fact}
        pieces = pieces[1:]
    if pieces:
        said["evidence"] = [table_of(piece) for piece in pieces]
    if record.recorded is not None:
        said["recorded"] = record.recorded
    if not record.applicable:
        if record.state is not State.SUBMITTED:
            raise DefinitionError(
                f"the realisation does not apply, and is {record.state.value}", "What does not apply has no state."
            )
        said["status"] = "tidak berlaku"
    elif record.state is not State.SUBMITTED:
        said["status"] = record.state.label() if _reads(record.state) else record.state.value
    return said | {name: fact for name, fact in (("note", record.note), ("published", record.published)) if fact}


def _reads(state: State) -> bool:
    try:
        return read_state(state.label()) is state
    except SakipError:
        return False


def _reported(name: str, value: Any) -> Any:
    if isinstance(value, Working):
        raise DefinitionError(
            f"component {name!r} is a working, which a set file does not hold",
            "Write its number, value.value, and name the document of its instrument as evidence.",
        )
    return "" if value is None else value_of(value)
