// Small parts that every view is made of.
const identifier = (count => () => `part-${++count}`)(0);

// An element: properties, on… as listeners, aria-… and data-… as attributes; words are always text, whoever wrote them.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'role' || name === 'for') element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function bytesOf(base64) {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index++) bytes[index] = letters.charCodeAt(index);
  return bytes;
}

const floatsOf = base64 => new Float32Array(bytesOf(base64).buffer);

// Runs a job with the newest wishes only: what is asked for while it runs replaces what was asked before.
function newest(job) {
  let running = false, waiting = null;
  return async (...wishes) => {
    waiting = wishes;
    if (running) return;
    running = true;
    try {
      while (waiting) {
        const now = waiting;
        waiting = null;
        await job(...now);
      }
    } finally {
      running = false;
    }
  };
}

function canvas(width, height, words) {
  return make('canvas', { width, height, role: 'img', 'aria-label': words });
}

// Pictures as networks have them, [1, 3, H, W] in [low, 1], on a canvas.
function paint(target, { dims, data }, low) {
  const [, channels, height, width] = dims, area = width * height;
  target.width = width;
  target.height = height;
  const picture = new ImageData(width, height);
  for (let index = 0; index < area; index++) {
    for (let channel = 0; channel < 3; channel++)
      picture.data[4 * index + channel] = Math.round((data[(channels === 3 ? channel : 0) * area + index] - low) / (1 - low) * 255);
    picture.data[4 * index + 3] = 255;
  }
  target.getContext('2d').putImageData(picture, 0, 0);
}

// A canvas' pixels as a network takes them.
function read(source, low) {
  const { width, height } = source, area = width * height;
  const { data } = source.getContext('2d').getImageData(0, 0, width, height);
  const numbers = new Float32Array(3 * area);
  for (let index = 0; index < area; index++)
    for (let channel = 0; channel < 3; channel++) numbers[channel * area + index] = data[4 * index + channel] / 255 * (1 - low) + low;
  return { dims: [1, 3, height, width], data: numbers };
}

function picture(address) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('this file is no picture that the browser can read'));
    image.src = address;
  });
}

// Saves canvases side by side as a PNG, pixels as squares so that the picture has about 512 of them in height.
function savePng(canvases, name) {
  const times = Math.max(1, Math.round(512 / canvases[0].height));
  const whole = canvas(canvases.reduce((sum, one) => sum + one.width * times, 0), canvases[0].height * times, '');
  const context = whole.getContext('2d');
  context.imageSmoothingEnabled = false;
  let left = 0;
  for (const one of canvases) {
    context.drawImage(one, left, 0, one.width * times, one.height * times);
    left += one.width * times;
  }
  whole.toBlob(blob => {
    const address = URL.createObjectURL(blob);
    make('a', { href: address, download: `${name.replace(/[^\w-]+/g, '-')}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  });
}

// A labelled slider that says its value; double click sets it back.
function slider({ words, min, max, step, value, shown = number => number.toFixed(1), change }) {
  const id = identifier();
  const output = make('output', { for: id });
  const input = make('input', { id, type: 'range', min, max, step, value });
  const say = () => {
    output.textContent = shown(Number(input.value));
    input.setAttribute('aria-valuetext', output.textContent);
  };
  input.addEventListener('input', () => { say(); change(Number(input.value)); });
  input.addEventListener('dblclick', () => set(value, true));
  const set = (number, tell) => {
    input.value = number;
    say();
    if (tell) change(Number(input.value));
  };
  say();
  return { element: make('div', { className: 'slider' }, make('label', { for: id }, words), input, output), input, set };
}

function choice(words, options, chosen, change) {
  const id = identifier();
  const select = make('select', { id, onchange: () => change(select.value) },
    ...options.map(option => make('option', { value: option.value, selected: option.value === chosen }, option.words)));
  return { element: make('div', { className: 'choice' }, make('label', { for: id }, words), select), select };
}

const button = (words, onclick, properties = {}) => make('button', { type: 'button', onclick, ...properties }, words);

function sectionOf(title, open, ...children) {
  return make('details', { open, className: 'section' }, make('summary', {}, make('h2', {}, title)), ...children);
}

// Text to copy; the clipboard is not everywhere, selecting is.
async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
}

// Does some work; whatever fails is said on the page.
async function guarded(place, work) {
  try {
    await work();
    place.textContent = '';
  } catch (failure) {
    place.textContent = `This could not be drawn: ${failure.message}.`;
  }
}
