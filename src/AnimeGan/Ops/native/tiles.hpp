// Convolutions of any filter and step in bfloat16, as products of tiles.
//
// The rows of a tile are sixteen images, so every tap of a filter and every border is a whole tile of memory: nothing is
// rearranged into patches, and taps that lie beyond a border are left out. What lies between two layers is in tiles already; values
// are normalised and activated in float32 and rounded once more on their way into a product. Sums and statistics are float32.
#pragma once

#include <algorithm>
#include <cstring>
#include <vector>

#include "access.hpp"
#include "spread.hpp"
#include "tile.hpp"
#include "tilewriter.hpp"

namespace FUSED_ISA {

struct Tiles {
    static constexpr int WAY = -2;   // among the forms that filters are kept in

    const Job& job;
    const Geometry& g;
    const int taps;
    const Side &big, &small;

    explicit Tiles(const Job& job) : job(job), g(job.geometry), taps(g.kernel * g.kernel), big(g.big), small(g.small) {}

    // Sixteen channels of sums, 32 of a product's depth.
    static int blocks(const Side& side) { return fused::units(side.channels, TILE); }
    static int deep(const Side& side) { return fused::units(side.channels, TILE_DEPTH); }

    // ---- filters -------------------------------------------------------------------------------------------------

    // Right tiles: [sixteen columns][tap][32 of the depth]. The depth is the channels of `in` in the order in which they lie in
    // tiles, the columns are the channels of `out`.
    const Bf16* filters(fused::MadeFilters& kept, const Side& in, const Side& out, ptrdiff_t in_apart, ptrdiff_t out_apart) const {
        const size_t numbers = size_t(blocks(out)) * taps * deep(in) * TILE_NUMBERS;
        return reinterpret_cast<const Bf16*>(kept.get(*job.team, job.weights, g.weights(), WAY, numbers / 2, [&](float* room) {
            Bf16* u = reinterpret_cast<Bf16*>(room);
            job.team->each(ptrdiff_t(blocks(out)) * deep(in), [&](ptrdiff_t item, int) {
                const int block = int(item / deep(in)), depth = int(item % deep(in));
                Bf16* tiles = u + (ptrdiff_t(block) * taps * deep(in) + depth) * TILE_NUMBERS;
                const auto line = [&](int channel, int column, int tap) {
                    const int from = depth * TILE_DEPTH + channel, to = block * TILE + column;
                    return from < in.channels && to < out.channels ? load_some(job.weights + from * in_apart + to * out_apart + tap, taps - tap) : Vec{};
                };
                for (int channel = 0; channel < TILE; channel++) {
                    for (int first = 0; first < TILE; first += VL) {
                        for (int tap = 0; tap < taps; tap += VL) {
                            // A filter is one line of memory: whole lines come in, whole lines go out.
                            VecBits v[VL];
                            for (int column = 0; column < VL; column++) {
                                v[column] = pairs_of(line(channel, first + column, tap), line(channel + TILE, first + column, tap));
                            }

                            turn(v);
                            for (int i = 0; i < std::min(VL, taps - tap); i++) {
                                store_bits(tiles + ptrdiff_t(tap + i) * deep(in) * TILE_NUMBERS + channel * TILE_DEPTH + 2 * first, v[i]);
                            }
                        }
                    }
                }
            });
        }));
    }

    const Bf16* filters_to_small() const { return filters(job.filters->to_small, big, small, taps, ptrdiff_t(big.channels) * taps); }
    const Bf16* filters_to_big() const { return filters(job.filters->to_big, small, big, ptrdiff_t(big.channels) * taps, taps); }

    // ---- both ways of a convolution --------------------------------------------------------------------------------

    void to_small(const Read& read, const Write& write) const {
        to_small([&](int block, int row, Bf16* left, int) { read_left(read, big, block, row, left); }, write);
    }

    // read(block, row, left, worker) gives the left tiles of one row of sixteen images.
    template <typename ReadLeft>
    void to_small(const ReadLeft& read, const Write& write) const {
        convolve(read, big, filters_to_small(), write, small, 1, [&](int at, int tap) { return at * g.stride + tap - g.padding; });
    }

    void to_big(const Read& read, const Write& write) const {
        const auto read_small = [&](int block, int row, Bf16* left, int) { read_left(read, small, block, row, left); };
        convolve(read_small, small, filters_to_big(), write, big, g.stride, [&](int at, int tap) {
            const int from = at + g.padding - tap;
            return from % g.stride == 0 ? from / g.stride : -1;
        });
    }

