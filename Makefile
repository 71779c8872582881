# One command for each thing one wants of this repository. `make` alone lists them.
PYTHON ?= python3
# The Python of the training environment, which has torch; the project itself needs none.
TRAINER ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq

.DEFAULT_GOAL := help
.PHONY: help figures test rules lint format notebooks docs lab model judge clean

help:  ## List the commands
	@awk -F ':.*## *' '/^[a-z]+:.*##/ { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

figures: $(STAMP)  ## Draw the figures of the seed article: seeds/ to data/tables/ and figures/
	@$(BIN)/mediabeeld figures

test: $(STAMP)  ## Run every test, those of the notebooks and of a clean installation included
	@$(BIN)/python -m pytest

rules: $(STAMP)  ## Run the tests that need no trained model, on stored parses
	@$(BIN)/python -m pytest -m "not model"

lint: $(STAMP)  ## Check style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(STAMP)  ## Set the code in the house style
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

notebooks: $(STAMP)  ## Execute the notebooks from top to bottom, in place
	@$(BIN)/python -m tests.notebooks

docs: $(STAMP)  ## Build the documentation as a site: docs/ and the docstrings to build/docs/
	@$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet docs build/docs
	@echo "Open build/docs/index.html"

lab: $(STAMP)  ## Open the notebooks in JupyterLab
	@$(BIN)/mediabeeld lab

model:  ## Train the embedded Dutch pipeline again: make model TREEBANK=DIR NEWS=FILE WORK=DIR OUT=DIR (hours; training/README.md)
	@test -n "$(TREEBANK)" -a -n "$(NEWS)" -a -n "$(OUT)" -a -f "$(WORK)/names.jsonl" || \
	  { echo "make model TREEBANK=DIR NEWS=FILE WORK=DIR OUT=DIR [HAND=FILE] [HEADLINES=FILE] [DEVICE=cuda] [TRAINER=python], with WORK/names.jsonl made: see training/README.md"; exit 2; }
	$(TRAINER) -m training.prepare --treebank $(TREEBANK) --news $(NEWS) --out $(WORK)
	for n in 1 2; do \
	  $(TRAINER) -m training.train --work $(WORK) --treebank $(TREEBANK) --out teacher$$n --seed $$n || exit 1; done
	$(TRAINER) -m training.label_news --work $(WORK) --sentences $(WORK)/names.jsonl --words 260000 \
	  --teachers teacher1 teacher2 --out first
	$(TRAINER) -m training.distill --work $(WORK) --treebank $(TREEBANK) --sentences $(WORK)/names.jsonl \
	  --names $(WORK)/names.jsonl --silver 'first.*.npz' --init teacher1 --out student1 --pieces 1000000
	$(TRAINER) -m training.label_news --work $(WORK) --sentences $(WORK)/names.jsonl --words 1000000 \
	  --teachers teacher1 teacher2 student1:6 --out silver
	$(TRAINER) -m training.distill --work $(WORK) --treebank $(TREEBANK) --sentences $(WORK)/names.jsonl \
	  --names $(WORK)/names.jsonl $(if $(HAND),--hand $(HAND)) --silver 'silver.*.npz' --init student1 --out student2 --seed 3 \
	  --rate 1.5e-4 --head-rate 1e-3 --old 0.1
	$(TRAINER) -m training.distill --work $(WORK) --treebank $(TREEBANK) --sentences $(WORK)/names.jsonl \
	  --names $(WORK)/names.jsonl $(if $(HAND),--hand $(HAND)) --silver 'silver.*.npz' --init student2 --out student --seed 4 \
	  --rate 6e-5 --head-rate 4e-4 --gold-early 0.6 --gold-late 0.6 --old 0 --everything --pieces 1500000
	$(TRAINER) -m training.export --work $(WORK) --checkpoint student --out $(WORK)/reading
	@$(MAKE) judge MODEL=$(WORK)/reading

judge: MODEL ?= analysis/model
judge:  ## Teach what ships, or MODEL=DIR, to judge, on published codes: make judge TREEBANK=DIR NEWS=FILE WORK=DIR OUT=DIR (training/README.md)
	@test -n "$(TREEBANK)" -a -n "$(NEWS)" -a -n "$(WORK)" -a -n "$(OUT)" || \
	  { echo "make judge TREEBANK=DIR NEWS=FILE WORK=DIR OUT=DIR [HEADLINES=FILE] [DEVICE=cuda] [TRAINER=python]: see training/README.md"; exit 2; }
	$(TRAINER) -m training.recover --model $(MODEL) --out $(WORK) --name shipped
	$(TRAINER) -m training.judged --coded 'training/coded/*.jsonl' --texts $(NEWS) $(HEADLINES) --out $(WORK)
	$(TRAINER) -m training.pack --work $(WORK) --model $(MODEL)
	$(TRAINER) -m training.swap_names --work $(WORK) --model $(MODEL)
	for n in 1 2; do \
	  $(TRAINER) -m training.teach --work $(WORK) --out judge$$n --seed $$n --device $(or $(DEVICE),cpu) || exit 1; done
	$(TRAINER) -m training.judge --work $(WORK) --treebank $(TREEBANK) --taught judge1 judge2 --out judged --everything \
	  --device $(or $(DEVICE),cpu)
	$(TRAINER) -m training.judge --work $(WORK) --treebank $(TREEBANK) --go-on judged --reading 5 --rate 6e-5 --head-rate 3e-4 \
	  --minutes 45 --out again --everything --device $(or $(DEVICE),cpu)
	$(TRAINER) -m training.average --work $(WORK) --checkpoints judged=0.4 again=0.6 --out average
	$(TRAINER) -m training.export --work $(WORK) --checkpoint average --judging --out $(OUT)

clean:  ## Remove the virtual environment and what the tools leave behind
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Installs again only when the requirements change; a failed installation leaves no stamp.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Mediabeeld needs Python 3.11 or later; try: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Mediabeeld and its tools in $(VENV) (a minute or two) ..."
	@$(PIP) install --constraint constraints.txt --editable ".[dev,notebooks,readers]"
	@touch $(STAMP)
