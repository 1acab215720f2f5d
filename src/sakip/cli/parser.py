"""The parser of the command line: what is typed wrongly is said in the language asked for, with what may be meant.

argparse speaks English, and names every choice there is. Here a name that is nearly one is named alone, and a word too
many is most often part of a file name with blanks.
"""

from __future__ import annotations

import argparse
import re
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NoReturn

from sakip import wording
from sakip.cli.screen import tellable
from sakip.errors import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# what argparse says, by how its sentence begins; the parts in brackets are the facts of ours
_SAID: Final = MappingProxyType(
    {
        "typed-missing": re.compile(r"the following arguments are required: (?P<names>.*)"),
        "typed-no-value": re.compile(r"argument (?P<name>.*?): expected (?:at least )?one argument"),
        "typed-no-int": re.compile(r"argument (?P<name>.*?): invalid int value: (?P<value>.*)"),
        "typed-both": re.compile(r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)"),
        "typed-short": re.compile(r"ambiguous option: (?P<name>.*?) could match (?P<names>.*)"),
        "typed-other": re.compile(r"argument (?P<name>.*?): (?P<what>.*)", re.DOTALL),
    }
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks ``lang``."""

    def __init__(self, prog: str | None = None, lang: str = "id", **options: Any) -> None:
        self.lang = lang
        said = f"{wording.command('usage', lang)}: "

        class Formatter(argparse.HelpFormatter):
            def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
                super().add_usage(usage, actions, groups, said if prefix is None else prefix)

        super().__init__(prog, formatter_class=Formatter, **options)
        self._positionals.title = wording.command("positionals", lang)
        self._optionals.title = wording.command("optionals", lang)

    def understood(self, typed: Sequence[str]) -> argparse.Namespace:
        """Parse what was typed; what is too much ends the program, with what may be meant."""
        options, further = self.parse_known_args(typed)
        if further:
            self.error(self._too_much(further, typed))
        return options

    def error(self, message: str) -> NoReturn:
        """End the program with what is wrong, in the language asked for."""
        for code, pattern in _SAID.items():
            if found := pattern.fullmatch(message):
                message = wording.command(code, self.lang).format(**found.groupdict())
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{tellable(f'{self.prog}: {message}')}\n")

    def _too_much(self, further: Sequence[str], typed: Sequence[str]) -> str:
        first = further[0]
        if first.startswith("-"):
            close = nearest(first.partition("=")[0], self._options(typed))
            said = wording.command("typed-option", self.lang).format(name=first)
            return f"{said} {_meant(close, self.lang)}".rstrip()
        words = list(typed)
        before = words[words.index(first) - 1] if first in words[1:] else ""
        whole = " ".join([*([before] if before and not before.startswith("-") else []), first])
        return wording.command("typed-too-much", self.lang).format(word=first, whole=whole)

    def _options(self, typed: Iterable[str]) -> list[str]:
        """Return the options of the command that was typed."""
        parsers: list[argparse.ArgumentParser] = [self]
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  # argparse has no other name for it
                parsers += [action.choices[word] for word in typed if word in action.choices]
        return [option for parser in parsers for option in parser._option_string_actions]  # noqa: SLF001  # nor for these

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """See that a word is one of the choices, and name the nearest where it is none."""
        if action.choices is None or value in action.choices:
            return
        known = list(action.choices)
        close = nearest(str(value).casefold(), known)
        code = "typed-command" if isinstance(action, argparse._SubParsersAction) else "typed-choice"  # noqa: SLF001
        name = "/".join(action.option_strings) or str(action.metavar or action.dest)
        said = wording.command(code, self.lang).format(name=name, value=value)
        self.error(f"{said} {_meant(close, self.lang, known)}".rstrip())


def _meant(close: str | None, lang: str, known: Iterable[str] = ()) -> str:
    if close:
        return wording.command("typed-meant", lang).format(name=close)
    names = ", ".join(known)
    return wording.command("typed-known", lang).format(names=names) if names else ""
