import { showCharts } from './charts.mjs';
import { showConnectors } from './connectors.mjs';
import { setText } from './dom.mjs';
import { showFlow } from './flow.mjs';
import { duration } from './format.mjs';
import { showCommits, showOffsets, showServers } from './lists.mjs';
import { loadWorld, showMaps } from './map.mjs';
import { showProof } from './proof.mjs';
import { showVehicles } from './vehicles.mjs';

const REFRESH_MS = 1000;
const STALE_MS = 10000;
const one = id => document.getElementById(id);
const body = id => one(id).querySelector('.body');

function show(board) {
  showProof(one('proof'), board.verdicts);
  showFlow(body('flow'), board.jobs, board.connectors);
  showConnectors(body('connectors'), board.connectors);
  showMaps(one('maps'), board.fleets);
  showVehicles(one('vehicles'), board.fleets);
  showCharts(one('charts'), board.charts);
  showCommits(body('commits'), board.lakes);
  showOffsets(body('offsets'), board.offsets);
  showServers(body('servers'), board.servers);
}

async function refresh() {
  const board = await latest();
  if (board) show(board);
  setTimeout(refresh, REFRESH_MS);
}

/** What the server publishes; null, and said so, when it has nothing or does not answer. */
async function latest() {
  const status = one('status');
  try {
    const answer = await fetch('board.json');
    if (answer.status !== 200) return null;
    const board = await answer.json();
    const age = Date.now() - board.atMs;
    setText(status, age < STALE_MS ? `running for ${duration(board.runningMs)}` : `figures of ${duration(age)} ago`);
    status.classList.toggle('lost', age >= STALE_MS);
    return board;
  } catch {
    setText(status, 'The quickstart does not answer.');
    status.classList.add('lost');
    return null;
  }
}

await loadWorld();
refresh();
