"""An error as every interface shows it: a document for programs, a sentence for readers, in their language.

The words are those of ``report.errors_told``; names of places come from the snapshot, and are read only where
an error names one.
"""

from __future__ import annotations

from stocktake.errors import StocktakeError


def document(error: StocktakeError, language: str) -> dict[str, object]:
    """The error in English, and beside it under ``translation`` what it is in another language."""
    if language == "en":
        return error.to_dict()
    from stocktake.report.errors_told import tell

    told = tell(error, language, lambda name: _place_name(name, language))
    return error.to_dict() | {"translation": told.to_dict()}


def sentence(error: StocktakeError, language: str) -> str:
    """The whole message in that language."""
    if language == "en":
        return error.sentence()
    from stocktake.report.errors_told import tell

    return tell(error, language, lambda name: _place_name(name, language)).sentence()


def _place_name(name: str, language: str) -> str:
    """A place's name by its code or any of its names; what names no place, as it is."""
    from stocktake import sources

    try:
        return sources.read_places().name(name, language)
    except StocktakeError:
        return name
