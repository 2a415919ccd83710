// A stack of layers, forward and backward: which convolution reads and writes what. The arithmetic is in the kernels.
#include "fused.h"

#ifdef FUSED_X86
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

#include "job.hpp"

namespace {

using namespace fused;

thread_local std::string last_error;

// One layer with what it keeps from call to call.
struct Layer {
    agf_layer options;
    Geometry geometry;
    Filters filters;
    Side result;
    int images_in_sum;   // those of which the layer's kernel leaves one sum for statistics
};

// Numbers for each channel, kept with the activations: scale and shift of the normalisation, mean, 1 / deviation, gamma.
enum Constant { SCALE, SHIFT, MEAN, INVERSE, GAMMA, CONSTANTS };

}  // namespace

struct agf_stack {
    std::vector<std::unique_ptr<Layer>> layers;
    Side in;
    const Kernels* kernels;
    std::unique_ptr<Team> team;
    Scratch scratch;
    Arena sums, gradients[2], constants;

    static size_t rounded(size_t floats) { return (floats + 15) / 16 * 16; }
};

namespace {

int size_after(const agf_layer& layer, int size) {
    return layer.transposed ? (size - 1) * layer.stride - 2 * layer.padding + layer.kernel : (size + 2 * layer.padding - layer.kernel) / layer.stride + 1;
}

// Where each part lies in what forward keeps: the input, then each layer's result before its activation, then its constants.
struct Kept {
    std::vector<size_t> raw, constants;
    size_t floats;

