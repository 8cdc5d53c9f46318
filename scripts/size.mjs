// node scripts/size.mjs : the bytes of the site as a browser downloads them, and whether the first load keeps its limit.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = "dist";
/** Of the first load, in KB after brotli. Raise it only with a reason in the commit. */
const LIMIT_KB = 500;

const KINDS = [
  ["WebAssembly", (name) => name.endsWith(".wasm")],
  ["data (source files, not loaded)", (name) => name.startsWith("data/")],
  ["service worker (after the first load)", (name) => name === "sw.js"],
  ["scripts", (name) => /\.m?js$/.test(name)],
  ["styles", (name) => name.endsWith(".css")],
  ["page", (name) => name === "index.html"],
  ["icons, manifest, others", () => true],
];
const FIRST_LOAD = ["WebAssembly", "scripts", "styles", "page"];

const sums = new Map(KINDS.map(([kind]) => [kind, { files: 0, raw: 0, gzip: 0, brotli: 0 }]));
for (const entry of readdirSync(folder, { recursive: true })) {
  const path = join(folder, entry);
  if (!statSync(path).isFile()) continue;
  const name = entry.replaceAll("\\", "/");
  const bytes = readFileSync(path);
  const sum = sums.get(KINDS.find(([, matches]) => matches(name))[0]);
  sum.files += 1;
  sum.raw += bytes.length;
  sum.gzip += gzipSync(bytes, { level: 9 }).length;
  sum.brotli += brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(10);
console.log(`${"KB".padEnd(40)}files       raw      gzip    brotli`);
for (const [kind, sum] of sums) {
  if (sum.files) console.log(kind.padEnd(40) + String(sum.files).padStart(5) + kb(sum.raw) + kb(sum.gzip) + kb(sum.brotli));
}
const first = FIRST_LOAD.reduce((total, kind) => total + sums.get(kind).brotli, 0) / 1000;
console.log(`first load: ${first.toFixed(1)} KB in brotli, limit ${LIMIT_KB} KB`);
if (first > LIMIT_KB) {
  console.error("over the limit");
  process.exitCode = 1;
}
