/** What a metrics port tells, read as Prometheus reads it. */
export interface Exposition {
  text: string;
  /** The names of all metrics, with samples or without. */
  names: string[];
  /** The one sample of a metric that has at least these labels; undefined when there is none. */
  value(name: string, labels?: Record<string, string>): number | undefined;
}

export async function scrape(url: string | null): Promise<Exposition> {
  if (url === null) throw new Error('there are no metrics');
  const text = await (await fetch(url)).text();
  const samples = text.split('\n').flatMap((line) => {
    const [, name = '', labels = '', value = ''] = /^([a-z_0-9]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name ? [{ name, labels: readLabels(labels), value: Number(value) }] : [];
  });
  return {
    text,
    names: [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name),
    value(name, wanted = {}) {
      const found = samples.filter(
        (sample) =>
          sample.name === name && Object.entries(wanted).every(([label, value]) => sample.labels[label] === value),
      );
      if (found.length > 1) throw new Error(`${found.length} samples of ${name} have these labels`);
      return found[0]?.value;
    },
  };
}

/** Scrapes until it has come to that; the test's own time limit ends what never does. */
export async function scrapeUntil(url: string | null, isSo: (exposition: Exposition) => boolean): Promise<Exposition> {
  for (;;) {
    const exposition = await scrape(url);
    if (isSo(exposition)) return exposition;
    await Bun.sleep(20);
  }
}

function readLabels(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}
