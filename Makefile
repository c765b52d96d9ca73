# `make` builds and starts Meshwork; `make help` lists the rest.

PREFIX ?= /usr/local
# Arguments of the program: make run ARGS="workflow list"
ARGS ?=
# Tests can run in either configuration: make test TEST_CONFIGURATION=release
TEST_CONFIGURATION ?= debug
# A part of the tests: make test FILTER=MeshCoreTests
FILTER ?=

SWIFT ?= swift
# Start and memory follow what the loader must read of the program: exported symbols keep code alive that nothing calls,
# and relocations in their long form are four megabytes of it. Packed ones need glibc 2.36.
PACKED := $(shell printf '2.36\n%s\n' "$$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)" | sort -CV && \
  echo -Xlinker -z -Xlinker pack-relative-relocs)
# The tarball has its libraries beside the program.
LIBRARIES = -Xlinker -rpath -Xlinker '$$ORIGIN/../lib/meshwork'
# Types asked for by name have their conformances searched through all of the program's, a quarter of the start.
DIRECT = -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# Where the release finds what it links whole (Package.swift).
STATIC = .build/static
RELEASE = -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --no-export-dynamic $(DIRECT) $(PACKED) \
  $(LIBRARIES)
BINARY = .build/release/meshwork
SOURCES = Package.swift Sources Tests

.DEFAULT_GOAL := run
.PHONY: run build test fuzz monkey kills sanitize lint format smoke conformance soak bench bench-server install deb dist dist-check clean help

run: build ## Build, then start the program (the default)
	@exec $(BINARY) $(ARGS)

build: export MESHWORK_COMMIT := $(shell git describe --always --dirty --abbrev=12 --exclude='*' 2>/dev/null)
build: ## Build the program, optimised
	@Scripts/setup
	@mkdir -p $(STATIC) && ln -sf "$$($(CLANG) -print-file-name=libstdc++.a)" $(STATIC)/
	@test -x $(BINARY) || echo "The first build takes a few minutes."
	@$(SWIFT) build $(RELEASE) --product meshwork $(if $(wildcard $(BINARY)),--quiet)

test: ## Run the tests
	@Scripts/setup
	@$(SWIFT) test -c $(TEST_CONFIGURATION) $(if $(FILTER),--filter $(FILTER))

# Inputs for each reader: make fuzz FUZZ_COUNT=1000 FUZZ_SEED=7
FUZZ_COUNT ?= 1000000
FUZZ_SEED ?= 2026
fuzz: ## Give each reader of what comes from outside a million inputs it nearly understands
	@Scripts/setup
	@mkdir -p .build/fuzz && rm -f .build/fuzz/*
	@FUZZ_COUNT=$(FUZZ_COUNT) FUZZ_SEED=$(FUZZ_SEED) FUZZ_FOLDER=$(CURDIR)/.build/fuzz \
	  $(SWIFT) test -c release --filter '^FuzzTests\.' || \
	  { echo "Under way were, each with its seed (FUZZ_SEED):"; grep -H . .build/fuzz/*; exit 1; }

# Keys without sense: make monkey MONKEY_KEYS=5000 MONKEY_SEED=7
MONKEY_KEYS ?= 100000
MONKEY_SEED ?= 2026
monkey: ## Press a hundred thousand keys without sense in the editor, with resizes and broken bytes, over a server that fails
	@Scripts/setup
	@MONKEY_KEYS=$(MONKEY_KEYS) MONKEY_SEED=$(MONKEY_SEED) \
	  $(SWIFT) test -c $(TEST_CONFIGURATION) --filter '^MeshworkTests\.MonkeyTests'

KILLS ?= 1000
kills: ## Kill the editor a thousand times in the middle of work, and look whether what it showed is there again
	@Scripts/setup
	@KILLS=$(KILLS) $(SWIFT) test -c $(TEST_CONFIGURATION) --filter '^MeshworkTests\.KillTests'

# The suites in which many threads, and C, meet what comes from outside.
SANITIZED = ^(MeshCoreTests|MeshHTTPTests|MeshLocalTests|MeshServerTests|ClientTests|MeshVisionTests)\.
# The compiler of C that comes with Swift knows Swift's calls.
CLANG ?= clang
# The thread sanitizer is told of the locks that it does not see. Swift marks the pointers that it keeps, so that what a
# global holds looks like a leak: the address sanitizer looks for no leaks.
sanitize: ## Run the core, the server and the clients under the thread and the address sanitizer
	@Scripts/setup
	@mkdir -p .build-thread
	@$(CLANG) -c -O1 -fPIC Scripts/thread-sanitizer/mutex.c -o .build-thread/mutex.o
	@$(SWIFT) test --sanitize thread --scratch-path .build-thread -Xlinker $(CURDIR)/.build-thread/mutex.o \
	  --filter '$(SANITIZED)'
	@ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize address --scratch-path .build-address --filter '$(SANITIZED)'

lint: ## Check the style, the imports and the words of all sources, and what is made of the themes and messages
	@$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	@Scripts/check-imports
	@Scripts/check-words
	@Scripts/structure
	@Scripts/make-themes --check
	@Scripts/make-proto --check

format: ## Put all sources into the style
	@$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

smoke: build ## Start the program in a pseudo-terminal and quit it
	@Scripts/smoke $(BINARY)

conformance: build ## Run the documentation's samples and the service's own clients against `meshwork serve`
	@Scripts/conformance $(BINARY)

# make soak SOAK_SECONDS=30
SOAK_SECONDS ?= 600
soak: build ## Load `meshwork serve` for ten minutes with kill -9 in the middle: nothing acknowledged may be lost
	@Scripts/soak $(BINARY) $(SOAK_SECONDS)

bench-server: build ## Measure lists by REST and gRPC beside a bare Hummingbird server
	@$(SWIFT) build $(RELEASE) --product MeshBench --quiet
	@Scripts/bench-server $(BINARY) .build/release/MeshBench

bench: build ## Measure the core, the nets beside onnxruntime, the editor, and `meshwork list` beside the official client
	@$(SWIFT) build $(RELEASE) --product MeshBench --quiet
	@.build/release/MeshBench
	@Scripts/bench-nets .build/release/MeshBench $(BINARY)
	@Scripts/bench-terminal $(BINARY)
	@Scripts/bench $(BINARY) "$$(Scripts/python-client)"

install: ## Copy the program, its manual page, completions and themes under PREFIX (/usr/local)
	@test -x $(BINARY) || $(MAKE) build
	install -D -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/meshwork"
	install -d "$(DESTDIR)$(PREFIX)/share/meshwork/themes" "$(DESTDIR)$(PREFIX)/share/man/man1"
	$(BINARY) man > "$(DESTDIR)$(PREFIX)/share/man/man1/meshwork.1"
	install -m 644 themes/*.yaml "$(DESTDIR)$(PREFIX)/share/meshwork/themes"
	install -m 644 NOTICE "$(DESTDIR)$(PREFIX)/share/meshwork/NOTICE"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	$(BINARY) completion bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/meshwork"
	$(BINARY) completion zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_meshwork"
	$(BINARY) completion fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/meshwork.fish"

deb: build ## Make a Debian package of the program, in .build/packages
	@Scripts/package deb $(BINARY) .build/packages

dist: build ## Make a tarball of the program and its libraries, for hosts without them, in .build/packages
	@Scripts/package dist $(BINARY) .build/packages

dist-check: deb dist ## Try both in bare Debian roots; needs root and debootstrap
	@Scripts/dist-check .build/packages

clean: ## Remove all that was built
	@rm -rf .build

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 14
