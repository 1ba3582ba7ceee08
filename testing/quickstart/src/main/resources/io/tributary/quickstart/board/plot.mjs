import * as echarts from './echarts.mjs';
import { element } from './dom.mjs';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** The page's colour of that name, as the style sheet has it now. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Series colours that differ for people who confuse red and green, on either background. */
const SERIES = {
  light: ['#1f5fc9', '#b45309', '#0f766e', '#9d2f6c', '#5b5bd6', '#4d7c0f', '#0e7490', '#a16207', '#7c3aed', '#57534e'],
  dark: ['#7fb0ff', '#f2a65a', '#4fc3b5', '#ee8fbf', '#a9a5ff', '#a8cf5f', '#5cc6de', '#dfc05a', '#c09bff', '#b8b0a8'],
};

/**
 * A panel with a heading, a note and one chart in it.
 *
 * @param options makes ECharts' options of the data and is asked again when the colours change
 */
export function plot(title, note, className, options) {
  const canvas = element('div', 'chart');
  const panel = element('section', `panel ${className}`, element('h2', '', title), element('p', 'note', note), canvas);
  let chart = null;
  let data = null;
  const draw = first => {
    if (!chart) {
      chart = echarts.init(canvas);
      new ResizeObserver(() => chart.resize()).observe(canvas);
    }
    chart.setOption({ ...base(), ...options(data, first, chart) }, { replaceMerge: ['series'] });
  };
  dark.addEventListener('change', () => {
    if (!chart) return;
    chart.dispose();
    chart = null;
    draw(true);
  });
  panel.show = next => {
    const first = data === null;
    data = next;
    draw(first || !chart);
  };
  return panel;
}

function base() {
  return {
    color: SERIES[dark.matches ? 'dark' : 'light'],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('text') },
    // Rich text is drawn on the canvas. The other kind is HTML, and names of vehicles would be markup.
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: colour('panel'),
      borderColor: colour('line'),
      textStyle: { color: colour('text'), fontSize: 13 },
    },
    aria: { enabled: true },
    grid: { left: 8, right: 16, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  };
}

/** What all axes share. */
export function axis(more) {
  return {
    axisLine: { lineStyle: { color: colour('line') } },
    axisTick: { show: false },
    axisLabel: { color: colour('quiet'), fontSize: 12, hideOverlap: true },
    nameTextStyle: { color: colour('quiet'), fontSize: 12 },
    splitLine: { lineStyle: { color: colour('line') } },
    ...more,
  };
}

export { echarts };
