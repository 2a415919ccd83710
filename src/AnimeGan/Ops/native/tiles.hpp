// Convolutions of any filter and step in bfloat16, as products of tiles.
//
// The rows of a tile are sixteen images, so every tap of a filter and every border is a whole tile of memory: nothing is
// rearranged into patches, and taps that lie beyond a border are left out. Values are rounded where they are read; sums, results
// and gradients are float32.
#pragma once

#include <algorithm>
#include <cstring>
#include <vector>

#include "access.hpp"
#include "spread.hpp"
#include "tile.hpp"

namespace FUSED_ISA {

struct Tiles {
    static constexpr int WAY = -2;   // among the forms that filters are kept in

    // One side of a convolution.
    struct Side {
        int channels, rows, columns;   // channels padded to whole tiles of sums
        ptrdiff_t pixel;               // floats from pixel to pixel
        int real_channels;

        ptrdiff_t pixels() const { return ptrdiff_t(rows) * columns; }
        ptrdiff_t image() const { return pixels() * pixel; }
        int blocks() const { return channels / TILE; }
        int deep() const { return (channels + TILE_DEPTH - 1) / TILE_DEPTH; }
    };

    const Job& job;
    const Geometry& g;
    const int taps;
    const Side big, small;

    explicit Tiles(const Job& job)
        : job(job), g(job.geometry), taps(g.kernel * g.kernel),
          big{fused::padded(g.big_channels), g.big_rows, g.big_columns, g.big_stride, g.big_channels},
          small{fused::padded(g.small_channels), g.small_rows, g.small_columns, g.small_stride, g.small_channels} {}

    // Below this many channels a tile is mostly padding.
    static bool fits(const Geometry& g) { return !g.big_is_picture() && g.big_channels >= TILE && g.small_channels >= TILE; }

    static int whole(int images, int unit) { return (images + unit - 1) / unit * unit; }

    // ---- filters -------------------------------------------------------------------------------------------------

    // Right tiles: [sixteen columns][tap][32 of the depth]. The depth is the channels of `in`, the columns those of `out`.
    const Bf16* filters(fused::MadeFilters& kept, const Side& in, const Side& out, ptrdiff_t in_apart, ptrdiff_t out_apart) const {
        const size_t numbers = size_t(out.blocks()) * taps * in.deep() * TILE_NUMBERS;
        return reinterpret_cast<const Bf16*>(kept.get(job.weights, g.weights(), WAY, (numbers + 1) / 2, [&](float* room) {
            Bf16* u = reinterpret_cast<Bf16*>(room);
            job.team->each(ptrdiff_t(out.blocks()) * in.deep(), [&](ptrdiff_t item, int) {
                const int block = int(item / in.deep()), deep = int(item % in.deep());
                for (int column = 0; column < TILE; column++) {
                    for (int k = 0; k < TILE_DEPTH; k++) {
                        const int from = deep * TILE_DEPTH + k, to = block * TILE + column;
                        const float* filter = from < in.real_channels && to < out.real_channels ? job.weights + from * in_apart + to * out_apart : nullptr;
                        Bf16* at = u + (ptrdiff_t(block) * taps * in.deep() + deep) * TILE_NUMBERS + (k / 2) * TILE_DEPTH + 2 * column + k % 2;
                        for (int tap = 0; tap < taps; tap++, at += ptrdiff_t(in.deep()) * TILE_NUMBERS) {
                            *at = filter == nullptr ? Bf16(0) : rounded(filter[tap]);
                        }
                    }
                }
            });
        }));
    }

    // ---- both ways of a convolution --------------------------------------------------------------------------------

    void to_small(const Read& read, const Write& write) const {
        const ptrdiff_t small_apart = ptrdiff_t(big.real_channels) * taps;
        convolve(read, big, filters(job.filters->to_small, big, small, taps, small_apart), write, small, 1, [&](int at, int tap) {
            return at * g.stride + tap - g.padding;
        });
    }

    void to_big(const Read& read, const Write& write) const {
        const ptrdiff_t small_apart = ptrdiff_t(big.real_channels) * taps;
        convolve(read, small, filters(job.filters->to_big, small, big, small_apart, taps), write, big, g.stride, [&](int at, int tap) {
            const int from = at + g.padding - tap;
            return from % g.stride == 0 ? from / g.stride : -1;
        });
    }

