// Delivery: without JavaScript, without a network, with a module that fails.
import { assert, test } from "./lib.mjs";
import { WAY, choose, find } from "./steps.mjs";

test("without JavaScript the page says what it needs", { javaScriptEnabled: false }, async ({ page, url }) => {
  await page.goto(url);
  assert.match(await page.locator("body").innerText(), /JavaScript/);
});

test("a module that does not load is said, in both languages", { errors: true }, async ({ page, url, context }) => {
  await context.route("**/*.wasm", (route) => route.abort());
  await page.goto(url);
  await page.locator("#shell-failed").waitFor();
  const text = await page.locator("#shell-failed").innerText();
  assert.match(text, /読み込めませんでした/);
  assert.match(text, /could not be loaded/);
});

test("after the first visit it opens without a network", { errors: true }, async ({ page, context, open }) => {
  await open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await page.locator("html[data-app=ready]").waitFor({ state: "attached" });
  await page.getByRole("combobox").first().waitFor();
});

test("without workers the page plans by itself, and answers the same", async ({ page, open, context }) => {
  const said = async () => [
    await page.getByRole("heading", { level: 1 }).innerText(),
    ...(await page.locator("article.card").allInnerTexts()),
  ];
  await open();
  await find(page, WAY);
  // What the worker answered is recorded, and held against checker and native planner.
  const besides = await said();
  await context.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException("no workers", "SecurityError");
      }
    };
  });
  await open();
  await page.locator("#results[aria-busy=false] article.card").first().waitFor();
  assert.deepEqual(await said(), besides);
});

test("a newer request overtakes an older one in the worker", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  // The worker is at the questions of the first answer now.
  await choose(page, "行きたいところ", "治験責任医師");
  await page.locator("#results[aria-busy=false]").waitFor();
  assert.match(await page.locator("#find-to").inputValue(), /治験責任医師/);
  assert.ok(page.workers().length <= 1);
});
