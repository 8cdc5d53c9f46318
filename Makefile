# What people call. Each command installs what it needs first; a second call finds it there.

PORT ?= 8080

.DEFAULT_GOAL := help
.PHONY: help serve dev dist test check pairs setup size data-report clean

help: ## list these commands
	@echo "Norikae: make COMMAND"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 12

serve: ## install what is missing, build the release site, serve it on http://localhost:8080
	@scripts/setup.sh build
	@scripts/dist.sh
	@exec node scripts/serve.mjs dist $(PORT)

test: ## install what is missing, run every check; the last line says how many passed and failed
	@scripts/setup.sh test
	@scripts/test.sh

dist: ## leave in dist/ a site for any static host and any folder
	@scripts/setup.sh build
	@scripts/dist.sh

dev: ## serve a development build that follows the source files
	@scripts/setup.sh build
	@scripts/dev.sh $(PORT)

check: ## the quick checks: formatting, clippy, native tests
	@scripts/setup.sh test
	@scripts/test.sh fmt clippy native

pairs: ## plan every 20th pair of start and target (ALL=1: all; WITH=words: those), held against a table; UPDATE=1 writes it
	@$(if $(ALL),PAIRS_ALL=1) $(if $(WITH),PAIRS_WITH="$(WITH)") $(if $(UPDATE),PAIRS_UPDATE=1) scripts/test.sh pairs

size: ## bytes of the first load
	@scripts/setup.sh build
	@scripts/dist.sh
	@node scripts/size.mjs

data-report: ## write docs/DATA.md: what the facts in FACTS=DIR hold and what became of it
	@cargo run --quiet --locked --no-default-features --example data_report -- "$(FACTS)" > docs/DATA.md.new
	@mv docs/DATA.md.new docs/DATA.md

clean: ## remove what was built here; installed tools stay
	rm -rf target dist node_modules
