import { type Setting, settings } from '../src/configuration/settings.ts';
import { withBlock } from './marked-block.ts';

/** The settings as a Markdown table. */
export function settingsTable(): string {
  const rows = Object.entries<Setting<unknown>>(settings).map(
    ([name, setting]) => `| \`${name}\` | ${fallbackOf(setting)} | ${setting.description} |`,
  );
  return ['| setting | default | what it decides |', '| --- | --- | --- |', ...rows].join('\n');
}

/** A text with what stands between the marks of the settings replaced by the table. */
export function withSettingsTable(text: string): string {
  return withBlock(text, 'settings', settingsTable());
}

/** The default of a setting, in Markdown. */
export function fallbackOf({ defaultInWords, fallback }: Setting<unknown>): string {
  if (defaultInWords !== null) return defaultInWords;
  const { development, production } = fallback;
  return development === production ? `\`${development}\`` : `\`${development}\`, in production \`${production}\``;
}
