/**
 * The settings of the integration that Veriff's staff or the Customer Portal switch. From "How to generate sessions
 * manually" and "Webhooks Guide" (devdocs.veriff.com), November 2026. The status `review` must be enabled. Enterprise
 * customers may create 600 sessions a minute. Each kind of webhook has an address of its own.
 */
import * as z from "zod";
import { readControl } from "../control-error.js";
import type { Setting } from "../sandbox-provider.js";

export interface Settings {
  /** 30 for a self-serve customer, 600 for an enterprise customer. */
  creationsPerMinute: 30 | 600;
  /** The status `review` is enabled. */
  review: boolean;
  /** The address of event webhooks is filled in. */
  eventWebhook: boolean;
  /** Decisions go out as Full Auto webhooks in place of decision webhooks (the Essential plan). */
  fullAuto: boolean;
  /** The address of watchlist-screening webhooks is filled in. */
  watchlistWebhook: boolean;
}

/** A control without a script sends text. */
const onOff = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")], {
  error: "must be true or false",
});
const settingsSchema = z.strictObject({
  creationsPerMinute: z.literal([30, 600]).optional(),
  review: onOff.optional(),
  eventWebhook: onOff.optional(),
  fullAuto: onOff.optional(),
  watchlistWebhook: onOff.optional(),
});

export interface SettingsControl {
  readonly current: Readonly<Settings>;
  list(): Setting[];
  /** @throws ControlError */
  change(body: unknown): void;
}

export function createSettings(): SettingsControl {
  const current: Settings = {
    creationsPerMinute: 30,
    review: true,
    eventWebhook: true,
    fullAuto: false,
    watchlistWebhook: false,
  };
  const onOrOff = (name: keyof Settings, label: string): Setting => ({
    name,
    label,
    value: current[name],
    choices: [true, false],
  });
  return {
    current,
    list: () => [
      {
        name: "creationsPerMinute",
        label: "Sessions a minute",
        value: current.creationsPerMinute,
        choices: [30, 600],
      },
      onOrOff("review", "Review"),
      onOrOff("eventWebhook", "Event webhook"),
      onOrOff("fullAuto", "Full Auto"),
      onOrOff("watchlistWebhook", "Watchlist webhook"),
    ],
    change(body) {
      const changes = Object.entries(readControl(settingsSchema, body));
      Object.assign(current, Object.fromEntries(changes.filter(([, value]) => value !== undefined)));
    },
  };
}
