#!/usr/bin/env bash
# Installs what is missing, says what it does and about how long it takes, and does nothing where nothing is missing.
#
#   scripts/setup.sh build     what building the site needs
#   scripts/setup.sh test      that, and what the tests need
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

what="${1:-build}"
logs="$NORIKAE_CACHE/log"
mkdir -p "$NORIKAE_CACHE/bin" "$logs"
began=$SECONDS

say() { printf '%s\n' "setup: $*"; }

# step "name" "about how long" command...: runs it quietly, with a sign of life every 20 seconds, and its words on failure.
step() {
    local name="$1" duration="$2" log status=0 start=$SECONDS
    last_log=
    shift 2
    log="$logs/$(printf '%s' "$name" | tr -c 'A-Za-z0-9\n' '-').log"
    say "$name ($duration) ..."
    "$@" >"$log" 2>&1 </dev/null &
    local pid=$! next=$((SECONDS + 20))
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.5
        if [ "$SECONDS" -ge "$next" ]; then
            say "  ... $((SECONDS - start)) s: $(tail -n 1 "$log" | tr -d '\r' | sed 's/^ *//' | cut -c 1-70)"
            next=$((SECONDS + 20))
        fi
    done
    wait "$pid" || status=$?
    if [ "$status" -ne 0 ]; then
        say "  ${on_failure:-failed} after $((SECONDS - start)) s"
        last_log="$log"
        return "$status"
    fi
    say "  done in $((SECONDS - start)) s"
}

# The same for a shorter way that may be closed here, before the longer one.
attempt() {
    local on_failure="not to be had here; found out"
    step "$@"
}

give_up() {
    printf '\n' >&2
    if [ -n "${last_log:-}" ] && [ -s "$last_log" ]; then
        printf 'The last words of what failed (all of them: %s):\n' "$last_log" >&2
        tail -n 15 "$last_log" | sed 's/^/    /' >&2
        printf '\n' >&2
    fi
    printf '%s\n' "$@" >&2
    exit 1
}

# --- being root, on Debian -------------------------------------------------------------------------------------------

is_debian() { have apt-get && have dpkg-query; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_be_root() { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }

apt_install() {
    apt_update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# Once in this run, and only when something is to be installed.
apt_update() {
    [ -e "$NORIKAE_CACHE/apt-updated-$$" ] && return
    as_root apt-get update -q
    touch "$NORIKAE_CACHE/apt-updated-$$"
}
trap 'rm -f "$NORIKAE_CACHE/apt-updated-$$"' EXIT

# --- Rust with the WebAssembly target --------------------------------------------------------------------------------

build_debian_std() {
    local work target=/usr/lib/rustlib/$WASM_TARGET rlib
    work="$(mktemp -d)"
    mkdir "$work/src"
    printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$work/Cargo.toml"
    printf '#![no_std]\n' >"$work/src/lib.rs"
    # `test` is what the WebAssembly tests need; the bitcode is for link-time optimisation.
    (
        cd "$work"
        unset RUSTUP_TOOLCHAIN CARGO_BUILD_TARGET CARGO_TARGET_DIR
        RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc RUSTFLAGS=-Cembed-bitcode=yes \
            /usr/bin/cargo build --release --target "$WASM_TARGET" -Zbuild-std=std,panic_abort,panic_unwind,test
    ) || return
    as_root rm -rf "$target/lib" "$target/built-by"
    as_root mkdir -p "$target/lib"
    for rlib in "$work/target/$WASM_TARGET"/release/deps/*.rlib; do
        case "$rlib" in
        */libempty-*) ;;
        *) as_root cp "$rlib" "$target/lib/" ;;
        esac
    done
    /usr/bin/rustc -vV >"$work/built-by"
    as_root cp "$work/built-by" "$target/built-by"
    rm -rf "$work"
}

link_debian_linker() {
    local host folder
    host="$(/usr/bin/rustc -vV | sed -n 's/^host: //p')"
    folder="/usr/lib/rustlib/$host/bin"
    as_root mkdir -p "$folder"
    as_root ln -sf "/usr/bin/wasm-ld-$1" "$folder/rust-lld"
}

install_debian_rust() {
    local llvm name
    # Debian's packages exclude each other; a rustup in the home folder is none of them, and stays.
    for name in rustc cargo rustup rust-clippy rustfmt; do
        if dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q ' installed$'; then
            say "Debian's older package $name is replaced by its newer one"
        fi
    done
    step "Rust for WebAssembly from Debian's packages" "about 30 s" apt_install \
        rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web || return
    hash -r
    llvm="$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
    step "the linker of LLVM $llvm" "about 5 s" apt_install "lld-$llvm" || return
    link_debian_linker "$llvm" || return
    if ! debian_std_current; then
        step "Rust's standard library for WebAssembly, built once" "about 75 s" build_debian_std || return
    fi
    if have rustup; then
        rustup toolchain link "$DEBIAN_TOOLCHAIN" /usr || return
    fi
    use_debian_rust
}

install_rust() {
    have cargo || have rustup || [ -x /usr/bin/apt-get ] || give_up \
        "cargo is missing. Install Rust as https://rustup.rs says, then call this again."
    # Only where rustup's own toolchain is new enough is a target for it of use.
    if have rustup && at_least "$RUST_MINIMUM" "$(rustc --version 2>/dev/null | cut -d ' ' -f 2)"; then
        if attempt "the WebAssembly target by rustup" "about 15 s" timeout 180 rustup target add "$WASM_TARGET" && rust_ready; then
            return
        fi
    fi
    if is_debian && can_be_root; then
        if install_debian_rust && rust_ready; then
            say "using $(rustc --version)"
            return
        fi
    fi
    give_up \
        "A Rust of $RUST_MINIMUM or newer with the target $WASM_TARGET is missing and could not be installed. Either" \
        "  - where the internet can be reached:  rustup toolchain install stable && rustup target add $WASM_TARGET" \
        "  - on Debian, as root (or with sudo that asks for no password), call this again; it installs" \
        "    rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-NN (NN: LLVM of /usr/bin/rustc)" \
        "    and builds the standard library for WebAssembly from rust-web-src."
}

# rustup's minimal profile has neither.
install_rust_components() {
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
    have rustup && step "rustfmt and clippy" "about 10 s" timeout 180 rustup component add rustfmt clippy && return
    give_up "rustfmt and clippy are missing:  rustup component add rustfmt clippy"
}

# A C compiler's linker is what cargo itself needs.
install_linker() {
    have cc && return
    if is_debian && can_be_root; then
        step "a linker for native programs (gcc)" "about 15 s" apt_install gcc libc6-dev && return
    fi
    give_up "A C compiler is missing (cargo links with it). On Debian, as root:  apt-get install gcc libc6-dev"
}

# --- Trunk and wasm-bindgen ------------------------------------------------------------------------------------------

# A prebuilt program from the project's releases, where they can be reached.
fetch_release() {
    local url="$1" folder
    shift
    have curl || return 1
    folder="$(mktemp -d)"
    curl --fail --silent --show-error --location --connect-timeout 5 --max-time 120 "$url" | tar -xz -C "$folder" || return
    for name in "$@"; do
        find "$folder" -type f -name "$name" -exec install -m 755 {} "$NORIKAE_CACHE/bin/$name" \;
        [ -x "$NORIKAE_CACHE/bin/$name" ] || return
    done
    rm -rf "$folder"
}

triple() {
    case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo "x86_64-unknown-linux-$1" ;;
    Linux-aarch64) echo "aarch64-unknown-linux-$1" ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    *) echo unknown ;;
    esac
}

# Built for a quick build, not for speed: they run for seconds.
cargo_install() {
    local optimisation="$1"
    shift
    (
        cd "$NORIKAE_CACHE"
        unset CARGO_BUILD_TARGET RUSTFLAGS
        CARGO_PROFILE_RELEASE_LTO=off \
            CARGO_PROFILE_RELEASE_OPT_LEVEL="$optimisation" \
            CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
            CARGO_PROFILE_RELEASE_DEBUG=0 \
            CARGO_TARGET_DIR="$NORIKAE_CACHE/build" \
            cargo install --force --no-default-features --root "$NORIKAE_CACHE" "$@"
    )
}

