// What browser tests are written with.
//
//     import { assert, axe, test } from "./lib.mjs";
//
//     test("the finder lists posts for a typed word", async ({ page, open }) => {
//       await open("#/find");
//       await page.getByRole("searchbox").fill("情シス");
//       ...
//     });
//
// Each test has a fresh browser context (storage empty). It fails if its body throws, if the page threw anything or logged an
// error, or if anything was asked of another host: `{ errors: true }` and `{ foreign: true }` in the options allow it.
import strictAssert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve as serveFolder } from "../../scripts/static-server.mjs";
import { whenReady } from "../../scripts/browser.mjs";

export { launch, whenReady } from "../../scripts/browser.mjs";

export const assert = strictAssert;
export const DIST = "dist";
/** Not the root: a site that works here works in any folder. */
export const BASE = "/some/folder/";
export const SHOTS = "target/browser";
/** What the app answered in all tests, a line each: tests/pages.rs reads it. */
export const ANSWERS = join(SHOTS, "answers.jsonl");
/** The day that tests take for today. */
export const TODAY = "2026-11-25";

export const tests = [];

/**
 * Registers a test. Options: `timeout` in ms, `errors`, `foreign`, and whatever `browser.newContext` takes (`locale`,
 * `colorScheme`, `viewport`, `javaScriptEnabled`, `timezoneId`, ...). `today` pins the page's clock; null leaves it alone.
 */
export function test(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  tests.push({ name, options, body });
}

/** A host of its own, for tests of bad hosts: see scripts/static-server.mjs for the options. */
export const host = (options = {}) => serveFolder(DIST, { base: BASE, ...options });

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
export const VIEWPORTS = { phone: PHONE, desk: DESK };

/** Runs one test in a context of its own; resolves to the list of its faults. */
export async function runOne({ name, options, body }, browser, site) {
  const { timeout = 60_000, errors = false, foreign = false, today = TODAY, ...contextOptions } = options;
  const faults = [];
  const logged = [];
  const strangers = [];
  const context = await browser.newContext({
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: DESK,
    reducedMotion: "reduce",
    ...contextOptions,
  });
  context.setDefaultTimeout(Math.min(timeout, 30_000));
  const watch = (page) => {
    page.on("pageerror", (error) => logged.push(`uncaught: ${error}`));
    page.on("console", (message) => message.type() === "error" && logged.push(`console: ${message.text()}`));
    page.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith("http") && hostname !== "localhost") strangers.push(request.url());
    });
  };
  context.on("page", watch);
  await recordAnswers(context);
  if (today) await context.clock.setFixedTime(new Date(`${today}T12:00:00+09:00`));

  const page = await context.newPage();
  /** Opens an address of the site and waits for the app; `{ ready: false }` does not wait. */
  const open = async (address = "", { on = page, at = site.url, ready = true } = {}) => {
    await on.goto(at + address);
    if (ready && contextOptions.javaScriptEnabled !== false) await whenReady(on);
    return on;
  };

  let timer;
  try {
    await Promise.race([
      body({ page, context, browser, site, open, logged, strangers, url: site.url }),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`took longer than ${timeout} ms`)), timeout);
      }),
    ]);
  } catch (error) {
    faults.push(error.stack ?? String(error));
    await shot(page, name).catch(() => {});
  } finally {
    clearTimeout(timer);
  }
  if (!errors) faults.push(...logged);
  if (!foreign) faults.push(...strangers.map((url) => `asked of another host: ${url}`));
  await context.close().catch(() => {});
  return faults;
}

/** Notes what pages ask of their workers and what these answer. */
async function recordAnswers(context) {
  const pages = new Map();
  await context.exposeBinding("noted", ({ page }, said) => {
    const { number, today, profile, Answer: reply } = JSON.parse(said);
    const asked = pages.get(page) ?? new Map();
    pages.set(page, asked);
    if (profile) asked.set(number, { today, profile });
    if (!reply || !asked.has(reply.number)) return;
    appendFileSync(ANSWERS, `${JSON.stringify({ ...asked.get(reply.number), answer: reply.answer })}\n`);
  });
  await context.addInitScript(() => {
    const known = new WeakSet();
    const post = window.Worker?.prototype.postMessage;
    if (!post) return;
    window.Worker.prototype.postMessage = function (...said) {
      if (!known.has(this)) this.addEventListener("message", ({ data }) => window.noted(data));
      known.add(this);
      window.noted(said[0]);
      return post.apply(this, said);
    };
  });
}

/** A picture of the page in target/browser/, for people. */
export async function shot(page, name, options = {}) {
  const file = name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
  const path = join(SHOTS, `${file}.png`);
  await page.screenshot({ path, ...options });
  return path;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** axe's findings as lines, empty if there are none. `options` goes to `axe.run`; `within` is a selector. */
export async function axe(page, { within = null, ...options } = {}) {
  // Not through a script tag, which the page's own policy would refuse.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    ([scope, given]) => window.axe.run(scope ?? document, given),
    [within, { resultTypes: ["violations"], ...options }],
  );
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${help}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`),
  );
}

/** Fails with axe's findings. */
export async function accessible(page, options) {
  const findings = await axe(page, options);
  assert.equal(findings.length, 0, `axe found\n  ${findings.join("\n  ")}`);
}
