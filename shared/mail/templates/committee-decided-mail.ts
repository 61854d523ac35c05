import type { Application } from '../../domain/funding/application.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

/** Says that the deciding body has voted. What it decided stands in the notice alone: only that counts. */
export const committeeDecidedMail: MailTemplate<Application> = {
  name: 'committee-decided',
  occasion: 'Über einen Antrag ist beschlossen.',
  render: (application, frame) =>
    applicationLetter(
      application,
      {
        news: 'Über Ihren Antrag ist beschlossen',
        opening: [
          `über Ihren Antrag „${application.project.title}“ ist beschlossen. Ein Bescheid folgt.`,
          'Erst der Bescheid gilt. Darin stehen die Entscheidung und die Gründe. Sobald er versandt ist, schreiben wir Ihnen.',
          'Bitte beginnen Sie das Projekt erst, wenn der Bescheid da ist, es sei denn, wir haben einem früheren Beginn zugestimmt.',
        ],
        blocks: [],
      },
      frame,
    ),
};
