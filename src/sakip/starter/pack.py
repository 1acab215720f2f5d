"""What a pack consists of: a small Python distribution without a line of code of its own.

A pack offers a set by the entry-point group ``sakip.sets``: the name of the set, and the file in a package that holds
it. The set file is what its author edits; everything else is there so that it installs and is tested.

>>> pack = Pack(code="uji-2025", name="Kecamatan Uji", regency="Kabupaten Jember", province="Jawa Timur")
>>> pack.entry, pack.reference
('jawa-timur.jember.uji-2025', 'sakip_uji:iku_2025.toml')
>>> sorted(pack.files())[-2:]
['src/sakip_uji/iku_2025.toml', 'tests/test_set.py']
"""

from __future__ import annotations

import csv
import io
from importlib.resources import files as resources
from string import Template
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from sakip import sets
from sakip.errors import DefinitionError, quoted
from sakip.packs import installed
from sakip.periods import Year
from sakip.starter import names
from sakip.starter.written import line
from sakip.starter.written import quoted as toml
from sakip.starter.written import texts as toml_list
from sakip.tabular import harmless

if TYPE_CHECKING:
    from pathlib import Path

    from sakip.sets import IndicatorSet

REQUIRED: Final = "sakip>=0.1"
"""What every pack depends on."""

FORM: Final = "realisasi.csv"
"""The form for realisations that a pack comes with."""

