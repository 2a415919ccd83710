// Convolutions of any filter and step as a multiplication by patches of the big side: for pictures of three channels, for the ends of
// a network, where one side is a single pixel, and for whatever winograd.hpp has no form of.
//
// A patch is [row][column][channel] of the filter's window, one for each pixel of the small side.
#pragma once

#include <algorithm>
#include <cstring>

#include "access.hpp"
#include "gemm.hpp"
#include "spread.hpp"

namespace FUSED_ISA {

struct Patches {
    static constexpr int WAY = 0;   // among the forms that filters are kept in; Winograd's are its number of outputs

    const Job& job;
    const Geometry& g;
    const int small, big;        // padded channels; a picture's are not
    const ptrdiff_t depth;       // numbers in a patch
    const ptrdiff_t patch_row;   // floats from patch to patch
    const ptrdiff_t m_row;       // floats from row to row of the small side's
    const ptrdiff_t pixels;      // of the small side of one image

    explicit Patches(const Job& job)
        : job(job), g(job.geometry), small(fused::padded(g.small.channels)), big(g.big.is_picture() ? g.big.channels : fused::padded(g.big.channels)),
          depth(ptrdiff_t(g.kernel) * g.kernel * big), patch_row((depth + PANEL - 1) / PANEL * PANEL + 16), m_row(small + 16),
          pixels(ptrdiff_t(g.small.rows) * g.small.columns) {}

    static ptrdiff_t panels(ptrdiff_t columns) { return (columns + PANEL - 1) / PANEL; }

    // The patches of one row of the small side of one image.
    void read_patches(const Read& read, int image, int row, float* to) const {
        for (int i = 0; i < g.kernel; i++, to += g.kernel * big) {
            const int y = row * g.stride + i - g.padding;
            const bool inside = y >= 0 && y < g.big.rows;
            const ptrdiff_t line = g.big.at(image) + (inside ? ptrdiff_t(y) * g.big.columns * g.big.pixel : 0);
            if (g.big.is_picture()) {
                read_picture_line(inside, static_cast<const float*>(read.values) + line, to);
                continue;
            }

            for (int c = 0; c < big; c += VL) {
                with_reader(read, g.big.form, c, [&](const auto& reader) { read_line(inside, reader, line, to + c); });
            }
        }
    }

    // One row of the filter's window, for each patch of a row; zeros beside the image.
    template <typename Values>
    void read_line(bool inside, const Values& reader, ptrdiff_t line, float* to) const {
        for (int column = 0; column < g.small.columns; column++, to += patch_row) {
            const int left = column * g.stride - g.padding;
            for (int j = 0; j < g.kernel; j++) {
                const int x = left + j;
                store(to + j * big, inside && x >= 0 && x < g.big.columns ? reader.at(line + ptrdiff_t(x) * g.big.pixel) : Vec{});
            }
        }
    }

    // The same of a picture, whose few channels lie without padding: what is inside is one run of floats.
    void read_picture_line(bool inside, const float* line, float* to) const {
        for (int column = 0; column < g.small.columns; column++, to += patch_row) {
            const int left = column * g.stride - g.padding;
            const int first = inside ? std::clamp(-left, 0, g.kernel) : g.kernel, last = std::clamp(g.big.columns - left, first, g.kernel);
            std::fill_n(to, first * big, 0.0f);
            copy_line(to + first * big, line + ptrdiff_t(left + first) * g.big.pixel, (last - first) * big);
            std::fill_n(to + last * big, (g.kernel - last) * big, 0.0f);
        }
    }

    void read_small(const Read& read, int image, float* to) const {
        for (int c = 0; c < small; c += VL) {
            with_reader(read, g.small.form, c, [&](const auto& reader) {
                for (ptrdiff_t pixel = 0; pixel < pixels; pixel++) {
                    store(to + pixel * m_row + c, reader.at(g.small.at(image) + pixel * g.small.pixel));
                }
            });
        }
    }

    // Filters as [panel of small channels][patch number][PANEL], or as [panel of patch numbers][small channel][PANEL].
    const float* filters_to_small() const {
        return job.filters->to_small.get(*job.team, job.weights, g.weights(), WAY, panels(small) * depth * PANEL, [&](float* u) {
            job.team->each(panels(small), [&](ptrdiff_t panel, int) {
                float* to = u + panel * depth * PANEL;
                std::memset(to, 0, sizeof(float) * depth * PANEL);
                for (ptrdiff_t k = panel * PANEL; k < std::min<ptrdiff_t>((panel + 1) * PANEL, g.small.channels); k++) {
                    each_weight(k, [&](ptrdiff_t at, ptrdiff_t number) { to[number * PANEL + k % PANEL] = job.weights[at]; });
                }
            });
        });
    }

