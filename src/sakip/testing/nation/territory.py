"""The codes of offices that do not exist, in the form of those that do.

Kemendagri numbers kecamatan ``PP.KK.CC``: province, regency (kabupaten or kota), kecamatan. These take the numbers that
no province has; 14 kecamatan make a regency and 14 regencies a province, so that 7,285 offices come to 38 provinces and
521 regencies, where Indonesia has 38 and 514 (Kepmendagri 300.2.2-2430/2025).
"""

from __future__ import annotations

from itertools import chain
from typing import Any, Final

from sakip.testing.nation.chance import arrays

_TAKEN: Final = frozenset(
    chain(range(11, 20), (21,), range(31, 37), range(51, 54), range(61, 66), range(71, 77), (81, 82), range(91, 97))
)
_PROVINCES: Final = tuple(f"{code:02d}" for code in range(1, 100) if code not in _TAKEN)
_EACH: Final = 14
_ROUNDS: Final = 7

MOST_OFFICES: Final = len(_PROVINCES) * _EACH * _EACH * _ROUNDS
"""How many offices have a code: where every province is full, each gets 14 regencies more, up to number 98."""


def code(office: int) -> str:
    """Return the code of an office by its number from 0."""
    regency, kecamatan = divmod(office, _EACH)
    province, regency = divmod(regency, _EACH)
    turn, province = divmod(province, len(_PROVINCES))
    return f"{_PROVINCES[province]}.{turn * _EACH + regency + 1:02d}.{kecamatan + 1:02d}"


def texts(values: list[str]) -> Any:
    """Return an array of Python's own strings; taken from and repeated, it holds each string once."""
    return arrays().array(values, dtype=object)


def codes(offices: Any) -> dict[str, Any]:
    """Return the codes of province, regency and office for an array of numbers of offices that never falls."""
    first = int(offices[0]) if len(offices) else 0
    known = [code(office) for office in range(first, int(offices[-1]) + 1)] if len(offices) else []
    ends = {"province": 2, "regency": 5, "office": None}
    return {name: texts([text[:end] for text in known])[offices - first] for name, end in ends.items()}
