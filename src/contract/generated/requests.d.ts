// Generated from openapi.yaml by `bun run generate`. Do not edit.
import type { ValidateFunction } from 'ajv';

export declare const requests: Record<string, Record<string, ValidateFunction>>;
