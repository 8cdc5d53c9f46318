// node tests/browser/run.mjs [words...] : runs tests/browser/*.test.mjs on the release build in dist/, served from a
// sub-folder by a plain static server. With words, only the tests whose file or name holds one of them.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ANSWERS, DIST, SHOTS, host, launch, runOne, tests } from "./lib.mjs";

const words = process.argv.slice(2);
const folder = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const PARALLEL = Number(process.env.BROWSER_WORKERS ?? 2);

if (!existsSync(join(DIST, "index.html"))) {
  console.error("dist/ is missing: make dist");
  process.exit(1);
}
mkdirSync(SHOTS, { recursive: true });
writeFileSync(ANSWERS, "");

for (const file of readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort()) {
  const before = tests.length;
  await import(join(folder, file));
  for (const each of tests.slice(before)) each.file = file;
}
const chosen = tests.filter(({ file, name }) => !words.length || words.some((word) => `${file} ${name}`.includes(word)));

const site = await host();
const browser = await launch();
let passed = 0;
let failed = 0;
const queue = [...chosen];
await Promise.all(
  Array.from({ length: PARALLEL }, async () => {
    for (let each = queue.shift(); each; each = queue.shift()) {
      const began = Date.now();
      const faults = await runOne(each, browser, site).catch((error) => [error.stack ?? String(error)]);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`${faults.length ? "FAIL" : "ok  "} ${each.file}: ${each.name} (${seconds} s)`);
      for (const fault of faults) console.log(fault.replace(/^/gm, "     "));
      if (faults.length) failed += 1;
      else passed += 1;
    }
  }),
);
await browser.close();
await site.close();
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
