/** Express 4 has the same types as Express 5, as far as the tests use them. */
declare module "express4" {
  export { default } from "express";
}
