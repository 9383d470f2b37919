// Help while typing, after the ARIA combobox pattern: arrows choose, Enter takes, Escape leaves. The field works without it.
const WAIT = 120;
let count = 0;

function option(one, id) {
  const node = document.createElement("li");
  node.role = "option";
  node.id = id;
  node.setAttribute("aria-selected", "false");
  node.textContent = one.label;
  if (one.kind) {
    const kind = document.createElement("small");
    kind.textContent = one.kind;
    node.append(" ", kind);
  }
  return node;
}

class Suggestions {
  constructor(field) {
    this.field = field;
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.role = "listbox";
    this.list.id = `suggestions-${(count += 1)}`;
    this.list.hidden = true;
    this.list.setAttribute("aria-label", document.body.dataset.suggestionsWord);
    field.after(this.list);
    field.role = "combobox";
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("input", () => this.wait());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => this.pointer(event));
    this.chosen = -1;
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const text = this.field.value.trim();
    this.asking?.abort();
    if (text.length < 2) return this.close();
    this.asking = new AbortController();
    const address = new URL(this.field.dataset.suggest, location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { signal: this.asking.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch { /* the field works without */ }
    return undefined;
  }

  show(found) {
    if (document.activeElement !== this.field) return;
    this.found = found;
    this.chosen = -1;
    this.list.replaceChildren(...found.map((one, place) => option(one, `${this.list.id}-${place}`)));
    this.open(found.length > 0);
  }

  open(on) {
    this.list.hidden = !on;
    this.field.setAttribute("aria-expanded", String(on));
    if (!on) this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.open(false);
  }

  choose(place) {
    const nodes = this.list.children;
    nodes[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = (place + nodes.length) % nodes.length;
    const node = nodes[this.chosen];
    node.setAttribute("aria-selected", "true");
    node.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", node.id);
  }

  take(place) {
    const one = this.found[place];
    this.close();
    if (one.url) location.assign(one.url);
    else this.field.value = one.value;
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === "ArrowDown") this.choose(this.chosen + 1);
    else if (event.key === "ArrowUp") this.choose(this.chosen < 0 ? -1 : this.chosen - 1);
    else if (event.key === "Enter" && this.chosen >= 0) this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  pointer(event) {
    event.preventDefault();
    const node = event.target.closest("[role=option]");
    if (node) { this.take([...this.list.children].indexOf(node)); this.field.focus(); this.close(); }
  }
}

export function equip(root = document) {
  for (const field of root.querySelectorAll("[data-suggest]")) if (field.role !== "combobox") new Suggestions(field);
}

equip();
document.addEventListener("page:changed", () => equip());
