# Each target sets itself up: the first run makes a virtual environment from the pinned requirements.
#
#   make site     build the site into site/ (a link to the newest complete build)
#   make rollback let site/ be the build before it again
#   make serve    show it at http://127.0.0.1:8000 while you write
#   make preview AT=2027-03-02   the same as it will be at the end of a day, or at a time (2027-03-01T09:30+00:00)
#   make report   ask for the facts of a new report, and write its file
#   make check    say what is wrong in docs/, in seconds
#   make ledger   note what is new in public-urls.txt and public-questions.txt, so that none of it can be lost later
#   make leak-check   say what can be seen of reports under embargo, and what changes when they are published
#   make test     run every check
#   make unit     run the tests that need no built site, no LibreOffice and no browser, in less than a minute
#   make test-properdocs   the same tests, on ProperDocs in place of MkDocs
#   make fresh    try the README's commands on a bare Debian machine (SUITE=bookworm or trixie, TARGETS="site test")
#   make bench    measure builds, PDFs, pages and search beside others, and write bench/RESULTS.md (BENCH=quick to try it)

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

.PHONY: site rollback serve preview check report ledger leak-check test unit test-properdocs fresh bench requirements clean

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
	PREVIEW_AT= $(BIN)/python -m publishing check

report: .venv/site
	@PREVIEW_AT= $(BIN)/python -m publishing new report

ledger: site
	$(BIN)/python -m publishing ledger

leak-check: .venv/site
	@PREVIEW_AT= $(BIN)/python -m publishing leak-check

test: .venv/test
	$(PYTHON) tools/install-programs test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
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

.venv/site: requirements.txt
	tools/make-venv $(PYTHON) .venv requirements.txt
	@touch $@

.venv/test: requirements-test.txt requirements.txt
	tools/make-venv $(PYTHON) .venv requirements-test.txt
	@touch $@ .venv/site

.venv/bench: bench/requirements.txt requirements.txt
	tools/make-venv $(PYTHON) .venv bench/requirements.txt
	@touch $@ .venv/site

# Material asks for MkDocs by name. What is installed for that goes again, so that nothing can come from it.
.venv-properdocs/test: requirements-properdocs.txt requirements-test.txt
	tools/make-venv $(PYTHON) .venv-properdocs requirements-test.txt requirements-properdocs.txt
	.venv-properdocs/bin/pip uninstall --quiet --yes mkdocs
	@touch $@

# One lock for every Python that is supported, whatever this machine has: each pin takes the oldest, the rest has markers.
requirements:
	$(PYTHON) -m venv .venv/pin
	.venv/pin/bin/pip install --quiet uv
	for name in requirements requirements-test requirements-properdocs bench/requirements; do \
		.venv/pin/bin/uv pip compile --quiet --upgrade --universal --python-version $(OLDEST) --fork-strategy fewest \
		--generate-hashes --custom-compile-command "make requirements" --output-file $$name.txt $$name.in || exit 1; done
	cd bench && npm update --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund \
		&& node -p '$(WITHOUT_FUNDING)' >package-lock.new && mv package-lock.new package-lock.json

clean:
	[ ! -d .sites ] || find .sites -type d -exec chmod u+rwx {} +
	rm -rf .venv .venv-properdocs .sites .cache site
