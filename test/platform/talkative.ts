/** Logs as many lines as its argument says, and one more once its stdin has ended. */
import { createLog } from '../../src/platform/log.ts';

const log = createLog({ level: 'info' });
for (let line = 0; line < Number(process.argv[2]); line++) log.info({ line }, 'told');
await Bun.stdin.text();
log.info({}, 'the last');
