// Products of tiles of bfloat16, summed in float32: sixteen rows of a left tile by sixteen columns of a right one, 32 deep.
//
// A left tile is [16 rows][32 numbers], a right one [16 pairs][16 columns][2 numbers], each 1 KB; sums are [16 rows][16 columns]. That
// is what AMX multiplies; the same is done in vectors where a processor has no AMX, so that a training in bfloat16 means the same
// everywhere.
#pragma once

#include "bfloat16.hpp"
#include "job.hpp"

namespace FUSED_ISA {

using fused::TILE_NUMBERS;
constexpr int TILE = fused::TILE_IMAGES;            // rows, and columns
constexpr int TILE_DEPTH = fused::TILE_CHANNELS;    // numbers of a left tile's row
constexpr int TILE_SUMS = TILE * TILE;

// Where two left tiles and a right one begin, which are multiplied with as many that follow each.
struct TileRun {
    const Bf16* left[2];
    const Bf16* right;
};

// The part of a product that all its runs share.
struct TileProduct {
    int length;             // tiles one behind the other in each run
    ptrdiff_t right_from;   // numbers from a run's right tile to the first
    ptrdiff_t right_apart;  // numbers from the first right tile to the second
    bool add;               // to what is there
};

#ifdef FUSED_AMX

// While it lives, its thread may multiply tiles; that thread must not be a managed one, see src/decisions/0006-fused-kernels.md.
class TileUnit {
public:
    TileUnit() {
        struct alignas(64) {
            uint8_t palette = 1, start_row = 0, reserved[14] = {};
            uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
            uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
        } const configuration;
        static_assert(sizeof(configuration) == 64, "as the processor reads it");

        // In assembler, because g++ 12 may leave the stores before its intrinsic out.
        asm volatile("ldtilecfg %0" ::"m"(configuration) : "memory");
    }

