// Child process of the benchmark: imports a bundle, sends it one event, prints the milliseconds from import to answer. Plain JavaScript, as in
// Lambda: a TypeScript file would have Node load its type stripping, and with it parts of itself that the bundles need, before the clock begins.
const [bundle, event] = process.argv.slice(2);
const started = performance.now();
const { handler } = await import(bundle ?? '');
const answer = await handler(JSON.parse(event ?? '{}'), {
  awsRequestId: crypto.randomUUID(),
  functionName: 'bench',
  getRemainingTimeInMillis: () => 10_000,
});
const took = performance.now() - started;
if (answer.statusCode !== 201) throw new Error(`answered ${JSON.stringify(answer)}`);
process.stdout.write(`\nms=${took}\n`);
process.exit(0);
