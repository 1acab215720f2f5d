"""What programs, files and people rely on, as text: one line a fact, so that a change of it is a line of a review.

``tests/test_snapshots.py`` compares the texts with the library. They are written anew, and then looked at, by::

    python tests/snapshots --write

Each line is a key, a colon and what is said of it. The same library gives the same lines on every Python and with
whatever versions of other packages.
"""
