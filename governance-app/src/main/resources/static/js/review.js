// The review workspace. The server decides everything; this only makes it quicker: the item in front has the focus, Keep on
// high risk opens after the minimum look, and Ctrl+Enter leads to sign-off and signs. Never while composing (input methods).
const composing = (event) => event.isComposing || event.keyCode === 229;

function openKeepLater(card) {
  const wait = Number(card.dataset.look);
  const keep = card.querySelector("[data-keep]");
  const hint = card.querySelector("[data-look-hint]");
  if (!keep || !(wait > 0)) return;
  keep.setAttribute("aria-disabled", "true");
  hint.hidden = false;
  card.dataset.look = "0";
  setTimeout(() => {
    keep.removeAttribute("aria-disabled");
    hint.hidden = true;
  }, wait);
}

function settle(focus) {
  const card = document.querySelector("#workspace [data-look]");
  if (card) openKeepLater(card);
  const front = document.querySelector("#workspace [data-front]");
  const wrong = document.querySelector("#workspace [role=alert]");
  if (focus && front && !wrong) front.focus();
  if (focus && wrong) document.querySelector("#workspace [name=reason]")?.focus();
}

// A press that comes too early would only be refused: the reason can be typed meanwhile.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keep][aria-disabled=true]")) {
    event.preventDefault();
    event.target.closest("form").querySelector("[name=code]")?.focus();
  }
});
document.addEventListener("submit", (event) => {
  if (event.target.querySelector("[data-keep][aria-disabled=true]")) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || composing(event)) return;
  const form = document.querySelector("[data-sign-off-form]");
  if (form) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const link = document.querySelector("[data-sign-off]");
  if (link) {
    event.preventDefault();
    link.click();
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "workspace" || event.detail.elt.id === "workspace") settle(true);
});
settle(location.search.includes("part=") || location.search.includes("item="));
