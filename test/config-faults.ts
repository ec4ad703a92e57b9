import { ConfigurationError, loadConfig } from '../src/config.ts';

/** As little as production starts with. */
export const production = {
  NODE_ENV: 'production',
  AUTH_SECRET: 'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEaQ1WoXiCvB',
  PUBLIC_URL: 'https://auth.example.com',
  DATABASE_URL: 'postgres://concord:hunter2@db/concord',
};

/** What is wrong with the settings, by their names. */
export function faultsOf(env: Record<string, string | undefined>): Record<string, string> {
  try {
    loadConfig(env);
    return {};
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return Object.fromEntries(error.faults.map(({ setting, problem }) => [setting, problem]));
  }
}
