import { type Entrant, entrantNames } from '../entrants.ts';
import { cellOf, type Results } from '../results.ts';
import { type Concurrency, WORKS, type Work, workNames } from '../works.ts';
import { entrants, rounded } from './tables.ts';

const WIDTH = 860;
const BARS_AT = 210;
const BAR_WIDTH = 480;
const BAR_HEIGHT = 15;
const GAP = 16;
const colours: Partial<Record<Entrant, string>> = {
  concord: '#0f6e69',
  fastify: '#8a6d1d',
  'better-auth': '#5b6b8c',
  'better-auth-argon2id': '#93a1bd',
};

/** Requests a second as bars, each work on a scale of its own: hashing at 16 at once, everything else at 64. */
export function picture(results: Results): string {
  const groups = WORKS.map((work) => group(results, work)).filter(({ bars }) => bars.length > 0);
  let y = 44;
  const body = groups.map(({ title, bars }) => {
    const top = y;
    y += bars.length * BAR_HEIGHT + GAP;
    return drawn(title, bars, top);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="12">
<title>Requests a second of Concord and its peers</title>
<rect width="${WIDTH}" height="${y}" fill="#ffffff"/>
<text x="16" y="24" font-size="15" font-weight="600" fill="#1b1f24">Requests a second (longer is better; each work on its own scale)</text>
${body.join('\n')}
</svg>
`;
}

interface Bar {
  entrant: Entrant;
  perSecond: number;
}

function group(results: Results, work: Work): { title: string; bars: Bar[] } {
  const concurrency: Concurrency = work === 'log-in' || work === 'register' || work === 'log-out' ? 16 : 64;
  const bars = entrants(results).flatMap((entrant) => {
    const cell = colours[entrant] ? cellOf(results, entrant, work, concurrency) : null;
    return cell ? [{ entrant, perSecond: cell.perSecond }] : [];
  });
  return { title: `${workNames[work].replaceAll('`', '')}, ${concurrency} at once`, bars };
}

function drawn(title: string, bars: Bar[], top: number): string {
  const most = Math.max(...bars.map(({ perSecond }) => perSecond));
  const rows = bars.map(({ entrant, perSecond }, index) => {
    const [y, width] = [top + index * BAR_HEIGHT, Math.max(1, (BAR_WIDTH * perSecond) / most)];
    const words = `${entrantNames[entrant]}: ${rounded(perSecond)}`;
    return `<rect x="${BARS_AT}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT - 3}" fill="${colours[entrant]}"/>
<text x="${(BARS_AT + width + 6).toFixed(1)}" y="${y + 10}" font-size="11" fill="#3a414a">${words}</text>`;
  });
  return `<text x="16" y="${top + 10}" fill="#1b1f24">${title}</text>\n${rows.join('\n')}`;
}
