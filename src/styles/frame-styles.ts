import { css } from "lit";

/**
 * The styles of the card around a provider's frame: a slim bar with the organisation, the progress and the way out, the
 * frame, and the other ways below it. On a small screen the card is all of the screen.
 */
export const frameStyles = css`
[data-frame] { overflow: hidden; }
[data-frame] > .body { grid-template: auto auto auto minmax(0, 1fr) auto auto auto / minmax(0, 1fr) auto; gap: 0; border: 0; }
[data-frame] > .body > :not(.step, [part~="progress"], .visually-hidden, [name="footer"]) { display: none; }
[data-frame] .bar { display: none; }
[data-frame] .place { position: static; clip-path: none; }
[data-frame] .step, .framed { display: contents; }
[data-frame] h2 { grid-area: 1 / 1; margin: 0; padding: .625rem 1rem 0; font-size: 1rem; line-height: 1.375; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
[data-frame] > .body > [part~="progress"] { grid-area: 2 / 1; padding: 0 1rem .5rem; }
.leave-frame { grid-area: 1 / 2 / 3; align-self: center; width: 2.75rem; min-height: 2.75rem; margin-inline-end: .5rem; padding: 0; text-align: center; text-decoration: none; color: inherit; }
[data-frame] .step > [role="status"] { grid-area: 3 / 1 / auto / -1; }
.frame, .leave { grid-area: 4 / 1 / auto / -1; }
.frame { display: grid; border-block-start: 1px solid color-mix(in srgb, var(--_border) 40%, transparent); }
.frame > * { grid-area: 1 / 1; place-self: center; }
.cover { display: grid; gap: .5rem; max-width: 26rem; padding: 1rem; }
.frame > iframe { display: block; width: 100%; height: clamp(30rem, 100vh - 13.5rem, 50rem); border: 0; color-scheme: normal; }
.frame.low:not(.empty) > iframe { height: clamp(16rem, 100vh - 30.5rem, 40rem); }
.frame.empty > iframe { visibility: hidden; }
.foot { grid-area: 5 / 1 / auto / -1; display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .5rem 1rem .75rem; border-block-start: 1px solid color-mix(in srgb, var(--_border) 40%, transparent); }
.foot > p, .foot > details[open] { flex-basis: 100%; }
[data-frame] .after { display: grid; gap: .75rem; grid-area: 6 / 1 / auto / -1; padding: 0 1rem .75rem; }
[data-frame] slot[name="footer"] { display: block; grid-area: 7 / 1 / auto / -1; padding-inline: 1rem; }
.frame[inert] { opacity: .25; }
.leave { z-index: 1; place-self: center; display: grid; gap: .75rem; width: min(24rem, 100% - 2rem); padding: 1.5rem; border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.6); background: var(--_surface); box-shadow: 0 1rem 3rem #0003; }
[data-frame="full"] { position: fixed; inset: 0; z-index: 2147483647; width: 100%; max-width: none; height: 100vh; height: 100dvh; margin: 0; padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); border: 0; border-radius: 0; }
[data-frame="full"] > .body { height: 100%; min-height: 0; }
[data-frame="full"] .frame > iframe { height: 100%; }
[data-frame="full"] .foot:not(.late), [data-frame="full"] .after, [data-frame="full"] slot[name="footer"] { display: none; }
`;
