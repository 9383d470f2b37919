# Two commands matter: `make run` and `make test`. `make help` lists the others.
PYTHON ?= python3
IN_VENV = .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test lint format types catalogues bench quality lock environment clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: ## set everything up and serve the site on http://127.0.0.1:$PORT (8000)
	@$(PYTHON) -m tooling.run_site

test: ## set everything up and run every check; ALLOW_SKIPS=0 makes a skip a failure
	@$(PYTHON) -m tooling.run_tests $(TEST_OPTIONS)

lint: environment ## look at the code: style, format, imports between rooms
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	.venv/bin/lint-imports

format: environment ## write the code in the house style
	$(IN_VENV) -m ruff check --fix-only .
	$(IN_VENV) -m ruff format .

types: environment ## check the types
	$(IN_VENV) -m mypy

catalogues: environment ## collect the texts for translation and compile the catalogues
	$(IN_VENV) -m tooling.catalogues update
	$(IN_VENV) -m tooling.catalogues compile

bench: environment ## measure the speed of searching, against a floor of the same run
	$(IN_VENV) -m benchmarks $(BENCH_OPTIONS)

quality: environment ## measure how good answers and suggestions are
	$(IN_VENV) manage.py quality $(QUALITY_OPTIONS)
	$(IN_VENV) manage.py quality_of_suggestions $(QUALITY_OPTIONS)

lock: environment ## lock the newest allowed versions of everything, with hashes
	$(IN_VENV) -m tooling.locks

environment:
	@$(PYTHON) -m tooling.environment development

clean: ## remove everything that was built; the database in var/ stays
	rm -rf .venv node_modules static/vendor var/static
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find locale -name '*.mo' -delete
