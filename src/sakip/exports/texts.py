r"""Texts as a file can hold them: the XML of workbooks and documents has no place for some characters.

>>> visible("a\x07b\r\nc")
'a␇b\nc'
"""

from __future__ import annotations

import re

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NEW_LINE = re.compile(r"\r\n|\r")
_PICTURES = 0x2400
_SPACE = 0x20


def visible(text: str) -> str:
    """Return a text as XML can hold it: control characters as their pictures (``␇``), what is no character as ``�``.

    Lines end in one line feed.
    """
    return _UNWRITABLE.sub(_picture, _NEW_LINE.sub("\n", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < _SPACE else "\ufffd"
