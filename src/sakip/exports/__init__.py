"""Files for other people and other programs: one module or folder per format, each importing what it needs when asked.

A format is named where it is wanted, so that nobody pays for the others::

    from sakip.exports import excel

    excel.scorecard(card, "kinerja.xlsx")

For people to read, print and hand in:

- :mod:`~sakip.exports.word`: papers as documents, ``word.write`` (extra ``word``);
- :mod:`~sakip.exports.excel`: papers, a scorecard or a nation as workbooks, ``excel.write``, ``excel.scorecard``,
  ``excel.scorecards`` (extra ``excel``).

For programs:

- :mod:`~sakip.exports.json`: scorecards, with published schemas, ``json.write``, ``json.schema``;
- :mod:`~sakip.exports.frictionless`: tables in CSV with what describes them, ``frictionless.package``;
- :mod:`~sakip.exports.msind`: the metadata that Statistics Indonesia asks for, ``msind.write``;
- :mod:`~sakip.exports.iati`: results for donors, ``iati.write``.

Each takes what it writes and a target, a path or a binary stream, and by keyword ``lang`` where it says something of
its own and ``size`` where it is printed: papers have their language already, and JSON has none. What cannot stand in a
file is returned as findings. The same input makes the same bytes.

What a person may lose in a file is never lost silently: text stays text, a number keeps all its digits, and a number
that is missing says why.
"""
