// The controls, and the loop that plays between two pictures of the screen.
const setup = JSON.parse(document.getElementById('setup').textContent);
const byId = id => document.getElementById(id);
const board = new Board(byId('board'));
const drawn = { centres: [], sigma: 0.05 };   // what was drawn by hand
const paces = [['one step a second', 1], ['four steps a second', 4], ['one step a picture', 0], ['four steps a picture', 0], ['as fast as it goes', 0]];
const milliseconds = 14;   // of each picture's time, for steps at full speed
let options = structuredClone(setup.options);
let set = setup.data;
let match = new Match(options, dataOf(set));
let running = false;
let due = true;        // whether the picture is behind the game
let owed = 0;          // steps, at the slow paces
let before = 0;        // time of the last picture
let pace = { steps: 0, pictures: 0, since: 0, text: '' };
let pictures = 0;

function dataOf(name) {
    return name === 'own' ? drawn : setup.sets.find(one => one.name === name);
}

const rangeNow = () => set === 'own' ? 1.7 : dataOf(set).range;
const number = x => !Number.isFinite(x) ? '–' : Math.abs(x) >= 1000 || Math.abs(x) < 0.001 && x !== 0 ? x.toExponential(1) : x.toFixed(3);

function say(text) {
    byId('status').textContent = text;
}

// --- playing ---

function restart() {
    match = new Match(options, dataOf(set));
    match.look();
    due = true;
}

function setRunning(on) {
    if (on && match.data.centres.length === 0) {
        say('There is nothing to imitate yet: draw on the plane first.');
        return;
    }

    running = on;
    byId('run').textContent = on ? 'Pause' : 'Run';
    byId('run').setAttribute('aria-pressed', on);
    [owed, before, pace] = [0, 0, { steps: match.steps, pictures, since: performance.now(), text: '' }];
    due = true;
}

function take(who) {
    if (match.data.centres.length === 0) {
        say('There is nothing to imitate yet: draw on the plane first.');
        return false;
    }

    try {
        match.step(who);
        due = true;
        return true;
    } catch (failure) {
        if (!(failure instanceof RangeError)) {
            throw failure;
        }

        setRunning(false);
        say(`After step ${match.steps}: ${failure.message}`);
        return false;
    }
}

function play(now) {
    const level = Number(byId('speed').value), perSecond = paces[level][1];
    if (perSecond > 0) {
        owed = Math.min(1, owed + (before ? (now - before) / 1000 * perSecond : 1));
        if (owed >= 1 && take('both')) {
            owed = 0;
        }
    } else {
        const until = performance.now() + milliseconds, most = level === 2 ? 1 : level === 3 ? 4 : Infinity;
        for (let taken = 0; taken < most && running && take('both') && (most < Infinity || performance.now() < until);) {
            taken++;
        }
    }

    before = now;
    if (now - pace.since > 1000) {
        const perSecond = count => Math.round(count / (now - pace.since) * 1000);
        pace = { steps: match.steps, pictures, since: now, text: `${perSecond(match.steps - pace.steps)} a second, ${perSecond(pictures - pace.pictures)} pictures` };
    }
}

function frame(now) {
    if (running) {
        play(now);
    }

    if (due) {
        if (match.data.centres.length > 0 && (!running || pictures % 6 === 0)) {
            match.seen = match.look();
        }

        draw();
        due = false;
        pictures++;
    }

    requestAnimationFrame(frame);
}

// --- what is seen ---

function draw() {
    board.draw(match, rangeNow(), { arrows: byId('arrows').checked, mesh: byId('mesh').checked });
    const { rest } = Planar.objectives[options.objective];
    const marks = rest.map((value, i) => ({ value, color: look(i === 0 ? '--real' : '--fake') })).filter(mark => mark.value !== null);
    drawCurves(byId('losses'), match.history.step, [{ values: match.history.d, color: board.real }, { values: match.history.g, color: board.fake, dash: [5, 2] }], { marks });
    drawCurves(byId('measures'), match.looks.step, [{ values: match.looks.modes, color: look('--ink') }, { values: match.looks.quality, color: look('--good'), dash: [5, 2] }], { low: 0, high: 1, unit: x => `${Math.round(100 * x)} %` });
    const { last, seen } = match, many = match.data.centres.length;
    const facts = {
        step: match.steps.toLocaleString('en'), dReal: number(last?.dReal), dFake: number(last?.dFake), dLoss: number((last?.dLossReal + last?.dLossFake) / 2), gLoss: number(last?.gLoss),
        dNorm: number(last?.dGradientNorm), gNorm: number(last?.gGradientNorm), modes: seen ? `${seen.modes} of ${many}` : '–', quality: seen ? `${(100 * seen.highQuality).toFixed(0)} %` : '–', pace: running ? pace.text || '…' : 'paused',
    };
    for (const [name, text] of Object.entries(facts)) {
        byId(`fact-${name}`).textContent = text;
    }
}

