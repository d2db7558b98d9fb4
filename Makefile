# The loop: `make check` before every commit.  Each step uses what is in .venv.

BIN ?= .venv/bin

.PHONY: check lint types docs doctest test format

check: lint types docs doctest test

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

docs:
	$(BIN)/sphinx-build -q -n -W --keep-going -b html docs docs/_build/html

doctest:
	$(BIN)/sphinx-build -q -n -W --keep-going -b doctest docs docs/_build/doctest

test:
	$(BIN)/python -m pytest -n auto

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