trunk_ready() { [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ]; }

install_trunk() {
    trunk_ready && return
    attempt "Trunk $TRUNK_VERSION, ready-made" "about 5 s, if it can be had" fetch_release \
        "https://github.com/trunk-rs/trunk/releases/download/v$TRUNK_VERSION/trunk-$(triple gnu).tar.gz" trunk || true
    hash -r
    trunk_ready && return
    rm -f "$NORIKAE_CACHE/bin/trunk"
    step "Trunk $TRUNK_VERSION, built from source" "about 4 minutes" \
        cargo_install 0 trunk --version "$TRUNK_VERSION" --locked || true
    hash -r
    trunk_ready || give_up "Trunk could not be installed:  cargo install trunk --version $TRUNK_VERSION --locked"
    rm -rf "$NORIKAE_CACHE/build"
}

bindgen_ready() {
    [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $bindgen" ] &&
        [ "$(wasm-bindgen-test-runner --version 2>/dev/null)" = "wasm-bindgen-test-runner $bindgen" ]
}

install_bindgen() {
    bindgen="$(wasm_bindgen_version)"
    bindgen_ready && return
    attempt "wasm-bindgen $bindgen, ready-made" "about 5 s, if it can be had" fetch_release \
        "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$bindgen/wasm-bindgen-$bindgen-$(triple musl).tar.gz" \
        wasm-bindgen wasm-bindgen-test-runner || true
    hash -r
    bindgen_ready && return
    rm -f "$NORIKAE_CACHE/bin/"wasm-bindgen*
    # Without --locked: its lock file names a release that has been withdrawn.
    step "wasm-bindgen $bindgen, built from source" "about 90 s" \
        cargo_install 1 wasm-bindgen-cli --version "$bindgen" || true
    hash -r
    bindgen_ready || give_up "wasm-bindgen could not be installed:  cargo install wasm-bindgen-cli --version $bindgen"
    rm -rf "$NORIKAE_CACHE/build"
}

# --- npm -------------------------------------------------------------------------------------------------------------

install_npm_packages() {
    have npm || give_up "npm is missing. On Debian, as root:  apt-get install npm   Elsewhere: https://nodejs.org"
    cmp -s package-lock.json node_modules/.norikae-lock && return
    step "npm packages: wasm-opt, design tokens, browser driver, axe" "about 10 s" npm ci --no-audit --no-fund ||
        give_up "The npm packages could not be installed:  npm ci"
    cp package-lock.json node_modules/.norikae-lock
}

# --- the browser for the tests ---------------------------------------------------------------------------------------

# Debian's driver package is of the same version as its Chromium.
install_browser() {
    local missing=()
    chromium_path >/dev/null || missing+=(chromium)
    have chromedriver || missing+=(chromium-driver)
    [ -n "$(fc-list :lang=ja family 2>/dev/null | head -n 1)" ] || missing+=(fonts-noto-cjk fontconfig)
    [ "${#missing[@]}" = 0 ] && return
    if is_debian && can_be_root; then
        step "for the browser tests: ${missing[*]}" "about 30 s" apt_install "${missing[@]}" && return
    fi
    # Nothing here calls the driver by itself, so its absence alone is no reason to stop.
    [ "${missing[*]}" = chromium-driver ] && return
    give_up "For the browser tests are missing: ${missing[*]}" \
        "  - on Debian, as root:  apt-get install --no-install-recommends ${missing[*]}" \
        "  - elsewhere: install Chromium or Chrome (CHROMIUM=/path/to/it names an unusual place) and a Japanese font"
}

# ---------------------------------------------------------------------------------------------------------------------

# The first of these that is missing is also the first that takes long: say once what is to be expected.
if ! rust_ready || ! trunk_ready; then
    say "a bare machine is ready in about 10 minutes (2 cores); most of it is building Trunk, wasm-bindgen and Rust's library"
fi
install_linker
rust_ready || install_rust
install_npm_packages
install_trunk
install_bindgen
if [ "$what" = test ]; then
    install_rust_components
    install_browser
fi
[ $((SECONDS - began)) -lt 3 ] || say "all there after $((SECONDS - began)) s"