    Kept(const agf_stack& stack, int images) {
        floats = agf_stack::rounded(stack.in.floats(images));
        for (const auto& layer : stack.layers) {
            raw.push_back(floats);
            floats += agf_stack::rounded(layer->result.floats(images));
            constants.push_back(floats);
            floats += size_t(CONSTANTS) * padded(layer->result.channels);
        }
    }
};

void to_pixels(Team& team, const float* from, const Side& side, float* to, int images) {
    const ptrdiff_t pixels = side.pixels();
    team.each(images, [&](ptrdiff_t image, int) {
        const float* x = from + image * side.channels * pixels;
        float* y = to + side.at(image);
        for (ptrdiff_t pixel = 0; pixel < pixels; pixel++) {
            for (int c = 0; c < side.channels; c++) {
                y[pixel * side.pixel + c] = x[c * pixels + pixel];
            }

            for (ptrdiff_t c = side.channels; c < side.pixel; c++) {
                y[pixel * side.pixel + c] = 0;
            }
        }
    });
}

template <typename Change>
void to_planes(Team& team, const float* from, const Side& side, float* to, int images, const Change& change) {
    const ptrdiff_t pixels = side.pixels();
    team.each(images, [&](ptrdiff_t image, int) {
        const float* x = from + side.at(image);
        float* y = to + image * side.channels * pixels;
        for (int c = 0; c < side.channels; c++) {
            for (ptrdiff_t pixel = 0; pixel < pixels; pixel++) {
                y[c * pixels + pixel] = change(x[pixel * side.pixel + c], c);
            }
        }
    });
}

float activated(const agf_layer& options, float value) {
    switch (options.activation) {
        case AGF_LEAKY: return value > 0 ? value : value * options.slope;
        case AGF_TANH: return std::tanh(value);
        case AGF_SIGMOID: return 1 / (1 + std::exp(-value));
        default: return value;
    }
}

// The activation's slope, from its result.
float slope_at(const agf_layer& options, float result) {
    switch (options.activation) {
        case AGF_LEAKY: return result > 0 ? 1 : options.slope;
        case AGF_TANH: return 1 - result * result;
        case AGF_SIGMOID: return result * (1 - result);
        default: return 1;
    }
}

float leaky_slope(const agf_layer& options) { return options.activation == AGF_LEAKY ? options.slope : 1; }

Job job_of(agf_stack& stack, size_t i, int images, const agf_parameters& parameters) {
    Layer& layer = *stack.layers[i];
    return {layer.geometry, images, parameters.weight, &layer.filters, &stack.scratch, stack.team.get()};
}

// What layer i reads: the input as it is, or the result of the layer before, normalised and activated.
Read read_before(const agf_stack& stack, size_t i, const float* kept, const Kept& places) {
    Read read;
    if (i == 0) {
        read.values = kept;
        return read;
    }

    const Layer& before = *stack.layers[i - 1];
    const float* constants = kept + places.constants[i - 1];
    const int channels = padded(before.result.channels);
    read.kind = Read::ACTIVATED;
    read.values = kept + places.raw[i - 1];
    read.scale = constants + SCALE * channels;
    read.shift = constants + SHIFT * channels;
    read.slope = leaky_slope(before.options);
    return read;
}

void set_normalization(const Layer& layer, int c, double mean, double inverse, const agf_parameters& parameters, float* constants) {
    const int channels = padded(layer.result.channels);
    constants[SCALE * channels + c] = float(parameters.gamma[c] * inverse);
    constants[SHIFT * channels + c] = float(parameters.beta[c] - mean * parameters.gamma[c] * inverse);
    constants[MEAN * channels + c] = float(mean);
    constants[INVERSE * channels + c] = float(inverse);
    constants[GAMMA * channels + c] = parameters.gamma[c];
}

void normalize_as_before(const Layer& layer, const agf_parameters& parameters, float* constants) {
    for (int c = 0; c < layer.result.channels; c++) {
        set_normalization(layer, c, parameters.running_mean[c], 1 / std::sqrt(double(parameters.running_variance[c]) + layer.options.epsilon), parameters, constants);
    }
}

// Batch statistics from those of the parts that the kernel summed, by Chan, Golub and LeVeque 1983: exact whatever the mean, and in a
// fixed order.
void normalize(const Layer& layer, int images, const float* sums, const agf_parameters& parameters, float* constants) {
    const int channels = padded(layer.result.channels), each = layer.images_in_sum;
    const double pixels = double(layer.result.pixels()), count = pixels * images;
    for (int c = 0; c < layer.result.channels; c++) {
        double mean = 0, squares = 0;
        const float* means = sums + c;
        for (int first = 0; first < images; first += each, means += 2 * channels) {
            mean += std::min(each, images - first) * double(*means);
        }

        mean /= images;
        means = sums + c;
        for (int first = 0; first < images; first += each, means += 2 * channels) {
            const double away = *means - mean;
            squares += means[channels] + std::min(each, images - first) * pixels * away * away;
        }

        set_normalization(layer, c, mean, 1 / std::sqrt(squares / count + layer.options.epsilon), parameters, constants);
        if (parameters.running_mean != nullptr) {
            const float share = layer.options.momentum;
            parameters.running_mean[c] = (1 - share) * parameters.running_mean[c] + share * float(mean);
            parameters.running_variance[c] = (1 - share) * parameters.running_variance[c] + share * float(squares / (count - 1));
        }
    }
}

void forward(agf_stack& stack, int images, bool training, const agf_parameters* parameters, const float* x, float* y, float* kept) {
    const Kept places(stack, images);
    to_pixels(*stack.team, x, stack.in, kept, images);
    for (size_t i = 0; i < stack.layers.size(); i++) {
        Layer& layer = *stack.layers[i];
        const int channels = padded(layer.result.channels);
        float* constants = kept + places.constants[i];
        std::memset(constants, 0, sizeof(float) * CONSTANTS * channels);
        std::fill_n(constants + SCALE * channels, layer.result.channels, 1.0f);

        std::vector<float> bias(channels, 0.0f);
        Write write;
        write.values = kept + places.raw[i];
        if (parameters[i].bias != nullptr) {
            std::copy_n(parameters[i].bias, layer.result.channels, bias.data());
            write.bias = bias.data();
        }

        if (layer.options.normalized && training) {
            write.sums = stack.sums.floats(size_t(images) * 2 * channels);
        }

        const Job job = job_of(stack, i, images, parameters[i]);
        (layer.options.transposed ? stack.kernels->to_big : stack.kernels->to_small)(job, read_before(stack, i, kept, places), write);
        if (layer.options.normalized && training) {
            normalize(layer, images, write.sums, parameters[i], constants);
        } else if (layer.options.normalized) {
            normalize_as_before(layer, parameters[i], constants);
        }
    }

    const Layer& last = *stack.layers.back();
    float* result = kept + places.raw.back();
    const float* scale = kept + places.constants.back() + SCALE * padded(last.result.channels);
    const float* shift = kept + places.constants.back() + SHIFT * padded(last.result.channels);
    if (last.options.normalized) {
        to_planes(*stack.team, result, last.result, y, images,
            [&](float value, int c) { return activated(last.options, scale[c] * value + shift[c]); });
        return;
    }

    // Nobody needs the last result as it was before its activation.
    const int activation = last.options.activation;
    stack.team->each(images, [&](ptrdiff_t image, int) {
        float* values = result + last.result.at(image);
        const ptrdiff_t count = last.result.at(1);
        if (activation == AGF_TANH || activation == AGF_SIGMOID) {
            stack.kernels->squash(values, count, activation == AGF_SIGMOID);
            return;
        }

        for (ptrdiff_t at = 0; at < count; at++) {
            values[at] = activated(last.options, values[at]);
        }
    });
    to_planes(*stack.team, result, last.result, y, images, [](float value, int) { return value; });
}

void backward(agf_stack& stack, int images, const agf_parameters* parameters, const float* kept, const float* dy, const agf_gradients* gradients, float* dx) {
    const Kept places(stack, images);
    const Layer& last = *stack.layers.back();
    size_t most = stack.in.floats(images);
    for (const auto& layer : stack.layers) {
        most = std::max(most, layer->result.floats(images));
    }

    // With respect to the last layer's result before its activation.
    float* gradient = stack.gradients[0].floats(most);
    to_pixels(*stack.team, dy, last.result, gradient, images);
    const float* result = kept + places.raw.back();
    const int last_channels = padded(last.result.channels);
    const float* of_last = kept + places.constants.back();

    // Sums of the gradient over pixels, by image, as the kernels leave them for the layers before.
    float* sums = stack.sums.floats(size_t(images) * 2 * last_channels);
    int images_in_sum = 1;
    stack.team->each(images, [&](ptrdiff_t image, int) {
        float* totals = sums + image * 2 * last_channels;
        std::memset(totals, 0, sizeof(float) * 2 * last_channels);
        for (ptrdiff_t pixel = 0; pixel < last.result.pixels(); pixel++) {
            const ptrdiff_t from = last.result.at(image) + pixel * last.result.pixel;
            for (int c = 0; c < last.result.channels; c++) {
                const float kept_value = result[from + c];
                const float value = last.options.normalized
                    ? activated(last.options, of_last[SCALE * last_channels + c] * kept_value + of_last[SHIFT * last_channels + c])
                    : kept_value;
                const float slope = slope_at(last.options, value);
                gradient[from + c] *= slope;
                totals[c] += gradient[from + c];
                totals[last_channels + c] += gradient[from + c] * (kept_value - of_last[MEAN * last_channels + c]) * of_last[INVERSE * last_channels + c];
            }
        }
    });

    for (size_t i = stack.layers.size(); i-- > 0;) {
        Layer& layer = *stack.layers[i];
        const int channels = padded(layer.result.channels);
        const float* constants = kept + places.constants[i];
        Read read;
        read.values = gradient;
        if (layer.options.normalized || gradients[i].bias != nullptr) {
            // Ioffe and Szegedy 2015 (arXiv 1502.03167), section 3: dy = gamma / s (dz - mean(dz) - xhat mean(dz xhat)).
            float* factors = stack.constants.floats(3 * size_t(channels));
            std::memset(factors, 0, sizeof(float) * 3 * channels);
            const double count = double(images) * double(layer.result.pixels());
            for (int c = 0; c < layer.result.channels; c++) {
                double total = 0, along = 0;
                const float* totals = sums + c;
                for (int first = 0; first < images; first += images_in_sum, totals += 2 * channels) {
                    total += totals[0];
                    along += totals[channels];
                }

                if (gradients[i].bias != nullptr) {
                    // What is normalised afterwards does not depend on a bias.
                    gradients[i].bias[c] = layer.options.normalized ? 0.0f : float(total);
                }

                if (!layer.options.normalized) {
                    continue;
                }

                if (gradients[i].gamma != nullptr) {
                    gradients[i].gamma[c] = float(along);
                }

                if (gradients[i].beta != nullptr) {
                    gradients[i].beta[c] = float(total);
                }

                const double inverse = constants[INVERSE * channels + c], scale = constants[GAMMA * channels + c] * inverse;
                const double other = -scale * inverse * along / count;
                factors[c] = float(scale);
                factors[channels + c] = float(-scale * total / count - other * constants[MEAN * channels + c]);
                factors[2 * channels + c] = float(other);
            }

            if (layer.options.normalized) {
                read.kind = Read::TWO;
                read.scale = factors;
                read.shift = factors + channels;
                read.other_scale = factors + 2 * channels;
                read.other = kept + places.raw[i];
            }
        }

        const Job job = job_of(stack, i, images, parameters[i]);
        const Read before = read_before(stack, i, kept, places);
        if (gradients[i].weight != nullptr) {
            const bool transposed = layer.options.transposed;
            stack.kernels->filter_gradient(job, transposed ? read : before, transposed ? before : read, gradients[i].weight);
        }

        if (i == 0 && dx == nullptr) {
            break;
        }

        Write write;
        float* next = stack.gradients[(stack.layers.size() - i) % 2].floats(most);
        write.values = next;
        if (i > 0) {
            const Layer& previous = *stack.layers[i - 1];
            const float* of_previous = kept + places.constants[i - 1];
            const int previous_channels = padded(previous.result.channels);
            write.kind = Write::GRADIENT;
            write.raw = kept + places.raw[i - 1];
            write.scale = of_previous + SCALE * previous_channels;
            write.shift = of_previous + SHIFT * previous_channels;
            write.slope = leaky_slope(previous.options);
            write.mean = of_previous + MEAN * previous_channels;
            write.inverse = of_previous + INVERSE * previous_channels;
            if (previous.options.normalized || gradients[i - 1].bias != nullptr) {
                write.sums = sums = stack.sums.floats(size_t(images) * 2 * previous_channels);
                images_in_sum = layer.images_in_sum;
            }
        }

        (layer.options.transposed ? stack.kernels->to_small : stack.kernels->to_big)(job, read, write);
        gradient = next;
    }

    if (dx != nullptr) {
        to_planes(*stack.team, gradient, stack.in, dx, images, [](float value, int) { return value; });
    }
}

#ifdef FUSED_X86
// Whether tests bring an emulator for processors without AMX.
#ifndef FUSED_AMX_EMULATED
#define FUSED_AMX_EMULATED false
#endif

// Whether this process may use AMX: the processor has it, and the system grants the room that its registers need.
bool may_use_amx() {
    constexpr unsigned BF16 = 1u << 22, TILE = 1u << 24;
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (d & BF16) == 0 || (d & TILE) == 0) {
        return false;
    }

