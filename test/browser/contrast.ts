import type { Page } from 'playwright-core';

export interface FaintText {
  text: string;
  ratio: number;
}

// Runs in the page, which the types of this project do not know: hence a text. Ratio by WCAG 2.2, 1.4.3.
const SCRIPT = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const channel = (value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const backgroundOf = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = parse(getComputedStyle(each).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (text === '' || element.closest('style, title')) continue;
    const style = getComputedStyle(element);
    const color = parse(element.closest('svg') ? style.fill : style.color);
    const [high, low] = [luminance(color), luminance(backgroundOf(element))].sort((a, b) => b - a);
    found.push({ text, ratio: (high + 0.05) / (low + 0.05) });
  }
  return found;
})()`;

/** The contrast of each text of a page with what is behind it. */
export function contrasts(page: Page): Promise<FaintText[]> {
  return page.evaluate<FaintText[]>(SCRIPT);
}
