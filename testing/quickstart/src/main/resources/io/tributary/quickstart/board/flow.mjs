import { breakable, element, keyed, setText } from './dom.mjs';
import { count, counted, rate } from './format.mjs';

const KINDS = { API: 'REST API', TOPIC: 'Kafka topic', TOPIC_ELSEWHERE: 'topic of another cluster', TABLE: 'MySQL table', LAKE: 'Hudi table', HIVE: 'Hive table' };
const idOf = place => `${place.kind} ${place.name}`;

/** Draws the flow of each job: places as cards from left to right, hops as lines between them. */
export function showFlow(body, jobs, connectors) {
  const failed = new Set(connectors.filter(one => one.trouble).map(one => one.name));
  keyed(body, jobs, job => job.name, () => createJob(), (node, job) => updateJob(node, job, failed, jobs.length > 1));
}

function createJob() {
  return element('div', '', element('h3', ''), element('div', 'flow'));
}

function updateJob(node, job, failed, named) {
  const [heading, flow] = node.children;
  setText(heading, job.name);
  heading.hidden = !named;
  const places = placed(job.hops);
  keyed(flow, places, idOf, createPlace, (card, place) => updatePlace(card, place, job));
  drawLines(flow, job.hops, failed);
}

/**
 * Gives each place a column, its distance from the start, and a row: the first of several ways
 * goes straight on, each further one takes a row of its own. What leads to a place that another
 * start has led to already stands below that one.
 */
function placed(hops) {
  const places = new Map();
  const targets = new Set(hops.map(hop => idOf(hop.to)));
  let rows = 0;
  const walk = (place, column, row) => {
    const known = places.get(idOf(place));
    if (known) {
      known.column = Math.max(known.column, column);
      return;
    }
    places.set(idOf(place), { ...place, column, row });
    hops.filter(hop => idOf(hop.from) === idOf(place))
      .forEach((hop, index) => walk(hop.to, column + 1, index === 0 ? row : ++rows));
  };
  const free = row => [...places.values()].some(one => one.column === 1 && one.row === row) ? free(row + 1) : row;
  for (const hop of hops) {
    if (targets.has(idOf(hop.from)) || places.has(idOf(hop.from))) continue;
    const met = places.get(idOf(hop.to));
    const row = met ? free(met.row) : rows + 1;
    rows = Math.max(rows, row);
    walk(hop.from, 1, row);
  }
  return [...places.values()];
}

function createPlace(place) {
  const card = element('div', 'place',
    element('div', 'kind', KINDS[place.kind]), element('div', 'name', ...breakable(place.name)), element('div', 'count'));
  card.style.gridColumn = place.column;
  card.style.gridRow = place.row;
  return card;
}

function updatePlace(card, place, job) {
  const figures = job.places.find(one => idOf(one) === idOf(place));
  if (figures) setText(card.querySelector('.count'), counted(figures.count, figures.unit));
  const hops = job.hops.filter(hop => idOf(hop.to) === idOf(place));
  let details = card.querySelector('.hops');
  if (!details) card.append(details = element('div', 'hops'));
  keyed(details, hops, hop => `${hop.connector} ${hop.from.name}`, createHop, updateHop);
}

function createHop(hop) {
  return element('div', 'hop', element('span', 'connector', ...breakable(hop.connector)),
    element('span', 'from', `from ${hop.from.name} `), element('span', 'rate'), ' ', element('span', 'wait'));
}

function updateHop(node, hop) {
  setText(node.querySelector('.rate'), hop.perSecond === null ? '' : rate(hop.perSecond));
  const wait = node.querySelector('.wait');
  if (hop.lag === null) {
    setText(wait, '');
    return;
  }
  setText(wait, `lag ${count(hop.lag)}`);
  wait.classList.toggle('waiting', hop.perSecond !== null && hop.lag > 10 * Math.max(1, hop.perSecond));
}

function drawLines(flow, hops, failed) {
  let picture = flow.parentElement.querySelector('svg');
  if (!picture) {
    picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    picture.setAttribute('aria-hidden', 'true');
  }
  const origin = flow.getBoundingClientRect();
  const boxOf = place => [...flow.children].find(card => card.dataset.key === idOf(place))?.getBoundingClientRect();
  while (picture.children.length < hops.length) {
    picture.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  }
  hops.forEach((hop, index) => {
    const from = boxOf(hop.from);
    const to = boxOf(hop.to);
    const x1 = from.right - origin.left;
    const y1 = from.top + from.height / 2 - origin.top;
    const x2 = to.left - origin.left;
    const y2 = to.top + to.height / 2 - origin.top;
    const bend = (x1 + x2) / 2;
    const path = picture.children[index];
    path.setAttribute('d', `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`);
    path.setAttribute('class', failed.has(hop.connector) ? 'broken' : hop.perSecond > 0 ? 'moving' : '');
  });
  flow.append(picture);
}
