import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { DeliveryHistoryStore } from '../../shared/store/delivery-history-store.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';

/** What the stories of this capability need from outside. */
export type FiguresDeps = {
  readonly now: () => Instant;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  readonly county: CountyProfile;
  readonly areas: AreasOverTime;
  readonly catalogue: Catalogue;
  readonly figures: Pick<FiguresStore, 'vintages' | 'valuesOf' | 'withdrawVintage'>;
  readonly deliveries: Pick<DeliveryStore, 'deliveries' | 'keepDelivery'>;
  readonly history: DeliveryHistoryStore['deliveryHistory'];
  readonly releases: Pick<ReleaseStore, 'revisions' | 'releases'>;
  readonly duties: RecipientStore['duties'];
};
