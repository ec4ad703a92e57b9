import { expect, test } from 'bun:test';
import type { operations } from '../../src/contract/generated/token-pair.ts';
import { type Document, rowsOf } from '../../src/documents/document.ts';
import { tokenPair } from '../../src/documents/token-pair/document.ts';
import { logIn } from '../../src/domain/log-in.ts';

// Every `@ts-expect-error` is a promise that the type check keeps: without the error it does not compile.

const row = rowsOf<operations>();
const read = () => ({ username: 'ada', password: 'correct horse' });

test('a row with another body, an undeclared status or a missing failure does not compile', () => {
  const rows = [
    row('authLogin', logIn, (answer) => ({
      read,
      // @ts-expect-error a member that the contract does not have
      succeed: () => answer(200, { access_token: '', refresh_token: '', extra: 1 }),
      fail: { wrong_password: answer(401, { message: '' }), unknown_account: answer(401, { message: '' }) },
    })),
    row('authLogin', logIn, (answer) => ({
      read,
      // @ts-expect-error a member that the contract requires is missing
      succeed: () => answer(200, { access_token: '' }),
      fail: { wrong_password: answer(401, { message: '' }), unknown_account: answer(401, { message: '' }) },
    })),
    row('authLogin', logIn, (answer) => ({
      read,
      succeed: () => answer(200, { access_token: '', refresh_token: '' }),
      // @ts-expect-error a status that the contract does not declare
      fail: { wrong_password: answer(418, { message: '' }), unknown_account: answer(401, { message: '' }) },
    })),
    row('authLogin', logIn, (answer) => ({
      read,
      succeed: () => answer(200, { access_token: '', refresh_token: '' }),
      // @ts-expect-error a failure of the use case that nobody answers
      fail: { wrong_password: answer(401, { message: '' }) },
    })),
    row('authLogin', logIn, (answer) => ({
      // @ts-expect-error a field that the request does not have
      read: ({ body }) => ({ username: body.name, password: body.password }),
      succeed: () => answer(200, { access_token: '', refresh_token: '' }),
      fail: { wrong_password: answer(401, { message: '' }), unknown_account: answer(401, { message: '' }) },
    })),
  ];
  expect(rows).toHaveLength(5);
});

test('a document without one of its operations does not compile', () => {
  const { authLogin: _, ...others } = tokenPair.rows;
  // @ts-expect-error `authLogin` is missing
  const incomplete: Document<operations> = { ...tokenPair, rows: others };
  expect(incomplete.rows).not.toHaveProperty('authLogin');
});
