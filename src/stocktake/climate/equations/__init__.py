"""The physics, one process per file; ``year`` puts them in the order in which they act.

Functions here take plain arrays of any shape that broadcast together. A paper's letters stay beside its
formula. Nothing here knows scenarios, files or labels.
"""
