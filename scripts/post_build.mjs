// Trunk calls this after each build, on the files before they become dist/.
//
// 1. The service worker, if there is one, gets the list of the site's files and a version made of their contents, in place
//    of the words "__FILES__" (a JSON list) and "__VERSION__" (both with their quotes).
// 2. The dataset's background (build.rs writes it) is put beside the module, which knows its name.
// 3. In development the page's policy is loosened, because Trunk's reloading is an inline script with a web socket.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { backgroundName, baked } from "./baked.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";

function* files(at) {
  for (const name of readdirSync(at).sort()) {
    const path = join(at, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield relative(folder, path).split(sep).join("/");
  }
}

if (!release) {
  const page = join(folder, "index.html");
  writeFileSync(
    page,
    readFileSync(page, "utf8")
      .replace("script-src 'self' 'wasm-unsafe-eval'", "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
  );
}

const background = backgroundName(folder);
copyFileSync(baked(background), join(folder, background));

const worker = join(folder, "sw.js");
if (existsSync(worker)) {
  // What the app needs to start; the dataset's source files are for people and stay on the server.
  const list = [...files(folder)].filter((name) => name !== "sw.js" && !name.startsWith("data/") && !name.startsWith("."));
  const version = createHash("sha256");
  for (const name of list) version.update(name).update(readFileSync(join(folder, name)));
  writeFileSync(
    worker,
    readFileSync(worker, "utf8")
      .replace('"__FILES__"', JSON.stringify(list))
      .replace('"__VERSION__"', JSON.stringify(version.digest("hex").slice(0, 16))),
  );
}
