// A CycleGAN to play with: a picture that is drawn, dropped or chosen, what it becomes in the other domain, and the way back.
class TranslatorView {
  constructor(run, engine) {
    this.run = run;
    this.engine = engine;
    this.there = 'aToB';
    this.translate = newest(() => guarded(this.failure, () => this.work()));
    this.element = make('div', { className: 'view' }, this.stage(), make('div', { className: 'controls' }, ...this.controls()));
    const first = run.samples.a[0] ?? run.samples.b[0];
    if (first) this.load(first);
    else this.clear();
  }

  stage() {
    const { width, height } = this.run;
    this.source = canvas(width, height, 'The picture to translate: draw on it, or drop a picture on it');
    this.source.classList.add('big', 'drawn');
    this.source.addEventListener('pointerdown', event => this.begin(event));
    this.source.addEventListener('pointermove', event => this.stroke(event));
    this.source.addEventListener('pointerup', () => { this.last = null; });
    this.source.addEventListener('dragover', event => event.preventDefault());
    this.source.addEventListener('drop', event => { event.preventDefault(); this.take(event.dataTransfer.files[0]); });
    this.result = canvas(width, height, 'The translation');
    this.back = canvas(width, height, 'Translated back');
    this.speed = make('p', { className: 'soft' });
    this.failure = make('p', { className: 'bad', role: 'alert' });
    const shown = (one, words) => make('figure', {}, one, make('figcaption', {}, words));
    this.result.classList.add('big');
    this.back.classList.add('big');
    return make('section', { className: 'stage wide', 'aria-label': 'Translation' },
      make('div', { className: 'triple' }, shown(this.source, 'picture'), shown(this.result, 'translated'), shown(this.back, 'and back')),
      make('div', { className: 'row' },
        choice('Direction', [{ value: 'aToB', words: 'from A to B' }, { value: 'bToA', words: 'from B to A' }], 'aToB', value => { this.there = value; this.translate(); }).element,
        button('Save PNG', () => savePng([this.source, this.result, this.back], `${this.run.name}-translated`))),
      this.speed, this.failure);
  }

  controls() {
    const parts = [sectionOf('Choose a picture', true,
      ...['a', 'b'].filter(domain => this.run.samples[domain].length > 0).flatMap(domain => [
        make('p', { className: 'soft' }, `Pictures of ${domain.toUpperCase()} that the run knows:`),
        make('div', { className: 'faces' }, ...this.run.samples[domain].map((address, index) => make('button', {
          type: 'button', className: 'face', 'aria-label': `Picture ${index + 1} of ${domain.toUpperCase()}`,
          onclick: () => { this.direct(domain === 'a' ? 'aToB' : 'bToA'); this.load(address); },
        }, make('img', { src: address, alt: '' }))))]),
      this.fileControl()), this.brushControls()];
    if (this.run.film) parts.push(new Film(this.run.film, 'What the run drew of the same pictures while it trained: A, translated, back; B, translated, back.', this.run.film.columns).element);
    return parts;
  }

  fileControl() {
    const file = make('input', { id: identifier(), type: 'file', accept: 'image/*', onchange: () => this.take(file.files[0]) });
    return make('div', { className: 'row' }, make('label', { for: file.id }, 'Your own'), file);
  }

  brushControls() {
    this.colour = make('input', { id: identifier(), type: 'color', value: '#3050c0' });
    this.brush = slider({ words: 'Brush', min: 1, max: 12, step: 1, value: 3, shown: size => `${size} px`, change: () => {} });
    return sectionOf('Draw on it', true,
      make('div', { className: 'row' }, make('label', { for: this.colour.id }, 'Colour'), this.colour, button('Clear', () => this.clear())),
      this.brush.element);
  }

  direct(there) {
    this.there = there;
    this.element.querySelector('select').value = there;
  }

  context() {
    return this.source.getContext('2d', { willReadFrequently: true });
  }

  clear() {
    this.context().fillStyle = '#ffffff';
    this.context().fillRect(0, 0, this.source.width, this.source.height);
    this.translate();
  }

  async load(address) {
    await guarded(this.failure, async () => {
      const image = await picture(address), { width, height } = this.source;
      const times = Math.max(width / image.width, height / image.height);
      const context = this.context();
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, (width - image.width * times) / 2, (height - image.height * times) / 2, image.width * times, image.height * times);
    });
    this.translate();
  }

  async take(file) {
    if (!file) return;
    const address = URL.createObjectURL(file);
    await this.load(address);
    URL.revokeObjectURL(address);
  }

  at(event) {
    return [event.offsetX / this.source.clientWidth * this.source.width, event.offsetY / this.source.clientHeight * this.source.height];
  }

  begin(event) {
    this.source.setPointerCapture(event.pointerId);
    this.last = this.at(event);
    this.stroke(event);
  }

  stroke(event) {
    if (!this.last) return;
    const context = this.context(), to = this.at(event);
    context.strokeStyle = this.colour.value;
    context.lineWidth = Number(this.brush.input.value);
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(...this.last);
    context.lineTo(to[0] + 0.01, to[1]);
    context.stroke();
    this.last = to;
    this.translate();
  }

  async work() {
    const { networks, low } = this.run, [there, home] = this.there === 'aToB' ? [networks.aToB, networks.bToA] : [networks.bToA, networks.aToB];
    const drawn = await this.engine.run(there, { source: read(this.source, low) });
    paint(this.result, drawn, low);
    paint(this.back, await this.engine.run(home, { source: drawn }), low);
    this.speed.textContent = `Translated in ${drawn.milliseconds.toFixed(0)} ms on this device.`;
  }
}
