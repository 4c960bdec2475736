"""The explorer: a folder of static pages in which a reader changes the choices and sees the answers move.

``contents`` puts a stocktake's findings, pathways and warming into compact plain data, ``site`` writes a
self-contained page a language from it. A second page runs the climate in the browser: ``kernel`` makes its
programs from Python's traced functions, ``lever_columns`` and ``lever_data`` gather its numbers,
``lever_page`` gives it words. No server, no request to anywhere; a page opens from the disk.
"""

from stocktake.explorer.site import write_site

__all__ = ["write_site"]
