// What several tests do on the pages, in a person's words.
import { assert } from "./lib.mjs";

/** A way that any test may take. */
export const WAY = { from: "大学医局", to: "民間病院" };

/** The opened part of a step that is shown at first. */
export const DETAIL = ".tt > .leg:not([data-advice]) details.more";

/** Types into a finder field and takes the first entry of its list. */
export async function choose(page, field, words) {
  const input = page.getByRole("combobox", { name: field });
  await input.fill(words);
  await page.getByRole("option").first().waitFor();
  await input.press("Enter");
}

/** From the landing page to an answer with at least one card. */
export async function find(page, { from, to }) {
  await choose(page, "いまいるところ", from);
  await choose(page, "行きたいところ", to);
  await page.locator("#results[aria-busy=false] article.card").first().waitFor();
}

/** Opens the first card and keeps it; resolves to the roadmap's address. */
export async function keep(page) {
  await page.locator("article.card h2 a").first().click();
  await page.getByRole("button", { name: "このルートにする" }).click();
  await page.getByRole("heading", { level: 1, name: "今週やること" }).waitFor();
  await everything(page);
  return new URL(page.url()).hash;
}

/** Shows the steps that are only advice, too. */
export async function everything(page) {
  const box = page.getByLabel(/すすめ・備えの手順も見る/);
  if (await box.count()) await box.check();
}

/** Dates of the timetable in their order, as data. */
export const dates = (page) => page.locator(".tt time").evaluateAll((all) => all.map((each) => each.dateTime));

/** No sideways scrolling. */
export async function fits(page) {
  const { wide, width, culprits } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const culprits = [...document.querySelectorAll("main *")]
      .filter((each) => each.getBoundingClientRect().right > width + 1 && !each.closest(".scroll, .out-of-sight"))
      .slice(0, 3)
      .map((each) => `${each.tagName}.${each.className}`);
    return { wide: document.documentElement.scrollWidth, width, culprits };
  });
  assert.ok(wide <= width, `the page is ${wide} wide in ${width}: ${culprits.join(" ")}`);
}

/** Waits until the live profile is stored. */
export const stored = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("norikae.")));
