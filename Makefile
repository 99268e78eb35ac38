# Each target sets itself up: a machine needs Python 3.11 or later with pip and venv, and make.
# The second time, only the work is done. Another Python: make PYTHON=python3.12 report

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

API := analysis '!analysis\.' analysis.model analysis.instrument analysis.study analysis.corpus

.PHONY: report test fast cover check docs oldest audit licences bench clean

report: $(STAMP)  ## figures/ and reports/, from seeds/
	$(BIN)/framing run

test: $(STAMP)
	$(BIN)/python -m pytest

fast: $(STAMP)  ## the tests that take no more than seconds
	$(BIN)/python -m pytest -m "not slow and not large"

check: $(STAMP)  ## format, lint, types, and what is imported against what is declared
	$(BIN)/ruff format --check analysis tests
	$(BIN)/ruff check analysis tests
	$(BIN)/mypy
	$(BIN)/deptry analysis
	$(BIN)/deptry tests --ignore DEP002,DEP004

cover: $(STAMP)  ## which branches no test takes
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

# In an environment of its own, with this Python: 3.11 is the oldest.
oldest:  ## the fast tests with the oldest versions that pyproject.toml allows
	$(PYTHON) -m venv build/oldest
	build/oldest/bin/python -m pip install --quiet --disable-pip-version-check $$(build/oldest/bin/python tests/oldest.py)
	PYTHONPATH=$(CURDIR) build/oldest/bin/python -m pytest -m "not slow and not large" -W default

# Both in an environment of their own: what audits is no part of what is audited.
AUDIT := build/audit

audit:  ## what is known of holes in the locked versions; asks a database on the network
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(AUDIT)/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.lock

licences: $(STAMP)  ## the licence of everything that is installed
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check pip-licenses
	$(AUDIT)/bin/pip-licenses --python=$(BIN)/python --from=mixed --order=license

docs: $(STAMP)  ## build/api: the functions and nouns, from their docstrings; a warning is an error
	$(BIN)/python -W error -m pdoc -d google -o build/api $(API)

# The table of ratios is all that standard output gets; it may be piped.
bench: $(STAMP)
	@$(BIN)/python tests/benchmarks

clean:  ## what the other targets made beside figures/ and reports/
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf *.egg-info
	find analysis tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Made once, and again when the lock or the project changes. The lock names every version with its
# hash, the build's too, so that nothing is installed that is not in it. What is said goes to
# standard error: see bench.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")' >&2
	@echo 'Setting up $(VENV) from requirements.lock; the first time this takes minutes.' >&2
	@$(PYTHON) -m venv $(VENV) >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
	@touch $(STAMP)