// --- settings ---

const penaltyOf = () => penaltyNames.find(name => options.regularization[name] > 0) ?? 'none';
const usual = { none: 0, r1: 0.1, r2: 0.1, gradientPenalty: 1, dragan: 1, weightClip: 0.1 };

// Sliders have powers of ten
const sliders = {
    gRate: [() => options.generatorDescentRate ?? options.learningRate, value => options.generatorDescentRate ? options.generatorDescentRate = value : options.learningRate = value],
    dRate: [() => options.discriminatorLearningRate ?? options.learningRate, value => options.discriminatorLearningRate = value],
    weight: [() => options.regularization[penaltyOf()] || 0.1, value => penaltyOf() !== 'none' && (options.regularization[penaltyOf()] = value)],
};

const rounded = power => Number((10 ** power).toPrecision(2));

function fill() {
    for (const [id, [read]] of Object.entries(sliders)) {
        byId(id).value = Math.log10(read());
        byId(`${id}-out`).textContent = String(rounded(Math.log10(read())));
        byId(id).setAttribute('aria-valuetext', byId(`${id}-out`).textContent);
    }

    const smooth = Planar.objectives[options.objective].smooth === true;
    const values = { data: set, objective: options.objective, optimizer: options.generatorDescentRate ? 'descent' : 'adam', beta1: options.beta1, batch: options.batchSize, dSteps: options.discriminatorSteps, penalty: penaltyOf(), target: options.regularization.realTarget, width: options.networks.generatorWidth, layers: options.networks.generatorLayers, seed: options.seed };
    for (const [id, value] of Object.entries(values)) {
        byId(id).value = value;
    }

    byId('beta1-out').textContent = String(options.beta1);
    byId('dSteps-out').textContent = String(options.discriminatorSteps);
    byId('speed-out').textContent = paces[byId('speed').value][0];
    byId('speed').setAttribute('aria-valuetext', paces[byId('speed').value][0]);
    byId('weight').disabled = penaltyOf() === 'none';
    byId('weight-label').textContent = penaltyOf() === 'weightClip' ? 'Limit of D’s weights' : 'Weight of the penalty';
    byId('target').disabled = !smooth;
    byId('drawing').hidden = set !== 'own';
    board.canvas.classList.toggle('drawable', set === 'own');
    board.cursor = set === 'own' ? board.cursor ?? [0, 0] : null;
    byId('code').textContent = code();
    due = true;
}

function changed(id, value) {
    const { networks, regularization } = options;
    const actions = {
        data: () => { set = value; match.show(dataOf(set)); match.seen = null; },
        objective: () => { options.objective = value; regularization.realTarget = Planar.objectives[value].smooth ? regularization.realTarget : 1; },
        optimizer: () => { options.generatorDescentRate = value === 'descent' ? 0.02 : null; },
        beta1: () => { options.beta1 = Number(value); },
        batch: () => { options.batchSize = Number(value); },
        dSteps: () => { options.discriminatorSteps = Number(value); },
        penalty: () => { Object.assign(regularization, without, value === 'none' ? {} : { [value]: usual[value] }); },
        target: () => { regularization.realTarget = Number(value); },
        width: () => { networks.generatorWidth = networks.discriminatorWidth = Number(value); restart(); },
        layers: () => { networks.generatorLayers = networks.discriminatorLayers = Number(value); restart(); },
        seed: () => { options.seed = Math.max(0, Math.min(999999, Math.trunc(Number(value) || 0))); restart(); },
    };
    if (id in sliders) {
        sliders[id][1](rounded(Number(value)));
    } else if (id in actions) {
        actions[id]();
    }

    document.querySelectorAll('[data-preset]').forEach(button => button.setAttribute('aria-pressed', false));
    fill();
}

function choosePreset(name) {
    [options, set] = [optionsOf(name, setup.options), presets[name].data];
    restart();
    fill();
    byId('preset-text').textContent = presets[name].text;
    document.querySelectorAll('[data-preset]').forEach(button => button.setAttribute('aria-pressed', button.dataset.preset === name));
    say(`${presets[name].title}: started anew.`);
    setRunning(true);
}

