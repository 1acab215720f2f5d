"""Every regulation the library holds: since when, what it provides, from which source, and how sure that is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from generated._writing import blocks, bullets, chosen, code, heading, plain, table
from sakip.figures import plain as plain_number
from sakip.figures import write_id
from sakip.periods import write_date
from sakip.regulations import KINDS, all_regulations
from sakip.wording import language, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from sakip.bands import CategoryBand, CategoryScale
    from sakip.regulations import Provision, Regulation

FLAGS: Final[Mapping[str, tuple[tuple[str, str], bool]]] = MappingProxyType(
    {
        "T": (("terlihat dalam naskah peraturan itu sendiri", "seen in the text of the regulation itself"), True),
        "T(repr.)": (
            (
                "terlihat dalam cetak ulang kata demi kata, seperti pedoman sebuah instansi",
                "seen in a verbatim re-print, such as the guideline of an agency",
            ),
            True,
        ),
        "C": (("hasil hitungan dari yang terlihat", "follows by arithmetic from what was seen"), True),
        "S": (
            (
                (
                    "dari sumber kedua: laporan, aplikasi, atau keputusan yang mengutipnya; S×3 berarti tiga sumber "
                    "yang tidak saling menyalin"
                ),
                "at second hand: a report, an application or a decree that quotes it; S×3 is three independent ones",
            ),
            False,
        ),
        "M": (("dari ingatan; belum ada teks yang memastikannya", "from memory; no text seen confirms it"), False),
    }
)
"""What a confidence flag means, and whether it settles a value."""

_SAID: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "flag": ("Tanda", "Flag"),
        "meaning": ("Artinya", "Meaning"),
        "is": ("Dianggap", "Counts as"),
        "title": ("Judul", "Title"),
        "code": ("Kode", "Code"),
        "days": ("Berlaku", "In force"),
        "used": ("{first} sampai {last}", "{first} until {last}"),
        "since": ("sejak {first}", "from {first}"),
        "practice": (
            "tidak; ini praktik yang ditemui, bukan peraturan, dan tidak mengikat siapa pun",
            "never; it is practice that was met, no regulation, and binds nobody",
        ),
        "replaces": ("Menggantikan", "Replaces"),
        "source": ("Sumber", "Source"),
        "clause": ("Letak", "Clause"),
        "note": ("Catatan", "Note"),
        "value": ("Isi", "Value"),
        "select": ("Dipilih dengan", "Selected by"),
        "default": ("bawaan", "the default"),
        "while": ("selama berlaku", "while it is in force"),
        "category": ("Kategori", "Category"),
        "values": ("Nilai", "Values"),
        "printed": ("Tercetak", "As printed"),
        "rounded": (
            "Nilai dibulatkan ke {places} desimal ({rule}) sebelum dikelompokkan.",
            "A value is rounded to {places} decimals ({rule}) before it is looked up.",
        ),
        "outside": ("Di luar rentang ini: kesalahan, bukan kategori terluar.", "Outside: refused, no outermost band."),
        "open": ("Terbuka di kedua ujung.", "Open at both ends."),
        "all": ("semua nilai", "every value"),
        "and": (" dan ", " and "),
        "element": ("Unsur", "Elements"),
        "weight": ("Penimbang", "Weights"),
        "weight-of": ("bobot {weight}", "weight {weight}"),
        "at-most": ("paling banyak {points}", "at most {points}"),
        "points": ("{points} angka", "{points} points"),
        "provides": ("Yang diatur", "Provides"),
        "index": ("Menurut yang diatur", "By what they provide"),
    }
)


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part: what the flags mean, which regulation provides what, and the regulations one by one."""
    return {
        "flags": _flags(lang),
        "index": _index(lang),
        "regulations": blocks(*(_regulation(held, lang) for held in all_regulations())),
    }


def _say(name: str, lang: str, **facts: object) -> str:
    return chosen(_SAID[name], lang).format(**facts)


def _number(value: Fraction, lang: str) -> str:
    return write_id(value) if lang == "id" else plain_number(value)


def _flags(lang: str) -> str:
    rows = [
        (code(flag), chosen(meaning, lang), term("settled" if settles else "a-reading", lang))
        for flag, (meaning, settles) in FLAGS.items()
    ]
    return blocks(table([_say(name, lang) for name in ("flag", "meaning", "is")], rows))


def _index(lang: str) -> str:
    """Write where each key is provided, oldest first."""
    entries = []
    for kind in KINDS:
        if kind == "rule":
            continue
        found: dict[str, list[str]] = {}
        for held in all_regulations():
            for part in held.provisions:
                if part.kind == kind:
                    said = f"[{plain(held.citation)}](#{anchor(held.citation)})"
                    found.setdefault(part.key, [])
                    if said not in found[part.key]:
                        found[part.key].append(said)
        name = term(f"kind-{kind}", lang).lower()
        entries += [f"{name} {code(key)}: {', '.join(found[key])}" for key in sorted(found)]
    return blocks(heading(2, _say("index", lang)), bullets(entries))


def anchor(title: str) -> str:
    """Return what a heading is linked to by, as MyST makes it."""
    return "".join(sign for sign in title.lower().replace(" ", "-") if sign.isalnum() or sign in "-_")


def _regulation(held: Regulation, lang: str) -> str:
    facts = [
        (_say("title", lang), [plain(held.title)]),
        (_say("code", lang), [code(held.code)]),
        (_say("days", lang), [plain(_days(held, lang))]),
        (_say("replaces", lang), [plain(held.replaces)] if held.replaces else []),
        (_say("source", lang), [plain(held.source)]),
    ]
    provisions = [_provision(part, held, lang) for part in held.provisions]
    return blocks(
        heading(2, plain(held.citation)), bullets(f"**{name}:** {said[0]}" for name, said in facts if said), *provisions
    )


