/** The style sheet of the capture pages: one look, each provider's own colours, both colour schemes. */
import { PROVIDER_IDS, type ProviderId } from "../contract/providers.js";

interface Colours {
  accent: string;
  /** Background of notes and of the chosen option. */
  tint: string;
}

const BRANDS: Readonly<Record<ProviderId, Record<"light" | "dark", Colours>>> = {
  verifime: {
    light: { accent: "#5038d6", tint: "#f1eefe" },
    dark: { accent: "#b6a8ff", tint: "#262238" },
  },
  veriff: {
    light: { accent: "#00635c", tint: "#e6f4f2" },
    dark: { accent: "#6fd8cf", tint: "#1a2e2d" },
  },
  vx: {
    light: { accent: "#0b5cad", tint: "#e8f1fb" },
    dark: { accent: "#8fc3f7", tint: "#1b2937" },
  },
  verifa: {
    light: { accent: "#8a3b12", tint: "#fbefe7" },
    dark: { accent: "#f3b490", tint: "#33251c" },
  },
};

function brandRules(scheme: "light" | "dark", indent: string): string {
  return PROVIDER_IDS.map((id) => {
    const { accent, tint } = BRANDS[id][scheme];
    return `${indent}[data-brand="${id}"] { --accent: ${accent}; --tint: ${tint}; }`;
  }).join("\n");
}

export const CAPTURE_STYLE = `
:root {
  color-scheme: light dark;
  --accent: #3a4a5c; --on-accent: #fff;
  --surface: #fff; --page: #f4f5f7; --text: #1b2330; --muted: #596273; --border: #868f9e; --line: #dfe3e8;
  --error: #b3261e; --tint: #f0f2f6;
}
${brandRules("light", "")}
@media (prefers-color-scheme: dark) {
  :root { --surface: #1a1f29; --page: #10141b; --text: #edf0f5; --muted: #a8b1c0; --border: #7c8797;
    --line: #2d3440; --error: #ffb4ab; --tint: #232a36; --on-accent: #10141b; }
${brandRules("dark", "  ")}
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
.sandbox-mark { margin: 0; padding: .375rem 1rem; text-align: center; font-size: .8125rem; font-weight: 600;
  background: #ffd95a; color: #2b2300; }
.top, main { max-width: 34rem; margin: 0 auto; }
.top { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between;
  padding: 1.25rem 1.25rem .75rem; }
.brand { font-size: 1.25rem; font-weight: 700; letter-spacing: -.01em; color: var(--accent); }
.progress { display: flex; align-items: center; gap: .75rem; margin: 0; font-size: .875rem; color: var(--muted); }
progress { appearance: none; width: 6rem; height: .375rem; border: 0; border-radius: 1rem; overflow: hidden;
  background: var(--line); }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
main { padding: 1.75rem; background: var(--surface); border: 1px solid var(--line); border-radius: .875rem; }
@media (max-width: 36rem) {
  .top { padding-bottom: 1rem; }
  main { padding: 1.5rem 1.25rem 2.5rem; border-width: 1px 0 0; border-radius: 0; min-height: calc(100dvh - 6rem); }
}
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h2 { margin: 0 0 .25rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
.lead, .hint, .optional, dt { color: var(--muted); }
.field { margin: 0 0 1.125rem; }
label, legend { display: block; font-weight: 600; }
.optional { font-weight: 400; }
.hint { margin: 0; font-size: .875rem; }
.field-error { margin: 0; font-size: .875rem; color: var(--error); font-weight: 600; }
input:not([type="radio"]) { width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .5rem .75rem;
  font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--border); border-radius: .5rem; }
input[aria-invalid="true"] { border: 2px solid var(--error); }
input[type="file"] { padding: .5rem; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .5rem; }
.choice { display: flex; gap: .75rem; align-items: center; min-height: 3rem; margin-bottom: .5rem; padding: .5rem .875rem;
  border: 1px solid var(--border); border-radius: .5rem; font-weight: 400; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); background: var(--tint); box-shadow: inset 0 0 0 1px var(--accent); }
.choice input { width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0 1rem; }
.actions { display: flex; flex-direction: column; gap: .75rem; margin-top: 1.5rem; }
button, .button { display: block; width: 100%; min-height: 3rem; padding: .6875rem 1.25rem; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; color: var(--on-accent); background: var(--accent); cursor: pointer;
  border: 1px solid var(--accent); border-radius: .5rem; }
button:hover, .button:hover { filter: brightness(1.08); }
.secondary { color: var(--accent); background: transparent; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { margin: 1.25rem 0 0; padding: .75rem 1rem; font-size: .875rem; background: var(--tint); border-radius: .5rem; }
.error-summary { margin: 0 0 1.25rem; padding: .75rem 1rem; border: 2px solid var(--error); border-radius: .5rem; }
.error-summary ul { margin: 0; padding-inline-start: 1.25rem; }
.error-summary a { color: var(--error); }
.summary { margin: 0 0 1.25rem; border-top: 1px solid var(--line); }
.summary > div { display: grid; grid-template-columns: minmax(7rem, 2fr) 4fr auto; gap: .25rem 1rem; padding: .75rem 0;
  border-bottom: 1px solid var(--line); }
.summary a { display: inline-block; min-height: 1.5rem; }
dt, dd { margin: 0; }
@media (max-width: 36rem) {
  .summary > div { grid-template-columns: 1fr auto; }
  .summary dt { grid-column: 1 / -1; font-size: .875rem; }
}
.oval { display: block; width: 9rem; height: 11.5rem; margin: 1.25rem auto; border: 3px dashed var(--border); border-radius: 50%;
  background: var(--tint); }
.tick { display: grid; place-items: center; width: 3.5rem; height: 3.5rem; margin: 0 0 1rem; font-size: 1.75rem; line-height: 1;
  color: var(--on-accent); background: var(--accent); border-radius: 50%; }
`;
