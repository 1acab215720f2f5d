"""The names a pack goes by, made from the name of an office and the code of its set.

>>> package("Kecamatan Uji Coba", "uji-2025")
'sakip_uji_coba'
>>> namespace("Kabupaten Jember", "Jawa Timur"), namespace("", "")
('jawa-timur.jember', 'lokal')
>>> year_of("uji-2025"), year_of("uji")
(2025, None)
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from sakip.errors import DefinitionError, quoted

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

LONGEST_CODE: Final = 90
"""How many letters a code or a namespace may have."""

_CODE = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_KIND_OF_OFFICE = re.compile(r"^kecamatan\s+", re.IGNORECASE)
_KIND_OF_REGION = re.compile(r"^(?:kabupaten|kab\.?|provinsi|prov\.?)\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})$")
_LONGEST_SLUG = 50
# words that say nothing about what is measured
_EMPTY = frozenset(re.findall("[a-z]+", """
jumlah persentase prosentase banyaknya total tingkat yang yg dan di ke dari pada dengan untuk dalam oleh atau serta
terhadap kecamatan
"""))  # fmt: skip
_MOST_WORDS = 4


class CodeError(DefinitionError):
    """A code that cannot name a set, or a namespace that cannot stand before one."""

    code = "new-code"
    value: str


def checked_code(code: str) -> str:
    """Return a code of letters, digits and single marks ``- . _`` between them.

    Raises:
        CodeError: for any other.
    """
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        raise CodeError(
            f"{quoted(code)} cannot name a set",
            f"Write letters, digits and - . _ between them, {LONGEST_CODE} at most, such as uji-2025.",
            value=code,
        )
    return code


def slug(name: str, mark: str = "-") -> str:
    """Return a name in small ASCII letters and digits, its words joined by ``mark``; empty when it has none."""
    return mark.join(_ascii_words(name))[:_LONGEST_SLUG].strip(mark)


def _ascii_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.findall(r"[a-z0-9]+", plain)


def package(name: str, code: str) -> str:
    """Return the name of the importable package of an office."""
    return f"sakip_{slug(_KIND_OF_OFFICE.sub('', name), '_') or slug(code, '_')}"


def namespace(regency: str, province: str) -> str:
    """Return what stands before a code so that it is one of its kind in the country."""
    parts = (slug(_KIND_OF_REGION.sub("", name)) for name in (province, regency))
    return ".".join(part for part in parts if part) or "lokal"


def proposed_code(name: str, year: int | None) -> str:
    """Return a code to propose for the set of an office."""
    parts = (slug(_KIND_OF_OFFICE.sub("", name)), "" if year is None else str(year))
    return "-".join(part for part in parts if part)


def year_of(code: str) -> int | None:
    """Return the year a code ends with."""
    found = _YEAR.search(code)
    return None if found is None else int(found[1])


def indicator_code(name: str, taken: Container[str]) -> str:
    """Return a short code for an indicator, of the words that tell it from others."""
    words = _ascii_words(name)
    telling = [word for word in words if word not in _EMPTY] or words
    return unique("-".join(telling[:_MOST_WORDS])[:LONGEST_CODE] or "indikator", taken)


def unique(code: str, taken: Container[str]) -> str:
    """Return ``code``, numbered when it is taken."""
    place, free = 1, code
    while free in taken:
        place += 1
        free = f"{code}-{place}"
    return free


def component(words: Iterable[str]) -> str:
    """Return the name of a component made of words."""
    name = "_".join(words)[:_LONGEST_SLUG].strip("_")
    return name if name[:1].isalpha() else f"n_{name}" if name else ""
