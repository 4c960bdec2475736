"""The embedded data: their schema, how they are built from the originals, kept, and checked."""
