// The desk's steps: words are kept while one types, texts are measured, and coming dates shown. All of it works without.
const WAIT_TO_KEEP = 1200;
const WAIT_TO_LOOK = 350;
const LONG_WORD = 7;
const FEWEST_WORDS = 12;
const EASY = 35;
const MODERATE = 45;

const later = (act, wait) => {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
};

// LIX as the server counts it: words per sentence, and the percentage of words longer than six letters.
export function lix(text) {
  const words = text.match(/\p{L}+(?:[-’']\p{L}+)*/gu) ?? [];
  if (!words.length) return { words: 0, index: 0 };
  const sentences = text.split(/[.!?:]+(?=\s|$)|\n+/).filter((part) => /\p{L}/u.test(part));
  const long = words.filter((word) => [...word].length >= LONG_WORD).length;
  return { words: words.length, index: Math.round(words.length / sentences.length + (100 * long) / words.length) };
}

function measure(field) {
  const note = document.getElementById(field.dataset.lix);
  const found = lix(field.value);
  const level = found.words < FEWEST_WORDS ? "" : found.index <= EASY ? "easy" : found.index <= MODERATE ? "moderate" : "hard";
  note.dataset.level = level;
  note.textContent = level ? note.dataset[level] : "";
}

function typed(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

// What is half written is sent as it is; the server keeps it for this person until it is saved or thrown away.
function keep(form) {
  const word = form.querySelector("[data-kept-word]");
  const save = async () => {
    const data = typed(form);
    data.set("_autosave", "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, keepalive: true });
      if (answer.ok) word.textContent = form.dataset.kept;
    } catch { /* the button still works */ }
  };
  let isDirty = false;
  // Nothing once the button was pressed: it would come behind what is saved, and be kept as unsaved.
  const soon = later(() => { if (!isDirty) return; isDirty = false; save(); }, WAIT_TO_KEEP);
  form.addEventListener("input", () => { isDirty = true; word.textContent = ""; soon(); });
  form.addEventListener("submit", () => { isDirty = false; form.removeAttribute("data-autosave"); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isDirty && form.hasAttribute("data-autosave")) { isDirty = false; save(); }
  });
}

function showDates(box, form) {
  const place = box.querySelector("[data-coming]");
  const look = later(async () => {
    try {
      const answer = await fetch(box.dataset.when, { method: "POST", body: typed(form) });
      if (answer.ok && !place.contains(document.activeElement)) place.innerHTML = await answer.text();
    } catch { /* the dates come when it is saved */ }
  }, WAIT_TO_LOOK);
  form.addEventListener("input", (event) => { if (!place.contains(event.target)) look(); });
  if (!place.children.length) look();
}

function moreDates(button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const box = button.closest("fieldset").querySelector("[data-dates]");
    const one = box.lastElementChild.cloneNode(true);
    const number = box.children.length + 1;
    const field = one.querySelector("input");
    const label = one.querySelector("label");
    field.value = "";
    field.id = label.htmlFor = `dates-${number}`;
    label.textContent = label.textContent.replace(/\d+/, String(number));
    box.append(one);
    field.focus();
  });
}

for (const field of document.querySelectorAll("[data-lix]")) field.addEventListener("input", () => measure(field));
for (const form of document.querySelectorAll("[data-autosave]")) keep(form);
for (const box of document.querySelectorAll("[data-when]")) showDates(box, box.closest("form"));
for (const button of document.querySelectorAll("[data-more-dates]")) moreDates(button);
document.querySelector("[data-problem]")?.focus();