    // source(row, tap row) is the row that a result's row reads, or one outside; columns alike. Results whose rows and columns are
    // the same modulo `phases` read through the same taps.
    template <typename Source>
    void convolve(const Read& read, const Side& in, const Bf16* filters, const Write& write, const Side& out, int phases, const Source& source) const {
        const std::vector<int> order = by_phase(out, phases);
        const int deep = in.deep();
        chunks(job, chunk(in.pixels() * deep), [&](int first, int images, int worker) {
            const int blocks = whole(images, TILE) / TILE;
            const ptrdiff_t numbers = (ptrdiff_t(blocks) * in.pixels() + 1) * deep * TILE_NUMBERS;
            Bf16* left = reinterpret_cast<Bf16*>(chunk_room(job, worker, size_t(numbers) / 2));
            Bf16* zeros = left + ptrdiff_t(blocks) * in.pixels() * deep * TILE_NUMBERS;
            std::memset(zeros, 0, sizeof(Bf16) * deep * TILE_NUMBERS);
            share(job, ptrdiff_t(blocks) * in.rows, worker, [&](ptrdiff_t item, int) { read_left(read, in, first, images, item, left); });
            share(job, (out.blocks() + 1) / 2, worker, [&](ptrdiff_t item, int by) {
                // Sums of two blocks of channels, [block][image][pixel][TILE]; images a cache line further apart than a power of two.
                const ptrdiff_t image_row = out.pixels() * TILE + TILE, plane = ptrdiff_t(blocks) * TILE * image_row;
                float* sums = item_room(job, by, size_t(2 * plane));
                const int rights = std::min(2, out.blocks() - 2 * int(item));
                {
                    const TileUnit unit;
                    multiply(left, zeros, in, filters, out, order, blocks, 2 * int(item), rights, sums, image_row, plane, source);
                }

                for (int j = 0; j < rights; j++) {
                    for (int image = 0; image < images; image++) {
                        for (int lane = 0; lane < TILE; lane += VL) {
                            const float* from = sums + j * plane + image * image_row + lane;
                            finish(write, first + image, (2 * int(item) + j) * TILE + lane, out.channels, out.image(), out.rows, out.columns, out.pixel,
                                [&](int row, int column) { return load(from + (ptrdiff_t(row) * out.columns + column) * TILE); });
                        }
                    }
                }
            });
        });
    }

    template <typename Source>
    void multiply(const Bf16* left, const Bf16* zeros, const Side& in, const Bf16* filters, const Side& out, const std::vector<int>& order, int blocks,
        int right_block, int rights, float* sums, ptrdiff_t image_row, ptrdiff_t plane, const Source& source) const {
        const ptrdiff_t deep = ptrdiff_t(in.deep()) * TILE_NUMBERS;
        const TileProduct product{in.deep(), right_block * taps * deep, taps * deep, image_row, false};
        std::vector<TileRun> runs(taps);
        const ptrdiff_t lines = out.pixels() * blocks;
        for (ptrdiff_t line = 0; line < lines; line += 2) {
            const int lefts = int(std::min<ptrdiff_t>(2, lines - line));
            int rows[2], columns[2], block[2];
            float* to[2][2] = {};
            for (int i = 0; i < lefts; i++) {
                const int pixel = order[(line + i) / blocks];
                block[i] = int((line + i) % blocks);
                rows[i] = pixel / out.columns;
                columns[i] = pixel % out.columns;
                for (int j = 0; j < rights; j++) {
                    to[i][j] = sums + j * plane + ptrdiff_t(block[i]) * TILE * image_row + ptrdiff_t(pixel) * TILE;
                }
            }

            int count = 0;
            for (int tap = 0; tap < taps; tap++) {
                const Bf16* from[2] = {zeros, zeros};
                bool any = false;
                for (int i = 0; i < lefts; i++) {
                    const int row = source(rows[i], tap / g.kernel), column = source(columns[i], tap % g.kernel);
                    if (row >= 0 && row < in.rows && column >= 0 && column < in.columns) {
                        from[i] = left + ((ptrdiff_t(block[i]) * in.rows + row) * in.columns + column) * deep;
                        any = true;
                    }
                }

                if (any) {
                    runs[count++] = {{from[0], from[1]}, filters + tap * deep};
                }
            }

            multiply_tiles(lefts, rights, runs.data(), count, product, to);
        }
    }

