"""Every command of ``sakip``: its arguments and options, as its own help says them."""

from __future__ import annotations

import argparse
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generated._writing import blocks, both, chosen, code, codes, heading, plain, table, terms
from sakip import cli, wording
from sakip.cli.screen import FINE, FOUND, MISUSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EVERYWHERE: Final = ("lang", "help", "version")

EXITS: Final[Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        FINE: (
            "Beres. Temuan yang hanya catatan tidak mengubahnya.",
            "Fine. Findings that are mere notes do not change that.",
        ),
        FOUND: (
            (
                "Ada temuan yang perlu dilihat: ada yang tidak dipakai, atau janggal. Hasilnya tetap ditulis, kecuali "
                "berkasnya tidak dapat dibaca."
            ),
            (
                "There are findings to look at: something was left out, or is odd. The result is written all the same, "
                "unless its file could not be read."
            ),
        ),
        MISUSED: (
            "Salah pakai: perintah, nama, atau berkas yang tidak ada.",
            "Wrong use: a command, a name or a file that does not exist.",
        ),
        cli.STOPPED: ("Dihentikan dengan Ctrl-C.", "Stopped by Ctrl-C."),
    }
)
"""What each exit code means."""

_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "exits": ("Kode keluar", "Exit codes"),
        "code": ("Kode", "Code"),
        "meaning": ("Artinya", "Meaning"),
        "everywhere": ("Pada setiap perintah", "With every command"),
        "one-of": ("Pilihan", "One of"),
        "default": ("Bawaan", "Default"),
        "needed": ("Wajib.", "Required."),
        "again": ("Boleh diulang.", "May be repeated."),
        "options": ("[pilihan]", "[options]"),
    }
)


def commands(lang: str) -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command, in the order of ``sakip --help``."""
    # a command that is not asked for has a parser without options, as reading its module costs time
    named = list(_choices(cli._parser(lang, [])))  # noqa: SLF001  # there is no other way in
    return _choices(cli._parser(lang, named))  # noqa: SLF001  # see above


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:  # noqa: SLF001  # argparse has no public list of them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  # nor a public name of this class
            return dict(action.choices)
    return {}


def actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return the arguments and options that a command has beside those of every command."""
    return [action for action in parser._actions if action.dest not in _EVERYWHERE]  # noqa: SLF001  # see above


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part: the exit codes, the options of every command, the commands."""
    return {"exits": _exits(lang), "everywhere": _everywhere(lang), "commands": _commands(lang)}


def _say(word: str, lang: str) -> str:
    return chosen(_WORDS[word], lang)


def _exits(lang: str) -> str:
    rows = [(code(number), chosen(meaning, lang)) for number, meaning in EXITS.items()]
    return blocks(heading(2, _say("exits", lang)), table([_say("code", lang), _say("meaning", lang)], rows))


def _everywhere(lang: str) -> str:
    options = {"--lang {id,en}": "lang", "-h, --help": "help", "sakip --version": "version"}
    entries = [(code(option), [_spoken(name, lang)]) for option, name in options.items()]
    return blocks(heading(2, _say("everywhere", lang)), terms(entries))


def _spoken(name: str, lang: str) -> str:
    return both((plain(wording.command(name, one)) for one in wording.LANGUAGES), lang)


def _commands(lang: str) -> str:
    spoken = {one: commands(one) for one in wording.LANGUAGES}
    made = []
    for name, parser in spoken[lang].items():
        pairs = zip(*(actions(spoken[one][name]) for one in wording.LANGUAGES), strict=True)
        entries = [(code(_written(pair[0])), _described(pair, lang)) for pair in pairs]
        about = both((plain(spoken[one][name].description) for one in wording.LANGUAGES), lang)
        made += [heading(2, f"sakip {name}"), about, f"```text\n{synopsis(name, parser, lang)}\n```", terms(entries)]
    return blocks(*made)


def synopsis(name: str, parser: argparse.ArgumentParser, lang: str) -> str:
    """Write how a command is called, in one line."""
    given = [_written(action) for action in actions(parser) if not action.option_strings]
    options = [action for action in actions(parser) if action.option_strings]
    needed = [_written(action) for action in options if action.required]
    free = [_say("options", lang)] if len(needed) < len(options) else []
    return " ".join(["sakip", name, *given, *needed, *free])


def _written(action: argparse.Action) -> str:
    """Write an argument or option as one types it."""
    takes = str(action.metavar or action.dest.upper()) if action.choices is None or action.metavar else ""
    takes = takes or "{" + ",".join(map(str, action.choices or ())) + "}"
    if action.nargs == 0:
        takes = ""
    elif action.nargs == "?":
        takes = f"[{takes}]"
    elif action.nargs in {"+", "*"}:
        takes = f"{takes} …"
    return " ".join([", ".join(action.option_strings), takes]).strip()


def _described(pair: tuple[argparse.Action, ...], lang: str) -> Iterator[str]:
    yield both((plain(action.help or "") for action in pair), lang)
    action = pair[0]
    facts = []
    if action.choices is not None and (action.metavar or not action.option_strings):
        facts.append(f"{_say('one-of', lang)}: {codes(action.choices)}.")
    if action.option_strings and action.required:
        facts.append(_say("needed", lang))
    if action.nargs != 0 and action.default not in (None, "", [], argparse.SUPPRESS):
        facts.append(f"{_say('default', lang)}: {code(action.default)}.")
    if isinstance(action.default, list):
        facts.append(_say("again", lang))
    yield " ".join(facts)
