/** Every state in the list of the gallery can be reached with the real widget, and is accessible in every language and theme. */
import { expect } from "@open-wc/testing";
import axe from "axe-core";
import { afterAll, afterEach, beforeAll, describe, it, vi } from "vitest";
import { page as browser, cdp, userEvent } from "vitest/browser";
import { INVITE_URL } from "../../demo/states/fake-proxy.js";
import { inviteQrCode } from "../../demo/states/invite-qr-code.js";
import { type ShownState, showState } from "../../demo/states/show-state.js";
import { STATE_GROUPS } from "../../demo/states/widget-state.js";
import { WIDGET_STATES } from "../../demo/states/widget-states.js";
import { defineGangway } from "../../src/elements/first/define.js";
import { drawQrCode } from "../../src/elements/qr/draw-qr-code.js";
import type { StepName } from "../../src/flow/flow-state.js";
import { textContrasts } from "./contrast-ratio.js";
import { type FrozenState, freezeIn } from "./frozen-states.js";
import { GALLERY_LOOKS, lookSheet } from "./gallery-look.js";
import { ProviderPage } from "./provider-page.js";

defineGangway();

/** One of them is written from right to left. */
const LANGUAGES = ["en", "de", "ar"];
/** Each state in each language, from the tests that have shown it. */
const frozen: FrozenState[] = [];

let shown: ShownState | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

describe("the states of the widget", () => {
  it("have names of their own", () => {
    const names = WIDGET_STATES.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z]+(-[a-z]+)*$/);
  });

  it("belong to groups, in their order, and each group has some", () => {
    const groups = WIDGET_STATES.map(({ group }) => group);
    expect([...new Set(groups)].toSorted()).to.deep.equal(STATE_GROUPS.toSorted());
  });

  it("show every step", () => {
    const steps: Record<StepName, true> = {
      details: true,
      code: true,
      launch: true,
      waiting: true,
      action: true,
      completed: true,
      ended: true,
      error: true,
    };
    const found = new Set(WIDGET_STATES.map(({ step }) => step).filter((step) => step !== null));
    expect([...found].toSorted()).to.deep.equal(Object.keys(steps).toSorted());
  });

  it("have the QR code of the link that the proxy gives", () => {
    const { path, viewBox } = drawQrCode(INVITE_URL) ?? {};
    expect(inviteQrCode()).to.equal(`<svg viewBox="${viewBox}"><path d="${path}"></path></svg>`);
  });

  for (const state of WIDGET_STATES) {
    it(`have ${state.name}`, async () => {
      await browser.viewport(state.phone ? 375 : 1280, 900);
      if (state.step === "error") vi.spyOn(console, "error").mockImplementation(() => {});
      const provider = state.group === "Frame" ? await ProviderPage.serve() : null;
      shown = await showState(state, { container: document.body });
      expect(shown.element.step).to.equal(state.step);
      if (state.shows) expect(shown.element.shadowRoot?.querySelector(state.shows)).to.not.equal(null);
      expect(shown.proxy.unexpected).to.deep.equal([]);
      expect(shown.element.shadowRoot?.querySelectorAll("h2")).to.have.length(state.step ? 1 : 0);
      frozen.push(...(await freezeIn(LANGUAGES, shown.element, state.name)));
      await provider?.leave();
    });
  }
});

