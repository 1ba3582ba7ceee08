import { keyed } from './dom.mjs';
import { axis, colour, plot } from './plot.mjs';

/** Charts of database tables, as each job names them. */
export function showCharts(group, charts) {
  keyed(group, charts.filter(chart => chart.x.length > 0), chart => `${chart.job} ${chart.title}`,
    chart => plot(chart.title, chart.note, '', chart.kind === 'BARS' ? bars : lines),
    (panel, chart) => panel.show(chart));
}

function lines(chart) {
  return {
    legend: { type: 'scroll', top: 4, left: 0, icon: 'circle', itemWidth: 10, itemHeight: 14,
      textStyle: { color: colour('quiet'), fontSize: 12 }, show: chart.series.length > 1 },
    tooltip: { trigger: 'axis' },
    xAxis: axis({ type: 'category', data: chart.x, boundaryGap: false, splitLine: { show: false } }),
    yAxis: axis({ type: 'value', scale: false }),
    series: chart.series.map(one => ({ id: one.name, name: one.name, type: 'line', data: one.values,
      showSymbol: chart.x.length < 3, symbolSize: 5, lineStyle: { width: 2 }, animation: false })),
  };
}

function bars(chart) {
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' } },
    grid: { left: 8, right: 16, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: axis({ type: 'value' }),
    yAxis: axis({ type: 'category', data: chart.x, inverse: true, splitLine: { show: false } }),
    series: chart.series.map(one => ({ id: one.name, name: one.name, type: 'bar', data: one.values,
      barMaxWidth: 18, itemStyle: { borderRadius: [0, 3, 3, 0] }, animation: false })),
  };
}
