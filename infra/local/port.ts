import { StartFault } from './java.ts';

/** Where the site is found when nobody says otherwise. */
export const defaultPort = 4000;

/**
 * The port that the environment asks for.
 * @throws StartFault when it is no port, is one of the system's (below 1024), or has no next one for the mail inbox
 */
export const portOf = (text: string | undefined): number => {
  if (text === undefined || text === '') return defaultPort;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1024 || port > 65_534)
    throw new StartFault(`PORT=${text} is no port: use a number from 1024 to 65534 (PORT=5000 npm start).`);
  return port;
};
