import { createUniver, LocaleType, mergeLocales } from '@univerjs/presets';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalFormattingEn from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import conditionalFormattingZh from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreEn from '@univerjs/preset-sheets-core/locales/en-US';
import coreZh from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import dataValidationEn from '@univerjs/preset-sheets-data-validation/locales/en-US';
import dataValidationZh from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import { UniverSheetsDrawingPreset } from '@univerjs/preset-sheets-drawing';
import drawingEn from '@univerjs/preset-sheets-drawing/locales/en-US';
import drawingZh from '@univerjs/preset-sheets-drawing/locales/zh-CN';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterEn from '@univerjs/preset-sheets-filter/locales/en-US';
import filterZh from '@univerjs/preset-sheets-filter/locales/zh-CN';
import { UniverSheetsTablePlugin, UniverSheetsTableUIPlugin } from '@univerjs/preset-sheets-table';
import tableEn from '@univerjs/preset-sheets-table/locales/en-US';
import tableZh from '@univerjs/preset-sheets-table/locales/zh-CN';
import type { Language } from '../../../src/locale';
import type { AddinFunctions } from './functions';

export const univerLocales: Readonly<Record<Language, LocaleType>> = { en: LocaleType.EN_US, 'zh-CN': LocaleType.ZH_CN };

export interface UniverOptions {
  readonly container: HTMLElement;
  readonly language: Language;
  readonly dark: boolean;
  readonly functions: AddinFunctions;
}

/** The grid with what our workbooks hold: cells, tables, filters, conditional formats, validations, floating charts. */
export function startUniver({ container, language, dark, functions }: UniverOptions) {
  return createUniver({
    locale: univerLocales[language],
    locales: {
      [LocaleType.EN_US]: mergeLocales(coreEn, drawingEn, tableEn, conditionalFormattingEn, dataValidationEn, filterEn),
      [LocaleType.ZH_CN]: mergeLocales(coreZh, drawingZh, tableZh, conditionalFormattingZh, dataValidationZh, filterZh),
    },
    darkMode: dark,
    presets: [
      UniverSheetsCorePreset({ container, ribbonType: 'simple', formula: { function: functions.executors(), description: functions.descriptions() } }),
      UniverSheetsDrawingPreset(),
      // Excel shows no handle above a table; the preset has no option for it, its plugin does.
      { plugins: [UniverSheetsTablePlugin, [UniverSheetsTableUIPlugin, { hideAnchor: true }]] },
      UniverSheetsConditionalFormattingPreset(),
      UniverSheetsDataValidationPreset(),
      UniverSheetsFilterPreset(),
    ],
  });
}

export type UniverRunning = ReturnType<typeof startUniver>;
export type GridApi = UniverRunning['univerAPI'];