    static std::vector<int> by_phase(const Side& side, int phases) {
        std::vector<int> order;
        for (int phase = 0; phase < phases * phases; phase++) {
            for (int row = phase / phases; row < side.rows; row += phases) {
                for (int column = phase % phases; column < side.columns; column += phases) {
                    order.push_back(row * side.columns + column);
                }
            }
        }

        return order;
    }

    // Images at once, so that their left tiles stay in a core's second cache.
    int chunk(ptrdiff_t tiles_of_image) const {
        constexpr ptrdiff_t TILES = 1'000;
        return int(std::clamp<ptrdiff_t>(TILES / tiles_of_image, 1, whole(job.images, TILE) / TILE)) * TILE;
    }

    // Left tiles of one row of sixteen images: [block of images][row][column][32 channels].
    static void read_left(const Read& read, const Side& side, int first, int images, ptrdiff_t item, Bf16* left) {
        const int block = int(item / side.rows), row = int(item % side.rows), deep = side.deep();
        for (int channel = 0; channel < deep * TILE_DEPTH; channel += VL) {
            Bf16* to = left + (item * side.columns * deep + channel / TILE_DEPTH) * TILE_NUMBERS + channel % TILE_DEPTH;
            const auto fill = [&](const auto& value) {
                for (int column = 0; column < side.columns; column++) {
                    const ptrdiff_t pixel = (ptrdiff_t(row) * side.columns + column) * side.pixel;
                    for (int n = 0; n < TILE; n++) {
                        const int image = block * TILE + n;
                        store(to + ptrdiff_t(column) * deep * TILE_NUMBERS + n * TILE_DEPTH, image < images ? value((first + image) * side.image() + pixel) : Vec{});
                    }
                }
            };
            if (channel < side.channels) {
                with_reader(read, channel, [&](const auto& reader) { fill([&](ptrdiff_t at) { return reader.at(at); }); });
            } else {
                fill([](ptrdiff_t) { return Vec{}; });
            }
        }
    }

    // ---- the filters' gradient -------------------------------------------------------------------------------------

    // The depth is 32 images, pixel by pixel: left tiles are the big side's, turned, right ones the small side's.
    void filter_gradient(const Read& big_read, const Read& small_read, float* gradient) const {
        const ptrdiff_t sums_of_tap = ptrdiff_t(big.blocks()) * small.blocks() * TILE * TILE;
        float* sums = job.scratch->gradients.floats(taps * sums_of_tap);
        std::memset(sums, 0, sizeof(float) * taps * sums_of_tap);
        const int size = group_chunk();
        for (int first = 0; first < job.images; first += size) {
            const int images = std::min(size, job.images - first), groups = whole(images, TILE_DEPTH) / TILE_DEPTH;
            const ptrdiff_t big_numbers = groups * big.pixels() * big.blocks() * TILE_NUMBERS, small_numbers = groups * small.pixels() * small.blocks() * TILE_NUMBERS;
            Bf16* left = reinterpret_cast<Bf16*>(chunk_room(job, -1, size_t(big_numbers + small_numbers) / 2));
            Bf16* right = left + big_numbers;
            const ptrdiff_t big_rows = ptrdiff_t(groups) * big.rows;
            job.team->each(big_rows + ptrdiff_t(groups) * small.rows, [&](ptrdiff_t item, int) {
                if (item < big_rows) {
                    read_group<true>(big_read, big, first, images, item, left);
                } else {
                    read_group<false>(small_read, small, first, images, item - big_rows, right);
                }
            });
            job.team->each(ptrdiff_t((big.blocks() + 1) / 2) * g.kernel, [&](ptrdiff_t item, int) {
                const TileUnit unit;
                add_products(left, right, groups, 2 * int(item / g.kernel), int(item % g.kernel), sums);
            });
        }

        job.team->each(small.real_channels, [&](ptrdiff_t k, int) {
            for (int c = 0; c < big.real_channels; c++) {
                const float* from = sums + ((c / TILE) * ptrdiff_t(small.blocks()) + k / TILE) * TILE * TILE + (c % TILE) * TILE + k % TILE;
                for (int tap = 0; tap < taps; tap++) {
                    gradient[(k * big.real_channels + c) * taps + tap] = from[tap * sums_of_tap];
                }
            }
        });
    }

