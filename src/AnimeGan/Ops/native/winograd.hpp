// Convolutions of 4x4 filters by steps of two, in Winograd's form.
//
// A step of two splits the big side into four pictures by odd and even rows and columns; on each the filter has 2x2 taps. So
// with P = IN * IN points and `phase` for the four pictures,
//   V[p] = B' d B        one row a tile, a column for each phase and big channel
//   M[p] = A y A'        one row a tile, a column for each small channel
//   U[p] = G g G'        a row for each phase and big channel, a column for each small channel
// the convolution is M = V U, its transpose V = M U', and the filters' gradient U = V' M: three multiplications of matrices.
#pragma once

#include <algorithm>
#include <cstring>

#include "access.hpp"
#include "gemm.hpp"
#include "spread.hpp"
#include "transforms.hpp"

namespace FUSED_ISA {

constexpr int PHASES = 4;

// Rows of a matrix one cache line further apart than a power of two, or they would all fall into the same few places of the cache.
constexpr int SKEW = 16;

template <typename W>
struct Winograd {
    static constexpr int POINTS = W::IN * W::IN;

    const Job& job;
    const Geometry& g;
    const int tile_rows, tile_columns, tiles;
    const int big, small;            // padded channels
    const ptrdiff_t v_row, m_row;    // floats from row to row

    explicit Winograd(const Job& job)
        : job(job), g(job.geometry),
          tile_rows((g.small.rows + W::OUT - 1) / W::OUT), tile_columns((g.small.columns + W::OUT - 1) / W::OUT), tiles(tile_rows * tile_columns),
          big(fused::padded(g.big.channels)), small(fused::padded(g.small.channels)),
          v_row(PHASES * big + SKEW), m_row(small + SKEW) {}

    // B' d B of VL channels of one image; `v` is the row of its first tile, `plane` the floats from point to point.
    void read_big(const Read& read, int image, int channel, float* v, ptrdiff_t plane) const {
        with_reader(read, g.big.form, channel, [&](const auto& reader) {
            const ptrdiff_t first = g.big.at(image);
            for (int tile = 0; tile < tiles; tile++) {
                const int row0 = 2 * W::OUT * (tile / tile_columns) - g.padding, column0 = 2 * W::OUT * (tile % tile_columns) - g.padding;
                const bool inside = row0 >= 0 && column0 >= 0 && row0 + 2 * W::IN <= g.big.rows && column0 + 2 * W::IN <= g.big.columns;
                for (int phase = 0; phase < PHASES; phase++) {
                    Vec half[W::IN][W::IN], line[W::IN];
                    for (int i = 0; i < W::IN; i++) {
                        const int row = row0 + 2 * i + phase / 2;
                        for (int j = 0; j < W::IN; j++) {
                            const int column = column0 + 2 * j + phase % 2;
                            line[j] = inside || (row >= 0 && row < g.big.rows && column >= 0 && column < g.big.columns)
                                ? reader.at(first + (ptrdiff_t(row) * g.big.columns + column) * g.big.pixel)
                                : Vec{};
                        }

                        W::input(line, half[i]);
                    }

                    float* to = v + tile * v_row + phase * big + channel;
                    for (int j = 0; j < W::IN; j++) {
                        Vec column[W::IN];
                        for (int i = 0; i < W::IN; i++) {
                            column[i] = half[i][j];
                        }

                        W::input(column, line);
                        for (int i = 0; i < W::IN; i++) {
                            store(to + (i * W::IN + j) * plane, line[i]);
                        }
                    }
                }
            }
        });
    }

    // A y A' of VL channels of one image.
    void read_small(const Read& read, int image, int channel, float* m, ptrdiff_t plane) const {
        with_reader(read, g.small.form, channel, [&](const auto& reader) {
            const ptrdiff_t first = g.small.at(image);
            for (int tile = 0; tile < tiles; tile++) {
                const int row0 = W::OUT * (tile / tile_columns), column0 = W::OUT * (tile % tile_columns);
                Vec half[W::OUT][W::IN], in[W::OUT], out[W::IN];
                for (int i = 0; i < W::OUT; i++) {
                    for (int j = 0; j < W::OUT; j++) {
                        in[j] = row0 + i < g.small.rows && column0 + j < g.small.columns
                            ? reader.at(first + (ptrdiff_t(row0 + i) * g.small.columns + column0 + j) * g.small.pixel)
                            : Vec{};
                    }

                    W::output_adjoint(in, half[i]);
                }

                float* to = m + tile * m_row + channel;
                for (int j = 0; j < W::IN; j++) {
                    for (int i = 0; i < W::OUT; i++) {
                        in[i] = half[i][j];
                    }

                    W::output_adjoint(in, out);
                    for (int i = 0; i < W::IN; i++) {
                        store(to + (i * W::IN + j) * plane, out[i]);
                    }
                }
            }
        });
    }

