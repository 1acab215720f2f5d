"""What an installation brings: every distribution is known, and none has a licence that asks more than to be named."""

from __future__ import annotations

import email
import re
from importlib import import_module, metadata
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pages
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# permissive, or weak copyleft that stays with the files it is on: they may be handed on beside what is under MIT
ALLOWED: Final = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "HPND", "ISC", "MIT", "MIT-CMU", "MPL-2.0",
    "PSF-2.0", "Unlicense", "Zlib",
})  # fmt: skip

# what metadata without an SPDX expression says, in a classifier or a word, and which licences may be meant by it
SAID: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "Apache Software License": frozenset({"Apache-2.0"}),
        "BSD License": frozenset({"BSD-2-Clause", "BSD-3-Clause"}),
        "Historical Permission Notice and Disclaimer (HPND)": frozenset({"HPND", "MIT-CMU"}),
        "ISC License (ISCL)": frozenset({"ISC"}),
        "MIT License": frozenset({"MIT"}),
        "Mozilla Public License 2.0 (MPL 2.0)": frozenset({"MPL-2.0"}),
        "Python Software Foundation License": frozenset({"PSF-2.0"}),
        "BSD 3-Clause License": frozenset({"BSD-3-Clause"}),
    }
)


@pytest.fixture
def licences(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module that makes the page."""
    monkeypatch.syspath_prepend(str(pages.DOCS))
    module = import_module("generated.licences")
    yield module
    module._below.cache_clear()


def ids(expression: str) -> set[str]:
    """Return the licences that an SPDX expression names."""
    return set(re.split(r" (?:AND|OR) ", expression.replace("(", "").replace(")", "")))


def is_allowed(expression: str) -> bool:
    """Whether an SPDX expression can be met by licences that are allowed: all of an AND, one of an OR."""
    return (
        all(any(one.strip("() ") in ALLOWED for one in part.split(" OR ")) for part in expression.split(" AND "))
        and "WITH" not in expression.split()
    )


def said(about: Any) -> set[str]:
    """Return the licences that metadata may mean: of their expression, else of classifiers, else of a word."""
    expression = about.get("License-Expression")
    if expression:
        return ids(expression)
    classifiers = [one for one in about.get_all("Classifier") or () if one.startswith("License :: ")]
    meant = [SAID.get(one.rpartition(" :: ")[2]) for one in classifiers]
    word = (about.get("License") or "").partition("\n")[0].strip()
    if not meant:
        meant = [SAID.get(word, frozenset({word} & ALLOWED))]
    return set().union(*(one or frozenset({"unknown"}) for one in meant))


def test_every_distribution_has_been_read(licences: Any) -> None:
    """Whatever an installation brings, on any system, is in the table with a licence that is allowed."""
    brought = {name for extra in ("", *licences.EXTRAS) for name in licences.brought(extra)}
    assert brought - set(licences.READ) == set(), "read its licence, and add it to docs/generated/licences.toml"
    assert [name for name, read in licences.READ.items() if not is_allowed(read["licence"])] == []
    assert {"attrs", "pint"} <= brought
    assert "sakip" not in brought


def test_the_table_says_what_the_metadata_say(licences: Any) -> None:
    """Licences of what is installed here are those of the table, and what holds machine code is said to."""
    seen = 0
    for name, read in licences.READ.items():
        try:
            installed = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system
            continue
        seen += 1
        meant = said(installed.metadata)
        if "License-Expression" in installed.metadata:
            assert meant == ids(read["licence"]), name
        assert ids(read["licence"]) <= meant, (name, meant)
        is_compiled = any(file.suffix in {".so", ".pyd"} for file in installed.files or ())
        assert read.get("compiled", False) or not is_compiled, name
    assert seen > 30


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-2.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("LGPL-3.0-or-later", False),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("unknown", False),
        ("", False),
    ],
)
def test_what_is_allowed(expression: str, allowed: bool) -> None:
    """A choice is as free as one of its licences, a sum as its strictest; what is not known is not allowed."""
    assert is_allowed(expression) is allowed


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        (["License-Expression: MIT OR Apache-2.0"], {"MIT", "Apache-2.0"}),
        (["Classifier: License :: OSI Approved :: BSD License"], {"BSD-2-Clause", "BSD-3-Clause"}),
        (["Classifier: License :: Other/Proprietary License", "License: MIT"], {"unknown"}),
        (["License: MIT"], {"MIT"}),
        (["License: see the file"], {"unknown"}),
        ([], {"unknown"}),
    ],
)
def test_what_metadata_mean(lines: list[str], meant: set[str]) -> None:
    """An expression says it, a classifier less exactly; without either, only the name of a licence does."""
    assert said(email.message_from_string("\n".join(lines) + "\n\n")) == meant


def test_an_extra_is_told_or_is_for_this_project(licences: Any) -> None:
    """No extra is left out by a slip: both kinds are named one by one."""
    assert set(licences.PROJECT["optional-dependencies"]) == {*licences.EXTRAS, *licences.FOR_THIS_PROJECT}


def test_what_is_not_installed_brings_what_was_read(licences: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is whole where an extra is not installed, as in an environment for documentation alone."""
    found = metadata.requires

    def requires(name: str) -> list[str] | None:
        if name == "polars":
            raise metadata.PackageNotFoundError(name)
        return found(name)

    licences._below.cache_clear()
    monkeypatch.setattr(metadata, "requires", requires)
    assert {"polars", "polars-runtime-32"} <= licences.brought("table")


def test_what_an_extra_brings_is_walked_to_its_end(licences: Any) -> None:
    """Extras of ours within extras, and requirements of requirements, also those of another system."""
    assert licences.brought("edit") < licences.brought("cli") < licences.brought("table")
    assert "colorama" in licences.brought("testing")
    assert "colorama" not in licences.brought("cli")
