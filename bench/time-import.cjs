// Prints the nanoseconds that requiring the named module takes in this process.
const [, , specifier] = process.argv;
const start = process.hrtime.bigint();
require(specifier);
process.stdout.write(String(process.hrtime.bigint() - start));
