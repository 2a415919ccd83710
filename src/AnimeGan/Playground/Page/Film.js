// The training as a film: the run's sample grids over its steps, and one of their faces through all of them side by side.
class Film {
  constructor(film, words, cell = 0) {
    this.film = film;
    this.cell = cell;
    this.grid = canvas(1, 1, 'Samples of the run');
    this.grid.classList.add('grid');
    this.grid.addEventListener('click', event => this.pick(event));
    this.strip = make('div', { className: 'strip' });
    const last = film.frames.length - 1;
    this.slider = slider({ words: 'Step', min: 0, max: last, step: 1, value: last, shown: frame => String(film.frames[frame].step), change: frame => this.show(frame) });
    this.play = button('Play', () => this.toggle());
    this.number = make('input', { id: identifier(), type: 'number', min: 1, value: cell + 1, onchange: () => this.choose(Number(this.number.value) - 1) });
    this.element = sectionOf('The training as a film', false,
      make('p', { className: 'soft' }, words),
      make('div', { className: 'row' }, this.slider.element, this.play),
      this.grid,
      make('div', { className: 'row' }, make('label', { for: this.number.id }, 'Follow picture'), this.number, make('span', { className: 'soft' }, 'or click one in the grid')),
      this.strip);
    this.element.addEventListener('toggle', () => { if (this.element.open) this.open(); });
  }

  async open() {
    if (this.pictures) return;
    this.pictures = await Promise.all(this.film.frames.map(frame => picture(frame.picture)));
    const { width, height, border, columns } = this.film, { width: whole, height: tall } = this.pictures[0];
    this.columns = Math.min(columns, Math.floor((whole - border) / (width + border)));
    this.rows = Math.floor((tall - border) / (height + border));
    this.number.max = this.columns * this.rows;
    this.show(this.film.frames.length - 1);
    this.follow();
  }

  show(frame) {
    if (!this.pictures) return;
    const image = this.pictures[frame];
    this.grid.width = image.width;
    this.grid.height = image.height;
    this.grid.getContext('2d').drawImage(image, 0, 0);
    this.grid.setAttribute('aria-label', `Samples after ${this.film.frames[frame].step} steps`);
    this.mark();
  }

  place() {
    const { width, height, border } = this.film;
    return [border + this.cell % this.columns * (width + border), border + Math.floor(this.cell / this.columns) * (height + border)];
  }

  mark() {
    const [left, top] = this.place(), context = this.grid.getContext('2d');
    context.lineWidth = this.film.border;
    context.strokeStyle = '#0b5cad';
    context.strokeRect(left - 1, top - 1, this.film.width + 2, this.film.height + 2);
  }

  pick(event) {
    if (!this.pictures) return;
    const { width, height, border } = this.film, times = this.grid.width / this.grid.clientWidth;
    const [column, row] = [event.offsetX * times / (width + border), event.offsetY * times / (height + border)].map(Math.floor);
    this.choose(Math.min(row, this.rows - 1) * this.columns + Math.min(column, this.columns - 1));
  }

  choose(cell) {
    if (!this.pictures || !(cell >= 0 && cell < this.columns * this.rows)) return;
    this.cell = cell;
    this.number.value = cell + 1;
    this.show(Number(this.slider.input.value));
    this.follow();
  }

  follow() {
    const { width, height, frames } = this.film, [left, top] = this.place();
    this.strip.replaceChildren(...frames.map(({ step }, index) => {
      const small = canvas(width, height, `Picture ${this.cell + 1} after ${step} steps`);
      small.getContext('2d').drawImage(this.pictures[index], left, top, width, height, 0, 0, width, height);
      return make('figure', {}, small, make('figcaption', {}, String(step)));
    }));
  }

  toggle() {
    if (this.timer) {
      clearInterval(this.timer);
      this.timer = null;
    } else {
      let frame = Number(this.slider.input.value);
      this.timer = setInterval(() => {
        frame = (frame + 1) % this.film.frames.length;
        this.slider.set(frame, true);
      }, 500);
    }
    this.play.textContent = this.timer ? 'Stop' : 'Play';
  }
}
