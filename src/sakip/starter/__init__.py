"""Starting a set of one's own: a pack with an example to edit, or with what a filled-in sheet says.

Staff of a kecamatan have their indicators in a decree's annex or a Perjanjian Kinerja, as a table. A pack is that
table as one TOML file that can be installed, tested and passed on.
"""

from __future__ import annotations

from sakip.starter.names import CodeError
from sakip.starter.pack import BaseError, FolderError, MissingError, Pack
from sakip.starter.sheet import Draft, SheetError, draft

__all__ = ["BaseError", "CodeError", "Draft", "FolderError", "MissingError", "Pack", "SheetError", "draft"]
