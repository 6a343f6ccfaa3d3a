"""Scenarios as Twee 3, which Twine and Tweego read and write: out without loss, and in with a list of what is lost."""

from elearn.library.twee.exporting import export_twee
from elearn.library.twee.importing import Imported, import_twee
from elearn.library.twee.refusing import Refused

__all__ = ["Imported", "Refused", "export_twee", "import_twee"]
