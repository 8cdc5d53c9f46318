// Runs before the first paint: the static page shows the finder on the finder's own address alone, and remembers a press of
// its button until the app can hear it. Says so if the app can't be loaded.
(() => {
  "use strict";
  const root = document.documentElement;
  const page = () => {
    const finder = /^#?(\/(find\/?)?)?$/.test(location.hash) || !location.hash.startsWith("#/");
    root.setAttribute("data-shell", finder ? "find" : "bare");
  };
  page();
  addEventListener("hashchange", page);
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
