// Prints the nanoseconds that an import of the named module takes in this process.
const [, , specifier] = process.argv;
const start = process.hrtime.bigint();
await import(specifier);
process.stdout.write(String(process.hrtime.bigint() - start));
