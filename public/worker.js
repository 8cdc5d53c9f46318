// The planner beside the page, so that a long search never holds the page up, and an overtaken one can be dropped.
// The same module as the app's: without a window it listens for requests instead of drawing (src/web/planning/beside.rs).
// The names of its files come as the worker's own name: a query would be lost where a service worker answers.
const [js, wasm] = self.name.split(" ").map((name) => new URL(name, self.location.href).href);
const early = [];
self.onmessage = (event) => early.push(event);

const glue = await import(js);
await glue.default({ module_or_path: wasm });
early.forEach((event) => self.onmessage(event));
