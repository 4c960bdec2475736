# Stocktake: what a developer and a newcomer type. `make help` lists it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
DATA   ?= ../shared/data
OUT    ?= out

.DEFAULT_GOAL := help
.PHONY: help install run test lint bench bench-claims parity snapshot verify figures golden clean

help:  ## list these commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP)  ## make the environment in .venv and install the package, editable

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

run: install  ## install, then take stock: writes the report to out/
	$(BIN)/stocktake run --out $(OUT)

test: install  ## install, then run every test
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

lint: install  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

snapshot: install  ## build the embedded snapshot from the originals in DATA
	$(BIN)/stocktake data build --from $(DATA)

verify: install  ## prove that the snapshot is what the originals give
	$(BIN)/stocktake data verify --from $(DATA)

parity: install  ## the climate kernel against the fair package, as a table
	$(BIN)/python benchmarks/parity.py --data $(DATA)

bench-claims: install  ## precision and recall of `stocktake check` on the labelled sentences
	$(BIN)/python benchmarks/claims.py

bench: install  ## speed and memory against fair and ciceroscm, as a table
	$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	$(BIN)/python benchmarks/bench.py --data $(DATA)

figures: run  ## renew the figures of the README from a run
	cp $(OUT)/figures/warming.en.svg $(OUT)/figures/warming.zh.svg docs/figures/

golden: install  ## write the golden numbers anew (say why in the commit)
	$(BIN)/python -m pytest tests/golden --write-golden

clean:  ## remove what can be made again
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache
