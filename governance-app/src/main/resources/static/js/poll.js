// Parts of a page that ask for themselves again and again (data-poll). One is replaced only when it says something new, so that
// the focus and what was opened stay. What is new (data-said) is told in a place that is never replaced: only such a one is
// read out. How far away a time is (data-passing) is no news.
const told = document.getElementById("told");
const known = new Map();
let focused = false;

function plain(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[data-passing]").forEach((one) => one.replaceChildren());
  copy.querySelectorAll("input[name=_csrf]").forEach((one) => one.removeAttribute("value"));
  return copy.outerHTML;
}

function sayings(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("form, [aria-hidden=true]").forEach((one) => one.remove());
  return [...copy.querySelectorAll("[data-said]")].map((one) => one.textContent.replace(/\s+/g, " ").trim());
}

function remember() {
  document.querySelectorAll("[data-poll]").forEach((part) => known.set(part.id, plain(part)));
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.requestConfig.elt;
  if (!part.matches("[data-poll]") || event.detail.xhr.status !== 200) return;
  const answer = new DOMParser().parseFromString(event.detail.serverResponse, "text/html").getElementById(part.id);
  if (!answer) return;
  if (plain(answer) === known.get(part.id)) {
    event.detail.shouldSwap = false;
    const now = answer.querySelectorAll("[data-passing]");
    part.querySelectorAll("[data-passing]").forEach((one, at) => (one.textContent = now[at].textContent));
    return;
  }
  const before = sayings(part);
  const news = sayings(answer).filter((one) => one && !before.includes(one));
  if (news.length > 0) told.textContent = news.join(" ");
  focused = document.activeElement !== document.body;
});
document.addEventListener("htmx:afterSettle", () => {
  remember();
  if (focused && document.activeElement === document.body) document.getElementById("main").focus({ preventScroll: true });
  focused = false;
});
remember();
