import type { LocalCloud } from '../../infra/local/cloud.ts';
import { postForm } from './applicants.ts';
import { inboxMails } from './inbox.ts';

type Cloud = Pick<LocalCloud, 'url' | 'inboxUrl' | 'idle'>;

/** Paths of all links about subscriptions that were mailed to an address, oldest first. */
export const subscriptionLinks = async (cloud: Cloud, address: string): Promise<readonly string[]> => {
  await cloud.idle();
  const mails = (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
  return mails.flatMap(({ body }) => /\/berichte\/abon\S+/.exec(body.text)?.[0] ?? []);
};

/** Fills the form in as a person does who took some seconds. */
export const askFor = (cloud: Cloud, address: string, topics: readonly string[], language = 'de'): Promise<Response> =>
  postForm(cloud.url, '/berichte/abonnieren', [
    ['email', address],
    ['webseite', ''],
    ['erstellt', new Date(Date.now() - 5000).toISOString()],
    ...topics.map((topic) => ['thema', topic] as const),
    ['sprache', language],
  ]);

/** Asks, takes the link from the inbox and confirms. @returns path of the page in the copy */
export const subscribe = async (cloud: Cloud, address: string, topics: readonly string[], language = 'de'): Promise<string> => {
  await askFor(cloud, address, topics, language);
  await postForm(cloud.url, (await subscriptionLinks(cloud, address)).at(-1) ?? '');
  return (await subscriptionLinks(cloud, address)).at(-1) ?? '';
};
