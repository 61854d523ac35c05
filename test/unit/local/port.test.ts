import { expect, test } from 'vitest';
import { minutesOf, portOf } from '../../../infra/local/port.ts';

test.each([
  [undefined, 4000],
  ['', 4000],
  ['1024', 1024],
  ['65534', 65_534],
])('PORT=%s is %i', (text, port) => {
  expect(portOf(text)).toBe(port);
});

test.each(['80', '1023', '0', '-1', '65535', '4000.5', '1e4', ' 5000', 'http'])('PORT=%s is refused with the ports that are possible', (text) => {
  expect(() => portOf(text)).toThrow(/from 1024 to 65534/);
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['0', 0],
  ['1440', 1440],
])('ANNOUNCEMENT_HOLD=%s is %i', (text, minutes) => {
  expect(minutesOf(text)).toBe(minutes);
});

test.each(['1441', '-1', '1.5', 'ten', '99999'])('ANNOUNCEMENT_HOLD=%s is refused', (text) => {
  expect(() => minutesOf(text)).toThrow(/0 to 1440/);
});
