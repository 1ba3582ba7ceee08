import { element, keyed, setText } from './dom.mjs';
import { count, counted, time } from './format.mjs';

const sum = (verdicts, figure) => verdicts.reduce((total, verdict) => total + verdict[figure], 0);
const faults = verdict => verdict.missing + verdict.doubled + verdict.different;

/** Says what the proofs found: what topics hold against what their destinations hold. */
export function showProof(section, verdicts) {
  if (!section.firstChild) create(section);
  const [sums, details] = section.children;
  const proven = verdicts.filter(verdict => verdict.compared > 0);
  section.classList.toggle('holds', proven.length > 0 && !verdicts.some(faults));
  section.classList.toggle('fails', verdicts.some(faults));
  keyed(sums, proven.length ? ['missing', 'doubled', 'different'] : ['nothing'], figure => figure,
    () => element('span', ''), (node, figure) =>
      setText(node, figure === 'nothing' ? 'Nothing has arrived that could be compared.' : `${figure} = ${count(sum(verdicts, figure))}`));
  const latest = Math.max(...verdicts.map(verdict => verdict.atMs));
  setText(details.firstChild, proven.length
    ? `${counted(sum(verdicts, 'compared'), 'record and row', 'records and rows')} compared, last at ${time(latest)}`
    : 'What is compared');
  keyed(details.lastChild, verdicts, verdict => `${verdict.job} ${verdict.name}`, createVerdict, updateVerdict);
}

function create(section) {
  section.append(element('p', 'sums'), element('details', '', element('summary', ''), element('ul', '')));
}

function createVerdict() {
  return element('li', '', element('span', ''), element('ul', 'differences'));
}

function updateVerdict(node, verdict) {
  setText(node.firstChild, `${verdict.name}: ${count(verdict.compared)} compared, missing ${count(verdict.missing)}, `
    + `doubled ${count(verdict.doubled)}, different ${count(verdict.different)}`);
  keyed(node.lastChild, verdict.first, text => text, text => element('li', '', text), () => {});
}
