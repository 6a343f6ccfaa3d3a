# Everything a person does with Tandem. `make` alone lists it.
PORT ?= 8000
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test check fix bench long screenshots translations requirements clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: .venv/ready-run ## serve the demo on http://127.0.0.1:8000 (or PORT=…)
	@ELEARN_DEMO=1 ELEARN_WATCH_COURSES=1 $(BIN)/elearn serve --migrate --demo --port $(PORT)

test: .venv/ready-test ## everything: unit, web and browser tests, on SQLite and on PostgreSQL
	@sh tests/machine.sh
	@$(BIN)/python -m tests.everything

check: .venv/ready-test ## format, lint, types, templates, translations, courses, spelling
	@sh tests/machine.sh spelling
	@$(BIN)/ruff format --check elearn tests requirements
	@$(BIN)/ruff check elearn tests requirements
	@$(BIN)/mypy
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/python -m tests.catalogues
	@$(BIN)/python -m tests.catalogue_spelling
	@$(BIN)/elearn check --strict --spelling courses

fix: .venv/ready-test ## mend what can be mended by itself
	@$(BIN)/ruff check --fix elearn tests requirements
	@$(BIN)/ruff format elearn tests requirements

bench: .venv/ready-test ## speed and size, from one run
	@$(BIN)/python -m tests.bench

long: .venv/ready-test ## long stories of people who do things in any order, on both databases (some twenty minutes)
	@sh tests/machine.sh
	@$(BIN)/python -m tests.any_order

screenshots: .venv/ready-test ## pictures of every page into screenshots/
	@sh tests/machine.sh
	@TANDEM_PICTURES=every $(BIN)/python -m pytest -q -n 2 --dist worksteal tests/browser/test_screenshots.py

translations: .venv/ready-test ## bring the catalogues up to date with the code, and compile them
	@$(BIN)/python -m tests.catalogues --update

requirements: ## pin what pyproject.toml asks for, with hashes
	@sh requirements/pin.sh

CATALOGUES := $(wildcard elearn/translations/*/LC_MESSAGES/*.po)

.venv/ready-run: pyproject.toml requirements/run.txt requirements/environment.sh $(CATALOGUES)
	@sh requirements/environment.sh run

.venv/ready-test: pyproject.toml requirements/test.txt requirements/environment.sh
	@sh requirements/environment.sh test

clean: ## remove the environment and everything made; data in instance/ stays
	rm -rf .venv .cache screenshots dist
