"""Fairness: who could do how much by which principle, and money from those who have it to those who need
it.

``principles`` what rules appeal to, ``rules`` one per file under one contract, ``wholes`` what there is to
share, ``stock`` the facts that rules look at, ``axes`` the choices, ``allocate`` findings for places,
``pledged`` the pledges beside them; ``finance`` who provides and who receives.
"""
