/** `gangway.iife.js`: everything in one classic script. */
import { defineGangway } from "../../elements/first/define.js";
import { GangwayOnboarding } from "../../elements/first/gangway-onboarding.js";
import { folderOf } from "../../elements/loader/folder-of.js";

GangwayOnboarding.defaultEndpoint = folderOf(import.meta.url);
defineGangway();
