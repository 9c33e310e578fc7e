import { css } from "lit";

/** The styles that the steps after the first add. Texts have a tint below them on our own surface only: on a grey one, it would take too much of their contrast. */
export const stepsStyles = css`
:host {
  --_error: var(--gangway-color-error, light-dark(#b3261e, #ffb4ab));
  --_success: var(--gangway-color-success, light-dark(#15703d, #74d69d));
}
@supports (color: color(from red xyz calc(x + alpha) y z)) {
  :host {
    --_error: var(--gangway-color-error, color(from color-mix(in srgb-linear, light-dark(#b3261e, #ffb4ab), var(--_key)) xyz var(--_x) var(--_y) var(--_z) / 1));
    --_success: var(--gangway-color-success, color(from color-mix(in srgb-linear, light-dark(#15703d, #74d69d), var(--_key)) xyz var(--_x) var(--_y) var(--_z) / 1));
  }
}
@supports not (color: light-dark(#000, #fff)) {
  :host { --_error: var(--gangway-color-error, #b3261e); }
}
[part~="button"][aria-disabled="true"] { opacity: .7; cursor: progress; box-shadow: none; }
.body :focus-visible:not(h2) { box-shadow: 0 0 0 2px var(--_surface); }
[part~="input"]:hover { border-color: var(--_text); }
[part~="button"]:not([aria-disabled="true"]):hover { box-shadow: inset 0 0 0 1px; }
[part~="button"]:not([aria-disabled="true"]):active { box-shadow: inset 0 0 0 3px; }
[part~="link"] { text-underline-offset: .2em; }
[part~="link"]:hover { text-decoration-thickness: .125rem; }
.body { text-wrap: pretty; }
h3, ul { margin: 0; padding: 0; }
small { font-size: .875rem; color: var(--_muted); }
[part~="button"] small { display: inline-block; color: inherit; font-weight: 400; }
[part~="error"] {
  display: grid;
  gap: .25rem;
  border-color: color-mix(in srgb, var(--_error) 40%, transparent);
  background: var(--gangway-color-surface, color-mix(in srgb, var(--_error) 8%, transparent));
}
[aria-invalid="true"] { border-color: var(--_error); box-shadow: inset 0 0 0 1px var(--_error); }
[part~="field-error"] { color: var(--_error); font-size: .875rem; font-weight: 550; }
.spinner, .busy::before { flex: none; width: 1.25rem; height: 1.25rem; border: 2px solid; border-inline-start-color: #0000; border-radius: 50%; animation: spin 1s linear infinite; }
.spinner { width: 1rem; height: 1rem; margin-block-end: -.125rem; border-color: var(--_border); border-inline-start-color: var(--_link); }
@keyframes spin { to { rotate: 1turn; } }
.tick { stroke-dasharray: 1; animation: draw .4s ease-out; }
@keyframes draw { from { stroke-dashoffset: 1; } }
@media (prefers-reduced-motion: reduce) { .spinner, .busy::before, .tick { animation: none; } }
[part~="status"] { display: flex; gap: .625rem; align-items: baseline; }
h3 { font-size: 1.25rem; line-height: 1.3; }
.bar .passed:not(:has(+ .passed)) { font-weight: 600; }
h2 { hyphens: auto; text-wrap: balance; }
@container (max-width: 20rem) { h2 { font-size: min(1.5rem, 12cqi); } }
.step { position: relative; }
.illustration { display: block; width: 6rem; height: 6rem; margin-inline: -.5rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; --_tint: var(--_link); }
[dir="rtl"] .illustration:not(.final) { scale: -1 1; }
.tint { fill: color-mix(in srgb, var(--_tint) 14%, transparent); stroke: none; }
.paper { fill: var(--_surface); }
.accent { stroke: var(--_tint); }
.dot { stroke-width: 5; }
.green { --_tint: var(--_success); }
.final { justify-self: center; }
.final ~ :is(h2, p, small, [role="alert"]) { text-align: center; text-wrap: balance; }
@container (min-width: 28rem) {
  .illustration:not(.final, .trust *) { position: absolute; inset-inline-end: .5rem; }
  .illustration:not(.final) ~ h2, .illustration:not(.final) ~ p:first-of-type { padding-inline-end: 7rem; }
  .illustration:not(.final) ~ p:first-of-type { min-height: 3.5rem; }
}
[part~="error"] ul { display: grid; gap: .25rem; list-style: none; }
[part~="error"] a { display: inline-block; min-height: 24px; color: var(--_error); }
[part~="qr"] { display: block; width: 11rem; max-width: 100%; border: 1px solid #0002; border-radius: var(--_radius); }
.scan { display: grid; gap: .75rem; justify-items: center; align-items: center; text-align: center; }
@container (min-width: 28rem) { .scan { grid-template-columns: auto 1fr; gap: 1.5rem; justify-items: start; text-align: start; } }
.handset { display: grid; gap: .75rem; width: 14rem; padding: .625rem .5rem .75rem; border: 2px solid; border-radius: 1.75rem; background: #fff; color: #161a22; }
.handset::before, .handset::after { content: ""; justify-self: center; width: 2.5rem; border-block-start: .25rem solid #c9ced6; border-radius: 1rem; }
.handset::after { width: 4.5rem; }
.handset [part~="qr"] { width: 100%; border: 0; border-radius: 0; }
.lead ol { display: grid; gap: 1rem; margin-block-start: 1rem; list-style: none; counter-reset: step; text-align: start; }
.lead li { display: flex; gap: .75rem; counter-increment: step; }
.lead li::before { content: counter(step); flex: none; width: 1.75rem; height: 1.75rem; border-radius: 50%; background: var(--gangway-color-surface, color-mix(in srgb, var(--_link) 13%, transparent)); font-size: .875rem; font-weight: 600; line-height: 1.75rem; text-align: center; }
.trust { display: flex; gap: .5rem; margin-block-start: calc(var(--_space) * -.4); }
.trust svg { flex: none; width: 1rem; height: 1.25rem; margin: 0; stroke-width: 1.25; }
.trust a { font-size: .875rem; }
.resend, .later { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; }
.after { display: contents; }
.controls { padding-block-start: .75rem; border-block-start: 1px solid var(--_line); }
.controls > * { font-size: .875rem; color: var(--_muted); }
.later > [part~="hint"] { flex-basis: 100%; margin: 0; }
[aria-disabled="true"]:not(.busy) { opacity: .6; cursor: not-allowed; }
[part~="button"].busy { grid-auto-flow: column; justify-content: center; gap: .75rem; opacity: 1; }
.busy::before { content: ""; }
summary[part] { padding-inline-start: 1em; text-indent: -1em; }
details .scan { margin-top: .75rem; }
#code { font-size: 1.25rem; letter-spacing: .2em; font-variant-numeric: tabular-nums; }
fieldset [part~="field-error"] { display: block; margin-top: .375rem; }
@media (forced-colors: active) {
  [part~="button"] { border-color: currentColor; }
  [part~="button-primary"] { forced-color-adjust: none; background: ButtonText; color: ButtonFace; }
  .bar :not(.passed) { border-block-start-style: dotted; }
  [aria-invalid="true"] { border-width: 3px; }
  .body { border-radius: inherit; }
  .tint { fill: none; }
  .paper { fill: Canvas; }
  .accent { stroke: currentColor; }
}
`;
