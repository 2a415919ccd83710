// The runner, in a worker made of the page's own text, so that sliders stay smooth; without one in the page itself.
class Engine {
  constructor() {
    this.asked = new Map();
    this.opened = new Map();
    this.ready = this.start();
  }

  async start() {
    try {
      const address = URL.createObjectURL(new Blob([document.getElementById('runner').textContent], { type: 'text/javascript' }));
      this.worker = new Worker(address);
      this.worker.onmessage = ({ data }) => this.hear(data);
      await new Promise((there, refused) => {
        this.worker.onerror = refused;
        setTimeout(refused, 5000);
        this.post('hello').then(there);
      });
    } catch {
      this.worker?.terminate();
      this.worker = null;
      this.runner = new Runner();
    }
  }

  hear({ id, answer, failure }) {
    const { resolve, reject } = this.asked.get(id);
    this.asked.delete(id);
    if (failure) reject(new Error(failure));
    else resolve(answer);
  }

  post(ask, name, given, moved = []) {
    const id = (this.last = (this.last ?? 0) + 1);
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.worker.postMessage({ id, ask, name, given }, moved);
    });
  }

  async ask(ask, name, given, moved) {
    await this.ready;
    if (this.worker) return this.post(ask, name, given, moved);
    await new Promise(next => setTimeout(next));
    return this.runner[ask](name, given);
  }

  // Reads a network out of the page when it is first wanted; gives the names of its inputs.
  open(name) {
    if (!this.opened.has(name)) {
      const bytes = bytesOf(document.getElementById(name).textContent);
      this.opened.set(name, this.ask('open', name, bytes, [bytes.buffer]));
    }
    return this.opened.get(name);
  }

  async run(name, inputs) {
    await this.open(name);
    return this.ask('run', name, inputs);
  }
}
