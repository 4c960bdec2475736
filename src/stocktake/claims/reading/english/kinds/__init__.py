"""One file of English patterns per kind of sentence; each gives ``PATTERNS``."""
