// Prints an answer of the root entry, imported.
import process from "node:process";
import { metricsOf } from "cei-framework";

process.stdout.write(JSON.stringify(metricsOf("3.5")));
