// The pin of a place: found from the address by our own server, moved by finger, mouse or arrow keys. No tiles, no third party.
const HOME = [54.93, 9.8];
const STEP = 0.0004;
const WAIT = 600;

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

class Pin {
  constructor(help) {
    this.help = help;
    this.form = help.closest("form");
    this.box = help.querySelector(".map");
    this.words = help.querySelector("[data-pin-words]");
    this.fields = { lat: this.form.latitude, lon: this.form.longitude, moved: this.form.pin_moved };
  }

  async begin() {
    const { dataset } = this.box;
    this.map = L.map(this.box, { scrollWheelZoom: false, minZoom: 7, maxZoom: 16, zoomControl: false, zoomAnimation: false, fadeAnimation: false });
    L.control.zoom({ zoomInTitle: dataset.zoomIn, zoomOutTitle: dataset.zoomOut }).addTo(this.map);
    this.map.attributionControl.setPrefix(false).addAttribution(dataset.credit);
    const start = dataset.lat ? [Number(dataset.lat), Number(dataset.lon)] : null;
    this.map.setView(start ?? HOME, start ? 13 : 9);
    this.map.getPane("overlayPane").setAttribute("aria-hidden", "true");
    try {
      const land = await read(dataset.land);
      for (const className of ["map-shoal", "map-shore", "map-land"]) L.geoJSON(land, { interactive: false, style: { className } }).addTo(this.map);
      await this.names();
    } catch {
      this.words.textContent = dataset.broken;
    }
    if (start) this.show(start);
    this.box.dataset.ready = "yes";
    new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(this.box);
    this.listen();
    if (!start) await this.find();
  }

  async names() {
    for (const place of await read(this.box.dataset.labels)) {
      if (place.min_zoom > 11) continue;
      const node = document.createElement("div");
      node.className = `place-name ${place.kind}`;
      node.setAttribute("aria-hidden", "true");
      node.append(Object.assign(document.createElement("span"), { textContent: place.name }));
      L.marker([place.lat, place.lon], { icon: L.divIcon({ html: node, className: "map-mark", iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(this.map);
    }
  }

  show(at) {
    this.marker?.remove();
    const node = document.createElement("div");
    node.className = "own-pin";
    const icon = L.divIcon({ html: node, className: "map-mark", iconSize: [0, 0] });
    this.marker = L.marker(at, { icon, draggable: true, keyboard: true, title: this.box.dataset.title, alt: this.box.dataset.title }).addTo(this.map);
    this.marker.on("dragend", () => this.moved());
    const element = this.marker.getElement();
    element.setAttribute("aria-label", this.box.dataset.title);
    element.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const [up, right] = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1.7], ArrowLeft: [0, -1.7] }[event.key] ?? [0, 0];
    if (!up && !right) return;
    event.preventDefault();
    event.stopPropagation();
    const { lat, lng } = this.marker.getLatLng();
    this.marker.setLatLng([lat + up * STEP, lng + right * STEP]);
    this.moved();
  }

  moved() {
    const { lat, lng } = this.marker.getLatLng();
    this.fields.lat.value = lat.toFixed(6);
    this.fields.lon.value = lng.toFixed(6);
    this.fields.moved.checked = true;
    this.words.textContent = this.box.dataset.moved;
    this.fields.lat.dispatchEvent(new Event("input", { bubbles: true }));
  }

  listen() {
    const ask = () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.find(), WAIT); };
    for (const name of ["street_address", "postcode", "town"]) this.form[name].addEventListener("input", ask);
    for (const field of [this.fields.lat, this.fields.lon]) field.addEventListener("change", () => this.typed());
  }

  typed() {
    const at = [Number(this.fields.lat.value.replace(",", ".")), Number(this.fields.lon.value.replace(",", "."))];
    if (at.some((number) => !number)) return;
    this.fields.moved.checked = true;
    this.show(at);
    this.map.setView(at);
  }

  async find() {
    if (this.fields.moved.checked || this.form.postcode.value.trim().length < 4) return;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", this.form.csrfmiddlewaretoken.value);
    data.set("street", this.form.street_address.value);
    data.set("postcode", this.form.postcode.value);
    data.set("town", this.form.town.value);
    try {
      const answer = await fetch(this.help.dataset.pin, { method: "POST", body: data });
      if (answer.ok) this.found(await answer.json());
    } catch { /* the address is enough */ }
  }

  found(said) {
    this.words.textContent = said.words;
    if (!said.found) return;
    this.show([said.lat, said.lon]);
    this.map.setView([said.lat, said.lon], 13);
  }
}

const help = document.querySelector("[data-pin]");
if (help) {
  // The map is drawn once its box is there: until then it is folded away with the choice of a known place.
  const box = help.querySelector(".map");
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    new Pin(help).begin();
  });
  seen.observe(box);
}
