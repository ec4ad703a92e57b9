/** The most telling first: Edge and Opera also call themselves Chrome, and all of them Safari. */
const programs = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Headless)?(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
];

/** A user agent in words: `Firefox on Windows`; of what is no browser its own name: `curl`. */
export function deviceOf(userAgent) {
  if (!userAgent) return 'Unknown device';
  const find = (table) => table.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const [program, system] = [find(programs), find(systems)];
  if (program && system) return `${program} on ${system}`;
  return program ?? system ?? /^[\w.-]+/.exec(userAgent)?.[0] ?? 'Unknown device';
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 hours ago`. */
export function timeAgo(then, now) {
  const seconds = Math.max(0, (now - then) / 1000);
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? [];
  if (!unit) return 'just now';
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(seconds / length), unit);
}
