/** `gangway.iife.js`: everything in one classic script. */
import "./define.js";