    constexpr long ARCH_REQ_XCOMP_PERM = 0x1023, TILE_DATA = 18;
    return syscall(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, TILE_DATA) == 0;
}
#endif

// The best first.
std::vector<const Kernels*> kernels_of_machine() {
    std::vector<const Kernels*> found;
#ifdef FUSED_X86
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")) {
        static const bool amx = may_use_amx() || FUSED_AMX_EMULATED;
        if (amx) {
            found.push_back(&AMX_KERNELS);
        }

        if (__builtin_cpu_supports("avx512bf16")) {
            found.push_back(&AVX512BF16_KERNELS);
        }

        found.insert(found.end(), {&AVX512_KERNELS, &AVX512_BF16_KERNELS});
    }

    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        found.insert(found.end(), {&AVX2_KERNELS, &AVX2_BF16_KERNELS});
    }
#endif
    return found;
}

const Kernels* kernels_named(bool bf16, const char* name) {
    for (const Kernels* kernels : kernels_of_machine()) {
        if (kernels->bf16 == bf16 && (name == nullptr || std::strcmp(kernels->name, name) == 0)) {
            return kernels;
        }
    }

    return nullptr;
}

void require(bool holds, const std::string& otherwise) {
    if (!holds) {
        throw std::invalid_argument(otherwise);
    }
}

