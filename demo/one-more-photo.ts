/** Brings a visit, as the sandbox's provider would, to the point where it asks the customer for one more photo. */

interface SandboxSession {
  provider: string;
  session: string;
  url: string;
}

export interface OneMorePhotoOptions {
  proxyUrl: string;
  sandboxUrl: string;
  /** The visit, and the link to its provider's screen. */
  visit: { trackingReference: string; inviteUrl: string };
}

export async function askForOneMorePhoto({
  proxyUrl,
  sandboxUrl,
  visit,
}: OneMorePhotoOptions): Promise<void> {
  const sessions = (await (await fetch(`${sandboxUrl}/_sandbox/sessions`)).json()) as SandboxSession[];
  const mine = sessions.find(({ url }) => url === visit.inviteUrl);
  if (!mine) throw new Error("The sandbox has no session for this link.");
  const call = async (act: string, body: object): Promise<void> => {
    const answer = await fetch(`${sandboxUrl}/_sandbox/${mine.provider}/${mine.session}/${act}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The sandbox refused to ${act}: ${await answer.text()}`);
  };
  await call("customer", { does: "opens" });
  await call("customer", { does: "submits" });
  await call("decide", { outcome: "resubmission_requested" });
  // The proxy asks the provider now, so that the page begins with the request.
  await fetch(`${proxyUrl}/v1/user/signup/tracking/${visit.trackingReference}/status`);
}
