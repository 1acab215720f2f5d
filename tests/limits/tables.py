"""Files of rows: realisations, answers, employees, tables to audit; long, wide, and quoted so that rows run on."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import sakip
from limits.measuring import LEGAL_SECONDS, MOST_SECONDS, Case
from sakip import audit, intake
from sakip.errors import IntakeError, RecordsError
from sakip.instruments import ipasn, skm
from sakip.instruments.skm.services import MOST_SERVICES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sakip.errors import SakipError

_MEBI: Final = 1_048_576
_REALISED: Final = "indicator,period,component,value\n"
_ANSWERED: Final = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n"
_EMPLOYED: Final = "nip,unit,pendidikan,jabatan,diklat_struktural,seminar,skp,disiplin\n"
_EMPLOYEE: Final = "1980,Unit,s1,pelaksana,tidak,tidak,baik,tidak\n"
_AUDITED: Final = "indicator,target,realisation,achievement\n"
_UNREAD: Final = "row-shape, rows-more, skm-by-position, skm-no-answers"
_DAY: Final = dt.date(2024, 12, 31)
# what takes longest to find no convention and no slip for: each digit of a target and a realisation is tried elsewhere
_WORST: Final = (
    "I,<= 98765432109876{}.98765432109876543210987654321,91234567890123{}.12345678901234567890123456789,"
    "1.2345678901234567890123456{}9\n"
)
_DOTS: Final = f"1 /a{'.' * 180}5a5{{}}"


def file_of(head: str, piece: str, size: int) -> Callable[[Path], Path]:
    """A file of a size, of one piece written again and again; ``{}`` in it is a number that differs."""

    def made(folder: Path) -> Path:
        path = folder / "tabel.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write(head)
            written, number = len(head), 0
            many = max(1, _MEBI // len(piece))
            while written < size:
                if "{}" in piece:
                    part = "".join(piece.replace("{}", str(number + place)) for place in range(many))
                    number += many
                else:
                    part = piece * many
                part = part[: max(size - written, 0)]
                file.write(part)
                written += len(part)
        return path

    return made


def _rows(head: str, piece: str, many: int) -> Callable[[Path], Path]:
    """A file of so many rows; ``{}`` in one is its number."""

    def made(folder: Path) -> Path:
        path = folder / "tabel.csv"
        path.write_text(head + "".join(piece.replace("{}", str(number)) for number in range(many)), encoding="utf-8")
        return path

    return made


def _codes(found: Any) -> str:
    return ", ".join(sorted({finding.code for finding in found}))


def _realised(path: Path) -> str:
    found = sakip.read_realisations(path, sakip.load("mojosari-2024"))
    return f"{found.rows} rows: {_codes(found.findings)}"


def _surveyed(path: Path) -> str:
    return _codes(skm.read(path, on=_DAY).findings)


def _of(
    read: Callable[[Any], object],
    name: str,
    make: Callable[[Path], Any],
    ends: type[SakipError] | str,
    seconds: float = 0,
) -> Case:
    """A file; one that is read, and not refused, may be as large as is legal."""
    most = seconds or (LEGAL_SECONDS if isinstance(ends, str) else MOST_SECONDS)
    return Case(f"{read.__name__.strip('_')}: {name}", ends, make, read, most)


def _people(path: Path) -> str:
    return _codes(ipasn.read(path, on=_DAY).findings)


def _audited(path: Path) -> str:
    return _codes(audit.read(path).findings)


def surveyed(mebibytes: int) -> Case:
    """So many mebibytes of answers: a file that is read in a stream, in a time that grows with it."""
    return Case(
        f"survey of {mebibytes} MiB",
        "skm-by-position",
        file_of(_ANSWERED, "4,3,4,3,4,3,4,3,4\n", mebibytes * _MEBI // 18 * 18 + len(_ANSWERED)),
        _surveyed,
        seconds=mebibytes,
    )


_realisations = partial(_of, _realised)
_answers = partial(_of, _surveyed)
_table = partial(_of, _audited)
_employees = partial(_of, _people)

CASES: Final = (
    surveyed(5),
    surveyed(20),
    surveyed(1_024),
    _realisations(
        "1e999999999", file_of(_REALISED, "ikm,2024,nilai,1e999999999\n", 60), "1 rows: bad-number, file-style"
    ),
    _realisations("a number of 10 MiB", file_of(_REALISED + "ikm,2024,nilai,", "9", 10 * _MEBI), IntakeError),
    _realisations(
        "a cell of 100,000 blanks",
        file_of(_REALISED + "ikm,2024,nilai,87", " " * 100_000 + "z!", len(_REALISED) + 17 + 100_002),
        "1 rows: bad-number, file-style",
    ),
    _realisations("16 MiB of rows", file_of(_REALISED, "ikm,2024,nilai,87\n", 16 * _MEBI), IntakeError),
    _realisations("2 MiB of rows", file_of(_REALISED, "ikm,2024,nilai,87\n", 2 * _MEBI), IntakeError),
    _realisations(
        f"{intake.MOST_ROWS:,} unknown indicators",
        _rows(_REALISED, "ikm{},2024,nilai,87\n", intake.MOST_ROWS),
        f"{intake.MOST_ROWS} rows: file-style, unknown-indicator",
    ),
    _realisations("2 MiB of rows of one cell", file_of(_REALISED, "x\n", 2 * _MEBI), IntakeError),
    _realisations("10 MiB of blank rows", file_of(_REALISED, "\n", 10 * _MEBI), IntakeError),
    _realisations("2 MiB of quotes that stay open", file_of(_REALISED, '"x\n', 2 * _MEBI), IntakeError),
    _realisations("10 MiB in one cell", file_of(_REALISED + '"', "x", 10 * _MEBI), IntakeError),
    _realisations("10 MiB of separators", file_of(_REALISED, ",", 10 * _MEBI), IntakeError),
    _realisations("a header of 10 MiB", file_of("", "x,", 10 * _MEBI), IntakeError),
    _realisations("a heading of 10 MiB", file_of("", "x", 10 * _MEBI), IntakeError),
    _realisations("100,000 unknown columns", file_of(_REALISED[:-1], ",k{}", _MEBI), IntakeError),
    _answers(
        "1 MiB of rows", file_of(_ANSWERED, "4,3,4,3,4,3,4,3,4\n", 18 * 50_000 + len(_ANSWERED)), "skm-by-position"
    ),
    _answers("one line of 16 MiB", file_of(_ANSWERED, "4,", 16 * _MEBI), "row-shape, skm-by-position, skm-no-answers"),
    _answers("one cell of 16 MiB", file_of(_ANSWERED, "4", 16 * _MEBI), "row-shape, skm-by-position, skm-no-answers"),
    _answers("a quote that never closes", file_of(_ANSWERED, 'a"b,"c\n', _MEBI // 2), _UNREAD),
    _answers("quotes that stay open", file_of(_ANSWERED, '"x\n', _MEBI // 2), _UNREAD),
    _answers("one quoted cell of 1 MiB", file_of(_ANSWERED + '"', "x\n", _MEBI), _UNREAD),
    _answers("1 MiB of blank lines", file_of(_ANSWERED, "\n", _MEBI), "skm-by-position, skm-no-answers"),
    _answers("a header of 16 MiB", file_of("", "U1,", 16 * _MEBI), RecordsError),
    _answers("a title of 16 MiB above the header", file_of("x\n", "y", 16 * _MEBI), RecordsError),
    _answers(
        "10,000 columns", file_of(_ANSWERED[:-1], ",k{}", 60_000), "skm-by-position, skm-columns-unused, skm-no-answers"
    ),
    _answers(
        "1 MiB of answers of 1e999999999",
        file_of(_ANSWERED, "1e999999999,3,4,3,4,3,4,3,4\n", 28 * 30_000 + len(_ANSWERED)),
        "skm-by-position, skm-more, skm-out-of-scale, skm-unanswered",
    ),
    _answers(
        f"{MOST_SERVICES + 1:,} services",
        _rows("layanan," + _ANSWERED, "L{},4,3,4,3,4,3,4,3,4\n", MOST_SERVICES + 1),
        RecordsError,
    ),
    _employees(
        f"{ipasn.MOST_RECORDS:,} rows",
        _rows(_EMPLOYED, _EMPLOYEE, ipasn.MOST_RECORDS),
        "ipasn-duplicate, ipasn-no-trainings, ipasn-predicate",
    ),
    _employees(f"{ipasn.MOST_RECORDS + 1:,} rows", _rows(_EMPLOYED, "x\n", ipasn.MOST_RECORDS + 1), RecordsError),
    _employees("10 MiB in one line", file_of(_EMPLOYED, "x,", 10 * _MEBI), "ipasn-nobody, row-shape"),
    _table(
        f"{audit.MOST_ROWS:,} rows of long numbers",
        _rows(_AUDITED, _WORST, audit.MOST_ROWS),
        "audit-not-reproduced",
        seconds=10,
    ),
    _table("500 rows of dots", _rows(_AUDITED, f"I,{_DOTS},{_DOTS},{_DOTS}\n", 500), ""),
    _table("16 MiB of rows", file_of(_AUDITED, "IKM,90,95,105.56\n", 16 * _MEBI), RecordsError),
    _table("1 MiB of rows", file_of(_AUDITED, "IKM,90,95,105.56\n", _MEBI), RecordsError),
    _table("1 MiB of differing rows", file_of(_AUDITED, "IKM {},{},95,105.56\n", _MEBI), RecordsError),
    _table("a cell of 10 MiB", file_of(_AUDITED, "9", 10 * _MEBI), "audit-row-shape"),
)
