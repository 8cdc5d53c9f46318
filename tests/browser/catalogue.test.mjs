// The catalogue: searching and narrowing down, what an entry hangs together with, where its figures come from, the map of
// the prefectures with its table, and the list of what is in doubt.
import { accessible, assert, test } from "./lib.mjs";
import { fits } from "./steps.mjs";

const FILE = "**/background.*.txt";
const FAILED = "出典と詳しい説明を読み込めませんでした";
const go = (page, hash) => page.evaluate((to) => (location.hash = to), hash);
/** Names of the rows that are shown. */
const rows = (page) => page.locator(".found > li > a").allInnerTexts();
const here = (page) => page.getByText("読み込んでいます").waitFor({ state: "detached" });

for (const typed of ["臨床工学技士", "りんしょうこうがく", "リンショウコウガク", "ﾘﾝｼｮｳｺｳｶﾞｸ", "CE", "ｃｅ", "rinsho kogaku", "Ｒｉｎｓｈｏ　Ｋｏｇａｋｕ"]) {
  test(`「${typed}」 finds the clinical engineer first`, async ({ page, open }) => {
    await open("#/learn");
    await page.getByRole("searchbox").fill(typed);
    await page.locator(".found").waitFor();
    const names = await rows(page);
    assert.equal(names[0], "臨床工学技士", names.slice(0, 5).join("、"));
    assert.match(await page.getByRole("status").first().innerText(), /^\d+ 件$/);
  });
}

test("who is in a post that few come from finds it in the first box", async ({ page, open }) => {
  await open("#/find");
  const from = page.getByRole("combobox", { name: "いまいるところ" });
  for (const [typed, post] of [["技士長", "臨床工学部門"], ["フィールドエンジニア", "フィールドエンジニア"], ["院内SE", "院内SE"]]) {
    await from.fill(typed);
    const first = page.getByRole("option").first();
    await first.filter({ hasText: post }).waitFor();
  }
  await from.fill("看護師");
  await page.getByRole("option").first().filter({ hasText: "免許" }).waitFor();
});

test("kinds that come with the background are found, too", async ({ page, open }) => {
  await open("#/learn");
  await here(page);
  await page.getByRole("searchbox").fill("年齢制限");
  await page.locator(".found a[href*='/notice/']").first().waitFor();
  await page.getByLabel("種類").selectOption({ label: "まぎらわしい名前" });
  await page.getByRole("searchbox").fill("医療事務");
  await page.locator(".found a[href*='/confusable/']").first().click();
  await page.locator(".entry h1", { hasText: "医療事務" }).waitFor();
  await page.waitForFunction(() => document.title.includes("医療事務"));
});

test("recorded moves and what counts as what are found by whom they concern", async ({ page, open }) => {
  await open("#/learn");
  await here(page);
  for (const [kind, part] of [["乗り換えの記録", "transition"], ["読み替え", "equivalent"]]) {
    await page.getByLabel("種類").selectOption({ label: kind });
    await page.getByRole("searchbox").fill("臨床工学技士");
    await page.locator(`.found a[href*='/${part}/']`).first().waitFor();
    assert.ok((await rows(page)).length >= 5, kind);
  }
});

test("certificates of clinical engineers stand under their licence", async ({ page, open }) => {
  await open("#/learn");
  await here(page);
  await page.getByLabel("種類").selectOption({ label: "資格" });
  await page.getByLabel("かかわる免許").selectOption({ label: "臨床工学技士" });
  await page.locator(".found a", { hasText: "血液浄化専門臨床工学技士" }).waitFor();
});

test("filters by kind and licence narrow down, and the way back finds them as they were", async ({ page, open }) => {
  await open("#/learn");
  await here(page);
  await page.getByLabel("種類").selectOption({ label: "落とし穴" });
  const count = async () => Number((await page.getByRole("status").first().innerText()).split(" ")[0]);
  const all = await count();
  await page.getByLabel("かかわる免許").selectOption({ label: "医師" });
  await page.waitForFunction((before) => Number(document.querySelector("[role=status]").innerText.split(" ")[0]) < before, all);
  assert.ok((await count()) > 0);
  const first = (await rows(page))[0];
  await page.locator(".found a").first().click();
  await page.locator(".entry h1", { hasText: first }).waitFor();
  await page.goBack();
  await page.locator(".found").waitFor();
  assert.equal((await rows(page))[0], first);
  assert.equal(await page.locator("#sieve-kind option:checked").innerText(), "落とし穴");
});

