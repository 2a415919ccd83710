/* The C interface between AnimeGan.Torch and libtorch. Compiles as C.
 *
 * Conventions: every function that can fail returns a status (AGT_OK or AGT_ERROR) and writes its results through out
 * parameters; agt_last_error then holds the message of the calling thread. A handle is a pointer to a libtorch object of
 * which the holder owns one reference; "borrowed" means the callee does not keep it. Strings are UTF-8.
 */
#ifndef AGT_H
#define AGT_H

#include <stdint.h>

#define AGT_ABI_VERSION 4
#define AGT_OK 0
#define AGT_ERROR 1

#if defined(__cplusplus)
#define AGT_NOEXCEPT noexcept
extern "C" {
#else
#define AGT_NOEXCEPT
#endif
#if defined(AGT_BUILD)
#define AGT_API __attribute__((visibility("default")))
#else
#define AGT_API
#endif

typedef struct agt_tensor agt_tensor;       /* a TensorImpl, one reference owned; null means undefined */
typedef struct agt_generator agt_generator; /* a random generator */
typedef struct agt_operator agt_operator;   /* an operator of the dispatcher; lives as long as the process */
typedef struct agt_context agt_context;     /* the context of a custom function; borrowed, valid during the callback */
typedef struct agt_guard agt_guard;         /* a scope of inference mode */
typedef struct agt_module agt_module;       /* a TorchScript module */

/* What an agt_value holds. */
enum agt_tag {
    AGT_DEFAULT = 0,     /* argument: the default of the operator's schema */
    AGT_NONE = 1,
    AGT_TENSOR = 2,      /* p: agt_tensor, borrowed as argument, owned as result */
    AGT_INT = 3,
    AGT_DOUBLE = 4,
    AGT_BOOL = 5,
    AGT_INT_LIST = 6,    /* p: count int64_t, borrowed */
    AGT_DOUBLE_LIST = 7, /* p: count double, borrowed */
    AGT_BOOL_LIST = 8,   /* p: count uint8_t, borrowed */
    AGT_TENSOR_LIST = 9, /* p: count agt_tensor*; as result the array is borrowed until the thread's next call, its handles owned */
    AGT_STRING = 10,     /* p: count bytes of UTF-8, borrowed */
    AGT_DEVICE = 11,     /* i: type in the high, index in the low 32 bits */
    AGT_GENERATOR = 12,  /* p: agt_generator, borrowed */
    AGT_COMPLEX = 13     /* p: two double, borrowed */
};

/* A tagged value. dtype, layout and memory format travel as AGT_INT. For a tensor result, count holds the size in KiB of
 * memory that this result alone owns, or 0 below 1 MiB: what a collector that cannot see native memory should be told. */
typedef struct agt_value {
    int32_t tag;
    int32_t count;
    union {
        int64_t i;
        double d;
        const void *p;
    } u;
} agt_value;

/* --- The bridge --- */
AGT_API int32_t agt_abi_version(void) AGT_NOEXCEPT;
/* Message of this thread's last failure; borrowed, valid until the thread's next call. */
AGT_API const char *agt_last_error(void) AGT_NOEXCEPT;
/* libtorch's version, as "1.13.1"; borrowed, valid for ever. */
AGT_API const char *agt_torch_version(void) AGT_NOEXCEPT;
/* How libtorch was built (BLAS, oneDNN, CPU features); borrowed, valid until the thread's next call. */
AGT_API int32_t agt_torch_config(const char **text) AGT_NOEXCEPT;
/* Tensor handles alive now, and the most there have been. */
AGT_API int64_t agt_live_tensors(void) AGT_NOEXCEPT;
AGT_API int64_t agt_peak_tensors(void) AGT_NOEXCEPT;

/* --- Operators --- */
AGT_API int32_t agt_operator_find(const char *name, const char *overload, agt_operator **op) AGT_NOEXCEPT;
/* The operator's schema as text; borrowed, valid until the thread's next call. */
AGT_API int32_t agt_operator_schema(agt_operator *op, const char **schema) AGT_NOEXCEPT;
/* Calls op. Missing trailing arguments take the schema's defaults. Fails when op returns more than capacity results. */
AGT_API int32_t agt_call(agt_operator *op, const agt_value *args, int32_t nargs, agt_value *results, int32_t capacity,
                         int32_t *nresults) AGT_NOEXCEPT;

/* --- Tensors --- */
AGT_API void agt_tensor_free(agt_tensor *t) AGT_NOEXCEPT;
/* A second owned handle of the same tensor. */
AGT_API int32_t agt_tensor_share(agt_tensor *t, agt_tensor **result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_ndim(agt_tensor *t, int64_t *result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_numel(agt_tensor *t, int64_t *result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_size(agt_tensor *t, int64_t dim, int64_t *result) AGT_NOEXCEPT;
/* sizes and strides hold ndim entries; either may be null. */
AGT_API int32_t agt_tensor_geometry(agt_tensor *t, int64_t *sizes, int64_t *strides) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_storage_offset(agt_tensor *t, int64_t *result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_dtype(agt_tensor *t, int32_t *result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_element_size(agt_tensor *t, int64_t *result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_device(agt_tensor *t, int32_t *type, int32_t *index) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_is_sparse(agt_tensor *t, uint8_t *result) AGT_NOEXCEPT;
/* format: 0 contiguous, 2 channels last, 3 channels last 3d. */
AGT_API int32_t agt_tensor_is_contiguous(agt_tensor *t, int32_t format, uint8_t *result) AGT_NOEXCEPT;
/* First element; borrowed, valid while the tensor lives and is not resized. */
AGT_API int32_t agt_tensor_data(agt_tensor *t, void **result) AGT_NOEXCEPT;
/* 1 when both handles name one tensor. */
AGT_API int32_t agt_tensor_same(agt_tensor *a, agt_tensor *b, uint8_t *result) AGT_NOEXCEPT;
/* A new CPU tensor whose contents are copied from bytes (numel * element size of dtype). */
AGT_API int32_t agt_tensor_from_bytes(const void *bytes, int64_t length, const int64_t *sizes, int32_t ndim, int32_t dtype,
                                      agt_tensor **result) AGT_NOEXCEPT;
/* The only element, as real and imaginary part; exact for integers in whole. */
AGT_API int32_t agt_tensor_item(agt_tensor *t, double *real, double *imaginary, int64_t *whole) AGT_NOEXCEPT;

/* --- Autograd --- */
AGT_API int32_t agt_tensor_requires_grad(agt_tensor *t, uint8_t *result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_set_requires_grad(agt_tensor *t, uint8_t value) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_is_leaf(agt_tensor *t, uint8_t *result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_retain_grad(agt_tensor *t) AGT_NOEXCEPT;
/* The gradient, owned, or null where there is none. */
AGT_API int32_t agt_tensor_grad(agt_tensor *t, agt_tensor **result) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_set_grad(agt_tensor *t, agt_tensor *grad) AGT_NOEXCEPT;
AGT_API int32_t agt_tensor_grad_fn_name(agt_tensor *t, const char **name) AGT_NOEXCEPT;
/* Replaces the contents of t by those of source (t.data = source). */
AGT_API int32_t agt_tensor_set_data(agt_tensor *t, agt_tensor *source) AGT_NOEXCEPT;
/* grads and inputs may be null (count 0); a null grad means ones. */
AGT_API int32_t agt_backward(agt_tensor *const *tensors, int32_t count, agt_tensor *const *grads, int32_t grad_count,
                             agt_tensor *const *inputs, int32_t input_count, uint8_t retain_graph,
                             uint8_t create_graph) AGT_NOEXCEPT;
/* results holds input_count owned handles, null where unused. */
AGT_API int32_t agt_grad(agt_tensor *const *outputs, int32_t output_count, agt_tensor *const *inputs, int32_t input_count,
                         agt_tensor *const *grads, int32_t grad_count, uint8_t retain_graph, uint8_t create_graph,
                         uint8_t allow_unused, agt_tensor **results) AGT_NOEXCEPT;
AGT_API uint8_t agt_grad_mode(void) AGT_NOEXCEPT;
AGT_API void agt_set_grad_mode(uint8_t enabled) AGT_NOEXCEPT;
AGT_API uint8_t agt_inference_mode(void) AGT_NOEXCEPT;
AGT_API int32_t agt_inference_guard_new(uint8_t enabled, agt_guard **guard) AGT_NOEXCEPT;
AGT_API void agt_inference_guard_free(agt_guard *guard) AGT_NOEXCEPT;
AGT_API void agt_anomaly_mode(uint8_t *enabled, uint8_t *check_nan) AGT_NOEXCEPT;
AGT_API void agt_set_anomaly_mode(uint8_t enabled, uint8_t check_nan) AGT_NOEXCEPT;

/* --- Custom functions. A callback returns AGT_OK, or AGT_ERROR after it has called agt_set_callback_error. --- */
/* Writes the owned handles of the outputs (at most capacity) and their number. */
typedef int32_t (*agt_forward_callback)(void *state, agt_context *context, agt_tensor **outputs, int32_t capacity,
                                        int32_t *count);
/* grads are borrowed (null where undefined); writes one owned handle (or null) for each of the input_count inputs. */
typedef int32_t (*agt_backward_callback)(void *state, agt_context *context, agt_tensor *const *grads, int32_t grad_count,
                                         agt_tensor **input_grads, int32_t input_count);
typedef void (*agt_release_callback)(void *state);
AGT_API int32_t agt_function_apply(agt_tensor *const *inputs, int32_t input_count, agt_forward_callback forward,
                                   agt_backward_callback backward, agt_release_callback release, void *state,
                                   agt_tensor **outputs, int32_t capacity, int32_t *count) AGT_NOEXCEPT;
AGT_API void agt_set_callback_error(const char *message) AGT_NOEXCEPT;
AGT_API int32_t agt_context_save(agt_context *context, agt_tensor *const *tensors, int32_t count) AGT_NOEXCEPT;
/* Writes owned handles; fails when there are more than capacity. */
AGT_API int32_t agt_context_saved(agt_context *context, agt_tensor **tensors, int32_t capacity, int32_t *count) AGT_NOEXCEPT;
AGT_API int32_t agt_context_mark_dirty(agt_context *context, agt_tensor *const *tensors, int32_t count) AGT_NOEXCEPT;
AGT_API int32_t agt_context_mark_non_differentiable(agt_context *context, agt_tensor *const *tensors, int32_t count) AGT_NOEXCEPT;
AGT_API int32_t agt_context_set_materialize_grads(agt_context *context, uint8_t value) AGT_NOEXCEPT;

/* --- Random state --- */
AGT_API int32_t agt_manual_seed(uint64_t seed) AGT_NOEXCEPT;
AGT_API int32_t agt_generator_new(uint64_t seed, int32_t device_type, int32_t device_index, agt_generator **result) AGT_NOEXCEPT;
AGT_API int32_t agt_generator_default(int32_t device_type, int32_t device_index, agt_generator **result) AGT_NOEXCEPT;
AGT_API void agt_generator_free(agt_generator *g) AGT_NOEXCEPT;
AGT_API int32_t agt_generator_seed(agt_generator *g, uint64_t seed) AGT_NOEXCEPT;
AGT_API int32_t agt_generator_initial_seed(agt_generator *g, uint64_t *seed) AGT_NOEXCEPT;
AGT_API int32_t agt_generator_state(agt_generator *g, agt_tensor **state) AGT_NOEXCEPT;
AGT_API int32_t agt_generator_set_state(agt_generator *g, agt_tensor *state) AGT_NOEXCEPT;

/* --- Optimisers --- */
/* Adam's step in one pass. done: 0, and nothing is changed, unless all four are dense float32 on a CPU with fused multiply-add, in the same order. */
AGT_API int32_t agt_adam_step(agt_tensor *parameter, agt_tensor *gradient, agt_tensor *mean, agt_tensor *square, double step_size,
                              double beta1, double beta2, double correction, double eps, uint8_t *done) AGT_NOEXCEPT;

/* --- The process --- */
AGT_API int32_t agt_threads(int32_t *count) AGT_NOEXCEPT;
AGT_API int32_t agt_set_threads(int32_t count) AGT_NOEXCEPT;
AGT_API int32_t agt_interop_threads(void) AGT_NOEXCEPT;
AGT_API int32_t agt_set_interop_threads(int32_t count) AGT_NOEXCEPT;
/* Lets the allocator keep freed memory for the next tensor instead of giving it back to the system. 1 where it could, 0 where the C library has no such setting. */
AGT_API uint8_t agt_keep_freed_memory(void) AGT_NOEXCEPT;
AGT_API uint8_t agt_deterministic(void) AGT_NOEXCEPT;
AGT_API int32_t agt_set_deterministic(uint8_t enabled, uint8_t warn_only) AGT_NOEXCEPT;
AGT_API uint8_t agt_cuda_available(void) AGT_NOEXCEPT;
AGT_API int32_t agt_cuda_device_count(void) AGT_NOEXCEPT;
AGT_API uint8_t agt_cudnn_available(void) AGT_NOEXCEPT;
AGT_API int32_t agt_cuda_synchronize(int32_t index) AGT_NOEXCEPT;
/* Which TF32 switch: 0 matrix products, 1 cuDNN. */
AGT_API uint8_t agt_tf32(int32_t which) AGT_NOEXCEPT;
AGT_API int32_t agt_set_tf32(int32_t which, uint8_t enabled) AGT_NOEXCEPT;
/* Autocast of the calling thread, for device type 0 (CPU) or 1 (CUDA). dtype: a ScalarType. */
AGT_API uint8_t agt_autocast(int32_t device_type) AGT_NOEXCEPT;
AGT_API int32_t agt_set_autocast(int32_t device_type, uint8_t enabled) AGT_NOEXCEPT;
AGT_API int32_t agt_autocast_dtype(int32_t device_type) AGT_NOEXCEPT;
AGT_API int32_t agt_set_autocast_dtype(int32_t device_type, int32_t dtype) AGT_NOEXCEPT;
AGT_API uint8_t agt_autocast_cache(void) AGT_NOEXCEPT;
AGT_API void agt_set_autocast_cache(uint8_t enabled) AGT_NOEXCEPT;
/* change: +1 entering, -1 leaving; the cache is cleared when the outermost scope is left. */
AGT_API int32_t agt_autocast_nest(int32_t change) AGT_NOEXCEPT;

/* --- TorchScript --- */
AGT_API int32_t agt_module_load(const char *path, agt_module **result) AGT_NOEXCEPT;
AGT_API int32_t agt_module_forward(agt_module *m, const agt_value *args, int32_t nargs, agt_value *results, int32_t capacity,
                                   int32_t *nresults) AGT_NOEXCEPT;
AGT_API int32_t agt_module_train(agt_module *m, uint8_t on) AGT_NOEXCEPT;
AGT_API void agt_module_free(agt_module *m) AGT_NOEXCEPT;

#if defined(__cplusplus)
}
#endif
#endif
