/**
 * The GeoJSON features of one object of a quantized TopoJSON topology: shapes name arcs, which
 * neighbours share, and an arc is a list of steps on a grid. See the TopoJSON specification, 2.1.
 */
export function features(topology, object) {
  const arcs = topology.arcs.map(arc => unpacked(arc, topology.transform));
  const ring = indexes => indexes.flatMap((index, at) => {
    const points = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
    return at === 0 ? points : points.slice(1);
  });
  const polygon = rings => rings.map(ring);
  return {
    type: 'FeatureCollection',
    features: topology.objects[object].geometries
      .filter(shape => shape.type)
      .map(shape => ({
        type: 'Feature',
        properties: { name: shape.properties.name },
        geometry: {
          type: shape.type,
          coordinates: shape.type === 'Polygon' ? polygon(shape.arcs) : shape.arcs.map(polygon),
        },
      })),
  };
}

function unpacked(arc, { scale, translate }) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}
