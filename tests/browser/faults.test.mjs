// Bad input gets a clear sentence in both languages and loses nothing.
import { assert, test } from "./lib.mjs";
import { WAY, find, keep } from "./steps.mjs";

const BAD_LINKS = ["", "1.", "1.AAAA", "2.AAAA", "9.zzzz", "x", "1.%E3%81%82", "1." + "A".repeat(200_000), "<script>alert(1)</script>", "1.AA==."];

test("bad links are refused with a sentence and lose nothing", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  const before = await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  for (const code of BAD_LINKS) {
    await page.evaluate((hash) => (location.hash = hash), `#/s/${code}`);
    await page.getByRole("heading", { level: 1, name: "このリンクは開けませんでした" }).waitFor();
    const sentence = await page.locator("main [role=alert] p").last().innerText();
    assert.ok(sentence.trim().length > 8, `no sentence for ${code.slice(0, 20)}`);
    await page.evaluate(() => (location.hash = "#/about"));
    await page.getByRole("heading", { level: 1, name: "Norikaeについて" }).waitFor();
  }
  assert.equal(await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort())), before);
});

test("a cut link says so in English too", async ({ page, open }) => {
  await open("#/s/1.AAAA");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "This link could not be opened" }).waitFor();
});

test("addresses that lead nowhere say so", async ({ page, open }) => {
  for (const address of ["#/nowhere", "#/route/zzz", "#/learn/colour/red"]) {
    await open(address);
    await page.getByRole("heading", { level: 1, name: "このページはありません" }).waitFor();
  }
  await open("#/learn/role/no-such-role");
  await page.getByRole("heading", { level: 1, name: "この項目はいまの資料にありません" }).waitFor();
  await open("#/roadmap/abc123");
  await page.getByRole("heading", { level: 1, name: "このロードマップはこのブラウザにありません" }).waitFor();
});

test("refused storage is said, and the app works until it is closed", async ({ page, open, context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await open();
  await page.getByText("このブラウザは保存を許可していません").waitFor();
  await find(page, WAY);
  await keep(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "いまの内容をファイルに保存" }).first().click(),
  ]);
  assert.match(download.suggestedFilename(), /\.json$/);
});

test("full storage is said and loses nothing", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  const address = await keep(page);
  const before = await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.locator(".tt input[type=checkbox]").first().check();
  await page.locator("[role=alert] .notice").first().waitFor();
  assert.ok(await page.getByRole("button", { name: "いまの内容をファイルに保存" }).first().isVisible());
  assert.equal(await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort())), before);
  assert.equal(new URL(page.url()).hash, address);
});

test("a damaged draft and another application's text are said and kept", async ({ page, open, context }) => {
  await context.addInitScript(() => {
    if (sessionStorage.getItem("once")) return;
    sessionStorage.setItem("once", "1");
    localStorage.setItem("norikae.draft.1", "00000000{\"type\":\"norikae.prof");
    localStorage.setItem("other.app", "theirs");
  });
  await open();
  await page.locator("[role=alert] .notice").first().waitFor();
  const kept = await page.evaluate(() => Object.values(localStorage).join("\n"));
  assert.ok(kept.includes("norikae.prof"), "the bytes are kept");
  assert.ok(kept.includes("theirs"));
});

test("a file that is no document is refused with a sentence", async ({ page, open }) => {
  await open("#/roadmaps");
  for (const [name, text] of [["empty.json", ""], ["photo.json", "\x89PNG\r\n"], ["other.json", '{"a":1}'], ["deep.json", "[".repeat(10_000)]]) {
    await page.locator("#import").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text, "latin1") });
    const notice = page.locator("[role=alert] .notice").last();
    await notice.waitFor();
    assert.ok((await notice.locator("p").first().innerText()).trim().length > 5, name);
    for (const close of await page.locator("[role=alert] .notice").getByRole("button", { name: "閉じる" }).all()) await close.click();
  }
});

test("an impossible profile gets a sentence and still an answer; zero hours is no error", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await page.getByRole("link", { name: "現在地" }).first().click();
  await page.locator("#born").fill("1990-05-01");
  await page.locator("#born").blur();
  await page.locator("#licence-physician").fill("1980-04-01");
  await page.locator("#licence-physician").blur();
  await page.locator("main .notice li").first().waitFor();
  assert.equal(await page.locator("main .notice li").count(), 1);
  await page.locator("#licence-physician").fill("2012-04-01");
  await page.locator("#licence-physician").blur();
  await page.locator("#hours").fill("0");
  await page.locator("#hours").blur();
  await page.waitForFunction(() => !document.querySelector("main .notice li"));
  await page.getByRole("link", { name: "ルートを探す" }).first().click();
  await page.locator("#find-by").fill("2020-01-01");
  await page.locator("#find-by").blur();
  await page.locator("main .notice li").first().waitFor();
});

test("deleting everything deletes what is ours and nothing else", async ({ page, open }) => {
  await open();
  await page.evaluate(() => localStorage.setItem("other.app", "theirs"));
  await find(page, WAY);
  await keep(page);
  await page.getByRole("link", { name: "現在地" }).first().click();
  await page.locator("summary", { hasText: "すべて削除する" }).click();
  await page.getByRole("button", { name: "すべて削除する" }).click();
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("norikae.")));
  assert.equal(await page.evaluate(() => localStorage.getItem("other.app")), "theirs");
});
