#!/usr/bin/env bash
# The development server: rebuilds and reloads on each change.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

echo "dev: the first development build takes about 4 minutes on 2 cores, the next ones seconds"
# `erase_components` shortens the build of the views; a folder of its own keeps the release site as it is.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target/dev-server}"
exec env -u NO_COLOR trunk serve --offline --skip-version-check --dist target/dev-dist --port "${1:-8080}"
