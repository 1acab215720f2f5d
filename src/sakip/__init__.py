"""SAKIP performance indicators: exact numbers, bands that cover every value once, and an explanation for each."""

__version__ = "0.1.0"
