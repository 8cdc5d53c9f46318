//! What a person keeps survives: a full, refused, torn or damaged storage, two tabs, files of every kind, links of every
//! length. Each test names the faults of the list that it tries.

#[path = "documents/dice.rs"]
mod dice;
#[path = "documents/faulty.rs"]
mod faulty;
#[path = "documents/files.rs"]
mod files;
#[path = "documents/links.rs"]
mod links;
#[path = "documents/sample.rs"]
mod sample;
#[path = "documents/storage.rs"]
mod storage;
#[path = "documents/week.rs"]
mod week;
