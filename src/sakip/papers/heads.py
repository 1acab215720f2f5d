"""Whose paper it is and who signs it, as far as a set says: names of officials stand in no set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip import wording
from sakip.papers.model import Party

if TYPE_CHECKING:
    from datetime import date

    from sakip.sets import IndicatorSet

_KECAMATAN = "Kecamatan "
_REGENCY = "Kabupaten "
_CITY = "Kota "


def owner(office: IndicatorSet) -> str:
    """Name the office, with its regency where the set has it."""
    regency = office.office.regency if office.office is not None else ""
    return f"{office.office_name}, {regency}" if regency else office.office_name


def letterhead(office: IndicatorSet) -> tuple[str, ...]:
    """Return the lines that name office and regency at the head of a paper, in capitals."""
    regency = office.office.regency if office.office is not None else ""
    return tuple(line.upper() for line in (office.office_name, regency) if line)


def head_of_office(office: IndicatorSet) -> str:
    """Name who heads the office: as the decree is signed, else *Camat* where it is a kecamatan."""
    if office.decree is not None and office.decree.signed_by:
        return office.decree.signed_by
    name = office.office_name
    return f"Camat {name.removeprefix(_KECAMATAN)}" if name.startswith(_KECAMATAN) else f"Kepala {name}"


def head_of_region(office: IndicatorSet) -> str:
    """Name who heads the region: *Bupati* of a kabupaten and where none is named, *Wali Kota* of a kota."""
    regency = office.office.regency if office.office is not None else ""
    if regency.startswith(_CITY):
        return f"Wali Kota {regency.removeprefix(_CITY)}"
    return f"Bupati {regency.removeprefix(_REGENCY)}".strip()


def parties_of(office: IndicatorSet, lang: str = "id") -> tuple[Party, Party]:
    """Return who signs an agreement: the second party, who is promised, on the left; the first on the right."""
    second, first = (wording.term(code, lang) for code in ("paper-second-party", "paper-first-party"))
    return Party(f"{second},\n{head_of_region(office)}", elected=True), Party(f"{first},\n{head_of_office(office)}")


def official_number(party: Party, lang: str = "id") -> str:
    """Return the official number (NIP) of who signs as it is printed, called so once; blank where it is not known."""
    number, word = party.number.strip(" \t\r\n"), wording.term("paper-official-number", lang)
    named = number.upper().startswith(word.upper().rstrip("."))
    return number if named or not number else f"{word} {number}"


def signed(office: IndicatorSet, day: date | None, lang: str = "id") -> str:
    """Return the line above the signatures: place and day, with dots to fill in for what is not known."""
    place = office.decree.place if office.decree is not None else ""
    when = "…………………" if day is None else wording.spoken(day, lang)
    return f"{place or '…………………'}, {when}"
