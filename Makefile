# The commands of a working copy. `make` alone lists them.
# Python 3.11 or newer, git and make are all that must be there; the rest is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
STORY := sample.onrecord
PORT ?= 8080
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help install demo test check gates lint types imports docs fix screenshots gate lock clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

install: .venv/.installed  ## make .venv and install onrecord into it

.venv/.installed: pyproject.toml constraints.txt scripts/venv
	@scripts/venv $(PYTHON)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/.tools: .venv/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[investigations]' 2>/dev/null \
		|| echo "note: followthemoney is not installed (libicu-dev or a compiler is missing); the tests that read its format are left out"
	@touch $@

demo: install  ## build the sample story, print its front page and serve it on localhost
	$(BIN)/onrecord build src/onrecord/sample/articles -o $(STORY)
	$(BIN)/onrecord brief $(STORY)
	$(BIN)/onrecord serve $(STORY) --port $(PORT)

test: .venv/.tools  ## run all tests, those in a browser included
	@scripts/chromium || true
	@scripts/postgresql || true
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --cov --cov-report=term:skip-covered

check: test gates  ## exactly what CI runs

gates: lint types imports docs  ## everything that is checked besides the tests

lint: .venv/.tools  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.tools  ## types, of code, tests and benches
	$(BIN)/mypy

imports: .venv/.tools  ## data flows one way
	$(BIN)/lint-imports

docs: .venv/.tools  ## the reference agrees with the code
	$(BIN)/python scripts/reference.py --check
	$(BIN)/python scripts/translatable.py --check

fix: .venv/.tools  ## format, mend what can be mended, write the reference anew
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python scripts/reference.py
	$(BIN)/python scripts/translatable.py

screenshots: .venv/.tools  ## pictures of every page, light and dark, phone and desk, in screenshots/
	@scripts/chromium
	$(BIN)/python scripts/screenshots.py $(if $(wildcard $(STORY)),$(STORY))

gate: .venv/.tools  ## measure against the corpora in DATA=… and fail below bench/baseline.json
	$(BIN)/python -m bench.gate --data $(DATA)

lock: .venv/.tools  ## write constraints.txt from what is installed and tested
	$(BIN)/python -m pip list --format=freeze --exclude onrecord --exclude pip --exclude setuptools > constraints.txt

clean:  ## remove what make made
	rm -rf .venv $(STORY) $(STORY)-wal $(STORY)-shm
