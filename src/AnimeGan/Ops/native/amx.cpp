// Products of tiles by AMX's instructions. They are written in assembler: so any compiler can do it, and g++ 12 may leave out the stores
// before its intrinsics.
#include <cstddef>

#include "tiles.h"

namespace {

constexpr ptrdiff_t NUMBERS = 512, SUMS = 256, TILE_ROW = 64, SUMS_ROW = 64;

#define TILE_LOAD(NUMBER, FROM, BYTES) asm volatile("tileloadd (%0,%1,1), %%tmm" #NUMBER ::"r"(FROM), "r"(ptrdiff_t(BYTES)))
#define TILE_STORE(NUMBER, TO, BYTES) asm volatile("tilestored %%tmm" #NUMBER ", (%0,%1,1)" ::"r"(TO), "r"(ptrdiff_t(BYTES)) : "memory")
#define TILE_ZERO(NUMBER) asm volatile("tilezero %%tmm" #NUMBER ::)
#define TILE_MULTIPLY(SUM, LEFT, RIGHT) asm volatile("tdpbf16ps %%tmm" #RIGHT ", %%tmm" #LEFT ", %%tmm" #SUM ::)

// Sums are tiles 0 to 3, left ones 4 and 5, right ones 6 and 7.
template <int LEFTS, int RIGHTS>
void multiply(const agf_product& product, const agf_run* runs, int count, float* sums) {
    float* const next = sums + product.sums_apart;

    // Tiles are loaded behind the compiler's back: all that is stored must be in memory.
    asm volatile("" ::: "memory");
    if (product.add) {
        TILE_LOAD(0, sums, SUMS_ROW);
        if constexpr (RIGHTS == 2) TILE_LOAD(1, sums + SUMS, SUMS_ROW);
        if constexpr (LEFTS == 2) TILE_LOAD(2, next, SUMS_ROW);
        if constexpr (LEFTS == 2 && RIGHTS == 2) TILE_LOAD(3, next + SUMS, SUMS_ROW);
    } else {
        TILE_ZERO(0);
        TILE_ZERO(1);
        TILE_ZERO(2);
        TILE_ZERO(3);
    }

    for (int i = 0; i < count; i++) {
        const uint16_t *above = runs[i].above, *below = runs[i].below, *right = runs[i].right + product.right_from;
        for (int k = 0; k < product.length; k++, above += NUMBERS, below += NUMBERS, right += NUMBERS) {
            TILE_LOAD(4, above, TILE_ROW);
            TILE_LOAD(6, right, TILE_ROW);
            TILE_MULTIPLY(0, 4, 6);
            if constexpr (RIGHTS == 2) {
                TILE_LOAD(7, right + product.right_apart, TILE_ROW);
                TILE_MULTIPLY(1, 4, 7);
            }

            if constexpr (LEFTS == 2) {
                TILE_LOAD(5, below, TILE_ROW);
                TILE_MULTIPLY(2, 5, 6);
                if constexpr (RIGHTS == 2) TILE_MULTIPLY(3, 5, 7);
            }
        }
    }

    TILE_STORE(0, sums, SUMS_ROW);
    if constexpr (RIGHTS == 2) TILE_STORE(1, sums + SUMS, SUMS_ROW);
    if constexpr (LEFTS == 2) TILE_STORE(2, next, SUMS_ROW);
    if constexpr (LEFTS == 2 && RIGHTS == 2) TILE_STORE(3, next + SUMS, SUMS_ROW);
}

}  // namespace

extern "C" {

void agf_begin_amx(void) {
    // As the processor reads it: eight tiles of sixteen rows of 64 bytes.
    struct alignas(64) {
        uint8_t palette = 1, start_row = 0, reserved[14] = {};
        uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
        uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
    } const configuration;
    static_assert(sizeof(configuration) == 64, "as the processor reads it");
    asm volatile("ldtilecfg %0" ::"m"(configuration) : "memory");
}

void agf_end_amx(void) { asm volatile("tilerelease" ::: "memory"); }

void agf_multiply_amx(const agf_product* product, const agf_run* runs, int32_t count, float* sums) {
    if (product->lefts == 2) {
        product->rights == 2 ? multiply<2, 2>(*product, runs, count, sums) : multiply<2, 1>(*product, runs, count, sums);
    } else {
        product->rights == 2 ? multiply<1, 2>(*product, runs, count, sums) : multiply<1, 1>(*product, runs, count, sums);
    }
}

}  // extern "C"
