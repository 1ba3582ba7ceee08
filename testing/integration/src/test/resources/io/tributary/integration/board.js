// What a reader would look for on a board.

/** The row of a connector. */
var row = name => document.querySelector(`#connectors tr[data-key="${name}"]`);

/** The states that a connector's row shows. */
var stateOf = name => [...(row(name)?.querySelectorAll('.state') ?? [])].map(one => one.textContent).join(', ');

/** The line that says what is missing and doubled. */
var proof = () => [...document.querySelectorAll('#proof .sums span')].map(one => one.textContent).join(', ');

/** How many elements a text becomes where a server's texts are shown. */
var markupIn = async text => {
  const { showConnectors } = await import('/connectors.mjs');
  const { showOffsets } = await import('/lists.mjs');
  const { showProof } = await import('/proof.mjs');
  const panel = document.createElement('div');
  const [connectors, offsets, proofs] = [0, 1, 2].map(() => panel.appendChild(document.createElement('section')));
  showConnectors(connectors, [{ name: text, state: text, tasks: [text], trouble: text }]);
  showOffsets(offsets, [{ connector: text, partition: JSON.stringify({ [text]: text }), offset: JSON.stringify({ at: text }) }]);
  showProof(proofs, [{ job: text, name: text, atMs: 0, compared: 1, missing: 0, doubled: 0, different: 1, first: [text] }]);
  return panel.querySelectorAll('img, b').length;
};

/** How much there is of the main job. */
var ofMainJob = { places: 9, hops: 7, connectors: 6, maps: 2, vehicles: 3, charts: 2, commits: 2, servers: 7 };

/** The panels that show less than they should. */
var emptyPanels = async (wanted = ofMainJob) => {
  const { echarts } = await import('/plot.mjs');
  const all = selector => [...document.querySelectorAll(selector)];
  const drawn = node => echarts.getInstanceByDom(node)?.getOption().series.every(one => one.data.length > 0 || one.id === 'trails');
  const filled = (selector, count) => all(selector).length >= count && all(selector).every(one => /\d/.test(one.textContent));
  const panels = {
    proof: document.querySelector('#proof').classList.contains('holds'),
    places: filled('#flow .place .count', wanted.places),
    hops: filled('#flow .rate', wanted.hops),
    lines: all('#flow path.moving').length >= 1,
    connectors: all('#connectors tbody tr').length === wanted.connectors,
    maps: all('#maps .chart').length === wanted.maps && all('#maps .chart').every(drawn),
    vehicles: all('#vehicles .chart').length === wanted.vehicles && all('#vehicles .chart').every(drawn),
    charts: all('#charts .chart').length === wanted.charts && all('#charts .chart').every(drawn),
    commits: all('#commits table').length === wanted.commits && filled('#commits tbody tr', wanted.commits),
    offsets: filled('#offsets tbody tr', 3),
    servers: filled('#servers dd', wanted.servers),
  };
  return Object.keys(panels).filter(name => !panels[name]);
};
