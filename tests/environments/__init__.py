"""One scenario that calls all of the library, and the environments in which it has to come to the same.

``python tests/environments ROOT FOLDER`` carries it out with the library in the folder or archive ``ROOT``, writes its
files below ``FOLDER`` and prints a digest of what each step came to.
"""
