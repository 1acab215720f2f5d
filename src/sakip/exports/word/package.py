"""The file around the pages: sections, styles, page numbers, properties, and bytes that are the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import docx
from attrs import frozen
from docx.shared import Twips

from sakip import wording
from sakip.exports.archives import BEGINNING, member
from sakip.exports.word.flow import Flow
from sakip.exports.word.markup import FONT, LANGUAGE, Markup, element
from sakip.exports.word.setting import BOTTOM_MM, LEFT_MM, RIGHT_MM, TOP_MM, Setting, clean, twips
from sakip.exports.word.styles import STYLES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.rel import Relationships
    from docx.section import Section

    from sakip.exports.word.flow import Drawing

_FOOTER_MM: Final = 10
_LONGEST_PROPERTY: Final = 255
_UNUSED: Final = ("/stylesWithEffects", "/customXml", "/webSettings", "/fontTable", "/numbering", "/thumbnail",
                  "/extended-properties")  # fmt: skip
_DECIMALS: Final = MappingProxyType({"id": (",", ";"), "en": (".", ",")})


@frozen
class Chapter:
    """A paper that is set: its flows, its page, and whether its pages are numbered."""

    flows: Sequence[Flow]
    setting: Setting
    numbered: bool


def packed(chapters: Sequence[Chapter], title: str) -> bytes:
    """Return the file of some papers, each a section of its own."""
    document = docx.Document()
    lang = chapters[0].setting.lang
    _styles(document, lang)
    _settings(document, lang)
    _properties(document, title, lang)
    body: Any = document.element.body
    ending: Any = body[-1]
    drawer = _Drawer(document)
    for number, chapter in enumerate(chapters):
        markup = Markup(chapter.setting.lang, drawer.draw)
        made = list(markup.flows(chapter.flows)) or [element("p")]
        for one in made:
            ending.addprevious(one)
        page = _page(chapter.setting)
        if number < len(chapters) - 1:
            made[-1].get_or_add_pPr().append(page)
        else:
            body.replace(ending, page)
    for place, (section, chapter) in enumerate(zip(document.sections, chapters, strict=True)):
        _footer(section, chapter, follows=place > 0)
    for rels in _relations(document):
        for name in [name for name, rel in rels.items() if any(word in f"/{rel.reltype}" for word in _UNUSED)]:
            del rels[name]
    file = io.BytesIO()
    document.save(file)
    return _same_every_time(file)


def _relations(document: Document) -> tuple[Relationships, ...]:
    package = document.part.package
    return (document.part.rels,) if package is None else (document.part.rels, package.rels)


class _Drawer:
    """Puts drawings into the file, each with a number of its own and its text for whoever does not see it."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._count = 0

    def draw(self, drawing: Drawing) -> Any:
        self._count += 1
        inline: Any = self._part.new_pic_inline(io.BytesIO(drawing.png), Twips(drawing.wide), Twips(drawing.high))
        for properties in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            properties.set("id", str(self._count))
            properties.set("name", f"Picture {self._count}")
            properties.set("descr", drawing.alt)
        return element("drawing", inline)


def _page(setting: Setting) -> Any:
    orient = "landscape" if setting.landscape else None
    return element(
        "sectPr",
        element("pgSz", w=setting.page_width, h=setting.page_height, orient=orient),
        element("pgMar", top=twips(TOP_MM), right=twips(RIGHT_MM), bottom=twips(BOTTOM_MM), left=twips(LEFT_MM),
                header=twips(_FOOTER_MM), footer=twips(_FOOTER_MM), gutter=0),
        element("cols", space=720),
    )  # fmt: skip


def _footer(section: Section, chapter: Chapter, *, follows: bool) -> None:
    """Page x of y at the foot; a paper of one page has none, not even the one of the paper before it."""
    if not (chapter.numbered or follows):
        return
    footer = section.footer
    footer.is_linked_to_previous = False
    paragraph: Any = footer.paragraphs[0]._p  # noqa: SLF001  # the element itself has no public name
    paragraph.clear_content()
    properties = paragraph.get_or_add_pPr()
    for old in list(properties):
        properties.remove(old)
    properties.extend([element("pStyle", val="Footer"), element("jc", val="center")])
    if not chapter.numbered:
        return
    lang = chapter.setting.lang
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    for said, name, _, _ in Formatter().parse(wording.term("export-page", lang)):
        paragraph.extend([_run(said, lang)] if said else [])
        paragraph.extend([_field(fields[name])] if name else [])


def _run(said: str, lang: str) -> Any:
    shown = element("t")
    shown.text = said
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", element("rPr", element("lang", val=LANGUAGE[lang])), shown)


def _field(name: str) -> Any:
    shown = element("t")
    shown.text = "1"
    return element("fldSimple", element("r", shown), instr=f" {name} ")


def _styles(document: Document, lang: str) -> None:
    """Replace the styles of the template: few of them, all black, in one font."""
    styles: Any = document.styles.element
    for old in list(styles):
        styles.remove(old)
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val=LANGUAGE[lang], eastAsia=LANGUAGE[lang], bidi="ar-SA")
    normal = STYLES["Normal"].size
    spacing = element("spacing", before=0, after=0, line=240, lineRule="auto")
    styles.append(
        element(
            "docDefaults",
            element(
                "rPrDefault",
                element("rPr", fonts, element("sz", val=normal), element("szCs", val=normal), language),
            ),
            element("pPrDefault", element("pPr", spacing)),
        )
    )
    for code, style in STYLES.items():
        default = code == "Normal"
        looks = [element(tag) for tag, on in (("b", style.bold), ("bCs", style.bold), ("i", style.italic),
                                              ("iCs", style.italic)) if on]  # fmt: skip
        sizes = [] if default else [element("sz", val=style.size), element("szCs", val=style.size)]
        kept = [element("keepNext"), element("outlineLvl", val=style.outline)] if style.outline is not None else []
        styles.append(
            element(
                "style",
                element("name", val=style.name),
                None if default else element("basedOn", val="Normal"),
                None if default else element("next", val="Normal"),
                element("qFormat"),
                element("pPr", *kept) if kept else None,
                element("rPr", *looks, *sizes) if looks or sizes else None,
                type="paragraph",
                default=1 if default else None,
                customStyle=1 if style.own else None,
                styleId=code,
            )
        )


def _settings(document: Document, lang: str) -> None:
    """Replace the settings of the template; without the mode a table stands out beyond the margin in Word."""
    settings: Any = document.settings.element
    for old in list(settings):
        settings.remove(old)
    decimal, separator = _DECIMALS[lang]
    settings.extend(
        [
            element("zoom", percent=100),
            element("defaultTabStop", val=720),
            element("characterSpacingControl", val="doNotCompress"),
            element(
                "compat",
                element(
                    "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
                ),
            ),
            element("themeFontLang", val=LANGUAGE[lang]),
            element("decimalSymbol", val=decimal),
            element("listSeparator", val=separator),
        ]
    )


def _properties(document: Document, title: str, lang: str) -> None:
    facts = document.core_properties
    facts.title = clean(title).replace("\n", " ")[:_LONGEST_PROPERTY]
    facts.language = LANGUAGE[lang]
    facts.created = facts.modified = BEGINNING
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = facts.category = ""
    facts.revision = 1


def _same_every_time(file: io.BytesIO) -> bytes:
    """Write an archive again with files that are the same whoever made them, and when."""
    again = io.BytesIO()
    with zipfile.ZipFile(file) as made, zipfile.ZipFile(again, "w") as written:
        for name in made.namelist():
            written.writestr(member(name), made.read(name))
    return again.getvalue()
