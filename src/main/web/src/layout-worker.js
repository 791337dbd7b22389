// Force layout by a fixed number of rounds, so that the same board always gives the same picture.
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import noverlap from 'graphology-layout-noverlap';

const ROUNDS = 400;
const STEP = 20;

onmessage = ({ data }) => {
  const graph = new Graph({ type: 'undirected', multi: false });
  for (const node of data.nodes) graph.addNode(node.key, { x: node.x, y: node.y, size: 1, fixed: node.pinned });
  for (const edge of data.edges) {
    if (edge.from === edge.to || !graph.hasNode(edge.from) || !graph.hasNode(edge.to)) continue;
    graph.mergeEdge(edge.from, edge.to, { weight: edge.weight });
  }
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    gravity: 0.5,
    scalingRatio: 4,
    barnesHutOptimize: graph.order > 500,
    edgeWeightInfluence: 0.5,
  };
  const rounds = graph.order > 2000 ? ROUNDS / 2 : ROUNDS;
  for (let round = 0; round < rounds; round += STEP) {
    forceAtlas2.assign(graph, { iterations: STEP, settings, getEdgeWeight: 'weight' });
    tell(graph, false);
  }
  const free = graph.order <= 2000;
  if (free) {
    const moved = noverlap(graph, { maxIterations: 60, settings: { margin: 0.5, ratio: 1.2 } });
    graph.forEachNode((key, node) => {
      if (!node.fixed) graph.mergeNodeAttributes(key, moved[key]);
    });
  }
  tell(graph, true);
};

/** Units between neighbours, as wide as the other layouts leave. */
const APART = 3;

/** Forces know no measure: where nobody is pinned, the picture is brought to that of the board. */
function tell(graph, done) {
  const positions = graph.mapNodes((key, node) => [key, node.x, node.y]);
  const pinned = graph.someNode((key, node) => node.fixed);
  const [wide, high] = [1, 2].map((axis) => positions.reduce(([least, most], at) => [Math.min(least, at[axis]), Math.max(most, at[axis])], [Infinity, -Infinity])).map(([least, most]) => most - least);
  const measure = pinned || !(wide * high > 0) ? 1 : (APART * Math.sqrt(graph.order)) / Math.sqrt(wide * high);
  postMessage({ positions: positions.map(([key, x, y]) => [key, x * measure, y * measure]), done });
}
