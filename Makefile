# Each target sets itself up: the first run makes a virtual environment from the pinned requirements.
#
#   make site     build the site into site/ (a link to the newest complete build)
#   make serve    show it at http://127.0.0.1:8000 while you write
#   make check    say what is wrong in docs/, in seconds
#   make ledger   note the questions that are new in public-questions.txt, so that none can be lost later
#   make test     run every check
#   make bench    measure the search beside others, and write bench/RESULTS.md (BENCH=quick to try it)

PYTHON ?= python3
BENCH ?= full
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks

.PHONY: site serve check ledger test bench requirements clean

site: .venv/site
	@tools/build-site $(BIN)

serve: .venv/site
	$(BIN)/mkdocs serve

check: .venv/site
	$(BIN)/python -m publishing check

ledger: .venv/site
	$(BIN)/python -m publishing ledger

test: .venv/test
	tools/install-browser
	tools/install-libreoffice
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

bench: .venv/bench
	tools/install-browser
	$(BIN)/python -m bench $(BENCH) --date "$$(date -u +%F)"

.venv/site: requirements.txt
	tools/make-venv $(PYTHON) requirements.txt
	@touch $@

.venv/test: requirements-test.txt requirements.txt
	tools/make-venv $(PYTHON) requirements-test.txt
	@touch $@ .venv/site

.venv/bench: bench/requirements.txt requirements.txt
	tools/make-venv $(PYTHON) bench/requirements.txt
	@touch $@ .venv/site

requirements:
	$(PYTHON) -m venv .venv/pin
	.venv/pin/bin/pip install --quiet pip-tools
	for name in requirements requirements-test bench/requirements; do \
		CUSTOM_COMPILE_COMMAND="make requirements" .venv/pin/bin/pip-compile --quiet --upgrade --allow-unsafe \
		--generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--no-emit-options --output-file $$name.txt $$name.in || exit 1; done

clean:
	rm -rf .venv .sites .cache site
