import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark' | 'contrast';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: webLightTheme,
  dark: webDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** The colours Excel tells its add-ins; each `#RRGGBB`. */
export interface HostColors {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
}

/** What the system says, for hosts that say nothing. */
export interface SystemColors {
  readonly forced: boolean;
  readonly dark: boolean;
}

/**
 * The theme to draw in. Excel's colours win where it gives them (`Office.context.officeTheme` is undefined in several
 * versions); Excel in a contrast theme gives pure black or white on the other.
 */
export function chooseTheme(host: HostColors | null, system: SystemColors): ThemeName {
  if (system.forced) return 'contrast';
  if (host === null) return system.dark ? 'dark' : 'light';
  const background = luminance(host.bodyBackgroundColor);
  if (background === 0 && luminance(host.bodyForegroundColor) === 1) return 'contrast';
  return background < 0.4 ? 'dark' : 'light';
}

/** Relative luminance by WCAG 2.2 of `#RRGGBB`, 0 to 1. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
