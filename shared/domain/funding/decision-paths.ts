/** Addresses of the pages of decisions and budgets. */
export const decisionPaths = {
  list: '/amt/entscheidungen',
  case: (id: string): string => `/amt/entscheidungen/${id}`,
  prepare: (id: string): string => `/amt/entscheidungen/${id}/vorbereiten`,
  approve: (id: string): string => `/amt/entscheidungen/${id}/freigabe`,
  notice: (id: string, number: number): string => `/amt/entscheidungen/${id}/bescheid/${number}`,
  budgets: '/amt/haushalt',
  budget: (year: number): string => `/amt/haushalt/${year}`,
} as const;
