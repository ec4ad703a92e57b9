/** Checks the arrows of the house, and that there was something to check. */
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Fewer modules than this were not looked at, but missed. */
const fewestModules = 60;

const config = await extractConfig('./.dependency-cruiser.cjs');
const { forbidden, options } = config;
const result = await cruise(
  ['src'],
  { ...options, ruleSet: { forbidden: forbidden ?? [] }, validate: true },
  undefined,
  {
    tsConfig: extractTsConfig('./tsconfig.json'),
  },
);
if (typeof result.output === 'string') throw new Error(result.output);
const { violations, totalCruised } = result.output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
console.log(`${totalCruised} modules, ${violations.length} violations`);
if (totalCruised < fewestModules) console.error(`at least ${fewestModules} modules were expected`);
process.exit(violations.length > 0 || totalCruised < fewestModules ? 1 : 0);
