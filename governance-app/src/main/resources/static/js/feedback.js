// What the server says to htmx: refusals and conflicts are shown (htmx drops error answers otherwise), whole error pages in
// the place of the page. A page that the browser kept in memory is loaded anew: it may belong to somebody who signed out.
document.addEventListener("htmx:beforeSwap", (event) => {
  // the bell and the search field ask in passing: when that fails, the page stays as it is
  if (event.target.closest?.("[data-quiet]")) return;
  if (![400, 403, 404, 409, 500, 503].includes(event.detail.xhr.status)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  const page = new DOMParser().parseFromString(event.detail.serverResponse, "text/html").querySelector("main");
  if (page) {
    event.detail.serverResponse = page.innerHTML;
    event.detail.target = document.getElementById("main");
    event.detail.swapOverride = "innerHTML";
  }
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
