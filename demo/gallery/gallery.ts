/** The gallery: every state of the widget, in the looks, languages and widths that the visitor picks. */
import { STATE_GROUPS, type WidgetState } from "../states/widget-state.js";
import { WIDGET_STATES } from "../states/widget-states.js";
import {
  type GalleryChoice,
  type GalleryOffer,
  type Picture,
  picturesOf,
  readChoice,
  SIZES,
  statesOf,
  WIDTHS,
  writeChoice,
} from "./gallery-choice.js";
import { LOOKS } from "./looks.js";
import { createPicker } from "./pickers.js";
import { createPictureFrame, forgetPictures, pageOf } from "./picture-frame.js";

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
};

const sheet = find("#sheet");
const pickers = find("#pickers");
const count = find("#count");

const offer: GalleryOffer = {
  looks: LOOKS,
  languages: sheet.dataset.languages?.split(" ") ?? [],
};
const lookName = (look: string): string => look.charAt(0).toUpperCase() + look.slice(1).replaceAll("-", " ");
const languageName = (tag: string): string => {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
};

const usualLanguage = sheet.dataset.language ?? "en";

let choice = readChoice(new URLSearchParams(location.search), offer, usualLanguage);

function choose(part: Partial<GalleryChoice>): void {
  choice = { ...choice, ...part };
  history.replaceState(
    null,
    "",
    `${location.pathname}?${writeChoice(choice, usualLanguage)}`.replace(/\?$/, ""),
  );
  renderSheet();
}

function renderPickers(): void {
  const { group, looks, languages, widths, size } = choice;
  const one = { several: false };
  const several = { several: true };
  pickers.replaceChildren(
    createPicker(
      {
        name: "group",
        label: "Part",
        options: [{ value: "", label: "All" }, ...STATE_GROUPS.map((value) => ({ value, label: value }))],
        picked: [group ?? ""],
        ...one,
      },
      ([value]) => choose({ state: null, group: STATE_GROUPS.find((each) => each === value) ?? null }),
    ),
    createPicker(
      {
        name: "look",
        label: "Look",
        options: offer.looks.map((value) => ({ value, label: lookName(value) })),
        picked: looks,
        ...several,
      },
      (values) => choose({ looks: values }),
    ),
    createPicker(
      {
        name: "language",
        label: "Language",
        options: offer.languages.map((value) => ({ value, label: languageName(value), lang: value })),
        picked: languages,
        ...several,
      },
      (values) => choose({ languages: values }),
    ),
    createPicker(
      {
        name: "width",
        label: "Width",
        options: WIDTHS.map((width) => ({ value: String(width), label: `${width} px` })),
        picked: widths.map(String),
        ...several,
      },
      (values) => choose({ widths: values.map(Number) }),
    ),
    createPicker(
      {
        name: "size",
        label: "Size",
        options: SIZES.map((each) => ({ value: String(each), label: `${each} %` })),
        picked: [String(size)],
        ...one,
      },
      ([value]) => choose({ size: Number(value) }),
    ),
  );
}

function renderSheet(): void {
  forgetPictures();
  const states = statesOf(WIDGET_STATES, choice);
  const groups = STATE_GROUPS.map((group) => ({
    group,
    members: states.filter((state) => state.group === group),
  })).filter(({ members }) => members.length > 0);
  let pictures = 0;
  const sections = groups.map(({ group, members }) => {
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    heading.textContent = group;
    heading.id = group.toLowerCase().replaceAll(" ", "-");
    section.setAttribute("aria-labelledby", heading.id);
    const list = document.createElement("div");
    list.className = "states";
    for (const state of members) {
      const shown = picturesOf(state, choice);
      pictures += shown.length;
      if (shown.length > 0) list.append(renderState(state, shown));
    }
    section.append(heading, list);
    return section;
  });
  sheet.replaceChildren(...sections);
  count.textContent = `${states.length === 1 ? "1 state" : `${states.length} states`}, ${
    pictures === 1 ? "1 picture" : `${pictures} pictures`
  }`;
}

function renderState(state: WidgetState, pictures: readonly Picture[]): HTMLElement {
  const article = document.createElement("article");
  const heading = document.createElement("h3");
  heading.textContent = state.title;
  const name = document.createElement("code");
  name.textContent = state.name;
  const row = document.createElement("div");
  row.className = "pictures";
  row.append(...pictures.map(renderPicture));
  article.append(heading, name, row);
  return article;
}

function renderPicture(picture: Picture): HTMLElement {
  const { look, language, width, state } = picture;
  const figure = document.createElement("figure");
  // On a narrow screen, wide pictures are made to fit.
  const scale = Math.min(choice.size / 100, sheet.clientWidth / width);
  const caption = document.createElement("figcaption");
  const link = document.createElement("a");
  link.href = pageOf(picture);
  const words = [
    ...(choice.looks.length > 1 ? [lookName(look)] : []),
    ...(choice.languages.length > 1 ? [languageName(language)] : []),
    `${width} px`,
  ];
  link.textContent = words.join(" · ");
  const title = document.createElement("span");
  title.className = "visually-hidden";
  title.textContent = `: ${state.title}`;
  link.append(title);
  caption.append(link);
  figure.append(createPictureFrame(picture, scale), caption);
  return figure;
}

document.addEventListener("click", ({ target }) => {
  for (const menu of pickers.querySelectorAll("details[open]")) {
    if (!menu.contains(target as Node)) menu.removeAttribute("open");
  }
});
renderPickers();
renderSheet();
