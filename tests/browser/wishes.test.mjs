// What is wished beside the destination, and the questions on which steps hang: entered in the page, by keyboard alone.
import { accessible, assert, test } from "./lib.mjs";
import { find, fits } from "./steps.mjs";

const OFFICER = { from: "公立・公的病院の勤務医", to: "医系技官" };

const idle = (page) => page.locator("#results[aria-busy=false] article.card").first().waitFor();

/** Types into a field of the profile and takes the first entry of its list. */
async function add(page, id, words) {
  const input = page.locator(`#${id}`);
  await input.fill(words);
  await page.locator(`#${id}-list [role=option]`).first().waitFor();
  await input.press("Enter");
}

/** The id of what has the focus, once it is that. */
const focused = (page, id) => page.waitForFunction((id) => document.activeElement?.id === id, id);

test("a clinic at weekends and a board are wished beside the destination, and their steps appear", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open();
  await find(page, OFFICER);
  await page.getByRole("link", { name: "あわせて希望することを加える" }).press("Enter");
  await focused(page, "beside-add");
  await add(page, "beside-add", "週末診療");
  await add(page, "beside-add", "社会医学系専門医");
  const wishes = page.locator("section", { has: page.getByRole("heading", { name: "あわせて希望していること" }) }).last();
  assert.match(await wishes.innerText(), /土日・週1日の臨床.*社会医学系専門医/s);
  await accessible(page);
  await fits(page);

  await page.reload();
  await page.goto(page.url().replace("#/profile", "#/find"));
  await idle(page);
  assert.match(await page.locator(".beside").innerText(), /土日・週1日の臨床.*時刻表の中/s);
  await page.locator("article.card h2 a").first().click();
  const steps = page.locator(".tt .what h3");
  await page.locator(".tt > .st").first().waitFor();
  const said = (await steps.allInnerTexts()).join("\n");
  assert.match(said, /土日・週1日の臨床/, "the clinic is sought");
  assert.match(said, /社会医学系専門医/, "the board is gained");

  await page.goto(page.url().replace(/#.*/, "#/profile"));
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Also wished" }).waitFor();
  assert.equal(await page.getByRole("combobox", { name: "Add what you wish as well" }).count(), 1);
  const remove = page.locator(".spells > li", { hasText: "Weekend or one-day clinic" }).getByRole("button");
  await remove.press("Enter");
  await focused(page, "beside-add");
  await page.reload();
  await page.locator(".spells > li", { hasText: "Social medicine" }).waitFor();
  assert.equal(await page.locator(".spells > li", { hasText: "Weekend or one-day clinic" }).count(), 0, "it stays away");
});

test("a step that may not apply leads to its question, and goes when the answer is no", async ({ page, open }) => {
  await open();
  await find(page, OFFICER);
  await page.locator("article.card h2 a").first().click();
  const lead = page.getByRole("link", { name: "当てはまるか答える" });
  await lead.first().waitFor();
  const step = page.locator(".tt > .leg", { has: lead }).first();
  const name = await step.locator("h3").innerText();
  assert.match(await step.innerText(), /当てはまる場合/);
  await lead.first().press("Enter");
  await page.waitForFunction(() => document.activeElement?.id.startsWith("question-"));
  await page.keyboard.press("Tab");
  const question = page.locator("li", { has: page.locator(":focus") });
  await question.getByLabel("いいえ").check();
  await accessible(page);

  await page.getByRole("link", { name: "ルートを探す" }).first().click();
  await idle(page);
  await page.locator("article.card h2 a").first().click();
  await page.locator(".tt > .st").first().waitFor();
  assert.ok(!(await page.locator(".tt .leg h3").allInnerTexts()).includes(name), `${name} is left out`);
});

test("whether one is a public employee can be said, though no open question asks it", async ({ page, open }) => {
  await open();
  await find(page, OFFICER);
  await page.getByRole("link", { name: "現在地", exact: true }).click();
  const facts = page.locator("details", { has: page.getByRole("heading", { name: "はい・いいえの質問" }) });
  await facts.locator("summary").first().press("Enter");
  const question = page.locator("#question-public-employee");
  await question.getByLabel("いいえ").check();
  await page.reload();
  await facts.locator("summary").first().press("Enter");
  assert.ok(await question.getByLabel("いいえ").isChecked());
  await add(page, "fact-add", "兼業");
  assert.ok(await facts.getByLabel("はい").evaluateAll((all) => all.some((each) => each.checked)));
});

test("prefectures lead to their pages, and two posts stand side by side on a telephone", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open();
  await find(page, OFFICER);
  await page.getByRole("link", { name: "現在地", exact: true }).click();
  await page.locator("#place").selectOption("iwate");
  await page.locator("details", { has: page.locator("#wish-place") }).locator("summary").click();
  await page.locator("#wish-place").selectOption("kochi");
  await page.getByRole("link", { name: "ルートを探す" }).first().click();
  await page.locator(".beside").getByRole("link", { name: "岩手県" }).waitFor();
  await idle(page);
  await page.locator("article.card h2 a").first().click();
  const side = page.locator(".before-after");
  await side.locator("table").waitFor();
  await fits(page);
  assert.ok(await side.evaluate((box) => box.scrollWidth <= box.clientWidth), "nothing is cut off");
  await side.getByRole("link", { name: "高知県" }).click();
  await page.getByRole("heading", { level: 1, name: "高知県" }).waitFor();
});
