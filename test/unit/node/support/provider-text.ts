/** Reads what only the database of running proxies knows: the text by which VerifiMe's webhooks name a visit. */
import { openTestStore } from "../../proxy/support/open-gangway.js";

/** @param url as in the config's `database`. @returns the texts in the order of the references. */
export async function readProviderTexts(url: string, references: readonly string[]): Promise<string[]> {
  const store = await openTestStore(url);
  const visits = await Promise.all(references.map((reference) => store.visits.find(reference)));
  await store.close();
  return visits.map((visit) => visit?.invite.providerText ?? "");
}