test("a long list goes on where the person asks, and the focus goes with it", async ({ page, open }) => {
  await open("#/learn");
  await page.getByLabel("種類").selectOption({ label: "資格" });
  assert.equal((await rows(page)).length, 60);
  await page.getByRole("button", { name: /続きを見る/ }).click();
  await page.waitForFunction(() => document.activeElement?.id === "row-60");
  assert.equal((await rows(page)).length, 120);
});

test("names that are easily confused lead to each other", async ({ page, open }) => {
  await open("#/learn/qualification/clinical-engineer");
  const box = page.locator(".confused");
  await box.getByRole("link", { name: "臨床検査技師", exact: true }).first().click();
  await page.locator(".entry h1", { hasText: "臨床検査技師" }).waitFor();
  await box.getByRole("link", { name: "臨床工学技士", exact: true }).first().waitFor();
  await box.getByRole("link", { name: "臨床工学技士 と 臨床検査技師" }).click();
  await page.locator(".entry h2", { hasText: "違い" }).waitFor();
  const links = await page.locator(".entry a").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
  for (const id of ["clinical-engineer", "clinical-laboratory-technologist"]) {
    assert.ok(links.includes(`#/learn/qualification/${id}`), `${id} is linked`);
  }
  assert.ok(links.some((href) => href.startsWith("#/learn/confusable/")), "pairs that share a name are linked");
});

test("of two entries of one name each says what it is", async ({ page, open }) => {
  await open("#/learn/qualification/clinical-engineer");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator(".confused").waitFor();
  const lines = await page.locator(".confused .inline li").allInnerTexts();
  assert.ok(lines.length >= 4, lines.join("; "));
  for (const list of await page.locator(".confused .inline").all()) {
    const said = await list.locator("li").allInnerTexts();
    assert.equal(new Set(said).size, said.length, said.join("; "));
  }
});

test("a wrapped link keeps its marker at its first line", { viewport: { width: 360, height: 800 } }, async ({ page, open }) => {
  await open("#/learn/qualification/clinical-engineer");
  await here(page);
  const displays = await page.locator(".entry .plain li > a:first-child").evaluateAll((all) => all.map((it) => getComputedStyle(it).display));
  assert.ok(displays.length > 5);
  assert.deepEqual([...new Set(displays)], ["inline"]);
});

test("an entry says what leads to it and what it opens, and both ways are links", async ({ page, open }) => {
  await open("#/learn/qualification/medical-info-tech");
  const opens = page.locator(".entry section", { has: page.getByRole("heading", { name: "ここから開くもの" }) });
  const first = opens.locator("a[href*='/role/']").first();
  const href = await first.getAttribute("href");
  await go(page, href);
  const leads = page.locator(".entry section", { has: page.getByRole("heading", { name: "ここへつながるもの" }) });
  await leads.locator("a[href='#/learn/qualification/medical-info-tech']").waitFor({ state: "attached" });
});

test("every figure can be asked where it comes from, and says how old it is", async ({ page, open }) => {
  await open("#/learn/qualification/clinical-engineer");
  await here(page);
  const rate = page.locator(".figures dd").first();
  assert.match(await rate.innerText(), /%[\s\S]*\d{4}年・(今年|\d+年前)/);
  await rate.locator("summary").click();
  const answer = await rate.locator(".whence").innerText();
  assert.match(answer, /数字の年/);
  assert.match(answer, /出典のページでは?確かめ/);
  assert.match(answer, /確認日 2026年11月\d+日/);
  assert.ok(await rate.locator(".sources a[href^=http]").count(), "with its pages");
});

test("every figure says how old it is, also where its page bears no year", async ({ page, open }) => {
  for (const entry of ["role/ce-teacher", "qualification/me-class2", "role/clinical-engineer-hospital", "qualification/medical-info-tech"]) {
    await open(`#/learn/${entry}`);
    await here(page);
    for (const text of await page.locator(".figures dd > small").allInnerTexts()) {
      assert.match(text, /今年|\d+年前|今日|\d+日前|\d+か月前/, `${entry}: ${text}`);
    }
  }
});

test("one average is one figure", async ({ page, open }) => {
  await open("#/learn/role/clinical-engineer-hospital");
  await here(page);
  const names = await page.locator(".figures dt").allInnerTexts();
  assert.deepEqual(names.filter((name) => name.startsWith("年収")), ["年収(平均)"]);
});

