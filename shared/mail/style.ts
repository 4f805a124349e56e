// The look of a mail: light styles stand on each element, as many mail programs drop the head; dark ones in the head.
import { Html, html } from './html.ts';
import type { BarPart, Tone } from './mail.ts';

const LIGHT = {
  page: 'margin:0;padding:0;background:#f1f3f5;color:#212529',
  outer: 'padding:24px 12px',
  inner: 'max-width:600px;margin:0 auto',
  brand: 'font-size:14px;font-weight:600;color:#495057;padding:0 4px 12px',
  title: 'font-size:20px;line-height:28px;margin:0;padding:0 4px 16px;font-weight:650',
  card: 'background:#fff;border:1px solid #dee2e6;border-radius:12px;padding:24px;margin:0 0 16px',
  heading: 'font-size:22px;line-height:29px;margin:14px 0 8px;font-weight:650',
  small: 'font-size:18px;line-height:25px;margin:12px 0 6px;font-weight:650',
  lead: 'font-size:16px;line-height:24px;margin:0 0 16px',
  facts: 'width:100%;border-collapse:collapse;margin:0 0 18px',
  label:
    'font-size:14px;line-height:20px;color:#5c636b;padding:5px 12px 5px 0;text-align:left;font-weight:400;vertical-align:top;width:42%',
  value: 'font-size:14px;line-height:20px;padding:5px 0;vertical-align:top;font-weight:550',
  caption: 'font-size:13px;line-height:18px;color:#5c636b;margin:6px 0 18px',
  advice:
    'font-size:15px;line-height:22px;background:#edf2ff;border-left:4px solid #4263eb;border-radius:6px;padding:12px 14px;margin:0 0 18px',
  button:
    'display:inline-block;background:#3b5bdb;color:#fff;font-size:16px;font-weight:600;line-height:20px;text-decoration:none;padding:12px 20px;border-radius:8px',
  quiet: 'font-size:15px;font-weight:600;color:#364fc7;text-decoration:underline',
  foot: 'font-size:13px;line-height:19px;color:#5c636b;padding:4px;margin:0 0 8px',
  link: 'color:#364fc7;text-decoration:underline',
} as const;

const DARK: Partial<Record<keyof typeof LIGHT, string>> = {
  page: 'background:#131519;color:#e9ecef',
  brand: 'color:#ced4da',
  card: 'background:#1e2127;border-color:#373c45',
  label: 'color:#a8b0ba',
  caption: 'color:#a8b0ba',
  advice: 'background:#232c47;border-color:#748ffc',
  quiet: 'color:#a5b8ff',
  foot: 'color:#a8b0ba',
  link: 'color:#a5b8ff',
};

const TONES: Readonly<Record<Tone, readonly [light: string, dark: string]>> = {
  urgent: ['background:#ffe3e3;color:#a51111', 'background:#5b1d1d;color:#ffd6d6'],
  soon: ['background:#fff3bf;color:#744c00', 'background:#4d3b08;color:#ffec99'],
  calm: ['background:#dbe4ff;color:#2b3f9e', 'background:#26345f;color:#d0daff'],
  good: ['background:#d3f9d8;color:#1b5e2b', 'background:#173f22;color:#b2f2bb'],
};

const BARS: Readonly<Record<BarPart['kind'], readonly [light: string, dark: string]>> = {
  used: ['background:#2f9e44', 'background:#37b24d'],
  idle: ['background:#f08c00', 'background:#f59f00'],
  other: ['background:#8e5aa8', 'background:#b98fd0'],
  free: ['background:#ced4da', 'background:#5c636b'],
};

/** Class and style of an element. */
export function look(name: keyof typeof LIGHT): Html {
  return html`class="${name}" style="${LIGHT[name]}"`;
}

export function badgeLook(tone: Tone): Html {
  return html`class="t-${tone}" style="display:inline-block;font-size:13px;line-height:18px;font-weight:600;padding:3px 10px;border-radius:99px;${TONES[tone][0]}"`;
}

export function barLook(kind: BarPart['kind'], share: number): Html {
  return html`class="b-${kind}" style="height:12px;width:${share}%;${BARS[kind][0]}"`;
}

export function dotLook(kind: BarPart['kind']): Html {
  return html`class="b-${kind}" style="display:inline-block;width:9px;height:9px;border-radius:5px;${BARS[kind][0]}"`;
}

/** Important, as it must win over the styles on the elements. */
export function headStyle(): Html {
  const dark = [
    ...Object.entries(DARK),
    ...Object.entries(TONES).map(([tone, [, css]]) => [`t-${tone}`, css] as const),
    ...Object.entries(BARS).map(([kind, [, css]]) => [`b-${kind}`, css] as const),
  ].map(([name, css]) => `.${name}{${css.replaceAll(';', '!important;')}!important}`);
  const font = 'body,table,td,th{font-family:Inter,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}';
  const narrow =
    '@media(max-width:480px){.card{padding:18px!important}.button{display:block!important;text-align:center}}';
  return new Html(
    `<style>:root{color-scheme:light dark}${font}${narrow}@media(prefers-color-scheme:dark){${dark.join('')}}</style>`,
  );
}
