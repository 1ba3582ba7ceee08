import { element, keyed, setText, table } from './dom.mjs';

/** Lists the connectors with their tasks, the first line of an error, and a button to restart. */
export function showConnectors(body, connectors) {
  if (!body.firstChild) {
    body.append(table([['Connector', ''], ['State', ''], ['Error', ''], ['', '']]).whole);
  }
  keyed(body.querySelector('tbody'), connectors, one => one.name, createRow, updateRow);
}

function createRow(connector) {
  const button = element('button', '', 'Restart');
  button.type = 'button';
  button.setAttribute('aria-label', `Restart ${connector.name}`);
  button.addEventListener('click', () => restart(button, connector.name));
  const row = element('tr', '', element('td', '', connector.name), element('td', 'states-cell', element('div', 'states')),
    element('td', 'trouble'), element('td', 'number', button));
  return row;
}

function updateRow(row, connector) {
  const states = [{ label: 'connector', state: connector.state },
    ...connector.tasks.map((state, id) => ({ label: `task ${id}`, state }))];
  keyed(row.querySelector('.states'), states, one => one.label, () => element('span', 'state'), (node, one) => {
    setText(node, `${one.label} ${one.state.toLowerCase()}`);
    node.className = `state ${one.state.toLowerCase()}`;
  });
  setText(row.querySelector('.trouble'), connector.trouble);
}

async function restart(button, name) {
  button.disabled = true;
  try {
    const answer = await fetch(`restart/${encodeURIComponent(name)}`, { method: 'POST' });
    setText(button, answer.ok ? 'Restarting' : 'Refused');
  } catch {
    setText(button, 'No answer');
  }
  setTimeout(() => {
    setText(button, 'Restart');
    button.disabled = false;
  }, 3000);
}
