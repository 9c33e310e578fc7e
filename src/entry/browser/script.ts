/** `gangway.js`: registers the tag, and loads the rest when an element is there. */
import { defineStandIn } from "../../elements/stand-in.js";

defineStandIn();
