# Two commands are enough: `make run` and `make test`. Both set up what they need.
JOBS ?= $(shell nproc)
SWIFT_BUILD = swift build -c release
GENUS = .build/release/genus
TRACELUA = .build/release/tracelua

.PHONY: run test check-generated example setup build regenerate families bench bench-engine bench-rules lint certify prove-values fuzz-readers clean

# From the findings to families, to an optimizer, to what it is worth.
run: setup
	$(SWIFT_BUILD) --product genus
	$(GENUS) regenerate --jobs $(JOBS)
	@$(MAKE) --no-print-directory families
	# The plan of an earlier build may name rule files that are gone; the second attempt plans anew.
	$(SWIFT_BUILD) --product tracelua || $(SWIFT_BUILD) --product tracelua
	$(TRACELUA) bench Inputs/programs/*.lua

test: setup lint
	swift build -c release --build-tests
	swift test -c release --skip-build
	@$(MAKE) --no-print-directory example

# Generalizes everything anew and compares byte for byte with what is committed.
check-generated: setup
	$(SWIFT_BUILD) --product genus
	$(GENUS) regenerate --check --no-cache --jobs $(JOBS)

# Has a second solver check every proof obligation of every generated rule anew; WIDTHS=8,64 only some.
WIDTHS ?= 1...64
certify: setup
	$(SWIFT_BUILD) --product genus
	$(GENUS) certify Generated/Rules --out .build/certificates --widths $(WIDTHS) --check cvc5 --jobs $(JOBS)

# Proves what the abstract values say of each operation at 64 bits, and prints how; some minutes. PARTS=8 for another width.
PARTS ?= 64
prove-values: setup
	swift build -c release --build-tests
	PROVE_PARTS=$(PARTS) swift test -c release --skip-build --no-parallel --filter PartProofTests/partsAreProven 2>&1 | grep -E '^part proof|✘|Test run'

# Damages files for each reader; COUNT variants each, from SEED.
SEED ?= 1
COUNT ?= 50000
fuzz-readers: setup
	$(SWIFT_BUILD) --product genus
	for reader in ll trace opt rules lua; do $(GENUS) fuzz --reader $$reader --seed $(SEED) --count $(COUNT) --out .build/crashes || exit 1; done

# The rules in somebody else's optimizer.
example: setup
	swift run -c release --package-path Examples/ToyOptimizer

setup:
	@sh Scripts/setup.sh

build: setup
	$(SWIFT_BUILD)

regenerate: build
	$(GENUS) regenerate --jobs $(JOBS)

# One line a rule, as a person would write it.
families:
	@grep -rhE '^(rule|  //) ' Generated/Rules

bench: build
	$(TRACELUA) bench Inputs/programs/*.lua

# How long a finding takes: median, 95th percentile, longest.
bench-engine: setup
	$(SWIFT_BUILD) --product genus
	python3 Scripts/engine-times.py $(GENUS) generalize Inputs/findings --jobs $(JOBS) --one-at-a-time --format jsonl --solve-all --no-cache

# Nanoseconds a visited instruction with 10, 100 and 1,000 rules, against trying rule after rule.
bench-rules: setup
	$(SWIFT_BUILD) --product genus
	$(SWIFT_BUILD) --product tracelua
	@sh Scripts/bench-rules.sh

lint:
	swift format lint --strict -r Package.swift Sources Tests Plugins Examples Benchmarks

clean:
	rm -rf .build
