// What the pages show, and how they stand at their edges: narrow, in contrast themes, on paper.
import { accessible, assert, test } from "./lib.mjs";
import { WAY, choose, find, fits, keep } from "./steps.mjs";

test("routes can be compared in a table", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await page.locator(".compare > summary").click();
  const rows = page.locator(".compare tbody tr");
  assert.ok((await rows.count()) >= 2);
  const heads = await page.locator(".compare thead th").allInnerTexts();
  for (const head of ["到着", "今日から", "自己負担", "乗換", "関門"]) assert.ok(heads.includes(head), `${head} in ${heads}`);
  for (const row of await rows.all()) assert.equal(await row.locator("td").count(), heads.length - 1);
  await accessible(page);
  await rows.first().getByRole("link").click();
  await page.locator(".tt").waitFor();
});

test("on a narrow screen each compared route is a block of its own", { viewport: { width: 360, height: 740 } }, async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await page.locator(".compare > summary").click();
  await fits(page);
  const [first, second] = await page.locator(".compare tbody tr").all();
  const [above, below] = [await first.boundingBox(), await second.boundingBox()];
  assert.ok(below.y >= above.y + above.height - 1);
  assert.ok(await first.locator("td > small").first().isVisible(), "each line has its label");
  assert.equal(await page.getByRole("table").count(), 1, "it is still a table for readers");
  await accessible(page);
});

test("from the answer a narrow screen leads to the questions", { viewport: { width: 360, height: 740 } }, async ({ page, open }) => {
  await open();
  await find(page, { from: "看護師", to: "治験" });
  await page.locator(".wizard .question").waitFor();
  await page.locator(".to-questions button").click();
  await page.waitForFunction(() => document.activeElement?.id === "wizard-title");
});

test("cards say by which door one gets in, and warn only of what is hard", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  assert.match(await page.locator("article.card").first().innerText(), /入口: /);
  const warnings = await page.locator("article.card .note:not([data-tone])").allInnerTexts();
  assert.ok(warnings.every((text) => !text.includes("日勤のみ") && !text.includes("在宅勤務できる")));
});

test("a wish is not said to be met by what no page supports", async ({ page, open }) => {
  await open();
  await find(page, { from: "看護師", to: "治験" });
  const welcome = page.locator("article.card .welcome").first();
  assert.match(await welcome.innerText(), /日勤のみ\(未確認\)/);
  await page.getByRole("link", { name: "現在地" }).first().click();
  await page.locator("summary", { hasText: "新しい職場に望む条件" }).click();
  await page.locator("#wish-nights").fill("0");
  await page.locator("#wish-nights").blur();
  await page.getByRole("link", { name: "ルートを探す" }).first().click();
  await page.locator("#results[aria-busy=false] article.card h2 a").first().click();
  const row = page.locator(".before-after").getByRole("row", { name: /夜勤/ });
  assert.match(await row.innerText(), /なし\(日勤のみ\) ・ 未確認、面接で聞く/);
});

test("a wished place stands in the sheet of before and after", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await page.getByRole("link", { name: "現在地" }).first().click();
  await page.locator("summary", { hasText: "新しい職場に望む条件" }).click();
  await page.locator("#wish-place").selectOption({ label: "埼玉県" });
  await page.locator("#wish-half-days").selectOption({ label: "4.5日" });
  await page.getByRole("link", { name: "ルートを探す" }).first().click();
  await page.locator("#results[aria-busy=false] article.card h2 a").first().click();
  const sheet = page.locator(".before-after");
  await sheet.getByRole("row", { name: /勤務地/ }).waitFor();
  assert.match(await sheet.innerText(), /埼玉県/);
  assert.match(await sheet.innerText(), /4\.5日/);
  await page.reload();
  await page.getByRole("link", { name: "現在地" }).first().click();
  await page.locator("summary", { hasText: "新しい職場に望む条件" }).click();
  assert.equal(await page.locator("#wish-place").inputValue(), "saitama");
});

test("Escape closes the list and keeps what was chosen", async ({ page, open }) => {
  await open();
  await choose(page, "いまいるところ", "看護師");
  const from = page.getByRole("combobox", { name: "いまいるところ" });
  const chosen = await from.inputValue();
  await from.press("ArrowDown");
  await page.getByRole("option").first().waitFor();
  await from.press("Escape");
  await page.getByRole("option").first().waitFor({ state: "hidden" });
  await from.pressSequentially("くすり");
  await from.press("Escape");
  await from.press("Escape");
  assert.equal(await from.inputValue(), chosen);
});

