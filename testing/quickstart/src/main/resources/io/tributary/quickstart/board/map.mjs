import { keyed } from './dom.mjs';
import { counted } from './format.mjs';
import { colour, echarts, plot } from './plot.mjs';
import { features } from './topology.mjs';

const PLANE = 'path://M16 1c1.5 0 2.2 2 2.2 4v6.5L31 20v3l-12.8-4v7l3.6 2.7V31L16 29.5 10.2 31v-2.3l3.6-2.7v-7L1 23v-3l12.8-8.5V5c0-2 .7-4 2.2-4z';
const VEHICLE = 'path://M16 3l9 24-9-6-9 6z';
const REFRESH_MS = 1000;
const TRAIL = 90;
/** Around the vehicles, as a part of the width and height that they take. */
const MARGIN = 0.08;
const MOST_NORTHERN = 85;

const trails = new Map();
let world = null;

/** Loads the coastlines; to be awaited before the first map. */
export async function loadWorld() {
  const answer = await fetch('world.json');
  world = features(await answer.json(), 'countries');
  echarts.registerMap('world', { geoJSON: world });
}

/** A map for each fleet that has told where it is. */
export function showMaps(group, fleets) {
  keyed(group, fleets.filter(fleet => fleet.vehicles.length > 0), fleet => `${fleet.job} ${fleet.name}`,
    fleet => plot(heading(fleet), 'Where each one reported to be last. Drag to move, pinch or turn the wheel to zoom.', 'map', options),
    (panel, fleet) => {
      panel.firstChild.textContent = `${heading(fleet)}: ${counted(fleet.vehicles.length, 'vehicle')}`;
      panel.show(fleet);
    });
}

const heading = fleet => fleet.name.charAt(0).toUpperCase() + fleet.name.slice(1);

function options(fleet, first) {
  const drawn = [{
    id: 'vehicles',
    type: 'scatter',
    coordinateSystem: 'geo',
    symbol: fleet.flies ? PLANE : VEHICLE,
    symbolSize: fleet.vehicles.length > 1500 ? 6 : fleet.flies ? 11 : 10,
    data: fleet.vehicles.map(one => point(fleet, one)),
    animationDurationUpdate: REFRESH_MS,
    animationEasingUpdate: 'linear',
    animationThreshold: 600,
    zlevel: 1,
  }];
  if (!fleet.flies) drawn.unshift(trailsOf(fleet));
  return {
    tooltip: { formatter: point => point.data.text ?? '' },
    // Once shown, the view belongs to whoever drags it.
    ...(first ? { geo: geo(fleet) } : {}),
    series: drawn,
  };
}

function geo(fleet) {
  return {
    map: 'world',
    roam: true,
    silent: true,
    projection: mercator,
    ...frame(fleet.vehicles),
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    preserveAspect: 'contain',
    itemStyle: { areaColor: colour('land'), borderColor: colour('coast'), borderWidth: 0.75 },
    scaleLimit: { min: 0.5, max: 5000 },
  };
}

function point(fleet, one) {
  const speed = one.speed === null ? '' : `\n${one.speed.toFixed(0)} km/h`;
  const height = !fleet.flies ? '' : one.ground ? ', on the ground' : one.altitude === null ? '' : ` at ${(one.altitude / 1000).toFixed(1)} km`;
  return {
    id: one.id,
    name: one.id,
    value: [one.longitude, one.latitude],
    symbolRotate: one.heading === null ? 0 : -one.heading,
    itemStyle: { color: one.ground ? colour('quiet') : colour('accent') },
    text: `${one.label || one.id}${speed}${height}`,
  };
}

/** The way that each vehicle took since the page was opened. */
function trailsOf(fleet) {
  const lines = [];
  for (const one of fleet.vehicles) {
    const key = `${fleet.job} ${fleet.name} ${one.id}`;
    const way = trails.get(key) ?? [];
    trails.set(key, way);
    const last = way.at(-1);
    if (!last || last[0] !== one.longitude || last[1] !== one.latitude) way.push([one.longitude, one.latitude]);
    if (way.length > TRAIL) way.shift();
    if (way.length > 1) lines.push({ coords: [...way] });
  }
  return { id: 'trails', type: 'lines', coordinateSystem: 'geo', polyline: true, silent: true, data: lines,
    animation: false, lineStyle: { color: colour('coast'), width: 2, opacity: 1, curveness: 0 } };
}

const mercator = {
  project: ([longitude, latitude]) => {
    const bounded = Math.max(-MOST_NORTHERN, Math.min(MOST_NORTHERN, latitude)) * Math.PI / 180;
    return [longitude * Math.PI / 180, -Math.log(Math.tan(Math.PI / 4 + bounded / 2))];
  },
  unproject: ([x, y]) => [x * 180 / Math.PI, (2 * Math.atan(Math.exp(-y)) - Math.PI / 2) * 180 / Math.PI],
};

/** The part of the world that holds all vehicles. */
function frame(vehicles) {
  const longitudes = vehicles.map(one => one.longitude);
  const latitudes = vehicles.map(one => one.latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const wide = Math.max(0.05, (east - west) * MARGIN);
  const high = Math.max(0.05, (north - south) * MARGIN);
  return { boundingCoords: [[west - wide, Math.min(MOST_NORTHERN, north + high)], [east + wide, Math.max(-MOST_NORTHERN, south - high)]] };
}
