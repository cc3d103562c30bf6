import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { functionPages } from './functions-docs';

/** Writes the reference as HTML pages without script or style, for the help links of Excel's function wizard. */
export async function writeFunctionsHelp(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [file, page] of functionPages()) {
    if (file === 'README.md') continue;
    await writeFile(join(folder, file.replace(/\.md$/, '.html')), htmlPage(page, file.includes('.zh-CN.') ? 'zh-CN' : 'en'));
  }
}

/** A reference page as HTML. Knows what those pages use: headings, paragraphs, tables, code. */
export function htmlPage(markdown: string, language: string): string {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? '';
  const body = markdown.trim().split(/\n{2,}/).map(block).join('\n');
  return `<!DOCTYPE html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${inline(title)}</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function block(text: string): string {
  const heading = /^(#{1,3}) (.*)$/.exec(text);
  if (heading) return `<h${heading[1]?.length ?? 1}>${inline(heading[2] ?? '')}</h${heading[1]?.length ?? 1}>`;
  if (text.startsWith('```')) return `<pre><code>${escape(text.replace(/^```\n|\n```$/g, ''))}</code></pre>`;
  if (!text.startsWith('| ')) return `<p>${inline(text)}</p>`;
  const [head = '', , ...rows] = text.split('\n');
  return `<table border="1">\n<thead><tr>${cells(head, 'th')}</tr></thead>\n<tbody>\n${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}\n</tbody>\n</table>`;
}

const cells = (row: string, tag: 'td' | 'th'): string => row.slice(2, -2).split(/(?<!\\) \| /).map((one) => `<${tag}>${inline(one.replaceAll('\\|', '|'))}</${tag}>`).join('');
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const inline = (text: string): string => escape(text).replaceAll('&lt;br&gt;', '<br>').replace(/`([^`]*)`/g, '<code>$1</code>');
