export interface VisitRecords {
  readonly kind: "visits";
}
