// A generator to play with: faces of a seed, moves along directions, the way between two faces, mixed styles, labels.
class LatentView {
  constructor(run, engine) {
    this.run = run;
    this.latents = new Latents(run, engine);
    this.engine = engine;
    this.state = {
      seed: 1, face: 0, psi: 1, noise: null, what: 'face', share: 0.5,
      labels: run.labels?.map(label => label.chosen) ?? [],
      moves: run.directions.map(() => 0),
      given: run.attributes.map(attribute => ({ value: 0, strength: 0 })),
      layers: run.styles?.ranges.map((_, range) => (range === 0 ? 'A' : 'B')) ?? [],
      A: { seed: 1, face: 0 }, B: { seed: 1, face: 1 },
    };
    this.vectors = run.directions.map(direction => floatsOf(direction.vector));
    this.attributes = run.attributes.map(attribute => attribute.values.map(value => floatsOf(value.vector)));
    this.drawBig = newest(() => guarded(this.failure, () => this.bigFace()));
    this.drawRow = newest(() => guarded(this.failure, () => this.rowOfFaces()));
    this.drawEnds = newest(() => guarded(this.failure, () => this.bothEnds()));
    this.element = make('div', { className: 'view' }, this.stage(), make('div', { className: 'controls' }, ...this.controls()));
    this.update();
  }

  stage() {
    const { width, height } = this.run;
    this.big = canvas(width, height, 'The face');
    this.big.classList.add('big');
    this.caption = make('p', { className: 'caption' });
    this.speed = make('p', { className: 'soft' });
    this.failure = make('p', { className: 'bad', role: 'alert' });
    this.seed = make('input', { id: identifier(), type: 'number', min: 0, max: Number.MAX_SAFE_INTEGER, step: 1, value: 1, onchange: () => this.newSeed(Number(this.seed.value)) });
    this.row = Array.from({ length: FACES }, (_, face) => {
      const small = canvas(width, height, '');
      return make('button', { type: 'button', className: 'face', 'aria-label': `Face ${face + 1}`, onclick: () => this.choose(face) }, small);
    });
    return make('section', { className: 'stage', 'aria-label': 'Faces' },
      make('div', { className: 'frame' }, this.big, this.caption),
      make('div', { className: 'row' },
        button('New faces', () => this.newSeed(Math.floor(Math.random() * 1e6)), { className: 'main' }),
        make('label', { for: this.seed.id }, 'Seed'), this.seed,
        button('Save PNG', () => savePng([this.big], `${this.run.name}-seed-${this.state.seed}-face-${this.state.face + 1}`))),
      make('div', { className: 'faces', role: 'group', 'aria-label': 'Faces of this seed' }, ...this.row),
      this.speed, this.failure);
  }

  controls() {
    const parts = [];
    if (this.run.labels) parts.push(this.labelControls());
    if (this.run.directions.length + this.run.attributes.length > 0) parts.push(this.moveControls());
    parts.push(this.betweenControls());
    if (this.run.styles) parts.push(this.styleControls());
    if (this.run.film) parts.push(new Film(this.run.film, 'What the run drew for the same latent vectors while it trained.').element);
    if (this.run.saved.length > 1) parts.push(this.savedControls());
    parts.push(this.settingsControls());
    return parts;
  }

  labelControls() {
    this.labelChoices = this.run.labels.map((label, index) => choice(label.name, label.values.map((value, at) => ({ value: String(at), words: value })), String(label.chosen), value => {
      this.state.labels[index] = Number(value);
      this.update();
    }));
    return sectionOf('Ask for', true, ...this.labelChoices.map(one => one.element));
  }