def _days(held: Regulation, lang: str) -> str:
    if held.in_force is None:
        return _say("practice", lang)
    spoken = language(lang)
    first = f"{write_date(held.in_force, spoken)} [{held.in_force_confidence}]"
    if held.until is None:
        return _say("since", lang, first=first)
    return _say("used", lang, first=first, last=write_date(held.until, spoken))


def _provision(part: Provision, held: Regulation, lang: str) -> str:
    kind = term(f"kind-{part.kind}", lang)
    verdict = term("settled" if part.settled else "a-reading", lang)
    named = f", {plain(term('reading-of', lang).format(name=part.reading))}" if part.reading else ""
    head = heading(3, f"{kind} {code(part.key)}{named}")
    flag = f"**{plain(part.title)}** \\[{part.confidence}: {verdict}\\]"
    content = part.table()
    facts = [
        (_say("select", lang), _selected(part, held, lang)),
        (_say("clause", lang), plain(part.clause)),
        (_say("source", lang), plain(part.source)),
        (_say("note", lang), plain(part.note)),
    ]
    told = bullets(f"**{name}:** {said}" for name, said in facts if said)
    return blocks(head, flag, *_content(part, content, lang), told)


def _selected(part: Provision, held: Regulation, lang: str) -> str:
    """Say how a reading is asked for, where there is something to ask for."""
    readings = [one.reading for one in held.provisions if (one.kind, one.key) == (part.kind, part.key)]
    is_first = readings[0] == part.reading
    told = [_say("default", lang)] if is_first and len(readings) > 1 else []
    told += [_say("while", lang)] if part.until else []
    suffix = f" ({', '.join(told)})" if told else ""
    if part.kind == "scale":
        key = part.key if is_first else f"{part.key}/{part.reading}"
        return f"{code(f'scale = {quoted(key)}')}{suffix}"
    if len(readings) > 1 and part.kind == "sample":
        return f"{code(f'sakip survey --sampling {part.reading}')}{suffix}"
    return ""


def quoted(text: str) -> str:
    """Return a text as TOML has it."""
    return f'"{text}"'


def _content(part: Provision, content: Mapping[str, Any], lang: str) -> Iterator[str]:
    if part.scale is not None:
        yield _scale(part.scale, content, lang)
    if part.kind == "rule":
        value = content.get("value", "")
        said = plain(f"{value} {content.get('unit', '')}")
        yield f"**{_say('value', lang)}:** {said}"
    if part.kind == "survey":
        elements = (f"{code(one['code'])} {plain(one['name'])} {_flag(one, part)}" for one in content["unsur"])
        yield f"{_say('element', lang)}:"
        yield bullets(elements)
        yield f"{_say('weight', lang)}:"
        yield bullets(f"{code(one['reading'])} {_flag(one, part)}: {plain(one['note'])}" for one in content["weight"])
    if part.kind in {"sheet", "measure"}:
        yield bullets(_pieces(content, lang))


def _flag(piece: Mapping[str, Any], part: Provision) -> str:
    return f"\\[{piece.get('confidence', part.confidence)}\\]"


def _pieces(content: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Write the components of a sheet with their parts, or the dimensions of a measure with their answers."""
    for piece in content.get("component", ()):
        subs = (f"{plain(one['name'])} {_figure(one['weight'], lang)}" for one in piece["sub"])
        weight = _say("weight-of", lang, weight=_figure(piece["weight"], lang))
        yield f"{plain(piece['name'])}, {weight}: {', '.join(subs)}"
    for piece in content.get("dimension", ()):
        answers = [_points(piece.get("answer", ()), lang)] if "answer" in piece else []
        answers += [f"{plain(one['name'])} ({_points(one['training'], lang)})" for one in piece.get("position", ())]
        most = _say("at-most", lang, points=_figure(piece["maximum"], lang))
        yield f"{plain(piece['name'])}, {most}: {'; '.join(answers)}"


def _points(answers: Iterable[Mapping[str, Any]], lang: str) -> str:
    return "; ".join(f"{plain(one['name'])} {_figure(one['points'], lang)}" for one in answers)


def _figure(value: object, lang: str) -> str:
    return str(value).replace(".", ",") if lang == "id" else str(value)


def _scale(scale: CategoryScale, content: Mapping[str, Any], lang: str) -> str:
    printed = {row["code"]: row["range"] for row in content.get("printed", ())}
    heads = [_say("category", lang), *([_say("printed", lang)] if printed else []), _say("values", lang)]
    rows = [
        (
            f"**{plain(band.code)}** {plain(band.label)}",
            *([plain(printed.get(band.code, "–"))] if printed else []),
            span(band, lang),
        )
        for band in scale.bands
    ]
    told = [term(f"display-closure-{scale.closure}", lang)]
    if scale.places is not None:
        told.append(_say("rounded", lang, places=scale.places, rule=term(scale.rounding, lang)))
    is_open = scale.edges[0] is None and scale.edges[-1] is None
    told.append(_say("open" if is_open else "outside", lang))
    return blocks(table(heads, rows), " ".join(told)).rstrip()


def span(band: CategoryBand, lang: str) -> str:
    """Write which values belong to a band."""
    ends = []
    if band.lower is not None:
        ends.append(plain(f"{'≥' if band.lower_included else '>'} {_number(band.lower, lang)}"))
    if band.upper is not None:
        ends.append(plain(f"{'≤' if band.upper_included else '<'} {_number(band.upper, lang)}"))
    return _say("and", lang).join(ends) or _say("all", lang)
