r"""What is wrong with a text that is no TOML, as people write it: a decimal comma, a quote from Word, a key twice.

A parser says where it stopped, and in its own words why. Here the line is looked at as its author meant it: each usual
mistake has a way to mend it, and the one whose mending makes the line TOML is the one that was made. Its finding shows
the line as it should be. The mended line then stands in for the other, so that the next mistake is found too.

>>> [(one.code, one.facts["fixed"]) for one in mistakes("ikm = 87,5\nunit = poin\n", "iku.toml")]
[('toml-decimal-comma', 'ikm = 87.5'), ('toml-unquoted', 'unit = "poin"')]
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip.errors import PeriodError
from sakip.findings import Finding, Place
from sakip.periods import read_date
from sakip.toml.numbers import GROUPED, MARKED, with_point

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 20
# what all readings of one text together may have
_MOST_READ: Final = 2_000_000
_LONGEST_LINE: Final = 1_000

_LINE_OF_ERROR: Final = re.compile(r"\s*\(at (?:line ([0-9]+), column [0-9]+|end of document)\)")
_KEY: Final = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_PAIR: Final = re.compile(rf"(\s*)({_KEY}(?:\s*\.\s*{_KEY})*)(\s*=\s*)(.*)")
_HEADER: Final = re.compile(r"\s*(\[+)\s*([^\[\]#]+?)\s*(\]*)\s*(?:#.*)?")
_COMMENT: Final = re.compile(r"\s+#.*$")
_DATE: Final = re.compile(
    r"[0-9]{4}([-/. ])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/. ])(?:[0-9]{1,2}|[A-Za-z]+)\2[0-9]{4}"
)
_COMPARED: Final = re.compile(r"(≥|≤|>=|<=|=<|=>|>|<|±|~|\u2212)\s*(.+)")
_SCAN: Final = re.compile(r"""\"{3}|'{3}|"(?:[^"\\\n]|\\[^\n])*"?|'[^'\n]*'?|\#[^\n]*|[\[\]{}\n]""")
_OPENING: Final = re.compile(r"\s*[\w.-]+\s*=\s*")
_BLANKS: Final = MappingProxyType({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u200b": "", "\ufeff": ""})
_DOUBLE = MappingProxyType(str.maketrans(dict.fromkeys("“”„‟«»", '"')))
_SINGLE = MappingProxyType(str.maketrans(dict.fromkeys("‘’‚‛", "'")))


@frozen
class _Mistake:
    """A mistake: its finding, the line it stands on, and what may stand there instead; None where nothing can."""

    code: str
    line: int
    facts: dict[str, Any]
    instead: str | None = ""


def mistakes(text: str, name: str) -> list[Finding]:
    """Return what keeps a text from being TOML, by line: what is found one after the other, up to a limit."""
    lines = text.split("\n")
    found: list[Finding] = []
    for _ in range(max(1, min(_MOST, _MOST_READ // (len(text) + 1)))):
        try:
            tomllib.loads("\n".join(lines))
            break
        except tomllib.TOMLDecodeError as error:
            where = _LINE_OF_ERROR.search(str(error))
            what = _LINE_OF_ERROR.sub("", str(error))
            line = int(where[1]) if where and where[1] else len(lines)
        except (ValueError, RecursionError) as error:  # an integer of more digits than Python converts
            found += [] if found else [Finding("toml", {"what": str(error)}, Place(name))]
            break
        mistake = _seen(lines, line) or _Mistake("toml", line, {"what": what}, _blank(lines[line - 1]))
        found.append(Finding(mistake.code, mistake.facts, Place(name, mistake.line)))
        if mistake.instead is None or lines[mistake.line - 1] == mistake.instead:
            break
        lines[mistake.line - 1] = mistake.instead
    return found


# --- where the reader stopped -----------------------------------------------------------------------------------------


def _seen(lines: list[str], number: int) -> _Mistake | None:
    line = lines[number - 1]
    if "\r" in line:
        return _Mistake("toml-line-ends", number, {}, None)
    if len(line) > _LONGEST_LINE:
        return None
    text_from, brackets = _open(lines, number)
    if text_from is not None:
        mark, opened, lost = text_from
        return _in_text(lines, number, mark, opened, lost=lost)
    listed = brackets and brackets[-1][0] == "[" and not _is_toml(f"x = [\n{line}\n]")
    if brackets and (not listed or _is_toml(line)):
        mark, opened = brackets[-1]
        return _open_bracket(lines[opened - 1], opened, mark, whole=number <= opened + 1)
    if brackets:
        return _first(line, number, _in_list(line), "x = [\n{}\n]")
    header = _HEADER.fullmatch(line)
    if header:
        return _of_header(lines, number, header)
    if _is_toml(line):
        return _twice(lines, number)
    return _first(line, number, _repairs(line), "{}") or _of_line(line, number)


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _first(line: str, number: int, repairs: Iterator[tuple[str, str, dict[str, Any]]], around: str) -> _Mistake | None:
    """Return the first mistake whose mending makes TOML of the line."""
    for code, fixed, facts in repairs:
        if fixed != line and _is_toml(around.replace("{}", fixed)):
            return _Mistake(code, number, {"fixed": _bare(fixed), **facts}, fixed)
    return None


def _bare(line: str) -> str:
    """Return a line without its comment, as far as it is TOML without."""
    bare = _COMMENT.sub("", line).strip()
    return bare if _is_toml(bare) else line.strip()


def _blank(line: str) -> str | None:
    """Return what may stand for a line that cannot be mended: nothing, unless it opens something."""
    if len(line) > _LONGEST_LINE:
        return None
    _, brackets = _open([line, ""], 2)
    return None if brackets or line.lstrip().startswith("[") or '"""' in line or "'''" in line else ""


def _open(lines: list[str], number: int) -> tuple[tuple[str, int, bool] | None, list[tuple[str, int]]]:
    """Return the long text that begins above a line and reaches it, if any, and the brackets open above it.

    Of the text that is its mark, the line it begins on, and whether it lost its end.
    """
    text = "\n".join(lines)
    start = sum(len(line) + 1 for line in lines[: number - 1])
    stack: list[tuple[str, int]] = []
    position, line = 0, 1
    while (match := _SCAN.search(text, position)) and match.start() < start:
        mark, position = match[0], match.end()
        if mark in {'"""', "'''"}:
            opened = line
            close = text.find(mark, position)
            while mark == '"""' and close > 0 and _escaped(text, close):
                close = text.find(mark, close + 1)
            end = len(text) if close < 0 else close + 3
            line += text.count("\n", position, end)
            position = end
            # closed by what was to open the next one
            opens = _OPENING.fullmatch(text, text.rfind("\n", 0, close) + 1, close) if close > 0 else None
            if close < 0 or end > start or (opens and opened < line):
                return (mark, opened, bool(close < 0 or (opens and opened < line))), stack
        elif mark == "\n":
            line += 1
            # an inline table ends with its line
            stack = [one for one in stack if one[0] == "["] if not stack or stack[-1][0] == "[" else stack
        elif mark in "[{":
            if mark == "{" or stack or text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip():
                stack.append((mark, line))
        elif mark in "]}" and stack:
            stack.pop()
    return None, stack


def _escaped(text: str, position: int) -> bool:
    start = position
    while start and text[start - 1] == "\\":
        start -= 1
    return (position - start) % 2 == 1


# --- what reaches over several lines ----------------------------------------------------------------------------------


def _in_text(lines: list[str], number: int, mark: str, opened: int, *, lost: bool) -> _Mistake | None:
    line = lines[number - 1]
    if lost:
        return _Mistake("toml-open-text", opened, {"given": mark}, None)
    doubled = re.sub(r'\\(?![btnfr"\\uU]|\s*$)', r"\\\\", line)
    if doubled != line:
        return _Mistake("toml-backslash", number, {"fixed": doubled.strip()}, doubled)
    return None


def _open_bracket(line: str, opened: int, mark: str, *, whole: bool = True) -> _Mistake:
    """Name a bracket that is not closed; ``whole`` says that what it holds stands on its line."""
    closing = "]" if mark == "[" else "}"
    fixed = f"{_COMMENT.sub('', line).rstrip()} {closing}"
    if whole and _is_toml(fixed):
        facts = {"hint_id": f"Tulis: {fixed.strip()}", "hint_en": f"Write: {fixed.strip()}"}
        return _Mistake("toml-open-bracket", opened, {"given": mark, **facts}, fixed)
    facts = {"hint_id": f"Tutup dengan {closing}", "hint_en": f"Close it with {closing}"}
    return _Mistake("toml-open-bracket", opened, {"given": mark, **facts}, None)


def _of_header(lines: list[str], number: int, header: re.Match[str]) -> _Mistake | None:
    """Look at a header: its brackets, or the one of the same name above it."""
    opening, name, closing = header[1], header[2], header[3]
    line = lines[number - 1]
    if not _is_toml(line):
        fixed = f"[[{name}]]" if "[[" in opening or "]]" in closing else f"[{name}]"
        return _Mistake("toml-header", number, {"fixed": fixed}, fixed) if _is_toml(fixed) else None
    for place, above in enumerate(lines[: number - 1], 1):
        other = _HEADER.fullmatch(above)
        if not other or _parts(other[2]) != _parts(name):
            continue
        listed = f"[[{name}]]"
        wrong, right = (place, number) if len(opening) > len(other[1]) else (number, place)
        if len(opening) != len(other[1]):
            facts = {"given": f"[{name}]", "wanted": listed, "other": right, "fixed": listed}
            return _Mistake("toml-header-listed", wrong, facts, listed)
        instead = f"[{name}-{number}]" if re.fullmatch(r"[\w-]+", _parts(name)[-1]) else None
        return _Mistake("toml-table-twice", number, {"given": f"[{name}]", "first": place, "wanted": listed}, instead)
    key = _above(lines, number, 1, _parts(name))
    return _Mistake("toml-key-twice", number, {"name": name, "first": key}, None) if key else None


def _twice(lines: list[str], number: int) -> _Mistake | None:
    """Look for the key of a line among those above it, in its table."""
    pair = _PAIR.fullmatch(lines[number - 1])
    if pair is None:
        return None
    begin = next((place for place in range(number - 1, 0, -1) if _HEADER.fullmatch(lines[place - 1])), 0) + 1
    first = _above(lines, number, begin, _parts(pair[2]))
    if first is None:
        return None
    name = ".".join(_parts(pair[2]))
    return _Mistake("toml-key-twice", number, {"name": name, "first": first}, _blank(lines[number - 1]))


def _above(lines: list[str], number: int, begin: int, key: list[str]) -> int | None:
    for place in range(begin, number):
        pair = _PAIR.fullmatch(lines[place - 1])
        if pair and _parts(pair[2])[: len(key)] == key[: len(_parts(pair[2]))]:
            return place
    return None


def _parts(key: str) -> list[str]:
    return [part.strip().strip("\"'") for part in key.split(".")]


# --- what one line says -----------------------------------------------------------------------------------------------


def _of_line(line: str, number: int) -> _Mistake | None:
    """Say what is missing in a line that no mending makes TOML."""
    pair = _PAIR.fullmatch(line)
    if pair and not re.sub(r"^#.*", "", pair[4]):
        return _Mistake("toml-no-value", number, {"name": pair[2]})
    value = _COMMENT.sub("", pair[4]).strip() if pair else ""
    if pair and _DATE.fullmatch(value):
        return _Mistake("toml-no-date", number, {"given": value})
    brackets = _open([line, ""], 2)[1]
    if pair and brackets:
        return _open_bracket(line, number, brackets[-1][0])
    if "=" not in line and line.replace("\t", "").isprintable():
        facts = {
            "hint_id": "Tulis kunci = nilai, atau beri tanda # di depan bila hanya penjelasan.",
            "hint_en": "Write key = value, or put # before it if it is a comment.",
        }
        return _Mistake("toml-no-equals", number, facts)
    return None


def _in_list(line: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield "toml-curly-quotes", line.translate(_DOUBLE), {}
    yield "toml-curly-quotes", line.translate(_DOUBLE).translate(_SINGLE), {}
    word = _COMMENT.sub("", line).strip().rstrip(",")
    yield "toml-unquoted", f'"{word}",', {"given": word}


def _repairs(line: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the ways to mend a line: the code of the mistake, the line mended, and further facts."""
    yield "toml-curly-quotes", line.translate(_DOUBLE), {}
    yield "toml-curly-quotes", line.translate(_DOUBLE).translate(_SINGLE), {}
    yield from (("toml-odd-blank", line.replace(odd, blank), {}) for odd, blank in _BLANKS.items())
    if match := re.fullmatch(r"\s*(//|--|;|\*|')\s*(.*)", line):
        yield "toml-comment", f"# {match[2]}", {"given": match[1]}
    if match := re.fullmatch(rf"(\s*)({_KEY})\s*(:=|==|=>|->|:|≔)\s*(.+)", line):
        fixed = f"{match[1]}{match[2]} = {match[4]}"
        yield "toml-colon", fixed, {"given": match[3]}
        yield from (("toml-colon", mended, {"given": match[3]}) for _, mended, _ in _of_pair(fixed))
    if match := re.fullmatch(rf"(\s*)({_KEY})\s+([\"'\[{{0-9].*)", line):
        fixed = f"{match[1]}{match[2]} = {match[3]}"
        yield "toml-no-equals", fixed, {"hint_id": f"Tulis: {_bare(fixed)}", "hint_en": f"Write: {_bare(fixed)}"}
    if match := re.fullmatch(r"\s*([\w-]+(?: +[\w-]+)+)\s*=\s*(.+)", line):
        key = "_".join(match[1].casefold().split())
        yield "toml-key-blank", f"{key} = {match[2]}", {"given": f"“{match[1]}”"}
    yield from _of_pair(line)


def _of_pair(line: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    pair = _PAIR.fullmatch(line)
    if pair is None:
        return
    before = pair[1] + pair[2] + pair[3]
    whole = pair[4].rstrip()
    value = _COMMENT.sub("", whole).strip()
    if value[-1:] in {",", ";", "."}:
        yield "toml-stray-mark", before + value[:-1].rstrip(), {"given": f"“{value[-1]}”"}
    if compared := _COMPARED.fullmatch(value):
        for one in (compared[2], *(fixed for _, fixed, _ in _of_value(compared[2]))):
            yield "toml-comparison", before + one, {"given": compared[1]}
    if value[:1] in {'"', "'"}:
        yield from _of_quoted(before, value)
    elif value[:1] in {"[", "{"}:
        yield from _of_several(before, value)
    else:
        yield from ((code, before + fixed, facts) for code, fixed, facts in _of_value(value))


def _of_value(value: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield how a value without quotes may be meant: as a date, a number, a text."""
    if _DATE.fullmatch(value):
        with suppress(PeriodError):
            yield "toml-date", _day(value), {"given": value}
        return
    match, better = MARKED.fullmatch(value), with_point(value)
    if match and better and better.count(" "):
        yield "toml-number-unit", f'"{better}"', {"given": value}
    elif match and better:
        grouped = GROUPED.match(match[2]) and len(re.findall(r"[.,]", match[2])) > 1
        yield "toml-thousands" if grouped else "toml-decimal-comma", better, {"given": value}
    if value and not set(value) & set("\"'\\[]{}="):
        yield "toml-unquoted", f'"{value}"', {"given": value}


def _day(value: str) -> str:
    """Return a date in the order TOML has, from one with the day first or with other signs."""
    separator = "-" if re.search(r"[-/.]", value) else " "
    parts = re.split(r"[-/. ]", value)
    if len(parts[0]) == len("2024"):
        return read_date("-".join(f"{part:0>2}" for part in parts)).isoformat()
    return read_date(separator.join(parts)).isoformat()


def _of_quoted(before: str, value: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    mark = value[0]
    inner = value[1:-1] if value[-1:] == mark and len(value) > 1 else value[1:]
    if mark == '"' and "\\" in value and "'" not in inner:
        yield "toml-backslash", f"{before}'{inner}'", {}
    yield "toml-open-quote", before + value + mark, {}
    if match := re.fullmatch(r'"([^"]*)"\s+([^"#]+)', value):
        yield "toml-unquoted", f'{before}"{match[1]} {match[2].strip()}"', {"given": match[2].strip()}
    other = "'" if mark == '"' else '"'
    if other not in inner:
        yield "toml-inner-quotes", f"{before}{other}{inner}{other}", {}


def _of_several(before: str, value: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield how a list or an inline table on one line may be meant."""
    comma = re.search(r"=\s*([0-9]+,[0-9]+)(?=\s*[,}])", value)
    if comma:
        fixed = re.sub(r"(=\s*[0-9]+),([0-9]+)(?=\s*[,}])", r"\1.\2", value)
        yield "toml-decimal-comma", before + fixed, {"given": comma[1]}
    yield "toml-colon", before + re.sub(r"([{,]\s*[\w-]+)\s*:", r"\1 =", value), {"given": ":"}
    word = re.search(r"=\s*([A-Za-z][^\"'=,{}\[\]]*?)(?=\s*[,}])", value)
    if word:
        fixed = re.sub(r"=\s*([A-Za-z][^\"'=,{}\[\]]*?)(?=\s*[,}])", r'= "\1"', value)
        yield "toml-unquoted", before + fixed, {"given": word[1]}
    bare = re.fullmatch(r"\[([^\[\]{}\"']+)\]", value)
    if bare:
        words = [part.strip() for part in bare[1].split(",") if part.strip()]
        listed = ", ".join(f'"{part}"' for part in words)
        yield "toml-unquoted", f"{before}[{listed}]", {"given": ", ".join(words)}
