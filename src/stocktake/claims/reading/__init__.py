"""From a document to claims: sentences, words of known kinds, and patterns of kinds.

A sentence is first cut into *tokens*, each of one kind, written as one letter: a place, a percentage, a
verb of share and so on (``tokens``). Each language has its own lexicon; words it does not know become
``u``. Tokens are then joined to *phrases* (``joining``), and each kind of sentence has a file of patterns
over the letters. A pattern never steps over an unknown word, so a sentence is read whole or reported as not
understood."""
