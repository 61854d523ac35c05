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

/**
 * Minutes between a report and its mails that the environment asks for; `undefined`: as the template says, which is at once on this machine.
 * @throws StartFault when it is no number of minutes up to a day
 */
export const minutesOf = (text: string | undefined): number | undefined => {
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,4}$/.test(text) || Number(text) > 1440)
    throw new StartFault(`ANNOUNCEMENT_HOLD=${text} is no number of minutes: use 0 to 1440 (ANNOUNCEMENT_HOLD=5 npm start).`);
  return Number(text);
};
