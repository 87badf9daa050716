# Each target sets itself up: the first run makes a virtual environment from the pinned requirements.
#
#   make site     build the site into site/ (a link to the newest complete build)
#   make rollback let site/ be the build before it again
#   make serve    show it at http://127.0.0.1:8000 while you write
#   make preview AT=2027-03-02   the same as it will be at the end of a day, or at a time (2027-03-01T09:30+00:00)
#   make report   ask for the facts of a new report, and write its file
#   make new-site FOLDER=../our-reports   ask some questions, and write the folder of another inspectorate's site
#   make import FILE=report.docx AS=fife-2027   make a report of a Word or PDF file, and say what was lost
#   make check    say what is wrong in docs/, in seconds
#   make record-urls   note new addresses and questions in published/, so that none of them can be lost later (once: make ledger)
#   make leak-check   say what can be seen of reports under embargo, and what changes when they are published
#   make test     run every check
#   make unit     run the tests that need no built site, no LibreOffice and no browser, in about a minute
#   make test-properdocs   the same tests, on ProperDocs in place of MkDocs
#   make fresh    try the README's commands on a bare Debian machine (SUITE=bookworm or trixie, TARGETS="site test")
#   make clean    remove caches and environments; the built sites stay
#   make clean-site   remove every built site, the live one too, once you say so
#   make bench    measure builds, PDFs, imports, pages and search beside others, and write bench/RESULTS.md (BENCH=quick to try it)

PYTHON ?= python3
BENCH ?= full
SUITE ?= bookworm
TARGETS ?= site test
OLDEST := 3.11.2
BIN := .venv/bin
WITHOUT_FUNDING := JSON.stringify(require("./package-lock.json"), (name, one) => name === "funding" ? undefined : one, 2)
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks
# mkdocs.yml names no sources, so that no other generator finds any.
export PUBLISHING_DOCS := docs
# It drops docstrings, which pages show, and assertions.
unexport PYTHONOPTIMIZE
# With it, each process compiles all modules anew, and a test run has hundreds of them.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site rollback serve preview new-site import check report record-urls ledger leak-check test unit test-properdocs fresh bench requirements clean clean-site

site: .venv/site
	@tools/build-site $(BIN)

rollback:
	@tools/rollback

serve: .venv/site
	PREVIEW_AT= $(BIN)/mkdocs serve

preview: .venv/site
	@test -n "$$AT" || { echo "Say of which day or time: make preview AT=2027-03-02" >&2; exit 1; }
	PREVIEW_AT="$$AT" $(BIN)/mkdocs serve

check: .venv/site
	PREVIEW_AT= $(BIN)/publishing check

report: .venv/site
	@PREVIEW_AT= $(BIN)/publishing new report

new-site: .venv/site
	@test -n "$$FOLDER" || { echo "Say where: make new-site FOLDER=../our-reports" >&2; exit 1; }
	@$(BIN)/publishing new site "$$FOLDER"

import: .venv/site
	@test -n "$$FILE" || { echo "Say which file: make import FILE=report.docx AS=fife-2027" >&2; exit 1; }
	@PREVIEW_AT= $(BIN)/publishing import "$$FILE" $${AS:+--as "$$AS"} $${AGAIN:+--again}

record-urls ledger: site
	$(BIN)/publishing record-urls

leak-check: .venv/site
	@PREVIEW_AT= $(BIN)/publishing leak-check

test: .venv/test
	$(PYTHON) tools/install-programs test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	tsc --project tools/scripts
	$(BIN)/pytest

unit: .venv/test
	$(BIN)/pytest -m unit

test-properdocs: .venv-properdocs/test
	$(PYTHON) tools/install-programs test
	GENERATOR=properdocs .venv-properdocs/bin/pytest

fresh:
	@$(PYTHON) tools/install-programs fresh
	@tools/fresh-machine $(SUITE) $(TARGETS)

bench: .venv/bench site
	$(PYTHON) tools/install-programs bench
	tools/install-lighthouse
	$(BIN)/python -m bench $(BENCH) --date "$$(date -u +%F)"

.venv/site: requirements/site.txt
	tools/make-venv $(PYTHON) .venv requirements/site.txt
	@touch $@

.venv/test: requirements/test.txt requirements/site.txt
	tools/make-venv $(PYTHON) .venv requirements/test.txt
	@touch $@ .venv/site

.venv/bench: requirements/bench.txt requirements/site.txt
	tools/make-venv $(PYTHON) .venv requirements/bench.txt
	@touch $@ .venv/site

# Material asks for MkDocs by name. What is installed for that goes again, so that nothing can come from it.
.venv-properdocs/test: requirements/properdocs.txt requirements/test.txt
	tools/make-venv $(PYTHON) .venv-properdocs requirements/test.txt requirements/properdocs.txt
	.venv-properdocs/bin/pip uninstall --quiet --yes mkdocs
	@touch $@

# One lock for every Python that is supported, whatever this machine has: each pin takes the oldest, the rest has markers.
requirements:
	$(PYTHON) -m venv .venv/pin
	.venv/pin/bin/pip install --quiet uv
	for name in site test properdocs bench; do \
		.venv/pin/bin/uv pip compile --quiet --upgrade --universal --python-version $(OLDEST) --fork-strategy fewest \
		--generate-hashes --custom-compile-command "make requirements" --output-file requirements/$$name.txt requirements/$$name.in || exit 1; done
	cd bench && npm update --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund \
		&& node -p '$(WITHOUT_FUNDING)' >package-lock.new && mv package-lock.new package-lock.json

clean:
	rm -rf .venv .venv-properdocs .cache .pytest_cache .ruff_cache .mypy_cache
	@echo "Left as they are: the built sites (.sites/), and the live one (site). make clean-site removes them."

clean-site:
	@tools/clean-site
