"""Every file that a command writes, read back: beside one of texts without meaning it holds nothing but other texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from injection import checks
from injection.runs import BINARY, Files, command_parsers, good_runs, new_runs, ran
from injection.texts import PRINTED, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EVERY: Final = list(TEXTS.values())
# as many, as different, and of the same shape: each of a letter of its own
TWINS: Final = [re.sub(r"\S", chr(0x100 + place), " ".join(text.split(" "))) for place, text in enumerate(EVERY)]


def named(folder: Path) -> Callable[[str], str]:
    """Return what names files in a folder one after another."""
    numbers = iter(range(1000))
    return lambda ending: str(folder / f"{next(numbers)}{ending}")


def written(folder: Path, texts: list[str], mark: str) -> Iterator[Path]:
    """Run everything that writes a file, and yield the files."""
    folder.mkdir()
    files, out = Files.of(folder, texts, mark, flat=True), named(folder)
    wanted = [
        (arguments, arguments[arguments.index("--out") + 1])
        for arguments in new_runs(files, out)
        if "--out" in arguments
    ]
    for name, parser in command_parsers().items():
        forms = next((action.choices or () for action in parser._actions if action.dest == "format"), ())
        for arguments in good_runs(files):
            if arguments[0] == name:
                for form in sorted({"html", "xlsx", "docx"} & set(forms)):
                    path = out(f".{form}")
                    wanted.append(((*arguments, "--out", path), path))
    for arguments, path in wanted:
        run = ran(arguments)
        assert run.code != 2, run.err
        yield folder / path


def test_a_file_holds_texts(tmp_path: Path) -> None:
    """Pages, workbooks, documents, pictures, tables, XML and packages of them."""
    hostile, plain = (list(written(tmp_path / name, texts, mark))
                      for name, texts, mark in (("jahat", EVERY, PRINTED), ("biasa", TWINS, "x")))  # fmt: skip
    kinds = set()
    for file, twin in zip(hostile, plain, strict=True):
        checks.FILES[file.suffix](file, twin)
        kinds.add(file.suffix)
    assert kinds == set(checks.FILES)


def test_nothing_that_is_written_has_a_form_without_a_check() -> None:
    """Pictures in pixels and pages of print hold no text to read back."""
    forms = {f".{form}" for parser in command_parsers().values() for action in parser._actions
             if action.dest == "format" for form in action.choices or ()}  # fmt: skip
    assert forms - set(checks.FILES) == {".table", ".text", ".png", ".pdf"}
    assert set(BINARY) == {"xlsx", "docx", "png", "pdf"}
