export const terms = {
  continue: "Ymlaen",
  labels: { email: "Cyfeiriad e-bost" },
};
