"""What an office hands in, as papers: Perjanjian Kinerja, annex of the IKU, measurements, chapter III of the LKjIP."""

from __future__ import annotations

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

__all__ = [
    "NEW_PAGE",
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
    "Title",
]
