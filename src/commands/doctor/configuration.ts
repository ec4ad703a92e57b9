import type { Config, ConfigurationError } from '../../config.ts';
import { advice } from '../../configuration/advice.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** One finding for each setting that is wrong. */
export function faultFindings({ faults }: ConfigurationError): Finding[] {
  const found = faults.map(({ setting, problem }) =>
    fail('configuration', `${setting} ${problem}`, `set ${setting} as README.md tells under Configuration`),
  );
  const rest = warn('configuration', 'nothing else was checked', 'mend the settings and run `concord doctor` again');
  return [...found, rest];
}

/** What is allowed, and perhaps not meant. */
export function checkConfiguration(config: Config): Finding[] {
  const heard = advice(config).map(({ message, advice: what }) => warn('configuration', message, what));
  const sound = ok('configuration', `every setting is valid; the profile is ${config.profile}`);
  return [heard.length === 0 ? sound : heard, checkPublicUrl(config), checkProxies(config)].flat();
}

function checkPublicUrl({ publicUrl, profile }: Config): Finding {
  const { hostname, protocol, port } = new URL(publicUrl);
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  if (port === '0')
    return warn('public_url', `PUBLIC_URL is ${publicUrl}, where nobody can be reached`, 'set PUBLIC_URL, or a PORT');
  if (isLocal && profile === 'production') {
    return warn(
      'public_url',
      `PUBLIC_URL is ${publicUrl}: links in mails lead nowhere`,
      'set PUBLIC_URL to the address that people see',
    );
  }
  const isOpen = protocol === 'http:' && !isLocal;
  if (isOpen)
    return warn('public_url', `PUBLIC_URL is ${publicUrl}: tokens travel in the clear`, 'serve it over https');
  return ok('public_url', `PUBLIC_URL is ${publicUrl}`);
}

/** Concord speaks http itself, so an https address has a proxy in front. */
function checkProxies({ publicUrl, trustedProxyHops }: Config): Finding {
  if (publicUrl.startsWith('https:') && trustedProxyHops === 0) {
    return warn(
      'proxies',
      'PUBLIC_URL is https, so a proxy is in front, but TRUST_PROXY is 0: limits take all clients for one',
      'set TRUST_PROXY to the number of reverse proxies',
    );
  }
  return ok('proxies', `TRUST_PROXY is ${trustedProxyHops}`);
}
