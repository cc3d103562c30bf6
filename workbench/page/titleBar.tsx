import { useRef } from 'react';
import { Menu, MenuButton, MenuDivider, MenuGroup, MenuGroupHeader, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownload20Regular, DocumentAdd20Regular, FolderOpen20Regular } from '@fluentui/react-icons';
import { say, type Language } from '../../src/locale';
import { Host } from '../host/host';
import { Workbook } from '../host/model';
import { openFile, saveFile } from './files';
import type { Settings, ThemeName } from './settings';
import { texts } from './texts';

export interface TitleBarProps {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
  readonly host: Host;
  readonly name: string;
  readonly open: (host: Host, name: string) => void;
  readonly failed: (error: unknown) => void;
}

export function TitleBar({ settings, change, host, name, open, failed }: TitleBarProps) {
  const picker = useRef<HTMLInputElement>(null);
  const { language } = settings;
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    open(new Host(await openFile(file)), file.name.replace(/\.xlsx$/i, ''));
  };
  return (
    <header className="title-bar">
      <img src="addin/assets/icon-32.png" width={24} height={24} alt="" />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton appearance="transparent" className="title-button">
            {say(language, texts['file.menu'])}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<DocumentAdd20Regular />} onClick={() => open(new Host(new Workbook()), 'Book1')}>
              {say(language, texts['file.new'])}
            </MenuItem>
            <MenuItem icon={<FolderOpen20Regular />} onClick={() => picker.current?.click()}>
              {say(language, texts['file.open'])}
            </MenuItem>
            <MenuItem icon={<ArrowDownload20Regular />} onClick={() => void saveFile(host.book, `${name}.xlsx`).catch(failed)}>
              {say(language, texts['file.save'])}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ViewMenu settings={settings} change={change} />
      <h1 className="title">
        {name}.xlsx <span className="title-note">{say(language, texts['page.note'])}</span>
      </h1>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={say(language, texts['file.open'])}
        onChange={(event) => {
          void choose(event.target.files?.[0]).catch(failed);
          event.target.value = '';
        }}
      />
    </header>
  );
}

const themeNames: readonly ThemeName[] = ['light', 'dark', 'contrast'];
const themeTexts = { light: texts['view.light'], dark: texts['view.dark'], contrast: texts['view.contrast'] };
const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文（简体）', en: 'English' };
const widths: readonly Settings['paneWidth'][] = [350, 320];

function ViewMenu({ settings, change }: Pick<TitleBarProps, 'settings' | 'change'>) {
  const { language } = settings;
  const checked = { theme: [settings.theme], language: [language], width: [String(settings.paneWidth)] };
  return (
    <Menu
      checkedValues={checked}
      onCheckedValueChange={(_event, { name, checkedItems: [item] }) => {
        if (name === 'theme') change({ theme: themeNames.find((theme) => theme === item) ?? 'light' });
        else if (name === 'language') change({ language: item === 'en' ? 'en' : 'zh-CN' });
        else change({ paneWidth: item === '320' ? 320 : 350, paneOpen: true });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="transparent" className="title-button">
          {say(language, texts['view.menu'])}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{say(language, texts['view.theme'])}</MenuGroupHeader>
            {themeNames.map((theme) => (
              <MenuItemRadio key={theme} name="theme" value={theme}>
                {say(language, themeTexts[theme])}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{say(language, texts['view.language'])}</MenuGroupHeader>
            {(['zh-CN', 'en'] as const).map((other) => (
              <MenuItemRadio key={other} name="language" value={other}>
                {languageNames[other]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{say(language, texts['view.width'])}</MenuGroupHeader>
            {widths.map((width) => (
              <MenuItemRadio key={width} name="width" value={String(width)}>
                {say(language, texts['view.pixels'], { width })}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
