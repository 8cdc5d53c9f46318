#!/usr/bin/env bash
# Builds the release site into dist/, unless dist/ is already what the files at hand would give.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

stamp=target/site.stamp

digest=(sha256sum)
have sha256sum || digest=(shasum -a 256)

# All that goes into the site. Contents, not dates: a new checkout of the same files changes nothing.
fingerprint() {
    {
        find src style public locales assets -type f 2>/dev/null || true
        ls index.html build.rs Cargo.toml Cargo.lock Trunk.toml package-lock.json scripts/pre_build.mjs scripts/post_build.mjs scripts/baked.mjs 2>/dev/null || true
    } | LC_ALL=C sort | tr '\n' '\0' | xargs -0 "${digest[@]}" | cat - <(rustc --version) | "${digest[@]}"
}

wanted="$(fingerprint)"
if [ -e dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    echo "dist: up to date"
    exit 0
fi

if compgen -G "target/$WASM_TARGET/site/deps/libleptos-*" >/dev/null; then
    echo "dist: building the release site (about 1 minute)"
else
    echo "dist: building the release site for the first time (about 2 minutes on 2 cores)"
fi
rm -f "$stamp"
began=$SECONDS
# Trunk reads NO_COLOR as a boolean word, and other tools as anything.
env -u NO_COLOR trunk build --release --offline --skip-version-check --color never
mkdir -p target
printf '%s\n' "$wanted" >"$stamp"
echo "dist: done in $((SECONDS - began)) s; any static host can serve the folder dist/"
