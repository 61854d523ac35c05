import type { NamedFile } from '../../functions/publish-report/files/named-file.ts';
import { type RenderedIssue, type RenderInputs, type RenderTools, renderIssue } from '../../functions/publish-report/render-issue.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';

/** Without the typesetter, which takes a second and has tests of its own: the PDF of a document is its title. */
export const withoutTypesetter: RenderTools = {
  hash: surroundings.hash,
  pdf: async ({ title, revision }) => new TextEncoder().encode(`%PDF ${title} ${revision}`),
};

/** Every file of an issue by its name; the page is `''`. */
export const renderedIssue = async (inputs: RenderInputs): Promise<RenderedIssue & { readonly all: readonly NamedFile[] }> => {
  const rendered = await renderIssue(inputs, withoutTypesetter);
  return { ...rendered, all: [...rendered.files, { name: '', body: rendered.page }] };
};

/** A file as text, empty where there is none. */
export const textOf = (files: readonly NamedFile[], name: string): string => new TextDecoder().decode(files.find((file) => file.name === name)?.body);