  moveControls() {
    this.moveSliders = this.run.directions.map((direction, index) => slider({
      words: `${direction.name} · ${Math.round(direction.share * 100)} %`, min: -3, max: 3, step: 0.1, value: 0,
      change: number => { this.state.moves[index] = number; this.changed(); },
    }));
    this.givenControls = this.run.attributes.map((attribute, index) => {
      const given = this.state.given[index];
      const strength = slider({ words: attribute.name, min: -2, max: 2, step: 0.1, value: 0, change: number => { given.strength = number; this.changed(); } });
      const select = make('select', { 'aria-label': `${attribute.name} to move to`, onchange: () => { given.value = Number(select.value); this.changed(); } },
        ...attribute.values.map((value, at) => make('option', { value: at }, value.value)));
      strength.element.classList.add('given');
      strength.input.before(select);
      return { strength, select };
    });
    return sectionOf('Move the face', true,
      this.givenControls.length ? make('p', { className: 'soft' }, 'Attributes, as the extractor of the kit sees them: choose a value, push towards it or away from it.') : null,
      ...this.givenControls.map(one => one.strength.element),
      this.moveSliders.length ? make('p', { className: 'soft' }, this.latents.styled
        ? 'Principal directions: along these, styles differ most; the share says how much of it.'
        : 'Principal directions: along these, pictures change most; the share says how much of it.') : null,
      ...this.moveSliders.map(one => one.element),
      button('Back to the middle', () => this.still()));
  }

  betweenControls() {
    const end = name => {
      const small = canvas(this.run.width, this.run.height, `Face ${name}`);
      return { small, element: make('figure', {}, small, make('figcaption', {}, name), button(`Take this face as ${name}`, () => this.take(name))) };
    };
    this.ends = { A: end('A'), B: end('B') };
    this.share = slider({ words: 'From A to B', min: 0, max: 1, step: 0.01, value: 0.5, shown: share => `${Math.round(share * 100)} %`, change: share => { this.state.share = share; this.show('between'); } });
    this.play = button('Play', () => this.toggle());
    return sectionOf('Between two faces', false,
      make('div', { className: 'pair' }, this.ends.A.element, this.ends.B.element),
      make('div', { className: 'row' }, this.share.element, this.play));
  }

  styleControls() {
    this.truncation = slider({ words: 'Truncation ψ', min: 0, max: 1.5, step: 0.05, value: 1, shown: psi => psi.toFixed(2), change: psi => { this.state.psi = psi; this.update(); } });
    const id = identifier();
    this.noise = make('input', { id, type: 'checkbox', onchange: () => { this.state.noise = this.noise.checked ? this.state.seed : null; this.update(); } });
    this.mixers = this.run.styles.ranges.map((range, index) => choice(`${range.name} styles, layers ${range.from} to ${range.to - 1}`, [{ value: 'A', words: 'of A' }, { value: 'B', words: 'of B' }], this.state.layers[index], value => {
      this.state.layers[index] = value;
      this.show('mix');
    }));
    return sectionOf('Styles', true,
      this.truncation.element,
      make('p', { className: 'soft' }, '1 for all variety, 0 for the average face.'),
      make('div', { className: 'row' }, this.noise, make('label', { for: id }, 'Noise in each layer')),
      make('h3', {}, 'Mix the styles of A and B'),
      ...this.mixers.map(one => one.element),
      button('Show the mix', () => this.show('mix')));
  }

  savedControls() {
    this.checkpoints = [...this.run.saved].sort((one, other) => one.step - other.step);
    this.saved = this.checkpoints.map(({ step }) => canvas(this.run.width, this.run.height, `The same latent vector after ${step} steps`));
    this.savedSection = sectionOf('The same latent vector in kept checkpoints', false,
      make('div', { className: 'strip' }, ...this.saved.map((small, index) => make('figure', {}, small, make('figcaption', {}, `step ${this.checkpoints[index].step}`)))));
    this.savedSection.addEventListener('toggle', () => this.drawBig());
    return this.savedSection;
  }

  settingsControls() {
    this.text = make('textarea', { id: identifier(), rows: 2, spellcheck: false });
    this.told = make('span', { className: 'soft', role: 'status' });
    return sectionOf('This face in words', false,
      make('label', { for: this.text.id }, 'Seed and settings: copy them to find this face again, or change them and use them.'), this.text,
      make('div', { className: 'row' },
        button('Copy', async () => { this.told.textContent = await copy(this.text) ? 'copied' : 'selected: copy it with the keyboard'; }),
        button('Use', () => this.use(this.text.value)), this.told));
  }

