// So that nobody has to type in a demonstration.
document.querySelector("gangway-onboarding").customerContext = {
  firstName: "Jane",
  familyName: "Smith",
  dateOfBirth: "1990-01-15",
};
