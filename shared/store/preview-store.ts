import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Month } from '../domain/calendar.ts';
import { releasedCellsSchema } from '../domain/statistics/disclosure/released-cells.ts';
import { type PreviewNotes, previewNotesSchema } from '../domain/statistics/preview-notes.ts';
import type { ShownFigures } from '../domain/statistics/text-figures.ts';
import { isMissing } from './object-fault.ts';
import { contentTypeOf } from './publication-store.ts';
import { notesPrefix, previewPrefix } from './release-prefixes.ts';

/** A file of a preview. `name` as in the folder of the issue: `''` and `english/` are pages. */
export type PreviewFile = { readonly name: string; readonly body: Uint8Array };

const keyOf = (month: Month, name: string): string => `${previewPrefix}${month}/${name}${name === '' || name.endsWith('/') ? 'index.html' : ''}`;

const notesKeyOf = (month: Month): string => `${notesPrefix}${month}.json`;

const figuresKeyOf = (month: Month, name: string): string => `${notesPrefix}${month}/${name}.json`;

const shownSchema = releasedCellsSchema.shape.shown;

/** Reports before they appear, in the private bucket: they have no public address. A later preview of a month replaces the one before. */
export const previewStore = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => {
  const put = async (Key: string, Body: Uint8Array | string): Promise<void> => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType: contentTypeOf(Key), CacheControl: 'private, no-store' }));
  };
  const get = async (Key: string): Promise<{ readonly body: Uint8Array; readonly contentType: string } | undefined> => {
    try {
      const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const body = await Body?.transformToByteArray();
      return body && { body, contentType: ContentType ?? contentTypeOf(Key) };
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  };
  return {
    putPreview: (month: Month, { name, body }: PreviewFile): Promise<void> => put(keyOf(month, name), body),

    /** @returns `undefined` when there is no such file */
    preview: (month: Month, name: string) => get(keyOf(month, name)),

    putNotes: (month: Month, notes: PreviewNotes): Promise<void> => put(notesKeyOf(month), JSON.stringify(notes)),

    /** Keeps the numbers of a preview under their name: texts are written for them. */
    putFigures: (month: Month, name: string, shown: ShownFigures): Promise<void> => put(figuresKeyOf(month, name), JSON.stringify(shown)),

    /** @returns `undefined` when no preview had them */
    figures: async (month: Month, name: string): Promise<ShownFigures | undefined> => {
      const file = await get(figuresKeyOf(month, name));
      return file && shownSchema.parse(JSON.parse(new TextDecoder().decode(file.body)));
    },

    /** @returns `undefined` while there was no preview */
    notes: async (month: Month): Promise<PreviewNotes | undefined> => {
      const file = await get(notesKeyOf(month));
      return file && previewNotesSchema.parse(JSON.parse(new TextDecoder().decode(file.body)));
    },
  };
};

/** @see previewStore */
export type PreviewStore = ReturnType<typeof previewStore>;
