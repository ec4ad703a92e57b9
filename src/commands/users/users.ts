import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { addCreate, addDelete, addDisable, addEnable, addEndSessions, addSetPassword } from './change.ts';
import { addList, addShow } from './read.ts';

export function addUsers(program: Command, terminal: Terminal): void {
  const users = program.command('users').description('look after accounts');
  for (const add of [addList, addShow, addCreate, addDisable, addEnable, addSetPassword, addEndSessions, addDelete]) {
    add(users, terminal);
  }
}
