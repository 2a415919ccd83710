// The fused kernels through their C interface against plain loops in double: built with sanitizers by SanitizerTests.
// Prints one line a case, and ends with status 1 where one differs.
#include "fused.h"

#include "amx_emulator.hpp"

#include <cmath>
#include <cstdio>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

namespace {

using Numbers = std::vector<double>;

std::mt19937 source(7);

std::vector<float> draw(size_t count, double scale = 1) {
    std::normal_distribution<double> normal(0, scale);
    std::vector<float> numbers(count);
    for (auto& number : numbers) {
        number = float(normal(source));
    }

    return numbers;
}

Numbers wide(const std::vector<float>& numbers) { return Numbers(numbers.begin(), numbers.end()); }

// To the nearest number of bfloat16, ties to even.
double rounded(double value) {
    const float single = float(value);
    uint32_t bits;
    std::memcpy(&bits, &single, sizeof(bits));
    bits = (bits + 0x7fffu + ((bits >> 16) & 1u)) & 0xffff0000u;
    float result;
    std::memcpy(&result, &bits, sizeof(result));
    return result;
}

struct Layer {
    agf_layer options;
    bool rounds;         // what it multiplies
    bool rounds_result;  // what it leaves for the next layer, and the gradient with respect to that
    std::vector<float> weight, bias, gamma, beta;
    int in_rows, in_columns, rows, columns;
};

struct Pass {
    Numbers x, raw, xhat, z, y, inverse;
};

// Calls body(pixel of the big side, pixel of the small side, tap) for all that a filter connects, in planes of one image.
template <typename Body>
void connect(const Layer& layer, const Body& body) {
    const agf_layer& o = layer.options;
    const int small_rows = o.transposed ? layer.in_rows : layer.rows, small_columns = o.transposed ? layer.in_columns : layer.columns;
    const int big_rows = o.transposed ? layer.rows : layer.in_rows, big_columns = o.transposed ? layer.columns : layer.in_columns;
    for (int r = 0; r < small_rows; r++) {
        for (int c = 0; c < small_columns; c++) {
            for (int i = 0; i < o.kernel; i++) {
                for (int j = 0; j < o.kernel; j++) {
                    const int y = r * o.stride + i - o.padding, x = c * o.stride + j - o.padding;
                    if (y >= 0 && y < big_rows && x >= 0 && x < big_columns) {
                        body(y * big_columns + x, r * small_columns + c, i * o.kernel + j);
                    }
                }
            }
        }
    }
}

size_t weight_at(const Layer& layer, int from, int to, int tap) {
    const agf_layer& o = layer.options;
    const int taps = o.kernel * o.kernel;
    return o.transposed ? (size_t(from) * o.to + to) * taps + tap : (size_t(to) * o.from + from) * taps + tap;
}

// Calls body(place in x, place in y, place in the weights) for all products of a layer.
template <typename Body>
void products(const Layer& layer, int images, const Body& body) {
    const agf_layer& o = layer.options;
    const size_t in_pixels = size_t(layer.in_rows) * layer.in_columns, pixels = size_t(layer.rows) * layer.columns;
    for (int image = 0; image < images; image++) {
        for (int from = 0; from < o.from; from++) {
            for (int to = 0; to < o.to; to++) {
                connect(layer, [&](int big, int small, int tap) {
                    body((size_t(image) * o.from + from) * in_pixels + size_t(o.transposed ? small : big), (size_t(image) * o.to + to) * pixels + size_t(o.transposed ? big : small),
                        weight_at(layer, from, to, tap));
                });
            }
        }
    }
}

double activate(const agf_layer& o, double z) {
    return o.activation == AGF_LEAKY ? (z > 0 ? z : z * o.slope) : o.activation == AGF_TANH ? std::tanh(z) : o.activation == AGF_SIGMOID ? 1 / (1 + std::exp(-z)) : z;
}

double slope(const agf_layer& o, double z, double y) {
    return o.activation == AGF_LEAKY ? (z > 0 ? 1 : o.slope) : o.activation == AGF_TANH ? 1 - y * y : o.activation == AGF_SIGMOID ? y * (1 - y) : 1;
}

Numbers rounded_if(bool rounds, const Numbers& numbers) {
    Numbers result = numbers;
    for (double& number : result) {
        number = rounds ? rounded(number) : number;
    }

    return result;
}

Pass forward(const Layer& layer, int images, const Numbers& x) {
    const agf_layer& o = layer.options;
    const size_t pixels = size_t(layer.rows) * layer.columns, count = size_t(images) * o.to * pixels;
    Pass pass{x, Numbers(count), Numbers(count), Numbers(count), Numbers(count), Numbers(o.to, 1)};
    const Numbers left = rounded_if(layer.rounds, x), right = rounded_if(layer.rounds, wide(layer.weight));
    products(layer, images, [&](size_t in, size_t out, size_t w) { pass.raw[out] += left[in] * right[w]; });
    for (int c = 0; c < o.to; c++) {
        double mean = 0, variance = 0;
        const auto each = [&](const auto& body) {
            for (int image = 0; image < images; image++) {
                for (size_t pixel = 0; pixel < pixels; pixel++) {
                    body((size_t(image) * o.to + c) * pixels + pixel);
                }
            }
        };
        each([&](size_t at) {
            pass.raw[at] += layer.bias.empty() ? 0 : layer.bias[c];
            mean += pass.raw[at] / double(images * pixels);
        });
        each([&](size_t at) { variance += (pass.raw[at] - mean) * (pass.raw[at] - mean) / double(images * pixels); });
        pass.inverse[c] = o.normalized ? 1 / std::sqrt(variance + o.epsilon) : 1;
        each([&](size_t at) {
            pass.raw[at] = layer.rounds_result ? rounded(pass.raw[at]) : pass.raw[at];
            pass.xhat[at] = (pass.raw[at] - mean) * pass.inverse[c];
            pass.z[at] = o.normalized ? pass.xhat[at] * layer.gamma[c] + layer.beta[c] : pass.raw[at];
            pass.y[at] = activate(o, pass.z[at]);
        });
    }

    return pass;
}

struct Gradients {
    Numbers weight, bias, gamma, beta, x;
};

Gradients backward(const Layer& layer, int images, const Pass& pass, const Numbers& dy) {
    const agf_layer& o = layer.options;
    const size_t pixels = size_t(layer.rows) * layer.columns;
    Gradients g{Numbers(layer.weight.size()), Numbers(o.to), Numbers(o.to), Numbers(o.to), Numbers(pass.x.size())};
    Numbers draw(dy.size());
    for (int c = 0; c < o.to; c++) {
        const double n = double(images * pixels);
        const auto each = [&](const auto& body) {
            for (int image = 0; image < images; image++) {
                for (size_t pixel = 0; pixel < pixels; pixel++) {
                    body((size_t(image) * o.to + c) * pixels + pixel);
                }
            }
        };
        each([&](size_t at) {
            draw[at] = dy[at] * slope(o, pass.z[at], pass.y[at]);
            g.beta[c] += draw[at];
            g.gamma[c] += draw[at] * pass.xhat[at];
            draw[at] = layer.rounds_result ? rounded(draw[at]) : draw[at];
        });
        if (o.normalized) {
            each([&](size_t at) { draw[at] = layer.gamma[c] * pass.inverse[c] * (draw[at] - g.beta[c] / n - pass.xhat[at] * g.gamma[c] / n); });
        } else {
            g.bias[c] = g.beta[c];
        }
    }

    const Numbers x = rounded_if(layer.rounds, pass.x), weight = rounded_if(layer.rounds, wide(layer.weight)), flowing = rounded_if(layer.rounds, draw);
    products(layer, images, [&](size_t in, size_t out, size_t w) {
        g.weight[w] += x[in] * flowing[out];
        g.x[in] += weight[w] * flowing[out];
    });
    return g;
}

double difference(const std::vector<float>& ours, const Numbers& expected) {
    double worst = 0, largest = 1e-12;
    for (size_t i = 0; i < expected.size(); i++) {
        worst = std::fmax(worst, std::fabs(ours[i] - expected[i]));
        largest = std::fmax(largest, std::fabs(expected[i]));
        if (std::isnan(ours[i])) {
            return INFINITY;
        }
    }

    return worst / largest;
}

// Kernels of one instruction set, for float32 or bfloat16.
struct Kernels {
    const char* instructions;
    bool bf16;
};

bool check(const char* name, const Kernels& kernels, int rows, int columns, int images, int threads, std::vector<agf_layer> options) {
    std::vector<Layer> layers;
    int r = rows, c = columns;
    for (size_t i = 0; i < options.size(); i++) {
        const agf_layer& o = options[i];
        // As many channels as fill a tile, or a picture's on the one side.
        const auto rounds = [&](size_t at) {
            const agf_layer& layer = options[at];
            const bool to_picture = layer.transposed && at + 1 == options.size() && !layer.normalized, from_picture = !layer.transposed && at == 0;
            return kernels.bf16 && (layer.from >= 16 || from_picture) && (layer.to >= 16 || to_picture);
        };
        const bool rounds_result = i + 1 < options.size() && (rounds(i) || rounds(i + 1));
        Layer layer{o, rounds(i), rounds_result, draw(size_t(o.from) * o.to * o.kernel * o.kernel, 1 / std::sqrt(o.from * 4.0)), {}, {}, {}, r, c, 0, 0};
        if (o.normalized) {
            layer.gamma = draw(o.to);
            layer.beta = draw(o.to);
        } else {
            layer.bias = draw(o.to);
        }

        layer.rows = r = o.transposed ? (r - 1) * o.stride - 2 * o.padding + o.kernel : (r + 2 * o.padding - o.kernel) / o.stride + 1;
        layer.columns = c = o.transposed ? (c - 1) * o.stride - 2 * o.padding + o.kernel : (c + 2 * o.padding - o.kernel) / o.stride + 1;
        layers.push_back(layer);
    }

    agf_stack* stack = nullptr;
    if (agf_create(options.data(), int(options.size()), rows, columns, threads, kernels.bf16, kernels.instructions, &stack) != 0) {
        std::printf("%s, %s: refused, %s\n", name, kernels.instructions, agf_last_error());
        return true;
    }

    const auto x = draw(size_t(images) * options[0].from * rows * columns);
    const size_t results = size_t(images) * options.back().to * r * c;
    const auto dy = draw(results);
    std::vector<float> y(results), dx(x.size());
    std::vector<std::vector<float>> gradients;
    std::vector<agf_parameters> parameters;
    std::vector<agf_gradients> targets;
    gradients.reserve(4 * layers.size());
    const auto room = [&](const std::vector<float>& like) -> float* {
        gradients.emplace_back(like.size(), NAN);
        return like.empty() ? nullptr : gradients.back().data();
    };
    for (const Layer& layer : layers) {
        const auto or_null = [](const std::vector<float>& numbers) { return numbers.empty() ? nullptr : numbers.data(); };
        parameters.push_back({layer.weight.data(), or_null(layer.bias), or_null(layer.gamma), or_null(layer.beta), nullptr, nullptr});
        targets.push_back({room(layer.weight), room(layer.bias), room(layer.gamma), room(layer.beta)});
    }

    float* kept = agf_take(agf_kept(stack, images));
    bool good = agf_forward(stack, images, 1, parameters.data(), x.data(), y.data(), kept) == 0
        && agf_backward(stack, images, parameters.data(), kept, dy.data(), targets.data(), dx.data()) == 0;
    agf_give_back(kept);
    agf_destroy(stack);

    std::vector<Pass> passes;
    for (const Layer& layer : layers) {
        passes.push_back(forward(layer, images, passes.empty() ? wide(x) : passes.back().y));
    }

    double worst = difference(y, passes.back().y);
    Numbers flowing = wide(dy);
    for (size_t i = layers.size(); i-- > 0;) {
        const Gradients expected = backward(layers[i], images, passes[i], flowing);
        worst = std::fmax(worst, difference(gradients[4 * i], expected.weight));
        if (layers[i].options.normalized) {
            worst = std::fmax(worst, std::fmax(difference(gradients[4 * i + 2], expected.gamma), difference(gradients[4 * i + 3], expected.beta)));
        } else {
            worst = std::fmax(worst, difference(gradients[4 * i + 1], expected.bias));
        }

        flowing = expected.x;
    }

    worst = std::fmax(worst, difference(dx, flowing));
    // A rounding before may decide one after: then numbers differ by bfloat16's last place, 1/256.
    const double tolerance = kernels.bf16 && layers.size() > 1 ? 1e-2 : 1e-4;
    good = good && worst < tolerance;
    std::printf("%s, %s%s: %s, differs by %.1e\n", name, kernels.instructions, kernels.bf16 ? " bf16" : "", good ? "good" : "WRONG", worst);
    return good;
}

// The last activation alone, by a convolution that multiplies by one: all sizes of numbers, and those that are none.
bool check_activation(const char* instructions, int32_t activation) {
    std::vector<float> x = {0.0f, 1e-20f, -1e-20f, 0.625f, -0.625f, 1e30f, -1e30f, INFINITY, -INFINITY, NAN};
    for (float at = -100; at < 100; at += 0.0371f) {
        x.push_back(at);
        x.push_back(at / 100);
    }

    const agf_layer layer{0, 1, 1, 1, 1, 0, 0, activation, 0, 1e-5f, 0.1f};
    const float weight = 1;
    const agf_parameters parameters{&weight, nullptr, nullptr, nullptr, nullptr, nullptr};
    const int columns = int(x.size());
    agf_stack* stack = nullptr;
    if (agf_create(&layer, 1, 1, columns, 1, false, instructions, &stack) != 0) {
        std::printf("activation %d, %s: refused, %s\n", activation, instructions, agf_last_error());
        return true;
    }

    std::vector<float> y(x.size());
    float* kept = agf_take(agf_kept(stack, 1));
    bool good = agf_forward(stack, 1, 0, &parameters, x.data(), y.data(), kept) == 0;
    agf_give_back(kept);
    agf_destroy(stack);
    for (size_t i = 0; i < x.size(); i++) {
        const double expected = activate(layer, x[i]);
        if (std::isnan(expected) ? !std::isnan(y[i]) : std::fabs(y[i] - expected) > 5e-7 * std::fabs(expected) + 1e-37) {
            std::printf("activation %d of %g is %g, not %g\n", activation, x[i], y[i], expected);
            good = false;
        }
    }

    std::printf("activation %d, %s: %s\n", activation, instructions, good ? "good" : "WRONG");
    return good;
}

}  // namespace

