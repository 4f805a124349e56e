// The look of everything: one indigo, cool greys, contrasts that pass WCAG AA in light and in dark.
import { type CSSVariablesResolver, createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '620' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // biome-ignore format: a palette reads best on one line
  colors: {
    dark: ['#dfe3ea', '#b9c0cc', '#a3abb8', '#8a93a2', '#3a4250', '#2a313c', '#1f252f', '#181d25', '#10141a', '#0b0e13'],
  },
  components: {
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', position: 'bottom-end' } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        multiline: true,
        maw: 320,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 600 } },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Anchor: { defaultProps: { underline: 'always' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm' } },
    Select: { defaultProps: { comboboxProps: { shadow: 'md' } } },
    // What explains a field stands under it, so that fields beside each other are in line whether explained or not.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--sl-radius': '0.625rem' },
  light: {
    '--mantine-color-dimmed': '#5c636b',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-9)',
    '--mantine-color-text': '#1a1f27',
    '--sl-chosen': 'var(--mantine-color-indigo-9)',
    '--sl-canvas': '#f5f6f8',
    '--sl-surface': '#ffffff',
    '--sl-line': '#e3e6eb',
    '--sl-hover': '#f4f6fb',
    '--sl-input-line': '#8b939c',
    '--sl-active': '#0c8599',
    '--sl-idle': '#e8890c',
    '--sl-never': '#e03131',
    '--sl-new': '#4263eb',
    '--sl-unknown': '#868e96',
    '--sl-other': '#8e5aa8',
    '--sl-spare': '#dde1e7',
    '--sl-good': '#237a36',
    '--sl-warn': '#a84300',
    '--sl-bad': '#c92a2a',
  },
  dark: {
    '--mantine-color-dimmed': '#a3abb8',
    '--mantine-color-placeholder': '#98a1af',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    '--sl-chosen': 'var(--mantine-color-indigo-2)',
    '--sl-canvas': '#10141a',
    '--sl-surface': '#181d25',
    '--sl-line': '#2a313c',
    '--sl-hover': '#1f252f',
    '--sl-input-line': '#667082',
    '--sl-active': '#3bc9db',
    '--sl-idle': '#ffa94d',
    '--sl-never': '#ff8787',
    '--sl-new': '#91a7ff',
    '--sl-unknown': '#868e96',
    '--sl-other': '#b98fd0',
    '--sl-spare': '#39414e',
    '--sl-good': '#69db7c',
    '--sl-warn': '#ffc078',
    '--sl-bad': '#ffa8a8',
  },
});
