// The site starts at all: from a sub-folder, under its own policy, without asking anything of another host.
import { accessible, assert, host, test, whenReady } from "./lib.mjs";

test("the app starts from a sub-folder", async ({ page, open }) => {
  await open();
  assert.ok((await page.locator("h1").count()) >= 1, "no heading");
  assert.equal(await page.locator("html").getAttribute("data-app"), "ready");
});

test("the app starts when a host sends the wrong type for .wasm", { errors: true }, async ({ page }) => {
  const odd = await host({ types: { ".wasm": "application/octet-stream" } });
  await page.goto(odd.url);
  await whenReady(page);
  await odd.close();
});

test("the page's policy allows no inline script and no eval", { errors: true }, async ({ page, open }) => {
  await open();
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  const scripts = /script-src ([^;]*)/.exec(policy)[1];
  assert.ok(!/'unsafe-inline'|'unsafe-eval'|https?:|\*/.test(scripts), scripts);
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.head.append(script);
    return Boolean(window.intruder);
  });
  assert.equal(ran, false);
});

test("the first page has no findings of axe", async ({ page, open }) => {
  await open();
  await accessible(page);
});
