/** `gangway.js`: registers the tag, and loads the rest when an element is there. */
import { folderOf } from "../../elements/loader/folder-of.js";
import { defineLazyElement } from "../../elements/loader/lazy-element.js";

defineLazyElement(folderOf(import.meta.url));