std::unique_ptr<agf_stack> create(const agf_layer* layers, int count, int rows, int columns, int threads, bool bf16, const char* instructions) {
    auto stack = std::make_unique<agf_stack>();
    stack->kernels = kernels_named(bf16, instructions);
    require(stack->kernels != nullptr, std::string("this machine has no kernels for ") + (instructions == nullptr ? "its instruction set" : instructions));
    require(count > 0 && rows > 0 && columns > 0 && threads > 0, "a stack needs layers, pixels and threads");
    const auto has_picture = [&](int i) {
        const agf_layer& layer = layers[i];
        return layer.transposed ? i == count - 1 && layer.to < CHANNEL_BLOCK && !layer.normalized : i == 0 && layer.from < CHANNEL_BLOCK;
    };
    const auto tiles = [&](int i) {
        const agf_layer& layer = layers[i];
        return bf16 && fill_tiles(layer.transposed ? layer.to : layer.from, layer.transposed ? layer.from : layer.to, has_picture(i));
    };
    stack->in = {layers[0].from, rows, columns, Form::PIXELS, !layers[0].transposed && has_picture(0) ? layers[0].from : padded(layers[0].from)};
    Side before = stack->in;
    for (int i = 0; i < count; i++) {
        const agf_layer& options = layers[i];
        const bool last = i == count - 1;
        require(options.from > 0 && options.to > 0 && options.kernel > 0 && options.stride > 0 && options.padding >= 0 && options.padding < options.kernel,
            "channels, kernel and stride must be above 0, the padding below the kernel");
        require(i == 0 || options.from == layers[i - 1].to, "a layer must take the channels that the one before gives");
        require(last || options.activation == AGF_NONE || options.activation == AGF_LEAKY, "only the last activation may be a tanh or a sigmoid");

        auto layer = std::make_unique<Layer>();
        layer->options = options;
        layer->images_in_sum = tiles(i) ? TILE_IMAGES : 1;
        Side& result = layer->result;
        result = {options.to, size_after(options, before.rows), size_after(options, before.columns), Form::PIXELS, padded(options.to)};
        require(result.rows > 0 && result.columns > 0, "the pictures are too small for the stack");
        if (options.transposed && has_picture(i)) {
            result.pixel = options.to;
        } else if (!last && (tiles(i) || tiles(i + 1))) {
            // Between layers; what comes in and goes out stays exact.
            result.form = Form::TILES;
            result.pixel = ptrdiff_t(whole(options.to, TILE_CHANNELS)) * TILE_IMAGES;
        }

        layer->geometry = {options.transposed ? result : before, options.transposed ? before : result, options.kernel, options.stride, options.padding};
        before = result;
        stack->layers.push_back(std::move(layer));
    }

    stack->team = std::make_unique<Team>(threads);
    for (int i = 0; i < 2 * threads; i++) {
        stack->scratch.of_worker.push_back(std::make_unique<Arena>());
    }

    return stack;
}

