// Min liste: ids of activities, on this device only, written only when a person saves one.
const KEY = "min-liste";
const MOST = 50;

export function all() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => /^\d{1,18}$/.test(id)).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export const has = (id) => all().includes(id);

export function toggle(id) {
  const ids = all();
  const on = !ids.includes(id);
  const next = on ? [...ids, id].slice(-MOST) : ids.filter((one) => one !== id);
  try {
    if (next.length) localStorage.setItem(KEY, JSON.stringify(next));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  return on;
}
