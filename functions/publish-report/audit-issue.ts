import type { Audit } from './publish-report.ts';

/** Until the audit (shared/audit) reads the files of today's rendering, nothing is concluded from them. */
export const auditNothing: Audit = async () => ({ cells: [], unsafe: [], contradictions: [] });
