// The kit's game in the plane: VanillaGenerator and VanillaDiscriminator, the objectives, the penalties, Adam and GanStep, with the
// names that a PlanarGanOptions has as JSON. A test holds it against the kit.
const Planar = (() => {
    const T = Tape;
    const leakOfD = 0.2;
    const tiny = 1e-12;   // under the root of a gradient's length

    // --- networks: layers [{ w: [M, K], b: [1, M] }], the last without a bend ---

    function network(sizes, random) {
        return sizes.slice(1).map((to, i) => {
            const from = sizes[i], reach = 1 / Math.sqrt(from);
            const drawn = count => Float64Array.from({ length: count }, () => (2 * random.uniform() - 1) * reach);
            return { w: T.leaf(to, from, drawn(to * from)), b: T.leaf(1, to, drawn(to)) };
        });
    }

    const sizesOf = (from, width, layers, to) => [from, ...Array(layers).fill(width), to];
    const generator = (n, random) => network(sizesOf(n.latentSize, n.generatorWidth, n.generatorLayers, 2), random);
    const discriminator = (n, random) => network(sizesOf(2, n.discriminatorWidth, n.discriminatorLayers, 1), random);
    const parameters = layers => layers.flatMap(layer => [layer.w, layer.b]);
    const forward = (layers, x, share) => layers.reduce((h, layer, i) => i < layers.length - 1 ? T.leaky(T.linear(h, layer.w, layer.b), share) : T.linear(h, layer.w, layer.b), x);
    const generate = (G, z) => forward(G, z, 0);
    const judge = (D, x) => forward(D, x, leakOfD);

    // --- objectives: D's two halves and G's loss on logits [N, 1], and what D's logit says as a probability ---

    const towardsReal = logits => T.mean(T.softplus(T.scale(logits, -1)));
    const towardsFake = logits => T.mean(T.softplus(logits));
    const towards = (target, logits) => target === 1 ? towardsReal(logits) : T.add(T.scale(towardsReal(logits), target), T.scale(towardsFake(logits), 1 - target));
    const distance = (logits, target) => T.scale(T.mean(T.power(T.shift(logits, -target), 2)), 0.5);
    const lessMean = (a, b) => T.subtract(a, T.spread(T.mean(b), a.rows, 1));
    const chance = l => 1 / (1 + Math.exp(-l));
    const cut = p => Math.min(1, Math.max(0, p));
    const relativistic = (real, fake) => [towardsReal(lessMean(real, fake)), towardsFake(lessMean(fake, real))];

    const objectives = {
        'non-saturating': { d: (real, fake, target) => [towards(target, real), towardsFake(fake)], g: fake => towardsReal(fake), belief: chance, rest: [Math.LN2, Math.LN2], smooth: true },
        'minimax': { d: (real, fake, target) => [towards(target, real), towardsFake(fake)], g: fake => T.scale(towardsFake(fake), -1), belief: chance, rest: [Math.LN2, -Math.LN2], smooth: true },
        'least-squares': { d: (real, fake, target) => [distance(real, target), distance(fake, 0)], g: (fake, _, target) => distance(fake, target), belief: cut, rest: [0.125, 0.125], smooth: true },
        'hinge': { d: (real, fake) => [T.mean(T.leaky(T.shift(T.scale(real, -1), 1), 0)), T.mean(T.leaky(T.shift(fake, 1), 0))], g: fake => T.scale(T.mean(fake), -1), belief: l => cut((l + 1) / 2), rest: [1, 0] },
        'wasserstein': { d: (real, fake) => [T.scale(T.mean(real), -1), T.mean(fake)], g: fake => T.scale(T.mean(fake), -1), belief: chance, rest: [0, null] },
        'relativistic': { d: relativistic, g: (fake, real) => T.add(...relativistic(fake, real)), belief: chance, rest: [Math.LN2, 2 * Math.LN2], compares: true },
    };

    // --- penalties on D, in the order in which the kit adds them; u(n) gives n uniform numbers in [0, 1) ---

    function squaredNorms(D, at) {
        const x = T.leaf(at.rows, at.cols, at.data);
        const [gradient] = T.gradients(T.sum(judge(D, x)), [x], true);
        return T.sumColumns(T.power(gradient, 2));
    }

    const flat = (D, at, weight) => T.scale(T.mean(squaredNorms(D, at)), weight / 2);
    const awayFromOne = (D, at, weight) => T.scale(T.mean(T.power(T.shift(T.power(T.shift(squaredNorms(D, at), tiny), 0.5), -1), 2)), weight);

    function between(real, fake, u) {
        const share = u(real.rows);
        return T.leaf(real.rows, 2, real.data.map((x, i) => fake.data[i] + share[i >> 1] * (x - fake.data[i])));
    }

    function around(real, u) {
        const [share, noise] = [u(real.rows), u(real.data.length)];
        const centre = real.data.reduce((sum, x) => sum + x, 0) / real.data.length;
        const spread = Math.sqrt(real.data.reduce((sum, x) => sum + (x - centre) ** 2, 0) / real.data.length);
        return T.leaf(real.rows, 2, real.data.map((x, i) => x + share[i >> 1] * noise[i] * spread * 0.5));
    }

    const penalties = {
        r1: (D, real, fake, weight) => flat(D, real, weight),
        r2: (D, real, fake, weight) => flat(D, fake, weight),
        gradientPenalty: (D, real, fake, weight, u) => awayFromOne(D, between(real, fake, u), weight),
        dragan: (D, real, fake, weight, u) => awayFromOne(D, around(real, u), weight),
    };

    // --- optimisers: Kingma and Ba 2014, algorithm 1, with ε beside the root; or plain descent ---

    function adam(parameters) {
        const means = parameters.map(p => new Float64Array(p.data.length)), squares = parameters.map(p => new Float64Array(p.data.length));
        let t = 0;
        return (gradients, rate, beta1, beta2) => {
            t++;
            const [pace, root] = [rate / (1 - beta1 ** t), Math.sqrt(1 - beta2 ** t)];
            parameters.forEach((p, n) => {
                const [g, m, v] = [gradients[n].data, means[n], squares[n]];
                for (let i = 0; i < g.length; i++) {
                    m[i] = m[i] * beta1 + g[i] * (1 - beta1);
                    v[i] = v[i] * beta2 + g[i] * g[i] * (1 - beta2);
                    p.data[i] -= pace * m[i] / (Math.sqrt(v[i]) / root + 1e-8);
                }
            });
        };
    }

    const descent = parameters => (gradients, rate) => parameters.forEach((p, n) => gradients[n].data.forEach((g, i) => p.data[i] -= rate * g));

    const norm = gradients => Math.sqrt(gradients.reduce((sum, g) => sum + g.data.reduce((s, x) => s + x * x, 0), 0));
    const average = (logits, belief) => logits.data.reduce((sum, l) => sum + belief(l), 0) / logits.rows;

    function requireFinite(strength, who) {
        if (!Number.isFinite(strength)) {
            throw new RangeError(`A loss or a gradient of ${who} is no longer a finite number; ${who} was not updated. Lower the rates and start anew.`);
        }

        return strength;
    }

    // --- the game ---

    class Game {
        constructor(options, G, D) {
            [this.options, this.G, this.D, this.steps] = [options, G, D, 0];
            this.ofG = adam(parameters(G));
            this.ofD = adam(parameters(D));
            this.plainG = descent(parameters(G));
        }

        // One step on batches [{ x: [N, 2], z: [N, L] }]: D learns on each, G on the last; 'who' is "both", "D" or "G".
        step(batches, u, who = 'both') {
            let d = null, g = null;
            for (const [i, batch] of batches.entries()) {
                const last = i === batches.length - 1;
                if (who !== 'G') {
                    d = this.teachD(batch, u);
                }

                g = last ? this.teachG(batch, who !== 'D') : null;
                T.release();
            }

            this.steps++;
            return { dLossReal: d?.[0] ?? NaN, dLossFake: d?.[1] ?? NaN, dReal: d?.[2] ?? NaN, dFake: d?.[3] ?? NaN, dGradientNorm: d?.[4] ?? NaN, terms: d?.[5] ?? {}, ...g };
        }

        teachD({ x, z }, u) {
            const { D, G, options } = this, { regularization } = options, objective = objectives[options.objective];
            const real = T.leaf(x.length / 2, 2, x);
            const fake = T.quietly(() => generate(G, T.leaf(x.length / 2, options.networks.latentSize, z)));
            const [onRealLogits, onFakeLogits] = [judge(D, real), judge(D, fake)];
            const [onReal, onFake] = objective.d(onRealLogits, onFakeLogits, regularization.realTarget);
            const due = Object.keys(penalties).filter(name => regularization[name] > 0).map(name => [name, penalties[name](D, real, fake, regularization[name], u)]);
            const gradients = T.gradients(due.reduce((sum, [, penalty]) => T.add(sum, penalty), T.add(onReal, onFake)), parameters(D));
            const strength = requireFinite(norm(gradients), 'D');
            this.ofD(gradients, options.discriminatorLearningRate ?? options.learningRate, options.beta1, options.beta2);
            const limit = regularization.weightClip;
            if (limit > 0) {
                parameters(D).forEach(p => p.data.forEach((w, i) => p.data[i] = Math.min(limit, Math.max(-limit, w))));
            }

            return [onReal.data[0], onFake.data[0], average(onRealLogits, objective.belief), average(onFakeLogits, objective.belief), strength, Object.fromEntries(due.map(([name, penalty]) => [name, penalty.data[0]]))];
        }

        teachG({ x, z }, learns) {
            const { D, G, options } = this, objective = objectives[options.objective];
            const logits = judge(D, generate(G, T.leaf(x.length / 2, options.networks.latentSize, z)));
            const real = objective.compares ? judge(D, T.leaf(x.length / 2, 2, x)) : null;
            const loss = objective.g(logits, real, options.regularization.realTarget);
            const gradients = learns ? T.gradients(loss, parameters(G)) : [];
            const strength = requireFinite(norm(gradients), 'G');
            if (learns) {
                options.generatorDescentRate ? this.plainG(gradients, options.generatorDescentRate) : this.ofG(gradients, options.learningRate, options.beta1, options.beta2);
            }

            return { gLoss: loss.data[0], dFakeAfter: average(logits, objective.belief), gGradientNorm: strength };
        }

        // G's points for latent vectors, as a copy of its own
        draw(z) {
            const points = T.quietly(() => generate(this.G, T.leaf(z.length / this.options.networks.latentSize, this.options.networks.latentSize, z)).data.slice());
            T.release();
            return points;
        }

        // D's belief at points
        judge(points) {
            const { belief } = objectives[this.options.objective];
            const beliefs = T.quietly(() => judge(this.D, T.leaf(points.length / 2, 2, points)).data.map(belief));
            T.release();
            return beliefs;
        }

        // Where G's loss would have each fake go: minus its gradient by the point, times their number
        push(points, realPoints) {
            const objective = objectives[this.options.objective];
            const x = T.leaf(points.length / 2, 2, points);
            const real = objective.compares ? judge(this.D, T.leaf(realPoints.length / 2, 2, realPoints)) : null;
            const [gradient] = T.gradients(objective.g(judge(this.D, x), real, this.options.regularization.realTarget), [x]);
            const pushes = gradient.data.map(g => -g * x.rows);
            T.release();
            return pushes;
        }
    }

    // --- data: clouds { centres: [[x, y]], sigma }, each as likely as the others; measured as ModeCoverage does ---

    function sample(data, count, random) {
        const points = new Float64Array(2 * count);
        for (let i = 0; i < count; i++) {
            const [x, y] = data.centres[Math.floor(random.uniform() * data.centres.length)];
            points[2 * i] = x + data.sigma * random.normal();
            points[2 * i + 1] = y + data.sigma * random.normal();
        }

        return points;
    }

    function measure(data, points) {
        const counts = data.centres.map(() => 0), nearest = data.centres.map(() => 0), samples = points.length / 2;
        for (let i = 0; i < points.length; i += 2) {
            let best = 0, reach = Infinity;
            data.centres.forEach(([x, y], mode) => {
                const far = Math.hypot(points[i] - x, points[i + 1] - y);
                if (far < reach) {
                    [best, reach] = [mode, far];
                }
            });
            nearest[best]++;
            counts[best] += reach <= 3 * data.sigma ? 1 : 0;
        }

        return {
            modes: counts.filter(count => count > 0).length,
            highQuality: counts.reduce((sum, count) => sum + count, 0) / samples,
            divergence: nearest.filter(count => count > 0).reduce((sum, count) => sum + count / samples * Math.log(count / samples * nearest.length), 0),
        };
    }

    // Random numbers of a seed (mulberry32); the kit's have other bits.
    function source(seed, stream) {
        let state = (Math.imul(seed, 0x9E3779B1) ^ Math.imul(stream + 1, 0x85EBCA6B)) >>> 0;
        const uniform = () => {
            state = (state + 0x6D2B79F5) >>> 0;
            let t = Math.imul(state ^ (state >>> 15), state | 1);
            t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
            return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
        };
        const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
        return { uniform, normal, uniforms: count => Float64Array.from({ length: count }, uniform), normals: count => Float64Array.from({ length: count }, normal) };
    }

    return { Game, generator, discriminator, objectives, penalties, parameters, sample, measure, source };
})();
