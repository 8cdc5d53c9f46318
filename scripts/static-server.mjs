// A static file server, as plain as any host's: what works here works from any folder of any host.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".toml": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = /^(text\/|application\/(wasm|json|manifest)|image\/svg)/;

/**
 * Serves `folder` under `base` ("/" or "/sub/folder/"). Resolves to `{ url, port, close }`.
 *
 * `types` overrides media types by extension, `headers` are added to each answer, `intercept(request, response, path)`
 * may answer by itself and then returns true: so tests can play a bad host.
 */
export async function serve(folder, { port = 0, base = "/", types = {}, headers = {}, intercept } = {}) {
  const packed = new Map();

  const server = createServer(async (request, response) => {
    const refuse = (status, text) => {
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
      response.end(text);
    };
    try {
      let path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      if (path + "/" === base) {
        response.writeHead(308, { location: base });
        return response.end();
      }
      if (!path.startsWith(base)) return refuse(404, "not found");
      path = path.slice(base.length);
      if (path === "" || path.endsWith("/")) path += "index.html";
      if (intercept && (await intercept(request, response, path))) return;

      const file = normalize(join(folder, path));
      if (!file.startsWith(normalize(folder + sep))) return refuse(404, "not found");
      const known = await stat(file).catch(() => null);
      if (!known?.isFile()) return refuse(404, "not found");

      const type = types[extname(file)] ?? TYPES[extname(file)] ?? "application/octet-stream";
      const accepted = request.headers["accept-encoding"] ?? "";
      const encoding = !COMPRESSIBLE.test(type) ? "" : /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "";
      const key = `${file} ${known.mtimeMs} ${known.size} ${encoding}`;
      if (!packed.has(key)) packed.set(key, pack(await readFile(file), encoding));
      const { body, tag } = packed.get(key);

      const all = {
        "content-type": type,
        "cache-control": "no-cache",
        etag: tag,
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
        ...(encoding && { "content-encoding": encoding }),
        ...headers,
      };
      if (request.headers["if-none-match"] === tag) {
        response.writeHead(304, all);
        return response.end();
      }
      response.writeHead(200, { ...all, "content-length": body.length });
      response.end(request.method === "HEAD" ? undefined : body);
    } catch (error) {
      refuse(error instanceof URIError ? 400 : 500, String(error));
    }
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const actual = server.address().port;
  return {
    port: actual,
    url: `http://localhost:${actual}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections?.();
        server.close(resolve);
      }),
  };
}

function pack(bytes, encoding) {
  const body =
    encoding === "br"
      ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : encoding === "gzip"
        ? gzipSync(bytes)
        : bytes;
  return { body, tag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 16)}-${encoding || "raw"}"` };
}
