import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { controlAnswerSchema, readRunning } from './control.ts';
import { StartFault } from './java.ts';
import { portOf } from './port.ts';

/** `npm run invoke -- <function> --event '<json>'`: calls a function of the running system and prints its answer. */
const main = async (): Promise<void> => {
  const { name, event } = readArguments();
  const port = portOf(process.env['PORT']);
  const answer = controlAnswerSchema.parse(JSON.parse(await call(port, JSON.stringify({ name, event }))));
  if ('unknown' in answer) throw new StartFault(`There is no function ${answer.unknown}; there are ${answer.functions.join(', ')}.`);
  if (!answer.ok) {
    console.error(`${answer.error.errorType}: ${answer.error.errorMessage}`);
    process.exitCode = 1;
    return;
  }
  console.log(JSON.stringify(answer.value, null, 2));
};

const usage = `npm run invoke -- <function> --event '<json>' (or --event @file.json)`;

const readArguments = (): { name: string; event: unknown } => {
  const { values, positionals } = parse();
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new StartFault(`Name one function: ${usage}.`);
  const given = values.event ?? '{}';
  const json = given.startsWith('@') ? readEventFile(given.slice(1)) : given;
  try {
    return { name, event: JSON.parse(json) };
  } catch (fault) {
    throw new StartFault(`The event is no valid JSON (${fault instanceof Error ? fault.message : String(fault)}): ${usage}.`);
  }
};

const parse = () => {
  try {
    return parseArgs({ options: { event: { type: 'string' } }, allowPositionals: true });
  } catch (fault) {
    // Node adds a second sentence about the order of arguments.
    const [what] = (fault instanceof Error ? fault.message : String(fault)).split('. ');
    throw new StartFault(`${what}: use ${usage}.`);
  }
};

const readEventFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartFault(`The file ${path} cannot be read: give the path of a file with the event as JSON.`);
  }
};

// No fetch: it gives up after five minutes, as long as a function may run.
const call = (port: number, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const notRunning = new StartFault(`Nothing is running on port ${port}: start it with npm start, or name its PORT (PORT=5000 npm run invoke …).`);
    const running = readRunning(port);
    if (running === undefined) return reject(notRunning);
    const { url, token } = running;
    const headers = { 'content-type': 'application/json', 'x-teilhabe-token': token };
    const outgoing = request(url, { method: 'POST', headers }, (answer) => {
      text(answer).then((read) => (answer.statusCode === 200 ? resolve(read) : reject(notRunning)), reject);
    });
    outgoing.on('error', (fault) => reject('code' in fault && fault.code === 'ECONNREFUSED' ? notRunning : fault));
    outgoing.end(body);
  });

try {
  await main();
} catch (fault) {
  console.error(fault instanceof StartFault ? fault.message : fault);
  process.exitCode = 1;
}
