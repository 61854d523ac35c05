// XML 1.0 has no place for these characters, not even escaped.
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escaped = (text: string): string => text.replace(impossible, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text of a paragraph of OpenDocument, which else makes one space of many. */
export const xmlText = (text: string): string =>
  escaped(text)
    .replace(/ (?= )|^ | $/g, '<text:s/>')
    .replaceAll('\n', '<text:line-break/>');

/** An element with what is in it, which is XML already. The text of attributes is escaped. */
export const xmlElement = (name: string, attributes: Readonly<Record<string, string>>, content: readonly string[]): string => {
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`);
  return content.length === 0 ? `<${name}${named.join('')}/>` : `<${name}${named.join('')}>${content.join('')}</${name}>`;
};
