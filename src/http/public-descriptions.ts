import { cookieScope } from './refresh-cookie.ts';

/** The parts of a description that depend on where its server is. As generated they are those of http at the root of a host. */
export interface Located {
  servers: { url: string }[];
  components: { securitySchemes: object; headers: object };
}

/**
 * A description as it holds for clients of PUBLIC_URL: below its path, and with the name and scope that cookies have there.
 * The server stays without a host, which is the one that the description came from.
 */
export function describedAt<D extends Located>(publicUrl: string, description: D): D {
  const { securitySchemes, headers } = description.components;
  return {
    ...description,
    servers: description.servers.map((server) => ({ ...server, url: serverAt(publicUrl, server.url) })),
    components: {
      ...description.components,
      securitySchemes: eachOf(securitySchemes, 'name', (name) => (name === COOKIE ? nameAt(publicUrl) : name)),
      headers: eachOf(headers, 'example', (example) => cookieAt(publicUrl, example)),
    },
  };
}

/** `describedAt` for the text of openapi.yaml, which keeps its comments and its order. */
export function yamlDescribedAt(publicUrl: string, yaml: string): string {
  return yaml
    .replace(/^(servers:\n {2}- url: )(\S+)$/m, (_, before, url) => before + serverAt(publicUrl, url))
    .replace(/^( {6}name: )refresh_token$/m, (_, before) => before + nameAt(publicUrl))
    .replaceAll(/^( {6}example: )(refresh_token=.*)$/gm, (_, before, cookie) => before + cookieAt(publicUrl, cookie));
}

const COOKIE = 'refresh_token';

function serverAt(publicUrl: string, url: string): string {
  return cookieScope(publicUrl, '', url).path.replace(/(.)\/$/, '$1');
}

function nameAt(publicUrl: string): string {
  return cookieScope(publicUrl, '', '/').name;
}

/** The example of a `Set-Cookie`; any other is left as it is. */
function cookieAt(publicUrl: string, example: string): string {
  const [, value, maxAge, path = ''] = /^refresh_token=(\S*); (Max-Age=\d+); Path=(\/[^;]*); /.exec(example) ?? [];
  if (value === undefined) return example;
  const scope = cookieScope(publicUrl, '', path);
  const secure = scope.secure ? 'Secure; ' : '';
  return `${scope.name}=${value}; ${maxAge}; Path=${scope.path}; HttpOnly; ${secure}SameSite=Strict`;
}

/** The same table with one member of each entry changed, where that member is text. */
function eachOf(table: object, member: string, change: (text: string) => string): object {
  const entries = Object.entries(table).map(([name, entry]) => {
    const text: unknown = entry[member];
    return [name, typeof text === 'string' ? { ...entry, [member]: change(text) } : entry];
  });
  return Object.fromEntries(entries);
}
