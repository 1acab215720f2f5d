"""Pages of the documentation, done step by step as a reader would, and held to what they show.

A page is Markdown. Its steps happen in order, in a folder that has nothing but what the page gave its reader:

- A link to a file that is no page, such as ``[answers.csv](../data/answers.csv)``, puts that file into the folder.
- A block with a caption (``{code-block} toml`` and ``:caption: kecamatan.toml``) is a file the reader writes;
  ``{literalinclude}`` with a caption is one that is copied.
- ``python`` runs, all blocks of a page in one namespace. What it prints stands in the block that follows at once, or in
  the comments of the block itself, each line at the beginning of one; a comment that begins with ``…`` is any lines.
- ``console`` has commands after ``$`` and what they print below them. ``sakip`` and ``python FILE`` run; ``; echo $?``
  shows an exit code and ``> FILE`` keeps what was printed. ``# …`` behind a command is a remark.
- ``toml`` and ``json`` without a caption are read, so that they are at least well formed.
- ``sh`` is what cannot be tried here: installing, or starting a server.

In what is shown, a line of ``…`` stands for any lines and ``…`` at the end of a line for the rest of it. The printed
parts of a page are written by ``python tests/pages.py FILE …``; look at what changes.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import runpy
import shlex
import shutil
import sys
import tempfile
import tomllib
import warnings
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen
from markdown_it import MarkdownIt

from sakip import cli

ROOT: Final = Path(__file__).parent.parent
DOCS: Final = ROOT / "docs"
ANY: Final = "…"
WIDTH: Final = 100

_DIRECTIVE = re.compile(r"\{(code-block|literalinclude)\}\s*(\S+)")
_OPTION = re.compile(r":([\w-]+):\s*(.*)")
_LINK = re.compile(r"\]\(([^)#\s:]+\.(?!md\b|ipynb\b|html\b)\w+)\)")
_COMMENT = re.compile(r"#\s(.*)$", re.MULTILINE)
_OUTPUTS: Final = frozenset({"text", "json", "csv", "html"})
_ONLY_TOLD: Final = re.compile(r"^\s*(sakip|python \S+\.py)\b", re.MULTILINE)


class PageError(AssertionError):
    """A page shows something else than what happens."""


@frozen
class Block:
    """A fenced block: its language, its text, and where it stands, in lines counted from 0."""

    language: str
    text: str
    first: int
    last: int
    options: dict[str, str] = field(factory=dict)
    argument: str = ""

    @property
    def caption(self) -> str | None:
        """The file this block is."""
        return self.options.get("caption")


def blocks(text: str) -> list[Block]:
    """Read the fenced blocks of a page."""
    found = []
    for token in MarkdownIt().parse(text):
        if token.type != "fence" or token.map is None:
            continue
        info, content = token.info.strip(), token.content
        first, last = token.map[0] + 1, token.map[1] - 1
        directive = _DIRECTIVE.match(info)
        options = {}
        if directive:
            while option := _OPTION.match(content):
                options[option[1]] = option[2]
                _, _, content = content.partition("\n")
                first += 1
            while content.startswith("\n"):
                content, first = content[1:], first + 1
        language = (directive[2] if directive[1] == "code-block" else "include") if directive else info
        found.append(Block(language, content, first, last, options, directive[2] if directive else ""))
    return found


def agree(shown: str, printed: str) -> bool:
    """Whether what is shown is what was printed, but for what the page leaves out."""
    pattern = []
    for line in shown.rstrip("\n").split("\n"):
        if line.strip() == ANY:
            pattern.append(r"(?:.*\n)*?")
        elif line.endswith(ANY):
            pattern.append(re.escape(line[: -len(ANY)]) + r".*\n")
        else:
            pattern.append(re.escape(line) + r"\n")
    return re.fullmatch("".join(pattern), printed.rstrip("\n") + "\n") is not None


def _in_comments(code: str, printed: str) -> bool:
    """Whether every line printed is the beginning of a comment, in order; a comment of ``…`` is any lines."""
    return _told(printed.splitlines(), _COMMENT.findall(code))


def _told(lines: list[str], comments: list[str]) -> bool:
    if not lines or not comments:
        return not lines
    (line, *after), (comment, *others) = lines, comments
    if comment.startswith(ANY):
        return any(_told(lines[count:], others) for count in range(len(lines) + 1))
    before, more, _ = comment.partition(ANY)
    shown = comment.startswith(line) or (bool(more) and line.startswith(before))
    return (shown and _told(after, others)) or _told(lines, others)


class Page:
    """A page, done in the folder of whoever calls it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.split("\n")
        self.blocks = blocks(self.text)
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.wrong: list[tuple[Block, str]] = []
        self.printed: list[str] = []

    def do(self) -> None:
        """Do every step; what the page gave to import is forgotten after it."""
        known, here = set(sys.modules), str(Path.cwd())
        sys.path.insert(0, here)
        try:
            self._go()
        finally:
            sys.path.remove(here)
            for name in set(sys.modules) - known:
                if (getattr(sys.modules[name], "__file__", None) or "").startswith(here + os.sep):
                    del sys.modules[name]

    def _go(self) -> None:
        for name in _LINK.findall(self.text):
            given = (self.path.parent / name).resolve()
            if given.is_file():
                shutil.copy(given, given.name)
        for block, after in zip(self.blocks, [*self.blocks[1:], None], strict=True):
            self._do(block, after)

    def _do(self, block: Block, after: Block | None) -> None:
        if block.caption and block.language not in {"console", "text"}:
            given = self.path.parent / block.argument
            content = given.read_text(encoding="utf-8") if block.language == "include" else block.text
            Path(block.caption).parent.mkdir(parents=True, exist_ok=True)
            Path(block.caption).write_text(content, encoding="utf-8")
        elif block.language == "python":
            self._python(block, after)
        elif block.language == "console":
            self._console(block)
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.language == "json":
            json.loads(block.text.replace(f"\n{ANY}\n", "\n"))
        elif block.language == "sh" and _ONLY_TOLD.search(block.text):
            raise PageError(f"{self._place(block)}: what can run stands in a console block, not in sh")

    def _python(self, block: Block, after: Block | None) -> None:
        said = io.StringIO()
        code = compile("\n" * block.first + block.text, str(self.path), "exec")
        with contextlib.redirect_stdout(said):
            exec(code, self.names)  # noqa: S102  # a page of this project
        printed = _trimmed(said.getvalue())
        self.printed.append(printed)
        between = self.lines[block.last + 1 : after.first - 1] if after else ["no block"]
        if after and after.language in _OUTPUTS and not after.caption and not any(map(str.strip, between)):
            if not agree(after.text, printed):
                self.wrong.append((after, printed.rstrip("\n")))
        elif not _in_comments(block.text, printed):
            raise PageError(f"{self._place(block)}: prints what the page does not show:\n{printed}")

    def _console(self, block: Block) -> None:
        happened, right = [], True
        for part in re.split(r"^(?=\$ )", block.text, flags=re.MULTILINE):
            if not part.strip():
                continue
            command, _, shown = part.partition("\n")
            while command.endswith("\\"):
                more, _, shown = shown.partition("\n")
                command += "\n" + more
            printed = ran(command.removeprefix("$ "))
            self.printed.append(printed)
            fine = agree(shown, printed) if shown.strip() or printed.strip() else True
            right = right and fine
            gap = "\n" * (len(part) - len(part.rstrip("\n")) - 1)
            happened.append((part if fine else f"{command}\n{printed}").rstrip("\n") + gap)
        if not right:
            self.wrong.append((block, "\n".join(happened).rstrip("\n")))

    def _place(self, block: Block) -> str:
        return f"{self.path}:{block.first + 1}"

    def check(self) -> None:
        """Do every step, and fail with the first thing that is shown otherwise than it happens."""
        self.do()
        for block, printed in self.wrong:
            raise PageError(f"{self._place(block)}: the page shows\n{block.text}\nbut it is\n{printed}")

    def mended(self) -> str:
        """Return the page with what was printed."""
        lines = list(self.lines)
        for block, printed in reversed(self.wrong):
            lines[block.first : block.last] = printed.split("\n")
        return "\n".join(lines)


