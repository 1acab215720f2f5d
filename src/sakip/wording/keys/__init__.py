"""What the tables and keys of a set file mean, for those who write one: (Indonesian, English).

A key goes by its path, ``indicator.polarity`` or ``scale.bands.code``; what every formula has, such as
``formula.unit``, is said once. An editor shows the text where the key stands.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.wording.keys import formulas, heads, indicators, plans, records, scales

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COMMANDS", "KEYS"]

KEYS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    heads.KEYS | plans.KEYS | indicators.KEYS | formulas.KEYS | scales.KEYS | records.KEYS
)

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "schema": (
        "JSON Schema berkas himpunan, agar editor melengkapi dan memeriksanya",
        "the JSON Schema of set files, with which editors complete and check them",
    ),
}
