/** All states in which a customer can see the widget: the gallery shows them, and tests go through them. */
import { CODE_STATES } from "./code-states.js";
import { DETAILS_STATES } from "./details-states.js";
import { FAILURE_STATES } from "./failure-states.js";
import { FINAL_STATES } from "./final-states.js";
import { LAUNCH_STATES } from "./launch-states.js";
import { WAITING_STATES } from "./waiting-states.js";
import type { WidgetState } from "./widget-state.js";

export const WIDGET_STATES: readonly WidgetState[] = [
  ...DETAILS_STATES,
  ...CODE_STATES,
  ...LAUNCH_STATES,
  ...WAITING_STATES,
  ...FINAL_STATES,
  ...FAILURE_STATES,
];
