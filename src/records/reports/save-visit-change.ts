/**
 * Saves a change of a visit, together with its consequences: the events for the partner's webhooks, and the identity that
 * the visit belongs to.
 */
import type { Updateable } from "kysely";
import type { RecordsTransaction } from "../database/records.js";
import type { Tables } from "../database/schema.js";
import { appendEvent } from "../deliveries/outbox.js";
import { partnerEvents } from "../deliveries/partner-events.js";
import { feedIdentity } from "../identities/feed-identity.js";
import { addMail, type NewMail } from "../mails/mail-queue.js";
import { isActionNew } from "../visits/action-of.js";
import { updateVisit } from "../visits/update-visit.js";
import type { Visit } from "../visits/visit.js";
import { addVisitEvents, changesOf, type VisitEventActor } from "../visits/visit-history.js";

/** A request to hand in again is of use for as long, also where the provider's link must be renewed by then. */
const ACTION_MAIL_MS = 3 * 24 * 60 * 60 * 1000;

/** An open page reads the status every ten seconds at least. Until then, it can withdraw the mail. */
const COMPLETED_MAIL_DELAY_MS = 60_000;
const COMPLETED_MAIL_MS = 24 * 60 * 60 * 1000;

/** A visit before and after a change. */
export interface VisitChange {
  before: Visit;
  after: Visit;
}

/** @param actor whoever caused the change. */
export async function saveVisitChange(
  transaction: RecordsTransaction,
  before: Visit,
  columns: Updateable<Tables["visits"]>,
  actor: VisitEventActor,
): Promise<VisitChange> {
  const { now } = transaction;
  const after = await updateVisit(transaction, before.reference, columns);
  await addVisitEvents(transaction, before.reference, changesOf(before, after, actor), now);
  for (const event of partnerEvents(before, after, now)) await appendEvent(transaction, event);
  if (isActionNew(before, after) && after.invite.emailProved)
    await addMail(transaction, actionMail(after, now));
  if (before.status !== "Completed" && after.status === "Completed" && wantsCompletionMail(after))
    await addMail(transaction, completedMail(after, now), COMPLETED_MAIL_DELAY_MS);
  const identityId = await feedIdentity(transaction, before, after);
  return { before, after: { ...after, identityId } };
}

/** Nobody mails an address that a page has named and nobody has proved. */
const wantsCompletionMail = ({ invite }: Visit): boolean =>
  invite.mailsCompletion === true && invite.emailProved;

function completedMail({ organisation, reference }: Visit, now: number): NewMail {
  const expiresAt = now + COMPLETED_MAIL_MS;
  return { organisation, visitReference: reference, kind: "completed", content: {}, expiresAt };
}

/** The mail that asks the customer for more. It is written when it is sent, and dropped where nothing is asked for by then. */
function actionMail({ organisation, reference }: Visit, now: number): NewMail {
  const expiresAt = now + ACTION_MAIL_MS;
  return { organisation, visitReference: reference, kind: "action", content: {}, expiresAt };
}
