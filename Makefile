# Everything here runs with nothing installed by hand but Python 3.11 or newer, git and make; Debian
# has a part of Python in a package of its own, python3-venv.

ifeq ($(OS),Windows_NT)
PYTHON ?= py -3
BIN := .venv/Scripts
else
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
BIN := .venv/bin
endif
PY := $(BIN)/python
TOOL := $(BIN)/aabsocial
PIP := $(PY) -m pip --disable-pip-version-check --quiet

.PHONY: help install demo test check lint cover deep mutate validators wheel bench lock clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

install: .venv/installed ## Install the tool into .venv

demo: .venv/installed ## Take every worked example through the tool, into demo/
	@rm -rf demo
	@for answers in proposals/*/proposal.toml; do \
		$(TOOL) new --answers "$$answers" --into demo || exit 1; \
	done
	@echo
	@$(TOOL) validate demo
	@echo
	@$(TOOL) handout --meeting proposals/moede-2026-06-25.toml --to pdf,docx,html,md --output demo
	@echo
	@echo "Gemt / Saved:"
	@find demo -type f ! -name '.*' | sort | sed 's/^/  /'
	@echo
	@echo "Hvor der ovenfor står aabsocial, skriver du / Where it says aabsocial above, type:  $(TOOL)"
	@echo "Prøv selv / Try it yourself:  $(TOOL) new"
	@echo "Se alle kommandoer / All commands:  $(TOOL) --help"

test: .venv/ready ## Run the tests
	$(PY) -m pytest -n auto --dist worksteal $(COVERED)

check: lint cover ## Run every gate: linters, types, layers, dependencies, tests with coverage

lint: .venv/ready
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(BIN)/lint-imports --no-cache
	$(PY) -m deptry aabsocial

# With MEASURED, `make test COVERED=--cov` has run on this very tree, and its measurements are judged.
cover: .venv/ready
	[ -n "$(MEASURED)" ] || $(PY) -m pytest -n auto --dist worksteal --cov --cov-report=term
	$(BIN)/coverage report --show-missing --omit='$(OUTSIDE)' --fail-under=100

# What reads, asks, lays out and writes; of all the rest, which decides, every branch is tested.
OUTSIDE := aabsocial/__main__.py,aabsocial/cli/*,$\
	aabsocial/interview/frontends/key_bindings.py,aabsocial/interview/frontends/questionary_prompts.py,$\
	aabsocial/interview/frontends/rich.py,aabsocial/interview/frontends/screen_renderer.py,$\
	aabsocial/interview/frontends/terminal_input.py,aabsocial/interview/shutdown.py,$\
	aabsocial/rendering/*,aabsocial/storage/*,aabsocial/validation/*

# The tests find the programs there; without them, they skip what those judge, and say so.
validators: build/validators/installed ## Install the npm programs that judge our papers

build/validators/installed: .ci/package.json
	@mkdir -p $(@D)
	@cp $< $(@D)
	npm install --prefix $(@D) --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

deep: .venv/ready ## Look twenty times as long for examples against the properties, and at longer files
	$(PY) -m pytest -n auto --hypothesis-profile=deep --timeout=900 tests/properties tests/robustness/test_growth.py tests/robustness/test_fuzzing.py

mutate: .venv/ready ## Change what decides a little at a time, and see that a test fails (an hour and a half)
	@$(PYTHON) -m venv build/mutate
	@build/mutate/bin/python -m pip --disable-pip-version-check --quiet install mutmut==3.8.1
	$(TESTED) build/mutate/bin/mutmut run --max-children 1 'aabsocial.core.money.*'
	cd mutants && $(TESTED) nice ../build/mutate/bin/python tests/support/mutate.py $(EVERY) $(ONLY)

TESTED = PYTHONPATH=$$("$(CURDIR)/$(PY)" -c 'import pathlib, pytest; print(pathlib.Path(pytest.__path__[0]).parent)')
EVERY ?= 1

wheel: .venv/ready ## Build the wheel to hand out, into dist/
	@$(PY) -m build --wheel --no-isolation

bench: .venv/ready ## Measure against the budgets and write tests/benchmarks/results.md
	$(PY) tests/benchmarks/measure.py

lock: ## Resolve the dependencies anew, for every platform, with hashes and no addresses
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	@printf 'hatchling>=1.27\neditables\n' > build/build.in
	build/lock/bin/uv pip compile $(LOCKED) pyproject.toml build/build.in -o requirements.txt
	build/lock/bin/uv pip compile $(LOCKED) --group dev pyproject.toml build/build.in -o requirements-dev.txt

LOCKED := --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

clean: ## Remove what was made here
	rm -rf .venv build dist demo mutants .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache
	rm -rf .hypothesis .import_linter_cache

.venv/python-is-new-enough:
	@$(if $(PYTHON),,echo "Python 3.11 or newer is needed. Install it, or say: make PYTHON=/where/it/is" >&2; exit 1)
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. Install it; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

# Python reads the path of an editable installation in the locale's encoding, so that a checkout in a
# folder with an æ starts only in some of them; said from where it is read, the path has only dots.
PATH_OF_THE_CHECKOUT := import os, pathlib; \
	[file.write_text(os.path.relpath(".", file.parent)) \
	for file in pathlib.Path(".venv").rglob("*aabsocial*.pth")]

# --no-deps: the locks are whole, and pip before 24 resolves `coverage[toml]` past its locked version,
# to whatever is newest that day, and then has no hash for it (pypa/pip#9644)
.venv/dependencies: requirements.txt Makefile | .venv/python-is-new-enough
	@echo "Installing into .venv ..." >&2
	@$(PIP) install --require-hashes --no-deps -r requirements.txt
	@touch $@

# The installation holds the texts parsed; one that changed since is parsed at every start.
TEXTS := $(foreach depth,* */* */*/* */*/*/*,$(wildcard aabsocial/$(depth).toml))

.venv/installed: .venv/dependencies pyproject.toml hatch_build.py Makefile $(TEXTS)
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PYTHON) -c '$(PATH_OF_THE_CHECKOUT)'
	@touch $@

.venv/ready: requirements-dev.txt .venv/dependencies | .venv/installed
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.txt
	@touch $@
