"""The directive that puts the text of a module into a page."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """Return what a page can ask for."""
    return sorted(path.stem.replace("_", "-") for path in FOLDER.glob("[!_]*.py"))


class FromLibrary(SphinxDirective):
    """Text made of what the library holds: the name of a module of :mod:`generated`, its language, one of its parts."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], str]] | None] = {
        "lang": lambda given: directives.choice(given, ("id", "en")),
        "part": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Write the text, and read it as Markdown that stands in the page."""
        name = self.arguments[0]
        if name not in names():
            raise self.error(f"the library has no text {name!r}; there are {', '.join(names())}")
        module = import_module(f"generated.{name.replace('-', '_')}")
        for path in FOLDER.glob("*.*"):
            self.env.note_dependency(path)
        self.env.note_reread()  # the library may have changed wherever it is
        lang = self.options.get("lang", "en")
        part = self.options.get("part")
        if part is None:
            text = module.markdown(lang)
        else:
            parts: dict[str, str] = module.parts(lang) if hasattr(module, "parts") else {}
            if part not in parts:
                raise self.error(f"{name} has no part {part!r}; there are {', '.join(parts) or 'none'}")
            text = parts[part]
        return self._read(text, name)

    def _read(self, text: str, name: str) -> list[nodes.Node]:
        """Read the text; MyST puts what stands below its headings into the page by itself, and hands back the rest."""
        if "\n#" in text and not text.startswith("#"):
            raise self.error(f"{name} begins with something else than its first heading, and would stand out of order")
        holder = nodes.section()
        holder.document = self.state.document
        self.state.nested_parse(StringList(text.splitlines(), source=f"generated.{name}"), 0, holder, match_titles=True)
        for root in (self.state.document, holder):
            for term in root.findall(nodes.term):
                self._anchor(term)
        return list(holder.children)

    def _anchor(self, term: nodes.term) -> None:
        """Let a term that is a name be linked to by it."""
        if term.children and isinstance(term.children[0], nodes.literal) and not term["ids"]:
            anchor = nodes.make_id(term.children[0].astext())
            if anchor and anchor not in self.state.document.ids:
                term["ids"].append(anchor)
                self.state.document.ids[anchor] = term
