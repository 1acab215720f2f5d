"""The columns of a record: their Indonesian headings, the other names they go by, and what a cell may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip.errors import SakipError
from sakip.figures import number
from sakip.figures import plain as plain_number
from sakip.instruments.ipasn.words import Vocabulary, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

ID: Final = "nip"
NAME: Final = "nama"
UNIT: Final = "unit"
STATUS: Final = "status"
EDUCATION: Final = "pendidikan"
POSITION: Final = "jabatan"
APPRAISAL: Final = "skp"
PENALTIES: Final = "disiplin"
LISTED: Final = "diklat"
"""The column that lists all trainings in one cell, separated by semicolons, line ends, or commas."""
KIND: Final = "jenis jabatan"
"""The column that has the kind of position where another has the title of the job."""

REQUIRED: Final = (EDUCATION, POSITION, APPRAISAL)
"""The columns without which nobody can be measured."""

# the first that is there is read; a job title stands in “jabatan” where “jenis jabatan” has the kind of position
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ID: ("nip", "nip baru", "nomor induk pegawai", "id", "nrk", "nipppk", "ni pppk"),
        NAME: ("nama", "nama pegawai", "nama lengkap", "name"),
        UNIT: (
            "unit", "unit kerja", "perangkat daerah", "opd", "skpd", "satuan kerja", "unit organisasi", "unor",
            "instansi", "office",
        ),
        STATUS: ("status pegawai", "status kepegawaian", "jenis pegawai", "jenis asn", "status asn", "status"),
        EDUCATION: (
            "pendidikan", "pendidikan terakhir", "tingkat pendidikan", "jenjang pendidikan", "kualifikasi", "education",
        ),
        POSITION: (
            KIND, "kelompok jabatan", "tipe jabatan", "jenis jab", "jabatan", "position",
        ),
        APPRAISAL: (
            "skp", "nilai skp", "predikat skp", "predikat kinerja", "nilai kinerja", "prestasi kerja", "kinerja",
            "performance",
        ),
        PENALTIES: (
            "disiplin", "hukuman", "hukuman disiplin", "hukdis", "riwayat hukuman disiplin", "discipline", "penalty",
            "penalties",
        ),
        LISTED: ("diklat", "pelatihan", "pengembangan kompetensi", "riwayat diklat", "trainings"),
    }
)  # fmt: skip
_TRAININGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "diklat_kepemimpinan": (
            "kepemimpinan", "diklatpim", "diklat pim", "pim", "pelatihan kepemimpinan", "diklat struktural",
            "leadership",
        ),
        "diklat_fungsional": ("fungsional", "pelatihan fungsional", "diklat jabatan fungsional"),
        "diklat_teknis": (
            "teknis", "pelatihan teknis", "diklat 20 jp", "diklat teknis 20 jp", "jp diklat teknis", "jp", "bimtek",
        ),
        "seminar": ("workshop", "lokakarya", "seminar workshop", "seminar lokakarya", "webinar"),
    }
)  # fmt: skip
# as pandas, numpy, databases and spreadsheets write them
_BLANK: Final = frozenset({"nan", "NaN", "NAN", "NaT", "None", "none", "null", "NULL", "Null", "<NA>", "#N/A"})


def training_words(codes: Iterable[str]) -> Vocabulary[str]:
    """Return the words by which trainings are called, in headings and in lists."""
    return Vocabulary([(code, code, _TRAININGS.get(code, ())) for code in codes])


@frozen
class Columns:
    """Which column of a record holds what: ``places`` by field, ``unread`` the headings nothing is read from."""

    places: Mapping[str, int]
    headings: tuple[str, ...]
    unread: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[object], trainings: Iterable[str]) -> Columns:
        """Find the columns of a header, or of the keys of a record."""
        headings = tuple(str(name) for name in names)
        written = ["".join(parts(name)) for name in headings]
        known = {**HEADINGS, **{code: (code, *_TRAININGS.get(code, ())) for code in trainings}}
        found: dict[str, int] = {}
        for code, words in known.items():
            place = _place(words, written)
            if place is None and code == APPRAISAL:
                # of two years neither is taken for the last one
                of_year = [_of_year(name) for name in headings]
                place = _place(words, [name if of_year.count(name) == 1 else "" for name in of_year])
            if place is not None:
                found[code] = place
        read = set(found.values())
        unread = tuple(heading for place, heading in enumerate(headings) if heading and place not in read)
        return cls(MappingProxyType(found), headings, unread)

    def heading(self, code: str) -> str:
        """Return how the column is called in the records, or its own name when it is missing there."""
        place = self.places.get(code)
        return code if place is None else self.headings[place]


def _place(words: Iterable[str], written: list[str]) -> int | None:
    return next((written.index(key) for word in words if (key := "".join(parts(word))) in written), None)


def _of_year(heading: str) -> str:
    """Return a heading without its year, as one that is compared: *SKP 2023* is skp."""
    return _YEAR.sub("", "".join(parts(heading)))


_YEAR: Final = re.compile(r"(?:tahun|thn|th)?(?<![0-9])(?:19|20)[0-9]{2}$")


def cell(value: Any) -> str:
    """Return what a cell holds as text: a blank, however it is written, as the empty one.

    A number is written with a decimal comma, a truth value as *ya* or *tidak*, a list with semicolons.
    """
    if isinstance(value, str):
        text = value.strip()
        return "" if text in _BLANK else text
    if value is None:
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(cell(part) for part in value)
    if isinstance(value, date):
        said = str(value.date() if isinstance(value, datetime) else value)
        return "" if said in _BLANK else said
    try:
        return _written(value)
    except TypeError:  # not hashable
        return cell(str(value))


@lru_cache(maxsize=4096, typed=True)
def _written(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float | Decimal | Fraction):
        try:
            return plain_number(number(value)).replace(".", ",")
        except SakipError:  # not a number, or one without end: nan is a blank, all else is refused where it is read
            return cell(str(value))
    return cell(str(value))


_EXPONENT: Final = re.compile(r"[0-9][.,]?[0-9]*e[+-]?[0-9]+")
_NIP_DIGITS: Final = 18
_EXACT_FLOAT: Final = 2**53


def identity(value: Any) -> str | None:
    """Return the number of a person as records are compared by it; blanks, dots and quotes do not matter.

    None when a spreadsheet has lost its last digits, as in ``1,96907E+17``: many people would then seem to be one.
    """
    if isinstance(value, float):
        if abs(value) >= _EXACT_FLOAT:
            return None
        value = int(value) if value.is_integer() else value
    text = "" if value is None else cell(str(value)).casefold()
    if _EXPONENT.fullmatch(text):
        return None
    said = text if text.isalnum() else "".join(filter(str.isalnum, text))
    # a spreadsheet keeps 15 digits and writes zeros for the rest; no serial number is 000
    lost = len(said) == _NIP_DIGITS and said.isdecimal() and said.endswith("000")
    return None if lost else said
