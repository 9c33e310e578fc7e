/** `gangway.js`: registers the tag, and loads the rest when an element is there. */
export { registerLocale } from "../../locales/register-locale.js";

import { defineLazyElement } from "../../elements/loader/lazy-element.js";

defineLazyElement();
