// The demo's two drawers, one at a time: the mailbox, and what the page sees.
import { startEvents } from "/events.js";
import { startMailbox } from "/mailbox.js";

const buttons = [...document.querySelectorAll("[data-drawer]")];
const drawerOf = (button) => document.querySelector(`#${button.dataset.drawer}`);

function show(button, open) {
  button.ariaExpanded = String(open);
  const drawer = drawerOf(button);
  drawer.hidden = !open;
  drawer.dispatchEvent(new Event("toggle"));
  if (open) drawer.querySelector("h2").focus();
}

function close(button) {
  const hadFocus = drawerOf(button).contains(document.activeElement);
  show(button, false);
  if (hadFocus) button.focus();
}

for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const opens = drawerOf(button).hidden;
    for (const each of buttons) if (!drawerOf(each).hidden) close(each);
    if (opens) show(button, true);
  });
  drawerOf(button)
    .querySelector(".close")
    .addEventListener("click", () => close(button));
  drawerOf(button).addEventListener("keydown", ({ key }) => key === "Escape" && close(button));
}

startEvents(document.querySelector("#events"));
startMailbox(document.querySelector("#mailbox"), {
  openDrawer: () => show(buttons[0], true),
  closeDrawer: () => {
    for (const each of buttons) if (!drawerOf(each).hidden) close(each);
  },
});
