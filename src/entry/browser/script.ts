/** `gangway.js`: registers the tag, and loads the rest when an element is there. */
import { defineLazyElement } from "../../elements/loader/lazy-element.js";

defineLazyElement();