describe("all states beside each other", () => {
  const place = document.createElement("main");
  const heading = document.createElement("h1");
  heading.textContent = "States";
  /** Puts the states of a language into the page, or those of all. */
  const putIntoPage = (language?: string): void => {
    const wanted = frozen.filter(({ section }) => !language || section.lang === language);
    place.replaceChildren(heading, ...wanted.map(({ host }) => host));
  };
  const setTheme = (theme: string): void => {
    for (const { section } of frozen) section.className = theme;
    document.documentElement.style.colorScheme = theme;
  };
  beforeAll(() => {
    document.body.append(place);
  });
  afterAll(() => {
    place.remove();
    document.documentElement.removeAttribute("style");
  });

  /** Returns what axe finds in the page: each rule, with the states and the elements that break it. */
  async function findings(runOnly: axe.RunOptions["runOnly"]): Promise<string[][]> {
    const { violations } = await axe.run(place, {
      ...(runOnly && { runOnly }),
      // The cards have the same headings as one another.
      rules: { "landmark-unique": { enabled: false } },
      resultTypes: ["violations"],
      iframes: false,
    });
    const nameOf = ({ target: [at] }: axe.NodeResult) =>
      frozen.find(({ host }) => host === document.querySelector([at].flat()[0] ?? ""))?.name;
    return violations.map(({ id, nodes }) => [
      id,
      ...nodes.map((node) => `${nameOf(node)}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
    ]);
  }

  /** The states for which something is found, with what it is. */
  const found = (find: (state: FrozenState) => string[]): string[] =>
    frozen.flatMap((state) => find(state).map((what) => `${state.name}: ${what}`));

  /** The cards that are wider than their place. */
  const tooWide = (state: FrozenState) =>
    state.section.scrollWidth > state.section.clientWidth || state.host.offsetWidth > place.clientWidth
      ? [`${state.section.scrollWidth} px`]
      : [];

  for (const theme of ["light", "dark"]) {
    for (const language of LANGUAGES) {
      it(`have no finding of axe, ${theme}, ${language}`, { timeout: 120_000 }, async () => {
        setTheme(theme);
        putIntoPage(language);
        expect(
          await findings(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]),
        ).to.deep.equal([]);
      });
    }
  }

  // On these, white and black have 4.5:1 at the most: nothing is left for a tint.
  for (const surface of ["#666", "#777", "#808080", "#999"]) {
    it(`have texts that can be read on ${surface}`, () => {
      putIntoPage("en");
      const wanted = frozen.filter(({ section }) => section.lang === "en");
      const faults = new Set<string>();
      for (const theme of ["light", "dark"]) {
        setTheme(theme);
        for (const primary of ["#0b3d5c", "#ffd400", "#ff5a5f"]) {
          place.style.setProperty("--gangway-color-surface", surface);
          place.style.setProperty("--gangway-color-primary", primary);
          for (const { name, section } of wanted)
            for (const [ratio, text] of textContrasts(section))
              if (ratio < 4.5) faults.add(`${name}: ${ratio.toFixed(2)} ${text}`);
        }
      }
      place.removeAttribute("style");
      expect([...faults]).to.deep.equal([]);
    });
  }

  for (const look of GALLERY_LOOKS) {
    it(`have the contrast, the targets and the room of WCAG, ${look}`, { timeout: 120_000 }, async () => {
      await browser.viewport(375, 900);
      putIntoPage("en");
      const sheet = await lookSheet(look, "main > div");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      try {
        for (const theme of ["light", "dark"]) {
          setTheme(theme);
          // A look changes styles only. These are the rules that read them.
          const values = ["color-contrast", "link-in-text-block", "target-size"];
          expect(await findings({ type: "rule", values }), theme).to.deep.equal([]);
        }
        expect(document.documentElement.scrollWidth).to.be.at.most(375);
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
        await browser.viewport(1280, 900);
      }
    });
  }

  it("fit into 320 px, with the spacing of WCAG 1.4.12, and with text of twice the size", async () => {
    putIntoPage();
    setTheme("light");
    place.style.width = "320px";
    expect(found(tooWide), "320 px").to.deep.equal([]);
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }",
    );
    for (const { root } of frozen) root.adoptedStyleSheets = [...root.adoptedStyleSheets, spacing];
    expect(found(tooWide), "spacing").to.deep.equal([]);
    for (const { root } of frozen) root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
    place.style.width = "640px";
    document.documentElement.style.fontSize = "200%";
    expect(found(tooWide), "200 %").to.deep.equal([]);
    document.documentElement.style.fontSize = place.style.width = "";
  });

  it("are walked through by Tab, in the order that is seen, with a ring at each control", async () => {
    await browser.viewport(1280, 900);
    putIntoPage("en");
    setTheme("light");
    const inEnglish = frozen.filter(({ section }) => section.lang === "en");
    const expected = inEnglish.flatMap(({ name, root }) =>
      [...root.querySelectorAll("a[href], button, input, select, summary")]
        .filter((control) => control.checkVisibility() && !control.closest("[inert]"))
        .map((control) => ({ name, control })),
    );
    const reached: EventTarget[] = [];
    const wrong: string[] = [];
    let last: { state: FrozenState; box: DOMRect } | undefined;
    for (const state of inEnglish) {
      state.root.addEventListener("focusin", ({ target }) => {
        if (!(target instanceof HTMLElement)) return;
        const name = `${state.name}: ${target.textContent?.trim() || target.id}`;
        const { outlineStyle, outlineWidth } = getComputedStyle(target);
        if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) wrong.push(`${name} has no ring`);
        const box = target.getBoundingClientRect();
        box.y += scrollY;
        if (last?.state === state) {
          const isAbove = box.bottom <= last.box.top;
          const isBefore =
            box.top < last.box.bottom && box.bottom > last.box.top && box.right <= last.box.left;
          if (isAbove || isBefore) wrong.push(`${name} is seen before the control that Tab leads to first`);
        }
        last = { state, box };
        reached.push(target);
      });
    }
    heading.tabIndex = -1;
    heading.focus();
    // A frame may be a stop of its own.
    const frames = inEnglish.filter(({ root }) => root.querySelector("iframe"));
    await userEvent.keyboard("{Tab}".repeat(expected.length + frames.length));
    const missed = expected.filter(({ control }) => !reached.includes(control));
    expect(missed.map(({ name, control }) => `${name}: ${control.outerHTML}`)).to.deep.equal([]);
    expect(wrong).to.deep.equal([]);
  });

  it("have targets of 24 px at least", () => {
    const small = found(({ root }) =>
      [...root.querySelectorAll<HTMLElement>("a, button, input, summary")]
        .filter((control) => control.checkVisibility())
        .map((control) => ({ control, box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ control, box }) => `${control.textContent?.trim()} ${box.width}×${box.height}`),
    );
    expect(small).to.deep.equal([]);
  });

  it("say of each link to another page that it opens a tab", () => {
    const words = { en: "tab", de: "Tab", ar: "علامة تبويب" };
    const silent = found(({ root, section }) =>
      [...root.querySelectorAll<HTMLElement>("a[target=_blank]")]
        .filter((link) => {
          const seen = link.cloneNode(true) as HTMLElement;
          for (const hidden of seen.querySelectorAll(".visually-hidden")) hidden.remove();
          return !seen.textContent.includes(words[section.lang as keyof typeof words]);
        })
        .map((link) => link.textContent),
    );
    expect(silent).to.deep.equal([]);
  });

  it("show borders where the system's colours are forced", async () => {
    const media = (value: string) =>
      cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value }] });
    await media("active");
    try {
      expect(matchMedia("(forced-colors: active)").matches).to.equal(true);
      const bare = found(({ root }) =>
        [...root.querySelectorAll("[part~=button], input, [part=error]")]
          .filter((element) => element.checkVisibility())
          // The message of an error step is its text, and stands alone.
          .filter((element) => !element.matches(".final ~ [role=alert] > *"))
          .filter((element) => {
            const { borderInlineStartStyle: style, borderInlineStartWidth: width } =
              getComputedStyle(element);
            return style === "none" || Number.parseFloat(width) < 1;
          })
          .map((element) => element.outerHTML.slice(0, 100)),
      );
      expect(bare).to.deep.equal([]);
    } finally {
      await media("");
    }
  });
});
