import { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";
import type { CustomerContext, GangwayStepEvent } from "gangway-onboarding";
import "gangway-onboarding/define";

@Component({
  selector: "bank-onboarding",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <gangway-onboarding
      [endpoint]="proxy"
      organisation="HARBOUR"
      [customerContext]="customer"
      (gangway-step)="showStep($event)"
    >
      <p>The identity check is loading.</p>
    </gangway-onboarding>
  `,
})
export class Onboarding {
  readonly proxy = new URLSearchParams(location.search).get("proxy");
  readonly customer: CustomerContext = { firstName: "Jane" };

  showStep(event: Event): void {
    document.title = `step ${(event as GangwayStepEvent).step}`;
  }
}
