import { type Sending, sendingSchema } from '../../shared/domain/notices/sending.ts';
import type { SendingStore } from '../../shared/store/sending-store.ts';
import type { Call } from './memory-mails.ts';

/** The item of sending without a database; a write holds only if nobody wrote since it was read. */
export const memorySending = () => {
  let item: Sending = sendingSchema.parse({});

  /** The store as one process reaches it. */
  const through = (call: Call): Pick<SendingStore, 'sending' | 'change' | 'stopSending'> => ({
    sending: () => call(() => item),
    change: async (decide) => {
      for (;;) {
        const read = await call(() => item);
        const { change, result } = decide(read);
        if (change === undefined) return result;
        const written = await call(() => {
          if (item.version !== read.version) return false;
          item = { ...item, ...change, version: item.version + 1 };
          return true;
        });
        if (written) return result;
      }
    },
    stopSending: (stop) =>
      call(() => {
        item = { ...item, stop };
      }),
  });

  return {
    through,
    item: () => item,
    set: (fields: Partial<Sending>): void => {
      item = { ...item, ...fields };
    },
  };
};