    // source(row, tap row) is the row that a result's row reads, or one outside; columns alike. Results whose rows and columns are
    // the same modulo `phases` read through the same taps.
    template <typename ReadLeft, typename Source>
    void convolve(const ReadLeft& read, const Side& in, const Bf16* filters, const Write& write, const Side& out, int phases, const Source& source) const {
        const std::vector<int> order = by_phase(out, phases);
        const ptrdiff_t numbers_of_block = in.pixels() * deep(in) * TILE_NUMBERS, zeros = ptrdiff_t(deep(in)) * TILE_NUMBERS;
        const int image_blocks = fused::units(job.images, TILE);
        chunks(job, image_blocks, chunk(numbers_of_block), [&](int first, int images, int worker) {
            Bf16* left = reinterpret_cast<Bf16*>(chunk_room(job, worker, size_t(images * numbers_of_block + zeros) / 2));
            std::memset(left + images * numbers_of_block, 0, sizeof(Bf16) * zeros);
            share(job, ptrdiff_t(images) * in.rows, worker, [&](ptrdiff_t item, int by) {
                read(first + int(item / in.rows), int(item % in.rows), left + item * in.columns * deep(in) * TILE_NUMBERS, by);
            });
            const int parts = worker < 0 ? parts_of(deep(out), images) : 1;
            share(job, ptrdiff_t(deep(out)) * parts, worker, [&](ptrdiff_t item, int by) {
                const TileUnit unit;
                const int depth = int(item / parts), from = int(item % parts) * images / parts, now = int(item % parts + 1) * images / parts - from;
                TileWriter writer(write, out, depth * TILE_DEPTH, job.images, first + from, now, item_room(job, by, TileWriter::floats(now)));
                multiply(left + from * numbers_of_block, left + images * numbers_of_block, in, filters, out, order, now, depth, source, writer);
                writer.end();
            });
        });
    }

    // Parts of each of so many items, so that all workers have something to do.
    int parts_of(int items, int most) const { return std::clamp(fused::units(2 * job.team->threads(), items), 1, most); }

