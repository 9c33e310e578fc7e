export interface CodeRecords {
  readonly kind: "codes";
}
