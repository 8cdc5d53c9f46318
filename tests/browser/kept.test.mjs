// Roadmaps are kept in this browser, ticked off, shared and printed.
import { assert, test } from "./lib.mjs";
import { WAY, dates, everything, find, keep } from "./steps.mjs";

test("a roadmap and its ticks survive a reload", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  const address = await keep(page);
  const box = page.locator(".tt input[type=checkbox]").first();
  await box.check();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "今週やること" }).waitFor();
  assert.equal(new URL(page.url()).hash, address);
  assert.ok(await page.locator(".tt input[type=checkbox]").first().isChecked());
});

test("several roadmaps are kept side by side", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  await page.getByRole("link", { name: "ルートを探す" }).first().click();
  await page.locator("#results[aria-busy=false] article.card").first().waitFor();
  await keep(page);
  await page.getByRole("link", { name: "ロードマップ" }).first().click();
  await page.locator("li.card").nth(1).waitFor({ state: "attached" });
  assert.equal(await page.locator("li.card").count(), 2);
});

test("a share link shows the same dates in another browser on another day", async ({ page, open, browser, url }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  const sent = await dates(page);
  await page.locator(".share > summary").click();
  const holds = await page.locator(".holds").innerText();
  assert.match(holds, /入っていないもの/, "the sender sees what is left out");
  await page.locator(".tt input[type=checkbox]").first().check();
  await page.locator(".holds", { hasText: "済みの印: 1" }).waitFor();
  const link = await page.locator("#share-link").inputValue();
  assert.match(link, /#\/s\/1\./);

  const elsewhere = await browser.newContext({ locale: "ja-JP", timezoneId: "America/New_York" });
  await elsewhere.clock.setFixedTime(new Date("2027-03-01T12:00:00+09:00"));
  const other = await elsewhere.newPage();
  await other.goto(link);
  await other.locator(".tt time").first().waitFor();
  assert.deepEqual(await dates(other), sent);
  await other.getByRole("button", { name: "自分のロードマップとして保存する" }).click();
  await other.getByRole("heading", { level: 1, name: "今週やること" }).waitFor();
  assert.deepEqual(await dates(other), sent, "keeping it moves no date");
  assert.equal(new URL(link).origin + new URL(link).pathname, url);
  await elsewhere.close();
});

test("notes are in the link only if they are ticked", async ({ page, open, browser }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  await page.locator(".own-note summary").first().click();
  const note = page.locator(".own-note textarea").first();
  await note.fill("部長には まだ言わない");
  await note.blur();
  await page.locator(".share > summary").click();
  const without = await page.locator("#share-link").inputValue();
  await page.locator(".share").getByLabel("自分のメモ").check();
  await page.waitForFunction((old) => document.querySelector("#share-link").value !== old, without);
  const link = await page.locator("#share-link").inputValue();
  assert.ok(link.length > without.length);
  for (const [each, has] of [[without, false], [link, true]]) {
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(each);
    await other.getByRole("button", { name: "自分のロードマップとして保存する" }).click();
    await other.getByRole("heading", { level: 1, name: "今週やること" }).waitFor();
    const values = await other.locator(".own-note textarea").evaluateAll((all) => all.map((area) => area.value).join(""));
    assert.equal(values.includes("まだ言わない"), has);
    await context.close();
  }
});

test("paper holds a readable summary", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".paper table").isVisible());
  assert.ok(!(await page.locator("header.bar").isVisible()));
  const rows = await page.locator(".paper tbody tr").count();
  assert.ok(rows >= 2);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 5_000);
});

test("two tabs that tick different steps lose neither", async ({ page, open, context, url }) => {
  await open();
  await find(page, WAY);
  const address = await keep(page);
  const second = await context.newPage();
  await second.goto(url + address);
  await everything(second);
  await second.locator(".tt input[type=checkbox]").nth(1).check();
  await page.waitForFunction(() => document.querySelectorAll(".tt input[type=checkbox]")[1].checked);
  await page.locator(".tt input[type=checkbox]").first().check();
  await page.reload();
  await page.locator(".tt input[type=checkbox]").nth(1).waitFor({ state: "attached" });
  assert.ok(await page.locator(".tt input[type=checkbox]").nth(0).isChecked());
  assert.ok(await page.locator(".tt input[type=checkbox]").nth(1).isChecked());
});

test("a roadmap saved as a file can be opened again", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  const sent = await dates(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "ファイルに保存" }).click()]);
  const path = await download.path();
  await page.getByRole("link", { name: "ロードマップ" }).first().click();
  await page.locator("#import").setInputFiles(path);
  await page.getByRole("heading", { level: 1, name: "今週やること" }).waitFor();
  assert.deepEqual(await dates(page), sent);
});