  // What was asked for, drawn.
  update() {
    this.drawBig();
    this.drawRow();
    this.drawEnds();
  }

  changed() {
    this.drawBig();
  }

  newSeed(seed) {
    this.state.seed = Number.isSafeInteger(seed) && seed >= 0 ? seed : 1;
    this.seed.value = this.state.seed;
    if (this.state.noise !== null) this.state.noise = this.state.seed;
    this.state.what = 'face';
    this.update();
  }

  choose(face) {
    this.state.face = face;
    this.show('face');
  }

  show(what) {
    this.state.what = what;
    this.drawBig();
  }

  still() {
    this.state.moves.fill(0);
    for (const given of this.state.given) given.strength = 0;
    this.showControls();
    this.drawBig();
  }

  take(name) {
    this.state[name] = { seed: this.state.seed, face: this.state.face };
    this.drawEnds();
    this.drawBig();
  }

  toggle() {
    if (this.timer) {
      clearInterval(this.timer);
      this.timer = null;
    } else {
      let time = 0;
      this.timer = setInterval(() => this.share.set((1 - Math.cos(++time / 20)) / 2, true), 60);
    }
    this.play.textContent = this.timer ? 'Stop' : 'Play';
  }

  async pointOf({ seed, face }) {
    const point = await this.latents.point(this.latents.vectors(seed)[face], this.state.labels);
    return this.latents.truncated(point, this.state.psi);
  }

  // Along all sliders at once.
  moved(point) {
    const sums = Float32Array.from(point);
    const add = (vector, strength) => { if (strength !== 0) vector.forEach((number, index) => { sums[index] += strength * number; }); };
    this.state.moves.forEach((strength, index) => add(this.vectors[index], strength));
    this.state.given.forEach(({ value, strength }, index) => add(this.attributes[index][value], strength));
    return sums;
  }

  // The points to draw: one, or one for each layer.
  async points() {
    const { what, share, layers } = this.state;
    if (what === 'face') return [this.moved(await this.pointOf(this.state))];
    const [a, b] = [await this.pointOf(this.state.A), await this.pointOf(this.state.B)];
    if (what === 'between') return [this.moved(this.latents.way(a, b, share))];
    const { ranges, layers: count } = this.run.styles;
    return Array.from({ length: count }, (_, layer) => this.moved(layers[ranges.findIndex(range => layer < range.to)] === 'A' ? a : b));
  }

  async bigFace() {
    const drawn = await this.latents.draw(await this.points(), this.state.labels, this.state.noise);
    paint(this.big, drawn, this.run.low);
    const words = this.words();
    this.big.setAttribute('aria-label', words);
    this.caption.textContent = words;
    this.text.value = this.settings();
    const { vectors } = await this.engine.open(this.run.saved[0].networks.draw);
    this.speed.textContent = `Drawn in ${drawn.milliseconds.toFixed(0)} ms on this device${vectors ? '' : ', without WebAssembly’s vectors'}.`;
    this.row.forEach((face, index) => face.setAttribute('aria-pressed', String(this.state.what === 'face' && index === this.state.face)));
    if (this.savedSection?.open) await this.savedFaces();
  }

  async rowOfFaces() {
    const { seed, labels, noise, psi } = this.state;
    for (const [face, one] of this.row.entries()) {
      const point = await this.pointOf({ seed, face });
      paint(one.firstChild, await this.latents.draw([point], labels, noise), this.run.low);
      if (seed !== this.state.seed || psi !== this.state.psi) return;
    }
  }

  async bothEnds() {
    for (const name of ['A', 'B']) {
      const { small } = this.ends[name];
      paint(small, await this.latents.draw([await this.pointOf(this.state[name])], this.state.labels, this.state.noise), this.run.low);
    }
  }

  async savedFaces() {
    const z = this.latents.vectors(this.state.seed)[this.state.face];
    for (const [index, { networks }] of this.checkpoints.entries()) {
      const point = await this.latents.truncated(await this.latents.point(z, this.state.labels, networks), this.state.psi, networks);
      paint(this.saved[index], await this.latents.draw([point], this.state.labels, null, networks), this.run.low);
    }
  }

