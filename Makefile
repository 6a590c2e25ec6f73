# Everything a person or a machine does with this repository. `make` alone lists it.
# Only make and Python (3.11 to 3.13) need to be there; the rest is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.fabrique-ready
OUT ?= out

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHON VENV
# Without compiled files every start would compile the whole program again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock clean system-run system-test

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: system-run $(READY)  ## install what is missing, then open Fabrique (without a screen: the demonstration, written to out/)
	@BIN=$(BIN) OUT=$(OUT) sh scripts/run.sh

test: system-test $(READY)  ## install what the tests need, then all the checks
	@$(MAKE) --no-print-directory check

check: $(READY)  ## ruff, mypy, import-linter, pytest (no system package is installed)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses auto --dist worksteal

bench: system-run $(READY)  ## time and memory of Fabrique's start, beside a bare Qt window
	$(BIN)/python -m benchmarks

lock: $(READY)  ## pin every dependency again, with its hashes, for Python 3.11 to 3.13
	$(BIN)/python -m pip install --quiet "uv>=0.13"
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --group dev \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file requirements.lock pyproject.toml

clean:  ## remove the environment and everything that was built
	rm -rf $(VENV) build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find curriculum trainer ui resources tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

system-run:
	@sh scripts/system.sh run

system-test:
	@sh scripts/system.sh test

$(READY): requirements.lock pyproject.toml scripts/install.sh
	@sh scripts/install.sh
	@touch $@
