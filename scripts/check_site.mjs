// node scripts/check_site.mjs [folder] : what a static host or a browser would refuse, found before they do.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "dist";
const faults = [];
const all = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());

// wasm-opt can write features that no browser has (compact imports, for one): the engine itself is the judge.
const modules = all.filter((name) => name.endsWith(".wasm"));
if (modules.length !== 1) faults.push(`one WebAssembly module expected, found ${modules.length}`);
for (const name of modules) {
  try {
    const module = new WebAssembly.Module(readFileSync(join(folder, name)));
    console.log(`${name}: valid, ${WebAssembly.Module.imports(module).length} imports`);
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
}

// The site must work in any folder of any host: no address that starts at the root, and each that is named is there.
const page = readFileSync(join(folder, "index.html"), "utf8");
for (const [, , value] of page.matchAll(/\s(href|src|data-js|data-wasm)=["']?([^"'\s>]+)/g)) {
  if (/^(#|data:|mailto:|https?:)/.test(value)) continue;
  if (value.startsWith("/")) faults.push(`index.html: ${value} starts at the host's root`);
  else if (!existsSync(join(folder, value.replace(/[?#].*$/, "")))) faults.push(`index.html: ${value} is missing`);
}

// What people fetch by its folder must be there, without any configuration of the host.
if (existsSync("public/data") && !existsSync(join(folder, "data"))) faults.push("data/ is missing");
if (all.filter((name) => name.startsWith("background.")).length !== 1) faults.push("the dataset's background is missing");
for (const name of all) if (/__FILES__|__VERSION__/.test(name === "sw.js" ? readFileSync(join(folder, name), "utf8") : "")) faults.push("sw.js: not stamped");

for (const fault of faults) console.error(`fault: ${fault}`);
process.exitCode = faults.length ? 1 : 0;
