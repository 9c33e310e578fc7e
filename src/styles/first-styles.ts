import { css } from "lit";

/**
 * Tokens, card and controls. Public `--gangway-*` properties are read into private `--_*` ones, which have the defaults.
 * Selectors name parts, so that a host can style whatever is styled here.
 *
 * Colours that the host doesn't set follow those that it does, and keep their contrast (WCAG 2.2, 1.4.3 and 1.4.11):
 * - text, muted text and borders are greys of a given contrast with the surface;
 * - links, the focus ring, errors and success (`stepsStyles`) are the host's primary or our own colour, mixed with black or white until they
 *   have a contrast of 5 with the surface. For that, `--_key` is mixed in: its alpha is the luminance of the surface. So
 *   one colour tells both luminances;
 * - text on the primary colour is white or black.
 * A surface counts as light from a luminance of 0.18, where black and white have the same contrast with it. The luminance is
 * the `y` of CIE XYZ. A grey is computed once, as the alpha of a colour that is read for all three channels: Chromium
 * parses these texts anew for each border and each element. Browsers
 * without relative colours show links in the text's colour. Those without `light-dark()` show the light colours that a form
 * needs, and take the others from the page.
 *
 * A query container has no width of its own. The host would vanish where its content decides its width: centred in a
 * flexbox or grid, floating, in a table. Two invisible letters provide that width. Between them is a word space as wide
 * as the card may be; a line break there lets the card be narrower. A maximum width that is no length leaves the
 * default.
 *
 * The padding of the card is a border without colour: where the host sets `--gangway-frame` to `none`, it has no width.
 */
