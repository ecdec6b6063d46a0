PYTHON ?= python3
BIN    := .venv/bin
PORT   ?= 8000
BENCHES = captions chapters feed master search vtt
COUNT  ?= 100000
SEED   ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup site serve test lint format golden pictures quality engines interop postgres fuzz properties bench lock clean

help:     ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/site ## Install what building needs into .venv

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "make: Python 3.11 or newer is needed; name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "make: Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

.venv/site: .venv/python requirements/site.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/site requirements/dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

site: setup ## Build the example show into feed/
	$(BIN)/podcast build

serve: setup ## Preview the example show on http://127.0.0.1:8000
	$(BIN)/podcast serve --port $(PORT)

test: .venv/test ## Run all tests, those in the browser included
	@sh tests/browser/chromium.sh
	$(BIN)/pytest -n auto --cov

lint: .venv/test ## Check style, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: .venv/test ## Rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/test ## Accept the present output, in tests/golden and in the tables of docs/, as the expected one
	$(BIN)/pytest -q tests/golden tests/unit/test_docs.py tests/browser/test_spoken.py --update-golden
	git diff --stat tests/golden docs

pictures: .venv/test ## Take the pictures of the documentation anew
	@sh tests/browser/chromium.sh
	$(BIN)/podcast build
	PYTHONPATH=. $(BIN)/python docs/images/make_images.py

quality: .venv/test ## Hold the example's pages to vnu, html-validate, Lighthouse and the link checker (needs java, npm)
	@sh tests/browser/chromium.sh
	@sh tests/quality/tools.sh .quality
	$(BIN)/podcast build
	$(BIN)/python -m tests.quality feed .quality $(CHECK)

engines: .venv/test ## Try the pages in Firefox and in WebKit, the engine of Safari (installs both on Debian)
	@sh tests/engines/engines.sh
	$(BIN)/pytest -q -m engines tests/engines

postgres: .venv/test ## Run the tests that need a PostgreSQL server (apt-get install postgresql)
	$(BIN)/pytest -q -m postgres tests/servers

.interop/python/done: .venv/test requirements/clients.txt
	@$(PYTHON) -m venv .interop/python
	@.interop/python/bin/pip install --quiet --require-hashes -r requirements/clients.txt
	@touch $@

.interop/node_modules/done: tests/interop/readers/package.json tests/interop/readers/package-lock.json
	@mkdir -p .interop/node_modules
	@if command -v npm >/dev/null; then cp $^ .interop && npm ci --silent --prefix .interop && touch $@; fi

interop: .venv/test .interop/python/done .interop/node_modules/done ## Let real apps, readers and web servers have a show
	$(BIN)/pytest -q -m interop tests/interop

fuzz: .venv/test ## Feed every reader 100,000 damaged files; COUNT, SEED and FORMAT choose others
	PYTHONPATH=. $(BIN)/python tests/fuzz/fuzz.py --count $(COUNT) --seed $(SEED) $(addprefix --format ,$(FORMAT))

properties: .venv/test ## Try every property on 1,000 new examples each; IN=transcript takes one room
	$(BIN)/pytest -q --hypothesis-profile=long tests/property/$(if $(IN),test_$(IN).py)

bench: .venv/test ## Print the ratios of those benchmarks that need no data
	@for bench in $(BENCHES); do $(BIN)/python -m benchmarks.$$bench || exit 1; done

lock:     ## Choose new versions of all dependencies (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	  --custom-compile-command "make lock" --group build pyproject.toml --output-file requirements/site.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	  --custom-compile-command "make lock" --constraint requirements/site.txt --group dev pyproject.toml --output-file requirements/dev.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	  --custom-compile-command "make lock" --group clients --output-file requirements/clients.txt
	cd tests/interop/readers && npm install --silent --package-lock-only --omit-lockfile-registry-resolved

clean:    ## Delete everything that can be made again
	rm -rf .venv .interop .quality .podcast .mypy_cache .pytest_cache .ruff_cache .coverage .coverage.* .hypothesis
	find feed -mindepth 1 -not -name README.md -delete
