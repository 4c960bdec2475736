"""Pledges as objects: read and checked, as they stood on a date, and quantified with their ambiguities.

``pledge`` what one is, ``reading`` text to objects with line and column of every error,
``checking`` what one must fulfil, ``joint`` statements
of several Parties clause by clause, ``catalogue`` all of them by date, ``quantify`` from words to a band of
emissions.
"""

from stocktake.pledges.catalogue import Catalogue
from stocktake.pledges.checking import Known
from stocktake.pledges.joint import Clause, JointStatement, statements_of
from stocktake.pledges.pledge import Kind, Pledge
from stocktake.pledges.reading import Read, Refused, read_csv, read_yaml

__all__ = [
    "Catalogue",
    "Clause",
    "JointStatement",
    "Kind",
    "Known",
    "Pledge",
    "Read",
    "Refused",
    "read_csv",
    "read_yaml",
    "statements_of",
]
