import { keyed } from './dom.mjs';
import { counted } from './format.mjs';
import { axis, plot } from './plot.mjs';

const KILOMETRE = 1000;
const SPEED_BAND_KMH = 10;

/** How high and how fast the vehicles are that the map shows, where they tell it. */
export function showVehicles(group, fleets) {
  const wanted = fleets.filter(fleet => fleet.vehicles.length > 0).flatMap(fleet => fleet.flies
    ? [{ key: `${fleet.job} ${fleet.name} altitude`, title: 'Altitude', note: 'Aircraft in the air in each kilometre of height', fleet, options: altitudes },
      { key: `${fleet.job} ${fleet.name} speed`, title: 'Speed by altitude', note: 'Kilometres above the sea by kilometres per hour over the ground', fleet, options: speedByAltitude }]
    : [{ key: `${fleet.job} ${fleet.name} speed`, title: `Speed of ${fleet.name}`, note: 'Vehicles in each ten kilometres per hour', fleet, options: speeds }]);
  keyed(group, wanted, one => one.key, one => plot(one.title, one.note, '', one.options),
    (panel, one) => panel.show(one.fleet));
}

function altitudes(fleet) {
  const heights = fleet.vehicles.filter(one => !one.ground && one.altitude !== null).map(one => one.altitude);
  return histogram(heights, KILOMETRE, band => `${band}–${band + 1} km`, 'aircraft', false);
}

function speeds(fleet) {
  const known = fleet.vehicles.filter(one => one.speed !== null).map(one => one.speed);
  return histogram(known, SPEED_BAND_KMH,
    band => `${band * SPEED_BAND_KMH}–${(band + 1) * SPEED_BAND_KMH}`, 'vehicle', true);
}

function histogram(values, width, labelOf, one, upright) {
  const bands = [];
  for (const value of values) {
    const band = Math.max(0, Math.floor(value / width));
    while (bands.length <= band) bands.push(0);
    bands[band]++;
  }
  const category = axis({ type: 'category', data: bands.map((_, band) => labelOf(band)), splitLine: { show: false } });
  const value = axis({ type: 'value', minInterval: 1 });
  return {
    grid: { left: 8, right: 16, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { formatter: point => `${point.name}: ${counted(point.value, one, one === 'aircraft' ? one : `${one}s`)}` },
    xAxis: upright ? category : value,
    yAxis: upright ? value : category,
    series: [{ id: 'bands', type: 'bar', data: bands, barCategoryGap: '20%', animation: false,
      itemStyle: { borderRadius: upright ? [3, 3, 0, 0] : [0, 3, 3, 0] } }],
  };
}

function speedByAltitude(fleet) {
  const flying = fleet.vehicles.filter(one => !one.ground && one.altitude !== null && one.speed !== null);
  return {
    grid: { left: 8, right: 16, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { formatter: point => `${point.name}\n${point.value[0].toFixed(0)} km/h at ${point.value[1].toFixed(1)} km` },
    xAxis: axis({ type: 'value', min: 0, splitNumber: 4 }),
    yAxis: axis({ type: 'value', min: 0 }),
    series: [{ id: 'aircraft', type: 'scatter', symbolSize: 5, animation: false, itemStyle: { opacity: 0.7 },
      data: flying.map(one => ({ name: one.label || one.id, value: [one.speed, one.altitude / KILOMETRE] })) }],
  };
}
