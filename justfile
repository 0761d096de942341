# Commands of this repository. `just` alone lists them.

_list:
    @just --list --unsorted

# Format, lints, tests: all that must hold
check:
    cargo fmt --check
    cargo clippy --all-targets
    cargo test

# Everything, as on a fresh clone, with a browser
ci:
    .ci/run

# Build the demo into public/
build *ARGS:
    cargo run --release -- build {{ARGS}}

# Every fault of the demo's files
faults:
    cargo run --release -- check

# Take the pictures of the documents anew
pictures:
    WARRAQ_PICTURES=docs WARRAQ_REQUIRE_BROWSER=1 cargo test --test browser pictures

# Build the tables of names from their lists
names:
    python3 scripts/names/build.py
    python3 scripts/names/persons/build.py