    const float* filters_to_big() const {
        const ptrdiff_t width = panels(depth) * PANEL;
        return job.filters->to_big.get(*job.team, job.weights, g.weights(), WAY, g.small.channels * width, [&](float* u) {
            job.team->each(g.small.channels, [&](ptrdiff_t k, int) {
                for (ptrdiff_t number = 0; number < width; number++) {
                    u[(number / PANEL * g.small.channels + k) * PANEL + number % PANEL] = 0;
                }

                each_weight(k, [&](ptrdiff_t at, ptrdiff_t number) { u[(number / PANEL * g.small.channels + k) * PANEL + number % PANEL] = job.weights[at]; });
            });
        });
    }

    // Calls body(place among the weights, number in a patch) for the weights of one small channel.
    template <typename Body>
    void each_weight(ptrdiff_t k, const Body& body) const {
        const int taps = g.kernel * g.kernel;
        for (int c = 0; c < g.big.channels; c++) {
            for (int tap = 0; tap < taps; tap++) {
                body((k * g.big.channels + c) * taps + tap, ptrdiff_t(tap) * big + c);
            }
        }
    }

    // Images at once, so that their patches take no more than some megabytes.
    int chunk() const {
        constexpr ptrdiff_t FLOATS = 2'000'000;
        return int(std::clamp<ptrdiff_t>(FLOATS / (pixels * patch_row), 1, job.images));
    }

    template <typename Body>
    void chunks(const Body& body) const {
        for (int first = 0, size = chunk(); first < job.images; first += size) {
            body(first, std::min(size, job.images - first));
        }
    }

    // Images with many pixels are worked on one by one, each by one worker, whose patches stay in its cache.
    bool by_image() const { return pixels >= 4 * MOST_ROWS && job.images >= 2 * job.team->threads(); }

    float* room_of(int worker, size_t floats) const { return job.scratch->of_worker[2 * worker]->floats(floats); }

    void to_small(const Read& read, const Write& write) const {
        const float* u = filters_to_small();
        if (by_image()) {
            job.team->each(job.images, [&](ptrdiff_t image, int worker) {
                float* patches = room_of(worker, pixels * (patch_row + m_row));
                for (int row = 0; row < g.small.rows; row++) {
                    read_patches(read, int(image), row, patches + ptrdiff_t(row) * g.small.columns * patch_row);
                }

                const Products m = products(write, int(image), patches + pixels * patch_row);
                multiply_to_small(m, u, patches, pixels, 0, panels(small));
                for (int channel = 0; channel < small; channel += VL) {
                    finish_small(write, int(image), channel, m, 0);
                }
            });
            return;
        }

        chunks([&](int first, int images) {
            float* patches = job.scratch->transformed.floats(images * pixels * patch_row);
            job.team->each(ptrdiff_t(images) * g.small.rows, [&](ptrdiff_t item, int) {
                read_patches(read, first + int(item / g.small.rows), int(item % g.small.rows), patches + item * g.small.columns * patch_row);
            });
            const Products m = products(write, first, job.scratch->products.floats(images * pixels * m_row));
            job.team->each(panels(small), [&](ptrdiff_t panel, int) { multiply_to_small(m, u, patches, images * pixels, panel, panel + 1); });
            share_channels(job, images, small, -1, [&](int image, int channel, int) { finish_small(write, first + image, channel, m, image); });
        });
    }

    // Where products go: where the results will be, so that what is still to be done to them is done in place, but for tiles.
    struct Products {
        float* first;
        ptrdiff_t row;
    };

    Products products(const Write& write, int image, float* room) const {
        return g.small.form == Form::PIXELS ? Products{static_cast<float*>(write.values) + g.small.at(image), g.small.pixel} : Products{room, m_row};
    }

    void multiply_to_small(const Products& m, const float* u, const float* patches, ptrdiff_t rows, ptrdiff_t from_panel, ptrdiff_t to_panel) const {
        for (ptrdiff_t panel = from_panel; panel < to_panel; panel++) {
            multiply_panel<true>(rows, std::min<int>(PANEL, int(small - panel * PANEL)), depth, patches, patch_row, u + panel * depth * PANEL, PANEL,
                m.first + panel * PANEL, m.row, false);
        }
    }

    // `number` is the image's among the products.
    void finish_small(const Write& write, int image, int channel, const Products& m, int number) const {
        if (g.small.form == Form::PIXELS && write.kind == Write::PLAIN && write.bias == nullptr && write.sums == nullptr) {
            return;
        }

        const float* from = m.first + number * pixels * m.row + channel;
        finish(write, g.small, image, channel, [&](int row, int column) { return load(from + (ptrdiff_t(row) * g.small.columns + column) * m.row); });
    }

