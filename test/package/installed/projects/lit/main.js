import "gangway-onboarding/define";
import { html, LitElement } from "lit";

const proxy = new URLSearchParams(location.search).get("proxy");

class BankOnboarding extends LitElement {
  render() {
    return html`
      <gangway-onboarding
        endpoint=${proxy}
        organisation="HARBOUR"
        .customerContext=${{ firstName: "Jane" }}
        @gangway-step=${this.#showStep}
      >
        <p>The identity check is loading.</p>
      </gangway-onboarding>
    `;
  }

  #showStep(event) {
    document.title = `step ${event.step}`;
  }
}
customElements.define("bank-onboarding", BankOnboarding);
