// The demo's bar: its menus close like any menu, and "Start over" forgets the visit in this tab.
const menus = document.querySelectorAll(".bar details");

document.addEventListener("click", ({ target }) => {
  for (const menu of menus) if (!menu.contains(target)) menu.open = false;
});

document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

const startOver = document.querySelector("[data-start-over]");
startOver.hidden = false;
startOver.addEventListener("click", () => {
  sessionStorage.clear();
  location.assign(location.pathname + location.search);
});
