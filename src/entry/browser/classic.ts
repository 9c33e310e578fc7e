/** `gangway.iife.js`: everything in one classic script. */
import { defineGangway } from "../../elements/first/define.js";
import "../../elements/first/script-element.js";

export { registerLocale } from "../../locales/register-locale.js";

defineGangway();
