// The system's Chromium, driven by playwright-core, for tests and screenshots.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

export function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of NAMES) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // the next name
    }
  }
  if (existsSync(MAC)) return MAC;
  throw new Error("Chromium is missing: `make test` installs it on Debian; CHROMIUM=/path/to/it names an unusual place");
}

export function launch(options = {}) {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    ...options,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(options.args ?? []),
    ],
  });
}

/** Waits until the app has taken over the page (boot.js says so), or has said that it cannot. */
export async function whenReady(page, { timeout = 20_000 } = {}) {
  await page.waitForSelector("html[data-app]", { state: "attached", timeout });
  const state = await page.getAttribute("html", "data-app");
  if (state !== "ready") throw new Error(`the app did not start: data-app="${state}"`);
}
