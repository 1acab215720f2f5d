"""What a finding says."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Words(NamedTuple):
    """A finding's severity, and what it says in both languages."""

    severity: Literal["error", "warning", "info"]
    id: str
    en: str
    remedy_id: str = ""
    remedy_en: str = ""
