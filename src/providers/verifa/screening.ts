/**
 * Verifa's screening of an identity. Written in November 2026 from "Identities", "Screening & Reports" and "Webhooks guide"
 * (docs.withverifa.com). The members of screening events aren't public: those of the identity are read, and `hits`.
 */
import * as z from "zod";
import type { AssessmentReport } from "../../contract/assessment.js";
import { SCREENING_STATUSES } from "../../contract/identity-words.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { sandboxOf } from "./words.js";

/** Members that an event may lack, or name otherwise: none makes it unreadable. */
export const screeningMembers = {
  screening_status: z.enum(SCREENING_STATUSES).nullish().catch(null),
  monitoring_enabled: z.boolean().nullish().catch(null),
  is_sandbox: z.boolean().nullish().catch(null),
};

const hitsSchema = z
  .array(z.object({ check_type: z.string().min(1).nullish().catch(null) }).catch({}))
  .nullish()
  .catch(null);
/** The members of an event about a screening: of the check itself, and of the identity. */
export const screeningEventMembers = { ...screeningMembers, hits: hitsSchema };

const screeningSchema = z.object(screeningMembers);
const screeningEventSchema = z.object(screeningEventMembers);
export type Screening = z.infer<typeof screeningSchema>;
type ScreeningEvent = z.infer<typeof screeningEventSchema>;

/** @param at the time at which the members were in force, in ms since the epoch. */
export function screeningReport(
  { screening_status, monitoring_enabled, is_sandbox }: Screening,
  at: number,
): Pick<ProviderReport, "assessment" | "isSandbox"> {
  const assessment: AssessmentReport = {
    at,
    ...(screening_status ? { screening: screening_status } : {}),
    ...(screening_status === "clear" ? { factors: [] } : {}),
    ...(typeof monitoring_enabled === "boolean" ? { monitored: monitoring_enabled } : {}),
  };
  return {
    ...(Object.keys(assessment).length > 1 ? { assessment } : {}),
    ...sandboxOf(is_sandbox),
  };
}

/** @param event its name, with `-` and `_` made equal. */
export function screeningEventReport(
  event: string,
  { hits, ...members }: ScreeningEvent,
  at: number,
): Pick<ProviderReport, "assessment" | "isSandbox"> {
  // An alert means a match, whatever else it says.
  const found = event.endsWith(".monitoring.new_hits") ? { screening_status: "hit" as const } : {};
  const report = screeningReport({ ...members, ...found }, at);
  const factors = hits?.flatMap(({ check_type }) => check_type ?? []) ?? [];
  return report.assessment && factors.length > 0
    ? { ...report, assessment: { ...report.assessment, factors } }
    : report;
}
