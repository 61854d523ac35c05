import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { it } from 'vitest';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { addMonths } from '../../../shared/domain/calendar.ts';
import { countyMonth } from '../../support/county-figures.ts';
import { memorySystem } from './memory-system.ts';

it('x', async () => {
  const s = memorySystem();
  for (let i = -3; i <= 0; i++) {
    const m = addMonths('2026-10', i);
    s.deliver(countyMonth(m));
    const t = performance.now();
    await publishReport({ month: m }, s.deps({ now: `${addMonths(m, 1)}-25T05:00:00.000Z` }));
    console.log(m, performance.now() - t);
  }
  for (const [p, b] of s.files) {
    const f = `/tmp/out${p}${p.endsWith('/') ? 'index.html' : ''}`;
    mkdirSync(dirname(f), { recursive: true });
    writeFileSync(f, b);
  }
});
