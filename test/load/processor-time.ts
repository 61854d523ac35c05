// Child process of the benchmark: imports a bundle, gives it one event, prints the milliseconds of processor time it took.
const [bundle, event] = process.argv.slice(2);
const { handler } = await import(bundle ?? '');
await handler(JSON.parse(event ?? '{}'), { awsRequestId: crypto.randomUUID(), functionName: 'bench', getRemainingTimeInMillis: () => 10_000 });
const { user, system } = process.cpuUsage();
process.stdout.write(`\nms=${(user + system) / 1000}\n`);
process.exit(0);

export {};
