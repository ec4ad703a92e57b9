// Generated from meta/_journal.json by `bun run generate`. Do not edit.

import sql0 from './0000_initial.sql' with { type: 'text' };
import sql1 from './0001_audit_and_throttle.sql' with { type: 'text' };
import sql2 from './0002_account_console.sql' with { type: 'text' };
import sql3 from './0003_disabled_accounts.sql' with { type: 'text' };
import sql4 from './0004_account_imports.sql' with { type: 'text' };
import sql5 from './0005_unlogged_counters.sql' with { type: 'text' };
import sql6 from './0006_session_row_room.sql' with { type: 'text' };
import sql7 from './0007_sessions_with_retired_tokens.sql' with { type: 'text' };
import sql8 from './0008_old_address.sql' with { type: 'text' };

/** Oldest first; `when` is in milliseconds since 1970. */
export const journal: { tag: string; when: number; breakpoints: boolean; sql: string }[] = [
  { tag: '0000_initial', when: 1795252733712, breakpoints: true, sql: sql0 },
  { tag: '0001_audit_and_throttle', when: 1795256509989, breakpoints: true, sql: sql1 },
  { tag: '0002_account_console', when: 1795257491486, breakpoints: true, sql: sql2 },
  { tag: '0003_disabled_accounts', when: 1795262305792, breakpoints: true, sql: sql3 },
  { tag: '0004_account_imports', when: 1795263386345, breakpoints: true, sql: sql4 },
  { tag: '0005_unlogged_counters', when: 1795267935904, breakpoints: true, sql: sql5 },
  { tag: '0006_session_row_room', when: 1795274346793, breakpoints: true, sql: sql6 },
  { tag: '0007_sessions_with_retired_tokens', when: 1795274842185, breakpoints: true, sql: sql7 },
  { tag: '0008_old_address', when: 1795319468024, breakpoints: true, sql: sql8 },
];
