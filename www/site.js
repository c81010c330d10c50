// One page, two languages: the address says which, else the browser's own wish. The element follows
// by its `lang`, and what was answered stays.

const element = document.querySelector("self-check");
const known = ["ar", "en"];

function speak(language) {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const part of document.querySelectorAll("[data-words]")) {
    part.hidden = part.dataset.words !== language;
  }
  for (const link of document.querySelectorAll("nav a")) {
    if (link.lang === language) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (element.getAttribute("lang") !== language) element.setAttribute("lang", language);
}

const wished = new URLSearchParams(location.search).get("lang") ?? navigator.language.slice(0, 2);
speak(known.includes(wished) ? wished : "en");

document.querySelector("nav").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  history.replaceState(null, "", link.href);
  speak(link.lang);
});

// The element has its own switch; the page follows it.
new MutationObserver(() => speak(element.lang)).observe(element, { attributeFilter: ["lang"] });
