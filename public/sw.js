// Keeps the site usable without a network. The file names are hashed, so a kept file is never an old one; the page itself
// is fetched anew where the network allows. A new version waits until the old one's pages are closed.
// The build writes the list of files and a version made of their contents here.
const FILES = "__FILES__";
const VERSION = "__VERSION__";
const CACHE = `norikae-${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((keys) => Promise.all(keys.filter((key) => key.startsWith("norikae-") && key !== CACHE).map((key) => caches.delete(key)))),
  );
});

const fromCache = (request) => caches.open(CACHE).then((cache) => cache.match(request, { ignoreSearch: true }));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(
      fetch(request).catch(async () => (await fromCache("index.html")) ?? Response.error()),
    );
  } else {
    event.respondWith(fromCache(request).then((kept) => kept ?? fetch(request)));
  }
});
