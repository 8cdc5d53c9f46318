// The planner beside the page, so that a long search never holds the page up, and an overtaken one can be dropped.
// The same module as the app's: without a window it listens for requests instead of drawing (src/web/planning/beside.rs).
const names = new URL(self.location.href).searchParams;
const at = (name) => new URL(names.get(name), self.location.href).href;
const early = [];
self.onmessage = (event) => early.push(event);

const glue = await import(at("js"));
await glue.default({ module_or_path: at("wasm") });
early.forEach((event) => self.onmessage(event));
