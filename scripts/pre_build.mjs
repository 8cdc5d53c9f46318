// Trunk calls this before each build: the page links a style sheet from an npm package, so `trunk serve` alone must
// bring it.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("node_modules/@digital-go-jp/design-tokens/dist/tokens.css")) {
  console.log("npm packages are missing: npm ci (about 10 s)");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { stdio: "inherit", shell: process.platform === "win32" });
}