    // A' M A of VL channels of one image, written.
    void write_small(const Write& write, int image, int channel, const float* m, ptrdiff_t plane, float* room) const {
        const int columns = tile_columns * W::OUT;
        for (int tile = 0; tile < tiles; tile++) {
            const float* from = m + tile * m_row + channel;
            Vec half[W::IN][W::OUT], in[W::IN], out[W::OUT];
            for (int i = 0; i < W::IN; i++) {
                for (int j = 0; j < W::IN; j++) {
                    in[j] = load(from + (i * W::IN + j) * plane);
                }

                W::output(in, half[i]);
            }

            float* to = room + ((tile / tile_columns) * W::OUT * columns + (tile % tile_columns) * W::OUT) * VL;
            for (int j = 0; j < W::OUT; j++) {
                for (int i = 0; i < W::IN; i++) {
                    in[i] = half[i][j];
                }

                W::output(in, out);
                for (int i = 0; i < W::OUT; i++) {
                    store(to + (i * columns + j) * VL, out[i]);
                }
            }
        }

        finish(write, g.small, image, channel,
            [&](int row, int column) { return load(room + (row * columns + column) * VL); });
    }

    // B V B' of VL channels of one image, summed where tiles overlap, and written.
    void write_big(const Write& write, int image, int channel, const float* v, ptrdiff_t plane, float* room) const {
        const int rows = 2 * (tile_rows * W::OUT + 1), columns = 2 * (tile_columns * W::OUT + 1);
        std::memset(room, 0, sizeof(float) * rows * columns * VL);
        for (int tile = 0; tile < tiles; tile++) {
            float* corner = room + (2 * W::OUT * (tile / tile_columns) * columns + 2 * W::OUT * (tile % tile_columns)) * VL;
            for (int phase = 0; phase < PHASES; phase++) {
                const float* from = v + tile * v_row + phase * big + channel;
                Vec half[W::IN][W::IN], in[W::IN], out[W::IN];
                for (int i = 0; i < W::IN; i++) {
                    for (int j = 0; j < W::IN; j++) {
                        in[j] = load(from + (i * W::IN + j) * plane);
                    }

                    W::input_adjoint(in, half[i]);
                }

                for (int j = 0; j < W::IN; j++) {
                    for (int i = 0; i < W::IN; i++) {
                        in[i] = half[i][j];
                    }

                    W::input_adjoint(in, out);
                    for (int i = 0; i < W::IN; i++) {
                        float* to = corner + ((2 * i + phase / 2) * columns + 2 * j + phase % 2) * VL;
                        store(to, load(to) + out[i]);
                    }
                }
            }
        }

        finish(write, g.big, image, channel,
            [&](int row, int column) { return load(room + ((row + g.padding) * columns + column + g.padding) * VL); });
    }

    size_t room() const { return size_t(4) * (tile_rows * W::OUT + 1) * (tile_columns * W::OUT + 1) * VL; }

    // ---- filters -------------------------------------------------------------------------------------------------

    static constexpr int TAPS = 16;

    // VL filters, tap by tap. Filters lie a power of two apart, so that their lines of memory crowd out one another in the first
    // cache: each is touched once, as a whole.
    struct alignas(64) FilterBlock {
        float taps[TAPS][VL];

        void read(int lane, const float* filter) {
            for (int tap = 0; tap < TAPS; tap++) {
                taps[tap][lane] = filter == nullptr ? 0 : filter[tap];
            }
        }

        void write(int lane, float* filter) const {
            for (int tap = 0; tap < TAPS; tap++) {
                filter[tap] = taps[tap][lane];
            }
        }
    };

    // Where tap (i, j) of a phase is in a filter.
    static int tap_at(int phase, int i, int j) { return (2 * i + phase / 2) * 4 + 2 * j + phase % 2; }

