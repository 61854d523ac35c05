import type { Delivery } from '../domain/statistics/delivery.ts';
import type { DeliveryEvent } from '../domain/statistics/delivery-event.ts';
import { cancelledBy, conditionFailed, transactionConflict } from './conditional-write.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { type FiguresStore, type VintageImport, vintageOf } from './figures-store.ts';

/** Figures that an administration delivers. `delivery`: what its item becomes, told the name of the vintage. */
export type FiguresSubmission = Omit<VintageImport, 'also'> & { readonly delivery: (vintage: string) => Delivery; readonly event: DeliveryEvent };

/** The one write by which a delivery becomes true: its vintage, the item of the administration and the event, or nothing of them. */
export const deliverySubmission = ({
  importVintage,
  deliveryWrites,
}: Pick<FiguresStore, 'importVintage'> & Pick<DeliveryStore, 'deliveryWrites'>) => ({
  /**
   * Delivers figures if the delivery still is as it was read.
   * @returns the delivery as it is kept now; `undefined` when somebody else was faster, this request of before or another one: then nothing
   *   happened now, and what stands has to be read again
   */
  submitFigures: async ({ delivery, event, ...vintage }: FiguresSubmission): Promise<Delivery | undefined> => {
    const name = vintageOf(vintage.receivedAt, vintage.request);
    const after = delivery(name);
    try {
      const imported = await importVintage({ ...vintage, also: deliveryWrites(after, event) });
      // What an earlier request brought has another name: `also` was not written.
      return imported.vintage === name && imported.months.includes(after.month) ? after : undefined;
    } catch (fault) {
      if (cancelledBy(fault).some((reason) => reason === conditionFailed || reason === transactionConflict)) return undefined;
      throw fault;
    }
  },
});

/** @see deliverySubmission */
export type DeliverySubmission = ReturnType<typeof deliverySubmission>;
