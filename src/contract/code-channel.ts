/** The ways in which a one-time code reaches the customer. */
export const CODE_CHANNELS = ["mail", "sms"] as const;
/** The way in which a one-time code reaches the customer. */
export type CodeChannel = (typeof CODE_CHANNELS)[number];
