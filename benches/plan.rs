//! Planning time of each persona: `cargo bench --no-default-features`. Prints the median of five runs; asserts nothing.

use norikae::planner::{Request, plan, questions};
use norikae::profile;
use std::fs;
use std::time::{Duration, Instant};

fn main() {
    let dataset = norikae::bundled::dataset();
    let Ok(today) = "2026-11-25".parse() else { return };
    let mut files: Vec<_> = fs::read_dir("tests/personas").into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        let text = fs::read_to_string(file).unwrap_or_default();
        let Ok(person) = profile::read(&text) else { continue };
        let request = Request::new(person.goal.clone().unwrap_or_default(), today);
        let planning = median(|| plan(&dataset, &person, &request).cards.len());
        let asking = median(|| questions(&dataset, &person, &request).len());
        let limited = plan(&dataset, &person, &request).limited;
        println!("{}: plan {planning:?}, questions {asking:?}, limited {limited}", file.display());
    }
}

fn median(run: impl Fn() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}
