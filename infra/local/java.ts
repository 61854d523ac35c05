import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Something the person at the keyboard can put right: one sentence with the remedy, no stack. */
export class StartFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFault';
  }
}

/** DynamoDB Local 3 is compiled for this version. */
const oldestJava = 17;

/** `java`, or the one of JAVA_HOME. */
export const javaCommand = (): string => {
  const home = process.env['JAVA_HOME'];
  return home === undefined || home === '' ? 'java' : `${home}/bin/java`;
};

/** Major version in the output of `java -version`: `17.0.15` → 17, `1.8.0_402` → 8. */
export const javaVersion = (output: string): number | undefined => {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match?.[1] === undefined ? undefined : Number(match[1]);
};

/** @throws StartFault when Java is missing or too old */
export const checkJava = async (): Promise<void> => {
  const remedy = `install Java ${oldestJava} (Debian: sudo apt-get install -y openjdk-${oldestJava}-jre-headless) and start again.`;
  const output = await promisify(execFile)(javaCommand(), ['-version']).then(
    ({ stdout, stderr }) => `${stderr}${stdout}`,
    () => undefined,
  );
  if (output === undefined) throw new StartFault(`Java is missing (DynamoDB Local needs it): ${remedy}`);
  const version = javaVersion(output);
  if (version !== undefined && version < oldestJava) throw new StartFault(`Java ${version} is too old for DynamoDB Local: ${remedy}`);
};
