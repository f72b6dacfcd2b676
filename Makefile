# Every command of the README. `make` installs what it needs from the lock file, once.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: help install demo test lint types imports postgres chromium fast-tests slow-tests quality bench lock format data pictures clean

help:
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*##/\t/' | expand -t 14

install: $(INSTALLED) ## set up .venv from the lock file

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: $(INSTALLED) ## read the examples, print the briefs and the record of a process
	$(BIN)/dragoman read examples/*.txt examples/*.html
	$(BIN)/dragoman record examples/rioverde

test: lint types imports fast-tests slow-tests quality ## all that CI runs

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

imports: $(INSTALLED)
	$(BIN)/lint-imports

# A process for each core. Work is shared out by place, not by name: schemathesis calls many tests alike.
SIDE_BY_SIDE := -n logical --dist worksteal

# The store is tested on a real server, which the tests start in a temporary folder and stop.
postgres: ## install PostgreSQL's server, where that can be done; without it its tests are skipped, and say so
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y postgresql >/dev/null; } || \
	  echo "PostgreSQL is not installed here, so its tests are skipped. Install it: apt-get install postgresql"

# The pages are tested in a real browser.
chromium: ## install Chromium, where that can be done; without it its tests are skipped, and say so
	@command -v chromium >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
	      chromium fonts-dejavu-core fonts-noto-core poppler-utils >/dev/null; } || \
	  echo "Chromium is not installed here, so its tests are skipped. Install it: apt-get install chromium"

fast-tests: $(INSTALLED) postgres
	$(BIN)/pytest $(SIDE_BY_SIDE)

slow-tests: $(INSTALLED) postgres chromium
	$(BIN)/pytest -m slow $(SIDE_BY_SIDE)

quality: $(INSTALLED) ## figures on the benches in ../shared, fails under the floors
	$(BIN)/python -m quality

bench: $(INSTALLED) ## speed as a ratio to spaCy's parse, start-up, memory
	$(BIN)/python -m quality.bench

COMPILE := uv pip compile pyproject.toml --python-version 3.11 --universal --system-certs --generate-hashes \
  --no-emit-index-url --custom-compile-command "make lock"

lock: ## resolve requirements.lock and requirements-training.lock anew
	$(PYTHON) -m venv .venv && $(BIN)/pip install --quiet uv
	$(BIN)/$(COMPILE) --extra dev --output-file requirements.lock
	$(BIN)/$(COMPILE) --extra dev --extra training --output-file requirements-training.lock

format: $(INSTALLED) ## lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

data: $(INSTALLED) ## make what is made: states, the schemas, the API's description, the table of formats, the README's sample, the corpus's counts
	$(BIN)/python -m tools.build_states
	$(BIN)/python -m tools.write_schema
	$(BIN)/python -m tools.write_openapi
	$(BIN)/python -m tools.write_formats
	$(BIN)/python -m tools.write_sample
	$(BIN)/python -m tools.write_corpus_counts

pictures: $(INSTALLED) chromium ## draw the pages of the README and docs
	$(BIN)/python -m tools.write_screenshots

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
