# Needs Python 3.11 or newer and make, nothing else. Another interpreter: make test PYTHON=python3.12
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.installed

.PHONY: demo test bench docs lint clean

demo: $(READY)
	$(BIN)/loyalty-sim returns climate trade=bank

test: $(READY)
	$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadgroup

bench: $(READY)
	$(BIN)/python -m benchmarks

docs: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "the docs are in site/index.html"

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

clean:
	rm -rf .venv

# Installs once, and again when what to install has changed.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("loyalty_sim needs Python 3.11 or newer; name one with PYTHON=..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	$(BIN)/python -m compileall -q src
	@echo "compiling the model once, up to a minute ..."
	$(BIN)/python -m loyalty_sim.warm
	@touch $@
