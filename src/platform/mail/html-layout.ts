import { escapeHTML } from 'bun';
import type { Invitation, Message } from './message.ts';

/**
 * HTML as mail readers want it: styles inline, since some drop `<style>`; tables only for what Outlook, which lays out with
 * Word, gets wrong otherwise: the width of the card and the padding of the button. The `<style>` at the top is for readers that
 * know dark mode; the others turn the plain colours round themselves.
 */
export function layOutHtml(message: Message, brand: { productName: string; color: string; logoUrl: string | null }) {
  const { language, subject, greeting, opening, invitation, closing, sender } = message;
  const body = [
    heading(brand),
    paragraph(greeting),
    paragraph(opening),
    ...(invitation ? [button(invitation, brand.color)] : []),
    ...closing.map(paragraph),
    ...(invitation ? [linkByHand(invitation)] : []),
  ];
  return `<!doctype html>
<html lang="${escapeHTML(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHTML(subject)}</title>
<style>${styleSheet}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:32px 12px;">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:560px;">
<tr><td class="card" style="padding:32px;background-color:#ffffff;border-top:4px solid ${brand.color};border-radius:8px;${font}text-align:left;">
${body.join('\n')}
</td></tr>
<tr><td class="quiet" style="padding:16px 32px;${font}${small}">${escapeHTML(sender)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

/** A word that is wider than a telephone is broken; `word-break` is for readers that do not know `overflow-wrap`. */
const font =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;";
const small = 'font-size:13px;line-height:20px;color:#5b6270;';

/** `!important`, since the styles it has to beat are inline. The border keeps a dark button apart from the dark card. */
const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #14161a !important; }
  .card { background-color: #1f2228 !important; }
  .text { color: #eceef2 !important; }
  .quiet { color: #a6adba !important; }
  .rule { border-color: #383d47 !important; }
  .button { border-color: rgba(255, 255, 255, 0.2) !important; }
}
`;

function heading({ productName, logoUrl }: { productName: string; logoUrl: string | null }): string {
  const style = `margin:0 0 24px;font-size:20px;line-height:28px;font-weight:600;color:#16181d;`;
  const name = escapeHTML(productName);
  // Only a height: the width follows the picture's own proportions.
  const logo = logoUrl && `<img src="${escapeHTML(logoUrl)}" alt="${name}" height="36" style="height:36px;border:0;">`;
  return `<p class="text" style="${style}">${logo ?? name}</p>`;
}

function paragraph(text: string): string {
  return `<p class="text" style="margin:0 0 16px;font-size:16px;line-height:24px;color:#16181d;">${escapeHTML(text)}</p>`;
}

/** The cell has the colour and, for Outlook, the padding. For all other readers the link has the padding, so that all of it can be clicked. */
function button({ link, action }: Invitation, color: string): string {
  const style = `display:inline-block;padding:12px 24px;font-size:16px;line-height:24px;font-weight:600;color:${readableOn(color)};text-decoration:none;`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0;"><tr>
<td class="button" bgcolor="${color}" style="background-color:${color};border:1px solid ${color};border-radius:6px;mso-padding-alt:12px 24px;"><a href="${escapeHTML(link)}" target="_blank" style="${style}">${escapeHTML(action)}</a></td>
</tr></table>`;
}

function linkByHand({ link, byHand }: Invitation): string {
  const href = escapeHTML(link);
  return `<p class="quiet rule" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e2e5ea;${small}">${escapeHTML(byHand)}<br>
<a class="quiet" href="${href}" target="_blank" style="color:#5b6270;word-break:break-all;">${href}</a></p>`;
}

/** Black or white, whichever has the higher contrast (WCAG 2.2, relative luminance). */
function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