    // 32 channels of the results of so many blocks of images.
    template <typename Source>
    void multiply(const Bf16* left, const Bf16* zeros, const Side& in, const Bf16* filters, const Side& out, const std::vector<int>& order, int images,
        int item, const Source& source, TileWriter& writer) const {
        const ptrdiff_t depth = ptrdiff_t(deep(in)) * TILE_NUMBERS;
        const int rights = std::min(2, blocks(out) - 2 * item);
        const TileProduct product{deep(in), 2 * item * taps * depth, taps * depth, false};
        alignas(64) float sums[2][2][TILE_SUMS] = {};
        float* const to[2][2] = {{sums[0][0], sums[0][1]}, {sums[1][0], sums[1][1]}};
        std::vector<TileRun> runs(taps);
        const ptrdiff_t lines = out.pixels() * images;
        for (ptrdiff_t line = 0; line < lines; line += 2) {
            const int lefts = int(std::min<ptrdiff_t>(2, lines - line));
            int pixel[2], block[2];
            for (int i = 0; i < lefts; i++) {
                pixel[i] = order[(line + i) / images];
                block[i] = int((line + i) % images);
            }

            int count = 0;
            for (int tap = 0; tap < taps; tap++) {
                const Bf16* from[2] = {zeros, zeros};
                bool any = false;
                for (int i = 0; i < lefts; i++) {
                    const int row = source(pixel[i] / out.columns, tap / g.kernel), column = source(pixel[i] % out.columns, tap % g.kernel);
                    if (row >= 0 && row < in.rows && column >= 0 && column < in.columns) {
                        from[i] = left + ((ptrdiff_t(block[i]) * in.rows + row) * in.columns + column) * depth;
                        any = true;
                    }
                }

                if (any) {
                    runs[count++] = {{from[0], from[1]}, filters + tap * depth};
                }
            }

            multiply_tiles(lefts, rights, runs.data(), count, product, to);
            for (int i = 0; i < lefts; i++) {
                writer.put(block[i], pixel[i], sums[i][0], sums[i][1]);
            }
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

    // Blocks of images at once, so that their left tiles stay in a core's second cache.
    static int chunk(ptrdiff_t numbers_of_block) {
        constexpr ptrdiff_t NUMBERS = 500'000;
        return int(std::max<ptrdiff_t>(NUMBERS / numbers_of_block, 1));
    }

    // Left tiles of one row of sixteen images: [column][32 channels].
    void read_left(const Read& read, const Side& side, int block, int row, Bf16* left) const {
        const int images = std::min(TILE, job.images - block * TILE);
        const ptrdiff_t first = side.at(ptrdiff_t(block) * TILE) + ptrdiff_t(row) * side.columns * side.pixel, apart = side.at(1);
        with_readers(read, side.form, [&](const auto& reader_of) {
            for (int depth = 0; depth < deep(side); depth++) {
                const bool two = blocks(side) > 2 * depth + 1;
                for (int lane = 0; lane < TILE; lane += VL) {
                    const auto low = reader_of(depth * TILE_DEPTH + lane), high = reader_of(depth * TILE_DEPTH + (two ? TILE : 0) + lane);
                    for (int column = 0; column < side.columns; column++) {
                        Bf16* to = left + (ptrdiff_t(column) * deep(side) + depth) * TILE_NUMBERS + 2 * lane;
                        for (int n = 0; n < images; n++) {
                            const ptrdiff_t place = first + n * apart + column * side.pixel;
                            store_bits(to + n * TILE_DEPTH, pairs_of(low.at(place), two ? high.at(place) : Vec{}));
                        }

                        for (int n = images; n < TILE; n++) {
                            store_bits(to + n * TILE_DEPTH, VecBits{});
                        }
                    }
                }
            }
        });
    }

    // ---- the filters' gradient -------------------------------------------------------------------------------------

    template <bool TURNED>
    auto groups(const Read& read, const Side& side) const {
        return [this, &read, &side](int group, int row, Bf16* tiles, int) { read_group<TURNED>(read, side, group, row, tiles); };
    }

    // The depth is 32 images, pixel by pixel: left tiles are the big side's, turned, right ones the small side's.
    void filter_gradient(const Read& big_read, const Read& small_read, float* gradient) const {
        filter_gradient(groups<true>(big_read, big), groups<false>(small_read, small), gradient);
    }

    // Each read(group, row, tiles, worker) gives the tiles of one row of 32 images.
    template <typename ReadBig, typename ReadSmall>
    void filter_gradient(const ReadBig& read_big, const ReadSmall& read_small, float* gradient) const {
        const ptrdiff_t sums_of_tap = ptrdiff_t(blocks(big)) * blocks(small) * TILE_SUMS;
        float* sums = job.scratch->gradients.floats(taps * sums_of_tap);
        std::memset(sums, 0, sizeof(float) * taps * sums_of_tap);
        const int groups = fused::units(job.images, TILE_DEPTH), size = group_chunk();
        for (int first = 0; first < groups; first += size) {
            const int now = std::min(size, groups - first);
            const ptrdiff_t big_numbers = now * big.pixels() * blocks(big) * TILE_NUMBERS, small_numbers = now * small.pixels() * blocks(small) * TILE_NUMBERS;
            Bf16* left = reinterpret_cast<Bf16*>(chunk_room(job, -1, size_t(big_numbers + small_numbers) / 2));
            Bf16* right = left + big_numbers;
            const ptrdiff_t big_rows = ptrdiff_t(now) * big.rows;
            job.team->each(big_rows + ptrdiff_t(now) * small.rows, [&](ptrdiff_t item, int worker) {
                const bool of_big = item < big_rows;
                const Side& side = of_big ? big : small;
                const ptrdiff_t line = of_big ? item : item - big_rows;
                const int group = first + int(line / side.rows), row = int(line % side.rows);
                Bf16* tiles = (of_big ? left : right) + line * side.columns * blocks(side) * TILE_NUMBERS;
                of_big ? read_big(group, row, tiles, worker) : read_small(group, row, tiles, worker);
            });
            const int rows = fused::units(blocks(big), 2) * g.kernel, pairs = fused::units(blocks(small), 2), parts = parts_of(rows, pairs);
            job.team->each(ptrdiff_t(rows) * parts, [&](ptrdiff_t item, int) {
                const TileUnit unit;
                const int row = int(item / parts), part = int(item % parts);
                add_products(left, right, now, 2 * (row / g.kernel), row % g.kernel, 2 * (part * pairs / parts), 2 * ((part + 1) * pairs / parts), sums);
            });
        }

        job.team->each(small.channels, [&](ptrdiff_t k, int) {
            for (int c = 0; c < big.channels; c++) {
                const float* from = sums + ((c / TILE) * ptrdiff_t(blocks(small)) + k / TILE) * TILE_SUMS + (c % TILE) * TILE + k % TILE;
                for (int tap = 0; tap < taps; tap++) {
                    gradient[(k * big.channels + c) * taps + tap] = from[tap * sums_of_tap];
                }
            }
        });
    }

    // Groups of 32 images at once: few megabytes, but as many as possible, since the sums pass through memory each time.
    int group_chunk() const {
        constexpr ptrdiff_t TILES = 6'000;
        return int(std::max<ptrdiff_t>(TILES / (big.pixels() * blocks(big) + small.pixels() * blocks(small)), 1));
    }

    // One row of 32 images: [column][block of channels], as [pair of images][channel][2], or turned, as [channel][pair][2]. An image's
    // other one is the sixteenth from there on.
    template <bool TURNED>
    void read_group(const Read& read, const Side& side, int group, int row, Bf16* tiles) const {
        const int images = std::min(TILE_DEPTH, job.images - group * TILE_DEPTH);
        const ptrdiff_t line = ptrdiff_t(row) * side.columns * side.pixel, apart = side.at(1);
        const ptrdiff_t low = side.at(ptrdiff_t(group) * TILE_DEPTH) + line, high = side.at(ptrdiff_t(group) * TILE_DEPTH + TILE) + line;
        with_readers(read, side.form, [&](const auto& reader_of) {
            for (int block = 0; block < blocks(side); block++) {
                for (int lane = 0; lane < TILE; lane += VL) {
                    const auto reader = reader_of(block * TILE + lane);
                    for (int column = 0; column < side.columns; column++) {
                        Bf16* tile = tiles + (ptrdiff_t(column) * blocks(side) + block) * TILE_NUMBERS;
                        VecBits pairs[TILE];
                        for (int n = 0; n < TILE; n++) {
                            const ptrdiff_t place = n * apart + column * side.pixel;
                            pairs[n] = pairs_of(n < images ? reader.at(low + place) : Vec{}, n + TILE < images ? reader.at(high + place) : Vec{});
                        }

                        if constexpr (TURNED) {
                            store_turned(pairs, tile + lane * TILE_DEPTH);
                        } else {
                            for (int pair = 0; pair < TILE; pair++) {
                                store_bits(tile + pair * TILE_DEPTH + 2 * lane, pairs[pair]);
                            }
                        }
                    }
                }
            }
        });
    }

    // [pair][channel] as [channel][pair].
    static void store_turned(const VecBits pairs[TILE], Bf16* to) {
        for (int first = 0; first < TILE; first += VL) {
            VecBits v[VL];
            std::memcpy(v, pairs + first, sizeof(v));
            turn(v);
            for (int i = 0; i < VL; i++) {
                store_bits(to + i * TILE_DEPTH + 2 * first, v[i]);
            }
        }
    }

    // The products of two blocks of the big side's channels through one row of a filter with some of the small side's.
    void add_products(const Bf16* left, const Bf16* right, int groups, int big_block, int tap_row, int from_block, int to_block, float* sums) const {
        // As many pixels at once as make loading and storing the sums cheap, and yet stay in the cache while all blocks pass.
        constexpr int PIXELS = 64;
        const int band = std::max(1, PIXELS / small.columns), lefts = std::min(2, blocks(big) - big_block);
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
                                const Bf16* at = left + (((ptrdiff_t(group) * big.rows + big_row) * big.columns + big_column) * blocks(big) + big_block) * TILE_NUMBERS;
                                const ptrdiff_t pixel = (ptrdiff_t(group) * small.rows + row) * small.columns + column;
                                runs[count++] = {{at, at + TILE_NUMBERS}, right + pixel * blocks(small) * TILE_NUMBERS};
                            }
                        }
                    }

                    for (int block = from_block; block < std::min(to_block, blocks(small)); block += 2) {
                        float* to[2][2];
                        for (int i = 0; i < 2; i++) {
                            for (int j = 0; j < 2; j++) {
                                const ptrdiff_t tap = ptrdiff_t(tap_row) * g.kernel + tap_column;
                                to[i][j] = sums + ((tap * blocks(big) + big_block + i) * blocks(small) + block + j) * TILE_SUMS;
                            }
                        }

                        const TileProduct product{1, ptrdiff_t(block) * TILE_NUMBERS, TILE_NUMBERS, true};
                        multiply_tiles(lefts, std::min(2, blocks(small) - block), runs.data(), count, product, to);
                    }
                }
            }
        }
    }
};

}  // namespace FUSED_ISA