template <typename Body>
int guarded(const Body& body) {
    try {
        body();
        return 0;
    } catch (const std::exception& failure) {
        last_error = failure.what();
        return 1;
    }
}

}  // namespace

extern "C" {

int32_t agf_abi_version(void) { return AGF_ABI_VERSION; }

const char* agf_last_error(void) { return last_error.c_str(); }

const char* agf_instruction_set(int32_t bf16) {
    const Kernels* kernels = kernels_named(bf16 != 0, nullptr);
    return kernels == nullptr ? nullptr : kernels->name;
}

int32_t agf_create(const agf_layer* layers, int32_t count, int32_t rows, int32_t columns, int32_t threads, int32_t bf16, const char* instructions, agf_stack** out) {
    return guarded([&] { *out = create(layers, count, rows, columns, threads, bf16 != 0, instructions).release(); });
}

void agf_destroy(agf_stack* stack) { delete stack; }

void agf_shape(const agf_stack* stack, int32_t shape[3]) {
    const Layer& last = *stack->layers.back();
    shape[0] = last.result.channels;
    shape[1] = last.result.rows;
    shape[2] = last.result.columns;
}

int64_t agf_kept(const agf_stack* stack, int32_t images) { return int64_t(Kept(*stack, images).floats); }

float* agf_take(int64_t floats) {
    try {
        return take(size_t(floats));
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

void agf_give_back(float* memory) { give_back(memory); }

int32_t agf_forward(agf_stack* stack, int32_t images, int32_t training, const agf_parameters* parameters, const float* x, float* y, float* kept) {
    return guarded([&] { stack->team->lead([&] { forward(*stack, images, training != 0, parameters, x, y, kept); }); });
}

int32_t agf_backward(
    agf_stack* stack, int32_t images, const agf_parameters* parameters, const float* kept, const float* dy, const agf_gradients* gradients, float* dx) {
    return guarded([&] { stack->team->lead([&] { backward(*stack, images, parameters, kept, dy, gradients, dx); }); });
}

}  // extern "C"
