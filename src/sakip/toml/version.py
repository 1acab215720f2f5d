"""The version of a file's form: what to say of a file whose version this library does not read.

A version is a whole number, ``schema = 1``. Files of an earlier version are read for ever; one of a later version was
written for a later library, and is refused before anything else is said of it.

>>> unread(2, 1)["hint_en"]
'Install a later sakip: pip install --upgrade sakip.'
>>> unread(0, 1)["hint_en"]
'Write schema = 1.'
"""

from __future__ import annotations

from typing import Any

from sakip import __version__
from sakip.errors import quoted


def unread(given: object, known: int) -> dict[str, Any]:
    """Return the facts of the finding ``schema-version``: what was ``given``, and the latest version ``known`` here."""
    if type(given) is int and given > known:
        upgrade = "pip install --upgrade sakip"
        said = {"hint_id": f"Pasang sakip yang lebih baru: {upgrade}.", "hint_en": f"Install a later sakip: {upgrade}."}
    else:
        said = {"hint_id": f"Tulis schema = {known}.", "hint_en": f"Write schema = {known}."}
    return {"given": quoted(given), "known": known, "version": __version__, **said}
