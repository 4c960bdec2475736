"""Who caused the warming: contributions of places to warming to date, through the whole ensemble.

``emitted`` what places emitted, ``past`` history run again without some of it, ``methods`` how a joint
warming is told apart (one per file under one contract), ``axes`` the choices, ``runs`` many combinations at
once, ``warming`` findings for places, ``ranking`` every country and the balance, ``pledged`` what pledges
leave room for, ``answers`` what a report holds.
"""

from stocktake.attribution.answers import answers
from stocktake.attribution.past import Past, to_date
from stocktake.attribution.pledged import pledge_warming
from stocktake.attribution.ranking import balance, ranked, ranking
from stocktake.attribution.warming import warming

__all__ = ["Past", "answers", "balance", "pledge_warming", "ranked", "ranking", "to_date", "warming"]
