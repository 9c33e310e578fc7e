import { html } from "lit";

/** A plug out of its socket. */
export const connectionIllustration = html`<svg class="illustration final" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M38 34v28H27a13 13 0 0 1-13-13v-2a13 13 0 0 1 13-13zM60 34v28h9a13 13 0 0 0 13-13v-2a13 13 0 0 0-13-13z"></path>
  <path class="tint" d="M32 35h5v26h-5zM61 35h5v26h-5z"></path>
  <path d="M38 42h8M38 54h8M14 48H2M82 48h12M67 35v26M31 35v26"></path>
  <path class="accent" d="M49 28v-9M41 28l-5-6M57 28l5-6"></path>
</svg>`;
