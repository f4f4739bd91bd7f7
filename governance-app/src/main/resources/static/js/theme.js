// Runs before the first paint: follows the system unless the person chose light or dark (then the server has set it).
const root = document.documentElement;
if (root.dataset.theme === "system") {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    root.classList.toggle("pf-v5-theme-dark", dark.matches);
    const button = document.getElementById("theme");
    if (button) button.value = dark.matches ? "light" : "dark";
  };
  follow();
  dark.addEventListener("change", follow);
  addEventListener("DOMContentLoaded", follow);
}
