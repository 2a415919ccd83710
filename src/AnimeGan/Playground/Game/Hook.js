// For tests and for the curious: the same steps on given weights, batches and latent vectors.
window.animegan = {
    objectives: Object.keys(Planar.objectives),
    penalties: Object.keys(Planar.penalties),
    replay({ options: asked, generator, discriminator, steps }) {
        const networks = [Planar.generator(asked.networks, Planar.source(0, 0)), Planar.discriminator(asked.networks, Planar.source(0, 0))];
        [generator, discriminator].forEach((given, i) => Planar.parameters(networks[i]).forEach((p, k) => p.data.set(given[k])));
        const game = new Planar.Game(asked, ...networks);
        const taken = steps.map(({ batches, uniform = [], who = 'both' }) => {
            const left = [...uniform];
            const values = game.step(batches.map(({ x, z }) => ({ x: Float64Array.from(x), z: Float64Array.from(z) })), count => Float64Array.from(left.splice(0, count)), who);
            return { values, generator: Planar.parameters(game.G).map(p => [...p.data]), discriminator: Planar.parameters(game.D).map(p => [...p.data]) };
        });
        return taken;
    },
    measure: (data, points) => Planar.measure(data, points),
    rehearse(name, seed, steps, every, changes = {}) {
        const played = new Match({ ...optionsOf(name, setup.options), seed, ...changes }, dataOf(presets[name].data)), seen = [];
        for (let i = 1; i <= steps; i++) {
            const values = played.step();
            if (i % every === 0) {
                const { points, ...found } = played.look(), centre = [0, 1].map(k => points.filter((_, n) => n % 2 === k).reduce((sum, x) => sum + x, 0) / (points.length / 2));
                seen.push({ step: i, ...found, offCentre: Math.hypot(...centre), gGradientNorm: values.gGradientNorm, dFake: values.dFake });
            }
        }

        return seen;
    },
    get steps() {
        return match.steps;
    },
};
