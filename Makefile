# A working copy from nothing: Python 3.11 or later, make and git are enough.

PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PARALLEL ?= -n auto --maxprocesses 8 --dist worksteal
DATA ?=
WITH_DATA := $(addprefix bench/,people.py countries.py dates.py readers.py compare.py similar.py alike.py extract.py library.py queries.py)

.DEFAULT_GOAL := help
.PHONY: help run test test-slow test-pure check format bench manual screenshots clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY) ## browse the sample articles
	@$(BIN)/newsbrowse demo

test: $(READY) ## run the test suite
	@$(BIN)/python -m pytest -q $(PARALLEL)

test-slow: $(READY) ## run the tests that take long
	@$(BIN)/python -m pytest -q -m slow $(PARALLEL) || [ $$? -eq 5 ]

test-pure: $(READY) ## run the unit tests without the compiled kernels
	@NEWSBROWSE_PURE=1 $(BIN)/python -m pytest -q $(PARALLEL) tests/unit

check: $(READY) ## check format, style, types and the direction of imports
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

format: $(READY) ## put the code into its format
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

bench: $(READY) ## measure; DATA=folder of labelled articles for the measurements that need one
	@$(BIN)/python bench/start.py
	@echo; $(BIN)/python bench/keys.py --library "$$($(BIN)/newsbrowse demo --no-browse)"
	@test -z "$(DATA)" || for file in $(WITH_DATA); do \
		echo; echo "$$file"; $(BIN)/python $$file --data "$(DATA)" || exit 1; done

manual: $(READY) ## make the manual page anew
	@$(BIN)/python -m newsbrowse.cli.manual > man/newsbrowse.1

screenshots: $(READY) ## make the pictures of the README anew
	@$(BIN)/python screenshots/make.py

clean: ## remove the environment and every cache
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find tui tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt build_kernels.py hatch_build.py $(wildcard tui/newsbrowse/speedups/*.pyx)
	@for python in $(PYTHONS); do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "newsbrowse needs Python 3.11 or later; none found (name it: make PYTHON=/path/to/python3.12)" >&2; exit 1; \
	fi; \
	if [ ! -x $(BIN)/python ]; then \
		echo "setting up $(VENV) with $$($$found --version), once" >&2; \
		$$found -m venv $(VENV) || { rm -rf $(VENV); \
			echo "$$found has no venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; \
	fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
