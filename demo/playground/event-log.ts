/** The widget's events, as they come, the newest first. */
const MOST_LINES = 20;
const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Members of every event. The rest is the event's own. */
const COMMON = new Set(["isTrusted", "type"]);

/** @param list of the events of a widget */
export function logEvents(
  widget: HTMLElement,
  names: readonly string[],
  list: HTMLElement,
  after: () => void,
): void {
  for (const name of names) {
    widget.addEventListener(name, (event) => {
      const line = document.createElement("li");
      const when = document.createElement("time");
      when.textContent = time.format(new Date());
      const type = document.createElement("b");
      type.textContent = name;
      const members = document.createElement("code");
      members.textContent = membersOf(event);
      line.append(when, " ", type, " ", members);
      list.prepend(line);
      while (list.children.length > MOST_LINES) list.lastElementChild?.remove();
      after();
    });
  }
}

function membersOf(event: Event): string {
  const own = Object.entries(event).filter(([name]) => !COMMON.has(name));
  return own.length > 0 ? JSON.stringify(Object.fromEntries(own)) : "";
}
