import type { Submission } from '../../shared/domain/funding/application.ts';
import { formatAmount } from '../../shared/domain/money.ts';

const german = (date: string): string => date.split('-').reverse().join('.');

/** The form of `/antrag` as a browser sends it for a submission, line breaks as CRLF. */
export const formOf = ({ organisation, contact, project, costs, financing, requestedAmount, reuseRelease }: Submission): URLSearchParams => {
  const params = new URLSearchParams({ action: 'submit' });
  for (const [name, value] of Object.entries(organisation)) params.set(`organisation.${name}`, value);
  for (const [name, value] of Object.entries(contact)) params.set(`contact.${name}`, value ?? '');
  params.set('project.title', project.title);
  params.set('project.shortDescription', project.shortDescription.replaceAll('\n', '\r\n'));
  params.set('project.startDate', german(project.startDate));
  params.set('project.endDate', german(project.endDate));
  for (const ags of project.municipalities) params.append('project.municipalities', ags);
  for (const [i, { category, description, amount }] of costs.entries()) {
    params.set(`costs.${i}.category`, category);
    params.set(`costs.${i}.description`, description);
    params.set(`costs.${i}.amount`, formatAmount(amount));
  }
  for (const [i, { source, description, amount }] of financing.entries()) {
    params.set(`financing.${i}.source`, source);
    params.set(`financing.${i}.description`, description ?? '');
    params.set(`financing.${i}.amount`, formatAmount(amount));
  }
  params.set('requestedAmount', formatAmount(requestedAmount));
  if (reuseRelease) params.set('reuseRelease', 'on');
  return params;
};
