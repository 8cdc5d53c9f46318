#!/usr/bin/env bash
# Runs every check, or those named: fmt clippy doc native pairs wasm build browser size.
#
# A failed stage does not stop the others. The last line is "N passed, N failed": each test of a runner counts as one, each
# other check as one.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
# shellcheck source=scripts/env.sh
. scripts/env.sh

export INSTA_UPDATE=no CARGO_TERM_COLOR=never
# A warning is an error by clippy's and rustdoc's own switch only, so that nothing is built twice.
logs=target/test-logs
mkdir -p "$logs"
passed=0 failed=0 began=$SECONDS
summary=()

# record name passed failed seconds
record() {
    passed=$((passed + $2)) failed=$((failed + $3))
    summary+=("$(printf '%-34s %5d passed %4d failed %5d s' "$1" "$2" "$3" "$4")")
}

heading() { printf '\n=== %s\n' "$*"; }

# check name command...: one check, passed if the command succeeds.
check() {
    local name="$1" start=$SECONDS
    shift
    heading "$name"
    if "$@"; then record "$name" 1 0 $((SECONDS - start)); else
        echo "FAILED: $name"
        record "$name" 0 1 $((SECONDS - start))
    fi
}

# count name command...: a test runner, whose result lines are added up.
count() {
    local name="$1" start=$SECONDS log status=0 good bad
    shift
    heading "$name"
    log="$logs/$(printf '%s' "$name" | tr -c 'A-Za-z0-9' '-').log"
    "$@" 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    read -r good bad < <(sed -n \
        -e 's/^test result: [a-zA-Z]*\. \([0-9]*\) passed; \([0-9]*\) failed.*/\1 \2/p' \
        -e 's/^browser: \([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$log" |
        awk '{ good += $1; bad += $2 } END { print good + 0, bad + 0 }')
    # A runner that fell over, or failed to compile, is one failure more.
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    [ "$bad" -eq 0 ] || echo "FAILED: $name"
    record "$name" "$good" "$bad" $((SECONDS - start))
}

fmt() { check "formatting" cargo fmt --all --check; }

clippy() {
    check "clippy, native" cargo clippy --quiet --locked --no-default-features --all-targets -- -D warnings
    check "clippy, WebAssembly" cargo clippy --quiet --locked --target "$WASM_TARGET" --lib --bins -- -D warnings
}

doc() {
    check "documentation" env RUSTDOCFLAGS="-D warnings" \
        cargo doc --quiet --locked --no-default-features --no-deps --document-private-items
}

# The checks of the dataset are native tests too (tests/dataset*.rs) and part of this.
native() { count "native tests, dataset checks" cargo test --locked --no-default-features --no-fail-fast; }

# Optimised, because it plans hundreds of times: every twentieth pair of start and target, or all of them with PAIRS_ALL.
pairs() {
    count "pairs of start and target" cargo test --locked --release --no-default-features --test pairs -- --ignored --nocapture
}

# By Node.js: these tests compare the planner's answers with the native ones and need no page.
wasm() {
    local tests=() file
    for file in tests/wasm*.rs; do [ -e "$file" ] && tests+=(--test "$(basename "$file" .rs)"); done
    if [ "${#tests[@]}" = 0 ]; then
        heading "WebAssembly tests"
        echo "none in tests/wasm*.rs"
        return
    fi
    count "WebAssembly tests" env \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_TEST_TIMEOUT=300 \
        cargo test --locked --no-default-features --target "$WASM_TARGET" "${tests[@]}"
}

build() {
    check "release build" scripts/dist.sh
    check "the module is valid for a browser" node scripts/check_site.mjs dist
}

# What the pages answered meanwhile is then held against the checker and the native planner.
browser() {
    count "browser tests on the release build" node tests/browser/run.mjs
    count "answers of the pages" cargo test --locked --release --no-default-features --test pages -- --ignored
}

size() { check "size report" node scripts/size.mjs; }

[ "$#" -gt 0 ] || set -- fmt clippy doc native pairs wasm build browser size
for stage in "$@"; do
    case "$stage" in
    fmt | clippy | doc | native | pairs | wasm | build | browser | size) "$stage" ;;
    *)
        echo "unknown stage: $stage (there are: fmt clippy doc native pairs wasm build browser size)" >&2
        exit 2
        ;;
    esac
done

printf '\n=== %d s in all\n' $((SECONDS - began))
printf '%s\n' "${summary[@]}"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