    void to_big(const Read& read, const Write& write) const {
        const float* u = filters_to_big();
        if (by_image()) {
            job.team->each(job.images, [&](ptrdiff_t image, int worker) {
                float* m = room_of(worker, pixels * (m_row + patch_row));
                float* patches = m + pixels * m_row;
                read_small(read, int(image), m);
                multiply_to_big(u, m, patches, pixels, 0, panels(depth));
                add_patches(write, int(image), patches, worker);
            });
            return;
        }

        chunks([&](int first, int images) {
            const ptrdiff_t rows = images * pixels;
            float* m = job.scratch->products.floats(rows * m_row);
            float* patches = job.scratch->transformed.floats(rows * patch_row);
            job.team->each(images, [&](ptrdiff_t image, int) { read_small(read, first + int(image), m + image * pixels * m_row); });
            job.team->each(panels(depth), [&](ptrdiff_t panel, int) { multiply_to_big(u, m, patches, rows, panel, panel + 1); });
            job.team->each(images, [&](ptrdiff_t image, int worker) { add_patches(write, first + int(image), patches + image * pixels * patch_row, worker); });
        });
    }

    void multiply_to_big(const float* u, const float* m, float* patches, ptrdiff_t rows, ptrdiff_t from_panel, ptrdiff_t to_panel) const {
        for (ptrdiff_t panel = from_panel; panel < to_panel; panel++) {
            multiply_panel<true>(rows, PANEL, g.small.channels, m, m_row, u + panel * g.small.channels * PANEL, PANEL, patches + panel * PANEL, patch_row, false);
        }
    }

    // Sums the patches of one image where they overlap, and writes it.
    void add_patches(const Write& write, int image, const float* from, int worker) const {
        const int rows = (g.small.rows - 1) * g.stride + g.kernel, columns = (g.small.columns - 1) * g.stride + g.kernel;
        const int high = std::max(rows, g.big.rows + g.padding), wide = std::max(columns, g.big.columns + g.padding);
        float* room = item_room(job, worker, size_t(high) * wide * big);
        std::memset(room, 0, sizeof(float) * high * wide * big);
        for (int row = 0; row < g.small.rows; row++) {
            for (int column = 0; column < g.small.columns; column++, from += patch_row) {
                for (int i = 0; i < g.kernel; i++) {
                    add_line(room + (ptrdiff_t(row * g.stride + i) * wide + column * g.stride) * big, from + i * g.kernel * big, g.kernel * big);
                }
            }
        }

        const auto at = [&](int row, int column) { return room + (ptrdiff_t(row + g.padding) * wide + column + g.padding) * big; };
        if (!g.big.is_picture()) {
            for (int channel = 0; channel < big; channel += VL) {
                finish(write, g.big, image, channel, [&](int row, int column) { return load(at(row, column) + channel); });
            }

            return;
        }

        float* out = static_cast<float*>(write.values) + g.big.at(image);
        for (int row = 0; row < g.big.rows; row++) {
            for (int column = 0; column < g.big.columns; column++) {
                for (int c = 0; c < big; c++) {
                    *out++ = at(row, column)[c] + (write.bias == nullptr ? 0 : write.bias[c]);
                }
            }
        }
    }

    void filter_gradient(const Read& big_read, const Read& small_read, float* gradient) const {
        constexpr int ROW_GROUP = 2 * MOST_ROWS;
        float* sums = job.scratch->gradients.floats(depth * small);
        chunks([&](int first, int images) {
            const ptrdiff_t rows = images * pixels;
            float* m = job.scratch->products.floats(rows * m_row);
            float* patches = job.scratch->transformed.floats(rows * patch_row);
            job.team->each(ptrdiff_t(images) * g.small.rows, [&](ptrdiff_t item, int) {
                read_patches(big_read, first + int(item / g.small.rows), int(item % g.small.rows), patches + item * g.small.columns * patch_row);
            });
            job.team->each(images, [&](ptrdiff_t image, int) { read_small(small_read, first + int(image), m + image * pixels * m_row); });
            job.team->each((depth + ROW_GROUP - 1) / ROW_GROUP, [&](ptrdiff_t item, int) {
                const ptrdiff_t row = item * ROW_GROUP;
                for (int column = 0; column < small; column += PANEL) {
                    multiply_panel<false>(std::min<ptrdiff_t>(ROW_GROUP, depth - row), std::min(PANEL, small - column), rows, patches + row, patch_row,
                        m + column, m_row, sums + row * small + column, small, first > 0);
                }
            });
        });
        job.team->each(g.small.channels, [&](ptrdiff_t k, int) {
            each_weight(k, [&](ptrdiff_t at, ptrdiff_t number) { gradient[at] = sums[number * small + k]; });
        });
    }
};

}  // namespace FUSED_ISA
