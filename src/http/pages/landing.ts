import { escapeHTML } from 'bun';
import description from '../../contract/generated/root.json' with { type: 'json' };
import { type Page, page } from './layout.ts';

/** What this is and where to go, for whoever opens the address of the server. */
export function landingPage(root: string): Page {
  const main = `<section class="hero">
<h1>One account,<br>five published APIs</h1>
<p class="lead">This server signs people in for every service behind it. Each service keeps the API it was written for;
the accounts, the sessions and the passwords are kept once, here.</p>
<p class="actions"><a class="button primary" href="${root}account">Your account</a>
<a class="button" href="${root}docs">Try the API</a></p>
</section>
<section aria-labelledby="documents">
<h2 id="documents">The five documents</h2>
<p class="hint">Each is served alone under its own address, and all of them together at the root.</p>
<ul class="cards">
${documents().map(documentCard(root)).join('\n')}
</ul>
</section>
<section aria-labelledby="machines">
<h2 id="machines">For machines</h2>
<ul class="links">
<li><a href="${root}openapi.yaml">openapi.yaml</a> the contract, as it is maintained; also as <a href="${root}openapi.json">JSON</a></li>
<li><a href="${root}.well-known/jwks.json">jwks.json</a> the keys that verify tokens</li>
<li><a href="${root}health">health</a> whether the server can answer</li>
</ul>
</section>`;
  return page({ title: 'Concord', root, main });
}

interface DocumentSummary {
  key: string;
  words: string;
}

/** From the contract: the values of its path parameter, and what its tags say of them. */
function documents(): DocumentSummary[] {
  return description.components.parameters.Document.schema.enum.map((key) => ({
    key,
    words: description.tags.find(({ name }) => name === key)?.description ?? '',
  }));
}

function documentCard(root: string) {
  return ({ key, words }: DocumentSummary): string => `<li class="card">
<h3>${key}</h3>
<p>${code(escapeHTML(words))}</p>
<p class="links"><a href="${root}as/${key}/docs">Try it<span class="unseen"> : ${key}</span></a>
<a href="${root}as/${key}/openapi.json">OpenAPI<span class="unseen"> of ${key}</span></a></p>
</li>`;
}

/** The contract writes code as Markdown does. */
function code(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
