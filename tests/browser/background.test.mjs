// Citations and long texts are no part of the first load: they come when first asked for, and their absence is said.
import { accessible, assert, test } from "./lib.mjs";
import { DETAIL, WAY, find } from "./steps.mjs";

const FILE = "**/background.*.txt";
const FAILED = "出典と詳しい説明を読み込めませんでした";

test("nothing asks for the background before a detail is opened", async ({ page, open, context }) => {
  // Without a service worker, which keeps all files for the next visit.
  await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const asked = [];
  page.on("request", (request) => /background/.test(request.url()) && asked.push(request.url()));
  await open();
  await find(page, WAY);
  assert.deepEqual(asked, []);
  await page.locator("article.card h2 a").first().click();
  await page.locator(`${DETAIL} > summary`).first().click();
  await page.locator(".tt details[open] .sources a[href^=http]").first().waitFor();
  assert.equal(asked.length, 1, "once, for all details");
});

test("a page of the catalogue names its sources, and keeps the focus on its heading", async ({ page, open }) => {
  await open("#/learn");
  await page.locator("details.shelf summary").first().click();
  await page.locator("details.shelf a").first().click();
  await page.locator(".entry .proof summary").click();
  await page.locator(".entry .proof .sources a[href^=http]").first().waitFor();
  await page.getByText("読み込んでいます").waitFor({ state: "detached" });
  await page.evaluate(() => (location.hash = "#/learn"));
  await page.locator("details.shelf summary").first().click();
  await page.locator("details.shelf a").nth(1).click();
  await page.waitForFunction(() => document.activeElement?.matches(".entry h1"));
});

test("without the background the page says so, loses nothing, and gets it at another try", { errors: true }, async ({ page, open, context }) => {
  await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await open();
  await find(page, WAY);
  await context.route(FILE, (route) => route.abort());
  await page.locator("article.card h2 a").first().click();
  const detail = page.locator(DETAIL).first();
  await detail.locator("summary").click();
  await detail.getByText(FAILED).waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.locator(DETAIL).first().getByText("Sources and details could not be loaded").waitFor();
  await context.unroute(FILE);
  await page.locator(DETAIL).first().getByRole("button", { name: "Try again" }).click();
  await page.locator(".tt details[open] .sources a[href^=http]").first().waitFor();
  assert.ok(await page.locator(".tt details[open] summary").first().evaluate((it) => it === document.activeElement), "the focus stays in the detail");
});

/** Lets the page draw often enough for what would go round in a circle to do so. */
const frames = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
  });

test("a background that fails is asked for again only where the person does something", { errors: true }, async ({ page, open, context }) => {
  await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const asked = [];
  page.on("request", (request) => /background/.test(request.url()) && asked.push(request.url()));
  await context.route(FILE, (route) => route.abort());
  await open();
  await find(page, { from: "看護師", to: "治験" });
  await page.locator("article.card h2 a").first().click();
  await page.locator(".before-after").getByText(FAILED).waitFor();
  await page.locator(`${DETAIL} > summary`).first().click();
  await page.locator(DETAIL).first().getByText(FAILED).waitFor();
  await frames(page);
  assert.ok(asked.length <= 2, `asked ${asked.length} times`);
  asked.length = 0;
  for (const address of ["#/learn", "#/learn/doubts", "#/learn/prefectures", "#/learn/path/p-mt-six-hops", "#/learn/role/crc"]) {
    await page.evaluate((hash) => (location.hash = hash), address);
    await page.getByText(FAILED).first().waitFor({ state: "attached" });
    await frames(page);
  }
  assert.ok(asked.length <= 5, `asked ${asked.length} times`);
});

test("what is not the background is not taken for it", { errors: true }, async ({ page, open, context }) => {
  await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await context.route(FILE, (route) => route.fulfill({ body: "<!doctype html><title>Log in</title>" }));
  await open("#/learn");
  await page.locator("details.shelf summary").first().click();
  await page.locator("details.shelf a").first().click();
  await page.getByText(FAILED).first().waitFor();
  await page.locator(".entry h2").first().waitFor();
});

test("after the first visit sources are there without a network", { errors: true }, async ({ page, open, context }) => {
  await open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await find(page, WAY);
  await page.locator("article.card h2 a").first().click();
  await page.locator(`${DETAIL} > summary`).first().click();
  await page.locator(".tt details[open] .sources a[href^=http]").first().waitFor();
});
