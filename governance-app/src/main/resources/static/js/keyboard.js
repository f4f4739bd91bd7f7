// Shortcuts: "?" opens the sheet, G + letter opens a page of the navigation, J and K move between rows ([data-row]), and any
// element with data-shortcut="x" is pressed by that key. Ignored while typing, while composing (input methods) and with
// modifier keys.
const sheet = document.getElementById("shortcuts");
let going = 0;

const typing = (event) =>
  event.isComposing || event.keyCode === 229 ||
  event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

function pageKey(element) {
  const line = document.createElement("div");
  const term = document.createElement("dt");
  const key = document.createElement("kbd");
  const text = document.createElement("dd");
  key.textContent = element.dataset.shortcut;
  text.textContent = element.dataset.shortcutLabel;
  term.append(key);
  line.append(term, text);
  return line;
}

function toggleSheet() {
  if (sheet.open) {
    sheet.close();
    return;
  }
  const seen = new Set();
  const keys = [...document.querySelectorAll("[data-shortcut][data-shortcut-label]")]
    .filter((element) => !seen.has(element.dataset.shortcut) && seen.add(element.dataset.shortcut));
  sheet.querySelector("[data-page-keys]").replaceChildren(...keys.map(pageKey));
  sheet.showModal();
}

function moveRow(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const next = rows[rows.indexOf(document.activeElement) + step];
  if (next) next.focus();
}

addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "?") {
    toggleSheet();
    event.preventDefault();
    return;
  }
  if (sheet.open) return;
  if (going && Date.now() - going < 1500) {
    going = 0;
    const link = document.querySelector(`[data-go="${CSS.escape(key.toUpperCase())}"]`);
    if (link) {
      link.click();
      event.preventDefault();
    }
    return;
  }
  if (key === "g") {
    going = Date.now();
    return;
  }
  const pressed = [...document.querySelectorAll("[data-shortcut]")].find((element) =>
    element.dataset.shortcut.toLowerCase() === key && !element.disabled && element.checkVisibility());
  if (pressed) {
    pressed.click();
    event.preventDefault();
  } else if (key === "j" || key === "k") {
    moveRow(key === "j" ? 1 : -1);
  }
});

for (const button of document.querySelectorAll("[data-opens=shortcuts]")) {
  button.hidden = false;
  button.addEventListener("click", toggleSheet);
}
