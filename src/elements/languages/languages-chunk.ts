/** The exports of this chunk. It is loaded only where the page offers a choice of languages. */
export { LanguageMenu } from "./language-menu.js";
