/** Creates tabs that arrow keys move between (WAI-ARIA Authoring Practices, "Tabs"). @param choose is called with the one that is chosen. */
export function createTabs<T extends string>(
  names: readonly T[],
  panel: HTMLElement,
  choose: (name: T) => void,
): HTMLElement {
  const list = document.createElement("div");
  list.role = "tablist";
  list.ariaLabel = "Ways to build it in";
  const tabs = names.map((name, at) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.role = "tab";
    tab.id = `tab-${at}`;
    tab.textContent = name;
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => select(at));
    list.append(tab);
    return tab;
  });

  function select(chosen: number): void {
    for (const [at, tab] of tabs.entries()) {
      tab.ariaSelected = String(at === chosen);
      tab.tabIndex = at === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", `tab-${chosen}`);
    const name = names[chosen];
    if (name) choose(name);
  }

  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const current = tabs.indexOf(document.activeElement as HTMLButtonElement);
    if (!step || current < 0) return;
    event.preventDefault();
    const next = (current + step + tabs.length) % tabs.length;
    select(next);
    tabs[next]?.focus();
  });
  // It has no control of its own to go on to.
  panel.tabIndex = 0;
  select(0);
  return list;
}
