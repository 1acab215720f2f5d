"""Where the tables of a TOML text stand, character by character, so that one is changed and the others are not touched.

A list of tables may be interleaved with others, and comments stand wherever their author put them: what lies between
two tables belongs to neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from sakip.toml.text import _TOKEN, _unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Block:
    """A table of a text: from the line of its header to behind the line its last key ends on.

    ``path`` is what its header names, nothing for the keys above every header; ``listed`` is that of ``[[table]]``.
    """

    path: tuple[str, ...]
    listed: bool
    start: int
    end: int

    def named(self, name: str) -> bool:
        """Whether it is the table ``[name]`` or ``[[name]]``, not one inside it."""
        return self.path == (name,) if name else not self.path


def blocks(text: str) -> list[Block]:
    """Return the tables of a text that is TOML, each with the tables inside it that follow at once."""
    made: list[Block] = []
    for block in _each(text):
        outer = made[-1] if made else None
        if outer is not None and len(block.path) > 1 and outer.path == block.path[:1]:
            made[-1] = evolve(outer, end=block.end)
        else:
            made.append(block)
    return made


def _each(text: str) -> Iterator[Block]:
    path: tuple[str, ...] = ()
    listed = False
    start = end = depth = 0
    fresh = True  # at the beginning of a statement
    tokens = _TOKEN.finditer(text)
    for match in tokens:
        written = match[0]
        if written == "\n":
            fresh = fresh or not depth
            continue
        if match.lastgroup is None:
            continue
        if fresh and written == "[":
            yield Block(path, listed, start, end)
            start = text.rfind("\n", 0, match.start()) + 1
            marks, parts, last = [written], [], match
            for last in tokens:
                if last[0] == "\n":
                    break
                if last.lastgroup == "mark":
                    marks.append(last[0])
                elif last.lastgroup is not None:
                    parts.append(_unquoted(last[0]))
            path, listed = tuple(parts), marks[1] == "["
            end = _behind_line(text, last.start())
            continue
        fresh = False
        depth += (written in "[{") - (written in "]}")
        end = _behind_line(text, match.end())
    yield Block(path, listed, start, end)


def _behind_line(text: str, position: int) -> int:
    return text.find("\n", position) + 1 or len(text)
