// Shortcuts: "?" opens the sheet, G + letter opens a page of the navigation, J and K (or the arrows, once a row has the focus)
// move between rows ([data-row]), F goes to the page's filter, N to its reason ([data-note]), Ctrl+K to the search, and any
// element with data-shortcut="x" is pressed by that key. Ignored while typing and while composing (input methods). Single keys
// can be switched off (<html data-keys="off">, WCAG 2.1.4); what needs Ctrl, the arrows and Escape then still works.
const sheet = document.getElementById("shortcuts");
const search = document.getElementById("search");
const singleKeys = document.documentElement.dataset.keys !== "off";
const waitForLetter = 1500;
let going = 0;

const composing = (event) => event.isComposing || event.keyCode === 229;
const typing = (event) =>
  event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

function keyLine(keys, label) {
  const line = document.createElement("div");
  const term = document.createElement("dt");
  const text = document.createElement("dd");
  for (const name of keys) {
    const key = document.createElement("kbd");
    key.textContent = name;
    term.append(key, " ");
  }
  text.textContent = label;
  line.append(term, text);
  return line;
}

function toggleSheet() {
  if (sheet.open) {
    sheet.close();
    return;
  }
  const lines = new Map();
  for (const element of document.querySelectorAll("[data-shortcut][data-shortcut-label]")) {
    if (!lines.has(element.dataset.shortcut)) {
      lines.set(element.dataset.shortcut, keyLine([element.dataset.shortcut], element.dataset.shortcutLabel));
    }
  }
  for (const element of document.querySelectorAll("[data-chord][data-chord-label]")) {
    lines.set(element.dataset.chord, keyLine(element.dataset.chord.split("+"), element.dataset.chordLabel));
  }
  const own = sheet.querySelector("[data-page-keys]");
  own.querySelector("dl").replaceChildren(...lines.values());
  own.hidden = lines.size === 0;
  sheet.showModal();
}

function rowsAround(element) {
  const found = element.closest("#found");
  return [...(found ?? document.getElementById("main")).querySelectorAll("[data-row]")];
}

function moveRow(step) {
  const rows = rowsAround(document.activeElement);
  const next = rows[rows.indexOf(document.activeElement) + step];
  if (next) next.focus();
  return next;
}

function focusOn(element) {
  if (!element) return false;
  element.focus();
  element.select?.();
  return true;
}

function withoutLetters(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") return focusOn(search);
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "Escape") {
    const menu = document.querySelector(".gh-menu[open]");
    if (menu) {
      menu.open = false;
      return focusOn(menu.querySelector("summary"));
    }
    if (event.target.closest("#search, #found")) {
      search.value = "";
      document.getElementById("found").replaceChildren();
      document.getElementById("main").focus();
      return true;
    }
    return false;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return false;
  if (event.target === search) return step === 1 && focusOn(document.querySelector("#found [data-row]"));
  return event.target.matches?.("[data-row]") && Boolean(moveRow(step));
}

function goTo(letter) {
  going = 0;
  const link = document.querySelector(`[data-go="${CSS.escape(letter.toUpperCase())}"]`);
  if (link) link.click();
  return Boolean(link);
}

function letter(key) {
  if (going && Date.now() - going < waitForLetter) return goTo(key);
  if (key === "g") {
    going = Date.now();
    return true;
  }
  const pressed = [...document.querySelectorAll("[data-shortcut]")].find((element) =>
    element.dataset.shortcut.toLowerCase() === key && !element.disabled && element.checkVisibility());
  if (pressed) {
    pressed.click();
    return true;
  }
  switch (key) {
    case "j": return Boolean(moveRow(1));
    case "k": return Boolean(moveRow(-1));
    case "f": return focusOn(document.querySelector("#main [role=search] input:not([type=hidden])"));
    case "n": return focusOn([...document.querySelectorAll("#main [data-note]")].find((one) => one.checkVisibility()));
    default: return false;
  }
}

addEventListener("keydown", (event) => {
  if (composing(event)) return;
  if (!sheet.open && withoutLetters(event)) {
    event.preventDefault();
    return;
  }
  if (!singleKeys || typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "?") {
    toggleSheet();
    event.preventDefault();
    return;
  }
  if (!sheet.open && letter(event.key.toLowerCase())) event.preventDefault();
});

for (const button of document.querySelectorAll("[data-opens=shortcuts]")) {
  button.hidden = false;
  button.addEventListener("click", toggleSheet);
}
