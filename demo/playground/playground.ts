/**
 * The playground: a control for everything that a partner can set, the live widget, the code to copy, and the events. It runs
 * before the widget's own script, so that no event is missed.
 */
import type {} from "../../src/elements/first/define.js";
import { createApplier } from "./apply-values.js";
import { CODE_KINDS, type CodeKind, codeText } from "./code-texts.js";
import {
  CONTROL_KINDS,
  type ControlKind,
  controlsOf,
  eventsOf,
  type Manifest,
  methodsOf,
  readOnlyMembersOf,
} from "./controls.js";
import { logEvents } from "./event-log.js";
import { renderControl } from "./render-control.js";
import { createTabs } from "./tabs.js";
import { readValues, type Values, writeValues } from "./values.js";

const GROUPS: Record<ControlKind, [title: string, text: string]> = {
  attribute: ["Attributes", "Settings in the tag."],
  property: ["Properties", "Settings by script: an object as JSON, or a text."],
  token: ["Colours and measures", "CSS custom properties. The widget keeps its contrast whatever you set."],
  part: ["Parts", "CSS for single parts of the widget, such as text-transform: uppercase;"],
  slot: ["Slots", "Content of the page’s own. Here it is a line of text."],
};
const COPIED_MS = 2000;
const isWide = matchMedia("(min-width: 60rem)").matches;

const find = <T extends HTMLElement>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
};

const stage = find("#stage");
const widget = find<HTMLElementTagNameMap["gangway-onboarding"]>("gangway-onboarding");
const manifest = JSON.parse(find("#manifest").textContent ?? "") as Manifest;
const controls = controlsOf(manifest);

/** The values that the page starts with: those of the demo's own proxy. */
const initial: Values = Object.fromEntries(
  ["endpoint", "organisation", "locale"].flatMap((name) => {
    const value = widget.getAttribute(name);
    return value ? [[name, value]] : [];
  }),
);
let values: Values = { ...initial, ...readValues(location.hash, controls) };
let codeKind: CodeKind = CODE_KINDS[0];

const apply = createApplier(widget, controls);
const code = find("#code");
const opener = find<HTMLButtonElement>("#open");

function showCode(): void {
  code.textContent = codeText(codeKind, controls, values);
}

function showMembers(): void {
  for (const name of readOnlyMembersOf(manifest)) {
    const value = Reflect.get(widget, name);
    find(`#member-${name}`).textContent = value === null ? "null" : String(value);
  }
}

function update(): void {
  apply(values);
  showCode();
  opener.hidden = !values.modal;
  const fragment = writeValues(values, initial);
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

function renderControls(): void {
  const groups = CONTROL_KINDS.map((kind) => {
    const members = controls.filter((control) => control.kind === kind);
    const group = document.createElement("details");
    // On a phone, the widget is below them.
    group.open = isWide && (kind === "token" || members.some(({ id }) => values[id] !== initial[id]));
    const summary = document.createElement("summary");
    const title = document.createElement("h2");
    const [name, description] = GROUPS[kind];
    title.textContent = name;
    const count = document.createElement("span");
    count.textContent = String(members.length);
    summary.append(title, count);
    const text = document.createElement("p");
    text.textContent = description;
    const rows = members.map((control) =>
      renderControl(control, values[control.id] ?? "", (value) => {
        values = { ...values, [control.id]: value };
        update();
      }),
    );
    group.append(summary, text, ...rows);
    return group;
  });
  find("#controls").replaceChildren(...groups);
}

function renderMembers(): void {
  find("#members").replaceChildren(
    ...readOnlyMembersOf(manifest).map((name) => {
      const row = document.createElement("div");
      const term = document.createElement("dt");
      term.textContent = name;
      const value = document.createElement("dd");
      value.id = `member-${name}`;
      row.append(term, value);
      return row;
    }),
  );
  const calls: Record<string, () => unknown> = {
    start: () => widget.start(),
    restart: () => widget.restart(),
    checkNow: () => widget.checkNow(),
    open: () => widget.open(),
    close: () => widget.close(),
  };
  find("#calls").append(
    ...methodsOf(manifest).flatMap((name) => {
      const call = calls[name];
      if (!call) return [];
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = `${name}()`;
      button.addEventListener("click", () => void call());
      return [button];
    }),
  );
}

/** Makes a button copy a text, and say so. */
function copies(button: HTMLButtonElement, text: () => string): void {
  const said = find("#copied");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text()).then(
      () => {
        said.textContent = "Copied";
      },
      () => {
        said.textContent = "Your browser doesn’t let this page copy. Select the text instead.";
      },
    );
    setTimeout(() => {
      said.textContent = "";
    }, COPIED_MS);
  });
}

renderControls();
renderMembers();
logEvents(widget, eventsOf(manifest), find("#told"), showMembers);
find("#tabs").append(
  createTabs(CODE_KINDS, find("#panel"), (kind) => {
    codeKind = kind;
    showCode();
  }),
);
copies(find("#copy-code"), () => code.textContent ?? "");
copies(find("#copy-address"), () => location.href);
opener.addEventListener("click", () => void widget.open());
find("#reset").addEventListener("click", () => {
  values = initial;
  update();
  renderControls();
});
find<HTMLSelectElement>("#width").addEventListener("input", ({ target }) => {
  stage.dataset.width = (target as HTMLSelectElement).value;
});
update();
showMembers();