test("Escape closes the innermost opened part and goes back to its summary", async ({ page, open }) => {
  await open("#/learn/qualification/clinical-engineer");
  await here(page);
  const whence = page.locator(".figures .whence").first();
  await whence.locator("summary").click();
  await whence.locator("a").first().focus();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.keyboard.press("Escape");
  assert.equal(await whence.getAttribute("open"), null);
  assert.ok(await whence.locator("summary").evaluate((it) => it === document.activeElement));
  const { top, bottom } = await whence.locator("summary").evaluate((it) => it.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom <= 900, "in view");
  await page.keyboard.press("Escape");
  assert.equal(await whence.getAttribute("open"), null, "nothing is left to close");
});

test("a role shows its measured profile with its source, and says so where there is none", async ({ page, open }) => {
  await open("#/learn/role/clinical-engineer-hospital");
  await page.locator(".measures").waitFor();
  await page.getByText("労働政策研究・研修機構").first().waitFor();
  await page.getByText(/調査年: 2020年・6年前/).first().waitFor();
  await go(page, "#/learn/role/mhlw-medical-officer");
  await page.getByText("同じ仕事の数値はありません").waitFor();
});

test("the terms of a scheme are readable", async ({ page, open }) => {
  await open("#/learn/subsidy/kyufu-senmon-jissen");
  await page.getByText("料金の50%・1年につき上限400,000円").waitFor();
  await page.getByText("修了から1年以内に雇用される").first().waitFor();
  await page.getByRole("heading", { name: "いっしょに使えないもの" }).waitFor();
  await accessible(page);
});

for (const width of [360, 768, 1440]) {
  test(`the map and its table say the same (${width} px)`, { viewport: { width, height: 800 } }, async ({ page, open }) => {
    await open("#/learn/prefectures");
    await fits(page);
    const tiles = await page.locator(".tiles a").evaluateAll((all) =>
      Object.fromEntries(all.map((it) => [it.getAttribute("href"), `${it.dataset.class} ${it.textContent.match(/[\d.]+$/)[0]}`])),
    );
    const table = await page.locator(".sorted tbody tr").evaluateAll((all) =>
      Object.fromEntries(all.map((it) => [it.querySelector("a").getAttribute("href"), `${it.dataset.class} ${it.cells[1].innerText}`])),
    );
    assert.equal(Object.keys(tiles).length, 47);
    assert.deepEqual(tiles, table);
    const places = await page.locator(".tiles a").evaluateAll((all) =>
      all.map((it) => it.getBoundingClientRect()).map(({ x, y, width, height }) => ({ place: `${Math.round(x)} ${Math.round(y)}`, width, height })),
    );
    assert.equal(new Set(places.map((it) => it.place)).size, 47, "no tile covers another");
    assert.ok(places.every((it) => it.width >= 24 && it.height >= 24), "large enough to be touched");
    const cut = () => page.locator(".tiles a").evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.innerText));
    assert.deepEqual(await cut(), [], "every name fits its tile");
    await page.getByRole("button", { name: "English" }).click();
    await page.locator("html[lang=en]").waitFor();
    await page.getByRole("link", { name: /^Kagoshima/ }).first().waitFor();
    assert.deepEqual(await cut(), [], "in English, too");
    const hidden = await page.locator(".tiles a").evaluateAll((all) => {
      const frame = all[0].closest(".scroll").getBoundingClientRect();
      return all.filter((it) => it.getBoundingClientRect().left < frame.left - 1 || it.getBoundingClientRect().right > frame.right + 1).length;
    });
    assert.equal(hidden, 0, "all tiles are in view");
    await fits(page);
  });
}

