import { element, keyed, setText, table } from './dom.mjs';
import { bytes, count, time } from './format.mjs';

/** The last commits of each lake table, newest first. */
export function showCommits(body, lakes) {
  keyed(body, lakes, lake => lake.name, lake => {
    const { whole } = table([['Begun', ''], ['Rows changed', 'number'], ['Files', 'number'], ['Size', 'number']]);
    return element('div', '', element('h3', '', lake.name), whole);
  }, (node, lake) => keyed(node.querySelector('tbody'), lake.commits, commit => commit.instant, commit =>
    row([time(commit.atMs), ''], [count(commit.rows), 'number'], [count(commit.files), 'number'],
      [bytes(commit.bytes), 'number']), () => {}));
}

/** Where each source goes on after a restart. */
export function showOffsets(body, offsets) {
  if (!body.firstChild) {
    body.append(table([['Connector', ''], ['Partition', ''], ['Offset', '']]).whole);
  }
  keyed(body.querySelector('tbody'), offsets, one => `${one.connector} ${one.partition}`,
    one => row([one.connector, ''], [pairs(one.partition), 'where'], ['', 'where']),
    (node, one) => setText(node.lastChild, pairs(one.offset)));
}

/** The entries of a JSON object as "key value", for people. */
function pairs(json) {
  const value = JSON.parse(json);
  return Object.entries(value ?? {})
    .map(([key, entry]) => `${key} ${typeof entry === 'string' ? entry : JSON.stringify(entry)}`)
    .join(', ');
}

/** Resident memory of each process. */
export function showServers(body, servers) {
  if (!body.firstChild) body.append(element('dl', 'servers'));
  const total = { name: 'all', bytes: servers.reduce((sum, server) => sum + server.bytes, 0) };
  keyed(body.firstChild, [total, ...servers], server => server.name,
    server => element('div', '', element('dt', '', server.name), element('dd', '')),
    (node, server) => setText(node.lastChild, bytes(server.bytes)));
}

function row(...cells) {
  return element('tr', '', ...cells.map(([text, className]) => element('td', className, text)));
}
