"""The readers of what strangers hand in, each as a function of bytes, with the damage that suits its input.

A reader passes when it returns: what it was given was read, and everything the library then says of it could be said,
or it was refused by an error of the library. Anything else that comes out of it is a fault of the library.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import field, frozen
from fuzz import mutations, results, sets, tables, texts

if TYPE_CHECKING:
    from random import Random

CORPUS: Final = Path(__file__).parent / "corpus"

_WORDS = re.compile(r"[A-Za-z_][\w-]*|[0-9][0-9.,/-]*")
_MOST_WORDS: Final = 2_000


@frozen
class Reader:
    """A reader: ``run`` is its function, ``damage`` what input is damaged by beside plain text.

    ``longest`` is how many bytes of input are worth the time; ``limit`` is how many the library reads at all.
    """

    name: str
    run: Callable[[bytes], None]
    damage: mutations.Mutator = field(default=mutations.in_text)
    longest: int = 4_096
    limit: int = 1 << 20

    @property
    def seeds(self) -> list[Path]:
        """The inputs it starts from, by name; those that once failed are among them."""
        return sorted((CORPUS / self.name).iterdir())

    def damaged(self, data: bytes, random: Random) -> bytes:
        """Return input damaged once, mostly where it still parses."""
        chosen = random.choice((self.damage, self.damage, self.damage, mutations.in_text, mutations.in_bytes))
        return chosen(data, random, words_of(self.name))


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a reader's seeds, which is what it knows."""
    found: dict[str, None] = {}
    for path in READERS[name].seeds:
        data = path.read_bytes()
        if data[:2] != b"PK":
            found |= dict.fromkeys(_WORDS.findall(mutations.decoded(data)))
    return tuple(found)[:_MOST_WORDS] or mutations.NUMBERS


_ALL: Final = (
    Reader("number", texts.numbers, longest=80),
    Reader("period", texts.dates, longest=80),
    Reader("unit", texts.unit, longest=80),
    Reader("expression", texts.arithmetic, longest=2_000, limit=10_000),
    Reader("formula", texts.formula, mutations.in_json),
    Reader("printed", texts.printed, mutations.in_lines, longest=1_000, limit=4_096),
    Reader("mark", texts.mark, longest=200, limit=20_000),
    Reader("refused", texts.refused, longest=400),
    Reader("set", sets.set_in_toml, mutations.in_lines, longest=8_192),
    Reader("set-json", sets.set_in_json, mutations.in_json, longest=8_192),
    Reader("edit", sets.edited, mutations.in_lines, longest=8_192),
    Reader("sheet", sets.sheet, mutations.in_lines),
    Reader("evaluation", sets.evaluation, mutations.in_lines),
    Reader("field", sets.field, mutations.in_text),
    Reader("realisations", tables.realisations, mutations.in_cells),
    Reader("survey", tables.survey, mutations.in_cells),
    Reader("employees", tables.employees, mutations.in_cells),
    Reader("published", tables.published, mutations.in_cells),
    Reader("records", tables.records, mutations.in_json),
    Reader("draft", tables.sheet_in_csv, mutations.in_cells),
    Reader("draft-book", tables.sheet_in_book, mutations.in_book, longest=65_536),
    Reader("form-book", tables.form_in_book, mutations.in_book, longest=65_536),
    Reader("trace", results.trace, mutations.in_json, longest=16_384),
    Reader("working", results.working, mutations.in_json),
    Reader("command", results.command, mutations.in_lines, longest=8_192),
    Reader("typed", results.typed, mutations.in_lines, longest=400),
)
READERS: Final = {reader.name: reader for reader in _ALL}
"""Every reader, by its name."""
