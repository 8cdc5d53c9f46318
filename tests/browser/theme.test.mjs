// The colours follow the system until the person chooses, and stay as chosen.
import { accessible, assert, test } from "./lib.mjs";

const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
/** Waits for a ground: the page hears of a change of the system or of the choice only after it. */
const becomes = (page, colour) =>
  page.waitForFunction((wanted) => getComputedStyle(document.body).backgroundColor === wanted, colour);
const LIGHT = "rgb(246, 247, 249)";
const DARK = "rgb(14, 15, 18)";

test("colours follow the system where nothing is chosen", { colorScheme: "dark" }, async ({ page, open }) => {
  await open();
  assert.equal(await page.locator("#theme").inputValue(), "");
  assert.equal(await ground(page), DARK);
  await page.emulateMedia({ colorScheme: "light" });
  await becomes(page, LIGHT);
});

test("dark is chosen by keyboard, before the app is there again, and paper stays light", { errors: true }, async ({ page, open }) => {
  await open();
  assert.equal(await ground(page), LIGHT);
  const field = page.getByLabel("画面の配色");
  await field.focus();
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await becomes(page, DARK);
  await accessible(page);

  await page.emulateMedia({ media: "print" });
  const paper = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ["--ink", "--paper", "--on-key", "--focus-ring"].map((name) => style.getPropertyValue(name)).concat(style.colorScheme);
  });
  assert.deepEqual([paper[0], paper[1], paper.at(-1)], ["#000", "#fff", "light"]);
  await page.emulateMedia({ media: "screen" });

  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("about:blank");
  await open("", { ready: false });
  assert.equal(await ground(page), DARK, "painted so before the app");
  assert.equal(await page.locator("meta[name=theme-color]").getAttribute("content"), "#17181c");
  await page.unroute("**/*.wasm");

  await page.goto("about:blank");
  await open();
  assert.equal(await page.locator("#theme").inputValue(), "1");
  await page.locator("#theme").selectOption("");
  await becomes(page, LIGHT);
});

test("light is kept on a dark system, in English too", { colorScheme: "dark" }, async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByLabel("Colours").selectOption("Light");
  await becomes(page, LIGHT);
  await page.reload();
  await page.getByLabel("Colours").waitFor();
  assert.equal(await ground(page), LIGHT);
  assert.equal(await page.locator("#theme").inputValue(), "0");
  assert.equal(await page.locator("html").getAttribute("lang"), "en", "one setting does not undo another");
});
