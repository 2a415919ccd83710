using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

/// <summary>The bridge's functions, each declared once under its C name; see native/agt.h for what they do.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "animegan_torch";

    // The bridge.
    [LibraryImport(Library)]
    internal static partial int agt_abi_version();

    [LibraryImport(Library)]
    internal static partial byte* agt_last_error();

    [LibraryImport(Library)]
    internal static partial byte* agt_torch_version();

    [LibraryImport(Library)]
    internal static partial int agt_torch_config(out byte* text);

    [LibraryImport(Library)]
    internal static partial long agt_live_tensors();

    [LibraryImport(Library)]
    internal static partial long agt_peak_tensors();

    // Operators. The operator handle lives as long as the process, so nothing owns it.
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int agt_operator_find(string name, string overload, out nint op);

    [LibraryImport(Library)]
    internal static partial int agt_operator_schema(nint op, out byte* schema);

    [LibraryImport(Library)]
    internal static partial int agt_call(nint op, AgtValue* args, int nargs, AgtValue* results, int capacity, int* nresults);

    // Tensors.
    [LibraryImport(Library)]
    internal static partial void agt_tensor_free(nint t);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_share(nint t, out nint result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_ndim(TensorHandle t, out long result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_numel(TensorHandle t, out long result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_size(TensorHandle t, long dim, out long result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_geometry(TensorHandle t, long* sizes, long* strides);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_storage_offset(TensorHandle t, out long result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_dtype(TensorHandle t, out int result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_element_size(TensorHandle t, out long result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_device(TensorHandle t, out int type, out int index);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_is_sparse(TensorHandle t, out byte result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_is_contiguous(TensorHandle t, int format, out byte result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_data(TensorHandle t, out void* result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_same(TensorHandle a, TensorHandle b, out byte result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_from_bytes(void* bytes, long length, long* sizes, int ndim, int dtype, out nint result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_item(TensorHandle t, out double real, out double imaginary, out long whole);

    // Autograd.
    [LibraryImport(Library)]
    internal static partial int agt_tensor_requires_grad(TensorHandle t, out byte result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_set_requires_grad(TensorHandle t, byte value);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_is_leaf(TensorHandle t, out byte result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_retain_grad(TensorHandle t);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_grad(TensorHandle t, out nint result);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_set_grad(TensorHandle t, nint grad);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_grad_fn_name(TensorHandle t, out byte* name);

    [LibraryImport(Library)]
    internal static partial int agt_tensor_set_data(TensorHandle t, TensorHandle source);

    [LibraryImport(Library)]
    internal static partial int agt_backward(nint* tensors, int count, nint* grads, int grad_count, nint* inputs, int input_count, byte retain_graph, byte create_graph);

    [LibraryImport(Library)]
    internal static partial int agt_grad(nint* outputs, int output_count, nint* inputs, int input_count, nint* grads, int grad_count, byte retain_graph, byte create_graph, byte allow_unused, nint* results);

    [LibraryImport(Library)]
    internal static partial byte agt_grad_mode();

    [LibraryImport(Library)]
    internal static partial void agt_set_grad_mode(byte enabled);

    [LibraryImport(Library)]
    internal static partial byte agt_inference_mode();

    [LibraryImport(Library)]
    internal static partial int agt_inference_guard_new(byte enabled, out GuardHandle guard);

    [LibraryImport(Library)]
    internal static partial void agt_inference_guard_free(nint guard);

    [LibraryImport(Library)]
    internal static partial void agt_anomaly_mode(out byte enabled, out byte check_nan);

    [LibraryImport(Library)]
    internal static partial void agt_set_anomaly_mode(byte enabled, byte check_nan);

    // Custom functions.
    [LibraryImport(Library)]
    internal static partial int agt_function_apply(
        nint* inputs,
        int input_count,
        delegate* unmanaged<nint, nint, nint*, int, int*, int> forward,
        delegate* unmanaged<nint, nint, nint*, int, nint*, int, int> backward,
        delegate* unmanaged<nint, void> release,
        nint state,
        nint* outputs,
        int capacity,
        out int count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void agt_set_callback_error(string message);

    [LibraryImport(Library)]
    internal static partial int agt_context_save(nint context, nint* tensors, int count);

    [LibraryImport(Library)]
    internal static partial int agt_context_saved(nint context, nint* tensors, int capacity, out int count);

    [LibraryImport(Library)]
    internal static partial int agt_context_mark_dirty(nint context, nint* tensors, int count);

    [LibraryImport(Library)]
    internal static partial int agt_context_mark_non_differentiable(nint context, nint* tensors, int count);

    [LibraryImport(Library)]
    internal static partial int agt_context_set_materialize_grads(nint context, byte value);

    // Random state.
    [LibraryImport(Library)]
    internal static partial int agt_manual_seed(ulong seed);

    [LibraryImport(Library)]
    internal static partial int agt_generator_new(ulong seed, int device_type, int device_index, out GeneratorHandle result);

    [LibraryImport(Library)]
    internal static partial int agt_generator_default(int device_type, int device_index, out GeneratorHandle result);

    [LibraryImport(Library)]
    internal static partial void agt_generator_free(nint g);

    [LibraryImport(Library)]
    internal static partial int agt_generator_seed(GeneratorHandle g, ulong seed);

    [LibraryImport(Library)]
    internal static partial int agt_generator_initial_seed(GeneratorHandle g, out ulong seed);

    [LibraryImport(Library)]
    internal static partial int agt_generator_state(GeneratorHandle g, out nint state);

    [LibraryImport(Library)]
    internal static partial int agt_generator_set_state(GeneratorHandle g, TensorHandle state);

    // Optimisers.
    [LibraryImport(Library)]
    internal static partial int agt_adam_step(
        TensorHandle parameter,
        TensorHandle gradient,
        TensorHandle mean,
        TensorHandle square,
        double stepSize,
        double beta1,
        double beta2,
        double correction,
        double eps,
        out byte done);

    // The process.
    [LibraryImport(Library)]
    internal static partial int agt_threads(out int count);

    [LibraryImport(Library)]
    internal static partial int agt_set_threads(int count);

    [LibraryImport(Library)]
    internal static partial byte agt_keep_freed_memory();

    [LibraryImport(Library)]
    internal static partial int agt_interop_threads();

    [LibraryImport(Library)]
    internal static partial int agt_set_interop_threads(int count);

    [LibraryImport(Library)]
    internal static partial byte agt_deterministic();

    [LibraryImport(Library)]
    internal static partial int agt_set_deterministic(byte enabled, byte warn_only);

    [LibraryImport(Library)]
    internal static partial byte agt_cuda_available();

    [LibraryImport(Library)]
    internal static partial int agt_cuda_device_count();

    [LibraryImport(Library)]
    internal static partial byte agt_cudnn_available();

    [LibraryImport(Library)]
    internal static partial int agt_cuda_synchronize(int index);

    [LibraryImport(Library)]
    internal static partial byte agt_tf32(int which);

    [LibraryImport(Library)]
    internal static partial int agt_set_tf32(int which, byte enabled);

    [LibraryImport(Library)]
    internal static partial byte agt_autocast(int device_type);

    [LibraryImport(Library)]
    internal static partial int agt_set_autocast(int device_type, byte enabled);

    [LibraryImport(Library)]
    internal static partial int agt_autocast_dtype(int device_type);

    [LibraryImport(Library)]
    internal static partial int agt_set_autocast_dtype(int device_type, int dtype);

    [LibraryImport(Library)]
    internal static partial byte agt_autocast_cache();

    [LibraryImport(Library)]
    internal static partial void agt_set_autocast_cache(byte enabled);

    [LibraryImport(Library)]
    internal static partial int agt_autocast_nest(int change);

    // TorchScript.
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int agt_module_load(string path, out ModuleHandle result);

    [LibraryImport(Library)]
    internal static partial int agt_module_forward(ModuleHandle m, AgtValue* args, int nargs, AgtValue* results, int capacity, int* nresults);

    [LibraryImport(Library)]
    internal static partial int agt_module_train(ModuleHandle m, byte on);

    [LibraryImport(Library)]
    internal static partial void agt_module_free(nint m);
}
