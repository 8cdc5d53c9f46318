//! The dataset as it was baked at build time. Kept apart from `dataset`, whose types the build script shares.

use crate::dataset::Dataset;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin"));

/// Decodes the bundled facts. Costs a few milliseconds: call it once.
///
/// # Panics
/// Never in a released build: the build script has decoded these very bytes.
pub fn dataset() -> Dataset {
    postcard::from_bytes(BYTES).unwrap_or_default()
}

/// Short hash of the bundled facts: tells whether a stored roadmap was made with the same ones.
pub fn version() -> u32 {
    BYTES.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
