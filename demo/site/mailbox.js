// The mailbox of the bank's customers. It is read while the drawer is open, while the page asks for a code, and by the phone.
import { codeField } from "/code-field.js";
import { eachDocument } from "/documents.js";
import { typeCode } from "/type-code.js";

const EVERY_MS = 1000;
const time = new Intl.DateTimeFormat("en-AU", { timeStyle: "short", hourCycle: "h23" });

/**
 * @param drawer The drawer that shows it.
 * @param openDrawer Called where a code could not go into the page.
 * @param closeDrawer Called before a code goes into the page.
 */
export function startMailbox(drawer, { openDrawer, closeDrawer }) {
  const list = drawer.querySelector(".mails");
  const status = drawer.querySelector("[role=status]");
  const count = document.querySelector("[data-new-mails]");
  /** Mails that came before the page are not new. */
  const since = new Date().toISOString();
  let seen = since;
  let shown = "";
  let polling = false;

  const isWanted = () =>
    document.visibilityState === "visible" &&
    (!drawer.hidden || codeField() !== null || document.querySelector("[data-reads-mail]") !== null);

  async function poll() {
    if (polling) return;
    polling = true;
    while (isWanted()) {
      const answer = await fetch("/api/mails").catch(() => null);
      if (answer?.ok) show(await answer.json());
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    polling = false;
  }

  function show(mails) {
    if (!drawer.hidden) seen = mails[0]?.at ?? seen;
    const unseen = mails.filter(({ at }) => at > seen).length;
    count.textContent = unseen ? String(unseen) : "";
    count.hidden = unseen === 0;
    const state = JSON.stringify(mails);
    if (state === shown) return;
    shown = state;
    document.dispatchEvent(new CustomEvent("demo-mails", { detail: mails }));
    drawer.querySelector(".empty").hidden = mails.length > 0;
    list.replaceChildren(...mails.map(renderMail));
  }

  function renderMail({ at, to, subject, text, code, link }) {
    const item = document.createElement("li");
    const heading = add(item, "h3", subject);
    heading.classList.toggle("new", at > since);
    add(item, "p", `To ${to} at ${time.format(new Date(at))}`).className = "who";
    const whole = add(item, "details", "");
    add(whole, "summary", "Read the mail");
    add(whole, "p", text).className = "text";
    if (code) {
      const button = add(item, "button", "Use this code");
      button.type = "button";
      button.ariaDescription = subject;
      button.addEventListener("click", () => enter(code));
    }
    if (link) {
      const anchor = add(item, "a", "Open the link");
      anchor.className = "button";
      Object.assign(anchor, { href: link, target: "_blank", rel: "noopener" });
    }
    return item;
  }

  async function enter(code) {
    closeDrawer();
    const typed = await typeCode(code);
    status.textContent = typed ? "" : "The page isn’t asking for a code.";
    if (!typed) openDrawer();
  }

  drawer.addEventListener("toggle", poll);
  document.addEventListener("visibilitychange", poll);
  // The step is shown by the time of its event.
  eachDocument((page) => page.addEventListener("gangway-step", poll));
  poll();
}

function add(parent, name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}
