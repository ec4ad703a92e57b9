import { afterAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { engine, fillDataDir, freshDatabase } from '../database.ts';
import { type Instance, killInstances, startInstance, temporaryFolder } from '../instances.ts';
import { burst, doneOfEach, emptyLedger, expectWork, faultsOf } from './ledger.ts';

afterAll(killInstances);

if (engine === 'postgres') {
  test('what any of three instances has acknowledged outlives their kill -9, and nothing is half there', async () => {
    const { url, close } = await freshDatabase();
    const env = { DATABASE_URL: url as string };
    const instances = await Promise.all([1, 2, 3].map(() => startInstance(env)));
    const ledger = emptyLedger();
    const load = burst(ledger, instances);
    for (const index of [0, 1, 2]) {
      await Bun.sleep(700);
      await doneOfEach(ledger, 4 * (index + 1));
      await instances[index]?.kill();
      instances[index] = await startInstance(env);
    }
    await load.stop();
    expectWork(ledger);
    expect(await faultsOf(ledger, instances[0] as Instance)).toEqual([]);
    await killInstances();
    await close();
  });
} else {
  test('what an instance on the embedded database has acknowledged outlives its kill -9, and nothing is half there', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    await fillDataDir(dataDir);
    const ledger = emptyLedger();
    for (let round = 0; round < 3; round++) {
      const instance = await startInstance({ DATA_DIR: dataDir });
      const load = burst(ledger, [instance]);
      await Bun.sleep(1000);
      await doneOfEach(ledger, 4 * (round + 1));
      await instance.kill();
      await load.stop();
    }
    expectWork(ledger);
    expect(await faultsOf(ledger, await startInstance({ DATA_DIR: dataDir }))).toEqual([]);
  });
}
