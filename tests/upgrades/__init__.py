"""Files as each version of the library wrote or read them, and what came of them then.

A folder is named after a version. Its ``sets``, ``realisations``, ``forms``, ``akip``, ``records``, ``traces`` and
``refused`` are never changed again; ``results`` are what that version made of them. ``tests/test_upgrades.py`` has the
library of today make them once more.

When a version is released whose files hold something new, they are frozen beside the others: copy the newest folder
under the new number, add what is new, and write its results and traces by::

    python tests/upgrades 0.2.0
"""
