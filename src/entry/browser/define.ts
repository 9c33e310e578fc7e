import { defineGangway } from "../../elements/define.js";

defineGangway();
