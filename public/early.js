// Runs before the first paint: the page is dark where the person says so, or else the system; the static page shows the
// finder on the finder's own address alone, and remembers a press of its button until the app can hear it. Says so if the
// app can't be loaded.
(() => {
  "use strict";
  const root = document.documentElement;
  const page = () => {
    const finder = /^#?(\/(find\/?)?)?$/.test(location.hash) || !location.hash.startsWith("#/");
    root.setAttribute("data-shell", finder ? "find" : "bare");
  };
  page();
  addEventListener("hashchange", page);

  // The newest settings that the app has stored. Where they can't be read, the system decides.
  const chosen = () => {
    try {
      const numbers = Object.keys(localStorage).map((key) => Number(/^norikae\.settings\.(\d+)$/.exec(key)?.[1] ?? -1));
      const stored = localStorage.getItem(`norikae.settings.${Math.max(...numbers)}`);
      return { true: "dark", false: "light" }[/"dark":(true|false)/.exec(stored)?.[1]] ?? "";
    } catch {
      return "";
    }
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    root.toggleAttribute("data-dark", dark);
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", dark ? "#17181c" : "#ffffff");
  };
  root.dataset.theme = chosen();
  paint();
  system.addEventListener("change", paint);
  new MutationObserver(paint).observe(root, { attributeFilter: ["data-theme"] });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#shell #find-go")) root.setAttribute("data-asked", "");
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target instanceof Element && event.target.closest("#shell .finder input");
    if (field && event.key === "Enter" && !event.isComposing) root.setAttribute("data-asked", "");
  });
  document.addEventListener("norikae-boot-failed", () => {
    const sentence = document.getElementById("shell-failed");
    if (sentence) sentence.hidden = false;
  });
})();
