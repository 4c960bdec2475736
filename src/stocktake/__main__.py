"""``python -m stocktake``: the command line without its script."""

from stocktake.cli import main

if __name__ == "__main__":
    main()
