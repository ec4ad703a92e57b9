import { expect, test } from 'bun:test';

// The console's own modules, which no compiler reads.
const modules = '../../src/http/pages/assets';
const { deviceOf, timeAgo } = await import(`${modules}/device.js`);
const { strengthOf } = await import(`${modules}/passwords.js`);

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0.0.0 Safari/537.36', 'Chrome on Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0 Safari/537.36 Edg/138.0',
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
    'Safari on Mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/138.0 Mobile/15E148',
    'Chrome on iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/138.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  ['curl/8.14.1', 'curl'],
  ['Bun/1.4.5', 'Bun'],
  ['<b>', 'Unknown device'],
  ['', 'Unknown device'],
  [null, 'Unknown device'],
])('the user agent %p is %p in words', (userAgent, words) => {
  expect(deviceOf(userAgent)).toBe(words);
});

test.each([
  [0, 'just now'],
  [-5, 'just now'],
  [60, '1 minute ago'],
  [7_199, '1 hour ago'],
  [86_400, 'yesterday'],
  [3 * 86_400, '3 days ago'],
])('%p seconds are %p', (seconds, words) => {
  const now = new Date();
  expect(timeAgo(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
});

test.each([
  ['', 0],
  ['x', 1],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 1],
  ['pässword', 2],
  ['correct horse', 3],
  ['correct horse battery staple', 4],
])('the password %p has the strength %p', (password, level) => {
  expect(strengthOf(password)).toBe(level);
});
