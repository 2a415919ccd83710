/*
 * Stacks of convolutions as one operation, forward and backward: the C interface.
 *
 * A stack is a row of layers, each a convolution or transposed convolution without or with a bias, batch normalisation or none,
 * and an activation. Parameters stay the caller's, in PyTorch's layouts and float32:
 *   weight  [to][from][kernel][kernel] of a convolution, [from][to][kernel][kernel] of a transposed one
 *   bias, gamma, beta, running mean and running variance  [to]
 * Pictures and gradients are [image][channel][row][column], float32.
 *
 * A stack may be used by one thread at a time. Work runs on threads of the stack's own. Functions return 0, or 1 with a message
 * in agf_last_error(), which is the calling thread's.
 */
#ifndef ANIMEGAN_FUSED_H
#define ANIMEGAN_FUSED_H

#include <stdint.h>

#define AGF_ABI_VERSION 3

#ifdef __cplusplus
extern "C" {
#endif

#define AGF_API __attribute__((visibility("default")))

enum agf_activation { AGF_NONE = 0, AGF_LEAKY = 1, AGF_TANH = 2, AGF_SIGMOID = 3 };

typedef struct agf_layer {
    int32_t transposed; /* 1: from small to big */
    int32_t from, to;   /* channels */
    int32_t kernel, stride, padding;
    int32_t normalized; /* batch normalisation between convolution and activation */
    int32_t activation; /* TANH and SIGMOID in the last layer only */
    float slope;        /* of AGF_LEAKY below 0 */
    float epsilon;      /* of batch normalisation */
    float momentum;     /* of its running statistics */
} agf_layer;

/* The tensors of one layer. bias is null without; gamma to running_variance are null without normalisation. */
typedef struct agf_parameters {
    const float *weight, *bias, *gamma, *beta;
    float *running_mean, *running_variance; /* in training, null: left as they are */
} agf_parameters;

/* Where gradients are written; null where none is wanted. */
typedef struct agf_gradients {
    float *weight, *bias, *gamma, *beta;
} agf_gradients;

typedef struct agf_stack agf_stack;

AGF_API int32_t agf_abi_version(void);
AGF_API const char* agf_last_error(void);

/*
 * The best instruction set that the machine and the system have for these kernels, or null for none. With `bf16` the convolutions
 * multiply numbers rounded to bfloat16, and what lies between two layers is kept so; the stack's input and output, sums, statistics,
 * parameters and their gradients are float32 all the same.
 */
AGF_API const char* agf_instruction_set(int32_t bf16);

/* A stack for pictures of one size. `instructions` names an instruction set, null for the best. */
AGF_API int32_t agf_create(
    const agf_layer* layers, int32_t count, int32_t rows, int32_t columns, int32_t threads, int32_t bf16, const char* instructions, agf_stack** out);
AGF_API void agf_destroy(agf_stack* stack);

/* Channels, rows and columns of the result. */
AGF_API void agf_shape(const agf_stack* stack, int32_t shape[3]);

/* Floats that forward keeps for backward, for so many images. */
AGF_API int64_t agf_kept(const agf_stack* stack, int32_t images);

/* Memory for what forward keeps, in large pages and used again once it is given back; null where there is none. */
AGF_API float* agf_take(int64_t floats);
AGF_API void agf_give_back(float* memory);

/*
 * With `training` it normalises by the batch's own statistics, which also enter the running ones; else by the running ones, and
 * agf_backward must not follow.
 */
AGF_API int32_t agf_forward(agf_stack* stack, int32_t images, int32_t training, const agf_parameters* parameters, const float* x, float* y, float* kept);

/* dx may be null. */
AGF_API int32_t agf_backward(
    agf_stack* stack, int32_t images, const agf_parameters* parameters, const float* kept, const float* dy, const agf_gradients* gradients, float* dx);

#ifdef __cplusplus
}
#endif
#endif
