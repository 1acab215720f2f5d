"""Every page of the documentation, done as its reader would do it (see :mod:`pages`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pages
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", pages.every(), ids=lambda path: str(path.relative_to(pages.DOCS)))
def test_a_page_shows_what_happens(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step of a page can be done in an empty folder, and prints what the page shows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(pages.WIDTH))
    page = pages.Page(path)
    page.check()


GIVEN = """# A page

```{code-block} toml
:caption: k.toml

code = "uji"
title = "IKU Uji"
```

"""


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("```python\nprint(1 + 1)\n```\n```text\n2\n```\n", None),
        ("```python\nprint(1 + 1)\n```\n```text\n3\n```\n", "but it is\n2"),
        ("```python\nprint(1 + 1)\n```\n\nWords between.\n\n```text\n2\n```\n", "prints what the page does not show"),
        ("```python\nprint(1 + 1)  # 2, as one learns\n```\n", None),
        ("```python\nprint(1 + 1)  # 3\n```\n", "prints what the page does not show"),
        ("```python\nprint('a')\nprint('b')\n```\n```text\n…\nb\n```\n", None),
        ("```python\nprint('a b')\n```\n```text\na…\n```\n", None),
        ('```console\n$ sakip show k.toml > shown.txt\n$ cat k.toml\ncode = "uji"\ntitle = "IKU Uji"\n```\n', None),
        ("```console\n$ sakip show lain.toml > shown.txt; echo $?\n…\n2\n```\n", None),
        ("```console\n$ sakip show k.toml > shown.txt; echo $?\n1\n```\n", "but it is\n$ sakip show k.toml"),
        ("```console\n$ curl example\n```\n", "cannot run 'curl'"),
        ("```sh\nsakip sets\n```\n", "stands in a console block"),
    ],
)
def test_a_page_that_shows_something_else_is_found(
    step: str, wrong: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed and not shown, or shown and not printed, fails; what a page leaves out does not."""
    (tmp_path / "reader").mkdir()
    monkeypatch.chdir(tmp_path / "reader")
    path = tmp_path / "page.md"
    path.write_text(GIVEN + step, encoding="utf-8")
    page = pages.Page(path)
    if wrong is None:
        page.check()
    else:
        with pytest.raises(pages.PageError, match=re.escape(wrong)):
            page.check()


def test_a_page_is_written_with_what_it_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The printed parts are filled in, and then the page is right."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "page.md"
    path.write_text(
        GIVEN + "```python\nprint(1 + 1)\n```\n```text\n```\n\n```console\n$ cat k.toml\n```\n\nEnd.\n",
        encoding="utf-8",
    )
    page = pages.Page(path)
    page.do()
    path.write_text(page.mended(), encoding="utf-8")
    assert path.read_text(encoding="utf-8").endswith(
        '```text\n2\n```\n\n```console\n$ cat k.toml\ncode = "uji"\ntitle = "IKU Uji"\n```\n\nEnd.\n'
    )
    again = pages.Page(path)
    again.check()


@pytest.mark.parametrize("folder", ["tutorial", "how-to"])
def test_what_one_does_stands_in_both_languages(folder: str) -> None:
    """The tutorial and every how-to exist in Indonesian."""
    english = {path.name for path in (pages.DOCS / folder).iterdir() if path.suffix in {".md", ".ipynb"}}
    assert english == {path.name for path in (pages.DOCS / "id" / folder).iterdir()}
