# Two commands for a fresh machine: `make demo` and `make test`. They need make and Python 3.11 or newer with venv.

VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= demo-result

.PHONY: help demo test lint bench soak docs lock environment environment-dev clean

help:  ## list these commands
	@grep -E '^[a-z-]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:[^#]*## /\t/' | expand -t 18

environment:
	@sh scripts/environment.sh requirements.lock $(VENV)

environment-dev:
	@sh scripts/environment.sh requirements-dev.lock $(VENV)

demo: environment  ## compare the example videos and say which page to open
	@$(BIN)/diptych demo --out $(OUT)

test: lint  ## check style, types, layers and run all tests
	$(BIN)/python -m pytest

lint: environment-dev  ## check style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: environment-dev  ## measure accuracy and cost, and write docs/accuracy.md and docs/performance.md
	$(BIN)/python -m bench --part all
	$(BIN)/python -m bench --report

soak: environment-dev  ## long runs over damaged and random input
	$(BIN)/python -m pytest -m "soak" -n 2

docs: environment-dev  ## write the generated parts of the documents
	$(BIN)/python scripts/write_documents.py

lock:  ## renew both lock files (needs uv)
	@sh scripts/lock.sh

clean:  ## remove the environment and what tools kept
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
