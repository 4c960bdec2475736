"""What a reader sees: words, numbers, tables, figures, and the written report."""
