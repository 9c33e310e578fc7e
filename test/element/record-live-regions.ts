/** What a screen reader is told by the live regions of a widget, over time. */

export interface Recording {
  /** Each text that came into a region, with the region's role: `status: Copied`. */
  readonly said: string[];
  /** The texts that came together with their region, which most screen readers don't read. */
  readonly missed: string[];
}

/**
 * Records the live regions of a widget from now on. Its source is also sent into pages as text: so it uses nothing from
 * outside itself.
 */
export function recordLiveRegions({ shadowRoot: root }: HTMLElement): Recording {
  if (!root) throw new Error("no shadow root");
  const REGIONS = "[role=status], [role=alert], [role=timer]";
  const said: string[] = [];
  const missed: string[] = [];
  const texts = new Map<Element, string>();
  /** The steps whose heading was on the page before: what a step brings with it is read as a page is. */
  const steps = new Set<Element>();

  /** The text of a region without that of the regions in it: a timer is silent, also in an alert. */
  function textOf(region: Element): string {
    const copy = region.cloneNode(true) as Element;
    for (const inner of copy.querySelectorAll(REGIONS)) inner.remove();
    for (const line of copy.querySelectorAll("br")) line.replaceWith(" ");
    return region.role === "timer" ? "" : (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  /** Tells if a region is in the accessibility tree. */
  function isExposed(region: Element): boolean {
    return (
      region.checkVisibility({ visibilityProperty: true }) && !region.closest("[inert], [aria-hidden=true]")
    );
  }

  function read(): void {
    for (const region of root?.querySelectorAll(REGIONS) ?? []) {
      const text = textOf(region);
      const before = texts.get(region);
      texts.set(region, text);
      if (!text || text === before) continue;
      const step = region.closest(".step");
      if (before !== undefined && isExposed(region)) said.push(`${region.role}: ${text}`);
      else if (before !== undefined || !step || steps.has(step)) missed.push(`${region.role}: ${text}`);
    }
    for (const step of root?.querySelectorAll(".step") ?? []) if (step.querySelector("h2")) steps.add(step);
  }

  read();
  missed.length = 0;
  new MutationObserver(read).observe(root, { childList: true, characterData: true, subtree: true });
  return { said, missed };
}
