/** Where staff see what was sent. */
export const mailsPath = '/amt/mails';

/** One mail, by its id. */
export const mailPath = (id: string): string => `${mailsPath}/mail/${id}`;

/** An announcement in an address: `#` would end it there. */
export const announcementSlug = (id: string): string => id.replaceAll('#', '.');

/** One announcement, by its id. */
export const announcementPath = (id: string): string => `${mailsPath}/ankuendigung/${announcementSlug(id)}`;

/** Where staff keep the recipients. */
export const recipientsPath = '/amt/empfaenger';

/** One recipient, by its id. */
export const recipientPath = (id: string): string => `${recipientsPath}/${id}`;
