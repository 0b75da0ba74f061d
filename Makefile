# Short names for the scripts. `make plan` is the way in.

.DEFAULT_GOAL := help
.PHONY: help plan test lint samples

SAMPLE ?= teacher_computers

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

plan: ## Install what is missing, build, plan a sample (SAMPLE=wifi for another one) and say where the plan is
	@sh scripts/plan.sh $(SAMPLE)

test: ## Run the lints and all tests; STRICT=1 turns a skipped test into a failure
	@sh scripts/test.sh

lint: ## Check format, lints and documentation
	@sh scripts/lint.sh

samples: ## Make the sample workbooks anew
	@sh scripts/samples.sh
