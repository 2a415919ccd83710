/*
 * Products of tiles of bfloat16 by instructions that C# has no words for: the C interface.
 *
 * A left tile is [16 rows][32 numbers], a right one [16 pairs][16 columns][2 numbers], each 1 KB; sums are [16 rows][16 columns] of
 * float32. src/AnimeGan/Ops/Kernels/Tiles does all else.
 */
#ifndef ANIMEGAN_TILES_H
#define ANIMEGAN_TILES_H

#include <stdint.h>

#define AGF_ABI_VERSION 4

#ifdef __cplusplus
extern "C" {
#endif

#define AGF_API __attribute__((visibility("default")))

enum agf_instructions { AGF_AMX = 1, AGF_AVX512_BF16 = 2 };

/* Where two left tiles and a right one begin, which are multiplied with as many that follow each. Borrowed. */
typedef struct agf_run {
    const uint16_t *above, *below, *right;
} agf_run;

/* What all runs of a product share. */
typedef struct agf_product {
    int32_t lefts, rights; /* tiles, 1 or 2 each */
    int32_t length;        /* tiles one behind the other in each run */
    int32_t add;           /* 1: to the sums that are there */
    int64_t right_from;    /* numbers from a run's right tile to the first */
    int64_t right_apart;   /* numbers from the first right tile to the second */
    int64_t sums_apart;    /* numbers from the first left tile's sums to the second's; those of the right tiles lie side by side */
} agf_product;

AGF_API int32_t agf_abi_version(void);

/* Which of agf_instructions the machine and the system have; the process may use AMX from then on. */
AGF_API int32_t agf_instructions_here(void);

/*
 * Gives the calling thread an alternate signal stack that holds AMX's registers, for as long as it lives. Returns 0, or errno. A managed
 * thread that has multiplied by AMX without it dies of its next signal: .NET's own stacks for signals are too small.
 */
AGF_API int32_t agf_prepare_thread(void);

/* A thread that was prepared calls agf_begin_amx before it multiplies by AMX, and agf_end_amx after. */
AGF_API void agf_begin_amx(void);
AGF_API void agf_end_amx(void);

/* sums[left][right] (+)= the products of left tiles and right ones, over `count` runs. */
AGF_API void agf_multiply_amx(const agf_product* product, const agf_run* runs, int32_t count, float* sums);
AGF_API void agf_multiply_avx512_bf16(const agf_product* product, const agf_run* runs, int32_t count, float* sums);

#ifdef __cplusplus
}
#endif
#endif