export const firstStyles = css`
:host {
  --_primary: var(--gangway-color-primary, light-dark(#1d4ed8, #9db8ff));
  --_on-primary: var(--gangway-color-on-primary, light-dark(#fff, #0c1530));
  --_surface: var(--gangway-color-surface, light-dark(#fff, #171a21));
  --_text: var(--gangway-color-text, light-dark(#161a22, #eef1f6));
  --_muted: var(--gangway-color-muted, light-dark(#545d6c, #aab3c2));
  --_border: var(--gangway-color-border, light-dark(#858e9c, #788394));
  --_link: var(--_text);
  --_focus: var(--gangway-color-focus, var(--_link));
  --_radius: var(--gangway-radius, 10px);
  --_space: var(--gangway-space, 1.25rem);
  --_line: color-mix(in srgb, var(--_border) 40%, transparent);
  display: block;
  max-width: var(--gangway-max-width, 30rem);
  white-space: normal;
}
@supports (color: color(from red xyz calc(x + alpha) y z)) {
  :host {
    --_dark: (.18 - y) * 9999;
    --_on-primary: var(--gangway-color-on-primary, color(from color(from var(--_primary) xyz 0 0 0 / calc(var(--_dark))) srgb-linear alpha alpha alpha / 1));
    --_text: var(--gangway-color-text, color(from color(from var(--_surface) xyz 0 0 0 / max((y + .05) / 16 - .05, min(var(--_dark), (y + .05) * 16 - .05))) srgb-linear alpha alpha alpha / 1));
    --_muted: var(--gangway-color-muted, color(from color(from var(--_surface) xyz 0 0 0 / max((y + .05) / 6 - .05, min(var(--_dark), (y + .05) * 6 - .05))) srgb-linear alpha alpha alpha / 1));
    --_border: var(--gangway-color-border, color(from color(from var(--_surface) xyz 0 0 0 / max((y + .05) / 3.3 - .05, min(var(--_dark), (y + .05) * 3.3 - .05))) srgb-linear alpha alpha alpha / 1));
    --_key: color(from var(--_surface) xyz 0 0 0 / y);
    --_on-dark: (1.18 - 2 * alpha) * 9999;
    --_w: max(0, min(var(--_on-dark), ((2 * alpha - .95) * 5 - .05 - y * 2 * alpha) / (1.0001 - y * 2 * alpha)));
    --_k: 2 * alpha * min(1 - var(--_w), max(var(--_on-dark), ((2 * alpha - .95) / 5 - .05) / (y * 2 * alpha + .0001)));
    --_x: calc(x * var(--_k) + .9505 * var(--_w));
    --_y: calc(y * var(--_k) + var(--_w));
    --_z: calc(z * var(--_k) + 1.089 * var(--_w));
    --_link: color(from color-mix(in srgb-linear, var(--_primary), var(--_key)) xyz var(--_x) var(--_y) var(--_z) / 1);
  }
}
@supports not (color: light-dark(#000, #fff)) {
  :host {
    --_primary: var(--gangway-color-primary, #1d4ed8);
    --_on-primary: var(--gangway-color-on-primary, #fff);
    --_border: var(--gangway-color-border, #858e9c);
  }
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.width::before, .width::after { content: "a a"; display: block; height: 0; visibility: hidden; font-size: 0; word-spacing: 30rem; }
.width::after { word-spacing: var(--gangway-max-width); }
[dir="rtl"] { text-align: start; }
[dir="rtl"] input:dir(ltr) { text-align: end; }
[part~="container"] {
  container-type: inline-size;
  font: 1rem/1.5 var(--gangway-font, system-ui, sans-serif);
  color: var(--_text);
  background: var(--_surface);
  border: 1px var(--gangway-frame, solid) var(--_line);
  border-radius: calc(var(--_radius) * 1.6);
}
.light { color-scheme: light; }
.dark { color-scheme: dark; }
.body, .step, form { display: grid; gap: var(--_space); align-content: start; }
.body { min-height: 14rem; border: clamp(1.25rem, 7cqi, 2rem) var(--gangway-frame, solid) #0000; gap: calc(var(--_space) * 1.2); overflow-wrap: anywhere; }
.header { display: flex; min-height: 1.75rem; font-weight: 600; }
.header img { height: 1.75rem; max-width: 100%; }
h2, p, fieldset, legend, ol { margin: 0; padding: 0; border: 0; min-width: 0; }
h2 { margin-block-end: calc(var(--_space) * -.6); font-size: 1.75rem; line-height: 1.2; }
.body :focus { outline: 0; }
.body :focus-visible:not(h2) { outline: 3px solid var(--_focus); outline-offset: 2px; }
[part~="progress"], [part~="hint"] { font-size: .875rem; color: var(--_muted); }
.bar { display: flex; gap: .5rem; margin-block-start: .5rem; list-style: none; font-size: 0; }
.bar li { flex: 1; border-block-start: .25rem solid var(--_line); }
.bar .passed { border-color: var(--_link); color: var(--_text); }
@container (min-width: 28rem) {
  .place { position: absolute; clip-path: inset(50%); }
  .bar { margin: 0; font-size: .875rem; }
  .bar li { padding-block-start: .5rem; }
}
[part~="field"] { display: grid; gap: calc(var(--_space) * .4); }
[part~="label"] { font-weight: 600; }
i { font-style: normal; font-weight: 400; color: var(--_muted); }
.date { display: grid; grid-template-columns: 1fr 1fr 1.5fr; gap: .75rem; margin-top: calc(var(--_space) * .4); }
.year { grid-template-columns: 1.5fr 1fr 1fr; }
@container (max-width: 15rem) { .date { grid-template-columns: 1fr; } }
.date [part~="label"] { font-weight: 400; font-size: .875rem; }
[part~="input"], [part~="button"] {
  font: inherit;
  min-height: var(--gangway-control-height, 3.25rem);
  width: 100%;
  padding: .5rem min(1rem, 4cqi);
  border: 1px solid var(--_border);
  border-radius: var(--_radius);
  color: inherit;
  background: none;
}
[part~="error"] { padding: .75rem 1rem; border: 1px solid; border-radius: var(--_radius); }
[part~="button"] { display: inline-grid; place-items: center; font-weight: 600; cursor: pointer; text-align: center; text-decoration: none; }
[part~="button-primary"] { margin-block-start: calc(var(--_space) * .4); background: var(--_primary); border-color: var(--_link); color: var(--_on-primary); }
[part~="link"] { font: inherit; color: var(--_link); background: none; border: 0; padding: .375rem 0; min-height: 1.75rem; text-align: start; text-decoration: underline; cursor: pointer; justify-self: start; }
[role]:empty { position: absolute; }
.skeleton { --_bar: linear-gradient(var(--_border) 0 0) no-repeat 0; height: 13.5rem; color: transparent; background: var(--_bar) 0 / 60% 2rem, var(--_bar) 60% / 100% 3.25rem, var(--_bar) 100% / 100% 3.25rem; opacity: .25; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .body { border-color: Canvas; } }
`;
