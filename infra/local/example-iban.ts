/** An IBAN whose check digits are right (ISO 13616) at a bank that does not exist: no bank has the number 00000000. */
export const exampleIban = (account: number): string => {
  const rest = `00000000${String(account).padStart(10, '0')}`;
  // D and E are 13 and 14; the check digits are what is missing to 98 once the country stands behind.
  const check = 98n - (BigInt(`${rest}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${rest}`;
};
