// The three journeys, from the landing page to a kept, dated roadmap.
import { accessible, assert, test } from "./lib.mjs";
import { DETAIL, WAY, choose, dates, find, keep } from "./steps.mjs";

const JOURNEYS = [
  ["a clinical engineer reaches the promotion of DX in a hospital", { from: "臨床工学技士", to: "DX" }],
  ["a physician leaves the ikyoku for a hospital", { from: "大学医局", to: "民間病院" }],
  ["a nurse becomes a clinical research coordinator", { from: "看護師", to: "治験" }],
];

for (const [name, journey] of JOURNEYS) {
  test(`${name}, with dates`, async ({ page, open }) => {
    await open();
    await find(page, journey);
    const sentence = await page.locator("h1.say").innerText();
    assert.ok(sentence.trim().length > 5, "the answer is a sentence first");
    await keep(page);
    const days = await dates(page);
    assert.ok(days.length >= 3, `only ${days.length} dated rows`);
    assert.ok(days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day)));
    assert.ok(days.every((day) => day >= "2026-11-25"), "nothing lies before today");
    await accessible(page);
  });
}

test("results come at once from licence and destination alone", async ({ page, open }) => {
  await open();
  await find(page, { from: "看護師", to: "治験" });
  assert.ok((await page.locator("article.card").count()) >= 1);
  assert.equal(new URL(page.url()).hash, "", "nothing typed enters the address");
});

test("who says only where they are is shown what is near, and goes on from there", async ({ page, open }) => {
  await open();
  await choose(page, "いまいるところ", "看護師");
  const near = page.locator("section", { has: page.getByRole("heading", { name: "いまの立場から近い行き先" }) });
  await near.waitFor();
  await accessible(page);
  const chip = near.getByRole("button").first();
  assert.match(await chip.innerText(), /20\d\d年\d+月着/, "a month of arrival stands on it");
  await chip.press("Enter");
  await page.locator("#results[aria-busy=false] article.card").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "results", "the keyboard goes on at the answer");
  assert.equal(await near.count(), 0, "the answer stands in its place");
});

test("a card opens as a timetable with stations, legs, reasons and sources", async ({ page, open }) => {
  await open();
  await find(page, { from: "看護師", to: "治験" });
  await page.locator("article.card h2 a").first().click();
  await page.locator(".tt > .st").first().waitFor();
  assert.ok((await page.locator(".tt > .st").count()) >= 2, "at least start and goal");
  assert.ok((await page.locator(".tt > .leg").count()) >= 1);
  assert.ok((await page.locator(".tt .why").count()) >= 1, "steps say why");
  await page.locator(`${DETAIL} > summary`).first().click();
  await page.locator(".tt details[open] .sources a[href^=http]").first().waitFor();
});

test("answering an open question changes the answer beside it and is kept", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  const question = page.locator(".wizard .question");
  await question.waitFor();
  const before = await question.innerText();
  await page.locator(".wizard button.btn").first().click();
  await page.waitForFunction((old) => document.querySelector(".wizard .question")?.innerText !== old, before);
  await page.reload();
  await page.locator("#results[aria-busy=false] h1.say").waitFor();
  const text = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("norikae.draft")).join());
  assert.ok(/facts|holds|lacks|spells|skills/.test(text), "the answer is stored");
});

test("a question can be put off", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  const question = page.locator(".wizard .question");
  await question.waitFor();
  const before = await question.innerText();
  await page.getByRole("button", { name: "あとで答える" }).click();
  await page.waitForFunction((old) => document.querySelector(".wizard .question")?.innerText !== old, before);
});
