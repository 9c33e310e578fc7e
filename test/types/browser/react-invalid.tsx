/** Mistakes on a partner's React page that the compiler refuses, as in `invalid.ts`. */
import { GangwayOnboarding, type GangwayOnboardingProps } from "gangway-onboarding/react";
import type { createRef } from "react";

declare const div: ReturnType<typeof createRef<HTMLDivElement>>;
declare const props: GangwayOnboardingProps;

// TS2322: no such theme
export const theme = <GangwayOnboarding theme="blue" />;
// TS2322: a flag, not a text
export const modal = <GangwayOnboarding modal="true" />;
// TS2322: a misspelt prop: `organisation`
export const misspelt = <GangwayOnboarding organization="ORGCODE123" />;
// TS2322: another element's ref
export const otherRef = <GangwayOnboarding ref={div} />;
// TS2561: a misspelt member: `firstName`
export const context = <GangwayOnboarding customerContext={{ firstname: "Jane" }} />;
// TS2339: a misspelt field: `step`
export const field = <GangwayOnboarding onStep={({ steps }) => steps} />;
// TS2339: progress is no verdict
export const verdict = <GangwayOnboarding onCompleted={(event) => event.outcome} />;
// TS2322: no such event
export const event = <GangwayOnboarding onFinished={() => {}} />;
// TS2322: only read
export const status = <GangwayOnboarding status="Completed" />;
// TS2322: no such theme, by the bare tag either
export const bare = <gangway-onboarding theme="blue" />;
// TS2339: no such tag
export const tag = <gangway-widget />;
// TS2551: no such prop
props.status;
