"""The documentation as it is read: built once with warnings as errors, and complete without anything from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pages
import pytest

import sakip

LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
NOT_FETCHED = {"next", "prev", "index", "search", "genindex", "canonical"}


class Page(HTMLParser):
    """What a page loads, where it leads, and the places in it that can be led to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.places: set[str] = set()
        self.language = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[name] for name in ("id", "name") if name in given}
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "a" and "href" in given:
            self.leads.append(given["href"])
        if tag in LOADED and LOADED[tag] in given and given.get("rel") not in NOT_FETCHED:
            self.loads.append(given[LOADED[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, built of the sources and the library under test; a warning fails."""
    out = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "PYTHONPATH": str(Path(sakip.__file__).parents[1])}
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", str(out / "doctrees")]
    done = subprocess.run(  # noqa: S603  # our own
        [*command, str(pages.DOCS), str(out / "html")], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return out / "html"


def test_the_site_is_whole(site: Path) -> None:
    """Nothing is loaded from elsewhere, every link inside leads to a place there is, and pages say their language."""
    read = {path: Page(path) for path in site.rglob("*.html")}
    assert len(read) > len(pages.every())
    wrong = []
    for path, page in read.items():
        wrong += [f"{path.relative_to(site)} loads {name}" for name in page.loads if urlsplit(name).netloc]
        for link in page.leads:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            known = read.get(target)
            if not target.exists() or (parts.fragment and known and unquote(parts.fragment) not in known.places):
                wrong.append(f"{path.relative_to(site)} leads to {link}")
        if page.language != ("id" if path.is_relative_to(site / "id") else "en"):
            wrong.append(f"{path.relative_to(site)} is read as {page.language!r}")
    for style in site.rglob("*.css"):
        wrong += re.findall(r"(?:@import|url\()\s*['\"]?(?:https?:)?//[^)'\"]+", style.read_text(encoding="utf-8"))
    assert not wrong
    # every public name has its place among the objects that other projects can refer to
    inventory = (site / "objects.inv").read_bytes()
    listed = zlib.decompress(inventory.split(b"\n", 4)[4]).decode()
    objects = {line.split(" ", 1)[0] for line in listed.splitlines()}
    assert {f"sakip.{name}" for name in sakip.__all__} <= objects
