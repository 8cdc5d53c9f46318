# shellcheck shell=bash disable=SC2034
# Sourced by the other scripts: finds the tools that are there, installs nothing.
#
# After it, RUSTUP_TOOLCHAIN and PATH are such that `cargo` is one that can build for WebAssembly, if there is one, and
# the tools that scripts/setup.sh has put aside for this project come first.

# The project's own copies of tools live outside the clone: a new clone need not build them again, and a person's own
# versions of them stay as they are.
NORIKAE_CACHE="${NORIKAE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/norikae}"

TRUNK_VERSION=0.21.14
RUST_MINIMUM="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)"
WASM_TARGET=wasm32-unknown-unknown
DEBIAN_TOOLCHAIN=debian-web

wasm_bindgen_version() {
    sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock
}

have() { command -v "$1" >/dev/null 2>&1; }

# at_least 1.88 1.96.0: the second is no older than the first.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# Whether the rustc that would be called now is new enough and has the standard library for WebAssembly.
rust_ready() {
    local version folder
    version="$(rustc --version 2>/dev/null | cut -d ' ' -f 2)"
    [ -n "$version" ] && at_least "$RUST_MINIMUM" "$version" || return 1
    folder="$(rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null)"
    compgen -G "$folder/libstd-*.rlib" >/dev/null
}

# A standard library that was built by another rustc than the one that is there now is of no use.
debian_std_current() {
    [ -x /usr/bin/rustc ] && [ -e "/usr/lib/rustlib/$WASM_TARGET/built-by" ] &&
        /usr/bin/rustc -vV | cmp -s - "/usr/lib/rustlib/$WASM_TARGET/built-by"
}

# Takes Debian's toolchain for all that follows.
use_debian_rust() {
    if have rustup; then
        rustup toolchain list 2>/dev/null | grep -q "^$DEBIAN_TOOLCHAIN" || return 1
        export RUSTUP_TOOLCHAIN=$DEBIAN_TOOLCHAIN
    else
        export PATH="/usr/bin:$PATH"
        hash -r
    fi
}

find_rust() {
    rust_ready && return
    if debian_std_current; then
        use_debian_rust && rust_ready
        return
    fi
    return 1
}

chromium_path() {
    local name
    if [ -n "${CHROMIUM:-}" ]; then
        printf '%s\n' "$CHROMIUM"
        return
    fi
    for name in chromium chromium-browser google-chrome-stable google-chrome; do
        command -v "$name" && return
    done
    return 1
}

case ":$PATH:" in
*":$NORIKAE_CACHE/bin:"*) ;;
*) PATH="$NORIKAE_CACHE/bin:$PWD/node_modules/.bin:$PATH" ;;
esac
[ -d "$HOME/.cargo/bin" ] && case ":$PATH:" in *":$HOME/.cargo/bin:"*) ;; *) PATH="$PATH:$HOME/.cargo/bin" ;; esac
export PATH
find_rust || true
