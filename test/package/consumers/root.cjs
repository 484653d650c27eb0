// Prints an answer of the root entry, required.
const process = require("node:process");
const { metricsOf } = require("cei-framework");

process.stdout.write(JSON.stringify(metricsOf("3.5")));
