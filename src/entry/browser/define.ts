import { defineGangway } from "../../elements/first/define.js";

// The types of the tag and of its events come along: for declarations alone the compiler would leave them out.
export type {} from "../../elements/first/define.js";
export type {} from "../../elements/first/events.js";

defineGangway();
