// What the server says to htmx, which drops error answers otherwise: an error page takes the place of the page, a form comes
// back with what is wrong in it, and where no answer of ours came, the page says so and keeps what was typed. A page that the
// browser kept in memory is loaded anew: it may belong to somebody who signed out.
const whole = (answer) => new DOMParser().parseFromString(answer, "text/html");
// the bell and the search field ask in passing: when that fails, the page stays as it is
const inPassing = (element) => Boolean(element.closest?.("[data-quiet]"));
// asks again and again (poll.js), and goes on when answers come again
const again = (element) => element.matches?.("[data-poll]");

function notice(name) {
  document.getElementById("live").append(document.getElementById(`notice-${name}`).content.cloneNode(true));
}

function forget(name) {
  document.querySelectorAll(`#live [data-notice=${name}]`).forEach((one) => one.remove());
}

function unanswered(element) {
  if (inPassing(element)) return;
  const name = again(element) ? "outdated" : "unsent";
  if (name === "outdated" && document.querySelector(`#live [data-notice=${name}]`)) return;
  forget(name);
  notice(name);
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, xhr, serverResponse, target } = event.detail;
  const { elt } = requestConfig;
  if (xhr.status < 400 || inPassing(elt)) return;
  const answer = whole(serverResponse);
  const page = answer.getElementById("main");
  const part = target.id && answer.getElementById(target.id);
  if ((again(elt) && xhr.status >= 500) || (!page && !part)) {
    unanswered(elt);
    return;
  }
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  if (page) {
    event.detail.serverResponse = page.innerHTML;
    event.detail.target = document.getElementById("main");
    event.detail.swapOverride = "innerHTML";
    event.detail.selectOverride = "unset"; // what the form takes out of its own answer is not in an error page
  }
});
for (const nothing of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(nothing, (event) => unanswered(event.detail.requestConfig.elt));
}
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt } = event.detail.requestConfig;
  if (event.detail.successful && !inPassing(elt)) forget(again(elt) ? "outdated" : "unsent");
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
