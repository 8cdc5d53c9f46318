// Finds what build.rs has baked: it stands in a folder that cargo names by a hash.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The name of the file with the dataset's background, as the module in `folder` says it. */
export function backgroundName(folder) {
  const module = readdirSync(folder).find((name) => name.endsWith("_bg.wasm"));
  return String(readFileSync(join(folder, module), "latin1").match(/background\.[0-9a-f]{16}\.txt/)?.[0]);
}

/** The path of a baked file that belongs to this background. It is named by its content: any build's copy is the right one. */
export function baked(background, name = background) {
  const target = process.env.CARGO_TARGET_DIR ?? "target";
  const isFolder = (path) => existsSync(path) && statSync(path).isDirectory();
  const inside = (paths) => paths.filter(isFolder).flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  const builds = inside(inside(inside([target])).map((profile) => join(profile, "build")));
  const found = builds.find((build) => existsSync(join(build, "out", background)));
  if (!found) throw new Error(`the background of the dataset (${background}) is not in ${target}/*/*/build/norikae-*/out`);
  return join(found, "out", name);
}