_MARKDOWN = MappingProxyType(str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|&"}))


class FolderError(DefinitionError):
    """A folder that holds something already; ``folder`` names it."""

    code = "new-folder"
    folder: str


class MissingError(DefinitionError):
    """What has to be said about a pack and was not; ``missing`` names the options."""

    code = "new-missing"
    missing: str


class BaseError(DefinitionError):
    """A base that a pack cannot extend: a path, which means nothing where the pack is installed."""

    code = "new-base"
    value: str


def _code(code: str) -> str:
    return names.checked_code(code.strip())


def _code_or_none(name: str) -> str:
    return _code(name) if name.strip() else ""


def _year(code: str) -> int:
    year = names.year_of(code)
    if year is None:
        raise MissingError(f"the code {code!r} ends with no year", "Give the year.", missing="--year")
    return year


@frozen(kw_only=True)
class Pack:
    """A pack to be made: the code of its set, the office, and where it is.

    ``year`` is the one the code ends with when it is not given. ``namespace`` stands before the code in the name of the
    set; it is made of province and regency, else ``lokal``. A code with a dot and no namespace is the whole name.
    ``extends`` is the name of a set this one changes; ``set_text`` the set file when it is not the example.

    Raises:
        CodeError: when the code or the namespace cannot name a set.
        MissingError: when nothing tells the year.
        PeriodError: when the year is outside the calendar.
        BaseError: when ``extends`` is a path.
    """

    code: str = field(converter=_code)
    name: str = field(converter=line)
    regency: str = field(default="", converter=line)
    province: str = field(default="", converter=line)
    namespace: str = field(default="", converter=_code_or_none)
    extends: str = ""
    set_text: str = field(default="", repr=False)
    year: int = 0

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise MissingError("the office has no name", "Give it one.", missing="--name")
        if self.extends.endswith(".toml"):
            raise BaseError(
                f"{quoted(self.extends)} is a file", "Give the name of a set that is installed.", value=self.extends
            )
        object.__setattr__(self, "year", Year(self.year or _year(self.code)).year)

    @property
    def entry(self) -> str:
        """The name the set is loaded by once the pack is installed."""
        if not self.namespace and "." in self.code:
            return self.code
        return f"{self.namespace or names.namespace(self.regency, self.province)}.{self.code}"

    @property
    def package(self) -> str:
        """The package that holds the set file."""
        return names.package(self.name, self.code)

    @property
    def set_file(self) -> str:
        """The name of the set file."""
        return f"iku_{self.year}.toml"

    @property
    def path(self) -> str:
        """The way to the set file inside the pack."""
        return f"src/{self.package}/{self.set_file}"

    @property
    def reference(self) -> str:
        """The set file as the entry point names it."""
        return f"{self.package}:{self.set_file}"

    @property
    def title(self) -> str:
        """The title of the set."""
        return f"Indikator Kinerja Utama {self.name} Tahun {self.year}"

    def files(self) -> dict[str, str]:
        """Return the content of each file by its path inside the pack.

        Raises:
            UnknownNameError: when there is no set called as ``extends``.
            SetFileError: when that set cannot be loaded.
        """
        base = sets.load(self.extends) if self.extends else None
        facts = self._facts(base)
        template = "extends.toml" if self.extends else "iku.toml"
        text = self.set_text or _filled(template, facts)
        office = sets.loads(text, self.set_file)
        return {
            ".gitignore": _filled("gitignore", facts),
            "README.md": _filled("README.md", facts),
            "pyproject.toml": _filled("pyproject.toml", facts),
            FORM: form(office),
            f"src/{self.package}/__init__.py": _filled("init", facts),
            self.path: text,
            "tests/test_set.py": _filled("test_set", facts),
        }

    def write(self, folder: Path) -> list[str]:
        """Write the pack into a folder that is empty or not there yet; return what was written.

        Raises:
            FolderError: when the folder holds something, or is none.
            OSError: when it cannot be written.
        """
        refuse_filled(folder)
        content = self.files()
        for path, text in content.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        return list(content)

    def _facts(self, base: IndicatorSet | None) -> dict[str, str]:
        region = {"regency": self.regency, "province": self.province}
        example = next(iter(base), None) if base is not None else None
        return {
            "heading": line(self.title),
            "file": self.path,
            "form": FORM,
            "code_toml": toml(self.code),
            "title_toml": toml(self.title),
            "name_toml": toml(self.name),
            "name_md": self.name.translate(_MARKDOWN),
            "base_toml": toml(self.extends),
            "base_said": line(self.extends),
            "region": "\n".join(_region(key, value) for key, value in region.items()),
            "year": str(self.year),
            "next_year": str(self.year + 1),
            "example": example.code if example is not None else "kode-indikator",
            "distribution": self.package.replace("_", "-"),
            "package": self.package,
            "set_file": self.set_file,
            "entry": self.entry,
            "description_toml": toml(f"Indikator kinerja {self.name}"),
            "dependencies": toml_list([REQUIRED, *distributions(self.extends)]),
        }


def refuse_filled(folder: Path) -> None:
    """See that a folder is empty or not there.

    Raises:
        FolderError: when it holds something, or is no folder.
    """
    if folder.is_dir():
        if next(folder.iterdir(), None) is None:
            return
        what = f"{folder} is not empty"
    elif folder.exists() or folder.is_symlink():
        what = f"{folder} is no folder"
    else:
        return
    raise FolderError(what, "Name a folder that is not there yet: nothing is overwritten.", folder=str(folder))


def distributions(name: str) -> list[str]:
    """Return the distribution that offers the set ``name``; none for one of the library itself."""
    registry = installed()
    if name not in registry.names("sakip.sets"):
        return []
    return [distribution for distribution in [registry.offer("sakip.sets", name).origin.distribution] if distribution]


def form(office: IndicatorSet) -> str:
    """Return a form for the realisations of a set: a row for each component that somebody has to report."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerow(("indicator", "period", "component", "value", "document"))
    table.writerows(
        (harmless(indicator.code), office.year, harmless(component.name), "", "")
        for indicator in office
        for component in indicator.formula.components
        if component.source is None
    )
    return text.getvalue()


def _region(key: str, value: str) -> str:
    hint = {"regency": "Kabupaten Jember", "province": "Jawa Timur"}[key]
    return f"{key} = {toml(value)}" if value else f'# {key} = "{hint}"'


def _filled(template: str, facts: dict[str, str]) -> str:
    text = resources("sakip").joinpath("data", "starter", f"{template}.txt").read_text(encoding="utf-8")
    return Template(text).substitute(facts)
