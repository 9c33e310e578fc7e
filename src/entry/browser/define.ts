import { defineGangway } from "../../elements/define.js";

// The types of the tag and of its events come along: for declarations alone the compiler would leave them out.
export type {} from "../../elements/define.js";
export type {} from "../../elements/events.js";

defineGangway();
