"""One file of Chinese patterns per kind of sentence; each gives ``PATTERNS``."""
