// Choosing a filter changes list, counts and map at once. Without JavaScript the button does the same.
const frame = document.querySelector("[data-results]");
const form = document.querySelector("[data-filters]");
let asking;

function addressOf(data) {
  const pairs = [...data].filter(([, value]) => value !== "");
  const query = new URLSearchParams(pairs).toString();
  return query ? `${form.getAttribute("action")}?${query}` : form.getAttribute("action");
}

function keepOpen(fresh) {
  const old = new Map([...document.querySelectorAll("details[data-group]")].map((node) => [node.dataset.group, node.open]));
  for (const node of fresh.querySelectorAll("details[data-group]")) if (old.get(node.dataset.group)) node.open = true;
}

function focusAgain(active) {
  if (!active?.name || document.contains(active)) return;
  const twin = form.querySelector(`[name="${CSS.escape(active.name)}"][value="${CSS.escape(active.value)}"]`);
  twin?.focus({ preventScroll: true });
}

function swap(fresh) {
  const active = document.activeElement;
  keepOpen(fresh);
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (next && part.innerHTML !== next.innerHTML) part.replaceChildren(...next.childNodes);
  }
  const map = document.querySelector("[data-map]");
  Object.assign(map.dataset, { ...fresh.querySelector("[data-map]").dataset, ready: map.dataset.ready });
  form.querySelector(".filter-foot").replaceChildren(...fresh.querySelector(".filter-foot").childNodes);
  document.title = fresh.title;
  document.querySelector("[data-said]").textContent = document.querySelector("h1").textContent;
  focusAgain(active);
}

async function show(address, { remember = true } = {}) {
  asking?.abort();
  asking = new AbortController();
  frame.classList.add("is-loading");
  frame.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (remember) history.pushState({}, "", address);
    document.dispatchEvent(new CustomEvent("page:changed"));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return;
  }
  frame.classList.remove("is-loading");
  frame.removeAttribute("aria-busy");
}

form.addEventListener("change", () => show(addressOf(new FormData(form))));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(addressOf(new FormData(form)));
  location.hash = "#liste";
});
addEventListener("popstate", (event) => { if (event.state) show(location.href, { remember: false }); });
history.replaceState({}, "", location.href);

// The narrow panels (filters, map) are targets; Escape leaves them, and focus follows.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && ["#filtre", "#kort"].includes(location.hash)) location.hash = "#liste";
});
addEventListener("hashchange", () => document.getElementById(location.hash.slice(1))?.focus({ preventScroll: location.hash === "#liste" }));
