import { fileTypeFromBuffer } from 'file-type';

/**
 * The media type that the bytes show, whatever they claim to be. Of an Office file the list of its parts is unpacked, 1 MB of it at most.
 * @returns `undefined` for what shows none: text, HTML, nonsense
 */
export const sniff = async (bytes: Uint8Array): Promise<string | undefined> => (await fileTypeFromBuffer(bytes))?.mime;
