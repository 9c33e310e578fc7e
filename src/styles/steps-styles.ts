import { css } from "lit";

/** The styles that the steps after the first add. */
export const stepsStyles = css`
:host {
  --_error: var(--gangway-color-error, light-dark(#b3261e, #ffb4ab));
  --_success: var(--gangway-color-success, light-dark(#15703d, #74d69d));
}
@supports (color: color(from red srgb-linear calc(r + alpha) g b)) {
  :host {
    --_error: var(--gangway-color-error, color(from color-mix(in srgb-linear, light-dark(#b3261e, #ffb4ab), var(--_key)) srgb-linear var(--_r) var(--_g) var(--_b) / 1));
    --_success: var(--gangway-color-success, color(from color-mix(in srgb-linear, light-dark(#15703d, #74d69d), var(--_key)) srgb-linear var(--_r) var(--_g) var(--_b) / 1));
  }
}
@supports not (color: light-dark(#000, #fff)) {
  :host { --_error: var(--gangway-color-error, #b3261e); }
}
[part~="input"]:hover { border-color: var(--_text); }
[part~="button"]:active { box-shadow: inset 0 0 0 3px; }
[part~="link"]:hover { text-decoration-thickness: .125rem; }
@media (forced-colors: active) {
  [part~="button"] { border-color: currentColor; }
  [part~="button-primary"] { forced-color-adjust: none; background: ButtonText; color: ButtonFace; }
  .bar .passed { border-color: Highlight; }
}
h3, ul { margin: 0; padding: 0; }
small { font-size: .875rem; color: var(--_muted); }
[part~="error"] {
  display: grid;
  gap: .25rem;
  border-color: var(--_error);
  border-radius: calc(var(--_radius) / 2);
  background: color-mix(in srgb, var(--_error) 8%, transparent);
}
[aria-invalid="true"] { border-color: var(--_error); box-shadow: inset 0 0 0 1px var(--_error); }
@media (forced-colors: active) { [aria-invalid="true"] { border-width: 3px; } [part~="error"] { border: 1px solid; } }
[part~="field-error"] { color: var(--_error); font-size: .875rem; font-weight: 550; }
.spinner { flex: none; width: 1rem; height: 1rem; border: 2px solid var(--_border); border-inline-start-color: var(--_link); border-radius: 50%; animation: spin 1s linear infinite; }
@keyframes spin { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { .spinner { animation: none; } }
[part~="status"] { display: flex; gap: .625rem; align-items: baseline; }
h3 { font-size: 1rem; }
[part~="error"] ul { display: grid; gap: .25rem; list-style: none; }
[part~="error"] a { display: inline-block; min-height: 24px; color: var(--_error); }
[part~="qr"] { display: block; width: 100%; max-width: 11rem; border: 1px solid #0002; border-radius: var(--_radius); }
.scan { display: grid; gap: .75rem; place-items: center; text-align: center; }
@container (min-width: 24rem) { .scan { grid-template-columns: 11rem 1fr; gap: 1.25rem; place-items: center start; text-align: start; } }
.lead { justify-items: center; padding: 1.25rem; border: 1px solid color-mix(in srgb, var(--_border) 40%, transparent); border-radius: var(--_radius); }
.lead [part~="qr"] { max-width: 12.5rem; }
.lead ol { margin: .5rem 0 0; padding-inline-start: 1.25rem; text-align: start; }
.lead li + li { margin-top: .375rem; }
@container (min-width: 24rem) { .lead { grid-template-columns: 12.5rem 1fr; } }
.stages { display: grid; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.stages li { display: flex; gap: .625rem; align-items: center; color: var(--_muted); }
.stages li::before { content: ""; flex: none; width: 1.25rem; height: 1.25rem; border: 2px solid var(--_border); border-radius: 50%; font-size: .75rem; line-height: 1rem; text-align: center; }
.stages .current { color: inherit; font-weight: 600; }
.stages .current::before { border-color: var(--_link); background: radial-gradient(var(--_link) 40%, transparent 45%); }
.stages .done { color: inherit; }
.stages .done::before { content: "✓" / ""; border-color: var(--_success); color: var(--_success); }
.step > [role="status"]:empty { position: absolute; }
.resend, .later { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; }
.after { display: contents; }
.controls > * { font-size: .875rem; color: var(--_muted); }
.later > [part~="hint"] { flex-basis: 100%; margin: 0; }
[part~="link"][aria-disabled="true"] { opacity: .7; cursor: not-allowed; }
details .scan { margin-top: .75rem; }
.mark { width: 3rem; color: var(--_success); }
#code { font-size: 1.25rem; letter-spacing: .2em; font-variant-numeric: tabular-nums; }
fieldset [part~="field-error"] { display: block; margin-top: .375rem; }
[part~="button-secondary"]:hover { background: color-mix(in srgb, var(--_text) 6%, transparent); }
`;
