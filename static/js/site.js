// What every page does with JavaScript: Min liste, print, send, the menu. Everything else works without.
import * as saved from "./saved.js";

const body = document.body;
const hello = document.querySelector("[data-hello]");
let helloTimer;

function say(text, ...actions) {
  hello.replaceChildren(document.createTextNode(text), ...actions);
  clearTimeout(helloTimer);
  helloTimer = setTimeout(() => hello.replaceChildren(), 8000);
}

function link(text, href) {
  const node = document.createElement("a");
  node.href = href;
  node.textContent = text;
  return node;
}

function button(text, act) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = text;
  node.addEventListener("click", act);
  return node;
}

function paintHearts(root = document) {
  for (const heart of root.querySelectorAll("[data-save]")) {
    const on = saved.has(heart.dataset.save);
    heart.setAttribute("aria-pressed", String(on));
    heart.querySelector("[data-word]").textContent = on ? body.dataset.savedWord : body.dataset.saveWord;
  }
}

function paintCount() {
  const ids = saved.all();
  for (const place of document.querySelectorAll("[data-saved-count]")) place.textContent = ids.length ? `${ids.length}` : "";
  for (const way of document.querySelectorAll("[data-saved-link]")) {
    way.href = ids.length ? `${body.dataset.listUrl}?ids=${ids.join(",")}` : body.dataset.listUrl;
  }
}

function paint() {
  paintHearts();
  paintCount();
}

function toggle(id) {
  const on = saved.toggle(id);
  // A number for the organisers; who it was, nobody learns.
  if (on) navigator.sendBeacon?.(`/aktivitet/${id}/gemt`);
  paint();
  const undo = button(body.dataset.undoWord, () => { saved.toggle(id); paint(); hello.replaceChildren(); });
  if (on) say(`${body.dataset.savedHello} `, link(body.dataset.listWord, `${body.dataset.listUrl}?ids=${saved.all().join(",")}`), undo);
  else say(`${body.dataset.removedHello} `, undo);
}

async function send({ url, title, done }) {
  const address = new URL(url, location.href).href;
  try {
    if (navigator.share) await navigator.share({ title, url: address });
    else { await navigator.clipboard.writeText(address); say(done); }
  } catch (error) {
    if (error.name !== "AbortError") say(address);
  }
}

document.addEventListener("click", (event) => {
  const heart = event.target.closest("[data-save]");
  if (heart) toggle(heart.dataset.save);
  if (event.target.closest("[data-print]")) print();
  const share = event.target.closest("[data-share]");
  if (share) send(share.dataset);
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("textarea[data-enter]") && !event.shiftKey) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(".menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
});

// The list page shows what the address names; a person's own list is put into the address here.
function showOwnList() {
  const page = document.querySelector("[data-saved-page]");
  const ids = saved.all();
  if (page && !new URLSearchParams(location.search).has("ids") && ids.length) location.replace(`?ids=${ids.join(",")}`);
}

addEventListener("storage", paint);
document.addEventListener("page:changed", paint);
showOwnList();
paint();
if (document.querySelector("[data-suggest]")) import("./suggest.js");