  words() {
    const { what, seed, face, A, B, share, layers } = this.state, name = end => `face ${end.face + 1} of seed ${end.seed}`;
    if (what === 'face') return `Seed ${seed}, face ${face + 1}`;
    if (what === 'between') return `${Math.round(share * 100)} % of the way from ${name(A)} to ${name(B)}`;
    return `${this.run.styles.ranges.map((range, index) => `${range.name} of ${layers[index]}`).join(', ')}; A is ${name(A)}, B ${name(B)}`;
  }

  settings() {
    const { state, run } = this, end = ({ seed, face }) => `${seed}/${face + 1}`;
    return [
      `seed=${state.seed}`, `face=${state.face + 1}`,
      ...state.labels.map((value, index) => `${run.labels[index].name}=${run.labels[index].values[value]}`),
      ...state.moves.flatMap((strength, index) => (strength === 0 ? [] : [`${run.directions[index].name}=${strength}`])),
      ...state.given.flatMap(({ value, strength }, index) => (strength === 0 ? [] : [`${run.attributes[index].name}=${run.attributes[index].values[value].value}*${strength}`])),
      ...(run.styles ? [`truncation=${state.psi}`, `noise=${state.noise === null ? 'no' : 'yes'}`] : []),
      ...(state.what === 'face' ? [] : [`A=${end(state.A)}`, `B=${end(state.B)}`]),
      ...(state.what === 'between' ? [`between=${state.share}`] : []),
      ...(state.what === 'mix' ? [`styles=${state.layers.join('')}`] : []),
    ].join('; ');
  }

  use(text) {
    const given = new Map(text.split(';').map(part => part.split('=').map(word => word.trim())).filter(part => part.length === 2));
    const number = (name, otherwise) => (Number.isFinite(Number(given.get(name) ?? NaN)) ? Number(given.get(name)) : otherwise);
    const face = value => Math.min(FACES, Math.max(1, Math.round(value))) - 1;
    const end = name => { const [seed, which] = (given.get(name) ?? '').split('/').map(Number); return Number.isSafeInteger(seed) && which > 0 ? { seed, face: face(which) } : this.state[name]; };
    const { state, run } = this;
    Object.assign(state, { seed: Math.abs(Math.round(number('seed', state.seed))), face: face(number('face', state.face + 1)), A: end('A'), B: end('B'), psi: number('truncation', 1), share: number('between', state.share) });
    state.noise = given.get('noise') === 'yes' ? state.seed : null;
    state.labels = state.labels.map((value, index) => Math.max(run.labels[index].values.indexOf(given.get(run.labels[index].name)), -1)).map((value, index) => (value < 0 ? state.labels[index] : value));
    state.moves = run.directions.map(direction => number(direction.name, 0));
    state.given = run.attributes.map((attribute, index) => {
      const [word, strength] = (given.get(attribute.name) ?? '').split('*');
      const value = attribute.values.findIndex(one => one.value === word);
      return value < 0 ? { ...state.given[index], strength: 0 } : { value, strength: Number(strength) || 0 };
    });
    if (/^[AB]+$/.test(given.get('styles') ?? '') && run.styles) state.layers = run.styles.ranges.map((_, index) => given.get('styles')[index] ?? 'A');
    state.what = given.has('between') ? 'between' : given.has('styles') && run.styles ? 'mix' : 'face';
    this.told.textContent = 'used';
    this.showControls();
    this.update();
  }

  // Controls as the state has them.
  showControls() {
    const { state } = this;
    this.seed.value = state.seed;
    this.share.set(state.share);
    this.labelChoices?.forEach((one, index) => { one.select.value = state.labels[index]; });
    this.moveSliders?.forEach((one, index) => one.set(state.moves[index]));
    this.givenControls?.forEach(({ strength, select }, index) => {
      strength.set(state.given[index].strength);
      select.value = state.given[index].value;
    });
    if (this.run.styles) {
      this.truncation.set(state.psi);
      this.noise.checked = state.noise !== null;
      this.mixers.forEach((one, index) => { one.select.value = state.layers[index]; });
    }
  }
}
