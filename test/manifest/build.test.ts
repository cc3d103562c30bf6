import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { panePolicy, policyText, refusedHeaders, staticHeaders, workbenchPolicy } from '../../scripts/build-headers';
import { helpPage, panePage } from '../../scripts/build-html';
import { OptionError, readBuildOptions } from '../../scripts/build-options';
import { serve, type Running } from '../../scripts/start-server';

describe('options of a build', () => {
  test('address, Office.js host and folder', () => {
    expect(readBuildOptions(['--address', 'https://tools.example.com/amz-ops', '--office', 'china'], {})).toEqual({ mode: 'production', address: 'https://tools.example.com/amz-ops/', office: 'china', out: 'dist' });
    expect(readBuildOptions(['--development'], { AMZ_OPS_ADDRESS: 'https://a.example/' })).toEqual({ mode: 'development', address: 'https://a.example/', office: 'global', out: 'dist' });
  });

  test.each([
    [['--address', 'http://tools.example.com/'], /https only/],
    [['--address', 'tools.example.com'], /https only/],
    [['--address', 'https://a.example/?x=1'], /everything from \?/],
    [['--office', 'local'], /global or china/],
    [['--adress', 'https://a.example/'], /npm run build/],
  ])('%j is refused with what to write', (args, said) => {
    expect(() => readBuildOptions(args, {})).toThrow(OptionError);
    expect(() => readBuildOptions(args, {})).toThrow(said);
  });
});

describe('policies', () => {
  test('every line has a reason, and no pane allows eval, inline script or anybody else', () => {
    for (const { reason } of [...panePolicy('global', 'n'), ...workbenchPolicy, ...staticHeaders, ...refusedHeaders]) expect(reason.length).toBeGreaterThan(15);
    const pane = policyText(panePolicy('global', 'abc'));
    expect(pane).toContain("default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com;");
    expect(pane).toContain("style-src 'self' 'nonce-abc'");
    expect(pane).not.toMatch(/unsafe|\*/);
    expect(policyText(panePolicy('china', 'abc'))).toContain("script-src 'self' https://appsforoffice.cdn.partner.office365.cn;");
    expect(policyText(workbenchPolicy)).not.toMatch(/'unsafe-eval'|https:|\*/);
  });

  test('the page carries its policy, its nonce, Office.js first, and help in both languages', () => {
    const page = panePage({ office: 'china', nonce: 'abc', scripts: ['functions.js', 'taskpane.1.js'] });
    expect(page).toContain('<script src="https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js"></script>');
    expect(page.indexOf('office.js')).toBeLessThan(page.indexOf('functions.js'));
    expect(page).toContain('nonce="abc"');
    expect(page).toMatch(/<section lang="zh-CN">.*<section lang="en">/s);
    expect(page).not.toMatch(/\{\{|<style|<script>/);
    expect(helpPage()).toMatch(/<section lang="zh-CN">.*=AMZ\.RESTOCK\(8,1\).*<section lang="en">/s);
  });
});

describe('the server', () => {
  let folder: string;
  let server: Running;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'amz-ops-'));
    writeFileSync(join(folder, 'a.js'), 'let a;');
    writeFileSync(join(folder, 'secret.txt'), 'no');
    server = await serve([{ kind: 'page', path: '/', type: 'text/html', body: () => 'page', headers: { 'X-Page': '1' } }, { kind: 'folder', prefix: '/files/', folder: join(folder) }], 0);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** As written on the wire: clients that tidy the path up would hide the point. */
  const ask = (path: string, method = 'GET') =>
    new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
      request({ host: 'localhost', port: new URL(server.address).port, path, method }, (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
      })
        .on('error', reject)
        .end();
    });

  test('serves files and pages with their types and every header', async () => {
    const file = await ask('/files/a.js');
    expect(file).toMatchObject({ status: 200, body: 'let a;', headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } });
    expect(await ask('/?language=en')).toMatchObject({ status: 200, body: 'page', headers: { 'x-page': '1' } });
    for (const { name } of refusedHeaders) expect(file.headers).not.toHaveProperty(name.toLowerCase());
  });

  test.each(['/files/../../../etc/hostname', '/files/%2e%2e/%2e%2e/etc/hostname', '/files/..%2f..%2fetc%2fhostname', '/files/', '/files/none.js', '/secret.txt', '/files/a.js%00.png'])('%s leads nowhere', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('only reads', async () => {
    expect((await ask('/files/a.js', 'POST')).status).toBe(405);
    expect(await ask('/files/a.js', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await ask('/%zz')).status).toBe(400);
  });

  test('says what to do when the port is taken', async () => {
    const port = Number(new URL(server.address).port);
    await expect(serve([], port)).rejects.toThrow(`--port ${port + 1}`);
  });
});
