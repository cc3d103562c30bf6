import type { Catalogue } from './index';

export const cliText = {
  'usage': {
    en: `Usage:
  npm run --silent cli -- inspect FILE…
      What each export is, as JSON: kind, language, period, rows, totals, rejected rows.
  npm run --silent cli -- report --store NAME --marketplace US --date YYYY-MM-DD [--workbook EXISTING.xlsx] --out FILE.xlsx FILE…
      The standard workbook: daily report, history, product table, SOP log, settings.
      --dates-from-names  take days from folder names (2026-11-21/) or file names: several days at once
      --date-order dmy    how dates like 03/04/2026 are written: mdy or dmy
      --products LIST.csv fill the product table from a list with its headers
      --operator NAME     who writes the log (default: the system's user)
      --adopt             add our sheets to a workbook that has none yet
  npm run --silent cli -- verify FILE.xlsx
      Whether the SOP log is as it was written, as JSON; exit code 1 where it is not.
  npm run --silent cli -- digest WORKBOOK.xlsx [--marketplace US] [--date YYYY-MM-DD]
      The daily report as a message in Markdown, for Feishu (飞书) or DingTalk (钉钉); the newest day where none is given.
  npm run --silent cli -- share WORKBOOK.xlsx --out COPY.xlsx
      A copy for the supervisor: newest reports, restock plan, ad health, log and a review form to type into; no add-in needed.
  npm run --silent cli -- take-review WORKBOOK.xlsx COPY.xlsx --out FILE.xlsx
      The answers typed into the copy's review form, as events of the team's log; conflicts are listed, nothing is overwritten.
  npm run --silent cli -- merge OURS.xlsx THEIRS.xlsx [-o FILE.xlsx] [--operator NAME]
      Joins the SOP logs of two copies of a workbook: rows only THEIRS has are taken over as they are, and a row says who joined
      them. Nothing is overwritten; what was changed on both sides is listed (exit code 1). Without -o nothing is written.
  npm run --silent cli -- template --store NAME [--marketplace "US DE"] --out FILE.xlsx
      The standard SOP workbook, empty, with a guide.
  All: --lang zh-CN | en (default zh-CN, or the workbook's own language)`,
    'zh-CN': `用法：
  npm run --silent cli -- inspect 文件…
      识别每个导出文件，输出 JSON：类型、语言、日期、行数、合计、拒收行。
  npm run --silent cli -- report --store 店铺 --marketplace US --date YYYY-MM-DD [--workbook 已有.xlsx] --out 输出.xlsx 文件…
      生成标准工作簿：日报、历史数据、产品表、SOP 日志、设置。
      --dates-from-names  按文件夹名（2026-11-21/）或文件名确定日期，一次导入多天
      --date-order dmy    03/04/2026 这类日期的写法：mdy（月在前）或 dmy（日在前）
      --products 清单.csv 按表头批量填写产品表
      --operator 姓名     日志操作人（默认取系统用户名）
      --adopt             允许在还没有我们工作表的工作簿里新增工作表
  npm run --silent cli -- verify 文件.xlsx
      检查 SOP 日志是否被改动，输出 JSON；被改动时退出码为 1。
  npm run --silent cli -- digest 工作簿.xlsx [--marketplace US] [--date YYYY-MM-DD]
      输出可粘贴到飞书、钉钉的日报消息（Markdown）；不指定日期时取最新一天。
  npm run --silent cli -- share 工作簿.xlsx --out 副本.xlsx
      生成主管副本：最新日报、补货计划、广告体检、日志及可填写的待复核表，无需安装插件。
  npm run --silent cli -- take-review 工作簿.xlsx 副本.xlsx --out 输出.xlsx
      将主管在待复核表中填写的结论写入团队日志；有冲突的逐条列出，不覆盖任何内容。
  npm run --silent cli -- merge 本方.xlsx 对方.xlsx [-o 输出.xlsx] [--operator 姓名]
      合并同一工作簿两份副本的 SOP 日志：原样并入对方独有的行，并新增一行注明由谁合并；不覆盖任何内容，
      两边都改过的逐条列出（退出码为 1）。不带 -o 时只列出结果，不写文件。
  npm run --silent cli -- template --store 店铺 [--marketplace "US DE"] --out 输出.xlsx
      生成空白的标准 SOP 工作簿，附使用说明。
  通用：--lang zh-CN | en（默认 zh-CN，或沿用工作簿语言）`,
  },
  'unknown-command': { en: 'Unknown command "{command}".', 'zh-CN': '未知命令“{command}”。' },
  'bad-arguments': { en: '{reason}', 'zh-CN': '参数有误：{reason}' },
  'no-files': { en: 'No file was given.', 'zh-CN': '请至少指定一个文件。' },
  'one-file': { en: 'Give one workbook.', 'zh-CN': '请只指定一个工作簿。' },
  'option-missing': { en: 'The option --{option} is missing.', 'zh-CN': '缺少参数 --{option}。' },
  'bad-date': { en: '"{value}" is not a day. Write it as YYYY-MM-DD, for example 2026-11-21.', 'zh-CN': '“{value}”不是有效日期，请写成 YYYY-MM-DD，例如 2026-11-21。' },
  'bad-date-order': { en: '"{value}" is no way to write dates. Use mdy (month first) or dmy (day first).', 'zh-CN': '“{value}”不是有效的日期写法，请用 mdy（月在前）或 dmy（日在前）。' },
  'bad-marketplace': { en: '"{value}" is not a marketplace we know. Known: {known}.', 'zh-CN': '未知站点“{value}”。支持：{known}。' },
  'bad-language': { en: '"{value}" is not a language of AMZ Ops. Choose zh-CN or en.', 'zh-CN': '不支持语言“{value}”，请选择 zh-CN 或 en。' },
  'file-missing': { en: '{file}: there is no such file.', 'zh-CN': '{file}：文件不存在。' },
  'file-unreadable': { en: '{file}: the file cannot be opened ({reason}).', 'zh-CN': '{file}：无法打开文件（{reason}）。' },
  'file-too-large': { en: '{file}: {size} MB is more than the {limit} MB that can be read. Download a shorter period or fewer columns.', 'zh-CN': '{file}：文件 {size} MB，超过可读取的 {limit} MB 上限。请缩短时间范围后重新下载。' },
  'out-unwritable': { en: '{file}: cannot be written ({reason}). Close it in Excel or choose another place; nothing was changed.', 'zh-CN': '{file}：无法写入（{reason}）。请在 Excel 中关闭该文件或换个位置；原文件未改动。' },
  'out-not-xlsx': { en: '{file}: the report is an .xlsx workbook; give --out a name that ends in .xlsx.', 'zh-CN': '{file}：输出为 .xlsx 工作簿，请让 --out 以 .xlsx 结尾。' },
  'workbook-foreign': { en: '{file} holds no AMZ Ops sheets yet. Add --adopt to add them (your own sheets stay as they are), or leave out --workbook.', 'zh-CN': '{file} 里还没有 AMZ Ops 工作表。加 --adopt 可在其中新增（您原有的工作表不变），或去掉 --workbook 新建。' },
  'workbook-other-store': { en: 'This workbook belongs to the store "{stored}", not "{asked}". Use its own workbook for each store, or change the name in its Settings sheet.', 'zh-CN': '该工作簿属于店铺「{stored}」，不是「{asked}」。请为每个店铺使用各自的工作簿，或在「设置」表中修改店铺名称。' },
  'two-workbooks': { en: 'Give two workbooks: ours, which takes rows over, and the copy they come from.', 'zh-CN': '请给出两个工作簿：本方（并入行的）和对方（副本）。' },
  'two-files': { en: 'Give the team\'s workbook and the reviewed copy: two files.', 'zh-CN': '请给出两个文件：团队工作簿和主管填写过的副本。' },
  'no-log': { en: '{file} holds no SOP log of AMZ Ops.', 'zh-CN': '{file} 中没有 AMZ Ops 的 SOP 日志。' },
  'log-intact': { en: 'The SOP log is as it was written: {rows} {rows|row|rows}. The check detects changes; it cannot prevent them.', 'zh-CN': 'SOP 日志完整，共 {rows} 行。校验只能发现改动，不能阻止改动。' },
  'digest-no-days': { en: '{file} holds no days of AMZ Ops yet. Build a daily report first.', 'zh-CN': '{file} 中还没有 AMZ Ops 的历史数据，请先生成日报。' },
  'digest-which-marketplace': { en: '{file} holds several marketplaces: {known}. Say which with --marketplace.', 'zh-CN': '{file} 中有多个站点：{known}。请用 --marketplace 指定。' },
  'digest-no-such-day': { en: 'The workbook knows no {date} of {marketplace}. Days it knows: {known}.', 'zh-CN': '工作簿中没有 {marketplace} 站点 {date} 的数据。已有日期：{known}。' },
  'nothing-usable': { en: 'None of the files could be used, so no report was written.', 'zh-CN': '没有可用的文件，未生成日报。' },
  'day-proposed': { en: '{file} carries no date; its name speaks for {date}. Confirm with --date {date}, or --dates-from-names.', 'zh-CN': '{file} 内没有日期，按文件名推测为 {date}。请用 --date {date} 或 --dates-from-names 确认。' },
  'day-yesterday': { en: '{file} carries no date. Yesterday in {marketplace} is {date}; if that is its day, add --date {date}.', 'zh-CN': '{file} 内没有日期。{marketplace} 站点的昨天是 {date}，如确为该日请加 --date {date}。' },
} as const satisfies Catalogue;
