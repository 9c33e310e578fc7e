/** Closes the tests' own connections to PostgreSQL at the end of each file. */
import { afterAll } from "vitest";
import { closePools } from "./test-database.js";

afterAll(closePools);