test("the table is ordered by its heads, with the keyboard, and the focus stays", async ({ page, open }) => {
  await open("#/learn/prefectures");
  const head = page.getByRole("button", { name: /医師偏在指標/ });
  await head.focus();
  await page.keyboard.press("Enter");
  await page.locator("th[aria-sort=ascending] button", { hasText: "医師偏在指標" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent.includes("医師偏在指標"));
  const values = () => page.locator(".sorted tbody td:nth-child(2)").evaluateAll((all) => all.map((it) => Number(it.innerText)));
  const up = await values();
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  await page.keyboard.press("Enter");
  await page.locator("th[aria-sort=descending]").waitFor();
  assert.deepEqual(await values(), up.reverse());
});

test("a tile opens its prefecture, with figures and neighbours", async ({ page, open }) => {
  await open("#/learn/prefectures");
  await page.locator(".tiles a", { hasText: "青森" }).click();
  await page.locator(".entry h1", { hasText: "青森県" }).waitFor();
  await page.getByText("医師少数都道府県").first().waitFor();
  await page.getByRole("heading", { name: "同じ地方" }).waitFor();
  await page.locator(".figures .whence").first().waitFor();
  await accessible(page);
});

test("the list of doubts names its reasons, narrows down and leads to the entries", async ({ page, open }) => {
  await open("#/learn/doubts");
  await here(page);
  const count = () => page.locator("[role=status]").first().innerText().then((text) => Number(text.split(" ")[0]));
  const all = await count();
  assert.ok(all > 100);
  const counts = {};
  for (const reason of ["未確認", "食い違い・確認で残った点", "18か月より古い", "見立て・一般知識"]) {
    await page.getByLabel("気をつける理由").selectOption({ label: reason });
    await page.waitForFunction((word) => {
      const shown = [...document.querySelectorAll(".found > li")];
      return shown.length && shown.every((it) => [...it.querySelectorAll("b")].some((b) => b.innerText === word));
    }, reason);
    counts[reason] = await count();
    assert.ok(counts[reason] > 0 && counts[reason] <= all, `${reason}: ${counts[reason]} of ${all}`);
  }
  await page.getByLabel("気をつける理由").selectOption({ label: "18か月より古い" });
  await page.getByLabel("種類").selectOption({ label: "職業の数値" });
  await page.getByText(/2020年・6年前/).first().waitFor();
  assert.equal(await count(), 47);
  await page.getByLabel("種類").selectOption({ label: "都道府県" });
  await page.getByText(/人口10万人あたりの看護師数 [\d,.]+人 \(2020年・6年前\)/).first().waitFor();
  await page.locator(".found a").first().click();
  await page.locator(".entry .figures").waitFor();
});

test("without the background lists and pages say so and stay of use", { errors: true }, async ({ page, open, context }) => {
  await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await context.route(FILE, (route) => route.abort());
  await open("#/learn/confusable/ce-vs-mt");
  await page.getByText(FAILED).first().waitFor();
  assert.equal(await page.locator("h1").innerText(), "まぎらわしい名前");
  await accessible(page);
  await go(page, "#/learn/doubts");
  await page.getByText(FAILED).first().waitFor();
  await page.locator(".found > li").first().waitFor();
  await go(page, "#/learn/prefectures");
  await page.locator(".tiles a").first().waitFor();
  await go(page, "#/learn");
  await page.getByRole("searchbox").fill("CE");
  await page.locator(".found a").first().waitFor();
  await context.unroute(FILE);
  await page.getByRole("button", { name: "もう一度試す" }).click();
  await page.locator(".notice", { hasText: FAILED }).waitFor({ state: "detached" });
  await go(page, "#/learn/confusable/ce-vs-mt");
  await page.locator(".entry h1", { hasText: "臨床検査技師" }).waitFor();
});

test("in English, text that exists only in Japanese says so", async ({ page, open }) => {
  await open("#/learn/subsidy/kyufu-ippan");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en]").waitFor();
  const foreign = page.locator(".entry span[lang=ja][title='Japanese only']");
  await foreign.first().waitFor();
  const mark = () => foreign.evaluateAll((all) => all.map((it) => getComputedStyle(it, "::before").content));
  const marks = await mark();
  assert.ok(marks.some((it) => it.includes("Japanese only")), marks.join(", "));
  assert.ok(marks.length > marks.filter((it) => it !== "none").length, "once for the items of a list");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await mark(), marks, "on paper, too");
  await page.emulateMedia({ media: "screen" });
  await accessible(page);
  await page.getByText("20% of the price, at most ¥100,000 for a course").waitFor();
});

test("on paper the answer to \"where from?\" stands under its figure", async ({ page, open }) => {
  await open("#/learn/qualification/clinical-engineer");
  await here(page);
  await page.emulateMedia({ media: "print" });
  for (const dd of await page.locator(".figures dd").all()) {
    const [value, answer] = [await dd.locator("> b").boundingBox(), await dd.locator(".whence > ul").boundingBox()];
    assert.ok(answer.y >= value.y + value.height - 1 && answer.x < value.x + 40, "under its figure");
  }
});

test("on paper the map keeps its words", async ({ page, open }) => {
  await open("#/learn/prefectures");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".tiles a").first().isVisible());
  await page.emulateMedia({ media: "screen", forcedColors: "active" });
  const border = await page.locator(".tiles a[data-class=few]").first().evaluate((it) => getComputedStyle(it).borderTopWidth);
  assert.equal(border, "3px", "few is told by a broad border where colours are the person's");
});
