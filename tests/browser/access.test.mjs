// Every page, in both languages and themes, on narrow and wide screens, with the keyboard alone.
import { accessible, assert, test } from "./lib.mjs";
import { WAY, find, fits, keep } from "./steps.mjs";

const PLAIN = ["#/find", "#/profile", "#/roadmaps", "#/learn", "#/learn/role/crc", "#/learn/qualification/nurse", "#/learn/subsidy/kyufu-ippan", "#/learn/path/p-mt-six-hops", "#/learn/occupation/occ-care-manager", "#/learn/prefecture/hokkaido", "#/learn/prefectures", "#/learn/doubts", "#/about", "#/nowhere", "#/s/1.AAAA"];

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["ja", "en"]) {
    test(`axe finds nothing on any page (${lang}, ${colorScheme})`, { colorScheme, timeout: 120_000 }, async ({ page, open }) => {
      await open();
      await find(page, WAY);
      await accessible(page);
      await page.locator("article.card h2 a").first().click();
      await page.locator(".tt").waitFor();
      const route = new URL(page.url()).hash;
      await page.getByRole("button", { name: "このルートにする" }).click();
      await page.locator(".week").waitFor();
      const roadmap = new URL(page.url()).hash;
      if (lang === "en") {
        await page.getByRole("button", { name: "English" }).click();
        await page.locator("html[lang=en]").waitFor();
      }
      for (const address of [...PLAIN, route, roadmap]) {
        await page.evaluate((hash) => (location.hash = hash), address);
        await page.waitForFunction(() => document.querySelector("main h1"));
        await page.waitForFunction((hash) => location.hash === hash, address);
        await accessible(page).catch((error) => assert.fail(`${address}: ${error.message}`));
      }
    });
  }
}

for (const width of [320, 360, 768]) {
  test(`nothing scrolls sideways at ${width} px`, { viewport: { width, height: 740 } }, async ({ page, open }) => {
    await open();
    await fits(page);
    await find(page, WAY);
    await fits(page);
    await keep(page);
    await fits(page);
    for (const address of PLAIN) {
      await page.evaluate((hash) => (location.hash = hash), address);
      await page.waitForFunction(() => document.querySelector("main h1"));
      await fits(page);
    }
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["ja", "en"]) {
    test(`axe finds nothing on the pages that need no answer (${lang}, ${colorScheme})`, { colorScheme, timeout: 120_000 }, async ({ page, open }) => {
      await open("#/about");
      if (lang === "en") {
        await page.getByRole("button", { name: "English" }).click();
        await page.locator("html[lang=en]").waitFor();
      }
      for (const address of PLAIN) {
        await page.evaluate((hash) => (location.hash = hash), address);
        await page.waitForFunction((hash) => location.hash === hash && document.querySelector("main h1"), address);
        await accessible(page).catch((error) => assert.fail(`${address}: ${error.message}`));
        await fits(page);
      }
    });
  }
}

test("the whole way with the keyboard alone", async ({ page, open }) => {
  await open();
  const to = async (selector) => {
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    assert.fail(`${selector} is not reached`);
  };
  await to("#find-from");
  await page.keyboard.type(WAY.from);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await to("#find-to");
  await page.keyboard.type(WAY.to);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#results[aria-busy=false] article.card").first().waitFor();
  await to("article.card h2 a");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await to("main .btn");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "今週やること" }).waitFor();
  await to("input[type=checkbox]");
  await page.keyboard.press("Space");
  assert.ok(await page.evaluate(() => document.activeElement.checked), "the focus stays on the ticked step");
});

test("switching the language keeps what is typed and does not plan anew", async ({ page, open }) => {
  await open();
  const from = page.locator("#find-from");
  await from.fill("かんご");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en]").waitFor();
  assert.equal(await from.inputValue(), "かんご");
  await page.reload();
  await page.locator("html[lang=en]").waitFor();
});

test("Enter during a Japanese conversion chooses nothing", async ({ page, open }) => {
  await open();
  const from = page.locator("#find-from");
  await from.fill("看護師");
  await page.getByRole("option").first().waitFor();
  await from.evaluate((input) =>
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })),
  );
  assert.equal(await page.getByRole("option").count() > 0, true, "the list is still open");
});

test("a change of page moves title and focus", async ({ page, open }) => {
  await open();
  await page.getByRole("link", { name: "しらべる" }).first().click();
  await page.waitForFunction(() => document.title.startsWith("しらべる") && document.activeElement?.tagName === "H1");
  await page.goBack();
  await page.waitForFunction(() => document.title.startsWith("ルートを探す"));
});

test("what is typed before the app is there is taken over", async ({ page, url, context }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await context.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url, { waitUntil: "commit" });
  await page.locator("#shell #find-from").fill("看護師");
  await page.locator("#shell #find-to").fill("治験");
  release();
  await page.locator("html[data-app=ready]").waitFor({ state: "attached" });
  assert.equal(await page.locator("#find-from").inputValue(), "看護師");
  assert.equal(await page.locator("#find-to").inputValue(), "治験");
});