int main() {
    const float slope = 0.2f, epsilon = 1e-5f, momentum = 0.1f;
    const auto down = [&](int from, int to, int normalized, int activation) { return agf_layer{0, from, to, 4, 2, 1, normalized, activation, slope, epsilon, momentum}; };
    const auto up = [&](int from, int to, int normalized, int activation) { return agf_layer{1, from, to, 4, 2, 1, normalized, activation, 0, epsilon, momentum}; };
    bool good = true;
    const auto convolution = [&](int transposed, int from, int to, int kernel, int stride, int padding) {
        return std::vector<agf_layer>{{transposed, from, to, kernel, stride, padding, 0, AGF_NONE, 0, epsilon, momentum}};
    };
    emulate_amx();
    for (const Kernels& kernels : {Kernels{"AVX2", false}, {"AVX-512", false}, {"AVX2", true}, {"AVX-512", true}, {"AVX-512 BF16", true}, {"AMX", true}}) {
        good &= check("discriminator", kernels, 16, 16, 3, 2, {down(3, 6, 0, AGF_LEAKY), down(6, 17, 1, AGF_LEAKY), {0, 17, 1, 4, 1, 0, 0, AGF_NONE, 0, epsilon, momentum}});
        good &= check("generator", kernels, 1, 1, 3, 2, {{1, 5, 20, 4, 1, 0, 1, AGF_LEAKY, 0, epsilon, momentum}, up(20, 7, 1, AGF_LEAKY), up(7, 3, 0, AGF_TANH)});
        good &= check("many tiles", kernels, 16, 16, 11, 3, {down(18, 33, 1, AGF_LEAKY), up(33, 19, 0, AGF_SIGMOID)});
        good &= check("features", kernels, 8, 8, 4, 2, {down(5, 18, 0, AGF_LEAKY), down(18, 20, 1, AGF_LEAKY)});
        good &= check("odd size", kernels, 13, 9, 2, 1, {down(17, 20, 1, AGF_LEAKY), down(20, 18, 0, AGF_LEAKY)});
        good &= check("filter of three", kernels, 7, 6, 2, 2, {{0, 3, 9, 3, 1, 1, 0, AGF_LEAKY, slope, epsilon, momentum}, {0, 9, 4, 3, 2, 1, 1, AGF_LEAKY, slope, epsilon, momentum}, {1, 4, 2, 3, 2, 0, 0, AGF_TANH, 0, epsilon, momentum}});
        good &= check("ends in a picture", kernels, 5, 3, 3, 2, {up(18, 17, 1, AGF_LEAKY), up(17, 3, 0, AGF_TANH)});
        good &= check("normalized picture", kernels, 4, 4, 3, 2, {up(17, 18, 1, AGF_LEAKY), up(18, 3, 1, AGF_TANH)});
        good &= check("down from a picture", kernels, 22, 10, 18, 2, convolution(0, 3, 35, 4, 2, 1));
        good &= check("up to a picture", kernels, 11, 5, 33, 2, convolution(1, 35, 3, 4, 2, 1));
        good &= check("grey picture", kernels, 8, 7, 5, 3, convolution(0, 1, 17, 3, 2, 0));
        good &= check("wide window", kernels, 9, 20, 2, 2, convolution(0, 3, 16, 7, 1, 3));
        good &= check("one down", kernels, 8, 6, 18, 2, convolution(0, 19, 35, 4, 2, 1));
        good &= check("one up", kernels, 4, 3, 33, 2, convolution(1, 35, 19, 4, 2, 1));
        good &= check("one from a vector", kernels, 1, 1, 3, 2, convolution(1, 40, 17, 4, 1, 0));
        good &= check("one of three", kernels, 7, 5, 5, 2, convolution(0, 33, 16, 3, 1, 1));
    }

    for (const char* instructions : {"AVX2", "AVX-512"}) {
        good &= check_activation(instructions, AGF_TANH);
        good &= check_activation(instructions, AGF_SIGMOID);
    }

    // What cannot be run is refused, and says why.
    agf_stack* stack = nullptr;
    const agf_layer apart[] = {down(3, 4, 1, AGF_LEAKY), down(5, 4, 1, AGF_LEAKY)};
    good &= agf_create(apart, 2, 8, 8, 1, false, nullptr, &stack) == 1 && std::strlen(agf_last_error()) > 0;
    std::printf("%s\n", good ? "all good" : "WRONG");
    return good ? 0 : 1;
}
