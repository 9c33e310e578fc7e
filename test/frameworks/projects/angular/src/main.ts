import { bootstrapApplication } from "@angular/platform-browser";
import { Onboarding } from "./app/onboarding";

bootstrapApplication(Onboarding).catch((error) => console.error(error));
