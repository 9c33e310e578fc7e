/** `gangway.js`, the script build: registers the tag; the steps after the first load on demand. */
import "./define.js";
