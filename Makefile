# Two commands matter: `make demo` and `make test`. Each sets up .venv first, and only when something changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-all lint bench noise docs model clean help
.DEFAULT_GOAL := help

help:  ## say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.run: pyproject.toml
	@echo "Setting up $(VENV) (the first time takes a minute or two) ..."
	@$(PYTHON) -c 'import sys; sys.exit("govkg needs Python 3.10 or newer") if sys.version_info < (3, 10) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Adding the tools for tests and checks ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.run  ## build a graph from the sample articles, ask it, draw it
	@$(BIN)/kg demo

test: lint  ## check style and types, run the quick tests
	@echo "Running the tests ..."
	@$(BIN)/python -m pytest -n 2 -m "not slow"

test-all: lint  ## run every test
	@$(BIN)/python -m pytest -n 2

lint: $(VENV)/.dev  ## check style and types
	@echo "Checking style and types ..."
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

bench: $(VENV)/.dev  ## measure extraction on the samples' gold and on gold given by GOLD=folder
	@$(BIN)/kg evaluate tests/data/samples
	@if [ -n "$(GOLD)" ]; then $(BIN)/kg evaluate $(GOLD); fi

noise: $(VENV)/.dev  ## measure reading on 300 hostile pages of held-out layouts
	@$(BIN)/python -m benchmarks.noise --pages 300 --family held-out

docs: $(VENV)/.dev  ## write the pages that are made from the ontology
	@$(BIN)/python -m benchmarks.ontology

model: $(VENV)/.dev  ## rebuild the packaged pipeline; UD=folder of the GSDSimp treebank
	@$(BIN)/python -m spacy project run all . $(if $(UD),--vars.ud=$(UD))

clean:  ## remove what was made
	rm -rf $(VENV) dist build output/demo output/demo.html output/graph .pytest_cache .mypy_cache .ruff_cache .hypothesis