    // The 2x2 taps of one phase.
    static void taps(const FilterBlock& filters, int phase, Vec out[2][2]) {
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                out[i][j] = load(filters.taps[tap_at(phase, i, j)]);
            }
        }
    }

    static void transform_taps(const Vec g[2][2], float* to, ptrdiff_t plane) {
        Vec half[2][W::IN], in[2], out[W::IN];
        for (int i = 0; i < 2; i++) {
            W::filter(g[i], half[i]);
        }

        for (int j = 0; j < W::IN; j++) {
            in[0] = half[0][j];
            in[1] = half[1][j];
            W::filter(in, out);
            for (int i = 0; i < W::IN; i++) {
                store(to + (i * W::IN + j) * plane, out[i]);
            }
        }
    }

    static ptrdiff_t panels(int columns) { return (columns + PANEL - 1) / PANEL; }
    ptrdiff_t u_plane() const { return panels(small) * PHASES * big * PANEL + SKEW; }
    ptrdiff_t ut_plane() const { return panels(PHASES * big) * g.small.channels * PANEL + SKEW; }

    // U in panels of small channels: [point][panel][phase, big channel][PANEL]
    const float* filters_to_small() const {
        return job.filters->to_small.get(*job.team, job.weights, g.weights(), W::OUT, POINTS * u_plane(), [&](float* u) {
            job.team->each(big, [&](ptrdiff_t c, int) {
                for (int k = 0; k < panels(small) * PANEL; k += VL) {
                    FilterBlock filters;
                    for (int lane = 0; lane < VL; lane++) {
                        filters.read(lane, c < g.big.channels && k + lane < g.small.channels ? job.weights + (ptrdiff_t(k + lane) * g.big.channels + c) * TAPS : nullptr);
                    }

                    for (int phase = 0; phase < PHASES; phase++) {
                        Vec g4[2][2];
                        taps(filters, phase, g4);
                        transform_taps(g4, u + ((k / PANEL) * PHASES * big + phase * big + c) * PANEL + k % PANEL, u_plane());
                    }
                }
            });
        });
    }

    // U' in panels of phases and big channels: [point][panel][small channel][PANEL]
    const float* filters_to_big() const {
        return job.filters->to_big.get(*job.team, job.weights, g.weights(), W::OUT, POINTS * ut_plane(), [&](float* u) {
            job.team->each(g.small.channels, [&](ptrdiff_t k, int) {
                for (int c = 0; c < big; c += VL) {
                    FilterBlock filters;
                    for (int lane = 0; lane < VL; lane++) {
                        filters.read(lane, c + lane < g.big.channels ? job.weights + (k * g.big.channels + c + lane) * TAPS : nullptr);
                    }

                    for (int phase = 0; phase < PHASES; phase++) {
                        const int column = phase * big + c;
                        Vec g4[2][2];
                        taps(filters, phase, g4);
                        transform_taps(g4, u + (ptrdiff_t(column / PANEL) * g.small.channels + k) * PANEL + column % PANEL, ut_plane());
                    }
                }
            });
        });
    }

    // ---- the three operations -------------------------------------------------------------------------------------

    // Images that are worked on at once: their rows must fit the second cache, all points together.
    int chunk() const {
        constexpr ptrdiff_t CACHE_FLOATS = 400'000;
        const ptrdiff_t rows = std::max<ptrdiff_t>(2 * MOST_ROWS, CACHE_FLOATS / (POINTS * (v_row + m_row)));
        return int(std::clamp<ptrdiff_t>((rows + tiles - 1) / tiles, 1, job.images));
    }

    struct Rooms {
        float *v, *m;
        ptrdiff_t v_plane, m_plane;
    };

    // Room for the transformed values of a chunk: one for each worker, or one for all.
    Rooms rooms(int images, int worker) const {
        const ptrdiff_t rows = ptrdiff_t(images) * tiles;
        const Rooms planes{nullptr, nullptr, rows * v_row + SKEW, rows * m_row + SKEW};
        const size_t floats = POINTS * (planes.v_plane + planes.m_plane);
        float* base = chunk_room(job, worker, floats);
        return {base, base + POINTS * planes.v_plane, planes.v_plane, planes.m_plane};
    }

    void to_small(const Read& read, const Write& write) const {
        const float* u = filters_to_small();
        chunks(job, job.images, chunk(), [&](int first, int images, int worker) {
            const Rooms r = rooms(images, worker);
            const int blocks = big / VL;
            const ptrdiff_t rows = ptrdiff_t(images) * tiles;
            share(job, ptrdiff_t(images) * blocks, worker, [&](ptrdiff_t item, int) {
                const int image = int(item / blocks);
                read_big(read, first + image, int(item % blocks) * VL, r.v + ptrdiff_t(image) * tiles * v_row, r.v_plane);
            });
            share(job, POINTS * panels(small), worker, [&](ptrdiff_t item, int) {
                const ptrdiff_t point = item / panels(small), panel = item % panels(small);
                multiply_panel<true>(rows, std::min<int>(PANEL, int(small - panel * PANEL)), PHASES * big, r.v + point * r.v_plane, v_row,
                    u + point * u_plane() + panel * PHASES * big * PANEL, PANEL, r.m + point * r.m_plane + panel * PANEL, m_row, false);
            });
            share_channels(job, images, small, worker, [&](int image, int channel, int by) {
                write_small(write, first + image, channel, r.m + ptrdiff_t(image) * tiles * m_row, r.m_plane, item_room(job, by, room()));
            });
        });
    }

    void to_big(const Read& read, const Write& write) const {
        const float* u = filters_to_big();
        chunks(job, job.images, chunk(), [&](int first, int images, int worker) {
            const Rooms r = rooms(images, worker);
            const int blocks = small / VL;
            const ptrdiff_t rows = ptrdiff_t(images) * tiles;
            share(job, ptrdiff_t(images) * blocks, worker, [&](ptrdiff_t item, int) {
                const int image = int(item / blocks);
                read_small(read, first + image, int(item % blocks) * VL, r.m + ptrdiff_t(image) * tiles * m_row, r.m_plane);
            });
            share(job, POINTS * panels(PHASES * big), worker, [&](ptrdiff_t item, int) {
                const ptrdiff_t point = item / panels(PHASES * big), panel = item % panels(PHASES * big);
                multiply_panel<true>(rows, std::min<int>(PANEL, int(PHASES * big - panel * PANEL)), g.small.channels, r.m + point * r.m_plane, m_row,
                    u + point * ut_plane() + panel * g.small.channels * PANEL, PANEL, r.v + point * r.v_plane + panel * PANEL, v_row, false);
            });
            share_channels(job, images, big, worker, [&](int image, int channel, int by) {
                write_big(write, first + image, channel, r.v + ptrdiff_t(image) * tiles * v_row, r.v_plane, item_room(job, by, room()));
            });
        });
    }

    void filter_gradient(const Read& big_read, const Read& small_read, float* gradient) const {
        // Sums over chunks pass through memory, so chunks are large here.
        constexpr ptrdiff_t ROWS = 512;
        constexpr int ROW_GROUP = 4 * MOST_ROWS;
        const int size = int(std::clamp<ptrdiff_t>(ROWS / tiles, 1, job.images));
        const ptrdiff_t plane = ptrdiff_t(PHASES) * big * small + SKEW;
        float* sums = job.scratch->gradients.floats(POINTS * plane);
        for (int first = 0; first < job.images; first += size) {
            const int images = std::min(size, job.images - first);
            const Rooms r = rooms(images, -1);
            const ptrdiff_t rows = ptrdiff_t(images) * tiles;
            const int blocks = big / VL, small_blocks = small / VL;
            job.team->each(ptrdiff_t(images) * (blocks + small_blocks), [&](ptrdiff_t item, int) {
                const int image = int(item / (blocks + small_blocks)), block = int(item % (blocks + small_blocks));
                if (block < blocks) {
                    read_big(big_read, first + image, block * VL, r.v + ptrdiff_t(image) * tiles * v_row, r.v_plane);
                } else {
                    read_small(small_read, first + image, (block - blocks) * VL, r.m + ptrdiff_t(image) * tiles * m_row, r.m_plane);
                }
            });
            const ptrdiff_t groups = (PHASES * big + ROW_GROUP - 1) / ROW_GROUP;
            job.team->each(POINTS * groups, [&](ptrdiff_t item, int) {
                const ptrdiff_t point = item / groups, row = item % groups * ROW_GROUP;
                for (int column = 0; column < small; column += PANEL) {
                    multiply_panel<false>(std::min<ptrdiff_t>(ROW_GROUP, PHASES * big - row), std::min(PANEL, small - column), rows, r.v + point * r.v_plane + row, v_row,
                        r.m + point * r.m_plane + column, m_row, sums + point * plane + row * small + column, small, first > 0);
                }
            });
        }

        job.team->each(g.big.channels, [&](ptrdiff_t c, int) {
            for (int k = 0; k < small; k += VL) {
                FilterBlock filters;
                for (int phase = 0; phase < PHASES; phase++) {
                    const float* from = sums + (ptrdiff_t(phase) * big + c) * small + k;
                    Vec half[W::IN][2], in[W::IN], out[2];
                    for (int i = 0; i < W::IN; i++) {
                        for (int j = 0; j < W::IN; j++) {
                            in[j] = load(from + (i * W::IN + j) * plane);
                        }

                        W::filter_adjoint(in, half[i]);
                    }

                    for (int j = 0; j < 2; j++) {
                        for (int i = 0; i < W::IN; i++) {
                            in[i] = half[i][j];
                        }

                        W::filter_adjoint(in, out);
                        for (int i = 0; i < 2; i++) {
                            store(filters.taps[tap_at(phase, i, j)], out[i]);
                        }
                    }
                }

                for (int lane = 0; lane < VL && k + lane < g.small.channels; lane++) {
                    filters.write(lane, gradient + (ptrdiff_t(k + lane) * g.big.channels + c) * TAPS);
                }
            }
        });
    }
};

}  // namespace FUSED_ISA
