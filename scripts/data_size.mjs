// node scripts/data_size.mjs [rows] : what each part and field of the dataset costs, dearest first. A field is compressed by
// itself, so the fields add up to more than the whole.
import { execFileSync } from "node:child_process";
import { brotliCompressSync, constants } from "node:zlib";

const rows = Number(process.argv[2] ?? 40);
const lines = execFileSync("cargo", ["run", "--quiet", "--locked", "--no-default-features", "--example", "data_size"], {
  encoding: "utf8",
  maxBuffer: 2 ** 28,
  stdio: ["ignore", "pipe", "inherit"],
});
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const parts = lines
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .map(({ part, name, hex, text }) => {
    const bytes = hex === undefined ? Buffer.from(text) : Buffer.from(hex, "hex");
    return { part, name, baked: hex !== undefined, raw: bytes.length, brotli: brotli(bytes) };
  });

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const print = (title, chosen) => {
  console.log(`\n${title.padEnd(58)}   raw KB    brotli`);
  for (const each of chosen) console.log(`${each.part.padEnd(11)}${each.name.padEnd(46)}${kb(each.raw)}${kb(each.brotli)}`);
};
print("baked", parts.filter(({ baked }) => baked));
for (const part of ["core", "background"]) {
  const fields = parts.filter((each) => !each.baked && each.part === part).sort((a, b) => b.brotli - a.brotli);
  print(`fields of the ${part}`, fields.slice(0, rows));
}
