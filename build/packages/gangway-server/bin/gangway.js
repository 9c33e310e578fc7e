#!/usr/bin/env node
// npm links the command at install, when dist is not built yet.
import "../dist/command/cli.js";
