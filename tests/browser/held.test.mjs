// Days that the person holds: from an opened route to the new answer and back.
import { accessible, assert, test } from "./lib.mjs";
import { fits, find, WAY } from "./steps.mjs";

const idle = (page) => page.locator("#results[aria-busy=false]").waitFor();

/** Opens the first card's arrival and holds it to a day. */
async function hold(page, day) {
  await page.locator("article.card h2 a").first().click();
  const arrival = page.locator(".tt > .st").last();
  await arrival.locator("summary").click();
  await arrival.getByLabel(/^日を決める/).fill(day);
  await arrival.getByRole("button", { name: "この日に決める" }).click();
  await page.locator("section.held").waitFor();
  await idle(page);
}

test("a joining that is held to a day stands on it in every route, until it is let go", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open();
  await find(page, WAY);
  const usual = await page.locator("article.card .when").allInnerTexts();
  await hold(page, "2028-10-02");
  const held = page.locator("section.held");
  assert.match(await held.innerText(), /2028年10月2日.*に決めています/s);
  const arrivals = await page.locator("article.card .when").allInnerTexts();
  assert.ok(arrivals.length > 0 && arrivals.every((words) => words.includes("2028年10月")), arrivals.join("\n"));
  await accessible(page);
  await fits(page);

  await page.reload();
  await held.waitFor();
  await held.getByRole("button", { name: /^日を決めない/ }).click();
  await held.waitFor({ state: "detached" });
  await idle(page);
  assert.deepEqual(await page.locator("article.card .when").allInnerTexts(), usual);
});

test("a day that can't be kept says when the step could be instead", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await hold(page, "2026-11-26");
  assert.match(await page.locator("section.held").innerText(), /2026年11月26日.*にはできません.*早くて20\d\d年/s);
  assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /決めた日のとおりに/);
  await page.getByRole("button", { name: "English" }).click();
  assert.match(await page.locator("section.held").innerText(), /not possible on .*2026.* at the earliest/s);
});
