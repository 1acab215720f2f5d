"""A provision of a regulation as an object, for the instrument that is built of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from sakip.errors import DefinitionError
from sakip.toml.shape import shaped

if TYPE_CHECKING:
    from sakip.regulations import Provision

_Table = TypeVar("_Table", bound="ProvisionTable")


@frozen(kw_only=True)
class ProvisionTable:
    """What every provision says of itself; its own keys stand in the class of its kind."""

    key: str
    title: str
    clause: str
    source: str
    confidence: str
    note: str
    reading: str = ""


def provided(held: Provision, table: type[_Table]) -> _Table:
    """Return a provision as an object of the class of its table.

    Raises:
        DefinitionError: when its file says something else; those of the package do not.
    """
    made, faults = shaped(held.table(), table)
    if made is None:
        raise DefinitionError(f"the {held.kind} of {held.citation} cannot be read: {faults[0]}", "Mend its file.")
    return made
