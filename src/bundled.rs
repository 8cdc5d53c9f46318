//! The dataset as it was baked at build time, in two parts: the core, which the module holds and the planner needs, and the
//! background (citations, long prose), a file of the site. Kept apart from `dataset`, whose types the build script shares.

use crate::dataset::{Dataset, Misfit, fingerprint, join};

static CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));

/// Name of the file that holds the background; it changes with every change of the dataset.
pub const BACKGROUND: &str = env!("NORIKAE_BACKGROUND");

/// The facts without their background. Costs a few milliseconds: call it once.
///
/// # Panics
/// Never in a released build: the build script has decoded these very bytes.
pub fn core() -> Dataset {
    postcard::from_bytes(CORE).unwrap_or_default()
}

/// All facts, from the bytes of the file [`BACKGROUND`].
pub fn whole(background: &[u8]) -> Result<Dataset, Misfit> {
    let named = BACKGROUND.split('.').nth(1).and_then(|hash| u64::from_str_radix(hash, 16).ok());
    if named == Some(fingerprint(CORE, background)) { join(CORE, background) } else { Err(Misfit) }
}

/// All facts at once, for whatever runs outside a browser. The page must not call it: that would bring the background
/// into the first load.
pub fn dataset() -> Dataset {
    whole(include_bytes!(concat!(env!("OUT_DIR"), "/", env!("NORIKAE_BACKGROUND")))).unwrap_or_default()
}

/// Short hash of the facts that plans are made of: tells whether a stored roadmap was made with the same ones.
pub fn version() -> u32 {
    CORE.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
