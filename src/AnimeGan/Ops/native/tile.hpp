// Products of tiles of bfloat16, summed in float32: sixteen rows of a left tile by sixteen columns of a right one, 32 deep.
//
// A left tile is [16 rows][32 numbers], a right one [16 pairs][16 columns][2 numbers], each 1 KB. That is what AMX multiplies; the
// same is done in ordinary vectors where a processor has no AMX, so that a training in bfloat16 means the same everywhere.
#pragma once

#include "simd.hpp"

namespace FUSED_ISA {

using Bf16 = uint16_t;

constexpr int TILE = 16;         // rows, and columns
constexpr int TILE_DEPTH = 32;   // numbers of a left tile's row
constexpr int TILE_NUMBERS = TILE * TILE_DEPTH;

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
    ptrdiff_t row;          // floats from row to row of the sums
    bool add;               // to what is there
};

typedef short HalfVec __attribute__((vector_size(VL * 2)));
typedef short HalfVecLoose __attribute__((vector_size(VL * 2), aligned(2)));
typedef unsigned int VecBits __attribute__((vector_size(VL * 4)));
typedef unsigned int VecBitsLoose __attribute__((vector_size(VL * 4), aligned(4)));

// Rounded to the nearest bfloat16, ties to even, in the upper half of each number. What is not a number stays so.
inline VecBits rounded(Vec v) {
    VecBits bits;
    std::memcpy(&bits, &v, sizeof(bits));
    const VecBits nearest = bits + 0x7fffu + ((bits >> 16) & 1u);
    return (v == v ? nearest : bits | 0x400000u) & 0xffff0000u;
}

inline void store(Bf16* p, Vec v) { *reinterpret_cast<HalfVecLoose*>(p) = __builtin_convertvector(rounded(v) >> 16, HalfVec); }

// One number from each of two vectors side by side, as a right tile's rows have them.
inline void store_pairs(Bf16* p, Vec first, Vec second) { *reinterpret_cast<VecBitsLoose*>(p) = rounded(first) >> 16 | rounded(second); }

inline Bf16 rounded(float value) {
    uint32_t bits;
    std::memcpy(&bits, &value, sizeof(bits));
    return Bf16((value == value ? bits + 0x7fffu + ((bits >> 16) & 1u) : bits | 0x400000u) >> 16);
}

#ifdef FUSED_AMX

// While it lives, its thread may multiply tiles; that thread must not be a managed one, see decisions/0009.
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
    const ptrdiff_t row = product.row * ptrdiff_t(sizeof(float));

    // Tiles are loaded behind the compiler's back: all that is stored must be in memory.
    asm volatile("" ::: "memory");
    if (product.add) {
        TILE_LOAD(0, out[0][0], row);
        if constexpr (RIGHTS == 2) TILE_LOAD(1, out[0][1], row);
        if constexpr (LEFTS == 2) TILE_LOAD(2, out[1][0], row);
        if constexpr (LEFTS == 2 && RIGHTS == 2) TILE_LOAD(3, out[1][1], row);
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

    TILE_STORE(0, out[0][0], row);
    if constexpr (RIGHTS == 2) TILE_STORE(1, out[0][1], row);
    if constexpr (LEFTS == 2) TILE_STORE(2, out[1][0], row);
    if constexpr (LEFTS == 2 && RIGHTS == 2) TILE_STORE(3, out[1][1], row);
}

#undef TILE_LOAD
#undef TILE_STORE
#undef TILE_ZERO
#undef TILE_MULTIPLY

#else

struct TileUnit {
    TileUnit() {}
};

// sums += left right, for a left tile in float32.
inline void multiply_tile(const float* left, const Bf16* right, float* sums, ptrdiff_t row) {
    // As many sums as registers hold.
    constexpr int ROWS = VL / 2, VECTORS = TILE / VL;
    for (int first = 0; first < TILE; first += ROWS) {
        Vec total[ROWS][VECTORS];
#pragma GCC unroll 8
        for (int i = 0; i < ROWS; i++) {
#pragma GCC unroll 2
            for (int j = 0; j < VECTORS; j++) {
                total[i][j] = load(sums + (first + i) * row + j * VL);
            }
        }

        for (int pair = 0; pair < TILE; pair++) {
#pragma GCC unroll 2
            for (int j = 0; j < VECTORS; j++) {
                const VecBits both = *reinterpret_cast<const VecBitsLoose*>(right + pair * TILE_DEPTH + 2 * j * VL);
                const VecBits low = both << 16, high = both & 0xffff0000u;
                Vec even, odd;
                std::memcpy(&even, &low, sizeof(even));
                std::memcpy(&odd, &high, sizeof(odd));
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
                store(sums + (first + i) * row + j * VL, total[i][j]);
            }
        }
    }
}

template <int LEFTS, int RIGHTS>
inline void multiply_tiles(const TileRun* runs, int count, const TileProduct& product, float* const out[2][2]) {
    alignas(64) float sums[2][2][TILE * TILE], left[TILE_NUMBERS];
    const auto each_row = [&](const auto& body) {
        for (int i = 0; i < LEFTS; i++) {
            for (int j = 0; j < RIGHTS; j++) {
                for (int r = 0; r < TILE; r++) {
                    body(out[i][j] + r * product.row, sums[i][j] + r * TILE);
                }
            }
        }
    };
    std::memset(sums, 0, sizeof(sums));
    if (product.add) {
        each_row([](const float* there, float* sum) { std::memcpy(sum, there, sizeof(float) * TILE); });
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
                    multiply_tile(left, right + j * product.right_apart, sums[i][j], TILE);
                }
            }
        }
    }

    each_row([](float* there, const float* sum) { std::memcpy(there, sum, sizeof(float) * TILE); });
}

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
