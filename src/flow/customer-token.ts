/** The partner's proof of who the customer is: a JWT, or a function that gets one. */
export type CustomerToken = string | (() => string | Promise<string>) | null | undefined;
