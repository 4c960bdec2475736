"""The page at ``/``: every route with what it gives, what it takes, and a question to try."""

from __future__ import annotations

from functools import cache

from stocktake import __version__
from stocktake.api.rest.verbs import verbs


@cache
def page_of(language: str) -> str:
    """In ``en`` or ``zh``; nothing in it is loaded from elsewhere."""
    from jinja2 import Environment, PackageLoader

    from stocktake.report.language import words

    said = words(language)
    templates = Environment(loader=PackageLoader("stocktake.api.rest", "templates"), autoescape=True)
    rows = [
        {
            "path": verb.path,
            "gives": said.say(f"rest.verb.{verb.name.replace(' ', '_').replace('-', '_')}"),
            "takes": [one.name for one in verb.takes],
            "example": verb.example_path,
        }
        for verb in verbs()
    ]
    return templates.get_template("index.html").render(
        say=said.say, language=language, rows=rows, version=__version__
    )
