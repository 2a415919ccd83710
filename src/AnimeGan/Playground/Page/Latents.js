// A run's latent space: the points of a seed, the way between two, moves, styles for each layer, and drawing them.
const FACES = 8;
const NOISE_STREAM = 6n;

const sum = numbers => numbers.reduce((total, number) => total + number, 0);
const lengthOf = vector => Math.sqrt(sum(vector.map(number => number * number)));
const mixed = (a, b, share) => a.map((number, index) => number * (1 - share) + b[index] * share);

// Along the great circle, the length changing evenly: a straight way leaves where N(0, 1) has its mass (White 2016, arXiv 1609.04468).
function between(a, b, share) {
  const [one, two] = [lengthOf(a), lengthOf(b)];
  const angle = Math.acos(Math.min(1, Math.max(-1, sum(a.map((number, index) => number / one * b[index] / two)))));
  if (angle < 1e-4 || angle > Math.PI - 1e-4) return mixed(a, b, share);
  const [left, right] = [Math.sin(angle * (1 - share)) / Math.sin(angle), Math.sin(angle * share) / Math.sin(angle)];
  const length = one * (1 - share) + two * share;
  return a.map((number, index) => (left * number / one + right * b[index] / two) * length);
}

class Latents {
  constructor(run, engine) {
    this.run = run;
    this.engine = engine;
    this.styled = run.space === 'w';
    this.known = new Map();
  }

  vectors(seed) {
    const key = String(seed);
    if (!this.known.has(key)) this.known.set(key, latents(FACES, this.run.latent, seed));
    return this.known.get(key);
  }

  labels(chosen) {
    return this.run.labels ? { labels: { dims: [1, chosen.length], data: Float64Array.from(chosen) } } : {};
  }

  // A point of the space that directions live in: z itself, or the style that the mapping network makes of it.
  async point(z, chosen, networks = this.run.saved[0].networks) {
    if (!this.styled) return z;
    const { data } = await this.engine.run(networks.map, { z: { dims: [1, z.length], data: z }, ...this.labels(chosen) });
    return data.slice(0, data.length / this.run.styles.layers);
  }

  // The average face's style.
  async average(networks = this.run.saved[0].networks) {
    if (!this.averages) this.averages = new Map();
    if (!this.averages.has(networks.map)) {
      const zero = new Float32Array(this.run.latent).fill(1), none = this.run.labels?.map(() => 0) ?? [];
      const { data } = await this.engine.run(networks.map, { z: { dims: [1, zero.length], data: zero }, truncation: { dims: [1], data: new Float32Array(1) }, ...this.labels(none) });
      this.averages.set(networks.map, data.slice(0, data.length / this.run.styles.layers));
    }
    return this.averages.get(networks.map);
  }

  // Towards the average style.
  async truncated(point, psi, networks) {
    return this.styled && psi !== 1 ? mixed(await this.average(networks), point, psi) : point;
  }

  way(a, b, share) {
    return this.styled ? mixed(a, b, share) : between(a, b, share);
  }

  // layers: a point for each layer where styles are mixed, otherwise one point.
  async draw(points, chosen, noise = null, networks = this.run.saved[0].networks) {
    if (!this.styled) return this.engine.run(networks.draw, { z: { dims: [1, points[0].length], data: points[0] }, ...this.labels(chosen) });
    const { layers } = this.run.styles, size = points[0].length;
    const styles = new Float32Array(layers * size);
    for (let layer = 0; layer < layers; layer++) styles.set(points[points.length === 1 ? 0 : layer], layer * size);
    return this.engine.run(networks.draw, { styles: { dims: [1, layers, size], data: styles }, ...await this.noise(noise, networks) });
  }

  // Noise for each layer that takes it, from a seed; none where the seed is null.
  async noise(seed, networks) {
    if (seed === null) return {};
    const { inputs, shapes } = await this.engine.open(networks.draw);
    const random = new Twister(seed, NOISE_STREAM);
    return Object.fromEntries(inputs.filter(name => name.startsWith('noise_')).map(name => [name, { dims: shapes[name], data: normals(sizeOf(shapes[name]), random) }]));
  }
}
