// A game with its data and its random streams, all from one seed, and what has been measured of it. Presets are written here too,
// so that a test plays them without the page's controls.
class Match {
    constructor(options, data, shown = 300) {
        const stream = number => Planar.source(options.seed, number);
        const weights = stream(0), { latentSize } = options.networks;
        [this.options, this.data, this.batches, this.latents, this.chance] = [options, data, stream(1), stream(2), stream(3)];
        const G = Planar.generator(options.networks, weights);
        this.game = new Planar.Game(options, G, Planar.discriminator(options.networks, weights));
        this.fixed = stream(4).normals(500 * latentSize);   // the same latent vectors at each look
        this.some = this.fixed.slice(0, shown * latentSize);
        this.history = { step: [], d: [], g: [] };
        this.looks = { step: [], modes: [], quality: [] };
        this.last = null;
        this.show(data);
    }

    get steps() {
        return this.game.steps;
    }

    // Other data from now on
    show(data) {
        this.data = data;
        this.real = data.centres.length ? Planar.sample(data, 300, Planar.source(this.options.seed, 5)) : new Float64Array(0);
    }

    // One step: D learns as often as the options say, then G; "D" or "G" alone on wish, and D alone while it is pre-trained.
    step(who = 'both') {
        const { batchSize, discriminatorSteps, networks, pretrainSteps } = this.options;
        const batches = Array.from({ length: who === 'G' ? 1 : discriminatorSteps }, () => ({
            x: Planar.sample(this.data, batchSize, this.batches),
            z: this.latents.normals(batchSize * networks.latentSize),
        }));
        this.last = this.game.step(batches, count => this.chance.uniforms(count), who === 'both' && this.steps < pretrainSteps ? 'D' : who);
        this.remember(this.history, { step: this.steps, d: (this.last.dLossReal + this.last.dLossFake) / 2, g: this.last.gLoss });
        return this.last;
    }

    // Measures what G draws now
    look() {
        const points = this.game.draw(this.fixed), found = Planar.measure(this.data, points);
        this.remember(this.looks, { step: this.steps, modes: found.modes / this.data.centres.length, quality: found.highQuality });
        return { ...found, points };
    }

    // Long series are thinned to every other value, the newest included.
    remember(series, values) {
        for (const [name, value] of Object.entries(values)) {
            series[name].push(value);
        }

        if (series.step.length > 2400) {
            for (const name of Object.keys(series)) {
                series[name] = series[name].filter((_, i) => i % 2 === 1);
            }
        }
    }
}

const penaltyNames = ['r1', 'r2', 'gradientPenalty', 'dragan', 'weightClip'];
const without = Object.fromEntries(penaltyNames.map(name => [name, 0]));

const presets = {
    works: {
        title: 'A game that works',
        text: 'Eight clouds on a ring. In the first hundred steps all of G’s points move as one heap; then the heap breaks up, and each cloud gets its share. A little R1 keeps D gentle. Look at D(x) and D(G(z)): both end near ½, since D can do no better than toss a coin.',
        data: 'ring', options: { regularization: { r1: 0.1 } },
    },
    collapse: {
        title: 'Mode collapse',
        text: 'The same ring with more momentum (β₁ = 0.9) and nothing that holds D back. G heaps all it has in one place, on a cloud or beside one. D learns to mistrust that place, G moves on to the next: it never covers the ring. Now let R1 with a weight of 0.1 hold D back, without starting anew, and count the clouds again after a thousand steps.',
        data: 'ring', options: { beta1: 0.9 },
    },
    strong: {
        title: 'D too strong',
        text: 'For 400 steps D learns alone, until it is sure about every point of G. Then G plays by the minimax loss with plain gradient descent. Where D is sure that loss is flat: the arrows are tiny, ‖∇G‖ is close to 0, and G hardly moves. Now choose “non-saturating” as the objective: same D, same points, long arrows, and G is off.',
        data: 'ring', options: { objective: 'minimax', generatorDescentRate: 0.02, discriminatorSteps: 5, discriminatorLearningRate: 3e-3, pretrainSteps: 400 },
    },
    circles: {
        title: 'Going in circles',
        text: 'One cloud in the middle, fast steps, much momentum. G has the right place early, and does not stay: D pushes it off to one side, follows, pushes it back. The chase has no end, and both losses go on swinging.',
        data: 'cloud', options: { learningRate: 3e-3, beta1: 0.9 },
    },
    cured: {
        title: 'The cure: R1',
        text: 'The same chase, with one term more: R1 makes D pay for being steep where the real points are. When G is right D goes flat, the arrows fade, and the game comes to rest on the cloud.',
        data: 'cloud', options: { learningRate: 3e-3, beta1: 0.9, regularization: { r1: 1 } },
    },
};

// The options of a preset: the page's own with what the preset changes
function optionsOf(preset, defaults) {
    const { regularization, ...others } = presets[preset].options;
    return { ...structuredClone(defaults), ...others, regularization: { ...defaults.regularization, ...without, ...regularization } };
}
