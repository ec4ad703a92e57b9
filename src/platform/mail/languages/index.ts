import { german } from './de.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import type { Language } from './language.ts';

/** Every language, the fallback first. Another one is a file like its neighbours, and its name here. */
export const languages: readonly Language[] = [english, german, french];