    TileUnit(const TileUnit&) = delete;
    TileUnit& operator=(const TileUnit&) = delete;
    ~TileUnit() { asm volatile("tilerelease" ::: "memory"); }
};

#define TILE_LOAD(NUMBER, FROM, BYTES) asm volatile("tileloadd (%0,%1,1), %%tmm" #NUMBER ::"r"(FROM), "r"(ptrdiff_t(BYTES)))
#define TILE_STORE(NUMBER, TO, BYTES) asm volatile("tilestored %%tmm" #NUMBER ", (%0,%1,1)" ::"r"(TO), "r"(ptrdiff_t(BYTES)) : "memory")
#define TILE_ZERO(NUMBER) asm volatile("tilezero %%tmm" #NUMBER ::)
#define TILE_MULTIPLY(SUM, LEFT, RIGHT) asm volatile("tdpbf16ps %%tmm" #RIGHT ", %%tmm" #LEFT ", %%tmm" #SUM ::)

// out[i][j] (+)= the products of left tile i and right tile j, over all runs. Sums are tiles 0 to 3, left 4 and 5, right 6 and 7.
template <int LEFTS, int RIGHTS>
inline void multiply_tiles(const TileRun* runs, int count, const TileProduct& product, float* const out[2][2]) {
    constexpr ptrdiff_t ROW = TILE * sizeof(float);

    // Tiles are loaded behind the compiler's back: all that is stored must be in memory.
    asm volatile("" ::: "memory");
    if (product.add) {
        TILE_LOAD(0, out[0][0], ROW);
        if constexpr (RIGHTS == 2) TILE_LOAD(1, out[0][1], ROW);
        if constexpr (LEFTS == 2) TILE_LOAD(2, out[1][0], ROW);
        if constexpr (LEFTS == 2 && RIGHTS == 2) TILE_LOAD(3, out[1][1], ROW);
    } else {
        TILE_ZERO(0);
        TILE_ZERO(1);
        TILE_ZERO(2);
        TILE_ZERO(3);
    }

    for (int i = 0; i < count; i++) {
        const Bf16 *above = runs[i].left[0], *below = runs[i].left[1], *right = runs[i].right + product.right_from;
        for (int k = 0; k < product.length; k++, above += TILE_NUMBERS, below += TILE_NUMBERS, right += TILE_NUMBERS) {
            TILE_LOAD(4, above, 64);
            TILE_LOAD(6, right, 64);
            TILE_MULTIPLY(0, 4, 6);
            if constexpr (RIGHTS == 2) {
                TILE_LOAD(7, right + product.right_apart, 64);
                TILE_MULTIPLY(1, 4, 7);
            }

            if constexpr (LEFTS == 2) {
                TILE_LOAD(5, below, 64);
                TILE_MULTIPLY(2, 5, 6);
                if constexpr (RIGHTS == 2) TILE_MULTIPLY(3, 5, 7);
            }
        }
    }

    TILE_STORE(0, out[0][0], ROW);
    if constexpr (RIGHTS == 2) TILE_STORE(1, out[0][1], ROW);
    if constexpr (LEFTS == 2) TILE_STORE(2, out[1][0], ROW);
    if constexpr (LEFTS == 2 && RIGHTS == 2) TILE_STORE(3, out[1][1], ROW);
}

#undef TILE_LOAD
#undef TILE_STORE
#undef TILE_ZERO
#undef TILE_MULTIPLY

#else

struct TileUnit {
    TileUnit() {}
};

#ifdef FUSED_BF16_INSTRUCTIONS

// As many rows of sums as registers hold, sixteen columns wide each and RIGHTS side by side.
constexpr int SUM_ROWS = 8;

// sums += left right, for SUM_ROWS of a left tile, over all runs.
template <int RIGHTS>
inline void multiply_rows(const TileRun* runs, int count, int which, int first_row, const TileProduct& product, Vec sums[SUM_ROWS][2]) {
    for (int n = 0; n < count; n++) {
        const Bf16 *left = runs[n].left[which] + first_row * TILE_DEPTH, *right = runs[n].right + product.right_from;
        for (int k = 0; k < product.length; k++, left += TILE_NUMBERS, right += TILE_NUMBERS) {
#pragma GCC unroll 2
            for (int pair = 0; pair < TILE; pair++) {
                __m512bh columns[RIGHTS];
#pragma GCC unroll 2
                for (int j = 0; j < RIGHTS; j++) {
                    columns[j] = (__m512bh)load_bits(right + j * product.right_apart + pair * TILE_DEPTH);
                }

#pragma GCC unroll 8
                for (int i = 0; i < SUM_ROWS; i++) {
                    int row;
                    std::memcpy(&row, left + i * TILE_DEPTH + 2 * pair, sizeof(row));
#pragma GCC unroll 2
                    for (int j = 0; j < RIGHTS; j++) {
                        sums[i][j] = (Vec)_mm512_dpbf16_ps((__m512)sums[i][j], (__m512bh)_mm512_set1_epi32(row), columns[j]);
                    }
                }
            }
        }
    }
}

template <int LEFTS, int RIGHTS>
inline void multiply_tiles(const TileRun* runs, int count, const TileProduct& product, float* const out[2][2]) {
    for (int i = 0; i < LEFTS; i++) {
        for (int row = 0; row < TILE; row += SUM_ROWS) {
            Vec sums[SUM_ROWS][2];
#pragma GCC unroll 8
            for (int r = 0; r < SUM_ROWS; r++) {
#pragma GCC unroll 2
                for (int j = 0; j < RIGHTS; j++) {
                    sums[r][j] = product.add ? load(out[i][j] + (row + r) * TILE) : Vec{};
                }
            }

            multiply_rows<RIGHTS>(runs, count, i, row, product, sums);
#pragma GCC unroll 8
            for (int r = 0; r < SUM_ROWS; r++) {
#pragma GCC unroll 2
                for (int j = 0; j < RIGHTS; j++) {
                    store(out[i][j] + (row + r) * TILE, sums[r][j]);
                }
            }
        }
    }
}

#else

// sums += left right, for a left tile in float32.
inline void multiply_tile(const float* left, const Bf16* right, float* sums) {
    // As many sums as registers hold.
    constexpr int ROWS = VL / 2, VECTORS = TILE / VL;
    for (int first = 0; first < TILE; first += ROWS) {
        Vec total[ROWS][VECTORS];
#pragma GCC unroll 8
        for (int i = 0; i < ROWS; i++) {
#pragma GCC unroll 2
            for (int j = 0; j < VECTORS; j++) {
                total[i][j] = load(sums + (first + i) * TILE + j * VL);
            }
        }

        for (int pair = 0; pair < TILE; pair++) {
#pragma GCC unroll 2
            for (int j = 0; j < VECTORS; j++) {
                const VecBits both = load_bits(right + pair * TILE_DEPTH + 2 * j * VL);
                const Vec even = low_of(both), odd = high_of(both);
#pragma GCC unroll 8
                for (int i = 0; i < ROWS; i++) {
                    const float* at = left + (first + i) * TILE_DEPTH + 2 * pair;
                    total[i][j] += splat(at[0]) * even;
                    total[i][j] += splat(at[1]) * odd;
                }
            }
        }

#pragma GCC unroll 8
        for (int i = 0; i < ROWS; i++) {
#pragma GCC unroll 2
            for (int j = 0; j < VECTORS; j++) {
                store(sums + (first + i) * TILE + j * VL, total[i][j]);
            }
        }
    }
}

template <int LEFTS, int RIGHTS>
inline void multiply_tiles(const TileRun* runs, int count, const TileProduct& product, float* const out[2][2]) {
    alignas(64) float left[TILE_NUMBERS];
    for (int i = 0; i < LEFTS && !product.add; i++) {
        for (int j = 0; j < RIGHTS; j++) {
            std::memset(out[i][j], 0, sizeof(float) * TILE_SUMS);
        }
    }

    for (int n = 0; n < count; n++) {
        const Bf16* right = runs[n].right + product.right_from;
        for (int k = 0; k < product.length; k++, right += TILE_NUMBERS) {
            for (int i = 0; i < LEFTS; i++) {
                const Bf16* from = runs[n].left[i] + k * TILE_NUMBERS;
                for (int number = 0; number < TILE_NUMBERS; number++) {
                    const uint32_t bits = uint32_t(from[number]) << 16;
                    std::memcpy(left + number, &bits, sizeof(bits));
                }

                for (int j = 0; j < RIGHTS; j++) {
                    multiply_tile(left, right + j * product.right_apart, out[i][j]);
                }
            }
        }
    }
}

#endif
#endif

// The same for numbers of tiles that are known only now, 1 or 2 each.
inline void multiply_tiles(int lefts, int rights, const TileRun* runs, int count, const TileProduct& product, float* const out[2][2]) {
    if (lefts == 2) {
        rights == 2 ? multiply_tiles<2, 2>(runs, count, product, out) : multiply_tiles<2, 1>(runs, count, product, out);
    } else {
        rights == 2 ? multiply_tiles<1, 2>(runs, count, product, out) : multiply_tiles<1, 1>(runs, count, product, out);
    }
}

}  // namespace FUSED_ISA
