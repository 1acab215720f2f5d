"""The strategies, a file for each kind of thing that is drawn; :mod:`sakip.testing` has those that are public."""