test("an open list is no stop of the Tab key, and words that nothing fits go nowhere", async ({ page, open }) => {
  await open();
  await choose(page, "いまいるところ", "看護師");
  const from = page.getByRole("combobox", { name: "いまいるところ" });
  await from.click();
  await page.getByRole("option").nth(8).waitFor();
  await from.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "find-to");
  const none = page.locator("#find-from-list .none");
  await from.fill("ぬぬぬぬぬぬ");
  await none.waitFor();
  await from.press("Enter");
  assert.ok(await none.isVisible(), "the list says so");
  await from.press("Escape");
  await none.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "ルートを探す" }).click();
  await none.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "find-from");
});

test("this week holds what matters; advice waits behind a line", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  const waiting = page.locator(".week .waiting");
  await waiting.waitFor();
  const shown = await page.locator(".week > .tasks > .task").count();
  assert.ok(shown <= 12, `${shown} tasks at once`);
  // Where nothing else is to be done, it stands open.
  assert.equal(await waiting.evaluate((details) => details.open), shown === 0);
  if (shown) await waiting.locator("summary").click();
  await waiting.locator("input[type=checkbox]").first().check();
  await page.locator(".crumb", { hasText: "1件済み" }).waitFor();
});

test("what should have begun is not said to be missed", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  const text = await page.locator("main").innerText();
  assert.ok(!text.includes("本来の時期を過ぎています"));
  assert.match(text, /もう(始めて|済ませて)おく時期/);
});

/** Pages of a PDF. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("paper is one page of A4, and all of it when asked for", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  const rows = page.locator(".paper tbody tr");
  assert.equal(pages(await page.pdf({ format: "A4", preferCSSPageSize: true })), 1);
  const few = await rows.count();
  await page.getByLabel("すべてのステップを印刷に入れる").check();
  await page.waitForFunction((few) => document.querySelectorAll(".paper tbody tr").length > few, few);
});

test("what only a screen can use stays off paper, and so do the other routes", async ({ page, open }) => {
  await open();
  await find(page, { from: "看護師", to: "治験" });
  const others = page.locator(".others");
  const cards = page.locator(".others .card");
  await page.emulateMedia({ media: "print" });
  if (await others.count()) assert.equal(await cards.filter({ visible: true }).count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.locator("article.card h2 a").first().click();
  await page.locator(".tt > .st").first().waitFor();
  await page.emulateMedia({ media: "print" });
  const controls = page.locator(".tt summary, .tt input, .tt a[href='#/profile'], .choice:has(+ .tt)");
  assert.ok(await controls.count());
  assert.equal(await controls.filter({ visible: true }).count(), 0);
});

test("the dates go into a calendar", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "予定表に入れる" }).click()]);
  assert.match(download.suggestedFilename(), /\.ics$/);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.ok(text.match(/BEGIN:VEVENT/g).length >= 3);
});

test("nothing is lost in a contrast theme", { forcedColors: "active" }, async ({ page, open }) => {
  await open();
  await find(page, WAY);
  const drawn = await page.locator(".track .seg").first().evaluate((seg) => getComputedStyle(seg, "::before").forcedColorAdjust);
  assert.equal(drawn, "none", "the line keeps its pattern");
  await keep(page);
  await fits(page);
});

test("without motion nothing moves", async ({ page, open }) => {
  await open();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0).length,
  );
  assert.equal(moving, 0);
});

test("sharing and printing are reached with the keyboard alone", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await keep(page);
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  const to = async (selector) => {
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    assert.fail(`${selector} is not reached`);
  };
  await page.evaluate(() => document.querySelector("main h1").focus());
  await to(".print button");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => window.printed), 1);
  await to(".share > summary");
  await page.keyboard.press("Enter");
  await page.locator("#share-link").waitFor();
  await to(".share input[type=checkbox]");
  await page.keyboard.press("Space");
  await to("#share-link");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  assert.ok(parseFloat(outline) >= 2, "the focus is seen");
});

test("a stretch of work keeps its post and all that one was in charge of", async ({ page, open }) => {
  await open();
  await find(page, WAY);
  await page.getByRole("link", { name: "現在地" }).first().click();
  await page.getByRole("button", { name: "職歴を加える" }).click();
  const focused = (id) => page.waitForFunction((id) => document.activeElement?.id === id, id);
  await focused("spell-0");
  for (const words of ["教育", "医療安全"]) {
    const field = page.getByRole("combobox", { name: /この間に担当したこと/ });
    await field.fill(words);
    await page.locator("#spell-0-field-list [role=option]").first().waitFor();
    await field.press("Enter");
  }
  const chips = page.locator(".spells .fields .chips > li");
  await chips.nth(1).waitFor();
  await chips.first().getByRole("button").click();
  await chips.nth(1).waitFor({ state: "detached" });
  await focused("spell-0-field");
  await page.reload();
  await page.locator(".spells .fields .chips > li").first().waitFor();
  assert.match(await page.locator("#spell-0").inputValue(), /医局/);
  await accessible(page);
  const row = page.locator(".spells > li", { has: page.locator("#spell-0") });
  await row.getByRole("button", { name: "削除する", exact: true }).click();
  await focused("spell-add");
});