    // Images at once, whole groups of 32: few megabytes, but as many as possible, since the sums pass through memory each time.
    int group_chunk() const {
        constexpr ptrdiff_t TILES = 6'000;
        const ptrdiff_t tiles = big.pixels() * big.blocks() + small.pixels() * small.blocks();
        return int(std::clamp<ptrdiff_t>(TILES / tiles, 1, whole(job.images, TILE_DEPTH) / TILE_DEPTH)) * TILE_DEPTH;
    }

    // One row of 32 images: [group][row][column][block of channels], as [pair of images][channel][2], or turned, as [channel][image].
    template <bool TURNED>
    static void read_group(const Read& read, const Side& side, int first, int images, ptrdiff_t item, Bf16* base) {
        const int group = int(item / side.rows), row = int(item % side.rows);
        for (int channel = 0; channel < side.channels; channel += TILE) {
            for (int column = 0; column < side.columns; column++) {
                Bf16* tile = base + ((item * side.columns + column) * side.blocks() + channel / TILE) * TILE_NUMBERS;
                alignas(64) Bf16 pairs[TILE_NUMBERS];
                Bf16* to = TURNED ? pairs : tile;
                for (int lane = 0; lane < TILE; lane += VL) {
                    with_reader(read, channel + lane, [&](const auto& reader) {
                        const auto value = [&](int n) {
                            const int image = group * TILE_DEPTH + n;
                            return image < images ? reader.at((first + image) * side.image() + (ptrdiff_t(row) * side.columns + column) * side.pixel) : Vec{};
                        };
                        for (int pair = 0; pair < TILE; pair++) {
                            store_pairs(to + pair * TILE_DEPTH + 2 * lane, value(2 * pair), value(2 * pair + 1));
                        }
                    });
                }

                if constexpr (TURNED) {
                    for (int c = 0; c < TILE; c++) {
                        for (int pair = 0; pair < TILE; pair++) {
                            std::memcpy(tile + c * TILE_DEPTH + 2 * pair, pairs + pair * TILE_DEPTH + 2 * c, 2 * sizeof(Bf16));
                        }
                    }
                }
            }
        }
    }

    // The products of two blocks of the big side's channels through one row of a filter with all of the small side's.
    void add_products(const Bf16* left, const Bf16* right, int groups, int big_block, int tap_row, float* sums) const {
        // As many pixels at once as make loading and storing the sums cheap, and yet stay in the cache while all blocks pass.
        constexpr int PIXELS = 64;
        const int band = std::max(1, PIXELS / small.columns), lefts = std::min(2, big.blocks() - big_block);
        std::vector<TileRun> runs(size_t(band) * small.columns);
        for (int group = 0; group < groups; group++) {
            for (int from_row = 0; from_row < small.rows; from_row += band) {
                for (int tap_column = 0; tap_column < g.kernel; tap_column++) {
                    int count = 0;
                    for (int row = from_row; row < std::min(small.rows, from_row + band); row++) {
                        const int big_row = row * g.stride + tap_row - g.padding;
                        for (int column = 0; column < small.columns && big_row >= 0 && big_row < big.rows; column++) {
                            const int big_column = column * g.stride + tap_column - g.padding;
                            if (big_column >= 0 && big_column < big.columns) {
                                const Bf16* at = left + (((ptrdiff_t(group) * big.rows + big_row) * big.columns + big_column) * big.blocks() + big_block) * TILE_NUMBERS;
                                const ptrdiff_t pixel = (ptrdiff_t(group) * small.rows + row) * small.columns + column;
                                runs[count++] = {{at, at + TILE_NUMBERS}, right + pixel * small.blocks() * TILE_NUMBERS};
                            }
                        }
                    }

                    for (int block = 0; block < small.blocks(); block += 2) {
                        float* to[2][2];
                        for (int i = 0; i < 2; i++) {
                            for (int j = 0; j < 2; j++) {
                                const ptrdiff_t tap = ptrdiff_t(tap_row) * g.kernel + tap_column;
                                to[i][j] = sums + ((tap * big.blocks() + big_block + i) * small.blocks() + block + j) * TILE * TILE;
                            }
                        }

                        const TileProduct product{1, ptrdiff_t(block) * TILE_NUMBERS, TILE_NUMBERS, TILE, true};
                        multiply_tiles(lefts, std::min(2, small.blocks() - block), runs.data(), count, product, to);
                    }
                }
            }
        }
    }
};

}  // namespace FUSED_ISA
