/** Settings of a host that make a simulated provider differ from the real one. */
export interface ProviderOptions {
  verifime?: {
    /** Duration of the risk assessment; 60 to 180 s unless given ("Integration Flow", developer.verifime.com). */
    assessmentSeconds?: readonly [least: number, most: number];
  };
}
