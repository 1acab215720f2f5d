"""What an office hands in, as papers: Perjanjian Kinerja, annex of the IKU, measurements, chapter III of the LKjIP."""

from __future__ import annotations

from sakip.papers.agreement import agreement
from sakip.papers.annex import COLUMNS, DEFAULT_COLUMNS, annex
from sakip.papers.chapter import chapter
from sakip.papers.measurement import measurement
from sakip.papers.model import (
    NEW_PAGE,
    Align,
    Block,
    Box,
    Column,
    Facts,
    Grid,
    Heading,
    Item,
    Label,
    Line,
    Listing,
    NewPage,
    Paper,
    Paragraph,
    Party,
    Picture,
    Quotient,
    Signatures,
    Title,
)
from sakip.papers.scorecard import scorecard
from sakip.papers.sizes import SIZES, Size

__all__ = [
    "COLUMNS",
    "DEFAULT_COLUMNS",
    "NEW_PAGE",
    "SIZES",
    "Align",
    "Block",
    "Box",
    "Column",
    "Facts",
    "Grid",
    "Heading",
    "Item",
    "Label",
    "Line",
    "Listing",
    "NewPage",
    "Paper",
    "Paragraph",
    "Party",
    "Picture",
    "Quotient",
    "Signatures",
    "Size",
    "Title",
    "agreement",
    "annex",
    "chapter",
    "measurement",
    "scorecard",
]
