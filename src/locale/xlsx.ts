import { planTexts } from './hand';
import type { Catalogue } from './index';

/** What the .xlsx hand has to tell a person. */
export const xlsxTexts = {
  'xlsx-empty': {
    en: 'This file is empty (0 bytes). Download or save it again, then choose it once more.',
    'zh-CN': '这个文件是空的（0 字节）。请重新下载或另存一次，再选择该文件。',
  },
  'xlsx-not-a-workbook': {
    en: 'This file is not an Excel workbook (.xlsx), whatever its name says. Open it in the program it came from and save it as “Excel Workbook (.xlsx)”.',
    'zh-CN': '这个文件的内容不是 Excel 工作簿（.xlsx），只看扩展名不算数。请用原来的软件打开它，另存为“Excel 工作簿（.xlsx）”后再试。',
  },
  'xlsx-damaged': {
    en: 'This workbook is damaged: its part “{part}” is incomplete or altered. Nothing was changed. Take the last good copy (version history, or the mail it came with), or let Excel repair it: File > Open > Browse > Open and Repair.',
    'zh-CN': '工作簿已损坏：其中的“{part}”不完整或被改动过。没有写入任何内容。请改用最近的完好副本（历史版本，或原邮件附件），或在 Excel 里修复：文件 > 打开 > 浏览 > 打开并修复。',
  },
  'xlsx-encrypted': {
    en: 'This workbook is locked with a password. Open it in Excel, remove the password (File > Info > Protect Workbook > Encrypt with Password, leave it empty), save, and try again.',
    'zh-CN': '工作簿设置了打开密码。请在 Excel 中打开它，去掉密码（文件 > 信息 > 保护工作簿 > 用密码进行加密，清空密码），保存后再试。',
  },
  'xlsx-old-format': {
    en: 'This is an Excel 97–2003 workbook (.xls). Open it in Excel and save it as “Excel Workbook (.xlsx)”.',
    'zh-CN': '这是 Excel 97–2003 格式（.xls）的工作簿。请在 Excel 中打开并另存为“Excel 工作簿（.xlsx）”。',
  },
  'xlsx-binary': {
    en: 'This is a binary workbook (.xlsb). Open it in Excel and save it as “Excel Workbook (.xlsx)”.',
    'zh-CN': '这是二进制工作簿（.xlsb）。请在 Excel 中打开并另存为“Excel 工作簿（.xlsx）”。',
  },
  'xlsx-strict': {
    en: 'This workbook was saved as “Strict Open XML Spreadsheet”. Open it in Excel and save it as “Excel Workbook (.xlsx)”.',
    'zh-CN': '这个工作簿保存成了“Strict Open XML 电子表格”。请在 Excel 中打开并另存为“Excel 工作簿（.xlsx）”。',
  },
  'xlsx-date-1904': {
    en: 'This workbook counts its dates from 1904 (an old Mac setting), so every date we write would be four years off. Open it in Excel, clear File > Options > Advanced > “Use 1904 date system”, check the dates, save, and try again.',
    'zh-CN': '这个工作簿用的是 1904 日期系统（旧版 Mac 的设置），写入的日期会差四年。请在 Excel 中取消勾选 文件 > 选项 > 高级 >“使用 1904 日期系统”，核对日期后保存再试。',
  },
  'xlsx-too-large': {
    en: 'This workbook is too large to work on safely ({megabytes} MB, or far more once unpacked; the limit is {limit} MB). Delete sheets, pictures or formatted empty rows that are no longer needed, save, and try again.',
    'zh-CN': '工作簿太大，无法安全处理（文件 {megabytes} MB，或解压后远超此数；上限 {limit} MB）。请删掉不再需要的工作表、图片或带格式的空行，保存后再试。',
  },
  'xlsx-sheet-name-taken': {
    en: 'There is already a sheet called “{sheet}” that AMZ Ops did not make, and it is left untouched. Rename it, then build again.',
    'zh-CN': '工作簿里已有一张名为“{sheet}”的工作表，不是 AMZ Ops 建的，因此不会动它。请给它改个名字，再重新生成。',
  },
  'xlsx-name-taken': {
    en: 'The name “{name}” already stands for something else in this workbook, and AMZ Ops needs it. Nothing was changed. Rename it under Formulas > Name Manager, then try again.',
    'zh-CN': '名称“{name}”在这个工作簿里已有别的用途，而 AMZ Ops 需要用它。没有写入任何内容。请在 公式 > 名称管理器 里改名后再试。',
  },
  'xlsx-row-changed': {
    en: 'Row {row} of sheet “{sheet}” is not the one the change was planned for. Nothing was changed. Check the log again, then repeat.',
    'zh-CN': '工作表“{sheet}”第 {row} 行已不是原来要写入的那一行。没有写入任何内容。请重新校验日志后再操作。',
  },
  'xlsx-table-blocked': {
    en: 'The table “{table}” needs room on sheet “{sheet}”, but cell {cell} is occupied ({value}). Nothing was changed. If it belongs to the table, drag the table’s lower right corner over it; if not, move it away. Then try again.',
    'zh-CN': '表格“{table}”要在工作表“{sheet}”上扩展，但单元格 {cell} 已被占用（{value}）。没有写入任何内容。如果它本来就是表格的数据，请拖动表格右下角把它包进去；如果不是，请把它移开，然后再试。',
  },
  ...planTexts,
} as const satisfies Catalogue;