// The same game in C#
function code() {
    const { regularization: r, networks: n } = options, lines = [`Seed = ${options.seed}`, `Objective = "${options.objective}"`, `BatchSize = ${options.batchSize}`, `LearningRate = ${options.learningRate}`];
    const penalty = { ...Object.fromEntries(penaltyNames.map(name => [name, r[name]])), realTarget: r.realTarget === 1 ? 0 : r.realTarget };
    const upper = name => name[0].toUpperCase() + name.slice(1);
    const parts = Object.entries(penalty).filter(([, value]) => value > 0).map(([name, value]) => `${upper(name)} = ${value}`);
    lines.push(...[['DiscriminatorLearningRate', options.discriminatorLearningRate], ['GeneratorDescentRate', options.generatorDescentRate]].filter(([, value]) => value).map(([name, value]) => `${name} = ${value}`));
    lines.push(`Beta1 = ${options.beta1}`, `DiscriminatorSteps = ${options.discriminatorSteps}`, ...options.pretrainSteps ? [`PretrainSteps = ${options.pretrainSteps}`] : [], ...parts.length ? [`Regularization = new Regularization { ${parts.join(', ')} }`] : []);
    lines.push(`Networks = new VanillaGanOptions { GeneratorWidth = ${n.generatorWidth}, GeneratorLayers = ${n.generatorLayers}, DiscriminatorWidth = ${n.discriminatorWidth}, DiscriminatorLayers = ${n.discriminatorLayers} }`);
    const data = dataOf(set).code ?? `PlanarModes.At([${drawn.centres.map(([x, y]) => `(${x.toFixed(2)}, ${y.toFixed(2)})`).join(', ')}], sigma: ${drawn.sigma})`;
    return `var data = ${data};\nusing var game = new PlanarGan(data, new PlanarGanOptions\n{\n    ${lines.join(',\n    ')},\n});\nfor (var i = 0; i < 2000; i++)\n    game.Step();\ndisplay(ModeCoverage.Measure(data, game.Draw(2500)));`;
}

// --- drawing by hand: with a finger or a mouse, or with the arrow keys and the space bar ---

function paint(x, y) {
    const far = drawn.centres.every(([u, v]) => Math.hypot(u - x, v - y) >= 2 * drawn.sigma);
    if (far && Math.max(Math.abs(x), Math.abs(y)) <= rangeNow() && drawn.centres.length < 200) {
        drawn.centres.push([x, y]);
        match.show(drawn);
        byId('code').textContent = code();
        due = true;
    }
}

function wireDrawing() {
    const { canvas } = board;
    const at = event => {
        const box = canvas.getBoundingClientRect();
        paint(...board.unplace(event.clientX - box.left, event.clientY - box.top));
    };
    canvas.addEventListener('pointerdown', event => {
        if (set === 'own') {
            canvas.setPointerCapture(event.pointerId);
            at(event);
        }
    });
    canvas.addEventListener('pointermove', event => set === 'own' && event.buttons === 1 && at(event));
    canvas.addEventListener('keydown', event => {
        const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
        if (set !== 'own' || !(event.key in moves) && event.key !== ' ') {
            return;
        }

        event.preventDefault();
        const [dx, dy] = moves[event.key] ?? [0, 0];
        board.cursor = board.cursor.map((value, i) => Math.max(-1.6, Math.min(1.6, value + 0.1 * [dx, dy][i])));
        if (event.key === ' ') {
            paint(...board.cursor);
        }

        due = true;
    });
    byId('clear').addEventListener('click', () => {
        drawn.centres.length = 0;
        setRunning(false);
        restart();
        fill();
    });
}

// --- beginning ---

function wire() {
    byId('data').append(...setup.sets.map(one => new Option(one.title, one.name)), new Option('your own drawing', 'own'));
    byId('objective').append(...setup.objectives.map(name => new Option(name, name)));
    byId('presets').append(...Object.entries(presets).map(([name, preset]) => {
        const button = document.createElement('button');
        Object.assign(button, { type: 'button', textContent: preset.title });
        button.dataset.preset = name;
        button.setAttribute('aria-pressed', false);
        button.addEventListener('click', () => choosePreset(name));
        return button;
    }));
    byId('run').addEventListener('click', () => setRunning(!running));
    for (const [id, who] of [['step', 'both'], ['onlyD', 'D'], ['onlyG', 'G']]) {
        byId(id).addEventListener('click', () => {
            setRunning(false);
            take(who);
        });
    }

    byId('restart').addEventListener('click', () => {
        restart();
        say('Started anew.');
    });
    byId('settings').addEventListener('input', event => event.target.id !== 'seed' && changed(event.target.id, event.target.value));
    byId('seed').addEventListener('change', event => changed('seed', event.target.value));
    byId('speed').addEventListener('input', fill);
    for (const id of ['arrows', 'mesh']) {
        byId(id).addEventListener('input', () => due = true);
    }

    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
        board.recolor();
        due = true;
    });
    new ResizeObserver(() => due = true).observe(board.canvas);
    wireDrawing();
}

wire();
restart();
fill();
const asked = new URLSearchParams(location.hash.slice(1)).get('preset');
if (asked in presets) {
    choosePreset(asked);
}

requestAnimationFrame(frame);
