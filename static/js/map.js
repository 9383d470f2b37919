// Draws the coast, the names and the pins. The list beside it says the same in words. No tiles, no request to others.
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const svgns = "http://www.w3.org/2000/svg";
const TOO_NEAR = 48;
const CLOSEST = 15;
const HOME = [[54.80, 9.40], [55.08, 10.06]];

function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  if (text) node.textContent = text;
  return node;
}

function picture(name, sprite) {
  const svg = document.createElementNS(svgns, "svg");
  svg.setAttribute("class", "picture");
  svg.setAttribute("viewBox", "0 0 96 96");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svgns, "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

function marker(layer, [lat, lon], node, options = {}) {
  const icon = L.divIcon({ html: node, className: "map-mark", iconSize: [0, 0] });
  return L.marker([lat, lon], { icon, keyboard: false, interactive: false, ...options }).addTo(layer);
}

async function read(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

class Chart {
  constructor(box) {
    this.box = box;
    this.words = box.dataset;
    this.pins = L.layerGroup();
    this.names = L.layerGroup();
    this.own = false;
  }

  async draw() {
    const [land, labels] = await Promise.all([read(this.words.land), read(this.words.labels)]);
    this.labels = labels;
    this.map = L.map(this.box, {
      scrollWheelZoom: false, minZoom: 6, maxZoom: 16, zoomSnap: 0.5, zoomControl: false,
      fadeAnimation: !calm, zoomAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm,
    });
    L.control.zoom({ zoomInTitle: this.words.zoomIn, zoomOutTitle: this.words.zoomOut }).addTo(this.map);
    this.map.attributionControl.setPrefix(false).addAttribution(this.words.credit);
    this.map.fitBounds(HOME);
    for (const className of ["map-shoal", "map-shore", "map-land"]) {
      L.geoJSON(land, { interactive: false, style: { className, smoothFactor: 1.2 } }).addTo(this.map);
    }
    this.map.getPane("overlayPane").setAttribute("aria-hidden", "true");
    this.names.addTo(this.map);
    this.pins.addTo(this.map);
    await this.begin();
    this.map.on("zoomend moveend", () => this.writeNames());
    this.writeNames();
    new ResizeObserver(() => this.resized()).observe(this.box);
    this.box.dataset.ready = "yes";
  }

  // A name steps below or above a pin that stands on it, and gives way to bigger places: those come first in the list.
  writeNames() {
    this.names.clearLayers();
    const taken = [...(this.obstacles ?? [])];
    const view = this.map.getBounds();
    for (const place of this.labels) {
      if (place.min_zoom > this.map.getZoom() + 0.5 || !view.contains([place.lat, place.lon])) continue;
      const at = this.map.latLngToContainerPoint([place.lat, place.lon]);
      const half = place.name.length * 4.6 + 4;
      const shift = [0, 32, -32, 40].find((dy) => !taken.some((other) => Math.abs(other.x - at.x) < half + other.half && Math.abs(other.y - at.y - dy) < 11 + other.high));
      if (shift === undefined) continue;
      taken.push({ x: at.x, y: at.y + shift, half, high: 10 });
      const node = element("div", `place-name ${place.kind}`);
      node.setAttribute("aria-hidden", "true");
      node.append(element("span", "", place.name));
      L.marker([place.lat, place.lon], { icon: L.divIcon({ html: node, className: "map-mark", iconSize: [0, 0], iconAnchor: [0, -shift] }), keyboard: false, interactive: false, zIndexOffset: -2000 }).addTo(this.names);
    }
  }

  // What we move ourselves is not what a person chose to look at.
  byItself(move) {
    this.moving = true;
    move();
    this.moving = false;
  }

  fitView() {
    this.byItself(() => this.map.fitBounds(this.fitted, { animate: false, padding: [36, 36], maxZoom: 13 }));
  }

  resized() {
    this.byItself(() => this.map.invalidateSize({ animate: false }));
    if (this.fitted && !this.own) this.fitView();
  }
}

class OnePlace extends Chart {
  async begin() {
    const at = [Number(this.words.lat), Number(this.words.lon)];
    this.map.setView(at, 12);
    this.fitted = L.latLng(at).toBounds(9000);
    const node = element("div", "pin");
    node.append(picture(this.words.category, this.words.pictures), element("span", "hidden", this.words.title));
    marker(this.pins, at, node);
    const point = this.map.latLngToContainerPoint(at);
    this.obstacles = [{ x: point.x, y: point.y - 26, half: 24, high: 28 }];
  }
}

class ManyPlaces extends Chart {
  async begin() {
    await this.load({ fit: true });
    this.map.on("movestart zoomstart", () => { if (!this.moving) this.movedByHand(); });
    this.map.on("zoomend moveend", () => this.loadSoon());
    this.map.on("popupclose", () => this.opener?.isConnected && this.opener.focus({ preventScroll: true }));
    document.addEventListener("page:changed", () => { this.own = false; this.again?.remove(); this.again = null; this.load({ fit: true }); });
    this.lightFromList();
  }

  // A map that is hidden looks at nothing; it asks when it is opened, for that gives it its size.
  loadSoon() {
    clearTimeout(this.timer);
    if (this.box.clientWidth) this.timer = setTimeout(() => this.load(), 120);
  }

  address(fit) {
    const address = new URL(this.words.source, location.href);
    address.search = this.words.question;
    if (!fit) address.searchParams.set("box", this.seen());
    address.searchParams.set("zoom", String(Math.round(this.map.getZoom())));
    return address;
  }

  // Whoever pans round the world sees degrees that no place has: beyond the date line nothing is asked for.
  seen() {
    const view = this.map.getBounds();
    return [Math.max(-180, view.getWest()), view.getSouth(), Math.min(180, view.getEast()), view.getNorth()].join(",");
  }

  async load({ fit = false } = {}) {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const found = await read(this.address(fit), this.asking.signal);
      if (fit) this.fit(found);
      this.show(found.features);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  // What is on this page of the list decides the view; an empty answer keeps the home area.
  fit(found) {
    const at = found.features.map((one) => [one.geometry.coordinates[1], one.geometry.coordinates[0]]);
    const start = this.start();
    if (start) at.push(start);
    this.fitted = L.latLngBounds(at.length ? at : HOME);
    this.fitView();
  }

  start() {
    return this.words.lat ? [Number(this.words.lat), Number(this.words.lon)] : null;
  }

  show(features) {
    const focused = document.activeElement?.dataset?.mark;
    this.pins.clearLayers();
    this.showStart();
    const groups = this.grouped(features);
    this.obstacles = groups.map(({ at, count }) => ({ x: at.x, y: count === 1 ? at.y - 26 : at.y, half: 24, high: count === 1 ? 28 : 24 }));
    const start = this.start();
    if (start) this.obstacles.push({ ...this.map.latLngToContainerPoint(start), half: 10, high: 8 });
    for (const group of groups) {
      const node = group.count === 1 ? this.pin(group) : this.bubble(group);
      node.dataset.mark = group.ids.join(" ") || group.label;
      marker(this.pins, [group.lat, group.lon], node, { zIndexOffset: group.count === 1 ? 500 : 300 });
      this.light(node, group.ids);
      if (focused && node.dataset.mark === focused) node.focus({ preventScroll: true });
    }
    this.writeNames();
  }

  showStart() {
    const start = this.start();
    if (!start) return;
    marker(this.pins, start, element("div", "here"), { zIndexOffset: -500 });
    const radius = Number(this.words.radius) || 0;
    for (const km of radius ? [radius] : [5, 10]) {
      L.circle(start, { radius: km * 1000, className: "map-ring", interactive: false }).addTo(this.pins);
    }
  }

  // The server groups by cells; here those that would lie on each other on this screen become one.
  grouped(features) {
    const groups = [];
    for (const one of [...features].sort((a, b) => b.properties.count - a.properties.count)) {
      const [lon, lat] = one.geometry.coordinates;
      const at = this.map.latLngToContainerPoint([lat, lon]);
      const near = groups.find((group) => group.at.distanceTo(at) < TOO_NEAR + Math.min(16, group.count / 4));
      const items = one.properties.items ?? [];
      if (near) {
        near.count += one.properties.count;
        near.items.push(...items);
        near.ids.push(...items.map((item) => item.id));
        near.bounds.extend([lat, lon]);
      } else {
        groups.push({ lat, lon, at, count: one.properties.count, label: one.properties.label, items: [...items], ids: items.map((item) => item.id), bounds: L.latLngBounds([[lat, lon]]) });
      }
    }
    return groups;
  }

  pin(group) {
    const item = group.items[0];
    const card = item && document.getElementById(`a${item.id}`);
    const link = element("a", `pin ${item?.shape ?? ""}${item?.ask ? " ask-first" : ""}`);
    link.href = card ? `#a${item.id}` : item?.url ?? "#";
    if (card) link.append(document.createTextNode(card.dataset.number));
    else if (item) link.append(picture(item.category, this.words.pictures));
    link.append(element("span", "hidden", ` ${item?.title ?? group.label}${item?.when ? `, ${item.when}` : ""}`));
    return link;
  }

  bubble(group) {
    const size = group.count > 60 ? "l" : group.count > 9 ? "m" : "s";
    const node = element("button", `bubble ${size}`, String(group.count));
    node.type = "button";
    node.append(element("span", "hidden", ` ${this.words.many} ${group.label}`));
    node.addEventListener("click", () => this.openGroup(group, node));
    return node;
  }

  // Those at one address open as a list; those apart come nearer until they part.
  openGroup(group, node) {
    const together = group.bounds.getSouthWest().distanceTo(group.bounds.getNorthEast()) < 40;
    const canShow = group.items.length === group.count;
    if (canShow && (together && group.count < 40 || this.map.getZoom() >= CLOSEST)) return this.list(group, node);
    const next = Math.min(CLOSEST, this.map.getZoom() + 2);
    if (together) this.map.setView([group.lat, group.lon], next);
    else this.map.fitBounds(group.bounds, { padding: [60, 60], maxZoom: Math.max(next, this.map.getZoom() + 1) });
    return undefined;
  }

  list(group, node) {
    this.opener = node;
    const list = element("div", "map-list");
    for (const item of group.items) {
      const link = element("a", "", item.title);
      link.lang = "da";
      link.href = document.getElementById(`a${item.id}`) ? `#a${item.id}` : item.url;
      list.append(link);
    }
    const popup = L.popup({ autoPan: true, closeButton: true, minWidth: 200 }).setLatLng([group.lat, group.lon]).setContent(list);
    this.byItself(() => popup.openOn(this.map));
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", this.words.close);
    list.firstElementChild?.focus();
  }

  // A pin and its card light up together, whichever one points at.
  light(node, ids) {
    const cards = ids.map((id) => document.getElementById(`a${id}`)).filter(Boolean);
    const lit = (on) => [node, ...cards].forEach((one) => one.classList.toggle("is-lit", on));
    for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focus", true], ["blur", false]]) {
      node.addEventListener(event, () => lit(on));
    }
  }

  lightFromList() {
    const lit = (event, on) => {
      const card = event.target.closest?.("[data-activity]");
      if (!card) return;
      for (const node of this.box.querySelectorAll("[data-mark]")) {
        if (node.dataset.mark.split(" ").includes(card.dataset.activity)) node.classList.toggle("is-lit", on);
      }
    };
    for (const [event, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
      document.addEventListener(event, (one) => lit(one, on));
    }
  }

  movedByHand() {
    this.own = true;
    if (this.again || !this.words.again) return;
    this.again = element("p", "map-again");
    const button = element("button", "button small", this.words.again);
    button.type = "button";
    button.addEventListener("click", () => location.assign(this.addressHere()));
    this.again.append(button);
    L.DomEvent.disableClickPropagation(this.again);
    this.box.append(this.again);
  }

  // The same question, measured from the middle of what is seen.
  addressHere() {
    const query = new URLSearchParams(this.words.question);
    const centre = this.map.getCenter();
    const box = this.map.getBounds();
    const reach = Math.min(centre.distanceTo([box.getNorth(), centre.lng]), centre.distanceTo([centre.lat, box.getEast()])) / 1000;
    for (const name of ["place", "in", "page"]) query.delete(name);
    query.set("lat", centre.lat.toFixed(4));
    query.set("lon", centre.lng.toFixed(4));
    query.set("radius_km", String(Math.max(0.5, Math.min(100, reach)).toFixed(1)));
    return `${this.words.path}?${query}`;
  }
}

// Text of what went wrong stands in the map's own place; the list is whole without it.
async function draw(box) {
  const chart = box.dataset.map === "one" ? new OnePlace(box) : new ManyPlaces(box);
  try {
    await chart.draw();
  } catch {
    box.dataset.waiting = box.dataset.broken;
    delete box.dataset.ready;
  }
}

for (const box of document.querySelectorAll("[data-map]")) draw(box);
