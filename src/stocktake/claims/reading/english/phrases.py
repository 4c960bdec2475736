"""English phrases: how words next to each other become one place list, one kind of emissions, one whole.

After joining, ``E`` is emissions of no named place, ``A`` those of the world, ``J`` those of a place, ``M``
an emitter of some gases, ``V`` the world's average."""

from __future__ import annotations

from stocktake.claims.reading import joining
from stocktake.claims.reading.patterns import Phrase, phrase


def phrases() -> tuple[Phrase, ...]:
    """The joining rules in the order in which they run."""
    return (
        phrase(r"b e (?! f)", joining.verb),
        phrase(r"P (?: , P )* ,? & P B?", joining.place_list),
        phrase(r"PB", joining.place_list),
        phrase(r"(?<=o) G e (?= $ | [,;cf] )", joining.whole),
        phrase(r"W* G? E? W* V W*", joining.average),
        phrase(r"F? G? F? E (?:oG)? F? | F? G F | F G", joining.emissions),
        phrase(
            r"E e? W | W+ E W* | E i W | G e? W (?:f?E)? | W G e? | W+ t (?:oE)? | t o? W | E W",
            joining.whole,
        ),
        phrase(r"P E (?:f?F)? | E (?: e? [foi] ) P (?!E) | gP | P G (?=[jb^v])", joining.of_place),
        phrase(r"[GE]? M (?: o? [GEA] )?", joining.emitter),
    )
