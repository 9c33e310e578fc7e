import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { signWebhook } from "../../../../src/proxy/webhooks/sign-webhook.js";

const body = '{"event_type":"ping","data":{"success":true}}';
const webhook = { id: "msg_loFOjxBNrRLzqYUf", at: 1_731_705_121_999, body };

test("a webhook bears its id, the second of the attempt, and a signature for each secret", () => {
  // The first secret and its signature are the example of docs.svix.com/receiving/verifying-payloads/how-manual.
  const secrets = ["whsec_plJ3nmyCDGBKInavdOK15jsl", "a second secret"];
  const signed = `${webhook.id}.1731705121.${body}`;
  const second = createHmac("sha256", "a second secret").update(signed).digest("base64");
  expect(signWebhook(webhook, secrets)).toEqual({
    "webhook-id": webhook.id,
    "webhook-timestamp": "1731705121",
    "webhook-signature": `v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0= v1,${second}`,
  });
});

test("a secret that stands for no key signs nothing", () => {
  expect(signWebhook(webhook, ["", "whsec_"])["webhook-signature"]).toBe("");
});
