// Networks by name: opened once, run as often as one likes. The same in a worker and, where none may be, in the page.
class Runner {
  constructor(vectors = true) {
    this.vectors = vectors;
    this.networks = new Map();
  }

  open(name, bytes) {
    const network = new Network(bytes, this.vectors);
    this.networks.set(name, network);
    const shapes = Object.fromEntries(network.inputs.map(input => [input, network.known.get(input)?.dims]));
    return { inputs: network.inputs, shapes, vectors: network.products.vectors };
  }

  run(name, inputs) {
    const start = performance.now();
    const { dims, data } = this.networks.get(name).run(inputs);
    return { dims, data, milliseconds: performance.now() - start };
  }
}

if (typeof document === 'undefined') {
  const runner = new Runner();
  self.onmessage = ({ data: { id, ask, name, given } }) => {
    try {
      self.postMessage({ id, answer: ask === 'hello' ? 'here' : runner[ask](name, given) });
    } catch (failure) {
      self.postMessage({ id, failure: failure.message });
    }
  };
}