def ran(line: str) -> str:
    """Do a command line here, and return what it prints, errors after the rest."""
    line = re.sub(r"\s# .*$", "", line.replace("\\\n", " "))
    line, asked, _ = line.partition("; echo $?")
    words, kept = shlex.split(line), None
    if ">" in words:
        kept, words = words[-1], words[: words.index(">")]
    said, wrong, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
        try:
            if words[0] == "sakip":
                code = cli.main(words[1:])
            elif words[0] == "python":
                before, sys.argv = sys.argv, words[1:]
                try:
                    runpy.run_path(words[1], run_name="__main__")
                finally:
                    sys.argv = before
            elif words[0] in {"cat", "type"}:
                said.write(Path(words[1]).read_text(encoding="utf-8"))
            else:
                raise PageError(f"a page cannot run {words[0]!r}; what cannot be tried stands in sh")
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else int(stopped.code is not None)
    printed = said.getvalue()
    if kept:
        Path(kept).write_text(printed, encoding="utf-8")
        printed = ""
    return _trimmed(printed + wrong.getvalue()) + (f"{code}\n" if asked else "")


def _trimmed(text: str) -> str:
    """Leave out the spaces at the ends of lines, which nobody sees."""
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)


def names_of(path: Path, count: int | None = None) -> dict[str, Any]:
    """Run the Python of a page here, or its first blocks, and return the names it leaves."""
    names: dict[str, Any] = {}
    for block in [each for each in blocks(path.read_text(encoding="utf-8")) if each.language == "python"][:count]:
        exec(compile(block.text, str(path), "exec"), names)  # noqa: S102  # a page of this project
    return names


def every() -> list[Path]:
    """Return the pages there are."""
    return sorted(DOCS.rglob("*.md"))


def main(names: list[str]) -> None:
    """Write what the pages named print into them."""
    os.environ["COLUMNS"] = str(WIDTH)
    warnings.simplefilter("error")
    for name in names or [str(page) for page in every()]:
        path = Path(name).resolve()
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            page = Page(path)
            page.do()
        if page.wrong:
            path.write_text(page.mended(), encoding="utf-8")
            sys.stdout.write(f"{name}: {len(page.wrong)} written\n")


if __name__ == "__main__":
    main(sys.argv[1:])
