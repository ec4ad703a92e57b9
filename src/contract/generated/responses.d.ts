// Generated from openapi.yaml by `bun run generate`. Do not edit.
import type { ValidateFunction } from 'ajv';

export declare const responses: Record<string, Record<string, ValidateFunction>>;
