/** The style sheet of the sandbox's own pages. */
export const CONTROL_STYLE = `
:root { color-scheme: light dark; --surface: #fff; --page: #f4f5f7; --text: #1b2330; --muted: #566070; --line: #dfe3e8;
  --border: #868f9e; --accent: #1f4fbf; --on-accent: #fff; --good: #14703a; --bad: #b3261e; --code: #eef1f5; }
@media (prefers-color-scheme: dark) {
  :root { --surface: #1a1f29; --page: #10141b; --text: #edf0f5; --muted: #a8b1c0; --line: #2d3440; --border: #7c8797;
    --accent: #9dbcff; --on-accent: #10141b; --good: #7fdba2; --bad: #ffb4ab; --code: #262d3a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text);
  font: .9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
.sandbox-mark { margin: 0; padding: .375rem 1rem; text-align: center; font-size: .8125rem; font-weight: 600;
  background: #ffd95a; color: #2b2300; }
.top, main { max-width: 84rem; margin: 0 auto; padding: 1.25rem; }
main { padding-top: 0; padding-bottom: 3rem; }
h1 { margin: 0; font-size: 1.5rem; letter-spacing: -.01em; }
h2 { margin: 0 0 .75rem; font-size: 1.0625rem; }
h3 { margin: 0; font-size: .9375rem; }
p { margin: 0 0 .75rem; }
.top { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; }
nav { display: flex; flex: 1 1 20rem; flex-wrap: wrap; gap: 0 1rem; }
nav a { padding: .25rem 0; }
h2[id], h3[id] { scroll-margin-top: 1rem; }
section { margin: 0 0 1.25rem; padding: 1.125rem 1.25rem; background: var(--surface); border: 1px solid var(--line);
  border-radius: .75rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 1.25rem; align-items: start; }
.sides, .halves { display: grid; gap: 0 1.25rem; align-items: start; }
@media (min-width: 64rem) {
  .sides { grid-template: auto 1fr / minmax(0, 2fr) minmax(0, 1fr); }
  .side { grid-area: 1 / 2 / 3; }
  .halves { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
.list:not(:empty) + .empty, table:has(tbody:not(:empty)) + .empty, table:has(tbody:empty) { display: none; }
section > h3 { margin: 1rem 0 .5rem; }
.muted, .empty { color: var(--muted); }
.empty { margin: 0; }
form { display: inline-flex; flex-wrap: wrap; gap: .375rem; align-items: center; margin: 0; }
form.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .625rem; align-items: end; margin-top: .75rem; }
form.fields label { display: block; font-size: .8125rem; color: var(--muted); }
input, select { width: 100%; min-height: 2.25rem; padding: .25rem .5rem; font: inherit; color: inherit; background: var(--surface);
  border: 1px solid var(--border); border-radius: .375rem; }
button { min-height: 2.25rem; padding: .25rem .75rem; font: inherit; font-size: .875rem; font-weight: 600; color: var(--accent);
  background: transparent; border: 1px solid var(--accent); border-radius: .375rem; cursor: pointer; white-space: nowrap; }
button:hover { background: var(--code); }
button.quiet { color: var(--bad); border-color: var(--bad); }
button.strong { color: var(--on-accent); background: var(--accent); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code, pre { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { padding: .0625rem .25rem; background: var(--code); border-radius: .25rem; }
pre { margin: .5rem 0 0; padding: .625rem .75rem; background: var(--code); border-radius: .375rem; white-space: pre-wrap; }
.list { margin: 0; padding: 0; list-style: none; }
.list > li { padding: .75rem 0; border-top: 1px solid var(--line); }
.list > li:first-child { padding-top: 0; border-top: 0; }
.list > li:last-child { padding-bottom: 0; }
.line { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
.acts { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin-top: .625rem; }
.acts > div { display: flex; flex-wrap: wrap; gap: .375rem; align-items: center; }
.acts span { font-size: .8125rem; color: var(--muted); }
.tag { white-space: nowrap; padding: .0625rem .5rem; font-size: .8125rem; font-weight: 600; border: 1px solid currentColor; border-radius: 1rem; }
.good { color: var(--good); } .bad { color: var(--bad); }
.buttons { display: flex; flex-wrap: wrap; gap: .375rem; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
form + table { margin-top: 1rem; }
td:first-child code { display: block; width: fit-content; margin-top: .125rem; color: var(--muted); overflow-wrap: anywhere; }
dl { display: grid; gap: .375rem; margin: 0 0 .75rem; }
dl > div { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .75rem; }
dt { color: var(--muted); }
dd { margin: 0; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--muted); }
.timeline details { margin-top: .25rem; }
.provider { padding: .75rem 0 1rem; }
a, summary { min-height: 1.5rem; }
a { display: inline-block; }
pre a, code a { display: inline; }
th { overflow-wrap: normal; text-align: left; font-weight: 600; color: var(--muted); }
td { overflow-wrap: anywhere; }
.sessions td:first-child { min-width: 9rem; }
.sessions .tag { display: inline-block; white-space: normal; overflow-wrap: normal; }
form.fields button { white-space: normal; }
th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
@media (max-width: 36rem) {
  .acts span { flex-basis: 100%; }
  .tag { white-space: normal; }
  .top, main { padding: 1rem; }
  section { padding: 1rem; }
  .wide, td:first-child code { display: none; }
  .sessions thead { position: absolute; clip-path: inset(50%); }
  .sessions tr { display: flex; flex-wrap: wrap; gap: .25rem .5rem; padding: .625rem 0; border-bottom: 1px solid var(--line); }
  .sessions td { padding: 0; border: 0; }
  .sessions td:first-child { flex-basis: 100%; }
}
summary { cursor: pointer; font-weight: 600; }
summary .muted { display: block; font-weight: 400; }
`;
