"""Options that several commands share, each said once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """A reader's language."""

    en = "en"
    zh = "zh"


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]
InLanguage = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of sentences; by default that of the environment, else English."),
]
PlotFile = Annotated[
    Path | None,
    typer.Option("--plot", help="Also draw the answer: a .svg, .png or .html file.", show_default=False),
]
