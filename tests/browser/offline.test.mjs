// Delivery: without JavaScript, without a network, with a module that fails.
import { assert, test } from "./lib.mjs";

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
