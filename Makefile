# Two commands matter: `make demo` and `make test`. Each sets up .venv first, and only when something changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Tools and environments that only CI and releases need; see requirements/README.md.
TOOLS := build/tools
UV := $(TOOLS)/bin/uv
OLDEST ?= python3.10
NEWEST ?= python3.13

.PHONY: demo test test-all test-oldest test-newest lint bench bench-short score noise fuzz docs model
.PHONY: wheel lock sbom clean help
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

$(VENV)/.train: $(VENV)/.run
	@echo "Adding PyTorch and what else training needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
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

$(TOOLS)/.made: requirements/tools.txt
	@echo "Setting up $(TOOLS) ..."
	@test -x $(TOOLS)/bin/python || $(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

test-oldest: $(TOOLS)/.made  ## run the quick tests on the oldest versions of everything (OLDEST=python3.10)
	@$(UV) venv --quiet --clear --python $(OLDEST) build/oldest
	@$(UV) pip install --quiet --python build/oldest/bin/python --requirement requirements/oldest.txt
	@$(UV) pip install --quiet --python build/oldest/bin/python --no-deps --editable .
	@build/oldest/bin/python -m pytest -n 2 -m "not slow" -W default -p no:cacheprovider

test-newest: $(TOOLS)/.made  ## run the quick tests on the newest versions of everything (NEWEST=python3.13)
	@$(UV) venv --quiet --clear --python $(NEWEST) build/newest
	@$(UV) pip install --quiet --python build/newest/bin/python --upgrade --editable '.[dev]'
	@build/newest/bin/python -m pytest -n 2 -m "not slow" -W default -p no:cacheprovider

wheel: $(VENV)/.dev $(TOOLS)/.made  ## build the wheel, install it on pinned packages, run the demo from it elsewhere
	@.ci/wheel

sbom: wheel  ## write what an installation consists of to build/sbom.json (CycloneDX)
	@$(TOOLS)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file build/sbom.json build/pinned/bin/python

lock: $(TOOLS)/.made  ## renew the pinned packages in requirements/
	@$(UV) pip compile --quiet --upgrade --no-annotate --custom-compile-command "make lock" --python-version 3.10 \
		--universal --generate-hashes --output-file requirements/demo.txt pyproject.toml
	@$(UV) pip compile --quiet --upgrade --no-annotate --custom-compile-command "make lock" --python-version 3.10 \
		--resolution lowest-direct --extra dev --output-file requirements/oldest.txt pyproject.toml

fuzz: $(VENV)/.dev  ## damage 100,000 inputs; with TARGET=name let atheris search for SECONDS=60 (pip install atheris)
ifdef TARGET
	@PYTHONPATH=. $(BIN)/python tests/fuzz_targets.py $(TARGET) -max_total_time=$(or $(SECONDS),60)
else
	@$(BIN)/python -m pytest -n 2 tests/test_fuzz.py tests/test_fuzz_add.py tests/test_reading_bad.py
endif

bench: $(VENV)/.dev  ## measure everything beside what else one would use, and write docs/benchmarks.md
	@$(BIN)/python -m benchmarks.report

bench-short: $(VENV)/.dev  ## measure the small part of that; fails where a ratio is half of what it was
	@$(BIN)/python -m benchmarks.report --short

score: $(VENV)/.dev  ## score extraction on the samples' gold and on gold given by GOLD=folder
	@$(BIN)/kg evaluate tests/data/samples
	@if [ -n "$(GOLD)" ]; then $(BIN)/kg evaluate $(GOLD); fi

noise: $(VENV)/.dev  ## measure reading on 300 hostile pages of held-out layouts
	@$(BIN)/python -m benchmarks.noise --pages 300 --family held-out

docs: $(VENV)/.dev  ## write the pages that are made from the ontology
	@$(BIN)/python -m benchmarks.ontology

model: $(VENV)/.train  ## rebuild the packaged pipeline; UD=folder of the GSDSimp treebank
	@$(BIN)/python -m spacy project run all . $(if $(UD),--vars.ud=$(UD))

clean:  ## remove what was made
	rm -rf $(VENV) dist build output/demo output/demo.html output/graph .pytest_cache .mypy_cache .ruff_cache .hypothesis
