"""Files for other people and other programs: one module or folder per format, each importing what it needs when asked.

A format is named where it is wanted, so that nobody pays for the others::

    from sakip.exports import excel

    excel.scorecard(card, "kinerja.xlsx")

What a person may lose in a file is never lost silently: text stays text, a number keeps all its digits, and a number
that is missing says why.
"""
