//! Today's civil day in Japan. The only clock of the app, read once.
//!
//! For trying things out on one's own machine, `?today=2026-11-25` pins it; elsewhere that is ignored.

use crate::base::Day;

const JAPAN_AHEAD_MS: f64 = 9.0 * 3_600_000.0;
const DAY_MS: f64 = 86_400_000.0;

pub fn today() -> Day {
    pinned().unwrap_or_else(|| {
        let days = ((js_sys::Date::now() + JAPAN_AHEAD_MS) / DAY_MS).floor();
        epoch().plus_days(days as i32)
    })
}

fn epoch() -> Day {
    Day::new(1970, 1, 1).unwrap_or_else(Day::first)
}

fn pinned() -> Option<Day> {
    let location = web_sys::window()?.location();
    let host = location.hostname().ok()?;
    if !["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str()) {
        return None;
    }
    let query = location.search().ok()?;
    query.trim_start_matches('?').split('&').find_map(|part| part.strip_prefix("today="))?.parse().ok()
}
