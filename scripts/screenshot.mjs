// node scripts/screenshot.mjs URL WIDTH light|dark OUT.png [print] [full] [en]
//
// URL may be an address of the built site's own, such as '#/find': then dist/ is served for the moment. `print` shows what
// goes on paper (OUT.pdf makes the PDF itself), `full` the whole length of the page.
import { launch, whenReady } from "./browser.mjs";
import { serve } from "./static-server.mjs";

const [url, width, theme, out, ...more] = process.argv.slice(2);
if (!out) {
  console.error("usage: node scripts/screenshot.mjs URL|#/route WIDTH light|dark OUT.png [print] [full] [en]");
  process.exit(2);
}
const own = !/^https?:/.test(url);
const host = own ? await serve("dist", { base: "/norikae/" }) : null;
const browser = await launch();
try {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: Number(width) < 600 ? 800 : 900 },
    colorScheme: theme,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    deviceScaleFactor: Number(width) < 600 ? 2 : 1,
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) console.error(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => console.error(`uncaught: ${error}`));
  await page.goto(own ? host.url + url : url, { waitUntil: "networkidle" });
  if (own) await whenReady(page).catch((error) => console.error(String(error)));
  if (more.includes("en")) await page.getByRole("button", { name: "English" }).click();
  if (more.includes("print")) await page.emulateMedia({ media: "print", colorScheme: theme });
  if (out.endsWith(".pdf")) await page.pdf({ path: out, format: "A4", printBackground: true });
  else await page.screenshot({ path: out, fullPage: more.includes("full") || more.includes("print") });
  console.log(out);
} finally {
  await browser.close();
  await host?.close();
}
