// Starts the app. An external file, so that the page's policy needs no hash of a script that changes with each build:
// Trunk writes the names of the module and its glue into this script's own tag (see Trunk.toml).
(() => {
  "use strict";
  const { js, wasm } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI).href;

  // For the next visit without a network. A refusal costs nothing: the site works without it.
  const keep = () => {
    if (!("serviceWorker" in navigator) || location.protocol === "file:") return;
    navigator.serviceWorker.register("sw.js", { updateViaCache: "none" }).catch(() => {});
  };

  import(at(js))
    .then((glue) => glue.default({ module_or_path: at(wasm) }))
    .then(() => document.documentElement.setAttribute("data-app", "ready"))
    .then(keep)
    .catch((error) => {
      document.documentElement.setAttribute("data-app", "failed");
      document.dispatchEvent(new CustomEvent("norikae-boot-failed", { detail: String(error) }));
      console.error(error);
    });
})();
